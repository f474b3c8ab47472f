#include "grader/check/parts.h"

static bool guide_load(struct checking *checking, struct err *reterr)
{
	const struct scenario_ports *files = checking->ports->files;
	struct err err = {0};
	struct str bytes;

	if (!files->read_file(files->context, checking->guide_path, checking->arena, &bytes, reterr))
		return false;
	if (!guide_read(bytes, checking->guide_path, checking->arena, &checking->guide, &err) ||
	    !guide_bind(&checking->guide, checking->scenario.seed, checking->arena, &checking->bound, &err)) {
		checking->guide.task_count = 0;
		if (fault_of_err(checking, &err))
			return true;
		*reterr = err;
		return false;
	}
	return true;
}

/* False with *reterr when there is nothing to check. A scenario or guide that cannot be understood leaves a fault and no
 * tasks. */
static bool folder_read(struct checking *checking, struct err *reterr)
{
	struct err err = {0};

	if (!scenario_read(checking->arena, checking->ports->files, checking->dir, &checking->scenario, &err)) {
		if (fault_of_err(checking, &err))
			return true;
		*reterr = err;
		return false;
	}
	return guide_load(checking, reterr);
}

static void report_begin(struct checking *checking)
{
	struct check_report *report = checking->report;
	size_t tasks = checking->guide.task_count;

	report->scenario = checking->scenario.id;
	report->version = checking->guide.version;
	checking->is_done = ARENA_ARRAY(checking->arena, bool *, tasks);
	for (size_t t = 0; t < tasks; t++) {
		checking->is_done[t] = ARENA_ARRAY(checking->arena, bool, checking->guide.tasks[t].tree.step_count);
		report->max += checking->guide.tasks[t].points;
	}
}

/* The gates, from what needs no attempt to what needs thousands. */
static bool gates_pass(struct checking *checking, struct err *reterr)
{
	bool is_full;

	facts_check(checking);
	overlaps_note(checking);
	ambiguity_check(checking);
	/* Without these two no mark of any attempt would mean anything. */
	if (checking->report->fault_count > 0 || !null_check(checking))
		return true;
	is_full = reference_check(checking);
	if (!orders_check(checking, reterr) || !mistakes_check(checking, reterr))
		return false;
	if (is_full)
		made_orders_check(checking);
	reach_check(checking);
	if (is_full)
		mutants_check(checking);
	pairs_note(checking);
	/* What is wrong in variant 0 would be told again for each. */
	return checking->report->fault_count > 0 || variants_check(checking, reterr);
}

bool check_scenario(const struct check_ports *ports, struct str dir, struct arena *arena,
                    struct check_report *ret, struct err *reterr)
{
	struct checking checking = {.ports = ports, .dir = dir, .arena = arena, .report = ret};

	*ret = (struct check_report){0};
	checking.guide_path = path_of(&checking, STR("marking.xml"));
	if (!folder_read(&checking, reterr))
		return false;
	if (checking.guide.task_count == 0)
		return true;
	report_begin(&checking);
	return gates_pass(&checking, reterr);
}
