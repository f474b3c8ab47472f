/* web/turns.c - see turns.h. */
#include "web/turns.h"

#include "web/events.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

#define KEY_BYTES_MAX 100

static bool is_key(struct str key)
{
	for (size_t i = 0; i < key.len; i++)
		if (key.ptr[i] <= 0x20 || key.ptr[i] > 0x7E)
			return false;
	return key.len <= KEY_BYTES_MAX;
}

bool turn_key(struct request *request, struct str *ret)
{
	const struct secrets_port *secrets = request->web->config.secrets;
	struct str given = request_header(request, "Idempotency-Key");
	struct buf key = buf_in(&request->arena), text = buf_in(&request->arena);
	if (str_is_empty(given))
		given = form_get(&request->form, "key");
	if (!str_is_empty(given)) {
		buf_add_c(&key, "c.");
		buf_add(&key, given);
	} else if (!request->wants_json) {
		buf_add(&text, csrf_nonce(request));
		buf_add_char(&text, '\n');
		buf_add(&text, request->path);
		buf_add_char(&text, '\n');
		buf_add(&text, buf_str(&request->body));
		struct sha256 hash = secrets->hash(secrets->self, buf_str(&text));
		buf_add_c(&key, "f.");
		buf_add_hex(&key, hash.bytes, 16);
	}
	*ret = buf_str(&key);
	return is_key(given);
}

struct refusal turn_refusal(const struct request *request)
{
	const struct turn *turn = &request->turn;
	return turn->result_count == 0 ? ACCEPTED : turn->results[turn->result_count - 1].refusal;
}

/* Another seat holds the lease: this server learns which, so that its pages say so too. */
static void look_at_lease(struct request *request)
{
	const struct store_port *store = request->web->config.store;
	uint64_t lease;
	uint32_t seq;
	struct err err;
	if (store->attempt_peek(store->self, attempt_id(request->attempt), &seq, &lease, &err)) {
		attempt_set_lease(request->attempt, lease);
		events_moved(request->web, request->live, lease, seq);
	}
}

static void answer_moved(struct request *request)
{
	request_audit(request, STR("post-from-moved-seat"), request->path);
	respond_problem(request, PROBLEM_MOVED, NULL);
}

static void answer_closed(struct request *request)
{
	request_audit(request, STR("late-post"), request->path);
	respond_problem(request, PROBLEM_CLOSED, NULL);
}

bool turn_is_answered(struct request *request)
{
	switch (request->turn.state) {
	case TURN_MOVED:
		request_wait_job(request, look_at_lease, answer_moved);
		return true;
	case TURN_CLOSED:
		answer_closed(request);
		return true;
	case TURN_BUSY:
	case TURN_FAILED:
		respond_problem(request, PROBLEM_DOWN, NULL);
		return true;
	case TURN_WAITING:
	case TURN_DONE:
		break;
	}
	enum refusal_code code = turn_refusal(request).code;
	if (code == REFUSED_attempt_closed || code == REFUSED_attempt_handed_in)
		answer_closed(request);
	else if (code == REFUSED_attempt_paused)
		respond_problem(request, PROBLEM_PAUSED, NULL);
	else if (code == REFUSED_unknown_document) {
		request_audit(request, STR("foreign-document"), request->path);
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
	} else
		return false;
	return true;
}
