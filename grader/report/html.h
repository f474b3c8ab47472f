/* grader/report/html.h - a mark as one page of HTML that a candidate understands: nothing is fetched, it can be printed
 * on A4 and kept. In the language of the context.
 *
 * Per task the course of what was done, in order of time, with the points lost beside each move, the sentence of the
 * task it rests on, what was wanted and what was found; what was taken back stands there too, in grey. A state is a
 * word, then a shape, then a colour. */
#ifndef SABAN_GRADER_REPORT_HTML_H
#define SABAN_GRADER_REPORT_HTML_H

#include "grader/report/reason.h"
#include "journal/journal.h"

void report_html(const struct mark *mark, const struct report_context *context, const struct journal *journal,
                 struct buf *out);

/* ---- for the files of report ---- */

/* How a move looks: a finding's kind, a rule or goal that is not judged, what was taken back and what took it back. */
enum look {
	LOOK_NOT_JUDGED = FINDING_KIND_COUNT,
	LOOK_VOID,
	LOOK_TAKING_BACK,
	LOOK_COUNT
};

/* One line of a course. Findings of one step that was done with several mistakes share it. */
struct course_item {
	unsigned look;                  /* a finding_kind or an enum look */
	const struct finding *findings; /* of them; NULL for what was taken back */
	size_t finding_count;
	const struct deed *deed; /* NULL: something that was not done */
	uint64_t place;          /* in time */
};

/* course.c: the items of a task in order of time; of the changes outside of tasks when telling->task is none. */
struct course_item *course_of(const struct telling *telling, struct arena *arena, size_t *ret_count);

/* html_move.c: one <li> of a course. */
void html_move(const struct telling *telling, const struct course_item *item, struct buf *out);

/* html_look.c: shape, and shape with word. */
void html_shape(unsigned look, struct buf *out);
void html_chip(unsigned look, enum report_language language, struct buf *out);
const char *html_class(unsigned look);
/* What the look means, in a line. */
const char *html_meaning(unsigned look, enum report_language language);

/* html_style.c */
void html_style(struct buf *out);

#endif
