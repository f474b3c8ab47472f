#include "grader/command/grade_database.h"
#include "grader/command/remark.h"
#include "grader/guide/guide.h"

#include <inttypes.h>

/* The two guides of a comparison, as they are on the way to being a set. */
struct proposal {
	const struct remark_call *call;
	const struct attempts_port *port;
	struct arena *arena;
	struct kept_guide *old; /* in force */
	struct kept_guide new;
	struct remark_set set;
};

/* What a set says of a guide. The version is that of the database. */
static struct set_guide guide_facts(const struct guide *guide, struct str xml, uint32_t version)
{
	struct set_guide facts = {.version = version, .number = guide->version, .sha256 = sha256_of(xml)};

	for (size_t i = 0; i < guide->task_count; i++)
		facts.max += guide->tasks[i].points;
	return facts;
}

static bool new_guide_read(struct proposal *proposal, struct str xml, struct err *reterr)
{
	const struct remark_call *call = proposal->call;
	struct arena *arena = proposal->arena;
	struct guide guide;

	if (!guide_read(xml, call->marking, arena, &guide, reterr))
		return false;
	if (!str_equals(guide.scenario, call->scenario)) {
		remark_fails(arena, reterr, ERR_INPUT, "check --scenario and --marking",
		             "this guide is one of the scenario %.*s, not of %.*s", STR_ARG(guide.scenario),
		             STR_ARG(call->scenario));
		reterr->source = call->marking;
		return false;
	}
	proposal->set.new = guide_facts(&guide, xml, 0);
	return true;
}

/* The guide in force and its attempts. */
static bool old_guide_read(struct proposal *proposal, struct err *reterr)
{
	struct arena *arena = proposal->arena;
	struct guide guide;
	size_t count;

	if (!grade_guides(proposal->port, proposal->call->scenario, arena, &proposal->old, &count, reterr))
		return false;
	if (proposal->old->closed == 0)
		return err_set(reterr, ERR_MISSING, STR("no attempt at this scenario is closed yet"),
		               STR("there is nothing to mark anew; check --scenario"));
	if (!guide_read(proposal->old->xml, grade_guide_source(proposal->old, arena), arena, &guide, reterr))
		return false;
	proposal->set.old = guide_facts(&guide, proposal->old->xml, proposal->old->version);
	return true;
}

/* One number means one text for ever: a text that the database has not seen needs a number above all that it has. A guide
 * that does not compile has marked nobody, and its number means nothing. */
static bool number_is_free(const struct proposal *proposal, struct str xml, struct err *reterr)
{
	const struct attempts_port *port = proposal->port;
	struct kept_guide *known;
	uint32_t number = proposal->set.new.number, newest = proposal->set.old.number;
	bool is_known = false;
	size_t count;

	if (!port->known_guides(port->self, proposal->call->scenario, proposal->arena, &known, &count, reterr))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct guide guide;
		struct err ignored = {0};

		is_known = is_known || str_equals(known[i].xml, xml);
		if (guide_read(known[i].xml, STR(""), proposal->arena, &guide, &ignored) && guide.version > newest)
			newest = guide.version;
	}
	if (number > newest || (is_known && number != proposal->set.old.number))
		return true;
	remark_fails(proposal->arena, reterr, ERR_CONFLICT, "raise the version attribute of the guide above that",
	             "this guide is another text than those in the database, but says version %" PRIu32
	             "; the newest of them is %" PRIu32,
	             number, newest);
	reterr->source = proposal->call->marking;
	return false;
}

/* The marks in force may be missing for an attempt that was closed a moment ago: without them its change would not be
 * known, so it is marked with the old guide too, as grader grade would. */
static int both_mark(struct proposal *proposal)
{
	const struct remark_call *call = proposal->call;
	uint64_t count = 0;
	int status = grade_unmarked(call->world, "remark", proposal->port, proposal->old, call->jobs, &count);

	if (status == STATUS_BAD_INPUT)
		return status;
	if (count > 0)
		fprintf(call->world->err,
		        "grader remark: attempts that had no mark under the guide in force and got one now: %" PRIu64
		        "\n",
		        count);
	return grade_unmarked(call->world, "remark", proposal->port, &proposal->new, call->jobs, &count);
}

static bool set_keep(struct proposal *proposal, struct err *reterr)
{
	const struct attempts_port *port = proposal->port;
	uint64_t id;

	proposal->set.made_by = proposal->call->by;
	return port->propose(port->self, &proposal->set, &id, reterr) &&
	       remark_find(proposal->call, port, id, proposal->arena, &proposal->set, reterr);
}

static int run(struct proposal *proposal, struct str xml)
{
	const struct remark_call *call = proposal->call;
	const struct attempts_port *port = proposal->port;
	struct err err = {0};

	proposal->set.scenario = call->scenario;
	proposal->set.engine = port->engine;
	if (!new_guide_read(proposal, xml, &err) || !old_guide_read(proposal, &err))
		return command_fails(call->world, "remark", &err);
	if (str_equals(proposal->old->xml, xml)) {
		proposal->set.new.version = proposal->old->version;
		return remark_tell(call, port, &proposal->set);
	}
	proposal->new = *proposal->old;
	proposal->new.xml = xml;
	if (!number_is_free(proposal, xml, &err) ||
	    !port->keep_guide(port->self, call->scenario, xml, &proposal->new.version, &err))
		return command_fails(call->world, "remark", &err);
	proposal->set.new.version = proposal->new.version;
	if (both_mark(proposal) == STATUS_BAD_INPUT)
		return STATUS_BAD_INPUT;
	if (!set_keep(proposal, &err))
		return command_fails(call->world, "remark", &err);
	if (proposal->old->open > 0)
		fprintf(call->world->err, "grader remark: attempts that are still open and left out: %" PRIu64 "\n",
		        proposal->old->open);
	return remark_tell(call, port, &proposal->set);
}

int remark_propose(const struct remark_call *call, const struct attempts_port *port, struct str bytes)
{
	struct arena arena;
	struct proposal proposal = {.call = call, .port = port, .arena = &arena};
	int status;

	arena_init(&arena, call->world->memory);
	status = run(&proposal, bytes);
	arena_finish(&arena);
	return status;
}
