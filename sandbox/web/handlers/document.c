/* web/handlers/document.c - a document: its page, its files, and the question before what cannot be taken back.
 *
 * Opening one that is unread is an action and stands in the journal before the page is shown. Asking for one that is
 * not his is recorded too, as a refused opening, and noted for the staff. */
#include "web/document_page.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"
#include "web/turns.h"

#define KEY_BYTES_MAX 64

/* Keys are ids of the fixtures; anything else cannot be a document's, and is not worth a record. */
static bool is_key(struct str key)
{
	for (size_t i = 0; i < key.len; i++) {
		char c = key.ptr[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
			return false;
	}
	return key.len > 0 && key.len <= KEY_BYTES_MAX;
}

/* A browser that only looks ahead, or asks for the head alone, has opened nothing. */
static bool is_read_by_a_person(const struct request *request)
{
	struct str purpose = request_header(request, "Sec-Purpose");
	return str_find(purpose, STR("prefetch")) == purpose.len && !request->is_head;
}

static bool is_to_be_opened(struct request *request, struct str key)
{
	struct document_id id;
	struct view view = attempt_read(request->attempt);
	const struct document *document = document_shown(view.office, key, &id);
	bool is_running = view.office->phase == PHASE_RUNNING;
	bool is_news = document == NULL || desk_is_unread(view.office->candidate, document);
	attempt_read_end(request->attempt);
	return is_running && is_news && request->holds_seat && is_read_by_a_person(request) &&
	       !request_screen(request, NULL).is_part;
}

static void show_opened(struct request *request)
{
	/* The seat may have moved meanwhile, or the bell rung: the page shows that by itself. */
	if (request->turn.state == TURN_MOVED || request->turn.state == TURN_CLOSED) {
		request->holds_seat = attempt_lease(request->attempt) == request->seat->session.id;
		document_page(request, request->params[0], MHD_HTTP_OK, NULL);
	} else if (!turn_is_answered(request)) {
		document_page(request, request->params[0], MHD_HTTP_OK, NULL);
	}
}

void handle_document(struct request *request)
{
	struct str key = request->params[0];
	if (!is_key(key)) {
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
		return;
	}
	if (!is_to_be_opened(request, key)) {
		remember_page(request);
		document_page(request, key, MHD_HTTP_OK, NULL);
		return;
	}
	remember_page(request);
	struct command *command = ARENA_NEW(&request->arena, struct command);
	*command = (struct command){.action = action_find(STR("document.open")), .object = key};
	request->turn.commands = command;
	request->turn.command_count = 1;
	request_wait_turn(request, show_opened);
}

void handle_confirm(struct request *request)
{
	const struct action *action = action_find(request->params[1]);
	struct drawing drawing;
	struct confirm_query query = {
		.action = action, .typed = request->query.pairs, .typed_count = request->query.count};
	drawing_begin(&drawing, request);
	if (action == NULL || !action->asks_first || action->target != TARGET_DOCUMENT ||
	    document_shown(drawing.view.office, request->params[0], &query.id) == NULL) {
		drawing_drop(&drawing);
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
		return;
	}
	screen_confirm(&drawing.screen, &drawing.frame, &query);
	drawing_end(&drawing, MHD_HTTP_OK);
}

/* ---- files ---- */

/* A number from 1 in a path; 0 for anything else. */
static size_t number_of(struct str text)
{
	uint64_t number;
	return str_to_u64(text, &number) && number <= UINT32_MAX ? (size_t)number : 0;
}

/* The paper behind a file of a document that is his; false when there is none. */
static bool paper_of(struct request *request, struct paper_view *ret)
{
	size_t number = number_of(request->params[1]);
	struct document_id id;
	struct view view = attempt_read(request->attempt);
	const struct document *document = document_shown(view.office, request->params[0], &id);
	bool is_there = document != NULL && number >= 1 && number <= document_file_count(document) &&
	                document_file(request, view.office->seed, document, (uint32_t)number - 1, ret);
	attempt_read_end(request->attempt);
	return is_there;
}

static void answer_missing_file(struct request *request)
{
	request_audit(request, STR("foreign-file"), request->path);
	respond_problem(request, PROBLEM_NOT_FOUND, NULL);
}

void handle_file(struct request *request)
{
	struct paper_view paper;
	if (!paper_of(request, &paper))
		answer_missing_file(request);
	else {
		/* Beside the exam, not over it; the link on the page gives the name. */
		request_answer_header(request, "Content-Disposition", STR("attachment"));
		respond_private_bytes(request, paper.pdf, "application/pdf");
	}
}

void handle_page_image(struct request *request)
{
	struct paper_view paper;
	size_t page = number_of(request->params[2]);
	if (!paper_of(request, &paper) || page < 1 || page > paper.page_count)
		answer_missing_file(request);
	else
		respond_private_bytes(request, paper.pages[page - 1].png, "image/png");
}
