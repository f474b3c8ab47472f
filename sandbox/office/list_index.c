#include "office/list_index.h"

#include "base/sort.h"
#include "office/register.h"

/* The parts that one unit had at the start. */
struct unit_parts {
	uint32_t done, open; /* open with and without a deadline */
	struct minute *dues; /* of those that are open and have one, the earliest first */
	uint32_t due_count;
};

struct list_index {
	const struct seed *seed;
	struct party_id person;
	struct work *parts; /* in order; their states are as if no time had passed */
	size_t part_count;
	struct unit_parts *units;       /* by number of the party */
	struct document_id **registers; /* by number of the book, in order */
	size_t *register_counts;
};

static int earliest_first(const void *a, const void *b, const void *context)
{
	int32_t one = ((const struct minute *)a)->since_epoch, two = ((const struct minute *)b)->since_epoch;

	UNUSED(context);
	return (one > two) - (one < two);
}

/* The start of the office, when no deadline has passed yet. */
static struct office start_of(const struct seed *seed, struct arena *arena)
{
	struct office start;

	office_init(&start, seed, arena);
	return start;
}

static void units_fill(struct list_index *index, struct arena *arena)
{
	const struct seed *seed = index->seed;

	index->units = ARENA_ARRAY(arena, struct unit_parts, seed->party_count + 1);
	for (size_t i = 0; i < index->part_count; i++) {
		struct unit_parts *unit = &index->units[index->parts[i].unit.number];

		unit->done += index->parts[i].state == WORK_DONE;
		unit->open += index->parts[i].state != WORK_DONE;
	}
	for (uint32_t i = 0; i <= seed->party_count; i++)
		index->units[i].dues = ARENA_ARRAY(arena, struct minute, index->units[i].open);
	for (size_t i = 0; i < index->part_count; i++) {
		struct unit_parts *unit = &index->units[index->parts[i].unit.number];

		if (index->parts[i].state != WORK_DONE && minute_is_given(index->parts[i].due))
			unit->dues[unit->due_count++] = index->parts[i].due;
	}
	for (uint32_t i = 0; i <= seed->party_count; i++)
		sort_stable(arena, index->units[i].dues, index->units[i].due_count, sizeof(struct minute),
		            earliest_first, NULL);
}

const struct list_index *list_index_of(const struct seed *seed, struct party_id person, struct arena *arena)
{
	struct list_index *index = ARENA_NEW(arena, struct list_index);
	struct office start = start_of(seed, arena);

	index->seed = seed;
	index->person = person;
	index->parts = work_list(&start, person, arena, &index->part_count);
	units_fill(index, arena);
	index->registers = ARENA_ARRAY(arena, struct document_id *, seed->book_count + 1);
	index->register_counts = ARENA_ARRAY(arena, size_t, seed->book_count + 1);
	for (uint16_t book = 1; book <= seed->book_count; book++)
		index->registers[book] = register_list(&start, person, (struct book_id){book}, CIVIL_NO_DAY,
		                                       CIVIL_NO_DAY, arena, &index->register_counts[book]);
	return index;
}

/* ---- statistics ---- */

