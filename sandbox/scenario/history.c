/* scenario/history.c - what happened before the start, played through the engine.
 *
 * A starting office is therefore always one that could have come about: numbers without a gap, one main handler, each
 * step done by somebody who may. What the engine refuses is an error of the scenario, at its line. */
#include "scenario/draft.h"

#include "base/sort.h"
#include "office/office.h"

/* The past has no bell; this only has to be beyond it. */
#define PAST_MS ((int64_t)1 << 52)
#define MINUTE_MS 60000

static int by_time(const void *a, const void *b, const void *context)
{
	const struct past *one = a, *two = b;
	UNUSED(context);
	return (one->at.since_epoch > two->at.since_epoch) - (one->at.since_epoch < two->at.since_epoch);
}

static void office_start(struct office *office, const struct seed *seed, struct arena *arena)
{
	office_init(office, seed, arena);
	struct command start = {.actor = PARTY_SYSTEM, .action = action_find(STR("attempt.start"))};
	struct decision decision = office_decide(office, &start, arena);
	assert(!is_refused(decision.refusal));
	office_apply(office, &decision.event);
}

static bool past_play(struct office *office, const struct past *past, const struct reading *in,
                      struct arena *arena)
{
	const struct deed *deed = &past->deed;
	struct command command = {
		.actor = deed->actor,
		.action = deed->action,
		.object = office_document(office, deed->document)->facts->key,
		.pairs = deed->pairs,
		.pair_count = deed->pair_count,
		.office_ms = (int64_t)(past->at.since_epoch - office->seed->starts_at.since_epoch) * MINUTE_MS,
	};
	struct decision decision = office_decide(office, &command, arena);
	if (is_refused(decision.refusal))
		return rule_broken(in, deed->line, RULE_HISTORY_REFUSED, "%s is refused: %.*s", deed->action->key,
		                   STR_ARG(refusal_name(decision.refusal.code)));
	if (past->number != 0 && past->number != decision.event.facts.number)
		return rule_broken(in, deed->line, RULE_NUMBER_DIFFERS, "the book gives it the number %lu",
		                   (unsigned long)decision.event.facts.number);
	office_apply(office, &decision.event);
	/* The limit on records is an attempt's; the past of a large office may be longer. */
	office->record_count = 0;
	return true;
}

bool history_play(struct draft *draft, const struct reading *in)
{
	draft->seed.next_assignment = 1;
	if (draft->past_count == 0)
		return true;
	sort_stable(draft->arena, draft->past, draft->past_count, sizeof(draft->past[0]), by_time, NULL);

	struct seed seed = *draft_seed(draft);
	seed.starts_at = draft->past[0].at;
	seed.duration_ms = PAST_MS;
	seed_index(&seed, draft->arena);
	struct office office;
	office_start(&office, &seed, draft->arena);
	for (size_t i = 0; i < draft->past_count; i++)
		if (!past_play(&office, &draft->past[i], in, draft->arena))
			return false;

	draft->seed.next_assignment = office.next_assignment;
	for (uint32_t i = 0; i < seed.book_count; i++)
		draft->books[i].next_number = office_book_next(&office, (struct book_id){(uint16_t)(i + 1)});
	for (uint32_t i = 0; i < seed.dossier_count && office.dossiers != NULL; i++)
		draft->dossiers[i] = office.dossiers[i];
	for (size_t i = 0; i < office.touched_count; i++)
		draft->documents[office.touched[i].id.number - 1] = *office.touched[i].document;
	return true;
}
