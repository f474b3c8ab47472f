#include "grader/align/folded.h"

#include "base/check.h"
#include "base/limits.h"
#include "grader/align/limits.h"
#include "grader/align/weight.h"

#include <string.h>

struct fold fold_of(const struct tree *tree, const struct align_trace *trace, const uint32_t *events,
                    uint32_t event_count, struct arena *arena)
{
	struct fold fold = {tree, trace, events, event_count, ARENA_ARRAY(arena, bool, tree->step_count), arena};

	for (uint32_t i = 0; i < event_count; i++) {
		const uint32_t *price = &trace->price[(size_t)events[i] * tree->step_count];

		for (uint32_t step = 0; step < tree->step_count; step++)
			fold.is_matched[step] = fold.is_matched[step] || price[step] != ALIGN_NO_MATCH;
	}
	return fold;
}

/* An automaton with room for its states and arcs; false when that is more than the limits allow. */
static bool folded_sized(struct arena *arena, uint64_t states, uint64_t arcs, struct folded *ret)
{
	if (states > LIMIT_ALIGNMENT_STATES || arcs > LIMIT_ALIGNMENT_ARCS)
		return false;
	*ret = (struct folded){
		.state_count = (uint32_t)states,
		.end = ARENA_ARRAY(arena, int64_t, states),
		.arcs = ARENA_ARRAY(arena, struct arc, arcs),
	};
	return true;
}

static void arc_add(struct folded *folded, uint32_t from, uint32_t to, uint32_t step, int64_t skip)
{
	folded->arcs[folded->arc_count++] = (struct arc){from, to, step, from, to, skip};
}

static void arcs_copy(struct folded *into, const struct folded *from)
{
	for (uint32_t i = 0; i < from->arc_count; i++)
		arc_add(into, from->arcs[i].from, from->arcs[i].to, from->arcs[i].step, from->arcs[i].skip);
}

static uint64_t first_arcs(const struct folded *folded)
{
	uint64_t count = 0;

	for (uint32_t i = 0; i < folded->arc_count; i++)
		count += folded->arcs[i].from == 0;
	return count;
}

/* Nothing but an end of that weight. */
static struct folded folded_end(struct arena *arena, int64_t end)
{
	struct folded folded = {.state_count = 1, .end = ARENA_NEW(arena, int64_t)};

	folded.end[0] = end;
	return folded;
}

static bool fold_step(const struct fold *fold, uint32_t step, struct folded *ret)
{
	int64_t missing = weight_of_missing(fold->trace->missing[step]);

	if (!fold->is_matched[step]) {
		*ret = folded_end(fold->arena, missing);
		return true;
	}
	if (!folded_sized(fold->arena, 2, 1, ret))
		return false;
	ret->end[0] = missing;
	arc_add(ret, 0, 1, step, 0);
	return true;
}

/* In what follows, the states of b but its start are put behind those of a. */
static uint32_t behind(const struct folded *a, uint32_t state_of_b)
{
	return a->state_count + state_of_b - 1;
}

static bool fold_sequence(struct arena *arena, const struct folded *a, const struct folded *b,
                          struct folded *ret)
{
	uint64_t first = first_arcs(b);

	if (!folded_sized(arena, (uint64_t)a->state_count + b->state_count - 1,
	                  a->arc_count + b->arc_count - first + first * a->state_count, ret))
		return false;
	arcs_copy(ret, a);
	for (uint32_t i = 0; i < b->arc_count; i++) {
		const struct arc *arc = &b->arcs[i];

		if (arc->from != 0)
			arc_add(ret, behind(a, arc->from), behind(a, arc->to), arc->step, arc->skip);
		for (uint32_t p = 0; arc->from == 0 && p < a->state_count; p++)
			arc_add(ret, p, behind(a, arc->to), arc->step, a->end[p] + arc->skip);
	}
	for (uint32_t p = 0; p < a->state_count; p++)
		ret->end[p] = a->end[p] + b->end[0];
	for (uint32_t q = 1; q < b->state_count; q++)
		ret->end[behind(a, q)] = b->end[q];
	return true;
}

