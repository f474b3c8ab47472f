/* grader/report/html.h - a mark as one page of HTML that a candidate understands: nothing is fetched, it can be printed
 * and kept. In Vietnamese, like the screens it speaks of.
 *
 * Per task the course of what was done, in order of time, with the points lost beside each move, the sentence of the
 * task it rests on, what was wanted and what was found. A state is a word, then a shape, then a colour. */
#ifndef SABAN_GRADER_REPORT_HTML_H
#define SABAN_GRADER_REPORT_HTML_H

#include "grader/report/report.h"
#include "journal/journal.h"

void report_html(const struct mark *mark, const struct report_context *context, const struct journal *journal,
                 struct buf *out);

/* One <li> of a course; for the files of report. */
void html_move(const struct mark *mark, size_t task, const struct finding *finding,
               const struct report_context *context, struct buf *out);

/* The kinds in the order of the key, each with what it means. */
void html_key(struct buf *out);

#endif
