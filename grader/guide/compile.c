#include "grader/guide/compile.h"

#include "base/limits.h"

static size_t children_count(const struct xml_node *node, const char *name)
{
	size_t count = 0;

	for (const struct xml_node *child = xml_child(node, str_from_c(name)); child != NULL;
	     child = xml_again(child))
		count++;
	return count;
}

static size_t parts_count(const struct xml_node *node)
{
	size_t count = 0;

	for (const struct xml_node *child = node->children; child != NULL; child = child->next)
		count++;
	return count;
}

/* reply-to="$cv": what a document that is made in the attempt is to another one. */
static bool relation_read(const struct compiling *compiling, const struct xml_node *node,
                          struct guide_object *object)
{
	size_t found = 0;

	object->about = GUIDE_NONE;
	for (unsigned relation = RELATION_NONE + 1; relation < RELATION_COUNT; relation++) {
		struct str name;

		if (!xml_attribute(node, name_of(&relation_names, relation), &name))
			continue;
		found++;
		object->relation = (enum relation)relation;
		if (!object_find(compiling, node, name, &object->about))
			return false;
	}
	return found < 2 || fault_found(compiling, node->line, FAULT_BAD_OBJECT,
	                                "object “%.*s” has more than one relation", STR_ARG(object->name));
}

static bool new_object_read(const struct compiling *compiling, const struct xml_node *node,
                            struct guide_object *object)
{
	size_t count = 0;
	struct str what;

	object->is_new = true;
	if (!read_value(&compiling->in, node, STR("new"), &what))
		return false;
	if (!str_equals(what, STR("document")))
		return fault_found(compiling, node->line, FAULT_BAD_OBJECT, "new is “%.*s”", STR_ARG(what));
	for (size_t i = 0; i < compiling->task->object_count; i++)
		count += compiling->task->objects[i].is_new;
	if (count >= LIMIT_NEW_OBJECTS)
		return fault_found(compiling, node->line, FAULT_TOO_MANY, "task %.*s has more than %d new objects",
		                   STR_ARG(compiling->task->ref), LIMIT_NEW_OBJECTS);
	return relation_read(compiling, node, object);
}

static bool object_add(struct compiling *compiling, const struct xml_node *node)
{
	struct guide_task *task = compiling->task;
	struct guide_object *object = &task->objects[task->object_count];
	struct str unused;
	bool is_new = xml_attribute(node, STR("new"), &unused);

	object->line = node->line;
	if (!read_only(&compiling->in, node,
	               is_new ? STR("name new reply-to replaces corrects") : STR("name document"),
	               (struct str){0}) ||
	    !read_no_text(&compiling->in, node) || !read_id(&compiling->in, node, STR("name"), &object->name))
		return false;
	if (is_new ? !new_object_read(compiling, node, object)
	           : !read_id(&compiling->in, node, STR("document"), &object->document))
		return false;
	for (size_t i = 0; i < task->object_count; i++) {
		if (str_equals(task->objects[i].name, object->name))
			return fault_found(compiling, node->line, FAULT_DUPLICATE_ID, "object “%.*s” is named twice",
			                   STR_ARG(object->name));
	}
	task->object_count++;
	return true;
}

static bool event_add(struct compiling *compiling, const struct xml_node *node)
{
	struct guide_event *event = &compiling->task->events[compiling->task->event_count++];

	event->line = node->line;
	return read_only(&compiling->in, node, STR("id action on"), STR("must")) &&
	       read_no_text(&compiling->in, node) && read_id(&compiling->in, node, STR("id"), &event->id) &&
	       id_take(compiling, node, event->id) && predicate_read(compiling, node, &event->what);
}

static bool is_block(const struct xml_node *node)
{
	return is_among(node->name, STR("in-order any-order one-of optional repeat step"));
}

/* Objects first, since all else may refer to them; then named events and the workflow, to which rules refer. */
static bool task_parts_read(struct compiling *compiling, const struct xml_node *node)
{
	struct guide_task *task = compiling->task;
	const struct xml_node *block = NULL, *child;

	for (child = node->children; child != NULL; child = child->next) {
		if (str_equals(child->name, STR("object")) && !object_add(compiling, child))
			return false;
	}
	for (child = node->children; child != NULL; child = child->next) {
		if (str_equals(child->name, STR("event")) && !event_add(compiling, child))
			return false;
		if (is_block(child) && block != NULL)
			return fault_found(compiling, child->line, FAULT_NOT_ONE_WORKFLOW,
			                   "task %.*s has a second workflow", STR_ARG(task->ref));
		block = is_block(child) ? child : block;
	}
	if (block == NULL)
		return fault_found(compiling, node->line, FAULT_NOT_ONE_WORKFLOW, "task %.*s has no workflow",
		                   STR_ARG(task->ref));
	if (!block_read(compiling, block, &task->tree.root))
		return false;
	for (child = node->children; child != NULL; child = child->next) {
		if ((str_equals(child->name, STR("never")) &&
		     !never_read(compiling, child, &task->nevers[task->never_count++])) ||
		    (str_equals(child->name, STR("rule")) &&
		     !rule_read(compiling, child, &task->rules[task->rule_count++])) ||
		    (str_equals(child->name, STR("goal")) &&
		     !goal_read(compiling, child, &task->goals[task->goal_count++])) ||
		    (str_equals(child->name, STR("free")) &&
		     !free_read(compiling, child, &task->frees[task->free_count++])))
			return false;
	}
	return true;
}

