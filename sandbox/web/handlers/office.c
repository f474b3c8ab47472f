/* web/handlers/office.c - the home page, the lists of documents, and the form of a new one. */
#include "base/limits.h"
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

/* A day as people type it; given but not one: *ret_fault. */
static struct day day_of(struct str text, enum search_fault *ret_fault)
{
	struct minute minute;
	if (str_is_empty(text))
		return CIVIL_NO_DAY;
	if (minute_parse(text, &minute) || minute_parse_typed(text, &minute))
		return day_of_minute(minute);
	*ret_fault = SEARCH_NO_DAY;
	return CIVIL_NO_DAY;
}

static struct str sought(const struct request *request, const char *name, enum search_fault *ret_fault)
{
	struct str text = str_trim(form_get(&request->query, name));
	if (text.len <= LIMIT_SEARCH_BYTES)
		return text;
	*ret_fault = SEARCH_TOO_LONG;
	return (struct str){0};
}

void handle_search(struct request *request)
{
	struct search_page asked = {.page = 1};
	struct drawing drawing;
	unsigned state;
	uint64_t page;
	asked.query.words = sought(request, "q", &asked.fault);
	asked.query.number = sought(request, "number", &asked.fault);
	asked.query.issuer = sought(request, "issuer", &asked.fault);
	asked.query.type = sought(request, "type", &asked.fault);
	asked.from = sought(request, "from", &asked.fault);
	asked.to = sought(request, "to", &asked.fault);
	asked.query.from = day_of(asked.from, &asked.fault);
	asked.query.to = day_of(asked.to, &asked.fault);
	if (name_parse(&search_state_names, form_get(&request->query, "state"), &state))
		asked.query.state = state;
	if (str_to_u64(form_get(&request->query, "page"), &page) && page >= 1 && page <= UINT32_MAX)
		asked.page = (uint32_t)page;
	remember_page(request);
	drawing_begin(&drawing, request);
	screen_search(&drawing.screen, &drawing.frame, &asked);
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
