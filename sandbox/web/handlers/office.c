/* web/handlers/office.c - the home page and the list of incoming documents. */
#include "web/frame.h"
#include "web/handlers.h"
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
