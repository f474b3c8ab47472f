/* web/enter.c - see enter.h. */
#include "web/enter.h"

#include "base/utf8.h"
#include "web/gesture.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

static void enter_checked(struct request *request);

/* ---- the form ---- */

static bool read_body(struct request *request)
{
	struct str body = buf_str(&request->body);
	struct err err;
	if (request->method != HTTP_POST || str_is_empty(body))
		return true;
	bool is_read = false;
	switch (request->body_kind) {
	case BODY_FORM:
		is_read = form_parse(body, &request->arena, &request->form, &err);
		break;
	case BODY_JSON:
		is_read = form_parse_json(body, &request->arena, &request->form, &err);
		break;
	case BODY_NONE:
		break;
	}
	return is_read;
}

static bool read_query(struct request *request)
{
	struct str query = request->target;
	struct err err;
	str_cut(&query, '?');
	return form_parse(query, &request->arena, &request->query, &err);
}

static void refuse_field(struct request *request, struct str name)
{
	respond_problem(request, PROBLEM_BAD_FORM, &(struct problem_facts){.code = name});
}

/* The first field whose name is not on the route's list, or comes twice; empty when all is well. */
static struct str wrong_field(const struct request *request)
{
	struct str known = str_from_c(request->route->fields);
	for (size_t i = 0; i < request->form.count; i++) {
		struct str name = request->form.pairs[i].name, rest = known;
		bool is_known = is_every_forms(name);
		while (!is_known && !str_is_empty(rest))
			is_known = str_equals(name, str_cut(&rest, ' '));
		for (size_t k = 0; k < i; k++)
			is_known = is_known && !str_equals(request->form.pairs[k].name, name);
		if (!is_known)
			return str_is_empty(name) ? STR("?") : name;
	}
	return (struct str){0};
}

/* ---- the language ---- */

/* ?lang=en on a page: remembered in a cookie, and the same page again without it. */
static bool switches_language(struct request *request)
{
	unsigned language;
	struct str wanted = form_get(&request->query, "lang");
	if (request->method != HTTP_GET || request->route->page == NULL || str_is_empty(wanted) ||
	    !name_parse(&page_language_names, wanted, &language))
		return false;
	struct buf cookie = buf_in(&request->arena), path = buf_in(&request->arena);
	buf_add_c(&cookie, "lang=");
	buf_add(&cookie, wanted);
	buf_add_c(&cookie, "; Path=/; SameSite=Strict; Max-Age=31536000");
	if (request->web->config.is_secure)
		buf_add_c(&cookie, "; Secure");
	request_answer_header(request, "Set-Cookie", buf_str(&cookie));
	buf_add(&path, str_slice(request->target, 0, str_index_of(request->target, '?')));
	char separator = '?';
	for (size_t i = 0; i < request->query.count; i++) {
		const struct pair *pair = &request->query.pairs[i];
		if (str_equals(pair->name, STR("lang")))
			continue;
		buf_add_char(&path, separator);
		form_write(pair, 1, &path);
		separator = '&';
	}
	respond_redirect(request, buf_str(&path));
	return true;
}

/* ---- the attempt and its seat ---- */

/* Finds what is in memory already; false when the store must be asked. */
static bool find_attempt(struct request *request)
{
	struct web *web = request->web;
	uint64_t id = atomic_load(&request->seat->attempt);
	if (id == 0)
		return false;
	if (request->attempt == NULL)
		request->attempt = attempts_find(web->attempts, id);
	if (request->attempt == NULL)
		return false;
	request->live = lives_get(&web->lives, id);
	pthread_mutex_lock(&request->live->mutex);
	bool is_filled = request->live->is_filled;
	pthread_mutex_unlock(&request->live->mutex);
	return is_filled;
}

/* On a job thread: what find_attempt did not find. A candidate without an attempt is no failure. */
static void load_attempt(struct request *request, bool is_new_seat)
{
	struct web *web = request->web;
	const struct store_port *store = web->config.store;
	uint64_t id = atomic_load(&request->seat->attempt), lease;
	uint32_t seq;
	struct err err;
	if (id == 0) {
		if (!store->attempt_of_candidate(store->self, request->seat->candidate.id, &id, &err)) {
			if (err.class != ERR_MISSING)
				request->err = err;
			return;
		}
		atomic_store(&request->seat->attempt, id);
	}
	if (request->attempt == NULL)
		request->attempt = attempts_load(web->attempts, id, &err);
	if (request->attempt == NULL) {
		request->err = err;
		return;
	}
	request->live = lives_get(&web->lives, id);
	if (!live_fill(web, request->live, attempt_play(request->attempt), is_new_seat, &err))
		request->err = err;
	else if (is_new_seat && store->attempt_peek(store->self, id, &seq, &lease, &err))
		attempt_set_lease(request->attempt, lease);
}

