/* web/request.h - one request from its first byte to its last: its arena, what it asks, and how it waits.
 *
 * A handler answers (web/respond.h), or waits and names the function that goes on:
 *
 *	static void look_up(struct request *request) { ... blocking, on a job thread; may fill request->err ... }
 *	static void answer(struct request *request) { ... }
 *	void handle_x(struct request *request) { request_wait_job(request, look_up, answer); }
 *
 * While it waits the connection is suspended and no thread is held. The request lives until the library's completion
 * callback, which cannot come while it is suspended: whatever a turn or job borrows from it stays. */
#ifndef SABAN_WEB_REQUEST_H
#define SABAN_WEB_REQUEST_H

#include "attempt/attempt.h"
#include "base/buf.h"
#include "pages/screens.h"
#include "web/form.h"
#include "web/routes.h"

#include <microhttpd.h>

struct seat;
struct live;
struct web;

typedef void request_step(struct request *request);

enum body_kind {
	BODY_NONE,
	BODY_FORM,
	BODY_JSON,
};

#define REQUEST_HEADERS_MAX 6

struct request_header {
	const char *name, *value;
};

struct request {
	struct web *web;
	struct MHD_Connection *connection;
	struct arena arena;

	/* asked */
	struct str target; /* path and query as sent */
	struct str path;   /* decoded */
	enum http_method method;
	struct form query, form;
	struct str params[ROUTE_PARAMS_MAX];
	const struct route *route;
	enum page_language language;
	bool is_head;    /* HEAD: the method is HTTP_GET */
	bool wants_json; /* Accept: application/json */
	enum body_kind body_kind;
	struct buf body;
	uint64_t body_bytes; /* received, also what is thrown away beyond LIMIT_BODY_BYTES */

	/* who */
	struct str token;        /* of the session's cookie; empty for none */
	struct seat *seat;       /* the signed-in session, referenced; NULL for none */
	struct attempt *attempt; /* referenced; NULL for none */
	struct live *live;       /* kept beside the attempt; NULL with it */
	bool holds_seat;         /* the session has the attempt's lease */

	/* waiting */
	request_step *work; /* runs on a job thread */
	request_step *next; /* runs when the library calls again */
	struct job job;
	struct turn turn;
	struct err err; /* of the job; class ERR_NONE when it went well */
	bool is_begun, is_waiting;

	/* answer */
	struct MHD_Response *response; /* set: the handler is through; owned */
	struct MHD_Response *prepared; /* the same, borrowed from the library */
	unsigned status;
	struct request_header headers[REQUEST_HEADERS_MAX];
	size_t header_count;

	void *more; /* the handler's own */
};

/* Suspends; work runs on a job thread, then next. With too many jobs waiting next runs at once and request->err has
 * class ERR_BUSY. */
void request_wait_job(struct request *request, request_step *work, request_step *next);
/* Suspends; request->turn is taken (its attempt, arena, lease, wake are filled in here), then next. */
void request_wait_turn(struct request *request, request_step *next);

/* Now, UTC. */
int64_t request_now_ms(const struct request *request);
/* A header as text; empty when there is none. Not checked to be UTF-8. */
struct str request_header(const struct request *request, const char *name);
struct str request_cookie(const struct request *request, const char *name);
/* Adds a header to the answer; texts must live as long as the request. */
void request_answer_header(struct request *request, const char *name, struct str value);

/* A screen of this request's language that writes into out. */
struct screen request_screen(struct request *request, struct buf *out);

/* Told to the operator. */
void request_report(const struct request *request, const struct err *err);
/* To the audit trail, with the request's candidate. */
void request_audit(const struct request *request, struct str what, struct str detail);

/* ---- for server.c ---- */

/* From the library's callbacks. */
struct request *request_begin(struct web *web, struct MHD_Connection *connection, const char *uri);
enum MHD_Result request_go_on(struct request *request, const char *method, const char *data,
                              size_t *data_bytes);
void request_finish(struct request *request);

#endif
