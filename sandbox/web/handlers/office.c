/* web/handlers/office.c - the home page, the lists of documents, and the form of a new one. */
#include "web/document_page.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"

void handle_home(struct request *request)
{
	struct drawing drawing;
	remember_page(request);
	drawing_begin(&drawing, request);
	screen_home(&drawing.screen, &drawing.frame);
	drawing_end(&drawing, MHD_HTTP_OK);
}

/* What is not a known value of a filter is as if it were not there. */
static struct incoming_query query_of(const struct request *request)
{
	struct incoming_query query = {.words = str_trim(form_get(&request->query, "q")), .page = 1};
	unsigned drawer, only;
	uint64_t page, urgency;
	if (name_parse(&drawer_names, form_get(&request->query, "drawer"), &drawer))
		query.drawer = drawer;
	if (name_parse(&incoming_only_names, form_get(&request->query, "only"), &only))
		query.only = only;
	if (str_to_u64(form_get(&request->query, "urgency"), &urgency) && urgency < URGENCY_COUNT)
		query.urgency_min = (unsigned)urgency;
	if (str_to_u64(form_get(&request->query, "page"), &page) && page >= 1 && page <= UINT32_MAX)
		query.page = (uint32_t)page;
	return query;
}

void handle_incoming(struct request *request)
{
	struct incoming_query query = query_of(request);
	struct drawing drawing;
	remember_page(request);
	drawing_begin(&drawing, request);
	screen_incoming(&drawing.screen, &drawing.frame, &query);
	drawing_end(&drawing, MHD_HTTP_OK);
}

void handle_outgoing(struct request *request)
{
	struct outgoing_query query = {.words = str_trim(form_get(&request->query, "q")), .page = 1};
	struct drawing drawing;
	unsigned drawer;
	uint64_t page;
	if (name_parse(&outgoing_drawer_names, form_get(&request->query, "drawer"), &drawer))
		query.drawer = drawer;
	if (str_to_u64(form_get(&request->query, "page"), &page) && page >= 1 && page <= UINT32_MAX)
		query.page = (uint32_t)page;
	remember_page(request);
	drawing_begin(&drawing, request);
	screen_outgoing(&drawing.screen, &drawing.frame, &query);
	drawing_end(&drawing, MHD_HTTP_OK);
}

/* What was typed into the form and not sent. */
static struct form typed_before(struct request *request)
{
	struct form form = {0};
	size_t count;
	const struct live_draft *drafts = live_drafts(request->live, &request->arena, &count);
	for (size_t i = 0; i < count; i++)
		if (str_equals(drafts[i].form, STR(OFFICE_DRAFTS "/draft.create")))
			form_parse(drafts[i].body, &request->arena, &form, NULL);
	return form;
}

/* A link may say what the new document is to another one; that goes before what was typed. */
static struct form_state compose_state(struct request *request)
{
	struct form form = typed_before(request);
	struct form_state state = {.action = action_find(STR("draft.create")), .is_given = form.count == 0};
	struct pair *pairs = ARENA_ARRAY(&request->arena, struct pair, form.count + 2);
	bool is_linked = form_has(&request->query, "about");
	for (size_t i = 0; i < form.count; i++) {
		struct str name = form.pairs[i].name;
		if (!is_linked || (!str_equals(name, STR("relation")) && !str_equals(name, STR("about"))))
			pairs[state.pair_count++] = form.pairs[i];
	}
	if (is_linked) {
		pairs[state.pair_count++] = (struct pair){STR("relation"), form_get(&request->query, "relation")};
		pairs[state.pair_count++] = (struct pair){STR("about"), form_get(&request->query, "about")};
	}
	state.pairs = pairs;
	return state;
}

void handle_compose(struct request *request)
{
	struct form_state state = compose_state(request);
	struct drawing drawing;
	remember_page(request);
	drawing_begin(&drawing, request);
	screen_compose(&drawing.screen, &drawing.frame, state.pair_count > 0 ? &state : NULL);
	drawing_end(&drawing, MHD_HTTP_OK);
}
