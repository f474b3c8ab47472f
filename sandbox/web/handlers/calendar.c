/* web/handlers/calendar.c - the week's meetings, and who acts for whom. */
#include "web/frame.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"

/* The first day of the epoch was a Thursday. */
static struct day monday_of(struct day day)
{
	int32_t since_monday = (day.since_epoch + 3) % 7;
	return (struct day){day.since_epoch - (since_monday < 0 ? since_monday + 7 : since_monday)};
}

void handle_calendar(struct request *request)
{
	struct calendar_query query = {
		.is_everybodys = str_equals(form_get(&request->query, "whose"), STR("all"))};
	struct drawing drawing;
	struct day day;
	remember_page(request);
	drawing_begin(&drawing, request);
	/* What is no day is as if it were not there. */
	if (!day_parse(form_get(&request->query, "week"), &day))
		day = day_of_minute(office_minute(drawing.view.office, drawing.view.office_ms));
	query.monday = monday_of(day);
	screen_calendar(&drawing.screen, &drawing.frame, &query);
	drawing_end(&drawing, MHD_HTTP_OK);
}

void handle_authority(struct request *request)
{
	struct drawing drawing;
	remember_page(request);
	drawing_begin(&drawing, request);
	screen_authority(&drawing.screen, &drawing.frame, NULL);
	drawing_end(&drawing, MHD_HTTP_OK);
}
