/* The state: its own copies of what an attempt has changed, over a shared seed, and the folding of events. */
#include "office/delegation.h"
#include "office/document.h"
#include "office/dossier.h"

#include <string.h>

void office_init(struct office *office, const struct seed *seed, struct arena *arena)
{
	*office = (struct office){
		.seed = seed,
		.arena = arena,
		.phase = PHASE_NEW,
		.candidate = seed->candidate,
		.next_assignment = seed->next_assignment,
		.next_pending = 1,
		.dossier_count = seed->dossier_count,
	};
}

void office_fork(struct office *fork, const struct office *parent, struct arena *arena)
{
	*fork = *parent;
	fork->parent = parent;
	fork->arena = arena;
	fork->touched = NULL;
	fork->touched_count = fork->touched_capacity = 0;
	fork->pending = ARENA_ARRAY(arena, struct pending, parent->pending_count + 4);
	fork->pending_capacity = parent->pending_count + 4;
	if (parent->pending_count > 0)
		memcpy(fork->pending, parent->pending, parent->pending_count * sizeof(parent->pending[0]));
	if (parent->book_next != NULL) {
		fork->book_next = ARENA_ARRAY(arena, uint32_t, parent->seed->book_count);
		memcpy(fork->book_next, parent->book_next, parent->seed->book_count * sizeof(fork->book_next[0]));
	}
	dossiers_fork(fork, parent);
	delegations_fork(fork, parent);
}

