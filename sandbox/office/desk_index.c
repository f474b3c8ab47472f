#include "office/desk_index.h"

#include "base/check.h"
#include "base/sort.h"
#include "office/delegation.h"
#include "office/list_index.h"
#include "office/meeting.h"

/* A document in a drawer of the starting office. */
struct entry {
	struct document_id id;
	struct minute due; /* what makes it overdue; CIVIL_NO_MINUTE when nothing does */
};

/* What one person has on it. */
struct desk {
	struct party_id person;
	struct list {
		struct entry *entries; /* in order */
		uint32_t count;
	} drawers[DRAWER_COUNT]; /* in DRAWER_OVERDUE all that time can make overdue */
	struct minute *dues;     /* of those, the earliest first */
	uint32_t unread;
	uint32_t meetings;
	const struct list_index *lists;
	struct document_id *invitations[INVITATIONS_COUNT];
	uint32_t invitation_counts[INVITATIONS_COUNT];
};

struct desk_index {
	const struct seed *seed;
	struct desk *desks; /* of each person whom the candidate may play */
	uint32_t count;
	struct document_id *outgoing; /* those of the seed, lower numbers first */
	uint32_t outgoing_count;
};

struct listing {
	const struct seed *seed;
	enum drawer drawer;
};

static int entries_in_order(const void *a, const void *b, const void *context)
{
	const struct listing *listing = context;
	const struct document *documents = listing->seed->documents;

	return desk_order(listing->drawer, &documents[((const struct entry *)a)->id.number - 1],
	                  &documents[((const struct entry *)b)->id.number - 1]);
}

static int earliest_first(const void *a, const void *b, const void *context)
{
	int32_t one = ((const struct minute *)a)->since_epoch, two = ((const struct minute *)b)->since_epoch;

	UNUSED(context);
	return (one > two) - (one < two);
}

static void lists_fill(struct desk *desk, const struct office *start, struct arena *arena)
{
	const struct seed *seed = start->seed;

	for (unsigned drawer = 0; drawer < DRAWER_COUNT; drawer++)
		desk->drawers[drawer].entries = ARENA_ARRAY(arena, struct entry, seed->document_count);
	for (uint32_t number = 1; number <= seed->document_count; number++) {
		const struct document *document = &seed->documents[number - 1];
		unsigned held = desk_drawers(start, desk->person, document);
		struct entry entry = {{number}, CIVIL_NO_MINUTE};

		if ((held & BIT(DRAWER_OVERDUE)) != 0)
			entry.due = desk_due(start, desk->person, document);
		for (unsigned drawer = 0; drawer < DRAWER_COUNT; drawer++) {
			struct list *list = &desk->drawers[drawer];

			if ((held & BIT(drawer)) != 0)
				list->entries[list->count++] = entry;
		}
		desk->unread += held != 0 && desk_is_unread(desk->person, document);
		desk->meetings += meeting_awaits(start, desk->person, document);
	}
}

static void invitations_fill(struct desk *desk, const struct office *start, struct arena *arena)
{
	const struct seed *seed = start->seed;

	for (unsigned which = 0; which < INVITATIONS_COUNT; which++)
		desk->invitations[which] = ARENA_ARRAY(arena, struct document_id, seed->document_count);
	for (uint32_t number = 1; number <= seed->document_count; number++) {
		const struct document *document = &seed->documents[number - 1];
		const bool is_in[INVITATIONS_COUNT] = {
			[INVITATIONS_ALL] = true,
			[INVITATIONS_SEEN] = desk_shows(start, desk->person, document),
			[INVITATIONS_HIS] = meeting_is_his(start, desk->person, document),
		};

		for (unsigned which = 0; which < INVITATIONS_COUNT && document_invites(document); which++) {
			if (is_in[which])
				desk->invitations[which][desk->invitation_counts[which]++] = (struct document_id){number};
		}
	}
}

static void desk_fill(struct desk *desk, const struct office *start, struct arena *arena)
{
	const struct list *overdue = &desk->drawers[DRAWER_OVERDUE];

	lists_fill(desk, start, arena);
	invitations_fill(desk, start, arena);
	for (enum drawer drawer = 0; drawer < DRAWER_COUNT; drawer++) {
		struct list *list = &desk->drawers[drawer];
		struct listing listing = {start->seed, drawer};

		sort_stable(arena, list->entries, list->count, sizeof(list->entries[0]), entries_in_order, &listing);
	}
	desk->dues = ARENA_ARRAY(arena, struct minute, overdue->count);
	for (uint32_t i = 0; i < overdue->count; i++)
		desk->dues[i] = overdue->entries[i].due;
	sort_stable(arena, desk->dues, overdue->count, sizeof(desk->dues[0]), earliest_first, NULL);
}

