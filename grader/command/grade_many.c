#include "grader/command/grade_many.h"

#include "base/buf.h"
#include "base/check.h"
#include "grader/command/crew.h"
#include "grader/command/progress.h"
#include "grader/report/report.h"

#include <libxml/parser.h>

#define BATCH_ITEMS 64

/* One attempt on its way. Text and row live in its own arena. */
struct item {
	struct arena arena;
	struct str name, text, row;
	struct err fault; /* of reading it */
	struct mark mark; /* verdict and numbers alone outlive the marking */
	struct sha256 head;
};

struct batch {
	struct item items[BATCH_ITEMS];
	size_t count;
};

struct grading_many {
	const struct command_world *world;
	const struct guide *guide;
	const struct grade_source *source;
	struct crew *crew;
	struct batch batches[2]; /* one is being filled while the other is being marked */
	struct batch *marking;
	struct progress progress;
	uint64_t told;
	bool needs_human;
	struct err err;
};

static struct str told(struct arena *arena, const struct err *err)
{
	struct buf out = buf_in(arena);

	buf_add_c(&out, "the journal cannot be used: ");
	if (err->line != 0) {
		buf_add_c(&out, "line ");
		buf_add_u64(&out, err->line);
		buf_add_c(&out, ": ");
	}
	buf_add(&out, err->what);
	return buf_str(&out);
}

static void item_mark(const struct grading_many *grading, struct item *item, struct arena *arena)
{
	struct buf row = buf_in(&item->arena);
	struct journal journal;
	struct err err = item->fault;
	bool is_marked = err.class == ERR_NONE &&
	                 journal_read(item->text, item->name, REPLAY_VERIFY, arena, NULL, NULL, &journal, &err) &&
	                 mark(grading->guide, &journal, arena, &item->mark, &err);

	if (is_marked) {
		item->head = journal.head;
	} else {
		item->mark = (struct mark){.verdict = VERDICT_NEEDS_HUMAN, .why = {HUMAN_JOURNAL, told(arena, &err)}};
		for (size_t i = 0; i < grading->guide->task_count; i++)
			item->mark.max += grading->guide->tasks[i].points;
	}
	report_json(&item->mark, item->name, &row);
	item->row = buf_str(&row);
}

static void mark_job(void *context, unsigned worker, size_t number)
{
	struct grading_many *grading = context;
	struct item *item = &grading->marking->items[number];
	struct arena arena;

	UNUSED(worker);
	arena_init(&arena, grading->world->memory);
	item_mark(grading, item, &arena);
	/* What is told of the mark from here on is its numbers; its texts stand in the row. */
	item->mark.tasks = NULL;
	item->mark.bound = NULL;
	item->mark.why = (struct human_reason){0};
	item->mark.collateral = (struct findings){0};
	arena_finish(&arena);
}

static void batch_drop(struct batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		arena_finish(&batch->items[i].arena);
	batch->count = 0;
}

/* Fills the batch; false when there is no more to come. */
static bool batch_fill(struct grading_many *grading, struct batch *batch)
{
	while (batch->count < BATCH_ITEMS) {
		struct item *item = &batch->items[batch->count];

		*item = (struct item){0};
		arena_init(&item->arena, grading->world->memory);
		if (!grading->source->next(grading->source->context, &item->arena, &item->name, &item->text,
		                           &item->fault, &grading->err)) {
			arena_finish(&item->arena);
			return false;
		}
		batch->count++;
	}
	return true;
}

/* Waits for the batch that is being marked and tells its rows in order. */
static bool batch_tell(struct grading_many *grading)
{
	const struct grade_source *source = grading->source;
	bool is_told = true;

	if (grading->marking == NULL)
		return true;
	crew_wait(grading->crew);
	for (size_t i = 0; i < grading->marking->count && is_told; i++) {
		const struct item *item = &grading->marking->items[i];

		if (!source->is_quiet) {
			fwrite(item->row.ptr, 1, item->row.len, grading->world->out);
			putc('\n', grading->world->out);
		}
		grading->needs_human = grading->needs_human || item->mark.verdict == VERDICT_NEEDS_HUMAN;
		is_told = source->marked == NULL || source->marked(source->context, item->name, &item->mark,
		                                                   item->head, item->row, &grading->err);
		grading->told++;
	}
	batch_drop(grading->marking);
	grading->marking = NULL;
	progress_show(&grading->progress, grading->told, "attempts", grading->told);
	return is_told;
}

static bool run(struct grading_many *grading)
{
	bool has_more = true, is_told = true;

	for (unsigned filling = 0; has_more && is_told; filling = !filling) {
		struct batch *batch = &grading->batches[filling];

		has_more = batch_fill(grading, batch);
		is_told = batch_tell(grading);
		grading->marking = batch;
		crew_start(grading->crew, mark_job, grading, batch->count);
	}
	is_told = batch_tell(grading) && is_told;
	return is_told && grading->err.class == ERR_NONE;
}

int grade_many(const struct command_world *world, const struct guide *guide,
               const struct grade_source *source, unsigned jobs)
{
	struct arena arena;
	struct grading_many *grading;
	int status;

	/* Once, before there are threads. */
	xmlInitParser();
	arena_init(&arena, world->memory);
	grading = ARENA_NEW(&arena, struct grading_many);
	grading->world = world;
	grading->guide = guide;
	grading->source = source;
	grading->crew = crew_open(jobs, &arena);
	grading->progress = progress_begin(world, source->command, source->total);
	status = run(grading) ? grading->needs_human ? STATUS_NEEDS_HUMAN : STATUS_FINE : STATUS_BAD_INPUT;
	crew_close(grading->crew);
	progress_end(&grading->progress);
	if (status == STATUS_BAD_INPUT)
		command_fails(world, source->command, &grading->err);
	arena_finish(&arena);
	return status;
}

/* ---- folders ---- */

struct folder {
	const struct command_world *world;
	struct str path;
	const struct str *names;
	size_t count, at;
};

static bool folder_next(void *context, struct arena *arena, struct str *ret_name, struct str *ret_text,
                        struct err *ret_fault, struct err *reterr)
{
	static const struct str ending = STR_INIT(".jsonl");
	struct folder *folder = context;
	struct buf path = buf_in(arena);

	UNUSED(reterr);
	while (folder->at < folder->count && !str_ends_with(folder->names[folder->at], ending))
		folder->at++;
	if (folder->at == folder->count)
		return false;
	*ret_name = str_slice(folder->names[folder->at], 0, folder->names[folder->at].len - ending.len);
	buf_add(&path, folder->path);
	buf_add_char(&path, '/');
	buf_add(&path, folder->names[folder->at++]);
	command_read(folder->world, buf_str(&path), arena, ret_text, ret_fault);
	return true;
}

int grade_folder(const struct command_world *world, const struct guide *guide, struct str path,
                 const struct str *names, size_t count, unsigned jobs)
{
	struct folder folder = {.world = world, .path = path, .names = names, .count = count};
	struct grade_source source = {
		.next = folder_next, .context = &folder, .command = "grade", .total = count};

	return grade_many(world, guide, &source, jobs);
}
