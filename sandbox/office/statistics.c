#include "office/statistics.h"

#include "office/work.h"

struct unit_work *statistics_of_units(const struct office *office, struct party_id person,
                                      struct arena *arena, size_t *ret_count)
{
	const struct seed *seed = office->seed;
	struct unit_work *all = ARENA_ARRAY(arena, struct unit_work, seed->party_count + 1);
	size_t work_count, count = 0;
	const struct work *works = work_list(office, person, arena, &work_count);

	for (size_t i = 0; i < work_count; i++) {
		struct unit_work *unit = &all[works[i].unit.number];

		unit->done += works[i].state == WORK_DONE;
		unit->open += works[i].state == WORK_OPEN;
		unit->late += works[i].state == WORK_LATE;
	}
	for (uint16_t number = 1; number <= seed->party_count; number++) {
		struct unit_work work = all[number];

		work.unit = (struct party_id){number};
		if (work.done + work.open + work.late > 0)
			all[count++] = work;
	}
	*ret_count = count;
	return all;
}
