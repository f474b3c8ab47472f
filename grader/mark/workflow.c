#include "base/buf.h"
#include "grader/mark/parts.h"

void finding_add(struct arena *arena, struct findings *findings, struct finding finding)
{
	findings->items = arena_grow(arena, findings->items, findings->count, &findings->capacity,
	                             sizeof(finding));
	findings->items[findings->count++] = finding;
}

struct str deed_shown(const struct deed *deed, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add(&out, action_key(deed->action));
	if (!str_is_empty(deed->object)) {
		buf_add_char(&out, ' ');
		buf_add(&out, deed->object);
	}
	for (size_t i = 0; i < deed->pair_count; i++) {
		buf_add_char(&out, ' ');
		buf_add(&out, deed->pairs[i].name);
		buf_add_char(&out, '=');
		buf_add(&out, deed->pairs[i].value);
	}
	return buf_str(&out);
}

static void guard_show(const struct task_marking *marking, const struct guard *guard, struct buf *out)
{
	const struct operand *operand = &marking->bound->operands[guard->number];

	if (guard->operator== GUARD_EMPTY) {
		buf_add_c(out, guard->wants_empty ? "empty" : "not empty");
		return;
	}
	if (guard->operator!= GUARD_EQUALS) {
		buf_add(out, name_of(&guard_operator_names, guard->operator));
		buf_add_char(out, ' ');
	}
	buf_add(out, operand->shown);
}

struct str predicate_shown(const struct task_marking *marking, const struct predicate *predicate)
{
	struct buf out = buf_in(marking->arena);

	buf_add(&out, action_key(predicate->action));
	if (predicate->object != GUIDE_NONE) {
		buf_add_char(&out, ' ');
		struct str key = marking->bound->tasks[marking->index].objects[predicate->object].key;

		buf_add(&out, str_is_empty(key) ? STR("$") : key);
		if (str_is_empty(key))
			buf_add(&out, marking->task->objects[predicate->object].name);
	}
	for (size_t i = 0; i < predicate->must_count; i++) {
		buf_add_char(&out, ' ');
		buf_add(&out, predicate->musts[i].field);
		buf_add_c(&out, predicate->musts[i].operator== GUARD_EQUALS ? "=" : " ");
		guard_show(marking, &predicate->musts[i], &out);
	}
	return buf_str(&out);
}

struct finding finding_about(enum finding_kind kind, const struct deed *deed, uint32_t lost,
                             struct arena *arena)
{
	return (struct finding){
		.kind = kind,
		.record = deed->seq,
		.lost = (int32_t)lost,
		.found = deed_shown(deed, arena),
		.deed = deed,
	};
}

void finding_wants(const struct task_marking *marking, struct finding *finding, const struct predicate *what)
{
	finding->wanted = predicate_shown(marking, what);
	finding->what = what;
}

static const struct deed *seen_deed(const struct task_marking *marking, uint32_t event)
{
	return &marking->deeds->items[marking->seen[event]];
}

/* ---- findings ---- */

/* One finding for each graded guard that failed; one sync when none did. */
static void sync_find(struct task_marking *marking, const struct move *move)
{
	const struct guide_step *step = &marking->task->steps[move->step];
	const struct deed *deed = seen_deed(marking, move->event);
	struct finding finding = finding_about(FINDING_SYNC, deed, 0, marking->arena), wrong;
	bool is_right = true;

	finding.step = step->id;
	finding.basis = step->basis;
	finding.of_step = step;
	finding_wants(marking, &finding, &step->what);

	for (size_t i = 0; i < step->graded_count; i++) {
		const struct guard *guard = &step->graded[i];
		struct buf wanted = buf_in(marking->arena), found = buf_in(marking->arena);
		struct str value = {0};

		if (guard->points == 0 || guard_holds(&marking->looking, guard, deed))
			continue;
		is_right = false;
		buf_add(&wanted, guard->field);
		buf_add_c(&wanted, guard->operator== GUARD_EQUALS ? "=" : " ");
		guard_show(marking, guard, &wanted);
		buf_add(&found, guard->field);
		buf_add_char(&found, '=');
		deed_field(deed, guard->field, &value);
		buf_add(&found, value);
		wrong = finding;
		wrong.kind = FINDING_WRONG;
		wrong.lost = (int32_t)guard->points;
		wrong.wanted = buf_str(&wanted);
		wrong.found = buf_str(&found);
		wrong.guard = guard;
		finding_add(marking->arena, &marking->findings, wrong);
	}
	if (is_right)
		finding_add(marking->arena, &marking->findings, finding);
}

