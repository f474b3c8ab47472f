#include "office/register.h"

#include "base/sort.h"
#include "office/desk.h"

struct day register_day(const struct document *document)
{
	if (document->outgoing != NULL)
		return document->facts->issued_on;
	return minute_is_given(document->arrived_at) ? day_of_minute(document->arrived_at) : CIVIL_NO_DAY;
}

uint32_t register_number(const struct document *document)
{
	uint64_t number;

	if (document->outgoing == NULL)
		return document->arrival_number;
	return str_to_u64(document->facts->number, &number) ? (uint32_t)number : 0;
}

static bool is_within(struct day day, struct day from, struct day to)
{
	if (day_is_given(from) && (!day_is_given(day) || day.since_epoch < from.since_epoch))
		return false;
	return !day_is_given(to) || (day_is_given(day) && day.since_epoch <= to.since_epoch);
}

static int by_number(const void *a, const void *b, const void *context)
{
	const struct office *office = context;
	uint32_t one = register_number(office_document(office, *(const struct document_id *)a));
	uint32_t two = register_number(office_document(office, *(const struct document_id *)b));

	return (one > two) - (one < two);
}

bool register_holds(const struct office *office, struct party_id person, struct book_id book,
                    const struct document *document)
{
	return document->book.number == book.number && desk_shows(office, person, document);
}

struct document_id *register_list(const struct office *office, struct party_id person, struct book_id book,
                                  struct day from, struct day to, struct arena *arena, size_t *ret_count)
{
	struct document_id *list = NULL;
	size_t count = 0, capacity = 0;

	for (uint32_t number = 1; number <= office_document_count(office); number++) {
		struct document_id id = {number};
		const struct document *document = office_document(office, id);

		if (!register_holds(office, person, book, document) || !is_within(register_day(document), from, to))
			continue;
		list = arena_grow(arena, list, count, &capacity, sizeof(list[0]));
		list[count++] = id;
	}
	sort_stable(arena, list, count, sizeof(list[0]), by_number, office);
	*ret_count = count;
	return list;
}
