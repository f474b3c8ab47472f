#include "office/holding.h"

#include "office/desk.h"

const struct assignment *document_open_for(const struct document *document, struct party_id to)
{
	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];

		if (assignment->state == ASSIGNMENT_OPEN && party_is(assignment->to, to))
			return assignment;
	}
	return NULL;
}

bool document_awaits_direction(const struct document *document)
{
	for (size_t i = 0; i < document->assignment_count; i++) {
		if (document->assignments[i].state != ASSIGNMENT_RETAKEN)
			return false;
	}
	return document->submitted_to.number != 0;
}

uint32_t document_asked(const struct seed *seed, struct party_id person, const struct document *document)
{
	for (size_t i = 0; i < document->opinion_count; i++) {
		const struct opinion *opinion = &document->opinions[i];

		if (opinion->answered_by.number == 0 && seed_answers_for(seed, person, opinion->to))
			return (uint32_t)i + 1;
	}
	return 0;
}

const struct assignment *document_former_main(const struct document *document)
{
	const struct assignment *former = document_main(document);

	for (size_t i = document->assignment_count; i > 0 && former == NULL; i--) {
		const struct assignment *assignment = &document->assignments[i - 1];

		if (assignment->role == ROUTE_MAIN && assignment->state == ASSIGNMENT_RETURNED)
			former = assignment;
	}
	return former;
}

const struct assignment *document_held_by_unit_of(const struct seed *seed, struct party_id head,
                                                  const struct document *document)
{
	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];
		const struct party *to = seed_party(seed, assignment->to);

		if (assignment->state == ASSIGNMENT_OPEN && to != NULL && party_is(to->head, head))
			return assignment;
	}
	return NULL;
}

const struct assignment *document_work_of(const struct seed *seed, struct party_id person,
                                          const struct document *document)
{
	const struct assignment *best = NULL;

	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];

		if (assignment->state == ASSIGNMENT_OPEN && assignment->role != ROUTE_INFO &&
		    seed_speaks_for(seed, person, assignment->to) && (best == NULL || assignment->role < best->role))
			best = assignment;
	}
	return best;
}

const struct assignment *document_finished_by(const struct seed *seed, struct party_id person,
                                              const struct document *document)
{
	const struct assignment *done = NULL;

	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];

		if (!seed_answers_for(seed, person, assignment->to))
			continue;
		if (assignment->state == ASSIGNMENT_OPEN)
			return NULL;
		if (assignment->state == ASSIGNMENT_DONE)
			done = assignment;
	}
	return done;
}

struct opinion *document_add_opinion(struct office *office, struct document *document)
{
	document->opinions = arena_grow(office->arena, document->opinions, document->opinion_count,
	                                &document->opinion_capacity, sizeof(document->opinions[0]));
	return &document->opinions[document->opinion_count++];
}
