/* office/meeting.h - invitations: who goes, and what stands on whose calendar. A meeting is a document that invites; the
 * clerk noted its hours and its place. Pure reading. */
#ifndef SABAN_OFFICE_MEETING_H
#define SABAN_OFFICE_MEETING_H

#include "office/desk_index.h"

bool document_invites(const struct document *document);
/* Whose it is to answer: the one it is before, one who has work in it or heads the unit that has, and whoever was sent. */
bool meeting_is_up_to(const struct office *office, struct party_id person, const struct document *document);
/* Is it on his calendar: does he go, was he sent and has not answered, or is it up to him and open? */
bool meeting_is_his(const struct office *office, struct party_id person, const struct document *document);
/* His, and without an answer that holds. */
bool meeting_awaits(const struct office *office, struct party_id person, const struct document *document);
/* Do they overlap? One that ends when the other begins does not. */
bool meetings_clash(const struct document *a, const struct document *b);

/* The refusals that all answers share: it invites, it is not over, it is up to the actor. */
struct refusal meeting_check(const struct office *office, const struct event *event);
/* For apply functions alone. */
void meeting_answer(struct document *document, struct party_id attendee, enum attendance_state state);

/* The invitations that this person may see, the earliest first; all of the office's when `is_everybodys`, else his. The
 * index is that of the office's seed. O(what is listed, and what was touched). */
struct document_id *meeting_list(const struct desk_index *index, const struct office *office,
                                 struct party_id person, bool is_everybodys, struct arena *arena,
                                 size_t *ret_count);

#endif
