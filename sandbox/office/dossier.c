#include "office/dossier.h"

#include <string.h>

const struct dossier *office_dossier(const struct office *office, struct dossier_id id)
{
	assert(id.number != 0 && id.number <= office->dossier_count);
	return office->dossiers != NULL ? &office->dossiers[id.number - 1]
	                                : &office->seed->dossiers[id.number - 1];
}

struct dossier_id office_find_dossier(const struct office *office, struct str key)
{
	struct dossier_id id = seed_find_dossier(office->seed, key);

	return id.number <= office->dossier_count ? id : (struct dossier_id){0};
}

bool dossier_holds(const struct dossier *dossier, struct document_id document)
{
	for (uint32_t i = 0; i < dossier->document_count; i++) {
		if (document_is(dossier->documents[i], document))
			return true;
	}
	return false;
}

/* It is there, and in this state. */
static struct refusal state_check(const struct office *office, struct dossier_id id,
                                  enum dossier_state wanted)
{
	static const enum refusal_code others[DOSSIER_STATE_COUNT] = {
		[DOSSIER_LISTED] = REFUSED_dossier_not_open,
		[DOSSIER_OPEN] = REFUSED_dossier_not_closed,
		[DOSSIER_CLOSED] = REFUSED_dossier_closed,
		[DOSSIER_HANDED_OVER] = REFUSED_dossier_handed_over,
	};
	enum dossier_state state;

	if (id.number > office->dossier_count)
		return REFUSE_FIELD(unknown_dossier, "dossier");
	state = office_dossier(office, id)->state;
	return state == wanted ? ACCEPTED : (struct refusal){.code = others[state], .field = STR("dossier")};
}

struct refusal dossier_check_open(const struct office *office, struct dossier_id id)
{
	return state_check(office, id, DOSSIER_OPEN);
}

struct refusal dossier_check_closed(const struct office *office, struct dossier_id id)
{
	return state_check(office, id, DOSSIER_CLOSED);
}

struct refusal dossier_check_keeper(const struct office *office, struct dossier_id id, struct party_id actor)
{
	return party_is(office_dossier(office, id)->keeper, actor) ? ACCEPTED
	                                                           : REFUSE_FIELD(dossier_not_yours, "dossier");
}

/* All dossiers as the office's own, with room for `more` behind them. */
static void dossiers_own(struct office *office, const struct dossier *from, uint32_t more)
{
	office->dossiers = ARENA_ARRAY(office->arena, struct dossier, office->dossier_count + more);
	if (office->dossier_count > 0)
		memcpy(office->dossiers, from, office->dossier_count * sizeof(from[0]));
}

void dossiers_fork(struct office *fork, const struct office *parent)
{
	if (parent->dossiers != NULL)
		dossiers_own(fork, parent->dossiers, 0);
}

struct dossier *office_change_dossier(struct office *office, struct dossier_id id)
{
	if (office->dossiers == NULL)
		dossiers_own(office, office->seed->dossiers, 0);
	return &office->dossiers[id.number - 1];
}

struct dossier *office_make_dossier(struct office *office)
{
	struct dossier *dossier;

	dossiers_own(office, office->dossiers != NULL ? office->dossiers : office->seed->dossiers, 1);
	dossier = &office->dossiers[office->dossier_count++];
	dossier->key = seed_dossier_key(office->seed, (struct dossier_id){(uint16_t)office->dossier_count},
	                                office->arena);
	dossier->opened_at = dossier->closed_at = CIVIL_NO_MINUTE;
	return dossier;
}

/* The list is the seed's or a parent's until it changes: a new one takes its place. */
void dossier_put(struct office *office, struct dossier *dossier, struct document_id document)
{
	struct document_id *documents = ARENA_ARRAY(office->arena, struct document_id,
	                                            dossier->document_count + 1);

	if (dossier->document_count > 0)
		memcpy(documents, dossier->documents, dossier->document_count * sizeof(documents[0]));
	documents[dossier->document_count++] = document;
	dossier->documents = documents;
}

void dossier_take(struct office *office, struct dossier *dossier, struct document_id document)
{
	struct document_id *documents = ARENA_ARRAY(office->arena, struct document_id, dossier->document_count);
	uint32_t count = 0;

	for (uint32_t i = 0; i < dossier->document_count; i++) {
		if (!document_is(dossier->documents[i], document))
			documents[count++] = dossier->documents[i];
	}
	dossier->documents = documents;
	dossier->document_count = count;
}
