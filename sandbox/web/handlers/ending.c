/* web/handlers/ending.c - what is unfinished, handing in, and the receipt. */
#include "web/document_page.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"
#include "web/turns.h"

#include <string.h>

static struct unsent_draft *unsent(struct request *request, const struct office *office, size_t *ret_count)
{
	size_t draft_count, count = 0;
	const struct live_draft *drafts = live_drafts(request->live, &request->arena, &draft_count);
	struct unsent_draft *out = ARENA_ARRAY(&request->arena, struct unsent_draft, draft_count);
	for (size_t i = 0; i < draft_count; i++) {
		const struct action *action;
		struct document_id id = {0};
		struct str key;
		if (draft_parts(drafts[i].form, &key, &action) &&
		    (is_office_form(key, action) || document_shown(office, key, &id) != NULL))
			out[count++] = (struct unsent_draft){action, id};
	}
	*ret_count = count;
	return out;
}

static void draw_hand_in(struct request *request, unsigned status, bool must_agree)
{
	struct drawing drawing;
	drawing_begin(&drawing, request);
	struct hand_in hand_in = {.must_agree = must_agree};
	hand_in.drafts = unsent(request, drawing.view.office, &hand_in.draft_count);
	screen_hand_in(&drawing.screen, &drawing.frame, &hand_in);
	drawing_end(&drawing, status);
}

static bool is_over(struct request *request)
{
	struct view view = attempt_read(request->attempt);
	enum phase phase = view.office->phase;
	attempt_read_end(request->attempt);
	return phase == PHASE_CLOSED || phase == PHASE_HANDED_IN;
}

void handle_hand_in_page(struct request *request)
{
	if (is_over(request))
		respond_redirect(request, STR("/receipt"));
	else
		draw_hand_in(request, MHD_HTTP_OK, false);
}

static void handed_in(struct request *request)
{
	if (!turn_is_answered(request))
		respond_redirect(request, STR("/receipt"));
}

void handle_hand_in(struct request *request)
{
	if (!str_equals(form_get(&request->form, "sure"), STR("1"))) {
		draw_hand_in(request, MHD_HTTP_UNPROCESSABLE_CONTENT, true);
		return;
	}
	if (!turn_key(request, &request->turn.key)) {
		respond_problem(request, PROBLEM_BAD_FORM, &(struct problem_facts){.code = STR("Idempotency-Key")});
		return;
	}
	struct command *command = ARENA_NEW(&request->arena, struct command);
	*command = (struct command){.action = action_find(STR("attempt.hand_in"))};
	request->turn.commands = command;
	request->turn.command_count = 1;
	request_wait_turn(request, handed_in);
}

/* ---- the receipt, and the proof once there is one ---- */

/* On a job thread. */
static void load_proof(struct request *request)
{
	const struct store_port *store = request->web->config.store;
	struct str *proof = ARENA_NEW(&request->arena, struct str);
	if (store->proof_load(store->self, attempt_id(request->attempt), &request->arena, proof, &request->err))
		request->more = proof;
}

static bool make_receipt(struct request *request, struct receipt *ret)
{
	struct err err;
	if (attempt_receipt(request->attempt, request->seat->candidate.number, request->web->config.secrets,
	                    &request->arena, ret, &err))
		return true;
	respond_err(request, &err);
	return false;
}

static void draw_receipt(struct request *request)
{
	struct receipt receipt;
	if (!is_over(request)) {
		respond_redirect(request, STR("/home"));
		return;
	}
	if (!make_receipt(request, &receipt))
		return;
	struct drawing drawing;
	drawing_begin(&drawing, request);
	struct receipt_facts facts = {
		.attempt = attempt_id(request->attempt),
		.scenario_title = request_brief(request, attempt_play(request->attempt)).title,
		/* The bell closes at the last moment and not before. */
		.at_the_bell = drawing.view.office->now_ms >= office_ends_ms(drawing.view.office),
		.record_count = receipt.record_count,
		.closed_at_ms = receipt.closed_at_ms,
		.text = receipt.text,
	};
	/* Without a database the receipt is shown all the same. */
	facts.is_published = request->more != NULL;
	memcpy(facts.head, receipt.head.bytes, sizeof(facts.head));
	memcpy(facts.signature, receipt.signature, sizeof(facts.signature));
	memcpy(facts.public_key, receipt.public_key, sizeof(facts.public_key));
	screen_receipt(&drawing.screen, &drawing.frame, &facts);
	drawing_end(&drawing, MHD_HTTP_OK);
}

static void look_for_proof(struct request *request)
{
	if (is_over(request))
		request_wait_job(request, load_proof, draw_receipt);
	else
		draw_receipt(request);
}

static bool waits_for_close(struct request *request)
{
	struct view view = attempt_read(request->attempt);
	bool is_waiting = view.office->phase == PHASE_HANDED_IN || view.left_ms == 0;
	is_waiting = is_waiting && view.office->phase != PHASE_CLOSED;
	attempt_read_end(request->attempt);
	return is_waiting;
}

/* Handed in, or the bell is ringing, but not closed yet: time passes first. */
static void after_close(struct request *request, request_step *next)
{
	if (waits_for_close(request))
		request_wait_turn(request, next);
	else
		next(request);
}

void handle_receipt(struct request *request)
{
	after_close(request, look_for_proof);
}

static void send_receipt_text(struct request *request)
{
	struct receipt receipt;
	if (!is_over(request)) {
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
		return;
	}
	if (!make_receipt(request, &receipt))
		return;
	respond_text(request, MHD_HTTP_OK, receipt.file, "receipt.txt");
}

void handle_receipt_text(struct request *request)
{
	after_close(request, send_receipt_text);
}

static void send_proof(struct request *request)
{
	if (request->more != NULL) {
		const struct str *proof = request->more;
		struct buf line = buf_sized(&request->arena, proof->len + 1);
		buf_add(&line, *proof);
		buf_add_char(&line, '\n');
		respond_json(request, MHD_HTTP_OK, &line);
	} else if (request->err.class == ERR_MISSING) {
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
	} else {
		respond_err(request, &request->err);
	}
}

void handle_receipt_proof(struct request *request)
{
	request_wait_job(request, load_proof, send_proof);
}
