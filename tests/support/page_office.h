/* tests/support/page_office.h - an office for looking at pages: 24 documents of every urgency, deadline and state.
 *
 * Who works there is small_office's; ct is the candidate. Besides its own documents there are d-1 to d-17, named by
 * the table in page_office.c. */
#ifndef SABAN_TESTS_SUPPORT_PAGE_OFFICE_H
#define SABAN_TESTS_SUPPORT_PAGE_OFFICE_H

#include "tests/support/small_office.h"

/* Seventeen documents more. */
const struct seed *page_office(struct arena *arena);
/* The same with as many as wanted, for measurements: the table over and over. */
const struct seed *page_office_of(struct arena *arena, uint32_t document_count);

#endif
