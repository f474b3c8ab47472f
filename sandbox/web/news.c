/* web/news.c - what open pages must be told after a commit, and what one has missed. */
#include "base/json_write.h"
#include "base/limits.h"
#include "web/events_inside.h"
#include "web/request.h"

void live_finish_news(struct lives *lives, struct live *live)
{
	for (size_t i = 0; i < LIVE_NEWS_KEPT; i++)
		for (unsigned language = 0; language < LANGUAGE_COUNT; language++)
			text_give(lives->memory, &live->news[i].data[language]);
	if (live->revisions != NULL)
		lives->memory->give(lives->memory->context, live->revisions,
		                    live->revision_count * sizeof(live->revisions[0]));
	live->revisions = NULL;
}

void event_write(uint32_t seq, const char *type, struct str data, struct buf *out)
{
	buf_add_c(out, "id: ");
	buf_add_u64(out, seq);
	buf_add_c(out, "\nevent: ");
	buf_add_c(out, type);
	buf_add_c(out, "\ndata: ");
	buf_add(out, data);
	buf_add_c(out, "\n\n");
}

void news_tell(struct web *web, struct live *live, uint32_t seq, const char *type,
               const struct str data[LANGUAGE_COUNT])
{
	struct live_news *news = &live->news[live->news_count % LIVE_NEWS_KEPT];
	if (live->news_count++ >= LIVE_NEWS_KEPT)
		live->known_from = news->seq;
	struct arena arena;
	arena_init(&arena, web->config.memory);
	news->seq = seq;
	news->type = type;
	for (unsigned language = 0; language < LANGUAGE_COUNT; language++) {
		struct buf text = buf_in(&arena);
		text_give(web->config.memory, &news->data[language]);
		news->data[language] = text_keep(web->config.memory, data[language]);
		event_write(seq, type, data[language], &text);
		stream_tell(live, language, buf_str(&text));
	}
	arena_finish(&arena);
}

/* ---- what is new ---- */

struct gathering {
	struct web *web;
	struct live *live;
	const struct view *view;
	struct arena *arena;
	uint32_t seq;
};

static void tell_plain(struct gathering *gathering, const char *type)
{
	const struct str data[LANGUAGE_COUNT] = {STR_INIT("{}"), STR_INIT("{}")};
	news_tell(gathering->web, gathering->live, gathering->seq, type, data);
}

static void tell_clock(struct gathering *gathering)
{
	struct buf data = buf_in(gathering->arena);
	struct json_out json = json_out_in(&data);
	json_object_open(&json);
	json_member_i64(&json, "left_ms", gathering->view->left_ms);
	json_member_str(&json, "text", STR(""));
	json_object_close(&json);
	const struct str both[LANGUAGE_COUNT] = {buf_str(&data), buf_str(&data)};
	news_tell(gathering->web, gathering->live, gathering->seq, "clock", both);
}

static struct str document_news(struct gathering *gathering, const struct document *document, struct str text)
{
	struct buf data = buf_in(gathering->arena), href = buf_in(gathering->arena);
	struct json_out json = json_out_in(&data);
	buf_add_c(&href, "/documents/");
	buf_add(&href, document->facts->key);
	json_object_open(&json);
	json_member_u64(&json, "seq", gathering->seq);
	json_member_str(&json, "text", text);
	json_member_str(&json, "href", buf_str(&href));
	json_object_close(&json);
	return buf_str(&data);
}

/* A document that somebody else changed, in the words for it. */
static void tell_document(struct gathering *gathering, struct document_id id, const struct document *document)
{
	const struct office *office = gathering->view->office;
	struct party_id person = office->candidate;
	if (document->trace_count == 0 || !desk_shows(office, person, document))
		return;
	const struct trace *last = &document->traces[document->trace_count - 1];
	if (party_is(last->by, person))
		return;
	struct str data[LANGUAGE_COUNT];
	for (unsigned language = 0; language < LANGUAGE_COUNT; language++) {
		struct buf unused = buf_in(gathering->arena);
		struct screen screen = {
			.pages = library_pages(gathering->web),
			.language = language,
			.arena = gathering->arena,
			.out = &unused,
		};
		struct str text = say_news(&screen, office, person, last->action, last->by, id);
		if (str_is_empty(text))
			return;
		data[language] = document_news(gathering, document, text);
	}
	news_tell(gathering->web, gathering->live, gathering->seq, "news", data);
}

