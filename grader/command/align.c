#include "base/buf.h"
#include "base/check.h"
#include "grader/command/align_rows.h"
#include "grader/command/command.h"
#include "grader/command/progress.h"

#define CHUNK_BYTES 65536

struct call {
	struct str model, log;
	bool is_json;
	unsigned jobs;
};

/* A log on its way to rows. */
struct aligning {
	const struct command_world *world;
	const struct call *call;
	struct arena *arena;
	struct crew *crew;
	struct batch batches[2];
	unsigned filling; /* the one that is being filled; the other is being aligned */
	bool is_started;  /* the other one is */
	struct progress progress;
	uint64_t row_count; /* written */
	uint64_t byte_count;
	bool has_refused;
};

static bool jobs_read(const struct command_world *world, struct str word, unsigned *ret, int *ret_status)
{
	uint64_t number = world->cores;

	if (!str_is_empty(word) && (!str_to_u64(word, &number) || number == 0 || number > CREW_WORKERS_MAX)) {
		fprintf(world->err, "grader align: --jobs cannot be “%.*s”; give a number from 1 to %u\n",
		        STR_ARG(word), CREW_WORKERS_MAX);
		*ret_status = STATUS_BAD_INPUT;
		return false;
	}
	*ret = (unsigned)number;
	return true;
}

static bool call_read(const struct command_world *world, int argc, char **argv, struct call *ret,
                      int *ret_status)
{
	struct str operands[2], format = STR("tsv"), jobs = {0};
	const struct command_option options[] = {
		{"--format", "tsv|json", "tsv when not given; json shows the moves", .text = &format},
		{"--jobs", "N", "threads; one a core when not given", .text = &jobs},
	};
	const struct command_usage usage = {
		.command = "align",
		.operands = "MODEL.ptml LOG.xes",
		.summary = "aligns each trace of a log with a process tree at the least cost; LOG.xes may be -",
		.options = options,
		.option_count = COUNT(options),
		.operands_min = 2,
		.operands_max = 2,
	};
	size_t count;

	if (!command_words(world, argc, argv, &usage, operands, &count, ret_status) ||
	    !jobs_read(world, jobs, &ret->jobs, ret_status))
		return false;
	ret->model = operands[0];
	ret->log = operands[1];
	ret->is_json = str_equals(format, STR("json"));
	if (ret->is_json || str_equals(format, STR("tsv")))
		return true;
	fprintf(world->err, "grader align: --format cannot be “%.*s”; say tsv or json\n", STR_ARG(format));
	*ret_status = STATUS_BAD_INPUT;
	return false;
}

/* ---- rows ---- */

static void row_write(struct aligning *aligning, struct batch *batch, const struct batch_row *row)
{
	FILE *out = aligning->world->out;

	if (aligning->call->is_json && aligning->row_count > 0)
		fputs(",\n", out);
	fwrite(row->text.ptr, 1, row->text.len, out);
	aligning->row_count++;
	if (row->is_refused) {
		struct err err = row->err;
		struct buf what = buf_in(&batch->arena);

		buf_add_c(&what, "the trace ");
		buf_add(&what, row->trace);
		buf_add_c(&what, " is refused: ");
		buf_add(&what, err.what);
		err.source = aligning->call->log;
		err.line = row->line;
		err.what = buf_str(&what);
		progress_end(&aligning->progress);
		command_fails(aligning->world, "align", &err);
		aligning->has_refused = true;
	}
}

/* Waits for the batch that is being aligned and writes its rows. */
static void batch_finish(struct aligning *aligning)
{
	struct batch *batch = &aligning->batches[!aligning->filling];

	if (!aligning->is_started)
		return;
	crew_wait(aligning->crew);
	for (size_t i = 0; i < batch->row_count; i++)
		row_write(aligning, batch, &batch->rows[i]);
	batch_reset(batch);
	aligning->is_started = false;
	progress_show(&aligning->progress, aligning->row_count, "traces", aligning->byte_count);
}

/* Gives the filled batch to the crew; the other one, finished and empty, is filled next. */
static void batch_turn(struct aligning *aligning)
{
	batch_finish(aligning);
	batch_start(&aligning->batches[aligning->filling], aligning->crew);
	aligning->filling = !aligning->filling;
	aligning->is_started = true;
}

static void take_trace(void *context, const struct xes_trace *trace)
{
	struct aligning *aligning = context;

	batch_add(&aligning->batches[aligning->filling], trace);
	if (batch_is_full(&aligning->batches[aligning->filling]))
		batch_turn(aligning);
}

/* ---- the log ---- */

