#include "grader/stats/marks.h"

#include "base/buf.h"
#include "base/sort.h"
#include "journal/json_read.h"

/* One move as it was read; its step has no number yet. */
struct move {
	size_t task;
	struct str step;
	int32_t lost;
};

struct row {
	struct stats_attempt attempt;
	struct str source;
	uint32_t line;
	struct move *moves;
	size_t move_count, move_capacity;
};

struct marks_reader {
	struct arena *arena;
	uint32_t max;
	struct stats_task *tasks; /* of the first graded line */
	size_t task_count;
	struct row *rows;
	size_t row_count, row_capacity;
	size_t needs_human_count;
};

struct marks_reader *marks_reader_open(struct arena *arena)
{
	struct marks_reader *reader = ARENA_NEW(arena, struct marks_reader);

	reader->arena = arena;
	return reader;
}

/* ---- one line ---- */

/* Where a line stands, for messages. */
struct place {
	struct str source;
	uint32_t line;
	struct err *reterr;
};

static bool bad_line(const struct place *place, struct str what, struct str advice)
{
	return err_at(place->reterr, ERR_INPUT, place->source, place->line, what, advice);
}

static bool no_mark(const struct place *place)
{
	return bad_line(place, STR("this is no mark"),
	                STR("give the lines that grader grade prints for a folder"));
}

/* A whole number from 0 to max. */
static bool number_read(const cJSON *object, const char *key, uint32_t max, uint32_t *ret)
{
	const cJSON *item = json_member(object, key);
	double value = item != NULL && cJSON_IsNumber(item) ? item->valuedouble : -1;

	if (!(value >= 0 && value <= max))
		return false;
	*ret = (uint32_t)value;
	return value <= *ret;
}

static bool lost_read(const cJSON *move, int32_t *ret)
{
	const cJSON *item = json_member(move, "lost_hundredths");
	double value = item != NULL && cJSON_IsNumber(item) ? item->valuedouble : INT32_MAX;

	if (!(value > -1e9 && value < 1e9))
		return false;
	*ret = (int32_t)value;
	return true;
}

static void move_add(struct row *row, struct move move, struct arena *arena)
{
	row->moves = arena_grow(arena, row->moves, row->move_count, &row->move_capacity, sizeof(row->moves[0]));
	row->moves[row->move_count++] = move;
}

static bool task_read(const cJSON *task, size_t at, const struct marks_reader *reader,
                      const struct place *place, struct row *row, uint32_t *ret_score)
{
	const struct stats_task *known = &reader->tasks[at];
	const cJSON *moves = json_member(task, "moves"), *item;
	struct arena *arena = reader->arena;
	uint32_t max;

	if (!number_read(task, "max_hundredths", UINT32_MAX, &max) ||
	    !number_read(task, "score_hundredths", max, ret_score) || !cJSON_IsArray(moves))
		return no_mark(place);
	if (max != known->max || !str_equals(json_text(task, "ref", arena), known->ref))
		return bad_line(place, STR("the tasks are not those of the first attempt"),
		                STR("give marks that were made with one guide"));
	cJSON_ArrayForEach(item, moves)
	{
		struct move move = {.task = at, .step = json_text(item, "step", arena)};

		if (!lost_read(item, &move.lost))
			return no_mark(place);
		if (!str_is_empty(move.step))
			move_add(row, move, arena);
	}
	return true;
}

/* The first graded line says which tasks there are. */
static bool tasks_keep(struct marks_reader *reader, const cJSON *list, const struct place *place)
{
	const cJSON *item;
	size_t count = 0;

	reader->tasks = ARENA_ARRAY(reader->arena, struct stats_task, json_count(list));
	cJSON_ArrayForEach(item, list)
	{
		struct stats_task *task = &reader->tasks[count++];

		task->ref = json_text(item, "ref", reader->arena);
		if (!number_read(item, "max_hundredths", UINT32_MAX, &task->max))
			return no_mark(place);
	}
	reader->task_count = count;
	return true;
}

static bool graded_read(struct marks_reader *reader, const cJSON *mark, const struct place *place,
                        struct row *row)
{
	const cJSON *list = json_member(mark, "tasks"), *item;
	uint32_t max, *scores;
	size_t count = 0;

	if (!number_read(mark, "max_hundredths", UINT32_MAX, &max) || max == 0 ||
	    !number_read(mark, "score_hundredths", max, &row->attempt.score) || !cJSON_IsArray(list))
		return no_mark(place);
	if (reader->row_count == 0) {
		reader->max = max;
		if (!tasks_keep(reader, list, place))
			return false;
	}
	if (max != reader->max || json_count(list) != reader->task_count)
		return bad_line(place, STR("the maximum is not that of the first attempt"),
		                STR("give marks that were made with one guide"));
	row->attempt.task_scores = scores = ARENA_ARRAY(reader->arena, uint32_t, reader->task_count);
	cJSON_ArrayForEach(item, list)
	{
		if (!task_read(item, count, reader, place, row, &scores[count]))
			return false;
		count++;
	}
	return true;
}

