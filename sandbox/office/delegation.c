#include "office/delegation.h"

#include "base/check.h"

#include <string.h>

bool delegation_holds(const struct delegation *delegation, struct minute at)
{
	return !minute_is_given(delegation->ended_at) && delegation->from_at.since_epoch <= at.since_epoch &&
	       at.since_epoch < delegation->until_at.since_epoch;
}

bool acts_for(const struct office *office, struct party_id person, struct party_id principal)
{
	struct minute now = office_minute(office, office->now_ms);

	if (principal.number == 0 || person.number == 0)
		return false;
	if (party_is(person, principal))
		return true;
	for (size_t i = 0; i < office->delegation_count; i++) {
		const struct delegation *delegation = &office->delegations[i];

		if (party_is(delegation->from, principal) && party_is(delegation->to, person) &&
		    delegation_holds(delegation, now))
			return true;
	}
	return false;
}

bool acts_for_others(const struct office *office, struct party_id person)
{
	struct minute now = office_minute(office, office->now_ms);

	for (size_t i = 0; i < office->delegation_count; i++) {
		if (party_is(office->delegations[i].to, person) && delegation_holds(&office->delegations[i], now))
			return true;
	}
	return false;
}

uint32_t delegation_between(const struct office *office, struct party_id from, struct party_id to,
                            struct minute at)
{
	for (size_t i = 0; i < office->delegation_count; i++) {
		const struct delegation *delegation = &office->delegations[i];

		if (party_is(delegation->from, from) && party_is(delegation->to, to) &&
		    !minute_is_given(delegation->ended_at) && at.since_epoch < delegation->until_at.since_epoch)
			return (uint32_t)i + 1;
	}
	return 0;
}

void delegation_add(struct office *office, struct delegation delegation)
{
	office->delegations = arena_grow(office->arena, office->delegations, office->delegation_count,
	                                 &office->delegation_capacity, sizeof(office->delegations[0]));
	delegation.reason = str_copy(office->arena, delegation.reason);
	office->delegations[office->delegation_count++] = delegation;
}

void delegation_end(struct office *office, uint32_t number, struct minute at)
{
	assert(number != 0 && number <= office->delegation_count);
	office->delegations[number - 1].ended_at = at;
}

void delegations_fork(struct office *fork, const struct office *parent)
{
	fork->delegation_capacity = parent->delegation_count;
	fork->delegations = ARENA_ARRAY(fork->arena, struct delegation, parent->delegation_count);
	if (parent->delegation_count > 0)
		memcpy(fork->delegations, parent->delegations,
		       parent->delegation_count * sizeof(parent->delegations[0]));
}
