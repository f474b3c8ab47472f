/* Orders made from the reference: its commands that are steps change places wherever the workflow lets them, all else
 * stays where it is. Every such order the office accepts must be full. */
#include "grader/check/parts.h"

#include <string.h>

/* A command of the reference that is a step of some task. */
struct slot {
	uint32_t statement;
	uint32_t *steps; /* [task] its step; GUIDE_NONE */
};

struct slots {
	struct slot *items;
	size_t count;
	bool *is_before; /* [a * count + b]: a stands before b in every order */
};

/* ---- what the workflow says of two steps ---- */

/* The path from the root to the leaf of a step; its length. */
static uint32_t path_to(const struct tree *tree, uint32_t at, uint32_t step, uint32_t *path, uint32_t depth)
{
	const struct tree_node *node = &tree->nodes[at];

	path[depth] = at;
	if (node->kind == TREE_STEP)
		return node->step == step ? depth + 1 : 0;
	for (uint32_t i = 0; i < node->child_count; i++) {
		uint32_t length = path_to(tree, tree_child(tree, node, i), step, path, depth + 1);

		if (length > 0)
			return length;
	}
	return 0;
}

/* May two steps, done in this order, be done the other way round? What stands in one repeat keeps its order, but for a
 * repeated step alone. */
static bool steps_are_free(const struct tree *tree, uint32_t a, uint32_t b, struct arena *scratch)
{
	uint32_t *left = ARENA_ARRAY(scratch, uint32_t, tree->node_count + 1);
	uint32_t *right = ARENA_ARRAY(scratch, uint32_t, tree->node_count + 1);
	uint32_t left_length = path_to(tree, tree->root, a, left, 0);
	uint32_t right_length = path_to(tree, tree->root, b, right, 0), depth = 0, repeats = 0;

	while (depth < left_length && depth < right_length && left[depth] == right[depth]) {
		const struct tree_node *node = &tree->nodes[left[depth]];

		repeats += node->kind == TREE_LOOP || (node->kind == TREE_REPEAT && node->max > 1);
		depth++;
	}
	if (a == b)
		return repeats == 1 && tree->nodes[left[left_length - 2]].kind == TREE_REPEAT;
	return repeats == 0 && tree->nodes[left[depth - 1]].kind == TREE_SHUFFLE;
}

/* ---- slots ---- */

static bool slots_find(const struct checking *checking, struct slots *ret, struct arena *arena)
{
	const struct run *run = checking->reference_run;
	size_t tasks = checking->guide.task_count;

	ret->items = ARENA_ARRAY(arena, struct slot, run->deeds.count);
	for (uint32_t d = 0; d < run->deeds.count; d++) {
		struct slot slot = {run->statement_of[d], ARENA_ARRAY(arena, uint32_t, tasks)};
		bool is_step = false;

		for (size_t t = 0; t < tasks; t++) {
			const struct findings *findings = &run->mark.tasks[t].findings;

			slot.steps[t] = GUIDE_NONE;
			for (size_t i = 0; i < findings->count; i++) {
				const struct finding *finding = &findings->items[i];

				for (uint32_t s = 0;
				     finding->kind == FINDING_SYNC && finding->record == run->deeds.items[d].seq &&
				     s < checking->guide.tasks[t].tree.step_count;
				     s++) {
					if (str_equals(checking->guide.tasks[t].steps[s].id, finding->step))
						slot.steps[t] = s;
				}
			}
			is_step = is_step || slot.steps[t] != GUIDE_NONE;
		}
		if (is_step)
			ret->items[ret->count++] = slot;
	}
	return ret->count > 1;
}

static void slots_order(const struct checking *checking, struct slots *slots, struct arena *arena)
{
	slots->is_before = ARENA_ARRAY(arena, bool, slots->count * slots->count);
	for (size_t a = 0; a < slots->count; a++) {
		for (size_t b = a + 1; b < slots->count; b++) {
			for (size_t t = 0; t < checking->guide.task_count; t++) {
				uint32_t left = slots->items[a].steps[t], right = slots->items[b].steps[t];

				if (left != GUIDE_NONE && right != GUIDE_NONE &&
				    !steps_are_free(&checking->guide.tasks[t].tree, left, right, arena))
					slots->is_before[a * slots->count + b] = true;
			}
		}
	}
}

/* ---- one order ---- */

static bool is_making(const struct statement *statement)
{
	return statement->kind == STATEMENT_DO && statement->action->target == TARGET_NEW &&
	       !is_refused(statement->outcome);
}

struct maker {
	struct checking *checking;
	const struct slots *slots;
	size_t *order; /* [place]: the slot that stands there */
	bool *is_placed;
	bool has_failed; /* one order that is not full is told; the others would say the same */
};

/* "draft-2" becomes the name that the document has in the new order, where another one is made first. */
static struct str key_follow(struct str key, const struct statement *const *before,
                             const struct statement *after, size_t count, struct arena *arena)
{
	uint32_t was = 0, nth = 0;
	struct buf out = buf_in(arena);

	for (uint32_t n = 1; before[n - 1] != NULL && was == 0; n++) {
		struct buf name = buf_in(arena);

		buf_add_c(&name, MADE_KEY_PREFIX);
		buf_add_u64(&name, n);
		was = str_equals(buf_str(&name), key) ? n : 0;
	}
	for (size_t i = 0; was != 0 && i < count; i++) {
		nth += is_making(&after[i]);
		if (is_making(&after[i]) && after[i].line == before[was - 1]->line)
			break;
	}
	if (was == 0)
		return key;
	buf_add_c(&out, MADE_KEY_PREFIX);
	buf_add_u64(&out, nth);
	return buf_str(&out);
}

