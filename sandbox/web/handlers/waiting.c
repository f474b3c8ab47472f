/* web/handlers/waiting.c - the instructions before the start, and the start itself. */
#include "web/frame.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

static void draw(struct request *request, unsigned status, struct str tried, bool must_agree)
{
	const struct candidate *candidate = &request->seat->candidate;
	const struct play *play = attempts_play_of(request->web->attempts, candidate, NULL);
	struct buf page = buf_in(&request->arena);
	struct screen screen = request_screen(request, &page);
	if (play == NULL) {
		respond_not_loaded(request);
		return;
	}
	struct brief brief = request_brief(request, play);
	const struct party *person = seed_party(play->seed, play->seed->candidate);
	struct waiting waiting = {
		.csrf = csrf_make(request),
		.scenario_title = brief.title,
		.candidate_number = candidate->number,
		.candidate_name = candidate->name,
		.candidate_unit = candidate->unit,
		.post = person == NULL ? STR("") : person->title,
		.office = play->seed->name,
		.task_count = (uint32_t)brief.task_count,
		.points_hundredths = brief.points_hundredths,
		.duration_ms = play->seed->duration_ms,
		.instructions = brief.instructions,
		.instruction_count = brief.instruction_count,
		.tried = tried,
		.must_agree = must_agree,
	};
	screen.is_part = false;
	screen_waiting(&screen, &waiting);
	respond_html(request, status, &page);
}

void handle_waiting_page(struct request *request)
{
	if (request->attempt != NULL)
		respond_redirect(request, STR("/"));
	else
		draw(request, MHD_HTTP_OK, STR(""), false);
}

void handle_waiting(struct request *request)
{
	if (request->attempt != NULL)
		respond_redirect(request, STR("/"));
	else
		draw(request, MHD_HTTP_OK, form_get(&request->form, "try"), false);
}

/* ---- starting ---- */

static void start(struct request *request)
{
	struct web *web = request->web;
	const struct store_port *store = web->config.store;
	struct seat *seat = request->seat;
	struct err err;
	uint64_t id;
	request->attempt = attempts_start(web->attempts, &seat->candidate, seat->session.id, &err);
	if (request->attempt != NULL) {
		atomic_store(&seat->attempt, attempt_id(request->attempt));
	} else if (err.class == ERR_CONFLICT &&
	           store->attempt_of_candidate(store->self, seat->candidate.id, &id, &err)) {
		/* The button was pressed twice: the first one has made the attempt. */
		atomic_store(&seat->attempt, id);
	} else {
		request->err = err;
	}
}

static void answer_start(struct request *request)
{
	if (request->err.class == ERR_MISSING)
		respond_not_loaded(request);
	else if (request->err.class != ERR_NONE)
		respond_err(request, &request->err);
	else
		respond_redirect(request, STR("/home"));
}

void handle_start(struct request *request)
{
	if (request->attempt != NULL)
		respond_redirect(request, STR("/"));
	else if (!str_equals(form_get(&request->form, "read"), STR("1")))
		draw(request, MHD_HTTP_UNPROCESSABLE_CONTENT, STR(""), true);
	else
		request_wait_job(request, start, answer_start);
}
