#include "grader/replay/made.h"

/* Does he play this person, at the start or by taking a seat? */
static bool is_candidate(const struct seed *seed, struct party_id person)
{
	for (uint32_t i = 0; i < seed->seat_count; i++) {
		if (party_is(seed->seats[i], person))
			return true;
	}
	return party_is(seed->candidate, person);
}

static bool is_own_affair(const struct office *office, const struct document *document)
{
	bool is_unfinished = document->status == DOC_DRAFT || document->status == DOC_PROPOSED;

	return is_unfinished && document->outgoing != NULL &&
	       is_candidate(office->seed, document->outgoing->holder);
}

struct made_list made_of_deeds(const struct deeds *deeds, const struct office *office, struct arena *arena)
{
	struct made_list list = {0};

	for (uint32_t i = 0; i < deeds->count; i++)
		list.count += deeds->items[i].has_made;
	list.items = ARENA_ARRAY(arena, struct made, list.count);
	list.count = 0;
	for (uint32_t i = 0; i < deeds->count; i++) {
		const struct deed *deed = &deeds->items[i];
		const struct document *document;

		if (!deed->has_made)
			continue;
		document = office_document(office, deed->document);
		list.items[list.count++] = (struct made){
			.id = deed->document,
			.key = deed->object,
			.facts = document->facts,
			.is_own_affair = is_own_affair(office, document),
		};
	}
	return list;
}

const struct made *made_find(const struct made_list *list, const struct deed *deed)
{
	for (uint32_t i = 0; i < list->count; i++) {
		if (deed->document.number != 0 && document_is(list->items[i].id, deed->document))
			return &list->items[i];
	}
	return NULL;
}

bool made_fits(const struct bound_guide *bound, size_t task, uint32_t object, const struct made *made)
{
	const struct guide_object *wanted = &bound->guide->tasks[task].objects[object];
	const struct bound_object *about;

	if (wanted->relation == RELATION_NONE)
		return true;
	about = &bound->tasks[task].objects[wanted->about];
	return made->facts->relation == wanted->relation &&
	       (about->is_open || (about->id.number != 0 && document_is(about->id, made->facts->about)));
}

void object_bind(struct bound_guide *bound, size_t task, uint32_t object, const struct made *made)
{
	struct bound_object *at = &bound->tasks[task].objects[object];

	*at = (struct bound_object){0};
	if (made != NULL) {
		at->id = made->id;
		at->key = made->key;
	}
}

void object_open(struct bound_guide *bound, size_t task, uint32_t object, const struct made_list *list)
{
	bound->tasks[task].objects[object] = (struct bound_object){.is_open = true, .open_to = list};
}

uint32_t object_next_new(const struct guide_task *task, uint32_t from)
{
	while (from < task->object_count && !task->objects[from].is_new)
		from++;
	return from < task->object_count ? from : GUIDE_NONE;
}
