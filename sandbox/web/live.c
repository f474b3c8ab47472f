/* web/live.c - see live.h. */
#include "web/live.h"

#include "attempt/brief.h"
#include "web/inside.h"
#include "web/request.h"

#include <string.h>

/* The draft under which the store keeps the last page and the current task. */
#define PLACE STR("@place")

void lives_init(struct lives *lives, const struct arena_source *memory)
{
	*lives = (struct lives){.memory = memory};
	pthread_mutex_init(&lives->mutex, NULL);
}

struct str text_keep(const struct arena_source *memory, struct str text)
{
	if (text.len == 0)
		return (struct str){0};
	char *bytes = memory->take(memory->context, text.len);
	memcpy(bytes, text.ptr, text.len);
	return (struct str){bytes, text.len};
}

void text_give(const struct arena_source *memory, struct str *text)
{
	if (text->len == 0)
		return;
	/* What text_keep took; a str is const because its readers must not write. */
	union {
		const char *seen;
		char *owned;
	} bytes = {.seen = text->ptr};
	memory->give(memory->context, bytes.owned, text->len);
	*text = (struct str){0};
}

static void drop_drafts(struct lives *lives, struct live *live)
{
	for (size_t i = 0; i < live->draft_count; i++) {
		text_give(lives->memory, &live->drafts[i].form);
		text_give(lives->memory, &live->drafts[i].body);
	}
	live->draft_count = 0;
}

void lives_finish(struct lives *lives)
{
	for (size_t i = 0; i < LIVE_BUCKETS; i++)
		while (lives->buckets[i] != NULL) {
			struct live *live = lives->buckets[i];
			lives->buckets[i] = live->next;
			drop_drafts(lives, live);
			text_give(lives->memory, &live->path);
			live_finish_news(lives, live);
			pthread_mutex_destroy(&live->mutex);
			lives->memory->give(lives->memory->context, live, sizeof(*live));
		}
	pthread_mutex_destroy(&lives->mutex);
}

struct live *lives_find(struct lives *lives, uint64_t attempt)
{
	pthread_mutex_lock(&lives->mutex);
	struct live *live = lives->buckets[attempt % LIVE_BUCKETS];
	while (live != NULL && live->attempt != attempt)
		live = live->next;
	pthread_mutex_unlock(&lives->mutex);
	return live;
}

struct live *lives_get(struct lives *lives, uint64_t attempt)
{
	struct live **bucket = &lives->buckets[attempt % LIVE_BUCKETS];
	pthread_mutex_lock(&lives->mutex);
	struct live *live = *bucket;
	while (live != NULL && live->attempt != attempt)
		live = live->next;
	if (live == NULL) {
		live = lives->memory->take(lives->memory->context, sizeof(*live));
		*live = (struct live){.attempt = attempt, .next = *bucket};
		pthread_mutex_init(&live->mutex, NULL);
		*bucket = live;
	}
	pthread_mutex_unlock(&lives->mutex);
	return live;
}

void lives_visit(struct lives *lives, void (*visit)(struct live *live, void *context), void *context)
{
	for (size_t i = 0; i < LIVE_BUCKETS; i++) {
		pthread_mutex_lock(&lives->mutex);
		struct live *live = lives->buckets[i];
		pthread_mutex_unlock(&lives->mutex);
		/* Lives are only ever added in front and stay until the end. */
		for (; live != NULL; live = live->next)
			visit(live, context);
	}
}

/* ---- from the store ---- */

static void take_place(struct lives *lives, struct live *live, struct str body, struct arena *arena)
{
	struct form form;
	uint64_t number;
	if (!form_parse(body, arena, &form, NULL))
		return;
	text_give(lives->memory, &live->path);
	live->path = text_keep(lives->memory, form_get(&form, "path"));
	if (str_to_u64(form_get(&form, "task"), &number) && number < LIVE_TASKS_MAX)
		live->tasks.current = (size_t)number;
	if (str_to_u64(form_get(&form, "begun"), &number))
		live->tasks.begun = (uint32_t)number;
}

