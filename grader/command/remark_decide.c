#include "base/buf.h"
#include "grader/command/remark.h"
#include "grader/remark/tell.h"

#define MAKE_ANEW "make it anew with the same guide (grader remark --marking FILE), and decide on that"

static int say(const struct remark_call *call, enum remark_word word)
{
	struct arena arena;
	struct buf out;

	arena_init(&arena, call->world->memory);
	out = buf_in(&arena);
	remark_sentence(word, call->id, (enum report_language)call->language, &out);
	fwrite(out.ptr, 1, out.len, call->world->out);
	arena_finish(&arena);
	return STATUS_FINE;
}

/* Why a set that nobody decided on cannot be applied; filled only when there is a reason. */
static bool is_true_still(const struct attempts_port *port, const struct remark_set *set, struct arena *arena,
                          struct err *reterr)
{
	unsigned long long id = set->id;
	struct set_drift drift;

	if (!port->drift(port->self, set->id, &drift, reterr))
		return false;
	if (set->in_force != set->follows)
		return remark_fails(arena, reterr, ERR_CONFLICT, MAKE_ANEW,
		                    "set %llu was compared with marks that are not in force any more: set %llu has "
		                    "been applied since",
		                    id, (unsigned long long)set->in_force);
	if (!drift.is_base_in_force)
		return remark_fails(arena, reterr, ERR_CONFLICT, MAKE_ANEW,
		                    "set %llu was compared with marks that are not in force any more: another guide "
		                    "has been loaded since",
		                    id);
	if (!str_equals(set->engine, port->engine))
		return remark_fails(arena, reterr, ERR_CONFLICT, MAKE_ANEW,
		                    "set %llu was made by grader %.*s, and this is grader %.*s", id,
		                    STR_ARG(set->engine), STR_ARG(port->engine));
	if (drift.changed != 0)
		return remark_fails(arena, reterr, ERR_CONFLICT, MAKE_ANEW,
		                    "the journal of attempt %llu is not the one that set %llu was made of",
		                    (unsigned long long)drift.changed, id);
	return drift.closed == 0 ||
	       remark_fails(arena, reterr, ERR_CONFLICT, MAKE_ANEW,
	                    "attempt %llu has been closed since set %llu was made and is not in it",
	                    (unsigned long long)drift.closed, id);
}

/* What a set that was decided before says to another decision. */
static int decided_before(const struct remark_call *call, const struct remark_set *set, bool is_applied,
                          struct arena *arena)
{
	unsigned long long id = set->id;
	struct err err = {0};

	if (set->state == SET_DROPPED && !is_applied)
		return say(call, SAY_WAS_DROPPED);
	if (set->state == SET_DROPPED)
		remark_fails(arena, &err, ERR_CONFLICT, MAKE_ANEW, "set %llu has been dropped", id);
	else if (set->in_force != set->id)
		remark_fails(arena, &err, ERR_CONFLICT,
		             "to come back to it, re-mark with its guide (grader remark --marking FILE)",
		             "set %llu was applied and is history: set %llu is in force", id,
		             (unsigned long long)set->in_force);
	else if (is_applied)
		return say(call, SAY_WAS_APPLIED);
	else
		remark_fails(arena, &err, ERR_CONFLICT,
		             "to undo it, re-mark with the guide that was in force before (grader remark --marking "
		             "FILE)",
		             "set %llu is in force and cannot be dropped", id);
	return command_fails(call->world, "remark", &err);
}

/* Two that decide at once: what the database says afterwards is what holds. */
static int decide(const struct remark_call *call, const struct attempts_port *port, bool is_applied,
                  struct arena *arena)
{
	struct remark_set set;
	struct err err = {0};

	if (!remark_find(call, port, call->id, arena, &set, &err))
		return command_fails(call->world, "remark", &err);
	if (set.state != SET_PROPOSED)
		return decided_before(call, &set, is_applied, arena);
	if ((is_applied && !is_true_still(port, &set, arena, &err)) ||
	    !port->decide(port->self, call->id, is_applied, call->by, &err) ||
	    !remark_find(call, port, call->id, arena, &set, &err))
		return command_fails(call->world, "remark", &err);
	if (set.state == (is_applied ? SET_APPLIED : SET_DROPPED))
		return say(call, is_applied ? SAY_IS_APPLIED : SAY_IS_DROPPED);
	if (set.state != SET_PROPOSED)
		return decided_before(call, &set, is_applied, arena);
	if (is_true_still(port, &set, arena, &err))
		err_set(&err, ERR_BUSY, STR("somebody else is changing the marks at this moment"), STR("try again"));
	return command_fails(call->world, "remark", &err);
}

int remark_decide(const struct remark_call *call, const struct attempts_port *port, bool is_applied)
{
	struct arena arena;
	int status;

	arena_init(&arena, call->world->memory);
	status = decide(call, port, is_applied, &arena);
	arena_finish(&arena);
	return status;
}
