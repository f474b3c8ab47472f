#include "grader/replay/operand.h"

#include "base/buf.h"
#include "grader/guide/facts.h"
#include "grader/replay/made.h"
#include "grader/text/fold.h"

struct binding {
	struct bound_guide *bound;
	struct arena *arena;
	size_t task;
	struct err *reterr;
	/* Only the references to what is made in the attempt are read again, of this office. */
	bool is_again;
	const struct office *office;
};

static bool bind_fails(const struct binding *binding, uint32_t line, struct str name, const char *what)
{
	struct buf sentence = buf_in(binding->arena);

	buf_add_c(&sentence, "dangling-reference: ");
	buf_add_c(&sentence, what);
	buf_add_c(&sentence, " “");
	buf_add(&sentence, name);
	buf_add_c(&sentence, "”");
	return err_at(binding->reterr, ERR_INPUT, binding->bound->guide->source, line, buf_str(&sentence),
	              STR("name something that the scenario's office has"));
}

/* ---- literals ---- */

static bool key_exists(const struct seed *seed, const struct field *field, struct str key)
{
	switch (field->kind) {
	case FIELD_KIND_PARTY:
		return seed_find_party(seed, key).number != 0;
	case FIELD_KIND_BOOK:
		return seed_find_book(seed, key).number != 0;
	case FIELD_KIND_DOSSIER:
		return seed_find_dossier(seed, key).number != 0;
	case FIELD_KIND_DOCUMENT:
		return seed_find_document(seed, key).number != 0;
	case FIELD_KIND_CHOICE:
	case FIELD_KIND_MINUTE:
	case FIELD_KIND_TEXT:
	case FIELD_KIND_DURATION:
		return true;
	}
	UNREACHABLE();
	return true;
}

static bool literal_bind(const struct binding *binding, const struct guard *guard, struct operand *operand)
{
	operand->count = guard->value_count;
	operand->shown = guard->written;
	operand->texts = ARENA_ARRAY(binding->arena, struct str, guard->value_count);
	operand->minutes = ARENA_ARRAY(binding->arena, struct minute, guard->value_count);
	operand->numbers = ARENA_ARRAY(binding->arena, int64_t, guard->value_count);
	operand->tokens = ARENA_ARRAY(binding->arena, struct tokens, guard->value_count);
	for (size_t i = 0; i < guard->value_count; i++) {
		struct str value = guard->values[i];

		switch (guard->type) {
		case GUARD_KEY:
			operand->texts[i] = value;
			if (!key_exists(binding->bound->seed, guard->definition, value))
				return bind_fails(binding, guard->line, value, "the office has no");
			break;
		case GUARD_MOMENT:
			minute_parse(value, &operand->minutes[i]);
			break;
		case GUARD_NUMBER:
			duration_parse(value, &operand->numbers[i]);
			break;
		case GUARD_TEXT:
			operand->texts[i] = text_fold(value, guard->ignore_accents, binding->arena);
			operand->tokens[i] = text_tokens(operand->texts[i], binding->arena);
			break;
		}
	}
	return true;
}

/* ---- references ---- */

/* The fact of a document that is made: it has one only where it is there and the fact is filled in. */
static bool is_of_made(const struct binding *binding, const struct guard *guard)
{
	return guard->reference.object != GUIDE_NONE &&
	       binding->bound->guide->tasks[binding->task].objects[guard->reference.object].is_new;
}

static bool value_bind(const struct binding *binding, const struct guard *guard,
                       const struct document_facts *facts, struct fact_value value, struct operand *operand);

static void made_reference_bind(const struct binding *binding, const struct guard *guard,
                                struct operand *operand)
{
	const struct bound_object *object =
		&binding->bound->tasks[binding->task].objects[guard->reference.object];
	const struct document_facts *facts;
	struct fact_value value;

	*operand = (struct operand){.shown = guard->written, .is_open = object->is_open};
	operand->is_absent = !object->is_open && object->id.number == 0;
	if (object->id.number == 0)
		return;
	facts = office_document(binding->office, object->id)->facts;
	value = fact_of(facts, guard->reference.fact, binding->arena);
	operand->is_absent = guard->type == GUARD_MOMENT ? !minute_is_given(value.minute)
	                                                 : str_is_empty(value.text);
	if (!operand->is_absent)
		value_bind(binding, guard, facts, value, operand);
}

