#include "grader/command/align_rows.h"

/* Enough for each worker to be busy for some milliseconds, little enough to be forgotten in memory. */
#define BATCH_EVENTS 20000
#define BATCH_TRACES 2000

void batch_open(struct batch *batch, const struct model *model, const struct conforming *conforming,
                bool is_json, unsigned worker_count, struct arena *arena)
{
	*batch = (struct batch){
		.model = model,
		.conforming = conforming,
		.is_json = is_json,
		.answers = ARENA_ARRAY(arena, struct arena, worker_count),
		.scratch = ARENA_ARRAY(arena, struct arena, worker_count),
		.worker_count = worker_count,
	};
	arena_init(&batch->arena, arena->source);
	for (unsigned i = 0; i < worker_count; i++) {
		arena_init(&batch->answers[i], arena->source);
		arena_init(&batch->scratch[i], arena->source);
	}
}

void batch_close(struct batch *batch)
{
	arena_finish(&batch->arena);
	for (unsigned i = 0; i < batch->worker_count; i++) {
		arena_finish(&batch->answers[i]);
		arena_finish(&batch->scratch[i]);
	}
}

void batch_reset(struct batch *batch)
{
	arena_reset(&batch->arena);
	for (unsigned i = 0; i < batch->worker_count; i++)
		arena_reset(&batch->answers[i]);
	batch->rows = NULL;
	batch->row_count = batch->row_capacity = batch->event_count = 0;
}

bool batch_is_full(const struct batch *batch)
{
	return batch->row_count >= BATCH_TRACES || batch->event_count >= BATCH_EVENTS;
}

void batch_add(struct batch *batch, const struct xes_trace *trace)
{
	struct arena *arena = &batch->arena;
	struct batch_row row = {
		.trace = str_copy(arena, trace->name),
		.labels = ARENA_ARRAY(arena, uint32_t, trace->event_count),
		.events = batch->is_json ? ARENA_ARRAY(arena, struct str, trace->event_count) : NULL,
		.event_count = trace->event_count,
		.line = trace->line,
		.is_cut = trace->is_cut,
	};

	for (uint32_t i = 0; i < trace->event_count; i++) {
		row.labels[i] = conforming_label(batch->conforming, trace->events[i]);
		if (batch->is_json)
			row.events[i] = str_copy(arena, trace->events[i]);
	}
	batch->rows = arena_grow(arena, batch->rows, batch->row_count, &batch->row_capacity, sizeof(row));
	batch->rows[batch->row_count++] = row;
	batch->event_count += trace->event_count;
}

static bool row_conform(const struct batch *batch, struct batch_row *row, struct arena *scratch,
                        struct conformance *ret)
{
	if (row->is_cut)
		return err_set(&row->err, ERR_LIMIT, STR("the trace has too many events"), STR("cut it into cases"));
	return conform(batch->conforming, row->labels, row->event_count, scratch, ret, &row->err);
}

static void align_row(void *context, unsigned worker, size_t item)
{
	struct batch *batch = context;
	struct batch_row *row = &batch->rows[item];
	struct buf text = buf_in(&batch->answers[worker]);
	struct conformance conformance;
	const struct conformance *answer = NULL;

	if (row_conform(batch, row, &batch->scratch[worker], &conformance))
		answer = &conformance;
	row->is_refused = answer == NULL;
	if (batch->is_json)
		conformance_json(row->trace, answer, batch->model, row->events, &text);
	else
		conformance_tsv(row->trace, answer, &text);
	row->text = buf_str(&text);
	arena_reset(&batch->scratch[worker]);
}

void batch_start(struct batch *batch, struct crew *crew)
{
	crew_start(crew, align_row, batch, batch->row_count);
}
