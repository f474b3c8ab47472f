#include "grader/log/xes.h"

#include "base/buf.h"
#include "base/check.h"
#include "grader/log/limits.h"
#include "grader/log/xml_feed.h"

/* Where the elements of a log stand: depths of the XML. */
enum depth {
	DEPTH_LOG = 1,
	DEPTH_TRACE,
	DEPTH_EVENT,
	DEPTH_EVENT_ATTRIBUTE,
};

struct xes_reader {
	struct str source;
	xes_sink *sink;
	void *context;
	struct xml_listener listener;
	struct xml_feed *feed;
	struct arena arena; /* of the trace that is being read */
	struct xes_trace trace;
	struct str *events;
	size_t event_count, event_capacity;
	bool is_in_trace, is_in_event, is_named, is_event_named;
	uint32_t event_line;
};

static bool complain(const struct xes_reader *reader, uint32_t line, struct str what, struct str advice,
                     struct err *reterr)
{
	return err_at(reterr, ERR_INPUT, reader->source, line, what, advice);
}

static void trace_begin(struct xes_reader *reader, uint32_t line)
{
	arena_reset(&reader->arena);
	reader->trace = (struct xes_trace){.number = reader->trace.number + 1, .line = line};
	reader->events = NULL;
	reader->event_count = reader->event_capacity = 0;
	reader->is_in_trace = true;
	reader->is_named = false;
}

static void event_begin(struct xes_reader *reader, uint32_t line)
{
	reader->is_in_event = true;
	reader->is_event_named = false;
	reader->event_line = line;
}

static void event_add(struct xes_reader *reader, struct str name)
{
	if (reader->event_count >= LIMIT_TRACE_EVENTS) {
		reader->trace.is_cut = true;
		return;
	}
	reader->events = arena_grow(&reader->arena, reader->events, reader->event_count, &reader->event_capacity,
	                            sizeof(reader->events[0]));
	reader->events[reader->event_count++] = str_copy(&reader->arena, name);
}

/* An attribute of a trace or of an event: only concept:name matters. */
static bool attribute_read(struct xes_reader *reader, const struct xml_tag *tag, struct err *reterr)
{
	struct str key, value;

	if (!xml_tag_value(tag, STR("key"), &key) || !str_equals(key, STR("concept:name")))
		return true;
	if (!xml_tag_value(tag, STR("value"), &value))
		return complain(reader, tag->line, STR("concept:name has no value"), STR("give it one"), reterr);
	if (reader->is_in_event) {
		if (!reader->is_event_named)
			event_add(reader, value);
		reader->is_event_named = true;
	} else if (!reader->is_named) {
		reader->trace.name = str_copy(&reader->arena, value);
		reader->is_named = true;
	}
	return true;
}

static bool on_open(void *context, const struct xml_tag *tag, struct err *reterr)
{
	struct xes_reader *reader = context;
	bool is_trace = str_equals(tag->name, STR("trace")), is_event = str_equals(tag->name, STR("event"));

	if (tag->depth == DEPTH_LOG && !str_equals(tag->name, STR("log")))
		return complain(reader, tag->line, STR("this is no XES log: the root is not log"),
		                STR("name an event log in XES"), reterr);
	if (tag->depth == DEPTH_TRACE && is_trace)
		trace_begin(reader, tag->line);
	else if (reader->is_in_trace && is_trace)
		return complain(reader, tag->line, STR("a trace stands inside a trace"),
		                STR("close the one before it"), reterr);
	else if (tag->depth == DEPTH_EVENT && reader->is_in_trace && is_event)
		event_begin(reader, tag->line);
	else if (reader->is_in_trace && tag->depth == (reader->is_in_event ? DEPTH_EVENT_ATTRIBUTE : DEPTH_EVENT))
		return attribute_read(reader, tag, reterr);
	return true;
}

static void trace_end(struct xes_reader *reader)
{
	struct buf name = buf_in(&reader->arena);

	if (!reader->is_named) {
		buf_add_char(&name, '#');
		buf_add_u64(&name, reader->trace.number);
		reader->trace.name = buf_str(&name);
	}
	reader->trace.events = reader->events;
	reader->trace.event_count = (uint32_t)reader->event_count;
	reader->is_in_trace = false;
	reader->sink(reader->context, &reader->trace);
}

static bool on_close(void *context, unsigned depth, uint32_t line, struct err *reterr)
{
	struct xes_reader *reader = context;

	UNUSED(line);
	if (depth == DEPTH_EVENT && reader->is_in_event) {
		reader->is_in_event = false;
		if (!reader->is_event_named)
			return complain(reader, reader->event_line, STR("the event has no concept:name"),
			                STR("name each event"), reterr);
	}
	if (depth == DEPTH_TRACE && reader->is_in_trace)
		trace_end(reader);
	return true;
}

struct xes_reader *xes_open(struct arena *arena, struct str source, xes_sink *sink, void *context,
                            struct err *reterr)
{
	struct xes_reader *reader = ARENA_NEW(arena, struct xes_reader);

	*reader = (struct xes_reader){.source = source, .sink = sink, .context = context};
	reader->listener = (struct xml_listener){on_open, on_close, reader};
	arena_init(&reader->arena, arena->source);
	reader->feed = xml_feed_open(arena, source, &reader->listener, reterr);
	return reader->feed == NULL ? NULL : reader;
}

void xes_close(struct xes_reader *reader)
{
	if (reader == NULL)
		return;
	xml_feed_close(reader->feed);
	arena_finish(&reader->arena);
}

bool xes_bytes(struct xes_reader *reader, struct str bytes, struct err *reterr)
{
	return xml_feed_bytes(reader->feed, bytes, reterr);
}

bool xes_end(struct xes_reader *reader, struct err *reterr)
{
	return xml_feed_end(reader->feed, reterr);
}
