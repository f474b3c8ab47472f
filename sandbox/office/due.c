/* What time itself brings: the bell, and the scripted acts of colleagues and of the world, in order of their time. */
#include "office/office.h"

static const struct pending *pending_first(const struct office *office)
{
	const struct pending *first = NULL;

	for (size_t i = 0; i < office->pending_count; i++) {
		if (first == NULL || office->pending[i].due_ms < first->due_ms)
			first = &office->pending[i];
	}
	return first;
}

/* Nothing happens before the start, in a pause, or after the end. */
static bool is_ticking(const struct office *office)
{
	return office->phase == PHASE_RUNNING || office->phase == PHASE_HANDED_IN;
}

/* The scripted act that comes before the end; NULL when the end comes first. */
static const struct pending *next_act(const struct office *office)
{
	const struct pending *first = pending_first(office);

	if (office->phase == PHASE_HANDED_IN || first == NULL || first->due_ms >= office_ends_ms(office))
		return NULL;
	return first;
}

static int64_t end_due_ms(const struct office *office)
{
	return office->phase == PHASE_HANDED_IN ? office->now_ms : office_ends_ms(office);
}

int64_t office_next_due_ms(const struct office *office)
{
	const struct pending *act = next_act(office);

	if (!is_ticking(office))
		return INT64_MAX;
	return act != NULL ? act->due_ms : end_due_ms(office);
}

static int64_t latest(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static struct command command_of(const struct office *office, const struct pending *pending)
{
	const struct reaction *reaction = &office->seed->reactions[pending->reaction];
	struct str object = {0};

	if (reaction->action->target == TARGET_DOCUMENT)
		object = office_document(office, pending->document)->facts->key;
	return (struct command){
		.actor = reaction->actor,
		.action = reaction->action,
		.object = object,
		.pairs = reaction->pairs,
		.pair_count = reaction->pair_count,
		.office_ms = latest(pending->due_ms, office->now_ms),
		.pending = pending->number,
	};
}

bool office_due(const struct office *office, int64_t now_ms, struct command *ret)
{
	const struct pending *act = next_act(office);

	if (!is_ticking(office) || office_next_due_ms(office) > now_ms)
		return false;
	if (act != NULL) {
		*ret = command_of(office, act);
	} else {
		*ret = (struct command){
			.actor = PARTY_SYSTEM,
			.action = action_find(STR("attempt.close")),
			.office_ms = latest(end_due_ms(office), office->now_ms),
		};
	}
	return true;
}
