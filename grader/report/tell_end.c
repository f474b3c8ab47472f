/* What is judged on the whole: rules, and goals on the office as it was left. */
#include "grader/report/tell.h"
#include "office/desk.h"
#include "pages/words.h"

/* ---- rules ---- */

static struct str quoted(const struct telling *telling, const struct predicate *what, struct arena *arena)
{
	struct buf text = buf_in(arena), out = buf_in(arena);
	struct place place = {"text", {0}};

	if (what == NULL)
		return (struct str){0};
	tell_wanted(telling, what, &text);
	place.text = buf_str(&text);
	report_say(telling->context, WORD_QUOTED, &place, 1, &out);
	return buf_str(&out);
}

static enum report_word word_of_rule(const struct guide_rule *rule)
{
	switch (rule->template) {
	case TEMPLATE_EXISTENCE:
		return rule->count == 1 ? WORD_RULE_EXISTENT : WORD_RULE_EXISTENCE;
	case TEMPLATE_ABSENCE:
		return rule->count == 1 ? WORD_RULE_ABSENT : WORD_RULE_ABSENCE;
	case TEMPLATE_EXACTLY:
		return WORD_RULE_EXACTLY;
	case TEMPLATE_INIT:
		return WORD_RULE_INIT;
	case TEMPLATE_END:
		return WORD_RULE_END;
	case TEMPLATE_RESPONSE:
		return WORD_RULE_RESPONSE;
	case TEMPLATE_PRECEDENCE:
		return WORD_RULE_PRECEDENCE;
	case TEMPLATE_CHAIN_RESPONSE:
		return WORD_RULE_CHAIN_RESPONSE;
	case TEMPLATE_CHAIN_PRECEDENCE:
		return WORD_RULE_CHAIN_PRECEDENCE;
	case TEMPLATE_SUCCESSION:
		return WORD_RULE_SUCCESSION;
	case TEMPLATE_CHAIN_SUCCESSION:
		return WORD_RULE_CHAIN_SUCCESSION;
	case TEMPLATE_NOT_COEXISTENCE:
		return WORD_RULE_NOT_COEXISTENCE;
	case TEMPLATE_COUNT:
		break;
	}
	UNREACHABLE();
	return WORD_RULE_EXISTENT;
}

/* For a rule that counts, "within" runs from the start; else between the two events. */
static bool counts_from_the_start(const struct guide_rule *rule)
{
	return rule->template == TEMPLATE_EXISTENCE || rule->template == TEMPLATE_ABSENCE ||
	       rule->template == TEMPLATE_EXACTLY;
}

void tell_rule(const struct telling *telling, const struct guide_rule *rule, struct buf *out)
{
	struct buf said = buf_in(out->arena), time = buf_in(out->arena);
	const struct place places[] = {
		{"first", quoted(telling, rule->first, out->arena)},
		{"then", quoted(telling, rule->then, out->arena)},
		{"count", say_number(out->arena, rule->count)},
	};
	struct place within[2] = {{"rule", {0}}, {"time", {0}}};

	report_say(telling->context, word_of_rule(rule), places, 3, &said);
	if (rule->within_ms < 0) {
		buf_add(out, buf_str(&said));
		return;
	}
	tell_duration(telling, rule->within_ms, &time);
	within[0].text = buf_str(&said);
	within[1].text = buf_str(&time);
	report_say(telling->context, counts_from_the_start(rule) ? WORD_RULE_EARLY : WORD_RULE_WITHIN, within, 2,
	           out);
}

/* ---- goals ---- */

static bool is_of_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
	       c == '_' || c == '.';
}

/* Whether the expression uses $name. */
static bool goal_names(const struct guide_goal *goal, struct str name)
{
	const char *text = goal->test.ptr;

	for (size_t i = 0; i < goal->test.len; i++) {
		size_t from = i + 1, to = from;

		if (text[i] != '$')
			continue;
		while (to < goal->test.len && is_of_name(text[to]))
			to++;
		if (str_equals(str_slice(goal->test, from, to), name))
			return true;
	}
	return false;
}

void tell_goal_documents(const struct telling *telling, const struct guide_goal *goal, struct buf *out)
{
	const struct bound_guide *bound = telling->mark->bound;
	const struct guide_task *task = &bound->guide->tasks[telling->task];
	bool is_first = true;

	for (uint32_t i = 0; i < task->object_count; i++) {
		if (!goal_names(goal, task->objects[i].name))
			continue;
		buf_add_c(out, is_first ? "" : ",");
		tell_object(telling, i, out);
		is_first = false;
	}
}

/* Who has it in that role: "; Chủ trì: Phòng Kinh tế, Phòng Văn hóa" */
static void role_tell(const struct telling *telling, const struct document *document, enum route_role role,
                      struct buf *out)
{
	bool is_first = true;

	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];

		if (assignment->role != role || assignment->state == ASSIGNMENT_RETAKEN ||
		    assignment->state == ASSIGNMENT_RETURNED)
			continue;
		buf_add_c(out, is_first ? "; " : ", ");
		if (is_first) {
			buf_add(out, tell_screen_word(telling, chip_of_role(role).word));
			buf_add_c(out, ": ");
		}
		buf_add(out, seed_party(telling->mark->bound->seed, assignment->to)->name);
		is_first = false;
	}
	if (is_first && role == ROUTE_MAIN) {
		buf_add_c(out, "; ");
		buf_add(out, report_word(WORD_NO_MAIN, telling->context->language));
	}
}

static void state_tell(const struct telling *telling, const struct document *document, struct buf *out)
{
	/* Seen from nobody's desk, so that the status is told and not what somebody should do next. */
	buf_add(out, tell_screen_word(telling, chip_of_document(document, PARTY_SYSTEM).word));
	for (unsigned role = 0; role < ROUTE_ROLE_COUNT; role++)
		role_tell(telling, document, (enum route_role)role, out);
}

void tell_goal_state(const struct telling *telling, const struct guide_goal *goal, struct buf *out)
{
	const struct bound_guide *bound = telling->mark->bound;
	const struct guide_task *task = &bound->guide->tasks[telling->task];
	bool is_first = true;

	for (uint32_t i = 0; i < task->object_count; i++) {
		struct document_id id = bound->tasks[telling->task].objects[i].id;
		struct buf name = buf_in(out->arena), state = buf_in(out->arena);
		struct place places[2] = {{"document", {0}}, {"state", {0}}};

		if (!goal_names(goal, task->objects[i].name))
			continue;
		tell_object(telling, i, &name);
		if (id.number == 0)
			buf_add(&state, report_word(WORD_NOT_MADE, telling->context->language));
		else
			state_tell(telling, office_document(telling->mark->office, id), &state);
		places[0].text = str_slice(buf_str(&name), 1, name.len);
		places[1].text = buf_str(&state);
		buf_add_c(out, is_first ? "" : ". ");
		report_say(telling->context, WORD_STATE_AT_END, places, 2, out);
		is_first = false;
	}
}