static void note_revision(struct gathering *gathering, struct document_id id, const struct document *document,
                          bool is_first_look)
{
	struct live *live = gathering->live;
	if (id.number == 0 || id.number > live->revision_count)
		return;
	uint32_t *told = &live->revisions[id.number - 1];
	bool is_new = document->revision != *told;
	*told = document->revision;
	if (is_new && !is_first_look)
		tell_document(gathering, id, document);
}

static void gather_documents(struct gathering *gathering, bool is_first_look)
{
	const struct office *office = gathering->view->office;
	struct live *live = gathering->live;
	uint32_t at = 0;
	if (live->revisions == NULL) {
		size_t seeded = office->seed->document_count, count = seeded + LIMIT_MADE_DOCUMENTS;
		const struct arena_source *memory = gathering->web->config.memory;
		live->revisions = memory->take(memory->context, count * sizeof(live->revisions[0]));
		live->revision_count = count;
		for (size_t i = 0; i < count; i++)
			live->revisions[i] = i < seeded ? office->seed->documents[i].revision : 0;
	}
	const struct touched *touched;
	while ((touched = office_touched_next(office, &at)) != NULL)
		note_revision(gathering, touched->id, touched->document, is_first_look);
}

/* Paused, resumed, closed, extra time. */
static void gather_phase(struct gathering *gathering, bool is_first_look)
{
	struct live *live = gathering->live;
	const struct office *office = gathering->view->office;
	enum phase was = live->phase;
	int64_t ended_ms = live->ends_ms;
	live->phase = office->phase;
	live->ends_ms = office_ends_ms(office);
	if (is_first_look)
		return;
	if (was != live->phase && live->phase == PHASE_CLOSED)
		tell_plain(gathering, "closed");
	else if (was != live->phase && live->phase == PHASE_PAUSED)
		tell_plain(gathering, "paused");
	else if (was == PHASE_PAUSED && live->phase == PHASE_RUNNING)
		tell_plain(gathering, "resumed");
	if (ended_ms != live->ends_ms)
		tell_clock(gathering);
}

void news_gather(struct web *web, struct live *live, struct attempt *attempt)
{
	struct arena arena;
	arena_init(&arena, web->config.memory);
	struct view view = attempt_read(attempt);
	pthread_mutex_lock(&live->mutex);
	bool is_first_look = !live->is_listened;
	struct gathering gathering = {web, live, &view, &arena, view.chain->next_seq - 1};
	live->is_listened = true;
	if (is_first_look)
		live->known_from = gathering.seq;
	gather_documents(&gathering, is_first_look);
	gather_phase(&gathering, is_first_look);
	pthread_mutex_unlock(&live->mutex);
	attempt_read_end(attempt);
	arena_finish(&arena);
}

void events_changed(struct web *web, struct attempt *attempt)
{
	struct live *live = lives_find(&web->lives, attempt_id(attempt));
	if (live == NULL)
		return;
	pthread_mutex_lock(&live->mutex);
	bool is_listened = live->is_listened;
	pthread_mutex_unlock(&live->mutex);
	if (is_listened)
		news_gather(web, live, attempt);
}

/* ---- what was missed ---- */

static void write_refresh(uint32_t seq, struct buf *out)
{
	struct json_out json = json_out_in(out);
	json_object_open(&json);
	json_member_u64(&json, "seq", seq);
	json_member_str(&json, "text", STR(""));
	json_member_str(&json, "href", STR(""));
	json_object_close(&json);
}

size_t news_after(const struct live *live, uint32_t after, uint32_t seq, enum page_language language,
                  struct arena *arena, struct missed ret[LIVE_NEWS_KEPT])
{
	size_t count = 0;
	if (seq <= after)
		return 0;
	if (after < live->known_from) {
		struct buf data = buf_in(arena);
		write_refresh(seq, &data);
		ret[0] = (struct missed){seq, "news", buf_str(&data)};
		return 1;
	}
	uint64_t from = live->news_count > LIVE_NEWS_KEPT ? live->news_count - LIVE_NEWS_KEPT : 0;
	for (uint64_t i = from; i < live->news_count; i++) {
		const struct live_news *news = &live->news[i % LIVE_NEWS_KEPT];
		if (news->seq > after)
			ret[count++] = (struct missed){news->seq, news->type, str_copy(arena, news->data[language])};
	}
	return count;
}
