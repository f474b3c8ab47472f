/* scenario/tasks_part.c - what the candidate is told: title, instructions, tasks in numbered sentences. */
#include "scenario/draft.h"

#include "base/arena.h"
#include "base/limits.h"

static size_t count_named(const struct xml_node *node)
{
	size_t count = 0;
	for (; node != NULL; node = xml_again(node))
		count++;
	return count;
}

/* An element that holds vi and en and nothing else. */
static bool words_child(const struct reading *in, const struct xml_node *node, struct str name,
                        struct words *ret)
{
	const struct xml_node *child = read_one_child(in, node, name);
	return child != NULL && read_only(in, child, STR(""), STR("vi en")) && read_words(in, child, ret);
}

static bool instructions_read(struct draft *draft, const struct reading *in, const struct xml_node *root,
                              struct scenario *ret)
{
	const struct xml_node *node = read_one_child(in, root, STR("instructions"));
	if (node == NULL || !read_only(in, node, STR(""), STR("p")) || !read_no_text(in, node))
		return false;
	const struct xml_node *each = read_first_child(in, node, STR("p"));
	if (each == NULL)
		return false;
	struct words *paragraphs = ARENA_ARRAY(draft->arena, struct words, count_named(each));
	for (; each != NULL; each = xml_again(each))
		if (!read_only(in, each, STR(""), STR("vi en")) ||
		    !read_words(in, each, &paragraphs[ret->instruction_count++]))
			return false;
	ret->instructions = paragraphs;
	return true;
}

/* "t1.3" within the task "t1": the guide cites sentences by this id alone. */
static bool sentence_id(const struct reading *in, const struct xml_node *node, const struct task *task,
                        size_t sentence_count, struct str *ret)
{
	struct str id, number, prefix;
	uint64_t place;
	if (!read_value(in, node, STR("id"), &id))
		return false;
	number = id;
	prefix = str_cut(&number, '.');
	if (!str_equals(prefix, task->ref) || !str_to_u64(number, &place) || number.ptr[0] == '0')
		return rule_broken(in, node->line, RULE_SENTENCE_OF_OTHER_TASK, "“%.*s” is in the task “%.*s”",
		                   STR_ARG(id), STR_ARG(task->ref));
	for (size_t i = 0; i < sentence_count; i++)
		if (str_equals(task->sentences[i].id, id))
			return rule_broken(in, node->line, RULE_DUPLICATE_ID, "“%.*s” is already a sentence",
			                   STR_ARG(id));
	*ret = id;
	return true;
}

static bool sentences_read(struct draft *draft, const struct reading *in, const struct xml_node *node,
                           struct task *task)
{
	const struct xml_node *each = read_first_child(in, node, STR("sentence"));
	if (each == NULL)
		return false;
	struct sentence *sentences = ARENA_ARRAY(draft->arena, struct sentence, count_named(each));
	task->sentences = sentences;
	for (; each != NULL; each = xml_again(each)) {
		struct sentence *sentence = &sentences[task->sentence_count];
		if (!read_only(in, each, STR("id"), STR("vi en")) ||
		    !sentence_id(in, each, task, task->sentence_count, &sentence->id) ||
		    !read_words(in, each, &sentence->text))
			return false;
		task->sentence_count++;
	}
	return true;
}

static bool task_read(struct draft *draft, const struct reading *in, const struct xml_node *node,
                      const struct scenario *scenario, struct task *ret)
{
	if (!read_only(in, node, STR("id points"), STR("title role sentence")) || !read_no_text(in, node) ||
	    !read_id(in, node, STR("id"), &ret->ref) ||
	    !read_points(in, node, STR("points"), &ret->points_hundredths))
		return false;
	for (size_t i = 0; i < scenario->task_count; i++)
		if (str_equals(scenario->tasks[i].ref, ret->ref))
			return rule_broken(in, node->line, RULE_DUPLICATE_ID, "“%.*s” is already a task",
			                   STR_ARG(ret->ref));
	return words_child(in, node, STR("title"), &ret->title) &&
	       words_child(in, node, STR("role"), &ret->role) && sentences_read(draft, in, node, ret);
}

bool tasks_read(struct draft *draft, const struct reading *in, const struct xml_node *root,
                struct scenario *ret)
{
	uint32_t points, sum = 0;
	if (!words_child(in, root, STR("title"), &ret->title) || !instructions_read(draft, in, root, ret) ||
	    !read_points(in, root, STR("points"), &points))
		return false;
	const struct xml_node *each = read_first_child(in, root, STR("task"));
	if (each == NULL)
		return false;
	size_t count = count_named(each);
	if (count > LIMIT_TASKS)
		return rule_broken(in, root->line, RULE_TOO_MANY, "the scenario has more than %d tasks", LIMIT_TASKS);
	struct task *tasks = ARENA_ARRAY(draft->arena, struct task, count);
	ret->tasks = tasks;
	for (; each != NULL; each = xml_again(each)) {
		if (!task_read(draft, in, each, ret, &tasks[ret->task_count]))
			return false;
		sum += tasks[ret->task_count++].points_hundredths;
	}
	if (sum != points)
		return rule_broken(in, root->line, RULE_POINTS_DO_NOT_SUM,
		                   "the tasks have %lu hundredths, the scenario %lu", (unsigned long)sum,
		                   (unsigned long)points);
	return true;
}
