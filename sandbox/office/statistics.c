#include "office/statistics.h"

#include "office/work.h"

struct unit_work *statistics_settle(const struct seed *seed, struct unit_work *units, size_t *ret_count)
{
	size_t count = 0;

	for (uint16_t number = 1; number <= seed->party_count; number++) {
		struct unit_work work = units[number];

		work.unit = (struct party_id){number};
		if (work.done + work.open + work.late > 0)
			units[count++] = work;
	}
	*ret_count = count;
	return units;
}

struct unit_work *statistics_of_units(const struct office *office, struct party_id person,
                                      struct arena *arena, size_t *ret_count)
{
	const struct seed *seed = office->seed;
	struct unit_work *all = ARENA_ARRAY(arena, struct unit_work, seed->party_count + 1);
	size_t work_count;
	const struct work *works = work_list(office, person, arena, &work_count);

	for (size_t i = 0; i < work_count; i++) {
		struct unit_work *unit = &all[works[i].unit.number];

		unit->done += works[i].state == WORK_DONE;
		unit->open += works[i].state == WORK_OPEN;
		unit->late += works[i].state == WORK_LATE;
	}
	return statistics_settle(seed, all, ret_count);
}