static void take_marks(struct live *live, const struct brief *brief, const struct stored_mark *marks,
                       size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < brief->task_count && k < LIVE_TASKS_MAX; k++)
			if (str_equals(brief->tasks[k].ref, marks[i].task))
				live->tasks.marks[k] = (uint8_t)marks[i].marks;
}

bool live_fill(struct web *web, struct live *live, const struct play *play, bool again, struct err *reterr)
{
	const struct store_port *store = web->config.store;
	struct stored_draft *drafts = NULL;
	struct stored_mark *marks = NULL;
	size_t draft_count = 0, mark_count = 0;
	pthread_mutex_lock(&live->mutex);
	bool is_filled = live->is_filled && !again;
	pthread_mutex_unlock(&live->mutex);
	if (is_filled)
		return true;

	struct arena arena;
	arena_init(&arena, web->config.memory);
	bool is_read = store->drafts_load(store->self, live->attempt, &arena, &drafts, &draft_count, reterr) &&
	               store->marks_load(store->self, live->attempt, &arena, &marks, &mark_count, reterr);
	if (is_read) {
		struct brief brief = brief_of(play, BRIEF_VI, &arena);
		pthread_mutex_lock(&live->mutex);
		drop_drafts(&web->lives, live);
		for (size_t i = 0; i < draft_count; i++) {
			if (str_equals(drafts[i].page, PLACE))
				take_place(&web->lives, live, drafts[i].body, &arena);
			else if (live->draft_count < LIVE_DRAFTS_MAX)
				live->drafts[live->draft_count++] = (struct live_draft){
					text_keep(web->config.memory, drafts[i].page),
					text_keep(web->config.memory, drafts[i].body)};
		}
		take_marks(live, &brief, marks, mark_count);
		live->is_filled = true;
		pthread_mutex_unlock(&live->mutex);
	}
	arena_finish(&arena);
	return is_read;
}

/* ---- reading and setting ---- */

struct live_draft *live_drafts(struct live *live, struct arena *arena, size_t *ret_count)
{
	pthread_mutex_lock(&live->mutex);
	struct live_draft *drafts = ARENA_ARRAY(arena, struct live_draft, live->draft_count);
	for (size_t i = 0; i < live->draft_count; i++)
		drafts[i] = (struct live_draft){str_copy(arena, live->drafts[i].form),
		                                str_copy(arena, live->drafts[i].body)};
	*ret_count = live->draft_count;
	pthread_mutex_unlock(&live->mutex);
	return drafts;
}

struct str live_path(struct live *live, struct arena *arena)
{
	pthread_mutex_lock(&live->mutex);
	struct str path = str_copy(arena, live->path);
	pthread_mutex_unlock(&live->mutex);
	return path;
}

struct live_tasks live_tasks(struct live *live)
{
	pthread_mutex_lock(&live->mutex);
	struct live_tasks tasks = live->tasks;
	pthread_mutex_unlock(&live->mutex);
	return tasks;
}

void live_set_tasks(struct live *live, struct live_tasks tasks)
{
	pthread_mutex_lock(&live->mutex);
	live->tasks = tasks;
	live->is_place_dirty = true;
	pthread_mutex_unlock(&live->mutex);
}

static size_t draft_find(const struct live *live, struct str form)
{
	size_t at = 0;
	while (at < live->draft_count && !str_equals(live->drafts[at].form, form))
		at++;
	return at;
}

static void draft_take_out(struct lives *lives, struct live *live, size_t at)
{
	text_give(lives->memory, &live->drafts[at].form);
	text_give(lives->memory, &live->drafts[at].body);
	live->drafts[at] = live->drafts[--live->draft_count];
}

