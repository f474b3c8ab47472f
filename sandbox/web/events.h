/* web/events.h - telling open pages what happened: server-sent events (WHATWG HTML, 9.2) and their polling stand-in.
 *
 * A stream's connection is suspended while there is nothing to say. Nobody notices then that its client has gone, so
 * a comment goes out every EVENTS_BEAT_MS. What is told and how it looks: docs/templates.md, Events. */
#ifndef SABAN_WEB_EVENTS_H
#define SABAN_WEB_EVENTS_H

#include "attempt/attempt.h"

struct live;
struct request;
struct web;

#define EVENTS_BEAT_MS 20000

void handle_events(struct request *request);
void handle_events_poll(struct request *request);

/* The attempt was changed: looks for what its pages must be told. Cheap while nobody listens. */
void events_changed(struct web *web, struct attempt *attempt);
/* Another session has taken the seat: the streams of all others are told. */
void events_moved(struct web *web, struct live *live, uint64_t session, uint32_t seq);

#endif
