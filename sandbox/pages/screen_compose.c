/* The form of a new draft. */
#include "pages/document_parts.h"

void screen_compose(const struct screen *screen, const struct frame *frame, const struct form_state *form)
{
	static const struct str title = N_("Soạn dự thảo");
	const struct document_query query = {.forms = form, .form_count = form != NULL};
	const struct document_page page = {.screen = screen, .frame = frame, .query = &query};
	const struct action *create = action_find(STR("draft.create"));
	struct value *root = page_open(screen, title, frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_OUTGOING, root);
	if (frame->mode == FRAME_LIVE)
		generic_fill(&page, create, value_set_record(root, "form"));
	else
		value_set_c(root, "form", "");
	page_close(screen, root, "pages/compose");
}
