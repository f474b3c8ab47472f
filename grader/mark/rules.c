/* DECLARE rules (van der Aalst, Pesic, Schonenberg 2009) on what was observed, with time: "within" bounds the office
 * clock between the two events, or from the start for a rule that counts. */
#include "base/buf.h"
#include "grader/mark/parts.h"

/* One rule on one attempt. */
struct judging {
	struct task_marking *marking;
	const struct guide_rule *rule;
	const struct deed **deeds; /* what the rule looks at, in order */
	bool *is_first, *is_then;
	uint32_t count;
	const struct deed *culprit; /* the deed that breaks the rule; NULL: something that is not there */
};

static bool is_in_time(const struct judging *judging, int64_t passed_ms)
{
	return judging->rule->within_ms < 0 || passed_ms <= judging->rule->within_ms;
}

static bool breaks(struct judging *judging, const struct deed *deed)
{
	judging->culprit = deed;
	return false;
}

static bool response_holds(struct judging *judging)
{
	for (uint32_t i = 0; i < judging->count; i++) {
		bool is_answered = false;

		for (uint32_t k = i + 1; judging->is_first[i] && k < judging->count && !is_answered; k++)
			is_answered = judging->is_then[k] &&
			              is_in_time(judging, judging->deeds[k]->office_ms - judging->deeds[i]->office_ms);
		if (judging->is_first[i] && !is_answered)
			return breaks(judging, judging->deeds[i]);
	}
	return true;
}

static bool precedence_holds(struct judging *judging)
{
	for (uint32_t i = 0; i < judging->count; i++) {
		bool is_prepared = false;

		for (uint32_t k = 0; judging->is_then[i] && k < i && !is_prepared; k++)
			is_prepared = judging->is_first[k] &&
			              is_in_time(judging, judging->deeds[i]->office_ms - judging->deeds[k]->office_ms);
		if (judging->is_then[i] && !is_prepared)
			return breaks(judging, judging->deeds[i]);
	}
	return true;
}

/* The judged deeds are changes only here, so that the next one is the next change. */
static bool chain_response_holds(struct judging *judging)
{
	for (uint32_t i = 0; i < judging->count; i++) {
		if (judging->is_first[i] &&
		    (i + 1 == judging->count || !judging->is_then[i + 1] ||
		     !is_in_time(judging, judging->deeds[i + 1]->office_ms - judging->deeds[i]->office_ms)))
			return breaks(judging, judging->deeds[i]);
	}
	return true;
}

static bool chain_precedence_holds(struct judging *judging)
{
	for (uint32_t i = 0; i < judging->count; i++) {
		if (judging->is_then[i] &&
		    (i == 0 || !judging->is_first[i - 1] ||
		     !is_in_time(judging, judging->deeds[i]->office_ms - judging->deeds[i - 1]->office_ms)))
			return breaks(judging, judging->deeds[i]);
	}
	return true;
}

/* How many of the first events are in time; the one above the allowed number is put down. */
static uint32_t firsts_count(struct judging *judging, uint32_t allowed)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < judging->count; i++) {
		if (!judging->is_first[i] || !is_in_time(judging, judging->deeds[i]->office_ms))
			continue;
		count++;
		if (count == allowed + 1)
			judging->culprit = judging->deeds[i];
	}
	return count;
}

static bool coexistence_is_absent(struct judging *judging)
{
	const struct deed *last = NULL;
	bool has_first = false, has_then = false;

	for (uint32_t i = 0; i < judging->count; i++) {
		has_first = has_first || judging->is_first[i];
		has_then = has_then || judging->is_then[i];
		last = judging->is_first[i] || judging->is_then[i] ? judging->deeds[i] : last;
	}
	return !(has_first && has_then) || breaks(judging, last);
}

