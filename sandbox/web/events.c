/* web/events.c - see events.h: the streams, their heartbeat, and polling. */
#include "web/events.h"

#include "base/limits.h"
#include "web/events_inside.h"
#include "web/request.h"
#include "web/respond.h"

#include <string.h>

#define STREAM_BYTES_MAX \
	((size_t)16 * 1024) /* not yet sent; a page that reads nothing is cut off beyond it */
#define STREAM_BLOCK_BYTES 1024

struct stream {
	struct web *web;
	struct live *live;
	struct stream *next;
	struct MHD_Connection *connection;
	enum page_language language;
	uint64_t session;
	int64_t beat_at_ms;
	bool is_suspended, is_over, is_asking; /* is_asking: a job looks who has the seat */
	struct job peek;
	char *waiting; /* text to be sent */
	size_t len, capacity;
};

static int64_t now_of(const struct web *web)
{
	return web->config.clock->utc_ms(web->config.clock->self);
}

/* ---- one stream; the live's mutex is held ---- */

static void stream_wake(struct stream *stream)
{
	if (!stream->is_suspended)
		return;
	stream->is_suspended = false;
	MHD_resume_connection(stream->connection);
}

static void stream_add(struct stream *stream, struct str text)
{
	const struct arena_source *memory = stream->web->config.memory;
	if (stream->len + text.len > STREAM_BYTES_MAX) {
		stream->is_over = true;
	} else {
		if (stream->len + text.len > stream->capacity) {
			size_t capacity = stream->capacity * 2 + text.len;
			char *larger = memory->take(memory->context, capacity);
			if (stream->waiting != NULL) {
				memcpy(larger, stream->waiting, stream->len);
				memory->give(memory->context, stream->waiting, stream->capacity);
			}
			stream->waiting = larger;
			stream->capacity = capacity;
		}
		memcpy(stream->waiting + stream->len, text.ptr, text.len);
		stream->len += text.len;
	}
	stream_wake(stream);
}

void stream_tell(struct live *live, enum page_language language, struct str text)
{
	for (struct stream *stream = live->streams; stream != NULL; stream = stream->next)
		if (stream->language == language)
			stream_add(stream, text);
}

/* The library asks for what is to be sent next. */
static ssize_t stream_read(void *context, uint64_t position, char *bytes, size_t most)
{
	struct stream *stream = context;
	ssize_t count = 0;
	UNUSED(position);
	pthread_mutex_lock(&stream->live->mutex);
	if (stream->len > 0) {
		size_t taken = stream->len < most ? stream->len : most;
		memcpy(bytes, stream->waiting, taken);
		memmove(stream->waiting, stream->waiting + taken, stream->len - taken);
		stream->len -= taken;
		count = (ssize_t)taken;
	} else if (stream->is_over) {
		count = MHD_CONTENT_READER_END_OF_STREAM;
	} else {
		stream->is_suspended = true;
		MHD_suspend_connection(stream->connection);
	}
	pthread_mutex_unlock(&stream->live->mutex);
	return count;
}

static void stream_free(void *context)
{
	struct stream *stream = context;
	struct web *web = stream->web;
	const struct arena_source *memory = web->config.memory;
	pthread_mutex_lock(&stream->live->mutex);
	for (struct stream **link = &stream->live->streams; *link != NULL; link = &(*link)->next)
		if (*link == stream) {
			*link = stream->next;
			break;
		}
	/* A job that still looks who has the seat frees it when it is done. */
	bool is_asking = stream->is_asking;
	stream->connection = NULL;
	stream->is_over = true;
	pthread_mutex_unlock(&stream->live->mutex);
	if (is_asking)
		return;
	if (stream->waiting != NULL)
		memory->give(memory->context, stream->waiting, stream->capacity);
	memory->give(memory->context, stream, sizeof(*stream));
}

/* ---- opening ---- */

static uint32_t asked_after(struct request *request)
{
	struct str last = request_header(request, "Last-Event-ID");
	uint64_t after = 0;
	if (str_is_empty(last))
		last = form_get(&request->query, "after");
	return str_to_u64(last, &after) && after < UINT32_MAX ? (uint32_t)after : UINT32_MAX;
}

static void add_greeting(struct stream *stream, struct request *request, uint32_t seq)
{
	struct missed missed[LIVE_NEWS_KEPT];
	struct buf text = buf_in(&request->arena);
	buf_add_c(&text, "retry: 2000\n\n");
	if (!request->holds_seat)
		event_write(seq, "moved", STR("{}"), &text);
	size_t count = news_after(stream->live, asked_after(request), seq, stream->language, &request->arena,
	                          missed);
	for (size_t i = 0; i < count; i++)
		event_write(missed[i].seq, missed[i].type, missed[i].data, &text);
	stream_add(stream, buf_str(&text));
}

static uint32_t last_seq(struct attempt *attempt)
{
	struct view view = attempt_read(attempt);
	uint32_t seq = view.chain->next_seq - 1;
	attempt_read_end(attempt);
	return seq;
}

/* Puts it in front; the mutex is held. */
static void stream_link(struct live *live, struct stream *stream)
{
	unsigned count = 1;
	stream->next = live->streams;
	live->streams = stream;
	for (struct stream *older = stream->next; older != NULL; older = older->next)
		if (++count > LIMIT_EVENT_STREAMS) {
			older->is_over = true;
			stream_wake(older);
		}
}