static uint32_t late_of(const struct unit_parts *unit, struct minute now)
{
	uint32_t low = 0, high = unit->due_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (unit->dues[middle].since_epoch < now.since_epoch)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* With -1 a document's parts are taken out again: sums never fall below zero, so wrapping around is exact. */
static void parts_tally(struct unit_work *units, const struct office *office, struct party_id person,
                        struct document_id id, const struct document *document, int sign, struct arena *arena)
{
	size_t count;
	const struct work *parts = work_of_document(office, person, id, document, arena, &count);

	for (size_t i = 0; i < count; i++) {
		struct unit_work *unit = &units[parts[i].unit.number];

		unit->done += parts[i].state == WORK_DONE ? (uint32_t)sign : 0;
		unit->open += parts[i].state == WORK_OPEN ? (uint32_t)sign : 0;
		unit->late += parts[i].state == WORK_LATE ? (uint32_t)sign : 0;
	}
}

struct unit_work *list_statistics(const struct list_index *index, const struct office *office,
                                  struct arena *arena, size_t *ret_count)
{
	const struct seed *seed = index->seed;
	struct unit_work *units = ARENA_ARRAY(arena, struct unit_work, seed->party_count + 1);
	struct minute now = office_minute(office, office->now_ms);
	uint32_t at = 0;

	for (uint32_t i = 1; i <= seed->party_count; i++) {
		uint32_t late = late_of(&index->units[i], now);

		units[i] = (struct unit_work){
			.done = index->units[i].done, .open = index->units[i].open - late, .late = late};
	}
	for (const struct touched *touched; (touched = office_touched_next(office, &at)) != NULL;) {
		if (at <= seed->document_count)
			parts_tally(units, office, index->person, touched->id, &seed->documents[at - 1], -1, arena);
		parts_tally(units, office, index->person, touched->id, touched->document, 1, arena);
	}
	return statistics_settle(seed, units, ret_count);
}

/* ---- slices ---- */

/* A list of the seed with what was touched: entries are counted and, from `from` on, kept. */
struct slice {
	size_t from, most, passed, kept;
};

static bool slice_takes(struct slice *slice)
{
	bool is_within = slice->passed >= slice->from && slice->kept < slice->most;

	slice->passed++;
	slice->kept += is_within;
	return is_within;
}

static bool slice_is_full(const struct slice *slice)
{
	return slice->kept >= slice->most;
}

struct work *list_work(const struct list_index *index, const struct office *office, size_t from, size_t most,
                       struct arena *arena, size_t *ret_count, size_t *ret_all)
{
	struct work *list = ARENA_ARRAY(arena, struct work, most);
	struct slice slice = {.from = from, .most = most};
	size_t next = 0, all = index->part_count;
	uint32_t at = 0;

	for (const struct touched *touched; (touched = office_touched_next(office, &at)) != NULL;) {
		size_t count, old = 0;
		const struct work *parts = work_of_document(office, index->person, touched->id, touched->document,
		                                            arena, &count);

		while (next < index->part_count && index->parts[next].document.number < at &&
		       !slice_is_full(&slice)) {
			if (slice_takes(&slice))
				list[slice.kept - 1] = index->parts[next];
			next++;
		}
		if (at <= index->seed->document_count)
			work_of_document(office, index->person, touched->id, &index->seed->documents[at - 1], arena,
			                 &old);
		if (!slice_is_full(&slice))
			next += old;
		for (size_t i = 0; i < count; i++) {
			if (slice_takes(&slice))
				list[slice.kept - 1] = parts[i];
		}
		all = all - old + count;
	}
	for (; next < index->part_count && !slice_is_full(&slice); next++) {
		if (slice_takes(&slice))
			list[slice.kept - 1] = index->parts[next];
	}
	for (size_t i = 0; i < slice.kept; i++)
		work_settle(office, &list[i]);
	*ret_count = slice.kept;
	*ret_all = all;
	return list;
}

/* ---- registers ---- */

struct merging {
	const struct office *office;
	const struct document_id *seeded; /* as the book was at the start */
	size_t seeded_count, next_seeded;
	const unsigned char *is_touched; /* a bit for each document, by id number */
	struct document_id *touched;     /* those of the book now, in order */
	size_t touched_count, next_touched;
};

static int by_number(const void *a, const void *b, const void *context)
{
	const struct office *office = context;
	uint32_t one = register_number(office_document(office, *(const struct document_id *)a));
	uint32_t two = register_number(office_document(office, *(const struct document_id *)b));

	return (one > two) - (one < two);
}

static bool is_in(const unsigned char *bits, struct document_id id)
{
	return (bits[id.number / 8] >> id.number % 8 & 1) != 0;
}

/* Also counts how many of the start's entries are still as they were. */
static size_t merging_open(struct merging *merging, const struct list_index *index,
                           const struct office *office, struct book_id book, struct arena *arena)
{
	const struct seed *seed = index->seed;
	unsigned char *bits = ARENA_ARRAY(arena, unsigned char, seed->document_count / 8 + 1);
	size_t capacity = 0, kept = index->register_counts[book.number];
	uint32_t at = 0;

	*merging = (struct merging){
		.office = office,
		.seeded = index->registers[book.number],
		.seeded_count = kept,
		.is_touched = bits,
	};
	for (const struct touched *touched; (touched = office_touched_next(office, &at)) != NULL;) {
		struct document_id id = {at};

		if (at <= seed->document_count) {
			bits[at / 8] |= (unsigned char)(1U << at % 8);
			kept -= register_holds(office, index->person, book, &seed->documents[at - 1]);
		}
		if (!register_holds(office, index->person, book, touched->document))
			continue;
		merging->touched = arena_grow(arena, merging->touched, merging->touched_count, &capacity,
		                              sizeof(merging->touched[0]));
		merging->touched[merging->touched_count++] = id;
	}
	sort_stable(arena, merging->touched, merging->touched_count, sizeof(struct document_id), by_number,
	            office);
	return kept;
}

/* None at the end. */
static struct document_id merging_next(struct merging *merging)
{
	while (merging->next_seeded < merging->seeded_count &&
	       is_in(merging->is_touched, merging->seeded[merging->next_seeded]))
		merging->next_seeded++;
	bool has_seeded = merging->next_seeded < merging->seeded_count;
	bool has_touched = merging->next_touched < merging->touched_count;
	int order = !has_touched ? -1 : 1;

	if (!has_seeded && !has_touched)
		return (struct document_id){0};
	if (has_seeded && has_touched) {
		const struct document_id *seeded = &merging->seeded[merging->next_seeded];
		const struct document_id *touched = &merging->touched[merging->next_touched];

		order = by_number(seeded, touched, merging->office);
		order = order != 0 ? order : (int)(seeded->number > touched->number) - 1;
	}
	return order <= 0 && has_seeded ? merging->seeded[merging->next_seeded++]
	                                : merging->touched[merging->next_touched++];
}

struct document_id *list_register(const struct list_index *index, const struct office *office,
                                  struct book_id book, size_t from, size_t most, struct arena *arena,
                                  size_t *ret_count, size_t *ret_all)
{
	struct document_id *list = ARENA_ARRAY(arena, struct document_id, most);
	struct slice slice = {.from = from, .most = most};
	struct merging merging;

	*ret_all = merging_open(&merging, index, office, book, arena) + merging.touched_count;
	while (!slice_is_full(&slice)) {
		struct document_id id = merging_next(&merging);

		if (id.number == 0)
			break;
		if (slice_takes(&slice))
			list[slice.kept - 1] = id;
	}
	*ret_count = slice.kept;
	return list;
}