static void outgoing_fill(struct desk_index *index, struct arena *arena)
{
	const struct seed *seed = index->seed;

	index->outgoing = ARENA_ARRAY(arena, struct document_id, seed->document_count);
	for (uint32_t number = 1; number <= seed->document_count; number++) {
		const struct document *document = &seed->documents[number - 1];

		if (document->outgoing != NULL)
			index->outgoing[index->outgoing_count++] = (struct document_id){number};
	}
}

const struct desk_index *desk_index_of(const struct seed *seed, struct arena *arena)
{
	struct desk_index *index = ARENA_NEW(arena, struct desk_index);
	struct office start;

	office_init(&start, seed, arena);
	start.now_ms = INT64_MAX; /* when every deadline has passed */
	index->seed = seed;
	outgoing_fill(index, arena);
	index->count = seed->seat_count > 0 ? seed->seat_count : 1;
	index->desks = ARENA_ARRAY(arena, struct desk, index->count);
	for (uint32_t i = 0; i < index->count; i++) {
		index->desks[i].person = seed->seat_count > 0 ? seed->seats[i] : seed->candidate;
		desk_fill(&index->desks[i], &start, arena);
		index->desks[i].lists = list_index_of(seed, index->desks[i].person, arena);
	}
	return index;
}

/* Of the person whom the candidate plays now. */
static const struct desk *desk_of(const struct desk_index *index, const struct office *office)
{
	uint32_t i = 0;

	assert(office->seed == index->seed);
	while (i < index->count && !party_is(index->desks[i].person, office->candidate))
		i++;
	assert(i < index->count);
	return &index->desks[i];
}

