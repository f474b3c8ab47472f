/* grader/remark/tell.h - the impact of a set told: as a text for people, as CSV for a spreadsheet, as JSON for programs.
 * Equal impacts give equal bytes. */
#ifndef SABAN_GRADER_REMARK_TELL_H
#define SABAN_GRADER_REMARK_TELL_H

#include "base/buf.h"
#include "grader/remark/impact.h"
#include "grader/report/report.h"

/* The set, a table of the attempts that a person should look at, and the sums. */
void impact_text(const struct impact *impact, enum report_language language, struct buf *out);

/* RFC 4180, with a header, lines ended by CR LF; every attempt has a line. Names and order of the columns are a contract:
 * attempt,candidate,old_hundredths,new_hundredths,difference_hundredths,crossing,old_rank,new_rank,needs_human. crossing
 * is "up", "down" or empty; needs_human "yes" or "no"; what does not exist is empty. */
void impact_csv(const struct impact *impact, struct buf *out);

/* One line without LF, every attempt in it; keys and their order are a contract:
 * {"set","state":"proposed|applied|dropped|none","scenario","engine","old_guide":guide,"new_guide":guide,"summary":{
 * "attempts","changed","raised","lowered","unchanged","crossing_up","crossing_down","rank_moved","needs_human"},
 * "attempts":[{"attempt","candidate","old_hundredths","new_hundredths","difference_hundredths","crossing":"up|down",
 * "old_rank","new_rank","needs_human"}]} with guide = {"version","kept_as","sha256","max_hundredths"}. What does not
 * exist is null. When the new guide is the one in force there is no set: "set" is null, "state" is "none", and no attempt
 * is listed. */
void impact_json(const struct impact *impact, struct buf *out);

/* All sets as a table: id, scenario, state, guides, who and when (Viet Nam's time). */
void sets_text(const struct remark_set *sets, size_t count, enum report_language language, struct buf *out);

/* ---- words.c ---- */

enum remark_word {
	SAY_SET,
	SAY_PROPOSED,
	SAY_APPLIED,
	SAY_DROPPED,
	SAY_GUIDE,
	SAY_MAX,
	SAY_ATTEMPT,
	SAY_CANDIDATE,
	SAY_NOTE,
	SAY_OLD,
	SAY_NEW,
	SAY_DIFFERENCE,
	SAY_OLD_RANK,
	SAY_NEW_RANK,
	SAY_UP,
	SAY_DOWN,
	SAY_NEEDS_HUMAN,
	SAY_ATTEMPTS,
	SAY_CHANGED,
	SAY_RAISED,
	SAY_LOWERED,
	SAY_UNCHANGED,
	SAY_CROSSING_UP,
	SAY_CROSSING_DOWN,
	SAY_RANK_MOVED,
	SAY_HUMANS,
	SAY_DECIDE,
	SAY_NOTHING,
	SAY_IS_APPLIED,
	SAY_IS_DROPPED,
	SAY_WAS_APPLIED,
	SAY_WAS_DROPPED,
	SAY_SCENARIO,
	SAY_STATE,
	SAY_VERSIONS,
	SAY_MADE,
	SAY_DECIDED,
	SAY_NO_SETS,
	SAY_COUNT
};
struct str remark_word(enum remark_word word, enum report_language language);

/* The word with the set's number for each "#". */
void remark_sentence(enum remark_word word, uint64_t set, enum report_language language, struct buf *out);

#endif
