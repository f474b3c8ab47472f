#include "office/statistics.h"

#include "office/desk.h"

static struct party_id unit_of(const struct seed *seed, struct party_id id)
{
	const struct party *party = seed_party(seed, id);

	return party->kind == PARTY_PERSON ? party->unit : id;
}

static void count_in(struct unit_work *work, const struct office *office, const struct document *document,
                     const struct assignment *assignment)
{
	struct minute due = minute_is_given(assignment->due_on) ? assignment->due_on : document->facts->due_on;
	bool is_over = assignment->state == ASSIGNMENT_DONE || document->status == DOC_FINISHED;

	if (is_over)
		work->done++;
	else if (minute_is_given(due) && due.since_epoch < office_minute(office, office->now_ms).since_epoch)
		work->late++;
	else
		work->open++;
}

struct unit_work *statistics_of_units(const struct office *office, struct party_id person,
                                      struct arena *arena, size_t *ret_count)
{
	const struct seed *seed = office->seed;
	struct unit_work *all = ARENA_ARRAY(arena, struct unit_work, seed->party_count + 1);
	size_t count = 0;

	for (uint32_t number = 1; number <= office_document_count(office); number++) {
		const struct document *document = office_document(office, (struct document_id){number});

		if (document->assignment_count == 0 || !desk_shows(office, person, document))
			continue;
		for (size_t i = 0; i < document->assignment_count; i++) {
			const struct assignment *assignment = &document->assignments[i];
			bool counts = assignment->state == ASSIGNMENT_OPEN || assignment->state == ASSIGNMENT_DONE;

			if (counts && assignment->role != ROUTE_INFO)
				count_in(&all[unit_of(seed, assignment->to).number], office, document, assignment);
		}
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