static void made_keys_follow(const struct script *script, struct statement *statements, size_t count,
                             struct arena *arena)
{
	const struct statement **before = ARENA_ARRAY(arena, const struct statement *,
	                                              script->statement_count + 1);
	size_t made = 0;

	for (size_t i = 0; i < script->statement_count; i++) {
		if (is_making(&script->statements[i]))
			before[made++] = &script->statements[i];
	}
	for (size_t i = 0; i < count && made > 1; i++) {
		struct pair *pairs = ARENA_ARRAY(arena, struct pair, statements[i].pair_count);

		statements[i].object = key_follow(statements[i].object, before, statements, count, arena);
		for (size_t k = 0; k < statements[i].pair_count; k++) {
			pairs[k] = statements[i].pairs[k];
			pairs[k].value = key_follow(pairs[k].value, before, statements, count, arena);
		}
		statements[i].pairs = pairs;
	}
}

static struct statement *order_statements(const struct maker *maker, struct arena *arena, size_t *ret_count)
{
	const struct script *script = &maker->checking->reference;
	struct statement *statements = ARENA_ARRAY(arena, struct statement, script->statement_count);
	size_t place = 0, count = 0;

	for (uint32_t i = 0; i < script->statement_count; i++) {
		struct statement statement = script->statements[i];

		if (statement.kind == STATEMENT_EXPECT)
			continue;
		if (place < maker->slots->count && maker->slots->items[place].statement == i)
			statement = script->statements[maker->slots->items[maker->order[place++]].statement];
		else
			statement.takes_any = true;
		statements[count++] = statement;
	}
	made_keys_follow(script, statements, count, arena);
	*ret_count = count;
	return statements;
}

static void shown_add(struct buf *out, const struct maker *maker)
{
	const struct slots *slots = maker->slots;

	for (size_t i = 0; i < slots->count; i++) {
		const struct slot *slot = &slots->items[maker->order[i]];

		buf_add_c(out, i == 0 ? "" : " ");
		buf_add_u64(out, maker->checking->reference.statements[slot->statement].line);
	}
}

static void order_try(struct maker *maker)
{
	struct checking *checking = maker->checking;
	struct script script = checking->reference;
	struct arena arena;
	struct run run;
	struct err err = {0};
	struct buf name = buf_in(checking->arena);

	if (maker->has_failed)
		return;
	arena_init(&arena, checking->arena->source);
	script.statements = order_statements(maker, &arena, &script.statement_count);
	buf_add_c(&name, "its lines in the order ");
	shown_add(&name, maker);
	if (!run_play(checking, &script, &arena, &run, &err)) {
		checking->report->orders_refused++;
	} else if (run_is_marked(checking, &run, 1)) {
		outcome_keep(checking, &run, buf_str(&name), 1, false);
		maker->has_failed = !run_is_full(checking, &run, "let the workflow ask for the order that it wants");
		checking->report->orders_made += !maker->has_failed;
		if (maker->has_failed)
			note(checking, script.source, 1, "", "so it is with %.*s, which the workflow allows",
			     STR_ARG(buf_str(&name)));
	}
	arena_finish(&arena);
}

static bool is_next(const struct maker *maker, size_t slot)
{
	if (maker->is_placed[slot])
		return false;
	for (size_t k = 0; k < maker->slots->count; k++) {
		if (maker->slots->is_before[k * maker->slots->count + slot] && !maker->is_placed[k])
			return false;
	}
	return true;
}

/* The number of orders, up to one more than the limit; calls `each` for each of them when it is given. */
static size_t orders_walk(struct maker *maker, size_t place, size_t most, void (*each)(struct maker *maker))
{
	size_t count = 0;

	if (place == maker->slots->count) {
		if (each != NULL)
			each(maker);
		return 1;
	}
	for (size_t slot = 0; slot < maker->slots->count && count < most; slot++) {
		if (!is_next(maker, slot))
			continue;
		maker->is_placed[slot] = true;
		maker->order[place] = slot;
		count += orders_walk(maker, place + 1, most - count, each);
		maker->is_placed[slot] = false;
	}
	return count;
}

static void order_draw(struct maker *maker, struct draw *draw)
{
	size_t count = maker->slots->count;

	memset(maker->is_placed, 0, count * sizeof(bool));
	for (size_t place = 0; place < count; place++) {
		size_t choices = 0, chosen = 0;

		for (size_t slot = 0; slot < count; slot++) {
			if (is_next(maker, slot) && draw_below(draw, ++choices) == 0)
				chosen = slot;
		}
		maker->order[place] = chosen;
		maker->is_placed[chosen] = true;
	}
}

void made_orders_check(struct checking *checking)
{
	struct arena arena;
	struct slots slots = {0};
	struct maker maker = {.checking = checking, .slots = &slots};
	struct draw draw = {1};
	size_t count;

	arena_init(&arena, checking->arena->source);
	if (slots_find(checking, &slots, &arena)) {
		slots_order(checking, &slots, &arena);
		maker.order = ARENA_ARRAY(&arena, size_t, slots.count);
		maker.is_placed = ARENA_ARRAY(&arena, bool, slots.count);
		count = orders_walk(&maker, 0, LIMIT_ORDERS_MADE + 1, NULL);
		checking->report->is_sampled = count > LIMIT_ORDERS_MADE;
		checking->known += count > LIMIT_ORDERS_MADE ? LIMIT_ORDERS_MADE : count;
		if (!checking->report->is_sampled)
			orders_walk(&maker, 0, count, order_try);
		for (size_t i = 0; checking->report->is_sampled && i < LIMIT_ORDERS_MADE; i++) {
			order_draw(&maker, &draw);
			order_try(&maker);
		}
	}
	arena_finish(&arena);
}
