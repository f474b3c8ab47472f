/* web/handlers/sign_in.c - signing in with candidate number and code, and out again.
 *
 * An unknown number, a wrong code and a right one take the same time until the answer is known: the store is asked and
 * scrypt is run in each case. Signing in takes the seat: other sessions of the candidate become onlookers. */
#include "base/json_write.h"
#include "web/events.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

#define NUMBER_BYTES_MAX 64
#define CODE_BYTES_MAX 256

struct sign_in_try {
	struct str number, code;
	struct sha256 number_hash;
	struct str token; /* of the new session */
	bool is_right;
};

static void draw(struct request *request, unsigned status, struct sign_in facts, struct str csrf)
{
	struct buf page = buf_in(&request->arena);
	struct screen screen = request_screen(request, &page);
	facts.csrf = csrf;
	screen.is_part = false;
	screen_sign_in(&screen, &facts);
	respond_html(request, status, &page);
}

/* The anonymous cookie the form's token hangs on; made when the browser has none. */
static struct str form_token(struct request *request)
{
	struct str cookie = request_cookie(request, COOKIE_FORM);
	if (!token_is_wellformed(cookie)) {
		cookie = token_make(request->web->config.secrets, &request->arena);
		cookie_set(request, COOKIE_FORM, cookie);
	}
	return csrf_make_for(request, cookie);
}

void handle_sign_in_page(struct request *request)
{
	if (request->seat != NULL && !request->wants_json) {
		respond_redirect(request, STR("/"));
		return;
	}
	struct str csrf = request->seat == NULL ? form_token(request) : csrf_make(request);
	if (request->wants_json) {
		struct buf body = buf_in(&request->arena);
		struct json_out json = json_out_in(&body);
		json_object_open(&json);
		json_member_str(&json, "csrf", csrf);
		json_object_close(&json);
		respond_json(request, MHD_HTTP_OK, &body);
		return;
	}
	bool has_ended = token_is_wellformed(request_cookie(request, COOKIE_SESSION));
	draw(request, MHD_HTTP_OK, (struct sign_in){.trouble = has_ended ? SIGN_IN_ENDED : SIGN_IN_FINE}, csrf);
}

/* ---- trying ---- */

static void answer_trouble_json(struct request *request, unsigned status, const struct sign_in *facts)
{
	struct buf unused = buf_in(&request->arena), body = buf_in(&request->arena);
	struct screen screen = request_screen(request, &unused);
	struct said said = say_sign_in(&screen, facts);
	struct json_out json = json_out_in(&body);
	json_object_open(&json);
	json_member_str(&json, "outcome", STR("error"));
	json_member_str(&json, "error", facts->trouble == SIGN_IN_LIMITED ? STR("too_many") : STR("wrong_code"));
	json_member_str(&json, "title", said.title);
	json_member_str(&json, "advice", said.advice);
	json_member_str(&json, "csrf", form_token(request));
	json_object_close(&json);
	respond_json(request, status, &body);
}

static void answer_trouble(struct request *request, enum sign_in_trouble trouble, int64_t wait_ms)
{
	unsigned status = trouble == SIGN_IN_LIMITED ? MHD_HTTP_TOO_MANY_REQUESTS : MHD_HTTP_FORBIDDEN;
	const struct sign_in facts = {
		.candidate_number = form_get(&request->form, "candidate_no"),
		.trouble = trouble,
		.wait_seconds = (uint32_t)((wait_ms + 999) / 1000),
	};
	if (trouble == SIGN_IN_LIMITED) {
		struct buf seconds = buf_in(&request->arena);
		buf_add_u64(&seconds, facts.wait_seconds);
		request_answer_header(request, "Retry-After", buf_str(&seconds));
	}
	if (request->wants_json)
		answer_trouble_json(request, status, &facts);
	else
		draw(request, status, facts, form_token(request));
}

static bool is_failure(const struct err *err)
{
	return err->class != ERR_NONE && err->class != ERR_MISSING;
}

