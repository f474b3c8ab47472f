/* grader/replay/made.h - the documents that the candidate made in an attempt, and which of them an object of the guide
 * that is made there (`new="document"`) can be. */
#ifndef SABAN_GRADER_REPLAY_MADE_H
#define SABAN_GRADER_REPLAY_MADE_H

#include "grader/replay/operand.h"

struct made {
	struct document_id id;
	struct str key;                     /* "draft-1" */
	const struct document_facts *facts; /* as it was left */
	/* It lies on his own desk at the end, as a draft or proposed: it neither left the agency nor remains with anybody
	 * else, so what was done with it is nobody's concern. */
	bool is_own_affair;
};

struct made_list {
	struct made *items; /* lower numbers first */
	uint32_t count;
};

/* `office` is the attempt's, after its last record. What colleagues made by their scripts is not in the list. */
struct made_list made_of_deeds(const struct deeds *deeds, const struct office *office, struct arena *arena);
/* The one this deed was done to; NULL when it was done to no document of the list. */
const struct made *made_find(const struct made_list *list, const struct deed *deed);

/* Can the object be this document, with the objects before it as they are bound now? Where the one it relates to is
 * open, any relation of that kind will do. */
bool made_fits(const struct bound_guide *bound, size_t task, uint32_t object, const struct made *made);

/* Binds an object that is made: to that document, or to none when `made` is NULL. objects_read has to follow. */
void object_bind(struct bound_guide *bound, size_t task, uint32_t object, const struct made *made);
/* Lets it be each document of the list that fits, for a lower bound of what any binding costs. */
void object_open(struct bound_guide *bound, size_t task, uint32_t object, const struct made_list *list);
/* Reads the guards' references to the task's objects that are made, as those are bound now. */
void objects_read(struct bound_guide *bound, size_t task, const struct office *office, struct arena *arena);

/* The first object from `from` on that is made in the attempt; GUIDE_NONE. */
uint32_t object_next_new(const struct guide_task *task, uint32_t from);

#endif
