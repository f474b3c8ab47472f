/* office/desk.h - what one person sees on his desk: which documents, and in which drawer. Pure reading. */
#ifndef SABAN_OFFICE_DESK_H
#define SABAN_OFFICE_DESK_H

#include "office/office.h"

enum drawer {
	DRAWER_ALL,
	DRAWER_AWAITING, /* submitted to him, without direction: cho but phe; else the clerk's next step, an opinion */
	DRAWER_MAIN, /* open assignment as main handler */
	DRAWER_SUPPORT,
	DRAWER_INFO,
	DRAWER_OVERDUE, /* not finished, and its nearest deadline has passed */
	DRAWER_GIVEN,   /* he gave work in it that is not done: main handlers and supporters */
	DRAWER_MARKED,  /* he has marked it */
	DRAWER_OPINION, /* he was asked about it, or asked himself, and nobody has answered */
	DRAWER_COUNT
};
extern const struct name_table drawer_names;

/* May this person see the document? The clerk sees all that has arrived; others what was submitted or given to them or
 * their unit, what is before somebody they act for, meetings they were sent to, or what they themselves gave on. For any other the document does not exist (404). */
bool desk_shows(const struct office *office, struct party_id person, const struct document *document);

/* The drawers that hold the document for him, BIT(drawer) each: in one look, because lists ask for all of them. */
unsigned desk_drawers(const struct office *office, struct party_id person, const struct document *document);

/* The assignment through which he has it: an open one first, of the strongest role; NULL when there is none. */
const struct assignment *desk_assignment(const struct office *office, struct party_id person,
                                         const struct document *document);

/* Has he marked it for himself? */
bool desk_is_marked(struct party_id person, const struct document *document);

/* Not opened by him since somebody else changed it. */
bool desk_is_unread(struct party_id person, const struct document *document);

/* The open main assignment of a document; NULL when there is none. */
const struct assignment *document_main(const struct document *document);

/* The deadline that counts for him: of his assignment, else the sender's. CIVIL_NO_MINUTE when there is none. */
struct minute desk_due(const struct office *office, struct party_id person, const struct document *document);

/* The nearest deadline of the open work that he gave in it; CIVIL_NO_MINUTE when there is none. */
struct minute desk_given_due(struct party_id person, const struct document *document);

/* How two documents follow each other in the list of a drawer, below zero when a comes first: the newer arrival, by time,
 * then number; of those that wait for him the more urgent one (Decree 30/2020, article 4.2.c). 0 when equal in all of it:
 * then they stand in order of id. */
int desk_order(enum drawer drawer, const struct document *a, const struct document *b);

/* Documents of a drawer in that order, found by looking at all there are; office/desk_index.h is faster. */
struct document_id *desk_list(const struct office *office, struct party_id person, enum drawer drawer,
                              struct arena *arena, size_t *ret_count);

#endif
