/* web/handlers/door.c - the first address, which leads to where the candidate is; the question whether all is well; and
 * what this software is. */
#include "base/json_write.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

static struct str place_of(struct request *request)
{
	if (request->attempt == NULL)
		return STR("/waiting");
	struct view view = attempt_read(request->attempt);
	bool is_closed = view.office->phase == PHASE_CLOSED || view.office->phase == PHASE_HANDED_IN;
	attempt_read_end(request->attempt);
	if (is_closed)
		return STR("/receipt");
	return back_path(live_path(request->live, &request->arena), STR("/home"));
}

void handle_index(struct request *request)
{
	struct str place = place_of(request);
	if (!request->wants_json) {
		respond_redirect(request, place);
		return;
	}
	/* A program that speaks JSON gets the token its posts must carry. */
	struct buf body = buf_in(&request->arena);
	struct json_out json = json_out_in(&body);
	json_object_open(&json);
	json_member_str(&json, "location", place);
	json_member_str(&json, "csrf", csrf_make(request));
	json_object_close(&json);
	respond_json(request, MHD_HTTP_OK, &body);
}

/* ---- /healthz ---- */

/* No candidate has the number 0: an answer of any kind shows that the database is there. */
static void ask_database(struct request *request)
{
	const struct store_port *store = request->web->config.store;
	struct candidate candidate;
	struct err err;
	if (!store->candidate_by_id(store->self, 0, &request->arena, &candidate, &err) &&
	    err.class != ERR_MISSING)
		request->err = err;
}

static void answer_health(struct request *request)
{
	bool is_up = request->err.class == ERR_NONE;
	struct buf body = buf_in(&request->arena);
	struct json_out json = json_out_in(&body);
	json_object_open(&json);
	json_member_str(&json, "status", is_up ? STR("ok") : STR("down"));
	json_object_close(&json);
	respond_json(request, is_up ? MHD_HTTP_OK : MHD_HTTP_SERVICE_UNAVAILABLE, &body);
}

void handle_health(struct request *request)
{
	request_wait_job(request, ask_database, answer_health);
}

/* ---- /about ---- */

void handle_about(struct request *request)
{
	struct buf page = buf_in(&request->arena);
	struct screen screen = request_screen(request, &page);
	struct about about = {.version = STR(SABAN_VERSION), .source_url = request->web->config.source_url};
	screen.is_part = false;
	screen_about(&screen, &about);
	respond_html(request, MHD_HTTP_OK, &page);
}
