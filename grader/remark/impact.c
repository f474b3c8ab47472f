#include "grader/remark/impact.h"

#include "base/sort.h"

/* An attempt's points under one of the guides, and where they stand. */
struct standing {
	uint32_t score;
	size_t at;
};

static int by_score(const void *a, const void *b, const void *context)
{
	const struct standing *first = a, *second = b;

	(void)context;
	return first->score > second->score ? -1 : first->score < second->score;
}

/* Fills one of the two ranks of every change. */
static void rank_all(struct change *changes, size_t count, bool is_new, struct arena *arena)
{
	struct standing *standings = ARENA_ARRAY(arena, struct standing, count);
	size_t ranked = 0;
	uint32_t rank = 0;

	for (size_t i = 0; i < count; i++) {
		const struct set_member *member = changes[i].member;

		if (!(is_new ? member->new_needs_human : member->old_needs_human))
			standings[ranked++] = (struct standing){is_new ? member->new_score : member->old_score, i};
	}
	sort_stable(arena, standings, ranked, sizeof(standings[0]), by_score, NULL);
	for (size_t i = 0; i < ranked; i++) {
		struct change *change = &changes[standings[i].at];

		if (i == 0 || standings[i].score < standings[i - 1].score)
			rank = (uint32_t)i + 1;
		if (is_new)
			change->new_rank = rank;
		else
			change->old_rank = rank;
	}
}

static bool is_above(uint32_t score, uint32_t max)
{
	return (uint64_t)score * 2 >= max;
}

static enum crossing crossing_of(const struct remark_set *set, const struct set_member *member)
{
	bool was = is_above(member->old_score, set->old.max), is = is_above(member->new_score, set->new.max);

	return was == is ? CROSSING_NONE : is ? CROSSING_UP : CROSSING_DOWN;
}

static struct change change_of(const struct remark_set *set, const struct set_member *member)
{
	struct change change = {.member = member};

	change.has_difference = !member->old_needs_human && !member->new_needs_human;
	change.is_changed = member->old_needs_human != member->new_needs_human;
	if (change.has_difference) {
		change.difference = (int64_t)member->new_score - (int64_t)member->old_score;
		change.is_changed = change.difference != 0;
		change.crossing = crossing_of(set, member);
	}
	return change;
}

static bool has_moved(const struct change *change)
{
	return change->old_rank != 0 && change->new_rank != 0 && change->old_rank != change->new_rank;
}

static void count_in(struct impact *impact, const struct change *change)
{
	impact->changed += change->is_changed;
	impact->unchanged += !change->is_changed;
	impact->raised += change->difference > 0;
	impact->lowered += change->difference < 0;
	impact->crossing_up += change->crossing == CROSSING_UP;
	impact->crossing_down += change->crossing == CROSSING_DOWN;
	impact->rank_moved += has_moved(change);
	impact->needs_human += change->member->new_needs_human;
}

struct impact impact_of(const struct remark_set *set, const struct set_member *members, size_t count,
                        struct arena *arena)
{
	struct impact impact = {.set = set, .count = count};
	struct change *changes = ARENA_ARRAY(arena, struct change, count);

	for (size_t i = 0; i < count; i++)
		changes[i] = change_of(set, &members[i]);
	rank_all(changes, count, false, arena);
	rank_all(changes, count, true, arena);
	for (size_t i = 0; i < count; i++)
		count_in(&impact, &changes[i]);
	impact.changes = changes;
	return impact;
}

bool change_is_told(const struct change *change)
{
	return change->is_changed || change->crossing != CROSSING_NONE || has_moved(change) ||
	       change->member->new_needs_human;
}
