/* journal/seed_incoming.c - what an incoming document may have that came later than the format: why it was refused, its
 * stamp, the opinions asked for. */
#include "journal/seed_inside.h"

#include "base/limits.h"

static void read_opinions(struct reading *reading, const cJSON *list, struct document *document)
{
	size_t count = take_count(reading, list, LIMIT_OPINIONS_PER_DOCUMENT);
	const cJSON *item = count == 0 ? NULL : list->child;

	document->opinions = ARENA_ARRAY(reading->arena, struct opinion, count);
	document->opinion_count = count;
	for (size_t i = 0; i < count; i++, item = item->next)
		document->opinions[i] = (struct opinion){
			.from = take_party(reading, item, "from"),
			.to = take_party(reading, item, "to"),
			.due_on = take_minute(reading, item, "due_on"),
			.at = take_minute(reading, item, "at"),
			.question = json_text(item, "question", reading->arena),
			.answered_by = take_party(reading, item, "answered_by"),
			.answered_at = take_minute(reading, item, "answered_at"),
			.answer = json_text(item, "answer", reading->arena),
		};
}

static struct stamp read_stamp(struct reading *reading, const cJSON *json)
{
	return (struct stamp){
		.by = take_party(reading, json, "by"),
		.to = take_party(reading, json, "to"),
		.at = take_minute(reading, json, "at"),
	};
}

void seed_read_incoming(struct reading *reading, const cJSON *json, struct document *document)
{
	document->refused_for = (enum refuse_code)take_name(reading, json, "refused_for", &refuse_code_names);
	document->stamp = read_stamp(reading, json_member(json, "stamp"));
	read_opinions(reading, json_member(json, "opinions"), document);
}