static void missing_find(struct task_marking *marking, const struct move *move)
{
	const struct guide_step *step = &marking->task->steps[move->step];
	uint32_t event = marking->misplaced_event[move->step];
	struct finding finding = {
		.kind = FINDING_MISSING,
		.record = FINDING_NO_RECORD,
		.lost = (int32_t)marking->missing[move->step],
	};

	if (event != ALIGN_NONE)
		finding = finding_about(FINDING_MISPLACED, seen_deed(marking, event), marking->missing[move->step],
		                        marking->arena);
	finding.step = step->id;
	finding.basis = step->basis;
	finding.of_step = step;
	finding_wants(marking, &finding, &step->what);
	finding_add(marking->arena, &marking->findings, finding);
}

/* Extra moves are told only of events that could have been a step, and not of one that is told as misplaced. */
static void extra_find(struct task_marking *marking, const struct move *move)
{
	uint32_t steps = marking->task->tree.step_count, step = 0;
	const uint32_t *row = &marking->price[(size_t)move->event * steps];
	const struct deed *deed = seen_deed(marking, move->event);
	struct finding finding;

	while (step < steps && row[step] == ALIGN_NO_MATCH)
		step++;
	if (step == steps ||
	    (marking->misplaced_event[step] == move->event && marking->event_of_step[step] == ALIGN_NONE))
		return;
	finding = finding_about(FINDING_EXTRA, deed, 0, marking->arena);
	finding.step = marking->task->steps[step].id;
	finding_add(marking->arena, &marking->findings, finding);
}

static void moves_find(struct task_marking *marking)
{
	const struct alignment *alignment = &marking->alignment;

	for (uint32_t i = 0; i < alignment->move_count; i++) {
		const struct move *move = &alignment->moves[i];

		switch (move->kind) {
		case MOVE_SYNC:
			sync_find(marking, move);
			break;
		case MOVE_MISSING:
			missing_find(marking, move);
			break;
		case MOVE_EXTRA:
			extra_find(marking, move);
			break;
		case MOVE_SILENT:
			break;
		}
	}
}

/* ---- the two markers ---- */

static struct str reason_of(struct arena *arena, const struct err *err)
{
	struct buf out = buf_in(arena);

	buf_add(&out, err->what);
	return buf_str(&out);
}

static bool scores_agree(struct align_score a, struct align_score b)
{
	return a.cost == b.cost && a.missing == b.missing && a.extra == b.extra;
}

static void syncs_note(struct task_marking *marking)
{
	uint32_t steps = marking->task->tree.step_count;

	marking->event_of_step = ARENA_ARRAY(marking->arena, uint32_t, steps);
	marking->is_sync = ARENA_ARRAY(marking->arena, bool, marking->seen_count);
	for (uint32_t step = 0; step < steps; step++)
		marking->event_of_step[step] = ALIGN_NONE;
	for (uint32_t i = 0; i < marking->alignment.move_count; i++) {
		const struct move *move = &marking->alignment.moves[i];

		if (move->kind != MOVE_SYNC)
			continue;
		marking->is_sync[move->event] = true;
		if (marking->event_of_step[move->step] == ALIGN_NONE)
			marking->event_of_step[move->step] = move->event;
	}
}

enum aligned workflow_align(struct task_marking *marking, struct arena *arena, struct human_reason *ret_why)
{
	const struct tree *tree = &marking->task->tree;
	const struct align_plan *plan = align_plan(tree, marking->arena);
	struct align_trace trace = {marking->seen_count, marking->price, marking->missing, 0};
	struct align_score second;
	struct err err = {0};

	if (!align(plan, &trace, marking->arena, &marking->alignment, &err) ||
	    !search_score(tree, &trace, marking->arena, &second, &err)) {
		*ret_why = (struct human_reason){HUMAN_TOO_LARGE, reason_of(arena, &err)};
		return ALIGNED_TOO_LARGE;
	}
	if (!scores_agree(marking->alignment.score, second)) {
		*ret_why = (struct human_reason){HUMAN_MARKERS, STR("the two markers disagree on the workflow")};
		return ALIGNED_NOT;
	}
	return ALIGNED;
}

bool workflow_mark(struct task_marking *marking, struct human_reason *ret_why)
{
	if (workflow_align(marking, marking->arena, ret_why) != ALIGNED)
		return false;
	syncs_note(marking);
	moves_find(marking);
	return true;
}