static void look_up(struct request *request)
{
	bool is_new_seat = request->seat == NULL;
	if (is_new_seat)
		seat_look_up(request);
	if (request->seat != NULL && request->route->who >= WHO_SIGNED_IN && request->err.class == ERR_NONE)
		load_attempt(request, is_new_seat);
}

static void enter_looked_up(struct request *request)
{
	/* Of all that is looked up only a scenario may be missing: one that was taken off this server. */
	if (request->err.class == ERR_MISSING)
		respond_not_loaded(request);
	else if (request->err.class != ERR_NONE)
		respond_err(request, &request->err);
	else
		enter_checked(request);
}

/* ---- what may be done ---- */

static void refuse_stale_form(struct request *request)
{
	struct problem_facts facts = {0};
	struct pair *typed = ARENA_ARRAY(&request->arena, struct pair, request->form.count);
	for (size_t i = 0; i < request->form.count; i++) {
		struct str name = request->form.pairs[i].name;
		if (!is_every_forms(name) && !str_equals(name, STR("code")))
			typed[facts.typed_count++] = request->form.pairs[i];
	}
	facts.typed = typed;
	/* A stranger could fill the trail with these. */
	if (request->seat != NULL)
		request_audit(request, STR("stale-form"), request->path);
	respond_problem(request, PROBLEM_STALE_FORM, &facts);
}

bool refuses_post(struct request *request)
{
	struct view view = attempt_read(request->attempt);
	bool is_closed = view.office->phase == PHASE_CLOSED;
	attempt_read_end(request->attempt);
	if (is_closed) {
		request_audit(request, STR("late-post"), request->path);
		respond_problem(request, PROBLEM_CLOSED, NULL);
	} else if (!request->holds_seat) {
		request_audit(request, STR("post-from-moved-seat"), request->path);
		respond_problem(request, PROBLEM_MOVED, NULL);
	}
	return is_closed || !request->holds_seat;
}

static void refuse_stranger(struct request *request)
{
	if (request->wants_json)
		respond_problem(request, PROBLEM_STALE_FORM, NULL);
	else
		respond_redirect(request, STR("/sign-in"));
}

static void enter_checked(struct request *request)
{
	const struct route *route = request->route;
	struct str field;
	if (request->method == HTTP_POST && !csrf_is_right(request)) {
		refuse_stale_form(request);
	} else if (request->method == HTTP_POST && route->fields != NULL &&
	           !str_is_empty(field = wrong_field(request))) {
		refuse_field(request, field);
	} else if (route->who >= WHO_SIGNED_IN && request->seat == NULL) {
		refuse_stranger(request);
	} else if (route->who >= WHO_ATTEMPT && request->attempt == NULL) {
		respond_redirect(request, STR("/waiting"));
	} else {
		if (request->attempt != NULL)
			request->holds_seat = attempt_lease(request->attempt) == request->seat->session.id;
		if (route->who < WHO_SEAT || !refuses_post(request))
			route->handle(request);
	}
}

/* False when the store must be asked for the session. */
static bool find_seat(struct request *request)
{
	struct web *web = request->web;
	struct str token = request_cookie(request, COOKIE_SESSION);
	if (!token_is_wellformed(token))
		return true;
	struct sha256 hash = web->config.secrets->hash(web->config.secrets->self, token);
	request->token = token;
	request->seat = seats_find(&web->seats, hash, request_now_ms(request));
	return request->seat != NULL;
}

static void enter_routed(struct request *request)
{
	if (switches_language(request))
		return;
	if (request->route->who == WHO_PUBLIC) {
		request->route->handle(request);
		return;
	}
	bool is_found = find_seat(request);
	if (request->seat != NULL && request->route->who >= WHO_SIGNED_IN)
		is_found = find_attempt(request);
	if (is_found)
		enter_checked(request);
	else
		request_wait_job(request, look_up, enter_looked_up);
}

/* An address that is none. Whether somebody is signed in decides where the page leads; without a database it does not
 * matter. */
static void answer_unknown(struct request *request)
{
	respond_problem(request, PROBLEM_NOT_FOUND, NULL);
}

static void answer_other_method(struct request *request)
{
	respond_problem(request, PROBLEM_METHOD, NULL);
}

static void enter_nowhere(struct request *request, request_step *answer)
{
	if (find_seat(request))
		answer(request);
	else
		request_wait_job(request, seat_look_up, answer);
}

void enter(struct request *request)
{
	const char *allowed;
	if (str_is_empty(request->path) || !read_query(request) || !read_body(request)) {
		respond_problem(request, PROBLEM_BAD_FORM, NULL);
		return;
	}
	switch (route_find(request->method, request->path, &request->route, request->params, &allowed)) {
	case ROUTE_FOUND:
		enter_routed(request);
		break;
	case ROUTE_UNKNOWN:
		enter_nowhere(request, answer_unknown);
		break;
	case ROUTE_OTHER_METHOD:
		request_answer_header(request, "Allow", str_from_c(allowed));
		enter_nowhere(request, answer_other_method);
		break;
	}
}