static bool fold_choice(struct arena *arena, const struct folded *a, const struct folded *b,
                        struct folded *ret)
{
	if (!folded_sized(arena, (uint64_t)a->state_count + b->state_count - 1,
	                  (uint64_t)a->arc_count + b->arc_count, ret))
		return false;
	arcs_copy(ret, a);
	for (uint32_t i = 0; i < b->arc_count; i++) {
		const struct arc *arc = &b->arcs[i];

		arc_add(ret, arc->from == 0 ? 0 : behind(a, arc->from), behind(a, arc->to), arc->step, arc->skip);
	}
	memcpy(ret->end, a->end, a->state_count * sizeof(a->end[0]));
	if (b->end[0] < ret->end[0])
		ret->end[0] = b->end[0];
	for (uint32_t q = 1; q < b->state_count; q++)
		ret->end[behind(a, q)] = b->end[q];
	return true;
}

/* a, then any number of times b and a. Passing over both b and a in a row is never cheaper than not going round. */
static bool fold_loop(struct arena *arena, const struct folded *a, const struct folded *b, struct folded *ret)
{
	uint64_t first_a = first_arcs(a), first_b = first_arcs(b);
	uint64_t states = (uint64_t)a->state_count + b->state_count - 1;

	if (!folded_sized(arena, states, a->arc_count + b->arc_count + states * (first_a + first_b), ret))
		return false;
	for (uint32_t p = 0; p < a->state_count; p++)
		ret->end[p] = a->end[p];
	for (uint32_t q = 1; q < b->state_count; q++)
		ret->end[behind(a, q)] = b->end[q] + a->end[0];
	for (uint32_t i = 0; i < a->arc_count; i++) {
		const struct arc *arc = &a->arcs[i];

		arc_add(ret, arc->from, arc->to, arc->step, arc->skip);
		for (uint32_t p = 1; arc->from == 0 && p < a->state_count; p++)
			arc_add(ret, p, arc->to, arc->step, a->end[p] + b->end[0] + arc->skip);
		for (uint32_t q = 1; arc->from == 0 && q < b->state_count; q++)
			arc_add(ret, behind(a, q), arc->to, arc->step, b->end[q] + arc->skip);
	}
	for (uint32_t i = 0; i < b->arc_count; i++) {
		const struct arc *arc = &b->arcs[i];

		if (arc->from != 0)
			arc_add(ret, behind(a, arc->from), behind(a, arc->to), arc->step, arc->skip);
		for (uint32_t p = 0; arc->from == 0 && p < a->state_count; p++)
			arc_add(ret, p, behind(a, arc->to), arc->step, a->end[p] + arc->skip);
		for (uint32_t q = 1; arc->from == 0 && q < b->state_count; q++)
			arc_add(ret, behind(a, q), behind(a, arc->to), arc->step, b->end[q] + a->end[0] + arc->skip);
	}
	return true;
}

static bool fold_repeat(struct arena *arena, const struct folded *child, const struct tree_node *node,
                        struct folded *ret)
{
	struct folded nothing = folded_end(arena, 0);
	struct folded rest = nothing, once;

	if (node->max == TREE_NO_LIMIT) {
		if (!fold_loop(arena, child, &nothing, &once) || !fold_choice(arena, &nothing, &once, &rest))
			return false;
	}
	for (uint32_t i = node->min; node->max != TREE_NO_LIMIT && i < node->max; i++) {
		struct folded shorter = rest;

		if (!fold_sequence(arena, child, &shorter, &once) || !fold_choice(arena, &nothing, &once, &rest))
			return false;
	}
	for (uint32_t i = 0; i < node->min; i++) {
		struct folded shorter = rest;

		if (!fold_sequence(arena, child, &shorter, &rest))
			return false;
	}
	*ret = rest;
	return true;
}

