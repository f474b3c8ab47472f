#include "grader/replay/deeds.h"

bool deed_field(const struct deed *event, struct str name, struct str *ret)
{
	for (size_t i = 0; i < event->pair_count; i++) {
		if (str_equals(event->pairs[i].name, name)) {
			*ret = str_trim(event->pairs[i].value);
			return !str_is_empty(*ret);
		}
	}
	return false;
}

/* Was something issued to another agency? Asking for it back does not undo that. */
static bool has_left(const struct journal *journal, const struct record *record)
{
	for (size_t i = 0; i < record->pair_count; i++) {
		const struct party *to = seed_party(&journal->seed,
		                                    seed_find_party(&journal->seed, record->pairs[i].value));

		if (str_equals(record->pairs[i].name, STR("to")))
			return to != NULL && to->kind == PARTY_BODY && str_equals(record->action, STR("document.issue"));
	}
	return false;
}

static struct deed event_of(const struct journal *journal, uint32_t number, struct arena *arena)
{
	const struct record *record = &journal->records[number];
	const struct action *action = action_find(record->action);
	bool is_refused_one = is_refused(record->refusal);
	bool has_made = !is_refused_one && record->facts.draft != 0;

	return (struct deed){
		.seq = record->seq,
		.action = action,
		.document = journal->events[number].document,
		.object = has_made ? seed_document_key(&journal->seed, journal->events[number].document, arena)
	                       : record->object,
		.pairs = record->pairs,
		.pair_count = record->pair_count,
		.office_ms = record->office_ms,
		.at = office_minute(journal->office, record->office_ms),
		.is_refused = is_refused_one,
		.is_changing = !is_refused_one && action->effect == CHANGES && action->target != TARGET_ATTEMPT,
		.has_left = !is_refused_one && has_left(journal, record),
		.has_made = has_made,
		.undoes = DEED_NONE,
	};
}

static bool takes_back(const struct action *action)
{
	size_t count;
	const struct action *const *actions = action_list(&count);

	for (size_t i = 0; i < count; i++) {
		if (actions[i]->undone_by != NULL &&
		    str_equals(str_from_c(actions[i]->undone_by), action_key(action)))
			return true;
	}
	return false;
}

/* The last change, not yet undone, of the same document or assignment of it, by the action that `later` takes back. */
static void undone_find(const struct journal *journal, const struct deeds *deeds, uint32_t later)
{
	struct deed *by = &deeds->items[later];
	struct assignment_id assignment = journal->events[by->seq].facts.assignment;

	if (!by->is_changing || !takes_back(by->action))
		return;
	for (uint32_t i = later; i-- > 0;) {
		struct deed *event = &deeds->items[i];
		const char *undone_by = event->action->undone_by;

		if (event->is_changing && !event->is_void && undone_by != NULL &&
		    str_equals(str_from_c(undone_by), action_key(by->action)) &&
		    document_is(event->document, by->document) &&
		    journal->events[event->seq].facts.assignment.number == assignment.number) {
			event->is_void = true;
			by->undoes = i;
			return;
		}
	}
}

struct deeds deeds_of_journal(const struct journal *journal, struct arena *arena)
{
	struct deeds deeds = {.items = ARENA_ARRAY(arena, struct deed, journal->record_count)};
	for (uint32_t i = 0; i < journal->record_count; i++) {
		const struct record *record = &journal->records[i];

		/* Who acts of his own accord is the candidate, in whichever seat; colleagues act by the script. */
		if (str_equals(record->actor, STR("system")) || record->pending != 0)
			continue;
		deeds.items[deeds.count] = event_of(journal, i, arena);
		undone_find(journal, &deeds, deeds.count);
		deeds.count++;
	}
	return deeds;
}
