/* What can be said of predicates without any attempt: can one event satisfy all their guards? A guard narrows what its
 * field may hold; guards whose narrowings leave nothing contradict each other. Whatever is not decided here (words in a
 * text) counts as possible. */
#include "grader/align/align.h"
#include "grader/check/parts.h"

/* What one field may still hold. */
struct room {
	bool must_be_empty, must_be_there;
	bool has_keys; /* one of these */
	const struct str *keys;
	size_t key_count;
	int64_t low, high; /* minutes or ms */
};

static void keys_narrow(struct room *room, const struct operand *operand, struct arena *arena)
{
	struct str *both = ARENA_ARRAY(arena, struct str, operand->count);
	size_t count = 0;

	for (size_t i = 0; i < operand->count; i++) {
		bool is_there = !room->has_keys;

		for (size_t k = 0; room->has_keys && k < room->key_count; k++)
			is_there = is_there || str_equals(room->keys[k], operand->texts[i]);
		if (is_there)
			both[count++] = operand->texts[i];
	}
	room->has_keys = true;
	room->keys = both;
	room->key_count = count;
}

static int64_t operand_number(const struct guard *guard, const struct operand *operand, size_t at)
{
	return guard->type == GUARD_MOMENT ? operand->minutes[at].since_epoch : operand->numbers[at];
}

static void span_narrow(struct room *room, const struct guard *guard, const struct operand *operand)
{
	int64_t least = INT64_MAX, most = INT64_MIN;

	for (size_t i = 0; i < operand->count; i++) {
		int64_t number = operand_number(guard, operand, i);

		least = number < least ? number : least;
		most = number > most ? number : most;
	}
	if (guard->operator!= GUARD_AT_MOST && guard->operator!= GUARD_BEFORE && least> room->low)
		room->low = least;
	if (guard->operator== GUARD_BEFORE)
		most--;
	if (guard->operator!= GUARD_AT_LEAST && most<room->high)
		room->high = most;
}

static void room_narrow(struct room *room, const struct guard *guard, const struct operand *operand,
                        struct arena *arena)
{
	bool is_literal = guard->operator== GUARD_EQUALS || guard->operator== GUARD_ONE_OF;

	if (operand->is_absent) /* of what is made: nobody knows yet */
		return;
	if (guard->operator== GUARD_EMPTY) {
		room->must_be_empty = room->must_be_empty || guard->wants_empty;
		room->must_be_there = room->must_be_there || !guard->wants_empty;
		return;
	}
	room->must_be_there = true;
	switch (guard->type) {
	case GUARD_KEY:
	case GUARD_TEXT:
		if (is_literal)
			keys_narrow(room, operand, arena);
		break;
	case GUARD_MOMENT:
	case GUARD_NUMBER:
		span_narrow(room, guard, operand);
		break;
	}
}

static bool room_is_left(const struct room *room)
{
	return !(room->must_be_empty && room->must_be_there) && !(room->has_keys && room->key_count == 0) &&
	       room->low <= room->high;
}

/* All guards of both predicates on this field. Texts that are folded in two ways are not comparable. */
static bool field_overlaps(const struct checking *checking, struct str field,
                           const struct predicate *const *both, struct arena *scratch)
{
	struct room room = {.low = INT64_MIN, .high = INT64_MAX};

	for (size_t p = 0; p < 2 && both[p] != NULL; p++) {
		for (size_t i = 0; i < both[p]->must_count; i++) {
			const struct guard *guard = &both[p]->musts[i];

			if (str_equals(guard->field, field) && !(guard->type == GUARD_TEXT && guard->ignore_accents))
				room_narrow(&room, guard, &checking->bound.operands[guard->number], scratch);
		}
	}
	return room_is_left(&room);
}

