/* web/live.h - what web keeps beside an attempt: drafts, task marks, the last page, open event streams, recent news.
 *
 * None of it is marked and none of it is in the journal; drafts, marks and the last page are kept in the store too, so
 * that the candidate finds them again at another machine. One per attempt, made at first use, kept until the end. */
#ifndef SABAN_WEB_LIVE_H
#define SABAN_WEB_LIVE_H

#include "attempt/attempt.h"
#include "pages/pages.h"

#include <pthread.h>

struct web;
struct request;
struct stream;

#define LIVE_TASKS_MAX 32
#define LIVE_DRAFTS_MAX 64
#define LIVE_NEWS_KEPT 16

/* A draft under its form's name, "cv-246/document.route"; both texts owned, as is the last page's path. */
struct live_draft {
	struct str form, body;
};

/* Something an open page was told, for one that comes back and asks what it has missed. */
struct live_news {
	uint32_t seq;
	const char *type;                /* "news", "clock", ...: docs/templates.md */
	struct str data[LANGUAGE_COUNT]; /* JSON, owned */
};

/* Where the candidate is among his tasks. */
struct live_tasks {
	size_t current;
	uint32_t begun;                /* bit per task */
	uint8_t marks[LIVE_TASKS_MAX]; /* TASK_MARK_... */
};

struct live {
	uint64_t attempt;
	struct live *next;
	pthread_mutex_t mutex; /* for all below */
	bool is_filled;        /* from the store */
	struct live_draft drafts[LIVE_DRAFTS_MAX];
	size_t draft_count;
	struct live_tasks tasks;
	struct str path;     /* of the last page */
	bool is_place_dirty; /* path or current task are newer than what the store has */

	/* web/events.c */
	struct stream *streams;
	bool is_listened; /* somebody wants news: what follows is kept up to date */
	struct live_news news[LIVE_NEWS_KEPT];
	uint64_t news_count; /* ever; the newest is at (news_count - 1) % LIVE_NEWS_KEPT */
	uint32_t known_from; /* all news after this record are still kept */
	uint32_t *revisions; /* of each document, as last told; by id number minus one */
	size_t revision_count;
	enum phase phase;
	int64_t ends_ms;
};

#define LIVE_BUCKETS 4096

struct lives {
	pthread_mutex_t mutex;
	const struct arena_source *memory;
	struct live *buckets[LIVE_BUCKETS];
	bool is_ending;
};

void lives_init(struct lives *lives, const struct arena_source *memory);
void lives_finish(struct lives *lives);

/* Finds or makes. */
struct live *lives_get(struct lives *lives, uint64_t attempt);
/* NULL when there is none yet. */
struct live *lives_find(struct lives *lives, uint64_t attempt);

/* Reads drafts, marks and the last page from the store, unless that was done; blocking. With `again` they are read in
 * any case: another server may have written them. */
bool live_fill(struct web *web, struct live *live, const struct play *play, bool again, struct err *reterr);

/* The attempt's drafts, copied; the last page's path, "" for none; the tasks. */
struct live_draft *live_drafts(struct live *live, struct arena *arena, size_t *ret_count);
struct str live_path(struct live *live, struct arena *arena);
struct live_tasks live_tasks(struct live *live);

/* In memory alone; storing is the caller's. An empty body forgets the draft. False when there are too many. */
bool live_set_draft(struct lives *lives, struct live *live, struct str form, struct str body);
/* These are stored with the next beat, in a job of its own; a failure is no harm. */
void live_set_tasks(struct live *live, struct live_tasks tasks);
void live_set_path(struct lives *lives, struct live *live, struct str path);
/* Stores them now if they are newer than what the store has. */
void live_store_place(struct web *web, struct live *live);
/* Forgets a draft in memory and store, in a job of its own; nothing happens when there is none. */
void live_drop_draft(struct web *web, struct live *live, struct str form);

/* A copy of a text in memory of its own, and giving it back. */
struct str text_keep(const struct arena_source *memory, struct str text);
void text_give(const struct arena_source *memory, struct str *text);

/* Calls it for every live there is; only its bucket's list is looked at under a lock. */
void lives_visit(struct lives *lives, void (*visit)(struct live *live, void *context), void *context);
/* live_store_place for all. */
void lives_store_places(struct web *web);

/* Once a second: heartbeats. At the end: every stream ends. Both in web/events.c. */
void lives_beat(struct web *web);
void lives_end_streams(struct lives *lives);
/* Frees what events.c keeps in it. */
void live_finish_news(struct lives *lives, struct live *live);

#endif
