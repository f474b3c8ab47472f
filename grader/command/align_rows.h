/* grader/command/align_rows.h - traces of a log into rows of the answer, many at a time. For the command align alone.
 *
 * A batch is filled by the reader of the log, aligned by a crew, and written in the order of the log. Two batches take
 * turns: while one is being aligned, the other is being filled. */
#ifndef SABAN_GRADER_COMMAND_ALIGN_ROWS_H
#define SABAN_GRADER_COMMAND_ALIGN_ROWS_H

#include "grader/command/crew.h"
#include "grader/log/conform.h"
#include "grader/log/xes.h"

#include <stdio.h>

struct batch_row {
	struct str trace;
	uint32_t *labels;
	struct str *events; /* names; only where the answer shows them */
	uint32_t event_count, line;
	bool is_cut;
	/* answered */
	struct str text;
	bool is_refused;
	struct err err; /* when it is */
};

struct batch {
	const struct model *model;
	const struct conforming *conforming;
	bool is_json;
	struct arena arena; /* of what was read */
	struct batch_row *rows;
	size_t row_count, row_capacity;
	size_t event_count;
	struct arena *answers, *scratch; /* [worker] */
	unsigned worker_count;
};

void batch_open(struct batch *batch, const struct model *model, const struct conforming *conforming,
                bool is_json, unsigned worker_count, struct arena *arena);
void batch_close(struct batch *batch);
/* Forgets the rows. */
void batch_reset(struct batch *batch);

/* Copies what is needed of a trace. */
void batch_add(struct batch *batch, const struct xes_trace *trace);
bool batch_is_full(const struct batch *batch);

/* Aligns all rows; returns at once, the crew is to be waited for. */
void batch_start(struct batch *batch, struct crew *crew);

#endif