/* All interleavings of a and b, state by state. */
static bool fold_interleave(struct arena *arena, const struct folded *a, const struct folded *b,
                            struct folded *ret)
{
	if (!folded_sized(arena, (uint64_t)a->state_count * b->state_count,
	                  (uint64_t)a->arc_count * b->state_count + (uint64_t)b->arc_count * a->state_count, ret))
		return false;
	for (uint32_t p = 0; p < a->state_count; p++) {
		for (uint32_t q = 0; q < b->state_count; q++)
			ret->end[p * b->state_count + q] = a->end[p] + b->end[q];
		for (uint32_t i = 0; i < b->arc_count; i++)
			arc_add(ret, p * b->state_count + b->arcs[i].from, p * b->state_count + b->arcs[i].to,
			        b->arcs[i].step, b->arcs[i].skip);
	}
	for (uint32_t q = 0; q < b->state_count; q++) {
		for (uint32_t i = 0; i < a->arc_count; i++)
			arc_add(ret, a->arcs[i].from * b->state_count + q, a->arcs[i].to * b->state_count + q,
			        a->arcs[i].step, a->arcs[i].skip);
	}
	return true;
}

static bool fold_shuffle(const struct fold *fold, const struct tree_node *node, struct folded *ret)
{
	bool *is_counted = ARENA_ARRAY(fold->arena, bool, node->child_count);

	*ret = folded_end(fold->arena, 0);
	for (uint32_t i = 0; i < node->child_count; i++) {
		uint32_t child = tree_child(fold->tree, node, i), count = 1;
		struct folded so_far = *ret, one, counter;

		if (is_counted[i])
			continue;
		for (uint32_t k = i + 1; k < node->child_count; k++) {
			if (!is_counted[k] && fold_is_same(fold, child, tree_child(fold->tree, node, k))) {
				is_counted[k] = true;
				count++;
			}
		}
		if (!folded_of_node(fold, child, &one) || !folded_counter(&one, count, fold->arena, &counter) ||
		    !fold_interleave(fold->arena, &so_far, &counter, ret))
			return false;
	}
	return true;
}

/* Folds the children from the left. */
static bool fold_children(const struct fold *fold, const struct tree_node *node,
                          bool (*join)(struct arena *, const struct folded *, const struct folded *,
                                       struct folded *),
                          struct folded *ret)
{
	if (node->child_count == 0)
		*ret = folded_end(fold->arena, 0);
	for (uint32_t i = 0; i < node->child_count; i++) {
		struct folded so_far = *ret, child;

		if (!folded_of_node(fold, tree_child(fold->tree, node, i), i == 0 ? ret : &child))
			return false;
		if (i != 0 && !join(fold->arena, &so_far, &child, ret))
			return false;
	}
	return true;
}

bool folded_of_node(const struct fold *fold, uint32_t at, struct folded *ret)
{
	const struct tree_node *node = &fold->tree->nodes[at];
	struct folded child;

	switch (node->kind) {
	case TREE_STEP:
		return fold_step(fold, node->step, ret);
	case TREE_SILENT:
		*ret = folded_end(fold->arena, 0);
		return true;
	case TREE_SEQUENCE:
		return fold_children(fold, node, fold_sequence, ret);
	case TREE_CHOICE:
		return fold_children(fold, node, fold_choice, ret);
	case TREE_SHUFFLE:
		return fold_shuffle(fold, node, ret);
	case TREE_LOOP:
		return fold_children(fold, node, fold_loop, ret);
	case TREE_REPEAT:
		return folded_of_node(fold, tree_child(fold->tree, node, 0), &child) &&
		       fold_repeat(fold->arena, &child, node, ret);
	}
	UNREACHABLE();
	return false;
}

/* ---- counters ---- */