static uint32_t overdue_in_seed(const struct desk *desk, struct minute now)
{
	uint32_t low = 0, high = desk->drawers[DRAWER_OVERDUE].count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (desk->dues[middle].since_epoch < now.since_epoch)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Counts one document in, or with -1 out: the sums never fall below zero, so wrapping around is exact. */
static void tally(struct desk_counts *counts, const struct office *office, const struct document *document,
                  int sign)
{
	unsigned held = desk_drawers(office, office->candidate, document);

	for (unsigned drawer = 0; drawer < DRAWER_COUNT; drawer++) {
		if ((held & BIT(drawer)) != 0)
			counts->drawers[drawer] += (uint32_t)sign;
	}
	if (meeting_awaits(office, office->candidate, document))
		counts->meetings += (uint32_t)sign;
	if (held != 0 && desk_is_unread(office->candidate, document))
		counts->unread += (uint32_t)sign;
}

/* While he acts for others his desk holds what is before them, of which his lists know nothing. */
static struct desk_counts counts_of_all(const struct office *office)
{
	struct desk_counts counts = {.unread = 0};

	for (uint32_t number = 1; number <= office_document_count(office); number++)
		tally(&counts, office, office_document(office, (struct document_id){number}), 1);
	return counts;
}

struct desk_counts desk_count(const struct desk_index *index, const struct office *office)
{
	const struct desk *desk = desk_of(index, office);
	struct desk_counts counts = {.unread = desk->unread, .meetings = desk->meetings};
	uint32_t at = 0;

	if (acts_for_others(office, office->candidate))
		return counts_of_all(office);
	for (unsigned drawer = 0; drawer < DRAWER_COUNT; drawer++)
		counts.drawers[drawer] = desk->drawers[drawer].count;
	counts.drawers[DRAWER_OVERDUE] = overdue_in_seed(desk, office_minute(office, office->now_ms));
	for (const struct touched *touched; (touched = office_touched_next(office, &at)) != NULL;) {
		if (at <= index->seed->document_count) /* else it was made in the attempt */
			tally(&counts, office, &index->seed->documents[at - 1], -1);
		tally(&counts, office, touched->document, 1);
	}
	return counts;
}

static int touched_in_order(const void *a, const void *b, const void *context)
{
	return desk_order(*(const enum drawer *)context, (*(const struct touched *const *)a)->document,
	                  (*(const struct touched *const *)b)->document);
}

struct desk_walk desk_walk(const struct desk_index *index, const struct office *office, enum drawer drawer,
                           struct arena *arena)
{
	struct desk_walk walk = {.desk = desk_of(index, office), .office = office, .drawer = drawer};
	unsigned char *is_touched = ARENA_ARRAY(arena, unsigned char, index->seed->document_count / 8 + 1);
	const struct touched **list = NULL;
	size_t capacity = 0;
	uint32_t at = 0;

	if (acts_for_others(office, office->candidate)) {
		walk.all = desk_list(office, office->candidate, drawer, arena, &walk.all_count);
		return walk;
	}
	for (const struct touched *touched; (touched = office_touched_next(office, &at)) != NULL;) {
		if (at <= index->seed->document_count)
			is_touched[at / 8] |= (unsigned char)(1U << at % 8);
		if ((desk_drawers(office, office->candidate, touched->document) & BIT(drawer)) == 0)
			continue;
		list = arena_grow(arena, list, walk.touched_count, &capacity, sizeof(list[0]));
		list[walk.touched_count++] = touched;
	}
	if (list != NULL)
		sort_stable(arena, list, walk.touched_count, sizeof(list[0]), touched_in_order, &drawer);
	walk.touched = list;
	walk.is_touched = is_touched;
	return walk;
}

/* The next document of the seed's list that nobody touched, still to be taken; NULL at the end. */
static const struct entry *entry_next(struct desk_walk *walk)
{
	const struct list *list = &walk->desk->drawers[walk->drawer];
	int32_t now = office_minute(walk->office, walk->office->now_ms).since_epoch;

	for (; walk->next < list->count; walk->next++) {
		const struct entry *entry = &list->entries[walk->next];

		if ((walk->is_touched[entry->id.number / 8] >> entry->id.number % 8 & 1) != 0)
			continue;
		if (walk->drawer != DRAWER_OVERDUE || entry->due.since_epoch < now)
			return entry;
	}
	return NULL;
}

static const struct document *next_touched_or_not(struct desk_walk *walk)
{
	const struct entry *entry = entry_next(walk);
	const struct document *document = entry == NULL ? NULL
	                                                : &walk->office->seed->documents[entry->id.number - 1];

	if (walk->next_touched < walk->touched_count) {
		const struct touched *touched = walk->touched[walk->next_touched];
		int order = document == NULL ? -1 : desk_order(walk->drawer, touched->document, document);

		if (order < 0 || (order == 0 && touched->id.number < entry->id.number)) {
			walk->next_touched++;
			return touched->document;
		}
	}
	if (document != NULL)
		walk->next++;
	return document;
}

const struct document *desk_walk_next(struct desk_walk *walk)
{
	if (walk->all == NULL)
		return next_touched_or_not(walk);
	return walk->next < walk->all_count ? office_document(walk->office, walk->all[walk->next++]) : NULL;
}

struct document_id *desk_outgoing_list(const struct desk_index *index, const struct office *office,
                                       struct party_id person, enum outgoing_drawer drawer,
                                       struct arena *arena, size_t *ret_count)
{
	uint32_t first_made = index->seed->document_count + 1, all = office_document_count(office);
	struct document_id *list = ARENA_ARRAY(arena, struct document_id,
	                                       all + 1 - first_made + index->outgoing_count);
	size_t count = 0, kept = 0;

	for (uint32_t number = all; number >= first_made; number--)
		list[count++] = (struct document_id){number};
	for (uint32_t i = index->outgoing_count; i > 0; i--)
		list[count++] = index->outgoing[i - 1];
	for (size_t i = 0; i < count; i++) {
		if ((desk_outgoing_drawers(office, person, office_document(office, list[i])) & BIT(drawer)) != 0)
			list[kept++] = list[i];
	}
	*ret_count = kept;
	return list;
}

const struct document_id *desk_invitations(const struct desk_index *index, const struct office *office,
                                           enum invitations which, size_t *ret_count)
{
	const struct desk *desk = desk_of(index, office);

	*ret_count = desk->invitation_counts[which];
	return desk->invitations[which];
}

const struct list_index *desk_lists(const struct desk_index *index, const struct office *office)
{
	return acts_for_others(office, office->candidate) ? NULL : desk_of(index, office)->lists;
}
