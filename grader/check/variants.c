/* The other variants of a scenario: each can be solved, and each mistake costs there what it costs in variant 0. */
#include "base/limits.h"
#include "grader/check/parts.h"

static bool **places_for(const struct checking *checking)
{
	bool **is_done = ARENA_ARRAY(checking->arena, bool *, checking->guide.task_count);

	for (size_t t = 0; t < checking->guide.task_count; t++)
		is_done[t] = ARENA_ARRAY(checking->arena, bool, checking->guide.tasks[t].tree.step_count);
	return is_done;
}

/* Reads the variant and binds the guide's objects to it. False: *ret_is_told as a fault, or *reterr is filled. */
static bool variant_read(struct checking *checking, bool *ret_is_told, struct err *reterr)
{
	struct err err = {0};

	if (scenario_read_variant(checking->arena, checking->ports->files, checking->dir, checking->variant,
	                          &checking->scenario, &err) &&
	    guide_bind(&checking->guide, checking->scenario.seed, checking->arena, &checking->bound, &err))
		return true;
	*ret_is_told = fault_of_err(checking, &err);
	if (!*ret_is_told)
		*reterr = err;
	return false;
}

/* The gates that differ from variant to variant. The summary counts scripts once, so their numbers are put back. */
static bool variant_check(const struct checking *first, uint32_t variant, bool is_played, struct err *reterr)
{
	struct check_report *report = first->report;
	const size_t orders = report->orders_written, mistakes = report->mistakes;
	struct checking checking = {
		.ports = first->ports,
		.dir = first->dir,
		.arena = first->arena,
		.report = report,
		.guide = first->guide,
		.guide_path = first->guide_path,
		.known = first->known,
		.variant = variant,
	};
	bool is_fine = true;

	checking.is_done = places_for(&checking);
	if (!variant_read(&checking, &is_fine, reterr))
		return is_fine;
	facts_check(&checking);
	if (is_played && null_check(&checking)) {
		reference_check(&checking);
		is_fine = orders_check(&checking, reterr) && mistakes_check(&checking, reterr);
	}
	report->variants_played += is_played;
	report->orders_written = orders;
	report->mistakes = mistakes;
	return is_fine;
}

bool variants_check(struct checking *checking, struct err *reterr)
{
	const uint32_t count = checking->scenario.variant_count;
	const uint32_t played = count < LIMIT_VARIANTS_PLAYED ? count : LIMIT_VARIANTS_PLAYED;
	uint32_t next = 1; /* of those that are played, which lie evenly among all */

	checking->report->variants = count;
	checking->report->variants_played = 1;
	for (uint32_t variant = 1; variant < count; variant++) {
		bool is_played = next < played && variant >= next * count / played;

		next += is_played;
		if (!variant_check(checking, variant, is_played, reterr))
			return false;
	}
	return true;
}
