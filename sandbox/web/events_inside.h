/* web/events_inside.h - what events.c (streams) and news.c (what to tell) share. */
#ifndef SABAN_WEB_EVENTS_INSIDE_H
#define SABAN_WEB_EVENTS_INSIDE_H

#include "base/buf.h"
#include "web/events.h"
#include "web/inside.h"

/* news.c: brings a live's news up to date with its attempt; from now on it is listened to. Takes live->mutex and calls
 * stream_tell for each piece. */
void news_gather(struct web *web, struct live *live, struct attempt *attempt);

/* Puts a piece of news into the ring and into every stream. The mutex is held. */
void news_tell(struct web *web, struct live *live, uint32_t seq, const char *type,
               const struct str data[LANGUAGE_COUNT]);

/* What a page that knows all up to record `after` has missed; one call to look again when that is no longer known. The
 * mutex is held. */
struct missed {
	uint32_t seq;
	const char *type;
	struct str data;
};
size_t news_after(const struct live *live, uint32_t after, uint32_t seq, enum page_language language,
                  struct arena *arena, struct missed ret[LIVE_NEWS_KEPT]);

/* One event in the wire's format. */
void event_write(uint32_t seq, const char *type, struct str data, struct buf *out);

/* events.c: the mutex is held. */
void stream_tell(struct live *live, enum page_language language, struct str text);

#endif