/* Rows of `width` counts that sum to `sum`, the largest first in each place: row 0 is (sum, 0, 0...). */
static void rows_fill(uint16_t *rows, uint32_t *row_count, uint32_t width, uint32_t at, uint16_t *row,
                      uint32_t left)
{
	if (at + 1 == width) {
		row[at] = (uint16_t)left;
		memcpy(&rows[(size_t)*row_count * width], row, width * sizeof(row[0]));
		++*row_count;
		return;
	}
	for (uint32_t here = left + 1; here-- > 0;) {
		row[at] = (uint16_t)here;
		rows_fill(rows, row_count, width, at + 1, row, left - here);
	}
}

/* How many such rows there are: (sum + width - 1) over (width - 1); more than the limit is the limit plus one. */
static uint64_t rows_count(uint32_t sum, uint32_t width)
{
	uint64_t count = 1;

	for (uint32_t i = 1; i < width; i++) {
		count = count * (sum + i) / i;
		if (count > LIMIT_ALIGNMENT_STATES)
			return LIMIT_ALIGNMENT_STATES + 1;
	}
	return count;
}

static uint32_t row_find(const uint16_t *rows, uint32_t row_count, uint32_t width, const uint16_t *wanted)
{
	uint32_t low = 0, high = row_count;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2, i = 0;
		const uint16_t *row = &rows[(size_t)middle * width];

		while (i < width && row[i] == wanted[i])
			i++;
		if (i == width || row[i] > wanted[i])
			low = middle;
		else
			high = middle;
	}
	return low;
}

bool folded_counter(const struct folded *child, uint32_t count, struct arena *arena, struct folded *ret)
{
	uint32_t width = child->state_count, row_count = 0;
	uint64_t states = rows_count(count, width);
	uint16_t *rows, *row = ARENA_ARRAY(arena, uint16_t, width);

	if (count == 1) {
		*ret = *child;
		return true;
	}
	if (!folded_sized(arena, states, states * child->arc_count, ret) || count > UINT16_MAX)
		return false;
	rows = ARENA_ARRAY(arena, uint16_t, states * width);
	rows_fill(rows, &row_count, width, 0, row, count);
	for (uint32_t at = 0; at < row_count; at++) {
		memcpy(row, &rows[(size_t)at * width], width * sizeof(row[0]));
		for (uint32_t p = 0; p < width; p++)
			ret->end[at] += row[p] * child->end[p];
		for (uint32_t i = 0; i < child->arc_count; i++) {
			const struct arc *arc = &child->arcs[i];

			if (row[arc->from] == 0)
				continue;
			row[arc->from]--;
			row[arc->to]++;
			ret->arcs[ret->arc_count++] = (struct arc){
				at, row_find(rows, row_count, width, row), arc->step, arc->from, arc->to, arc->skip};
			row[arc->from]++;
			row[arc->to]--;
		}
	}
	return true;
}

/* ---- sameness ---- */

static bool is_same_step(const struct fold *fold, uint32_t a, uint32_t b)
{
	if (fold->trace->missing[a] != fold->trace->missing[b])
		return false;
	for (uint32_t i = 0; i < fold->event_count; i++) {
		const uint32_t *price = &fold->trace->price[(size_t)fold->events[i] * fold->tree->step_count];

		if (price[a] != price[b])
			return false;
	}
	return true;
}

bool fold_is_same(const struct fold *fold, uint32_t a, uint32_t b)
{
	const struct tree_node *first = &fold->tree->nodes[a], *second = &fold->tree->nodes[b];

	if (first->kind != second->kind || first->child_count != second->child_count ||
	    first->min != second->min || first->max != second->max)
		return false;
	if (first->kind == TREE_STEP)
		return is_same_step(fold, first->step, second->step);
	for (uint32_t i = 0; i < first->child_count; i++) {
		if (!fold_is_same(fold, tree_child(fold->tree, first, i), tree_child(fold->tree, second, i)))
			return false;
	}
	return true;
}
