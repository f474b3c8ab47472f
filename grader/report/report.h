/* grader/report/report.h - a mark told: as JSON for programs, as text for people at a terminal.
 *
 * All reports tell the same list of findings, the one the score was computed from. Equal marks give equal bytes. */
#ifndef SABAN_GRADER_REPORT_REPORT_H
#define SABAN_GRADER_REPORT_REPORT_H

#include "base/buf.h"
#include "grader/mark/mark.h"
#include "pages/catalog.h"
#include "scenario/scenario.h"

enum report_language {
	REPORT_VI,
	REPORT_EN,
};

/* What is told besides the mark. */
struct report_context {
	enum report_language language;
	const struct catalog *catalog;   /* English for the words of the screens; NULL: they stay Vietnamese */
	const struct scenario *scenario; /* for titles and sentences; NULL: their ids stand alone */
};

/* One line without LF; keys and their order are a contract:
 * {"verdict","score_hundredths","max_hundredths","tasks":[{"ref","score_hundredths","max_hundredths","moves":[move]}],
 * "collateral":[move]} with move = {"kind","step","record","lost_hundredths","wanted","found","basis"}. An attempt that
 * needs a human has score null and "reason" behind it. attempt: its name, told first; empty: not told. */
void report_json(const struct mark *mark, struct str attempt, struct buf *out);

/* The mark out of its maximum, and each lost point: step, record, wanted, found, sentence. */
void report_text(const struct mark *mark, const struct report_context *context, struct buf *out);

/* ---- words.c ---- */

enum report_word {
#define WORD(name, vi, en) WORD_##name,
#include "grader/report/words.def"
#undef WORD
};
struct str report_word(enum report_word word, enum report_language language);
/* The same with its {places} filled. */
void report_say(const struct report_context *context, enum report_word word, const struct place *places,
                size_t count, struct buf *out);
/* Why a human is needed, in a few words. */
struct str report_cause(enum human_cause cause, enum report_language language);
/* What a kind of finding is called: "thiếu bước". */
struct str report_kind(enum finding_kind kind, enum report_language language);
struct str report_in(const struct words *both, enum report_language language);

/* "8,50" in Vietnamese, "8.50" in English, with a minus before what is negative. */
void points_write(int64_t hundredths, enum report_language language, struct buf *out);
/* "8", "5,5" */
void points_write_short(uint32_t hundredths, enum report_language language, struct buf *out);

/* A sentence of the tasks: where it stands (from 0), and what it says. False when its id is not known. */
struct cited {
	size_t task, number;
	struct str text;
};
bool report_find_sentence(const struct report_context *context, struct str id, struct cited *ret);

#endif