static bool packed_check(struct str log, struct str bytes, struct err *reterr)
{
	if (!str_starts_with(bytes, STR("\x1f\x8b")))
		return true;
	return err_at(reterr, ERR_INPUT, log, 0, STR("the log is packed by gzip"),
	              STR("unpack it on the way: zcat LOG.xes.gz | grader align MODEL.ptml -"));
}

static bool log_read(struct aligning *aligning, FILE *file, struct xes_reader *reader, struct err *reterr)
{
	struct str log = aligning->call->log;
	char *chunk = arena_alloc(aligning->arena, CHUNK_BYTES);

	for (;;) {
		struct str bytes = {chunk, fread(chunk, 1, CHUNK_BYTES, file)};

		if (bytes.len == 0)
			break;
		if (aligning->byte_count == 0 && !packed_check(log, bytes, reterr))
			return false;
		aligning->byte_count += bytes.len;
		if (!xes_bytes(reader, bytes, reterr))
			return false;
		if (ferror(aligning->world->out))
			return true; /* main.c says so */
		progress_show(&aligning->progress, aligning->row_count, "traces", aligning->byte_count);
	}
	if (ferror(file))
		return err_at(reterr, ERR_DOWN, log, 0, STR("the log cannot be read to its end"),
		              STR("check the disk, and that it is a file"));
	return xes_end(reader, reterr);
}

static void rows_begin(const struct aligning *aligning)
{
	fputs(aligning->call->is_json ? "[\n" : "trace\tcost\tfitness\texact\n", aligning->world->out);
}

static void rows_end(const struct aligning *aligning)
{
	if (aligning->call->is_json)
		fputs(aligning->row_count > 0 ? "\n]\n" : "]\n", aligning->world->out);
}

/* Traces that were read before an error are answered before it is told. */
static int log_align(struct aligning *aligning, FILE *file)
{
	struct err err = {0};
	struct xes_reader *reader = xes_open(aligning->arena, aligning->call->log, take_trace, aligning, &err);
	bool is_read;

	rows_begin(aligning);
	is_read = reader != NULL && log_read(aligning, file, reader, &err);
	batch_turn(aligning);
	batch_finish(aligning);
	rows_end(aligning);
	progress_end(&aligning->progress);
	if (!is_read)
		command_fails(aligning->world, "align", &err);
	xes_close(reader);
	if (!is_read)
		return STATUS_BAD_INPUT;
	return aligning->has_refused ? STATUS_NEEDS_HUMAN : STATUS_FINE;
}

static int align_all(struct aligning *aligning, const struct model *model,
                     const struct conforming *conforming, FILE *file)
{
	unsigned workers;
	int status;

	aligning->crew = crew_open(aligning->call->jobs, aligning->arena);
	workers = crew_size(aligning->crew);
	for (unsigned i = 0; i < COUNT(aligning->batches); i++)
		batch_open(&aligning->batches[i], model, conforming, aligning->call->is_json, workers,
		           aligning->arena);
	status = log_align(aligning, file);
	crew_close(aligning->crew);
	for (unsigned i = 0; i < COUNT(aligning->batches); i++)
		batch_close(&aligning->batches[i]);
	return status;
}

static bool model_open(const struct command_world *world, struct str path, struct arena *arena,
                       struct model *ret, const struct conforming **ret_conforming, struct err *reterr)
{
	struct str bytes;
	struct err err = {0};

	if (!world->files->read_file(world->files->context, path, arena, &bytes, reterr) ||
	    !model_read(bytes, path, arena, ret, reterr))
		return false;
	*ret_conforming = conforming_to(ret, arena, &err);
	return *ret_conforming != NULL || err_at(reterr, err.class, path, 0, err.what, err.advice);
}

int command_align(const struct command_world *world, int argc, char **argv)
{
	struct call call;
	struct arena arena;
	struct err err = {0};
	struct model model;
	const struct conforming *conforming;
	struct aligning aligning = {.world = world, .call = &call, .arena = &arena};
	FILE *file = NULL;
	uint64_t bytes = 0;
	int status;

	if (!call_read(world, argc, argv, &call, &status))
		return status;
	arena_init(&arena, world->memory);
	if (model_open(world, call.model, &arena, &model, &conforming, &err))
		file = world->open_stream(call.log, &arena, &bytes, &err);
	if (file != NULL) {
		aligning.progress = progress_begin(world, "align", bytes);
		status = align_all(&aligning, &model, conforming, file);
		fclose(file);
	} else {
		status = command_fails(world, "align", &err);
	}
	arena_finish(&arena);
	return status;
}
