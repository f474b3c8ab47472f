/* web/handlers/act.c - POST /documents/KEY/actions/ACTION: every action a person can take on a document; and POST
 * /office/actions/ACTION: those that make one, and taking another seat. */
#include "base/json_write.h"
#include "office/dossier.h"
#include "web/document_page.h"
#include "web/frame.h"
#include "web/gesture.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"
#include "web/turns.h"

static struct str document_path(struct request *request, const char *between, struct str rest)
{
	struct buf path = buf_in(&request->arena);
	buf_add_c(&path, "/documents/");
	buf_add(&path, request->params[0]);
	buf_add_c(&path, between);
	buf_add(&path, rest);
	return buf_str(&path);
}

/* Not done to a document. */
static bool is_offices(const struct request *request)
{
	return str_starts_with(request->path, STR("/office/"));
}

static const struct action *action_named(const struct request *request)
{
	return action_find(request->params[is_offices(request) ? 0 : 1]);
}

static bool is_dossiers(const struct action *action)
{
	return str_starts_with(action_key(action), STR("dossier."));
}

static bool is_authoritys(const struct action *action)
{
	return str_starts_with(action_key(action), STR("authority."));
}

/* The dossier that the form named; the one that was opened last when it named none. */
static struct dossier_id dossier_of(const struct request *request, const struct office *office)
{
	struct str key = form_get(&request->form, "dossier");
	if (str_is_empty(key))
		return (struct dossier_id){(uint16_t)office->dossier_count};
	return office_find_dossier(office, key);
}

/* The page of the document that was made or of the dossier; the home page of whoever he is now. */
static struct str offices_path(struct request *request, const struct action *action)
{
	const struct turn *turn = &request->turn;
	struct buf path = buf_in(&request->arena);
	struct document_id made = turn->result_count > 0 ? turn->results[0].made : (struct document_id){0};
	struct view view = attempt_read(request->attempt);
	if (made.number != 0) {
		buf_add_c(&path, "/documents/");
		buf_add(&path, seed_document_key(view.office->seed, made, &request->arena));
	} else if (is_dossiers(action)) {
		struct dossier_id id = dossier_of(request, view.office);
		buf_add_c(&path, "/dossiers/");
		buf_add(&path, seed_dossier_key(view.office->seed, id, &request->arena));
	} else {
		buf_add_c(&path, is_authoritys(action) ? "/authority" : "/home");
	}
	attempt_read_end(request->attempt);
	return buf_str(&path);
}

/* The page the form stood on when it says so, else that of what was done; with word of what was done. */
static struct str done_path(struct request *request, const struct action *action)
{
	struct buf path = buf_in(&request->arena);
	struct str page = is_offices(request) ? offices_path(request, action)
	                                      : document_path(request, "", STR(""));
	page = back_path(form_get(&request->form, "back"), page);
	buf_add(&path, page);
	buf_add_c(&path, str_index_of(page, '?') < page.len ? "&done=" : "?done=");
	buf_add(&path, action_key(action));
	return buf_str(&path);
}

/* ---- JSON ---- */