static bool rule_holds(struct judging *judging)
{
	uint32_t count = judging->rule->count;

	switch (judging->rule->template) {
	case TEMPLATE_EXISTENCE:
		return firsts_count(judging, UINT32_MAX - 1) >= count;
	case TEMPLATE_ABSENCE:
		return count == 0 || firsts_count(judging, count - 1) < count;
	case TEMPLATE_EXACTLY:
		return firsts_count(judging, count) == count;
	case TEMPLATE_INIT:
		if (judging->count == 0)
			return false;
		return judging->is_first[0] || breaks(judging, judging->deeds[0]);
	case TEMPLATE_END:
		if (judging->count == 0)
			return false;
		return judging->is_first[judging->count - 1] || breaks(judging, judging->deeds[judging->count - 1]);
	case TEMPLATE_RESPONSE:
		return response_holds(judging);
	case TEMPLATE_PRECEDENCE:
		return precedence_holds(judging);
	case TEMPLATE_CHAIN_RESPONSE:
		return chain_response_holds(judging);
	case TEMPLATE_CHAIN_PRECEDENCE:
		return chain_precedence_holds(judging);
	case TEMPLATE_SUCCESSION:
		return response_holds(judging) && precedence_holds(judging);
	case TEMPLATE_CHAIN_SUCCESSION:
		return chain_response_holds(judging) && chain_precedence_holds(judging);
	case TEMPLATE_NOT_COEXISTENCE:
		return coexistence_is_absent(judging);
	case TEMPLATE_COUNT:
		break;
	}
	UNREACHABLE();
	return false;
}

static bool looks_at_changes_only(enum rule_template template)
{
	return template == TEMPLATE_INIT || template == TEMPLATE_END || template == TEMPLATE_CHAIN_RESPONSE ||
	       template == TEMPLATE_CHAIN_PRECEDENCE || template == TEMPLATE_CHAIN_SUCCESSION;
}

/* Accepted events that are not void; what took something back only where it is a step, as everywhere. */
static bool is_looked_at(const struct task_marking *marking, const struct guide_rule *rule, uint32_t place)
{
	const struct deed *deed = &marking->deeds->items[place];

	if (deed->is_refused)
		return rule->attempted && !looks_at_changes_only(rule->template);
	if (looks_at_changes_only(rule->template) && !deed->is_changing)
		return false;
	for (uint32_t e = 0; e < marking->seen_count; e++) {
		if (marking->seen[e] == place)
			return true;
	}
	return false;
}

static struct str rule_shown(const struct task_marking *marking, const struct guide_rule *rule)
{
	struct buf out = buf_in(marking->arena);

	buf_add(&out, name_of(&rule_template_names, rule->template));
	buf_add_char(&out, ' ');
	buf_add(&out, rule->first_name);
	if (rule->then != NULL) {
		buf_add_c(&out, " -> ");
		buf_add(&out, rule->then_name);
	} else if (rule->count != 1) {
		buf_add_c(&out, " x ");
		buf_add_u64(&out, rule->count);
	}
	if (rule->within_ms >= 0) {
		buf_add_c(&out, " within ");
		duration_write(rule->within_ms, &out);
	}
	return buf_str(&out);
}

static bool is_judged(const struct task_marking *marking, uint32_t after)
{
	return after == GUIDE_NONE || marking->event_of_step[after] != ALIGN_NONE;
}

void rules_mark(struct task_marking *marking)
{
	for (size_t r = 0; r < marking->task->rule_count; r++) {
		const struct guide_rule *rule = &marking->task->rules[r];
		struct judging judging = {
			.marking = marking,
			.rule = rule,
			.deeds = ARENA_ARRAY(marking->arena, const struct deed *, marking->deeds->count),
			.is_first = ARENA_ARRAY(marking->arena, bool, marking->deeds->count),
			.is_then = ARENA_ARRAY(marking->arena, bool, marking->deeds->count),
		};
		struct finding finding = {
			.kind = FINDING_RULE,
			.step = rule->id,
			.record = FINDING_NO_RECORD,
			.wanted = rule_shown(marking, rule),
			.basis = rule->basis,
			.rule = rule,
		};

		for (uint32_t i = 0; i < marking->deeds->count; i++) {
			const struct deed *deed = &marking->deeds->items[i];

			if (!is_looked_at(marking, rule, i))
				continue;
			judging.is_first[judging.count] = predicate_holds(&marking->looking, rule->first, deed);
			judging.is_then[judging.count] = rule->then != NULL &&
			                                 predicate_holds(&marking->looking, rule->then, deed);
			judging.deeds[judging.count++] = deed;
		}
		if (!is_judged(marking, rule->after)) {
			finding.found = STR("not judged");
		} else if (!rule_holds(&judging)) {
			finding.lost = (int32_t)rule->points;
			finding.record = judging.culprit == NULL ? FINDING_NO_RECORD : judging.culprit->seq;
			finding.deed = judging.culprit;
			finding.found = judging.culprit == NULL ? STR("nothing of the kind")
			                                        : deed_shown(judging.culprit, marking->arena);
		} else {
			continue;
		}
		finding_add(marking->arena, &marking->findings, finding);
	}
}