/* The new session's attempt, if there is one, changes seats. */
static void take_seat(struct request *request)
{
	struct web *web = request->web;
	uint64_t id = atomic_load(&request->seat->attempt), session = request->seat->session.id;
	struct attempt *attempt = id == 0 ? NULL : attempts_find(web->attempts, id);
	if (attempt == NULL)
		return;
	struct live *live = lives_get(&web->lives, id);
	struct err err;
	attempt_set_lease(attempt, session);
	struct view view = attempt_read(attempt);
	uint32_t seq = view.chain->next_seq - 1;
	attempt_read_end(attempt);
	/* Another server may have kept drafts and the last page; without them he begins at the home page. */
	if (!live_fill(web, live, attempt_play(attempt), true, &err))
		request_report(request, &err);
	events_moved(web, live, session, seq);
	attempt_release(attempt);
}

static void try_code(struct request *request)
{
	struct web *web = request->web;
	const struct store_port *store = web->config.store;
	const struct secrets_port *secrets = web->config.secrets;
	struct sign_in_try *try = request->more;
	struct candidate candidate = {0};
	struct session session;
	struct err err = {0};
	bool is_known = store->candidate_by_number(store->self, try->number, &request->arena, &candidate, &err);
	if (!is_known && is_failure(&err)) {
		request->err = err;
		return;
	}
	bool is_right = secrets->code_is_right(secrets->self, try->code,
	                                       is_known ? candidate.code_hash : STR(""));
	if (!is_right || !is_known)
		return;
	struct sha256 token_hash = secrets->hash(secrets->self, try->token);
	uint64_t attempt = 0;
	if (!store->session_create(store->self, candidate.id, token_hash, request_now_ms(request), &session,
	                           &err) ||
	    (!store->attempt_of_candidate(store->self, candidate.id, &attempt, &err) && is_failure(&err))) {
		request->err = err;
		return;
	}
	try->is_right = true;
	seat_release(&web->seats, request->seat);
	request->seat = seats_put(&web->seats, &session, &candidate, attempt);
	take_seat(request);
}

static void answer_try(struct request *request)
{
	struct sign_in_try *try = request->more;
	if (request->err.class != ERR_NONE) {
		respond_err(request, &request->err);
	} else if (!try->is_right) {
		request_audit(request, STR("wrong-code"), try->number);
		answer_trouble(request, SIGN_IN_WRONG, 0);
	} else {
		tries_forget(&request->web->tries, try->number_hash);
		request->token = try->token;
		cookie_set(request, COOKIE_SESSION, try->token);
		respond_redirect(request, STR("/"));
	}
}

void handle_sign_in(struct request *request)
{
	struct web *web = request->web;
	struct sign_in_try *try = ARENA_NEW(&request->arena, struct sign_in_try);
	int64_t wait_ms = 0;
	try->number = str_trim(form_get(&request->form, "candidate_no"));
	try->code = str_trim(form_get(&request->form, "code"));
	if (try->number.len > NUMBER_BYTES_MAX || try->code.len > CODE_BYTES_MAX) {
		respond_problem(request, PROBLEM_BAD_FORM, NULL);
		return;
	}
	try->number_hash = web->config.secrets->hash(web->config.secrets->self, try->number);
	try->token = token_make(web->config.secrets, &request->arena);
	request->more = try;
	switch (tries_take(&web->tries, try->number_hash, request_now_ms(request), &wait_ms)) {
	case TRIES_ALLOWED:
		request_wait_job(request, try_code, answer_try);
		break;
	case TRIES_SPENT:
		/* Noted once: a stranger could fill the trail otherwise. */
		request_audit(request, STR("too-many-codes"), try->number);
		answer_trouble(request, SIGN_IN_LIMITED, wait_ms);
		break;
	case TRIES_STILL_SPENT:
		answer_trouble(request, SIGN_IN_LIMITED, wait_ms);
		break;
	}
}

/* ---- leaving ---- */

static void end_session(struct request *request)
{
	const struct store_port *store = request->web->config.store;
	struct err err;
	if (store->session_end(store->self, request->seat->session.id, &err))
		seats_remove(&request->web->seats, request->seat);
	else
		request->err = err;
}

static void answer_sign_out(struct request *request)
{
	if (request->err.class != ERR_NONE) {
		respond_err(request, &request->err);
		return;
	}
	cookie_set(request, COOKIE_SESSION, STR(""));
	respond_redirect(request, STR("/sign-in"));
}

/* Nothing is looked up for it but the session: it must work whatever is wrong with the attempt. */
void handle_sign_out(struct request *request)
{
	if (request->seat == NULL)
		respond_redirect(request, STR("/sign-in"));
	else
		request_wait_job(request, end_session, answer_sign_out);
}
