/* tests/http/cases.h - the lists of cases; http_test.c runs them on one pair of services. */
#ifndef SABAN_TESTS_HTTP_CASES_H
#define SABAN_TESTS_HTTP_CASES_H

#include <stddef.h>

struct CMUnitTest;

struct cases {
	const struct CMUnitTest *tests;
	size_t count;
};

struct cases gate_cases(void);     /* signing in and out */
struct cases acting_cases(void);   /* documents, actions, the end */
struct cases input_cases(void);    /* what should not have been sent */
struct cases outgoing_cases(void); /* documents that are made */
struct cases dossier_cases(void);  /* dossiers from the list to the archive */
struct cases list_cases(void);     /* work and registers, as files */
struct cases search_cases(void);   /* looking for documents */
struct cases wire_cases(void);     /* connections and headers */
struct cases seat_cases(void);     /* events, moved seats, two servers */
struct cases proof_cases(void);    /* receipts and publications */
struct cases fault_cases(void);    /* disk and database fail */

#endif
