/* web/request.c - see request.h: from the library's callbacks to a handler and back. */
#include "web/request.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "web/enter.h"
#include "web/inside.h"
#include "web/respond.h"

#include <string.h>

struct request *request_begin(struct web *web, struct MHD_Connection *connection, const char *uri)
{
	struct arena arena;
	arena_init(&arena, &web->pool.source);
	struct request *request = ARENA_NEW(&arena, struct request);
	request->arena = arena;
	request->web = web;
	request->connection = connection;
	request->target = str_copy(&request->arena, str_from_c(uri));
	return request;
}

void request_finish(struct request *request)
{
	if (request == NULL)
		return;
	struct web *web = request->web;
	attempt_release(request->attempt);
	seat_release(&web->seats, request->seat);
	/* The request lies in its own arena. */
	struct arena arena = request->arena;
	arena_finish(&arena);
}

/* ---- what is asked ---- */

int64_t request_now_ms(const struct request *request)
{
	const struct clock_port *clock = request->web->config.clock;
	return clock->utc_ms(clock->self);
}

struct str request_header(const struct request *request, const char *name)
{
	return str_from_c(MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name));
}

struct str request_cookie(const struct request *request, const char *name)
{
	return str_from_c(MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, name));
}

static enum http_method method_of(const char *name)
{
	if (strcmp(name, "GET") == 0 || strcmp(name, "HEAD") == 0)
		return HTTP_GET;
	return strcmp(name, "POST") == 0 ? HTTP_POST : HTTP_OTHER;
}

static bool has_type(struct str given, struct str wanted)
{
	return str_equals(str_trim(str_cut(&given, ';')), wanted);
}

static enum page_language language_of(const struct request *request)
{
	unsigned language;
	if (name_parse(&page_language_names, request_cookie(request, "lang"), &language))
		return language;
	return LANGUAGE_VI;
}

static void read_head(struct request *request, const char *method)
{
	struct str type = request_header(request, MHD_HTTP_HEADER_CONTENT_TYPE);
	struct str accept = request_header(request, MHD_HTTP_HEADER_ACCEPT);
	struct str target = request->target;
	request->method = method_of(method);
	request->is_head = strcmp(method, "HEAD") == 0;
	request->wants_json = str_find(accept, STR("application/json")) < accept.len;
	request->language = language_of(request);
	if (has_type(type, STR("application/x-www-form-urlencoded")))
		request->body_kind = BODY_FORM;
	else if (has_type(type, STR("application/json")))
		request->body_kind = BODY_JSON;
	if (!path_decode(str_cut(&target, '?'), &request->arena, &request->path))
		request->path = (struct str){0};
	request->body = buf_in(&request->arena);
}

/* Keeps at most LIMIT_BODY_BYTES; the rest is read and thrown away, so that the client hears the answer. */
static void take_body(struct request *request, const char *data, size_t len)
{
	request->body_bytes += len;
	if (request->body_bytes <= LIMIT_BODY_BYTES)
		buf_add(&request->body, (struct str){data, len});
}

static bool is_too_large(struct request *request, uint64_t limit)
{
	uint64_t announced = 0;
	str_to_u64(request_header(request, MHD_HTTP_HEADER_CONTENT_LENGTH), &announced);
	return announced > limit || request->body_bytes > limit;
}

/* ---- waiting ---- */

/* The last that a job or turn does with a request: it may be gone at once. */
static void go_on_later(struct request *request)
{
	struct web *web = request->web;
	MHD_resume_connection(request->connection);
	server_leave(web);
}

static bool suspend(struct request *request, request_step *next)
{
	if (!server_enter(request->web))
		return false;
	request->next = next;
	request->is_waiting = true;
	MHD_suspend_connection(request->connection);
	return true;
}

static void run_job(void *context)
{
	struct request *request = context;
	request->work(request);
	go_on_later(request);
}

void request_wait_job(struct request *request, request_step *work, request_step *next)
{
	const struct jobs_port *jobs = request->web->config.jobs;
	request->work = work;
	request->job = (struct job){.run = run_job, .context = request};
	request->err = (struct err){0};
	if (!suspend(request, next)) {
		err_set(&request->err, ERR_BUSY, STR("the service is ending"), STR("try again"));
		next(request);
	} else if (!jobs->post(jobs->self, &request->job)) {
		err_set(&request->err, ERR_BUSY, STR("too many wait for the database"), STR("try again"));
		go_on_later(request);
	}
}

static void wake_turn(void *context)
{
	go_on_later(context);
}

void request_wait_turn(struct request *request, request_step *next)
{
	struct turn *turn = &request->turn;
	turn->attempt = request->attempt;
	turn->arena = &request->arena;
	turn->wake = wake_turn;
	turn->context = request;
	if (turn->command_count > 0)
		turn->lease = request->seat->session.id;
	if (suspend(request, next)) {
		attempt_take_turn(turn);
	} else {
		turn->state = TURN_BUSY;
		next(request);
	}
}

/* ---- the library's calls ---- */

static enum MHD_Result send_answer(struct request *request)
{
	struct MHD_Response *response = request->response;
	if (response == NULL)
		return MHD_queue_response(request->connection, request->status, request->prepared);
	enum MHD_Result result = MHD_queue_response(request->connection, request->status, response);
	MHD_destroy_response(response);
	request->response = NULL;
	return result;
}

enum MHD_Result request_go_on(struct request *request, const char *method, const char *data,
                              size_t *data_bytes)
{
	if (!request->is_begun) {
		request->is_begun = true;
		read_head(request, method);
		if (!is_too_large(request, LIMIT_DRAINED_BYTES))
			return MHD_YES; /* an answer in this first call would close the connection */
		respond_problem(request, PROBLEM_TOO_LARGE, NULL);
		return send_answer(request);
	}
	if (*data_bytes > 0) {
		take_body(request, data, *data_bytes);
		*data_bytes = 0;
		return request->body_bytes <= LIMIT_DRAINED_BYTES ? MHD_YES : MHD_NO;
	}
	if (request->is_waiting) {
		request->is_waiting = false;
		request->next(request);
	} else if (is_too_large(request, LIMIT_BODY_BYTES)) {
		respond_problem(request, PROBLEM_TOO_LARGE, NULL);
	} else {
		enter(request);
	}
	if (request->is_waiting)
		return MHD_YES;
	assert(request->response != NULL || request->prepared != NULL);
	return send_answer(request);
}

/* ---- answering ---- */

void request_answer_header(struct request *request, const char *name, struct str value)
{
	assert(request->header_count < REQUEST_HEADERS_MAX);
	request->headers[request->header_count++] = (struct request_header){name,
	                                                                    str_copy_c(&request->arena, value)};
}

struct screen request_screen(struct request *request, struct buf *out)
{
	return (struct screen){
		.pages = library_pages(request->web),
		.language = request->language,
		.is_part = str_equals(form_get(&request->query, "part"), STR("work")),
		.arena = &request->arena,
		.out = out,
	};
}

void request_report(const struct request *request, const struct err *err)
{
	const struct web_config *config = &request->web->config;
	if (config->report != NULL)
		config->report(config->report_context, err);
}

void request_audit(const struct request *request, struct str what, struct str detail)
{
	const struct store_port *store = request->web->config.store;
	uint64_t candidate = request->seat == NULL ? 0 : request->seat->candidate.id;
	store->audit(store->self, request_now_ms(request), candidate, what, detail);
}