static bool task_read(struct compiling *compiling, const struct xml_node *node)
{
	struct guide_task *task = &compiling->guide->tasks[compiling->guide->task_count];
	struct arena *arena = compiling->in.arena;

	compiling->task = task;
	compiling->nodes = NULL;
	compiling->children = NULL;
	compiling->node_capacity = compiling->child_capacity = 0;
	compiling->step_capacity = compiling->choice_capacity = 0;
	task->line = node->line;
	if (!read_only(&compiling->in, node, STR("ref points skills"),
	               STR("object event in-order any-order one-of optional repeat step never rule goal free")) ||
	    !read_no_text(&compiling->in, node) || !read_id(&compiling->in, node, STR("ref"), &task->ref) ||
	    !points_require(compiling, node, STR("points"), &task->points))
		return false;
	for (size_t i = 0; i < compiling->guide->task_count; i++) {
		if (str_equals(compiling->guide->tasks[i].ref, task->ref))
			return fault_found(compiling, node->line, FAULT_BAD_TASK, "task %.*s stands twice",
			                   STR_ARG(task->ref));
	}
	if (parts_count(node) > LIMIT_TASK_PARTS)
		return fault_found(compiling, node->line, FAULT_TOO_MANY, "task %.*s has more than %d parts",
		                   STR_ARG(task->ref), LIMIT_TASK_PARTS);
	compiling->guide->task_count++;
	xml_attribute(node, STR("skills"), &task->skills);
	task->objects = ARENA_ARRAY(arena, struct guide_object, children_count(node, "object"));
	task->events = ARENA_ARRAY(arena, struct guide_event, children_count(node, "event"));
	task->nevers = ARENA_ARRAY(arena, struct guide_never, children_count(node, "never"));
	task->rules = ARENA_ARRAY(arena, struct guide_rule, children_count(node, "rule"));
	task->goals = ARENA_ARRAY(arena, struct guide_goal, children_count(node, "goal"));
	task->frees = ARENA_ARRAY(arena, struct guide_free, children_count(node, "free"));
	return task_parts_read(compiling, node) && task_check(compiling);
}

static bool root_read(struct compiling *compiling, const struct xml_node *root)
{
	struct guide *guide = compiling->guide;
	const struct xml_node *collateral;

	if (!str_equals(root->name, STR("marking")))
		return rule_broken(&compiling->in, root->line, RULE_WRONG_ROOT, "the root is “%.*s”, not “marking”",
		                   STR_ARG(root->name));
	if (!read_only(&compiling->in, root, STR("scenario version"), STR("task collateral")) ||
	    !read_no_text(&compiling->in, root) ||
	    !read_id(&compiling->in, root, STR("scenario"), &guide->scenario) ||
	    !read_number(&compiling->in, root, STR("version"), &guide->version) ||
	    read_first_child(&compiling->in, root, STR("task")) == NULL ||
	    !read_child_if_any(&compiling->in, root, STR("collateral"), &collateral))
		return false;
	guide->tasks = ARENA_ARRAY(compiling->in.arena, struct guide_task, children_count(root, "task"));
	for (const struct xml_node *task = xml_child(root, STR("task")); task != NULL; task = xml_again(task)) {
		if (!task_read(compiling, task))
			return false;
	}
	return collateral == NULL || collateral_read(compiling, collateral);
}

bool guide_read(struct str bytes, struct str source, struct arena *arena, struct guide *ret,
                struct err *reterr)
{
	struct compiling compiling = {.in = {arena, source, reterr}, .guide = ret};
	const struct xml_node *root;

	*ret = (struct guide){.source = source, .collateral_cap = GUIDE_NO_CAP};
	root = xml_parse(&compiling.in, bytes);
	return root != NULL && root_read(&compiling, root);
}

bool guide_pattern_matches(const struct str *patterns, size_t count, struct str action)
{
	for (size_t i = 0; i < count; i++) {
		struct str pattern = patterns[i];

		if (str_equals(pattern, action))
			return true;
		if (str_ends_with(pattern, STR(".*")) &&
		    str_starts_with(action, str_slice(pattern, 0, pattern.len - 1)))
			return true;
	}
	return false;
}

uint32_t guide_collateral_price(const struct guide *guide, struct str action, bool has_left)
{
	for (size_t i = 0; i < guide->other_count; i++) {
		const struct guide_other *other = &guide->others[i];

		if (guide_pattern_matches(other->patterns, other->pattern_count, action))
			return other->is_severe ? guide->severe : other->points;
	}
	return has_left ? guide->severe : guide->collateral;
}
