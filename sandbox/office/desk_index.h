/* office/desk_index.h - the candidate's desk in the starting office, sorted and counted once, so that a list in an office
 * of ten thousand documents costs what it costs in one of twenty.
 *
 * An attempt differs from its seed in the few documents somebody touched. What a desk holds now is therefore the seed's
 * desk, without the touched documents as they were, and with them as they are. Nothing here remembers anything between
 * calls: every answer is a function of the office. The desk is that of the person whom the candidate plays now; while he acts for others
 * (delegation.h) it costs O(documents).
 *
 *	const struct desk_index *index = desk_index_of(seed, &process);
 *	struct desk_walk walk = desk_walk(index, office, DRAWER_MAIN, &request);
 *	for (const struct document *document; (document = desk_walk_next(&walk)) != NULL;) ... */
#ifndef SABAN_OFFICE_DESK_INDEX_H
#define SABAN_OFFICE_DESK_INDEX_H

#include "office/desk.h"
#include "office/desk_outgoing.h"

struct desk_index;
struct desk;

/* For all seats of the seed. Read-only afterwards; any number of attempts at the seed share it. O(n log n) in documents
 * for each seat; it borrows the seed. */
const struct desk_index *desk_index_of(const struct seed *seed, struct arena *arena);

struct desk_counts {
	uint32_t drawers[DRAWER_COUNT];
	uint32_t unread;   /* of all he sees */
	uint32_t meetings; /* invitations that wait for his answer */
};

/* The long lists of the person whom the candidate plays now; NULL while he acts for others, whose documents they do not
 * have. */
struct list_index;
const struct list_index *desk_lists(const struct desk_index *index, const struct office *office);

/* The invitations of the starting office: all there are; of those the ones that the person whom the candidate plays now
 * could see at the start, and those that were on his calendar. None is ever made in an attempt. */
enum invitations {
	INVITATIONS_ALL,
	INVITATIONS_SEEN,
	INVITATIONS_HIS,
	INVITATIONS_COUNT
};
const struct document_id *desk_invitations(const struct desk_index *index, const struct office *office,
                                           enum invitations which, size_t *ret_count);

/* How much lies in his drawers at office->now_ms. The office is one of the index's seed. O(touched documents). */
struct desk_counts desk_count(const struct desk_index *index, const struct office *office);

/* The documents of one drawer at office->now_ms, in desk_order. O(touched documents) to begin; a step is O(1),
 * but for DRAWER_OVERDUE, which passes by what is not due yet. */
struct desk_walk {
	const struct desk *desk;
	const struct office *office;
	enum drawer drawer;
	size_t next;                          /* in the seed's list of the drawer */
	const struct touched *const *touched; /* those in the drawer now, in order */
	size_t touched_count, next_touched;
	const unsigned char *is_touched; /* a bit for each document, by id number */
	const struct document_id *all;   /* the whole drawer, of one who acts for others; else NULL */
	size_t all_count;
};
struct desk_walk desk_walk(const struct desk_index *index, const struct office *office, enum drawer drawer,
                           struct arena *arena);
/* NULL at the end. */
const struct document *desk_walk_next(struct desk_walk *walk);

/* The outgoing documents in one of this person's drawers, the newest first: those made last, then those the office
 * started with. O(outgoing documents). */
struct document_id *desk_outgoing_list(const struct desk_index *index, const struct office *office,
                                       struct party_id person, enum outgoing_drawer drawer,
                                       struct arena *arena, size_t *ret_count);

#endif
