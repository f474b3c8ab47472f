#include "office/work.h"

#include "office/desk.h"

static struct party_id unit_of(const struct seed *seed, struct party_id id)
{
	const struct party *party = seed_party(seed, id);

	return party->kind == PARTY_PERSON ? party->unit : id;
}

static bool is_work(const struct assignment *assignment)
{
	return (assignment->state == ASSIGNMENT_OPEN || assignment->state == ASSIGNMENT_DONE) &&
	       assignment->role != ROUTE_INFO;
}

void work_settle(const struct office *office, struct work *work)
{
	struct minute now = office_minute(office, office->now_ms);

	if (work->state != WORK_DONE)
		work->state = minute_is_given(work->due) && work->due.since_epoch < now.since_epoch ? WORK_LATE
		                                                                                    : WORK_OPEN;
}

static struct work work_of(const struct office *office, struct document_id id,
                           const struct document *document, const struct assignment *assignment)
{
	bool is_over = assignment->state == ASSIGNMENT_DONE || document->status == DOC_FINISHED;
	struct work work = {
		.document = id,
		.assignment = assignment,
		.unit = unit_of(office->seed, assignment->to),
		.due = minute_is_given(assignment->due_on) ? assignment->due_on : document->facts->due_on,
		.state = is_over ? WORK_DONE : WORK_OPEN,
	};

	work_settle(office, &work);
	return work;
}

struct work *work_of_document(const struct office *office, struct party_id person, struct document_id id,
                              const struct document *document, struct arena *arena, size_t *ret_count)
{
	struct work *list = NULL;
	size_t count = 0, capacity = 0;

	*ret_count = 0;
	if (document->assignment_count == 0 || !desk_shows(office, person, document))
		return NULL;
	for (size_t i = 0; i < document->assignment_count; i++) {
		if (!is_work(&document->assignments[i]))
			continue;
		list = arena_grow(arena, list, count, &capacity, sizeof(list[0]));
		list[count++] = work_of(office, id, document, &document->assignments[i]);
	}
	*ret_count = count;
	return list;
}

struct work *work_list(const struct office *office, struct party_id person, struct arena *arena,
                       size_t *ret_count)
{
	struct work *list = NULL;
	size_t count = 0, capacity = 0;

	for (uint32_t number = 1; number <= office_document_count(office); number++) {
		struct document_id id = {number};
		size_t own;
		const struct work *parts = work_of_document(office, person, id, office_document(office, id), arena,
		                                            &own);

		for (size_t i = 0; i < own; i++) {
			list = arena_grow(arena, list, count, &capacity, sizeof(list[0]));
			list[count++] = parts[i];
		}
	}
	*ret_count = count;
	return list;
}
