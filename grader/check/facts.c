/* Guide and scenario say the same of tasks and points, and each basis is a sentence that the candidate saw. */
#include "grader/check/parts.h"

static const struct task *task_of(const struct scenario *scenario, struct str ref)
{
	for (size_t i = 0; i < scenario->task_count; i++) {
		if (str_equals(scenario->tasks[i].ref, ref))
			return &scenario->tasks[i];
	}
	return NULL;
}

static void basis_check(struct checking *checking, const struct task *task, struct str id, struct str basis,
                        uint32_t line)
{
	if (str_is_empty(basis))
		return;
	for (size_t i = 0; i < task->sentence_count; i++) {
		if (str_equals(task->sentences[i].id, basis))
			return;
	}
	fault(checking, checking->guide_path, line, "cite a sentence of scenario.xml",
	      "“%.*s” rests on sentence %.*s, which the task has not", STR_ARG(id), STR_ARG(basis));
}

static void task_facts_check(struct checking *checking, const struct guide_task *guide_task)
{
	const struct task *task = task_of(&checking->scenario, guide_task->ref);

	if (task == NULL) {
		fault(checking, checking->guide_path, guide_task->line, "name a task of scenario.xml",
		      "the scenario has no task %.*s", STR_ARG(guide_task->ref));
		return;
	}
	if (task->points_hundredths != guide_task->points) {
		struct str here = points_shown(checking->arena, guide_task->points);
		struct str there = points_shown(checking->arena, task->points_hundredths);

		fault(checking, checking->guide_path, guide_task->line, "let both say the same",
		      "task %.*s is worth %.*s here and %.*s in scenario.xml", STR_ARG(guide_task->ref),
		      STR_ARG(here), STR_ARG(there));
	}
	for (uint32_t i = 0; i < guide_task->tree.step_count; i++)
		basis_check(checking, task, guide_task->steps[i].id, guide_task->steps[i].basis,
		            guide_task->steps[i].line);
	for (size_t i = 0; i < guide_task->never_count; i++)
		basis_check(checking, task, guide_task->nevers[i].id, guide_task->nevers[i].basis,
		            guide_task->nevers[i].line);
	for (size_t i = 0; i < guide_task->rule_count; i++)
		basis_check(checking, task, guide_task->rules[i].id, guide_task->rules[i].basis,
		            guide_task->rules[i].line);
	for (size_t i = 0; i < guide_task->goal_count; i++)
		basis_check(checking, task, guide_task->goals[i].id, guide_task->goals[i].basis,
		            guide_task->goals[i].line);
}

void facts_check(struct checking *checking)
{
	const struct guide *guide = &checking->guide;

	if (!str_equals(guide->scenario, checking->scenario.id))
		fault(checking, checking->guide_path, 1, "name the scenario of this folder",
		      "the guide marks scenario “%.*s”, the folder holds “%.*s”", STR_ARG(guide->scenario),
		      STR_ARG(checking->scenario.id));
	for (size_t i = 0; i < guide->task_count; i++)
		task_facts_check(checking, &guide->tasks[i]);
	for (size_t i = 0; i < checking->scenario.task_count; i++) {
		struct str ref = checking->scenario.tasks[i].ref;
		bool is_marked = false;

		for (size_t t = 0; t < guide->task_count; t++)
			is_marked = is_marked || str_equals(guide->tasks[t].ref, ref);
		if (!is_marked)
			fault(checking, checking->guide_path, 1, "add a task element for it", "task %.*s is not marked",
			      STR_ARG(ref));
	}
}
