/* web/respond.c - see respond.h. */
#include "web/respond.h"

#include "base/json_write.h"
#include "web/inside.h"
#include "web/request.h"

/* Everything comes from this service, nothing runs that stands in a page. docs/http.md says why each is there. */
static const struct {
	const char *name, *value;
} safe_headers[] = {
	{"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "same-origin"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

void respond_safe_headers(struct MHD_Response *response)
{
	for (size_t i = 0; i < COUNT(safe_headers); i++)
		MHD_add_response_header(response, safe_headers[i].name, safe_headers[i].value);
}

static void add_headers(struct request *request, const char *type, const char *caching)
{
	if (type != NULL)
		MHD_add_response_header(request->response, "Content-Type", type);
	MHD_add_response_header(request->response, "Cache-Control", caching);
	respond_safe_headers(request->response);
	for (size_t i = 0; i < request->header_count; i++)
		MHD_add_response_header(request->response, request->headers[i].name, request->headers[i].value);
}

/* The bytes lie in the request's arena, which the library outlives only after it has sent them. */
static void respond_buf(struct request *request, unsigned status, const struct buf *body, const char *type)
{
	assert(request->response == NULL);
	request->status = status;
	request->response = MHD_create_response_from_buffer(body->len, body->ptr, MHD_RESPMEM_PERSISTENT);
	add_headers(request, type, "no-store");
}

void respond_html(struct request *request, unsigned status, const struct buf *page)
{
	respond_buf(request, status, page, "text/html; charset=utf-8");
}

void respond_json(struct request *request, unsigned status, const struct buf *json)
{
	respond_buf(request, status, json, "application/json");
}

void respond_text(struct request *request, unsigned status, struct str text, const char *download_name)
{
	struct buf body = buf_sized(&request->arena, text.len + 1);
	buf_add(&body, text);
	if (download_name != NULL) {
		struct buf disposition = buf_in(&request->arena);
		buf_add_c(&disposition, "attachment; filename=\"");
		buf_add_c(&disposition, download_name);
		buf_add_char(&disposition, '"');
		request_answer_header(request, "Content-Disposition", buf_str(&disposition));
	}
	respond_buf(request, status, &body, "text/plain; charset=utf-8");
}

void respond_redirect(struct request *request, struct str path)
{
	struct buf body = buf_in(&request->arena);
	if (request->wants_json) {
		struct json_out json = json_out_in(&body);
		json_object_open(&json);
		json_member_str(&json, "outcome", STR("accepted"));
		json_member_str(&json, "location", path);
		json_object_close(&json);
		respond_json(request, MHD_HTTP_OK, &body);
		return;
	}
	request_answer_header(request, "Location", path);
	respond_buf(request, MHD_HTTP_SEE_OTHER, &body, NULL);
}

void respond_nothing(struct request *request)
{
	struct buf body = buf_in(&request->arena);
	respond_buf(request, MHD_HTTP_NO_CONTENT, &body, NULL);
}

static void respond_bytes(struct request *request, struct str bytes, const char *type, const char *keeping)
{
	struct MHD_IoVec whole = {bytes.ptr, bytes.len};
	assert(request->response == NULL);
	request->status = MHD_HTTP_OK;
	request->response = MHD_create_response_from_iovec(&whole, 1, NULL, NULL);
	add_headers(request, type, keeping);
}

void respond_private_bytes(struct request *request, struct str bytes, const char *type)
{
	respond_bytes(request, bytes, type, "private, max-age=600");
}

void respond_fresh_bytes(struct request *request, struct str bytes, const char *type)
{
	respond_bytes(request, bytes, type, "no-store");
}

void respond_prepared(struct request *request, unsigned status, struct MHD_Response *response)
{
	request->status = status;
	request->prepared = response;
}

/* ---- what is in the way ---- */

static const struct {
	unsigned status;
	const char *word; /* "error" of a JSON answer */
} problems[PROBLEM_COUNT] = {
	[PROBLEM_NOT_FOUND] = {MHD_HTTP_NOT_FOUND, "not_found"},
	[PROBLEM_STALE_FORM] = {MHD_HTTP_FORBIDDEN, "stale_form"},
	[PROBLEM_BAD_FORM] = {MHD_HTTP_BAD_REQUEST, "bad_form"},
	[PROBLEM_TOO_LARGE] = {MHD_HTTP_CONTENT_TOO_LARGE, "too_large"},
	[PROBLEM_TOO_MANY] = {MHD_HTTP_TOO_MANY_REQUESTS, "too_many"},
	[PROBLEM_METHOD] = {MHD_HTTP_METHOD_NOT_ALLOWED, "method"},
	[PROBLEM_CLOSED] = {MHD_HTTP_CONFLICT, "closed"},
	[PROBLEM_MOVED] = {MHD_HTTP_CONFLICT, "moved"},
	[PROBLEM_PAUSED] = {MHD_HTTP_CONFLICT, "paused"},
	[PROBLEM_INTERNAL] = {MHD_HTTP_INTERNAL_SERVER_ERROR, "internal"},
	[PROBLEM_DOWN] = {MHD_HTTP_SERVICE_UNAVAILABLE, "down"},
	[PROBLEM_NOT_LOADED] = {MHD_HTTP_SERVICE_UNAVAILABLE, "not_loaded"},
};

#define RETRY_AFTER_DOWN_S 2

unsigned problem_status(enum problem problem)
{
	return problems[problem].status;
}

enum problem problem_of_err(enum err_class class)
{
	switch (class) {
	case ERR_INPUT:
		return PROBLEM_BAD_FORM;
	case ERR_LIMIT:
		return PROBLEM_TOO_LARGE;
	case ERR_MISSING:
		return PROBLEM_NOT_FOUND;
	case ERR_CONFLICT:
	case ERR_BUSY:
	case ERR_DOWN:
		return PROBLEM_DOWN;
	case ERR_NONE:
	case ERR_DENIED: /* by the database: not the candidate's doing */
	case ERR_INTERNAL:
		return PROBLEM_INTERNAL;
	}
	return PROBLEM_INTERNAL;
}

static void respond_problem_json(struct request *request, enum problem problem,
                                 const struct problem_facts *facts)
{
	struct buf unused = buf_in(&request->arena), body = buf_in(&request->arena);
	struct screen screen = request_screen(request, &unused);
	struct said said = say_problem(&screen, problem);
	struct json_out json = json_out_in(&body);
	json_object_open(&json);
	json_member_str(&json, "outcome", STR("error"));
	json_member_str(&json, "error", str_from_c(problems[problem].word));
	json_member_str(&json, "title", said.title);
	json_member_str(&json, "advice", said.advice);
	if (!str_is_empty(facts->code))
		json_member_str(&json, problem == PROBLEM_BAD_FORM ? "field" : "code", facts->code);
	if (!str_is_empty(facts->csrf))
		json_member_str(&json, "csrf", facts->csrf);
	json_object_close(&json);
	respond_json(request, problem_status(problem), &body);
}

void respond_problem(struct request *request, enum problem problem, const struct problem_facts *facts)
{
	struct problem_facts full = facts == NULL ? (struct problem_facts){0} : *facts;
	full.path = request->path;
	full.csrf = csrf_make(request);
	full.is_signed_in = request->seat != NULL;
	if (problem == PROBLEM_DOWN && full.wait_seconds == 0)
		full.wait_seconds = RETRY_AFTER_DOWN_S;
	if (full.wait_seconds > 0) {
		struct buf seconds = buf_in(&request->arena);
		buf_add_u64(&seconds, full.wait_seconds);
		request_answer_header(request, "Retry-After", buf_str(&seconds));
	}
	if (request->wants_json) {
		respond_problem_json(request, problem, &full);
		return;
	}
	struct buf page = buf_in(&request->arena);
	struct screen screen = request_screen(request, &page);
	screen.is_part = false;
	screen_problem(&screen, problem, &full);
	respond_html(request, problem_status(problem), &page);
}

/* "E-0042": what the candidate tells the proctor, and what the operator finds in the log. */
static struct str report_with_code(struct request *request, const struct err *err)
{
	struct buf code = buf_in(&request->arena), source = buf_in(&request->arena);
	struct err told = *err;
	buf_add_c(&code, "E-");
	buf_add_padded(&code, atomic_fetch_add(&request->web->next_code, 1) % 10000, 4);
	buf_add(&source, buf_str(&code));
	if (!str_is_empty(err->source)) {
		buf_add_char(&source, ' ');
		buf_add(&source, err->source);
	}
	told.source = buf_str(&source);
	request_report(request, &told);
	return buf_str(&code);
}

void respond_err(struct request *request, const struct err *err)
{
	enum problem problem = problem_of_err(err->class);
	struct problem_facts facts = {0};
	if (problem == PROBLEM_INTERNAL)
		facts.code = report_with_code(request, err);
	respond_problem(request, problem, &facts);
}

void respond_not_loaded(struct request *request)
{
	const struct err err = {
		.class = ERR_MISSING,
		.source = request->seat->candidate.scenario,
		.what = STR("a candidate's scenario is not loaded on this server"),
		.advice = STR("load it, or give the candidate another one"),
	};
	request_report(request, &err);
	respond_problem(request, PROBLEM_NOT_LOADED, NULL);
}