/* Index of the first own document whose id is not below. */
static size_t touched_at(const struct office *office, struct document_id id)
{
	size_t low = 0, high = office->touched_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (office->touched[middle].id.number < id.number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct touched *touched_find(const struct office *office, struct document_id id)
{
	size_t at = touched_at(office, id);

	if (at < office->touched_count && document_is(office->touched[at].id, id))
		return &office->touched[at];
	return NULL;
}

/* The document as this office or the nearest of its parents has changed it; NULL while it is as in the seed. */
static const struct touched *touched_nearest(const struct office *office, struct document_id id)
{
	for (const struct office *at = office; at != NULL; at = at->parent) {
		const struct touched *touched = touched_find(at, id);

		if (touched != NULL)
			return touched;
	}
	return NULL;
}

const struct document *office_document(const struct office *office, struct document_id id)
{
	assert(id.number != 0 && id.number <= office_document_count(office));
	const struct touched *touched = touched_nearest(office, id);

	return touched != NULL ? touched->document : &office->seed->documents[id.number - 1];
}

uint32_t office_document_count(const struct office *office)
{
	return office->seed->document_count + office->made_count;
}

struct document_id office_find_document(const struct office *office, struct str key)
{
	struct document_id id = seed_find_document(office->seed, key);

	return id.number <= office_document_count(office) ? id : (struct document_id){0};
}

/* Takes a document into the list of those this office has changed. */
static struct touched *touched_add(struct office *office, struct touched touched)
{
	size_t at = touched_at(office, touched.id);
	struct touched *place;

	office->touched = arena_grow(office->arena, office->touched, office->touched_count,
	                             &office->touched_capacity, sizeof(office->touched[0]));
	place = &office->touched[at];
	memmove(place + 1, place, (office->touched_count - at) * sizeof(*place));
	office->touched_count++;
	*place = touched;
	return place;
}

struct document *office_change(struct office *office, struct document_id id)
{
	struct touched *touched = touched_find(office, id);

	if (touched == NULL) {
		const struct touched *nearest = touched_nearest(office, id);
		const struct document *from = nearest != NULL ? nearest->document
		                                              : &office->seed->documents[id.number - 1];
		struct touched own = {.id = id, .document = document_copy(office->arena, from)};

		if (nearest != NULL)
			own.imprint = nearest->imprint;
		touched = touched_add(office, own);
	}
	touched->imprint.is_whole = false;
	return touched->document;
}

struct document *office_make(struct office *office, const struct document_facts *facts)
{
	struct document *document = ARENA_NEW(office->arena, struct document);

	document->facts = facts;
	document->arrived_at = CIVIL_NO_MINUTE;
	touched_add(office, (struct touched){.id = seed_made_document(office->seed, ++office->made_count),
	                                     .document = document});
	return document;
}

struct imprint *office_imprint(const struct office *office, struct document_id id)
{
	struct touched *touched = touched_find(office, id);

	assert(touched != NULL);
	return &touched->imprint;
}

struct touched *office_touched_next(const struct office *office, uint32_t *at)
{
	struct touched *nearest = NULL;

	for (const struct office *layer = office; layer != NULL; layer = layer->parent) {
		size_t index = touched_at(layer, (struct document_id){*at + 1});

		if (index < layer->touched_count &&
		    (nearest == NULL || layer->touched[index].id.number < nearest->id.number))
			nearest = &layer->touched[index];
	}
	if (nearest != NULL)
		*at = nearest->id.number;
	return nearest;
}

uint32_t office_book_next(const struct office *office, struct book_id id)
{
	return office->book_next != NULL ? office->book_next[id.number - 1]
	                                 : seed_book(office->seed, id)->next_number;
}

void office_take_number(struct office *office, struct book_id id)
{
	if (office->book_next == NULL) {
		office->book_next = ARENA_ARRAY(office->arena, uint32_t, office->seed->book_count);
		for (uint32_t i = 0; i < office->seed->book_count; i++)
			office->book_next[i] = office->seed->books[i].next_number;
	}
	office->book_next[id.number - 1]++;
}

struct minute office_minute(const struct office *office, int64_t office_ms)
{
	int64_t minute = office->seed->starts_at.since_epoch + office_ms / 60000;

	return (struct minute){minute < INT32_MAX ? (int32_t)minute : INT32_MAX};
}

int64_t office_ends_ms(const struct office *office)
{
	return office->seed->duration_ms + office->extension_ms;
}

static void pending_remove(struct office *office, uint32_t number)
{
	for (size_t i = 0; i < office->pending_count; i++) {
		if (office->pending[i].number == number) {
			office->pending_count--;
			memmove(&office->pending[i], &office->pending[i + 1],
			        (office->pending_count - i) * sizeof(office->pending[0]));
			return;
		}
	}
}

static void pending_add(struct office *office, uint32_t reaction, struct document_id document, int64_t due_ms)
{
	office->pending = arena_grow(office->arena, office->pending, office->pending_count,
	                             &office->pending_capacity, sizeof(office->pending[0]));
	office->pending[office->pending_count++] = (struct pending){
		.number = office->next_pending++, .due_ms = due_ms, .reaction = reaction, .document = document};
}

static bool pairs_hold(const struct office *office, const struct reaction *reaction,
                       const struct event *event)
{
	struct arena *arena = office->arena;
	size_t count;
	const struct pair *pairs;

	if (reaction->on_pair_count == 0)
		return true;
	pairs = fields_encode(office->seed, event->action, event->input, arena, &count);
	for (size_t i = 0; i < reaction->on_pair_count; i++) {
		bool is_there = false;

		for (size_t j = 0; j < count; j++)
			is_there = is_there || (str_equals(pairs[j].name, reaction->on_pairs[i].name) &&
			                        str_equals(pairs[j].value, reaction->on_pairs[i].value));
		if (!is_there)
			return false;
	}
	return true;
}

/* Colleagues hear of an accepted action and will answer after their delay; the start of the attempt sets the times of
 * what happens by the clock. */
static void reactions_wake(struct office *office, const struct event *event, bool is_start)
{
	for (uint32_t i = 0; i < office->seed->reaction_count; i++) {
		const struct reaction *reaction = &office->seed->reactions[i];

		if (reaction->on == NULL) {
			if (is_start)
				pending_add(office, i, reaction->document, reaction->at_ms);
			continue;
		}
		if (reaction->on != event->action)
			continue;
		if (reaction->on_document.number != 0 && !document_is(reaction->on_document, event->document))
			continue;
		if (!pairs_hold(office, reaction, event))
			continue;
		pending_add(office, i, reaction->document.number != 0 ? reaction->document : event->document,
		            event->office_ms + reaction->after_ms);
	}
}

static void fold_common(struct office *office, int64_t office_ms, uint32_t pending)
{
	assert(office_ms >= office->now_ms);
	office->now_ms = office_ms;
	office->record_count++;
	if (pending != 0)
		pending_remove(office, pending);
}

void office_apply(struct office *office, const struct event *event)
{
	bool is_start = office->phase == PHASE_NEW;

	fold_common(office, event->office_ms, event->pending);
	if (event->action->apply != NULL)
		event->action->apply(office, event);
	if (event->document.number != 0)
		document_mark(office, event);
	reactions_wake(office, event, is_start);
}

void office_apply_refused(struct office *office, int64_t office_ms, uint32_t pending)
{
	fold_common(office, office_ms, pending);
}
