/* web/handlers/beside.c - what is kept beside the journal: marks on tasks, and drafts. */
#include "base/limits.h"
#include "web/document_page.h"
#include "web/enter.h"
#include "web/frame.h"
#include "web/gesture.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

/* ---- tasks ---- */

struct mark_change {
	struct str task;
	unsigned marks;
};

static void save_mark(struct request *request)
{
	const struct store_port *store = request->web->config.store;
	const struct mark_change *change = request->more;
	struct err err;
	if (!store->mark_save(store->self, request->live->attempt, change->task, change->marks, &err))
		request->err = err;
}

static void answer_back(struct request *request)
{
	if (request->err.class != ERR_NONE)
		respond_err(request, &request->err);
	else
		respond_redirect(request, back_path(form_get(&request->form, "back"), STR("/home")));
}

/* The task a field names, as its index; LIVE_TASKS_MAX for none. */
static size_t task_named(struct request *request, const struct brief *brief, const char *field)
{
	struct str ref = form_get(&request->form, field);
	for (size_t i = 0; i < brief->task_count && i < LIVE_TASKS_MAX; i++)
		if (str_equals(brief->tasks[i].ref, ref))
			return i;
	return LIVE_TASKS_MAX;
}

/* Reading another task is no doing: it is possible after the end too, from the seat that had it. */
static bool is_only_reading(struct request *request)
{
	struct view view = attempt_read(request->attempt);
	bool is_closed = view.office->phase == PHASE_CLOSED;
	attempt_read_end(request->attempt);
	return is_closed && request->holds_seat && form_has(&request->form, "show");
}

void handle_tasks(struct request *request)
{
	static const struct {
		const char *field;
		unsigned set, clear;
	} changes[] = {
		{"show", 0, 0},
		{"flag", TASK_MARK_FLAGGED, 0},
		{"unflag", 0, TASK_MARK_FLAGGED},
		{"skip", TASK_MARK_SKIPPED, 0},
		{"unskip", 0, TASK_MARK_SKIPPED},
	};
	if (!is_only_reading(request) && refuses_post(request))
		return;
	struct brief brief = request_brief(request, attempt_play(request->attempt));
	for (size_t i = 0; i < COUNT(changes); i++) {
		if (!form_has(&request->form, changes[i].field))
			continue;
		struct live_tasks tasks = live_tasks(request->live);
		size_t at = task_named(request, &brief, changes[i].field);
		if (at == LIVE_TASKS_MAX)
			break;
		if (i == 0)
			tasks.current = at;
		tasks.marks[at] = (uint8_t)((tasks.marks[at] | changes[i].set) & ~changes[i].clear);
		live_set_tasks(request->live, tasks);
		struct mark_change *change = ARENA_NEW(&request->arena, struct mark_change);
		*change = (struct mark_change){brief.tasks[at].ref, tasks.marks[at]};
		request->more = change;
		if (i == 0)
			answer_back(request);
		else
			request_wait_job(request, save_mark, answer_back);
		return;
	}
	respond_problem(request, PROBLEM_BAD_FORM, NULL);
}

/* ---- drafts ---- */

struct draft_change {
	struct str name, body; /* an empty body forgets */
};

static void save_draft(struct request *request)
{
	const struct store_port *store = request->web->config.store;
	const struct draft_change *change = request->more;
	uint64_t attempt = request->live->attempt;
	struct err err;
	bool is_saved = str_is_empty(change->body)
	                    ? store->draft_delete(store->self, attempt, change->name, &err)
	                    : store->draft_save(store->self, attempt, change->name, change->body, &err);
	if (!is_saved)
		request->err = err;
}

static void answer_draft(struct request *request)
{
	/* The button that throws a draft away leads back to its page; scripts want nothing. */
	if (request->err.class != ERR_NONE)
		respond_err(request, &request->err);
	else if (form_has(&request->form, "back"))
		respond_redirect(request, back_path(form_get(&request->form, "back"), STR("/home")));
	else
		respond_nothing(request);
}

/* The fields of the form as they were posted; empty when all of them are. */
static struct str draft_body(struct request *request)
{
	struct buf body = buf_in(&request->arena);
	bool has_text = false;
	for (size_t i = 0; i < request->form.count; i++) {
		const struct pair *pair = &request->form.pairs[i];
		if (is_every_forms(pair->name) || str_equals(pair->name, STR("form")))
			continue;
		if (body.len > 0)
			buf_add_char(&body, '&');
		form_write(pair, 1, &body);
		has_text = has_text || !str_is_empty(str_trim(pair->value));
	}
	return has_text ? buf_str(&body) : STR("");
}

/* It must be the form of an action on a document he sees: nothing else is worth keeping. */
static bool is_his_form(struct request *request, struct str name)
{
	const struct action *action;
	struct document_id id;
	struct str key;
	struct view view = attempt_read(request->attempt);
	bool is_his = draft_parts(name, &key, &action) &&
	              (is_office_form(key, action) || document_shown(view.office, key, &id) != NULL);
	attempt_read_end(request->attempt);
	return is_his;
}

void handle_drafts(struct request *request)
{
	struct draft_change *change = ARENA_NEW(&request->arena, struct draft_change);
	change->name = form_get(&request->form, "form");
	change->body = draft_body(request);
	request->more = change;
	if (!is_his_form(request, change->name))
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
	else if (change->body.len > LIMIT_DRAFT_BYTES)
		respond_problem(request, PROBLEM_TOO_LARGE, NULL);
	else if (!live_set_draft(&request->web->lives, request->live, change->name, change->body))
		respond_problem(request, PROBLEM_TOO_MANY, NULL);
	else
		request_wait_job(request, save_draft, answer_draft);
}
