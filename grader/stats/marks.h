/* grader/stats/marks.h - the marks of many attempts at one scenario, as a table: attempts by tasks, attempts by steps.
 *
 * They come as JSON lines, the way `grader grade` prints a folder or a database (grader/report/report.h, "attempt"
 * first). A step here is whatever a move names: a step of the workflow, a never, a rule, a goal. */
#ifndef SABAN_GRADER_STATS_MARKS_H
#define SABAN_GRADER_STATS_MARKS_H

#include "base/arena.h"
#include "base/err.h"

#define STATS_CELLS_MAX (64 * 1024 * 1024) /* attempts times steps */

struct stats_task {
	struct str ref;
	uint32_t max; /* hundredths */
};

struct stats_step {
	size_t task;
	struct str id;
};

struct stats_attempt {
	struct str name;
	uint32_t score;              /* hundredths, of the whole attempt */
	const uint32_t *task_scores; /* one a task */
	int32_t *lost;               /* one a step, hundredths; 0 when no move names the step */
};

struct stats_marks {
	uint32_t max;
	const struct stats_task *tasks;
	size_t task_count;
	const struct stats_step *steps; /* by task, then as they first occur */
	size_t step_count;
	const struct stats_attempt *attempts; /* the graded ones, by name */
	size_t attempt_count;
	size_t needs_human_count; /* left out */
};

/* Lines on their way into the table. */
struct marks_reader;

struct marks_reader *marks_reader_open(struct arena *arena);
/* Takes all lines of a text. ERR_INPUT with source and line for a line that is no mark, has no attempt, is of another
 * guide than the first (maximum, tasks), or whose numbers cannot be. Texts are copied. */
bool marks_read(struct marks_reader *reader, struct str text, struct str source, struct err *reterr);
/* ERR_INPUT when an attempt stands there twice or fewer than two are graded, ERR_LIMIT beyond STATS_CELLS_MAX. The table
 * depends on the set of lines alone, not on their order. */
bool marks_finish(struct marks_reader *reader, struct stats_marks *ret, struct err *reterr);

#endif