static bool line_read(struct marks_reader *reader, struct str line, const struct place *place)
{
	AUTO(cJSON) *mark = json_parse(line, place->source, place->line, NULL);
	struct row row = {.source = place->source, .line = place->line};
	struct str verdict = json_text(mark, "verdict", reader->arena);

	if (mark == NULL || str_is_empty(verdict))
		return no_mark(place);
	row.attempt.name = json_text(mark, "attempt", reader->arena);
	if (str_is_empty(row.attempt.name))
		return bad_line(place, STR("the mark does not name its attempt"),
		                STR("give what grader grade prints for a folder, not for one journal"));
	if (!str_equals(verdict, STR("graded"))) {
		reader->needs_human_count++;
		return true;
	}
	if (!graded_read(reader, mark, place, &row))
		return false;
	reader->rows = arena_grow(reader->arena, reader->rows, reader->row_count, &reader->row_capacity,
	                          sizeof(reader->rows[0]));
	reader->rows[reader->row_count++] = row;
	return true;
}

bool marks_read(struct marks_reader *reader, struct str text, struct str source, struct err *reterr)
{
	struct place place = {str_copy(reader->arena, source), 0, reterr};

	while (!str_is_empty(text)) {
		place.line++;
		if (!line_read(reader, str_cut(&text, '\n'), &place))
			return false;
	}
	return true;
}

/* ---- the table ---- */

static int by_name(const void *a, const void *b, const void *context)
{
	const struct row *left = a, *right = b;

	(void)context;
	return str_compare(left->attempt.name, right->attempt.name);
}

static bool names_once(const struct marks_reader *reader, struct err *reterr)
{
	for (size_t i = 1; i < reader->row_count; i++) {
		const struct row *row = &reader->rows[i];

		if (str_equals(row[-1].attempt.name, row->attempt.name))
			return err_at(reterr, ERR_INPUT, row->source, row->line, STR("this attempt was given before"),
			              STR("give each attempt once"));
	}
	return true;
}

struct steps {
	struct stats_step *items;
	size_t count, capacity;
};

/* The step's number; new ones go behind. Moves of most attempts come in the same order, so the search starts where the
 * last one ended. */
static size_t step_number(struct steps *steps, struct arena *arena, const struct move *move, size_t from)
{
	for (size_t i = 0; i < steps->count; i++) {
		size_t at = (from + i) % steps->count;

		if (steps->items[at].task == move->task && str_equals(steps->items[at].id, move->step))
			return at;
	}
	steps->items = arena_grow(arena, steps->items, steps->count, &steps->capacity, sizeof(steps->items[0]));
	steps->items[steps->count] = (struct stats_step){move->task, move->step};
	return steps->count++;
}

static int by_task(const void *a, const void *b, const void *context)
{
	const struct stats_step *left = a, *right = b;

	(void)context;
	return left->task < right->task ? -1 : left->task > right->task;
}

static void steps_collect(const struct marks_reader *reader, struct steps *ret)
{
	size_t at = 0;

	for (size_t i = 0; i < reader->row_count; i++) {
		const struct row *row = &reader->rows[i];

		for (size_t k = 0; k < row->move_count; k++)
			at = step_number(ret, reader->arena, &row->moves[k], at);
	}
	sort_stable(reader->arena, ret->items, ret->count, sizeof(ret->items[0]), by_task, NULL);
}

static void lost_fill(const struct marks_reader *reader, struct steps *steps)
{
	size_t at = 0;

	for (size_t i = 0; i < reader->row_count; i++) {
		struct row *row = &reader->rows[i];

		row->attempt.lost = ARENA_ARRAY(reader->arena, int32_t, steps->count);
		for (size_t k = 0; k < row->move_count; k++) {
			at = step_number(steps, reader->arena, &row->moves[k], at);
			row->attempt.lost[at] += row->moves[k].lost;
		}
	}
}

static bool too_few(const struct marks_reader *reader, struct err *reterr)
{
	struct buf what = buf_in(reader->arena);

	buf_add_u64(&what, reader->row_count);
	buf_add_c(&what, reader->row_count == 1 ? " attempt is graded and " : " attempts are graded and ");
	buf_add_u64(&what, reader->needs_human_count);
	buf_add_c(&what, reader->needs_human_count == 1 ? " needs a human" : " need a human");
	return err_set(reterr, ERR_INPUT, buf_str(&what),
	               STR("give at least 2 graded attempts; figures can be relied on from some 30 on"));
}

bool marks_finish(struct marks_reader *reader, struct stats_marks *ret, struct err *reterr)
{
	struct steps steps = {.count = 0};
	struct stats_attempt *attempts;

	if (reader->row_count < 2)
		return too_few(reader, reterr);
	sort_stable(reader->arena, reader->rows, reader->row_count, sizeof(reader->rows[0]), by_name, NULL);
	if (!names_once(reader, reterr))
		return false;
	steps_collect(reader, &steps);
	if (steps.count > 0 && reader->row_count > STATS_CELLS_MAX / steps.count)
		return err_set(reterr, ERR_LIMIT, STR("there are too many attempts and steps for one table"),
		               STR("give a part of the attempts"));
	lost_fill(reader, &steps);
	attempts = ARENA_ARRAY(reader->arena, struct stats_attempt, reader->row_count);
	for (size_t i = 0; i < reader->row_count; i++)
		attempts[i] = reader->rows[i].attempt;
	*ret = (struct stats_marks){
		.max = reader->max,
		.tasks = reader->tasks,
		.task_count = reader->task_count,
		.steps = steps.items,
		.step_count = steps.count,
		.attempts = attempts,
		.attempt_count = reader->row_count,
		.needs_human_count = reader->needs_human_count,
	};
	return true;
}