static bool reference_bind(const struct binding *binding, const struct guard *guard, struct operand *operand)
{
	const struct bound_object *object =
		&binding->bound->tasks[binding->task].objects[guard->reference.object];
	const struct document_facts *facts;

	if (is_of_made(binding, guard)) {
		made_reference_bind(binding, guard, operand);
		return true;
	}
	facts = binding->bound->seed->documents[object->id.number - 1].facts;
	return value_bind(binding, guard, facts, fact_of(facts, guard->reference.fact, binding->arena), operand);
}

static bool value_bind(const struct binding *binding, const struct guard *guard,
                       const struct document_facts *facts, struct fact_value value, struct operand *operand)
{
	struct buf shown = buf_in(binding->arena);

	operand->count = 1;
	operand->texts = ARENA_NEW(binding->arena, struct str);
	operand->minutes = ARENA_NEW(binding->arena, struct minute);
	operand->tokens = ARENA_NEW(binding->arena, struct tokens);
	if (guard->type == GUARD_MOMENT) {
		if (!minute_is_given(value.minute))
			return bind_fails(binding, guard->line, facts->key, "a moment is asked for that is not set in");
		operand->minutes[0].since_epoch = (int32_t)(value.minute.since_epoch +
		                                            guard->reference.offset_ms / 60000);
		minute_write(operand->minutes[0], &shown);
		operand->shown = buf_str(&shown);
		return true;
	}
	operand->shown = value.text;
	operand->texts[0] = guard->type == GUARD_TEXT
	                        ? text_fold(value.text, guard->ignore_accents, binding->arena)
	                        : value.text;
	operand->tokens[0] = text_tokens(operand->texts[0], binding->arena);
	return true;
}

static bool guards_bind(const struct binding *binding, const struct guard *guards, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct operand *operand = &binding->bound->operands[guards[i].number];
		bool is_literal = guards[i].reference.object == GUIDE_NONE;

		if (binding->is_again && !is_of_made(binding, &guards[i]))
			continue;
		if (is_literal ? !literal_bind(binding, &guards[i], operand)
		               : !reference_bind(binding, &guards[i], operand))
			return false;
	}
	return true;
}

static bool objects_bind(const struct binding *binding, const struct guide_task *task)
{
	struct bound_task *bound = &binding->bound->tasks[binding->task];

	bound->objects = ARENA_ARRAY(binding->arena, struct bound_object, task->object_count);
	for (size_t i = 0; i < task->object_count; i++) {
		struct document_id id = seed_find_document(binding->bound->seed, task->objects[i].document);

		if (task->objects[i].is_new)
			continue;
		bound->objects[i] = (struct bound_object){.id = id, .key = task->objects[i].document};
		/* The key of a made document means nothing before one is made. */
		if (id.number == 0 || id.number > binding->bound->seed->document_count)
			return bind_fails(binding, task->objects[i].line, task->objects[i].document,
			                  "the office has no document");
	}
	return true;
}

static bool task_bind(const struct binding *binding, const struct guide_task *task)
{
	if (!binding->is_again && !objects_bind(binding, task))
		return false;
	for (uint32_t i = 0; i < task->tree.step_count; i++) {
		const struct guide_step *step = &task->steps[i];

		if (!guards_bind(binding, step->what.musts, step->what.must_count) ||
		    !guards_bind(binding, step->graded, step->graded_count))
			return false;
	}
	for (size_t i = 0; i < task->event_count; i++) {
		if (!guards_bind(binding, task->events[i].what.musts, task->events[i].what.must_count))
			return false;
	}
	for (size_t i = 0; i < task->never_count; i++) {
		if (!guards_bind(binding, task->nevers[i].what.musts, task->nevers[i].what.must_count))
			return false;
	}
	for (size_t i = 0; i < task->free_count; i++) {
		if (!guards_bind(binding, task->frees[i].musts, task->frees[i].must_count))
			return false;
	}
	return true;
}

bool guide_bind(const struct guide *guide, const struct seed *seed, struct arena *arena,
                struct bound_guide *ret, struct err *reterr)
{
	struct binding binding = {.bound = ret, .arena = arena, .reterr = reterr};

	*ret = (struct bound_guide){
		.guide = guide,
		.seed = seed,
		.operands = ARENA_ARRAY(arena, struct operand, guide->guard_count),
		.tasks = ARENA_ARRAY(arena, struct bound_task, guide->task_count),
	};
	for (; binding.task < guide->task_count; binding.task++) {
		if (!task_bind(&binding, &guide->tasks[binding.task]))
			return false;
	}
	return true;
}

void objects_read(struct bound_guide *bound, size_t task, const struct office *office, struct arena *arena)
{
	struct binding binding = {
		.bound = bound, .arena = arena, .task = task, .is_again = true, .office = office};

	task_bind(&binding, &bound->guide->tasks[task]);
}