bool live_set_draft(struct lives *lives, struct live *live, struct str form, struct str body)
{
	pthread_mutex_lock(&live->mutex);
	size_t at = draft_find(live, form);
	if (at < live->draft_count)
		draft_take_out(lives, live, at);
	bool has_room = str_is_empty(body) || live->draft_count < LIVE_DRAFTS_MAX;
	if (!str_is_empty(body) && has_room)
		live->drafts[live->draft_count++] = (struct live_draft){text_keep(lives->memory, form),
		                                                        text_keep(lives->memory, body)};
	pthread_mutex_unlock(&live->mutex);
	return has_room;
}

void live_set_path(struct lives *lives, struct live *live, struct str path)
{
	pthread_mutex_lock(&live->mutex);
	if (!str_equals(live->path, path)) {
		text_give(lives->memory, &live->path);
		live->path = text_keep(lives->memory, path);
		live->is_place_dirty = true;
	}
	pthread_mutex_unlock(&live->mutex);
}

/* ---- jobs nobody waits for ---- */

struct errand {
	struct web *web;
	struct arena arena;
	struct job job;
	uint64_t attempt;
	struct str page, body; /* an empty body deletes */
};

static void errand_finish(struct errand *errand)
{
	struct web *web = errand->web;
	arena_finish(&errand->arena);
	web->config.memory->give(web->config.memory->context, errand, sizeof(*errand));
	server_leave(web);
}

static void errand_run(void *context)
{
	struct errand *errand = context;
	const struct store_port *store = errand->web->config.store;
	struct err err;
	bool is_done = str_is_empty(errand->body)
	                   ? store->draft_delete(store->self, errand->attempt, errand->page, &err)
	                   : store->draft_save(store->self, errand->attempt, errand->page, errand->body, &err);
	/* Lost with no harm: the next page stores its place again, and a draft that stays is only offered once more. */
	UNUSED(is_done);
	errand_finish(errand);
}

static void errand_send(struct web *web, uint64_t attempt, struct str page, struct str body)
{
	if (!server_enter(web))
		return;
	struct errand *errand = web->config.memory->take(web->config.memory->context, sizeof(*errand));
	*errand = (struct errand){.web = web, .attempt = attempt};
	arena_init(&errand->arena, web->config.memory);
	errand->page = str_copy(&errand->arena, page);
	errand->body = str_copy(&errand->arena, body);
	errand->job = (struct job){.run = errand_run, .context = errand};
	if (!web->config.jobs->post(web->config.jobs->self, &errand->job))
		errand_finish(errand);
}

void live_store_place(struct web *web, struct live *live)
{
	struct arena arena;
	arena_init(&arena, web->config.memory);
	struct buf body = buf_in(&arena);
	pthread_mutex_lock(&live->mutex);
	bool is_dirty = live->is_place_dirty;
	live->is_place_dirty = false;
	if (is_dirty) {
		buf_add_c(&body, "path=");
		form_write_value(live->path, &body);
		buf_add_c(&body, "&task=");
		buf_add_u64(&body, live->tasks.current);
		buf_add_c(&body, "&begun=");
		buf_add_u64(&body, live->tasks.begun);
	}
	pthread_mutex_unlock(&live->mutex);
	if (is_dirty)
		errand_send(web, live->attempt, PLACE, buf_str(&body));
	arena_finish(&arena);
}

static void store_place(struct live *live, void *context)
{
	live_store_place(context, live);
}

void lives_store_places(struct web *web)
{
	lives_visit(&web->lives, store_place, web);
}

void live_drop_draft(struct web *web, struct live *live, struct str form)
{
	pthread_mutex_lock(&live->mutex);
	size_t at = draft_find(live, form);
	bool is_there = at < live->draft_count;
	if (is_there)
		draft_take_out(&web->lives, live, at);
	pthread_mutex_unlock(&live->mutex);
	if (is_there)
		errand_send(web, live->attempt, form, STR(""));
}