bool predicates_overlap(const struct checking *checking, size_t task, const struct predicate *a,
                        const struct predicate *b)
{
	const struct predicate *const both[2] = {a, b};
	const struct guide_object *objects = checking->guide.tasks[task].objects;
	struct arena scratch;
	bool is_possible = true;

	if (b != NULL && a->action != b->action)
		return false;
	/* One that is made is no other object of the task: each is bound to a document of its own. */
	if (b != NULL && a->object != GUIDE_NONE && b->object != GUIDE_NONE && a->object != b->object &&
	    (objects[a->object].is_new || objects[b->object].is_new ||
	     !str_equals(objects[a->object].document, objects[b->object].document)))
		return false;
	arena_init(&scratch, checking->arena->source);
	for (size_t p = 0; p < 2 && both[p] != NULL; p++) {
		for (size_t i = 0; i < both[p]->must_count && is_possible; i++)
			is_possible = field_overlaps(checking, both[p]->musts[i].field, both, &scratch);
	}
	arena_finish(&scratch);
	return is_possible;
}

void overlaps_note(struct checking *checking)
{
	for (size_t t = 0; t < checking->guide.task_count; t++) {
		const struct guide_task *task = &checking->guide.tasks[t];

		for (size_t n = 0; n < task->never_count; n++) {
			for (uint32_t s = 0; s < task->tree.step_count; s++) {
				if (predicates_overlap(checking, t, &task->nevers[n].what, &task->steps[s].what))
					note(checking, checking->guide_path, task->nevers[n].line, "",
					     "what is never to be done, “%.*s”, can be step “%.*s” too, and then costs besides",
					     STR_ARG(task->nevers[n].id), STR_ARG(task->steps[s].id));
			}
		}
	}
}

/* ---- ambiguity ---- */

static bool guards_are_alike(const struct guard *a, const struct guard *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (!str_equals(a[i].field, b[i].field) ||
		    a[i].operator!= b[i]
		        .
		        operator|| a[i]
		        .points != b[i]
		        .points || a[i]
		        .ignore_accents != b[i]
		        .ignore_accents || !str_equals(a[i].written, b[i].written))
			return false;
	}
	return true;
}

/* No attempt could tell such steps apart. */
static bool steps_are_alike(const struct guide_step *a, const struct guide_step *b)
{
	return a->what.action == b->what.action && a->what.object == b->what.object && a->points == b->points &&
	       a->misplaced == b->misplaced && a->what.must_count == b->what.must_count &&
	       a->graded_count == b->graded_count &&
	       guards_are_alike(a->what.musts, b->what.musts, a->what.must_count) &&
	       guards_are_alike(a->graded, b->graded, a->graded_count);
}

/* The first step like this one. */
static uint32_t class_of(const struct guide_task *task, uint32_t step)
{
	uint32_t first = 0;

	while (!steps_are_alike(&task->steps[first], &task->steps[step]))
		first++;
	return first;
}

/* A trace with an event for each step that matches whatever that step's event could match, at prices that only steps
 * alike share: no attempt can be more ambiguous. */
static bool worst_trace_align(const struct checking *checking, size_t t, struct arena *scratch,
                              struct err *reterr)
{
	const struct guide_task *task = &checking->guide.tasks[t];
	uint32_t steps = task->tree.step_count;
	uint32_t *price = ARENA_ARRAY(scratch, uint32_t, (size_t)steps * steps);
	uint32_t *missing = ARENA_ARRAY(scratch, uint32_t, steps);
	struct alignment alignment;

	for (uint32_t e = 0; e < steps; e++) {
		missing[e] = task->steps[e].points + class_of(task, e);
		for (uint32_t s = 0; s < steps; s++)
			price[(size_t)e * steps + s] = e == s || predicates_overlap(checking, t, &task->steps[e].what,
			                                                            &task->steps[s].what)
			                                   ? class_of(task, s)
			                                   : ALIGN_NO_MATCH;
	}
	return align(align_plan(&task->tree, scratch), &(struct align_trace){steps, price, missing, 0}, scratch,
	             &alignment, reterr);
}

void ambiguity_check(struct checking *checking)
{
	for (size_t t = 0; t < checking->guide.task_count; t++) {
		const struct guide_task *task = &checking->guide.tasks[t];
		struct arena scratch;
		struct err err = {0};

		arena_init(&scratch, checking->arena->source);
		if (!worst_trace_align(checking, t, &scratch, &err))
			fault(checking, checking->guide_path, task->line,
			      "tell the steps of an any-order apart by must guards, or put fewer of them into one",
			      "task %.*s is too ambiguous to be marked exactly: %.*s", STR_ARG(task->ref),
			      STR_ARG(err.what));
		arena_finish(&scratch);
	}
}
