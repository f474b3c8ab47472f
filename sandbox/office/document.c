#include "office/document.h"

#include <string.h>

static void *list_copy(struct arena *arena, const void *items, size_t count, size_t size_bytes)
{
	void *copy = arena_alloc_array(arena, count, size_bytes);

	if (count > 0)
		memcpy(copy, items, count * size_bytes);
	return copy;
}

static struct outgoing *outgoing_copy(struct arena *arena, const struct outgoing *from)
{
	struct outgoing *copy = ARENA_NEW(arena, struct outgoing);

	*copy = *from;
	copy->versions = list_copy(arena, from->versions, from->version_count, sizeof(from->versions[0]));
	copy->deliveries = list_copy(arena, from->deliveries, from->delivery_count, sizeof(from->deliveries[0]));
	copy->version_capacity = from->version_count;
	copy->delivery_capacity = from->delivery_count;
	return copy;
}

struct document *document_copy(struct arena *arena, const struct document *from)
{
	struct document *copy = ARENA_NEW(arena, struct document);

	*copy = *from;
	copy->assignments = list_copy(arena, from->assignments, from->assignment_count,
	                              sizeof(from->assignments[0]));
	copy->notes = list_copy(arena, from->notes, from->note_count, sizeof(from->notes[0]));
	copy->traces = list_copy(arena, from->traces, from->trace_count, sizeof(from->traces[0]));
	copy->opinions = list_copy(arena, from->opinions, from->opinion_count, sizeof(from->opinions[0]));
	copy->opinion_capacity = from->opinion_count;
	copy->readers = list_copy(arena, from->readers, from->reader_count, sizeof(from->readers[0]));
	copy->assignment_capacity = from->assignment_count;
	copy->note_capacity = from->note_count;
	copy->trace_capacity = from->trace_count;
	copy->reader_capacity = from->reader_count;
	if (from->outgoing != NULL)
		copy->outgoing = outgoing_copy(arena, from->outgoing);
	return copy;
}

struct assignment *document_add_assignment(struct office *office, struct document *document)
{
	document->assignments = arena_grow(office->arena, document->assignments, document->assignment_count,
	                                   &document->assignment_capacity, sizeof(document->assignments[0]));
	return &document->assignments[document->assignment_count++];
}

struct assignment *document_assignment(struct document *document, struct assignment_id id)
{
	for (size_t i = 0; i < document->assignment_count && id.number != 0; i++) {
		if (document->assignments[i].id.number == id.number)
			return &document->assignments[i];
	}
	return NULL;
}

void document_add_note(struct office *office, struct document *document, struct note note)
{
	document->notes = arena_grow(office->arena, document->notes, document->note_count,
	                             &document->note_capacity, sizeof(document->notes[0]));
	note.text = str_copy(office->arena, note.text);
	document->notes[document->note_count++] = note;
}

void document_say(struct office *office, struct document *document, enum note_kind kind, struct str text,
                  const struct event *event)
{
	if (!str_is_empty(text))
		document_add_note(office, document,
		                  (struct note){.kind = kind,
		                                .by = event->actor,
		                                .at = office_minute(office, event->office_ms),
		                                .text = text});
}

/* The recipient an action names: its input's party field "to". */
static struct party_id event_recipient(const struct event *event)
{
	for (size_t i = 0; i < event->action->field_count; i++) {
		const struct field *field = &event->action->fields[i];

		if (field->kind == FIELD_KIND_PARTY && str_equals(str_from_c(field->name), STR("to")))
			return *(const struct party_id *)(const void *)((const char *)event->input + field->offset);
	}
	return (struct party_id){0};
}

static void trace_add(struct office *office, struct document *document, const struct event *event)
{
	const struct assignment *assignment = document_assignment(document, event->facts.assignment);

	document->traces = arena_grow(office->arena, document->traces, document->trace_count,
	                              &document->trace_capacity, sizeof(document->traces[0]));
	document->traces[document->trace_count++] = (struct trace){
		.action = event->action,
		.by = event->actor,
		.to = event_recipient(event),
		.role = assignment != NULL ? assignment->role : ROUTE_MAIN,
		.number = event->facts.number,
		.at = office_minute(office, event->office_ms),
	};
}

static struct reader *reader_of(struct office *office, struct document *document, struct party_id person)
{
	for (size_t i = 0; i < document->reader_count; i++) {
		if (party_is(document->readers[i].person, person))
			return &document->readers[i];
	}
	document->readers = arena_grow(office->arena, document->readers, document->reader_count,
	                               &document->reader_capacity, sizeof(document->readers[0]));
	document->readers[document->reader_count] = (struct reader){.person = person};
	return &document->readers[document->reader_count++];
}

static void reader_set(struct office *office, struct document *document, struct party_id person)
{
	reader_of(office, document, person)->revision = document->revision;
}

void document_set_mark(struct office *office, struct document *document, struct party_id person,
                       bool is_marked)
{
	reader_of(office, document, person)->has_marked = is_marked;
}

static bool has_read(const struct document *document, struct party_id person)
{
	for (size_t i = 0; i < document->reader_count; i++) {
		if (party_is(document->readers[i].person, person))
			return document->readers[i].revision == document->revision;
	}
	return false;
}

void document_mark(struct office *office, const struct event *event)
{
	struct document *document = office_change(office, event->document);

	if (event->action->effect == CHANGES) {
		bool had_read = has_read(document, event->actor);

		trace_add(office, document, event);
		document->revision++;
		if (had_read)
			reader_set(office, document, event->actor);
	} else {
		reader_set(office, document, event->actor);
	}
}
