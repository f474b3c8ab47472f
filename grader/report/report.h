/* grader/report/report.h - a mark told: as JSON for programs, as text for people at a terminal.
 *
 * All reports tell the same list of findings, the one the score was computed from. Equal marks give equal bytes. */
#ifndef SABAN_GRADER_REPORT_REPORT_H
#define SABAN_GRADER_REPORT_REPORT_H

#include "base/buf.h"
#include "grader/mark/mark.h"
#include "scenario/scenario.h"

enum report_language {
	REPORT_VI,
	REPORT_EN,
};

/* What is told besides the mark. */
struct report_context {
	enum report_language language;
	const struct scenario *scenario; /* for titles and sentences; NULL: their ids stand alone */
};

/* One line without LF; keys and their order are a contract:
 * {"verdict","score_hundredths","max_hundredths","tasks":[{"ref","score_hundredths","max_hundredths","moves":[move]}],
 * "collateral":[move]} with move = {"kind","step","record","lost_hundredths","wanted","found","basis"}. An attempt that
 * needs a human has score null and "reason" behind it. attempt: its name, told first; empty: not told. */
void report_json(const struct mark *mark, struct str attempt, struct buf *out);

/* The mark out of its maximum, and each lost point: step, record, wanted, found, sentence. */
void report_text(const struct mark *mark, const struct report_context *context, struct buf *out);

/* "8,50" in Vietnamese, "8.50" in English, with a minus before what is negative. */
void points_write(int64_t hundredths, enum report_language language, struct buf *out);

/* The sentence with that id; empty when it is not known. */
struct str report_sentence(const struct report_context *context, struct str id);

/* ---- words.c ---- */

enum report_word {
	WORD_SCORE,
	WORD_TASK,
	WORD_RECORD,
	WORD_WANTED,
	WORD_FOUND,
	WORD_NOTHING_LOST,
	WORD_COLLATERAL,
	WORD_NEEDS_HUMAN,
	WORD_NOT_JUDGED,
	WORD_COUNT
};
struct str report_word(enum report_word word, enum report_language language);
/* What a kind of finding is called: "thiếu bước". */
struct str report_kind(enum finding_kind kind, enum report_language language);

#endif
