/* office/ids.h - distinct wrappers, so that one kind of id is never taken for another. Zero means "none" in each.
 *
 * A party, document, book, dossier or reaction is numbered by its place in the starting office, from 1; an assignment by
 * a counter in the state. Files, scripts and journals name the first five by their keys ("kinh-te", "cv-246"). */
#ifndef SABAN_OFFICE_IDS_H
#define SABAN_OFFICE_IDS_H

#include <stdbool.h>
#include <stdint.h>

struct party_id {
	uint16_t number;
};
struct document_id {
	uint32_t number;
};
struct book_id {
	uint16_t number;
};
struct dossier_id {
	uint16_t number;
};
struct assignment_id {
	uint32_t number;
};

/* The office itself acts: arrivals, the bell, pauses. */
#define PARTY_SYSTEM ((struct party_id){0})

static inline bool party_is(struct party_id a, struct party_id b)
{
	return a.number == b.number;
}

static inline bool dossier_is(struct dossier_id a, struct dossier_id b)
{
	return a.number == b.number;
}

static inline bool document_is(struct document_id a, struct document_id b)
{
	return a.number == b.number;
}

#endif
