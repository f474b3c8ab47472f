#include "grader/report/reason.h"

#include "pages/words.h"

/* A reason being made. */
struct making {
	const struct telling *telling;
	const struct finding *finding;
	struct arena *arena;
	struct reason reason;
	size_t capacity;
};

static void wanted_add(struct making *making, struct str text)
{
	struct reason *reason = &making->reason;

	reason->wanted = arena_grow(making->arena, reason->wanted, reason->wanted_count, &making->capacity,
	                            sizeof(text));
	reason->wanted[reason->wanted_count++] = text;
}

static void wanted_add_word(struct making *making, enum report_word word)
{
	wanted_add(making, report_word(word, making->telling->context->language));
}

static void wanted_add_guard(struct making *making, const struct guard *guard)
{
	struct buf out = buf_in(making->arena);

	tell_guard(making->telling, guard, &out);
	wanted_add(making, buf_str(&out));
}

static void wanted_add_predicate(struct making *making, const struct predicate *what)
{
	struct buf out = buf_in(making->arena);

	tell_wanted(making->telling, what, &out);
	wanted_add(making, buf_str(&out));
}

/* All a step asks for: what it must be, and what earns its points. */
static void wanted_add_step(struct making *making, const struct guide_step *step)
{
	for (size_t i = 0; i < step->what.must_count; i++)
		wanted_add_guard(making, &step->what.musts[i]);
	for (size_t i = 0; i < step->graded_count; i++) {
		if (step->graded[i].points > 0)
			wanted_add_guard(making, &step->graded[i]);
	}
}

static struct str fields_told(const struct making *making)
{
	struct buf out = buf_in(making->arena);

	if (making->finding->deed != NULL)
		tell_fields(making->telling, making->finding->deed, &out);
	return buf_str(&out);
}

static struct str title_of(const struct making *making)
{
	const struct finding *finding = making->finding;
	struct buf out = buf_in(making->arena), names = buf_in(making->arena);

	if (finding->kind == FINDING_RULE) {
		buf_add(&out, report_word(WORD_RULE_TITLE, making->telling->context->language));
	} else if (finding->kind == FINDING_GOAL) {
		struct place place = {"document", {0}};

		tell_goal_documents(making->telling, finding->goal, &names);
		place.text = buf_str(&names);
		report_say(making->telling->context, names.len == 0 ? WORD_GOAL_TITLE : WORD_GOAL_OF, &place, 1,
		           &out);
	} else if (finding->kind == FINDING_FLOOR) {
		buf_add(&out, report_word(WORD_FLOOR_TITLE, making->telling->context->language));
	} else if (finding->deed != NULL) {
		tell_deed(making->telling, finding->deed, &out);
	} else if (finding->what != NULL) {
		tell_aim(making->telling, finding->what, &out);
	}
	return buf_str(&out);
}

static void rule_explain(struct making *making)
{
	const struct finding *finding = making->finding;
	struct buf wanted = buf_in(making->arena), out = buf_in(making->arena);
	struct buf deed = buf_in(making->arena), clock = buf_in(making->arena);
	struct place places[2] = {{"deed", {0}}, {"time", {0}}};

	tell_rule(making->telling, finding->rule, &wanted);
	wanted_add(making, buf_str(&wanted));
	if (finding->deed == NULL) {
		making->reason.found = report_word(WORD_NOTHING_OF_THE_KIND, making->telling->context->language);
		return;
	}
	tell_deed(making->telling, finding->deed, &deed);
	tell_clock(finding->deed->at, &clock);
	places[0].text = buf_str(&deed);
	places[1].text = buf_str(&clock);
	report_say(making->telling->context, WORD_AT_MOMENT, places, 2, &out);
	making->reason.found = buf_str(&out);
}

/* A goal is an expression; what it means to a reader stands in the sentence it rests on. */
static void goal_explain(struct making *making)
{
	const struct report_context *context = making->telling->context;
	struct buf wanted = buf_in(making->arena), found = buf_in(making->arena);
	struct cited cited;
	struct place place = {"number", {0}};

	if (report_find_sentence(context, making->finding->basis, &cited)) {
		place.text = say_number(making->arena, cited.number + 1);
		report_say(context, WORD_AS_SENTENCE, &place, 1, &wanted);
		wanted_add(making, buf_str(&wanted));
	} else {
		wanted_add_word(making, WORD_AS_TASK);
	}
	tell_goal_state(making->telling, making->finding->goal, &found);
	making->reason.found = buf_str(&found);
	making->reason.detail = making->finding->goal->test;
}

static void step_explain(struct making *making)
{
	const struct finding *finding = making->finding;
	struct buf value = buf_in(making->arena);

	switch (finding->kind) {
	case FINDING_MISSING:
		wanted_add_step(making, finding->of_step);
		if (making->reason.wanted_count == 0)
			wanted_add(making, making->reason.title);
		making->reason.found = report_word(WORD_NOT_DONE, making->telling->context->language);
		return;
	case FINDING_WRONG:
		wanted_add_guard(making, finding->guard);
		tell_value_of(making->telling, finding->deed, finding->guard, &value);
		making->reason.found = buf_str(&value);
		return;
	case FINDING_MISPLACED:
		wanted_add_word(making, WORD_IN_ORDER);
		break;
	case FINDING_UNDONE:
		wanted_add_word(making, WORD_FIRST_TIME);
		wanted_add_step(making, finding->of_step);
		break;
	case FINDING_SURPLUS:
		wanted_add_word(making, WORD_NO_MORE);
		break;
	case FINDING_BOTH:
		wanted_add_word(making, WORD_ONE_WAY);
		break;
	case FINDING_NEVER:
		making->reason.is_wanted_never = true;
		wanted_add_predicate(making, finding->what);
		break;
	case FINDING_COLLATERAL:
		wanted_add_word(making, WORD_NO_OTHER_CHANGE);
		break;
	case FINDING_SYNC:
	case FINDING_EXTRA:
	case FINDING_FLOOR:
	case FINDING_RULE:
	case FINDING_GOAL:
	case FINDING_KIND_COUNT:
		break;
	}
	making->reason.found = fields_told(making);
}

struct reason reason_of(const struct telling *telling, const struct finding *finding, struct arena *arena)
{
	struct making making = {.telling = telling, .finding = finding, .arena = arena};
	bool is_on_the_whole = finding->kind == FINDING_RULE || finding->kind == FINDING_GOAL;

	making.reason.title = title_of(&making);
	if (is_on_the_whole && finding->lost == 0)
		making.reason.is_not_judged = true;
	else if (finding->kind == FINDING_RULE)
		rule_explain(&making);
	else if (finding->kind == FINDING_GOAL)
		goal_explain(&making);
	else
		step_explain(&making);
	return making.reason;
}