void handle_events(struct request *request)
{
	struct web *web = request->web;
	struct live *live = request->live;
	news_gather(web, live, request->attempt);
	uint32_t seq = last_seq(request->attempt);
	struct stream *stream = web->config.memory->take(web->config.memory->context, sizeof(*stream));
	*stream = (struct stream){
		.web = web,
		.live = live,
		.connection = request->connection,
		.language = request->language,
		.session = request->seat->session.id,
		.beat_at_ms = now_of(web) + EVENTS_BEAT_MS,
	};
	pthread_mutex_lock(&live->mutex);
	add_greeting(stream, request, seq);
	stream_link(live, stream);
	pthread_mutex_lock(&web->lives.mutex);
	stream->is_over = stream->is_over || web->lives.is_ending;
	pthread_mutex_unlock(&web->lives.mutex);
	pthread_mutex_unlock(&live->mutex);

	request->response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, STREAM_BLOCK_BYTES, stream_read,
	                                                      stream, stream_free);
	request->status = MHD_HTTP_OK;
	respond_safe_headers(request->response);
	MHD_add_response_header(request->response, "Content-Type", "text/event-stream; charset=utf-8");
	MHD_add_response_header(request->response, "Cache-Control", "no-store");
	MHD_add_response_header(request->response, "X-Accel-Buffering", "no");
}

static void write_missed(const struct missed *missed, struct buf *out)
{
	/* The data is an object already: its type is put in front of its members. */
	buf_add_c(out, "{\"type\":\"");
	buf_add_c(out, missed->type);
	buf_add_c(out, missed->data.len > 2 ? "\"," : "\"");
	buf_add(out, str_slice(missed->data, 1, missed->data.len));
}

void handle_events_poll(struct request *request)
{
	struct missed missed[LIVE_NEWS_KEPT];
	struct live *live = request->live;
	struct buf out = buf_in(&request->arena);
	news_gather(request->web, live, request->attempt);
	struct view view = attempt_read(request->attempt);
	uint32_t seq = view.chain->next_seq - 1;
	int64_t left_ms = view.left_ms;
	attempt_read_end(request->attempt);
	pthread_mutex_lock(&live->mutex);
	size_t count = news_after(live, asked_after(request), seq, request->language, &request->arena, missed);
	pthread_mutex_unlock(&live->mutex);

	buf_add_c(&out, "{\"seq\":");
	buf_add_u64(&out, seq);
	buf_add_c(&out, ",\"left_ms\":");
	buf_add_i64(&out, left_ms);
	buf_add_c(&out, ",\"events\":[");
	if (!request->holds_seat)
		buf_add_c(&out, count > 0 ? "{\"type\":\"moved\"}," : "{\"type\":\"moved\"}");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_char(&out, ',');
		write_missed(&missed[i], &out);
	}
	buf_add_c(&out, "]}");
	respond_json(request, MHD_HTTP_OK, &out);
}

/* ---- all streams ---- */

void events_moved(struct web *web, struct live *live, uint64_t session, uint32_t seq)
{
	struct arena arena;
	struct buf text;
	arena_init(&arena, web->config.memory);
	text = buf_in(&arena);
	event_write(seq, "moved", STR("{}"), &text);
	pthread_mutex_lock(&live->mutex);
	for (struct stream *stream = live->streams; stream != NULL; stream = stream->next)
		if (stream->session != session)
			stream_add(stream, buf_str(&text));
	pthread_mutex_unlock(&live->mutex);
	arena_finish(&arena);
}

/* On a job thread: has another server given the seat away? */
static void peek_run(void *context)
{
	struct stream *stream = context;
	struct web *web = stream->web;
	struct live *live = stream->live;
	const struct store_port *store = web->config.store;
	uint64_t lease;
	uint32_t seq;
	struct err err;
	bool is_known = store->attempt_peek(store->self, live->attempt, &seq, &lease, &err);
	struct attempt *attempt = attempts_find(web->attempts, live->attempt);
	if (is_known && attempt != NULL) {
		attempt_set_lease(attempt, lease);
		if (lease != stream->session)
			events_moved(web, live, lease, seq);
	}
	attempt_release(attempt);
	pthread_mutex_lock(&live->mutex);
	stream->is_asking = false;
	bool is_orphan = stream->connection == NULL;
	pthread_mutex_unlock(&live->mutex);
	if (is_orphan)
		stream_free(stream);
	server_leave(web);
}

static void stream_beat(struct stream *stream, int64_t now_ms)
{
	struct web *web = stream->web;
	if (now_ms < stream->beat_at_ms)
		return;
	stream->beat_at_ms = now_ms + EVENTS_BEAT_MS;
	stream_add(stream, STR(": \n\n"));
	if (stream->is_asking || !server_enter(web))
		return;
	stream->is_asking = true;
	stream->peek = (struct job){.run = peek_run, .context = stream};
	if (!web->config.jobs->post(web->config.jobs->self, &stream->peek)) {
		stream->is_asking = false;
		server_leave(web);
	}
}

static void live_beat(struct live *live, void *context)
{
	struct web *web = context;
	int64_t now_ms = now_of(web);
	pthread_mutex_lock(&live->mutex);
	for (struct stream *stream = live->streams; stream != NULL; stream = stream->next)
		stream_beat(stream, now_ms);
	pthread_mutex_unlock(&live->mutex);
}

void lives_beat(struct web *web)
{
	lives_visit(&web->lives, live_beat, web);
}

static void live_end_streams(struct live *live, void *context)
{
	UNUSED(context);
	pthread_mutex_lock(&live->mutex);
	for (struct stream *stream = live->streams; stream != NULL; stream = stream->next) {
		stream->is_over = true;
		stream_wake(stream);
	}
	pthread_mutex_unlock(&live->mutex);
}

void lives_end_streams(struct lives *lives)
{
	pthread_mutex_lock(&lives->mutex);
	lives->is_ending = true;
	pthread_mutex_unlock(&lives->mutex);
	lives_visit(lives, live_end_streams, NULL);
}
