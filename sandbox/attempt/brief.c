/* attempt/brief.c - see brief.h. */
#include "attempt/brief.h"

#include "scenario/scenario.h"

static struct str in(struct words words, enum brief_language language)
{
	switch (language) {
	case BRIEF_VI:
		return words.vi;
	case BRIEF_EN:
		return words.en;
	}
	return words.vi;
}

static struct brief_task task_of(const struct task *task, enum brief_language language, struct arena *arena)
{
	struct str *sentences = ARENA_ARRAY(arena, struct str, task->sentence_count);
	for (size_t i = 0; i < task->sentence_count; i++)
		sentences[i] = in(task->sentences[i].text, language);
	return (struct brief_task){
		.ref = task->ref,
		.title = in(task->title, language),
		.role = in(task->role, language),
		.points_hundredths = task->points_hundredths,
		.sentences = sentences,
		.sentence_count = task->sentence_count,
	};
}

struct brief brief_of(const struct play *play, enum brief_language language, struct arena *arena)
{
	const struct scenario *scenario = play->scenario;
	struct str *instructions = ARENA_ARRAY(arena, struct str, scenario->instruction_count);
	struct brief_task *tasks = ARENA_ARRAY(arena, struct brief_task, scenario->task_count);
	struct brief brief = {
		.id = scenario->id,
		.title = in(scenario->title, language),
		.instructions = instructions,
		.instruction_count = scenario->instruction_count,
		.tasks = tasks,
		.task_count = scenario->task_count,
	};
	for (size_t i = 0; i < scenario->instruction_count; i++)
		instructions[i] = in(scenario->instructions[i], language);
	for (size_t i = 0; i < scenario->task_count; i++) {
		tasks[i] = task_of(&scenario->tasks[i], language, arena);
		brief.points_hundredths += tasks[i].points_hundredths;
	}
	return brief;
}
