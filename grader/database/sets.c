#include "grader/database/database.h"
#include "grader/database/parts.h"
#include "store/remarks.h"

static bool known_guides(void *self, struct str scenario, struct arena *arena, struct kept_guide **ret,
                         size_t *ret_count, struct err *reterr)
{
	struct stored_edition *editions = NULL;

	if (!staff_list_editions(database_staff(self), scenario, arena, &editions, ret_count, reterr))
		return false;
	*ret = ARENA_ARRAY(arena, struct kept_guide, *ret_count);
	for (size_t i = 0; i < *ret_count; i++)
		(*ret)[i] = (struct kept_guide){
			.scenario = scenario, .version = editions[i].version, .xml = editions[i].xml};
	return true;
}

static bool keep_guide(void *self, struct str scenario, struct str xml, uint32_t *ret, struct err *reterr)
{
	return staff_save_edition(database_staff(self), scenario, xml, ret, reterr);
}

static struct stored_side side_of(const struct set_guide *guide)
{
	return (struct stored_side){guide->version, guide->number, guide->max, guide->sha256};
}

static struct set_guide guide_of(const struct stored_side *side)
{
	return (struct set_guide){side->version, side->number, side->max_hundredths, side->sha256};
}

static struct remark_set set_of(const struct stored_remark *remark)
{
	static const enum set_state states[] = {
		[REMARK_PROPOSED] = SET_PROPOSED, [REMARK_APPLIED] = SET_APPLIED, [REMARK_DROPPED] = SET_DROPPED};

	return (struct remark_set){
		.id = remark->id,
		.scenario = remark->scenario,
		.follows = remark->follows,
		.old = guide_of(&remark->old),
		.new = guide_of(&remark->new),
		.engine = remark->engine,
		.state = states[remark->state],
		.made_by = remark->made_by,
		.decided_by = remark->decided_by,
		.made_at_ms = remark->made_at_ms,
		.decided_at_ms = remark->decided_at_ms,
		.in_force = remark->in_force,
	};
}

static bool propose(void *self, const struct remark_set *set, uint64_t *ret, struct err *reterr)
{
	const struct stored_remark remark = {
		.scenario = set->scenario,
		.old = side_of(&set->old),
		.new = side_of(&set->new),
		.engine = STR(SABAN_VERSION),
		.made_by = set->made_by,
	};

	return staff_propose_remark(database_staff(self), &remark, ret, reterr);
}

static bool find_set(void *self, uint64_t id, struct arena *arena, struct remark_set *ret, bool *ret_found,
                     struct err *reterr)
{
	struct stored_remark remark = {0};

	if (!staff_find_remark(database_staff(self), id, arena, &remark, ret_found, reterr))
		return false;
	*ret = set_of(&remark);
	return true;
}

static bool list_sets(void *self, struct str scenario, struct arena *arena, struct remark_set **ret,
                      size_t *ret_count, struct err *reterr)
{
	struct stored_remark *remarks = NULL;

	if (!staff_list_remarks(database_staff(self), scenario, arena, &remarks, ret_count, reterr))
		return false;
	*ret = ARENA_ARRAY(arena, struct remark_set, *ret_count);
	for (size_t i = 0; i < *ret_count; i++)
		(*ret)[i] = set_of(&remarks[i]);
	return true;
}

static bool members(void *self, uint64_t set, struct arena *arena, struct set_member **ret, size_t *ret_count,
                    struct err *reterr)
{
	struct stored_change *changes = NULL;

	if (!staff_list_changes(database_staff(self), set, arena, &changes, ret_count, reterr))
		return false;
	*ret = ARENA_ARRAY(arena, struct set_member, *ret_count);
	for (size_t i = 0; i < *ret_count; i++)
		(*ret)[i] = (struct set_member){changes[i].attempt,         changes[i].candidate,
		                                changes[i].old_needs_human, changes[i].new_needs_human,
		                                changes[i].old_hundredths,  changes[i].new_hundredths};
	return true;
}

static bool drift(void *self, uint64_t set, struct set_drift *ret, struct err *reterr)
{
	struct remark_drift found;

	if (!staff_find_drift(database_staff(self), set, &found, reterr))
		return false;
	*ret = (struct set_drift){found.changed, found.closed, found.is_base_in_force};
	return true;
}

static bool decide(void *self, uint64_t set, bool is_applied, struct str by, struct err *reterr)
{
	return staff_decide_remark(database_staff(self), set, is_applied, by, reterr);
}

void database_sets_port(struct attempts_port *port)
{
	port->known_guides = known_guides;
	port->keep_guide = keep_guide;
	port->propose = propose;
	port->find_set = find_set;
	port->list_sets = list_sets;
	port->members = members;
	port->drift = drift;
	port->decide = decide;
}
