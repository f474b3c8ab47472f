/* web/handlers/dossiers.c - the dossiers of the year, one of them, the form of one beside the list, and the question
 * before one is given to the archive. */
#include "office/dossier.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

void handle_dossiers(struct request *request)
{
	struct dossier_query query = {0};
	struct drawing drawing;
	unsigned drawer;
	if (name_parse(&dossier_drawer_names, form_get(&request->query, "drawer"), &drawer))
		query.drawer = drawer;
	remember_page(request);
	drawing_begin(&drawing, request);
	screen_dossiers(&drawing.screen, &drawing.frame, &query);
	drawing_end(&drawing, MHD_HTTP_OK);
}

void handle_dossier(struct request *request)
{
	struct drawing drawing;
	remember_page(request);
	drawing_begin(&drawing, request);
	struct dossier_id id = office_find_dossier(drawing.view.office, request->params[0]);
	if (id.number == 0) {
		drawing_drop(&drawing);
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
		return;
	}
	screen_dossier(&drawing.screen, &drawing.frame, id, NULL);
	drawing_end(&drawing, MHD_HTTP_OK);
}

void handle_new_dossier(struct request *request)
{
	struct drawing drawing;
	remember_page(request);
	drawing_begin(&drawing, request);
	screen_new_dossier(&drawing.screen, &drawing.frame, NULL);
	drawing_end(&drawing, MHD_HTTP_OK);
}

void handle_office_confirm(struct request *request)
{
	const struct action *action = action_find(request->params[0]);
	struct drawing drawing;
	struct confirm_query query = {
		.action = action, .typed = request->query.pairs, .typed_count = request->query.count};
	if (action == NULL || !action->asks_first || action->target != TARGET_OFFICE) {
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
		return;
	}
	drawing_begin(&drawing, request);
	screen_confirm(&drawing.screen, &drawing.frame, &query);
	drawing_end(&drawing, MHD_HTTP_OK);
}