static void write_records(const struct turn *turn, struct json_out *json)
{
	json_key(json, "records");
	json_array_open(json);
	for (size_t i = 0; i < turn->result_count && !turn->is_unrecorded; i++) {
		struct refusal refusal = turn->results[i].refusal;
		json_object_open(json);
		json_member_u64(json, "seq", turn->results[i].seq);
		json_member_str(json, "outcome", is_refused(refusal) ? refusal_name(refusal.code) : STR("ok"));
		if (!str_is_empty(refusal.field))
			json_member_str(json, "field", refusal.field);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_saved(struct request *request, struct json_out *json)
{
	const struct turn *turn = &request->turn;
	struct buf at = buf_in(&request->arena);
	instant_write(turn->saved_at_ms, &at);
	json_member_u64(json, "seq", turn->last_seq);
	json_member_str(json, "saved_at", buf_str(&at));
	json_key(json, "saved");
	json_object_open(json);
	json_member_str(json, "time", say_time_of_day(&request->arena, turn->saved_at_ms));
	json_member_u64(json, "seq", turn->last_seq);
	json_object_close(json);
	if (turn->is_repeated)
		json_member_bool(json, "repeated", true);
}

static void answer_json(struct request *request, const struct form_state *state)
{
	struct refusal refusal = state->refusal;
	struct buf unused = buf_in(&request->arena), body = buf_in(&request->arena);
	struct screen screen = request_screen(request, &unused);
	struct json_out json = json_out_in(&body);
	struct said said = is_refused(refusal) ? say_refusal(&screen, state) : say_done(&screen, state->action);
	json_object_open(&json);
	json_member_str(&json, "outcome", is_refused(refusal) ? STR("refused") : STR("accepted"));
	if (is_refused(refusal)) {
		json_member_str(&json, "refusal", refusal_name(refusal.code));
		json_member_str(&json, "field", refusal.field);
	}
	json_member_str(&json, "title", said.title);
	json_member_str(&json, "advice", said.advice);
	write_records(&request->turn, &json);
	write_saved(request, &json);
	if (!is_refused(refusal))
		json_member_str(&json, "location", done_path(request, state->action));
	json_object_close(&json);
	respond_json(request, is_refused(refusal) ? MHD_HTTP_UNPROCESSABLE_CONTENT : MHD_HTTP_OK, &body);
}

/* ---- after the turn ---- */

/* What was pressed and what became of it. */
static struct form_state state_of(struct request *request, const struct action *action)
{
	const struct turn *turn = &request->turn;
	struct pair *typed = ARENA_ARRAY(&request->arena, struct pair, request->form.count);
	struct form_state state = {.action = action, .pairs = typed};
	for (size_t i = 0; i < request->form.count; i++)
		if (!is_every_forms(request->form.pairs[i].name))
			typed[state.pair_count++] = request->form.pairs[i];
	if (turn->result_count > 0) {
		const struct turn_result *last = &turn->results[turn->result_count - 1];
		state.refusal = last->refusal;
		state.refused = last->action;
		state.is_own_clash = turn->is_unrecorded;
	}
	return state;
}

/* What was sent is no draft any more, and the task in front of him is begun. */
static void note_done(struct request *request, const struct action *action)
{
	struct live_tasks tasks = live_tasks(request->live);
	struct arena *arena = &request->arena;
	uint32_t bit = tasks.current < LIVE_TASKS_MAX ? BIT(tasks.current) : 0;
	if ((tasks.begun & bit) == 0) {
		tasks.begun |= bit;
		live_set_tasks(request->live, tasks);
	}
	struct str of = is_offices(request) ? STR(OFFICE_DRAFTS) : request->params[0];
	live_drop_draft(request->web, request->live, draft_name(of, action_key(action), arena));
}

/* The dossier with its form as it was rejected; one beside the list has a page for its form alone. */
static void dossier_again(struct drawing *drawing, const struct form_state *state)
{
	struct request *request = drawing->request;
	struct dossier_id id = dossier_of(request, drawing->view.office);
	if (id.number == 0 || str_is_empty(form_get(&request->form, "dossier"))) {
		drawing->frame.path = STR("/dossiers/new");
		screen_new_dossier(&drawing->screen, &drawing->frame, state);
		return;
	}
	struct buf path = buf_in(&request->arena);
	buf_add_c(&path, "/dossiers/");
	buf_add(&path, form_get(&request->form, "dossier"));
	drawing->frame.path = buf_str(&path);
	screen_dossier(&drawing->screen, &drawing->frame, id, state);
}

/* The form again, with what was typed; a refused change of seats is said on the home page. */
static void show_refused(struct request *request, const struct form_state *state)
{
	struct drawing drawing;
	if (!is_offices(request)) {
		document_page(request, request->params[0], MHD_HTTP_UNPROCESSABLE_CONTENT, state);
		return;
	}
	drawing_begin(&drawing, request);
	if (state->action->target == TARGET_NEW) {
		drawing.frame.path = STR("/outgoing/new");
		screen_compose(&drawing.screen, &drawing.frame, state);
	} else if (is_dossiers(state->action)) {
		dossier_again(&drawing, state);
	} else if (is_authoritys(state->action)) {
		drawing.frame.path = STR("/authority");
		screen_authority(&drawing.screen, &drawing.frame, state);
	} else {
		drawing.frame.path = STR("/home");
		drawing.frame.refused = state;
		screen_home(&drawing.screen, &drawing.frame);
	}
	drawing_end(&drawing, MHD_HTTP_UNPROCESSABLE_CONTENT);
}

static void act_done(struct request *request)
{
	const struct action *action = action_named(request);
	if (turn_is_answered(request))
		return;
	struct form_state state = state_of(request, action);
	if (!is_refused(state.refusal))
		note_done(request, action);
	if (request->wants_json)
		answer_json(request, &state);
	else if (is_refused(state.refusal))
		show_refused(request, &state);
	else
		respond_redirect(request, done_path(request, action));
}

/* ---- before it ---- */

/* One that a person can take, on a document or on none; arrivals, handing in and the bell have no address here. */
static const struct action *action_of(const struct request *request)
{
	const struct action *action = action_named(request);
	if (action == NULL || (action->roles & ROLES_PERSONS) == 0)
		return NULL;
	if (!is_offices(request))
		return action->target == TARGET_DOCUMENT ? action : NULL;
	bool is_seats = str_equals(action_key(action), STR("attempt.take_seat"));
	return action->target == TARGET_OFFICE || action->target == TARGET_NEW || is_seats ? action : NULL;
}

static struct str office_confirm_path(struct request *request, struct str query)
{
	struct buf path = buf_in(&request->arena);
	buf_add_c(&path, "/office/confirm/");
	buf_add(&path, query);
	return buf_str(&path);
}

/* What was typed goes along to the page that asks, which sends it with the answer. */
static void ask_first(struct request *request, const struct action *action)
{
	struct buf query = buf_in(&request->arena), body = buf_in(&request->arena);
	buf_add(&query, action_key(action));
	for (size_t i = 0; i < request->form.count; i++) {
		const struct pair *pair = &request->form.pairs[i];
		if (is_every_forms(pair->name) || str_is_empty(pair->value))
			continue;
		buf_add_char(&query, query.len == action_key(action).len ? '?' : '&');
		form_write(pair, 1, &query);
	}
	struct str location = is_offices(request) ? office_confirm_path(request, buf_str(&query))
	                                          : document_path(request, "/confirm/", buf_str(&query));
	if (!request->wants_json) {
		respond_redirect(request, location);
		return;
	}
	struct json_out json = json_out_in(&body);
	json_object_open(&json);
	json_member_str(&json, "outcome", STR("asks_first"));
	json_member_str(&json, "location", location);
	json_object_close(&json);
	respond_json(request, MHD_HTTP_OK, &body);
}

static bool read_gesture(struct request *request, const struct action *action, struct gesture *ret)
{
	struct gesture_target target = {.action = action};
	struct document_id id;
	struct view view = attempt_read(request->attempt);
	if (!is_offices(request))
		target.object = request->params[0];
	const struct document *document = document_shown(view.office, target.object, &id);
	target.has_main = document != NULL && document_main(document) != NULL;
	target.year = civil_from_minute(office_minute(view.office, view.office_ms)).year;
	attempt_read_end(request->attempt);
	return gesture_read(&target, &request->form, &request->arena, ret);
}

void handle_action(struct request *request)
{
	const struct action *action = action_of(request);
	struct gesture gesture;
	if (action == NULL) {
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
	} else if (!read_gesture(request, action, &gesture)) {
		respond_problem(request, PROBLEM_BAD_FORM, &(struct problem_facts){.code = gesture.wrong});
	} else if (!turn_key(request, &request->turn.key)) {
		respond_problem(request, PROBLEM_BAD_FORM, &(struct problem_facts){.code = STR("Idempotency-Key")});
	} else if (action->asks_first && !str_equals(form_get(&request->form, "confirmed"), STR("1"))) {
		ask_first(request, action);
	} else {
		request->turn.commands = gesture.commands;
		request->turn.command_count = gesture.count;
		request_wait_turn(request, act_done);
	}
}
