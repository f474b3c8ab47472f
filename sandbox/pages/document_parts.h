/* pages/document_parts.h - the parts of a document's page, each in a file of its own; for screen_document only. */
#ifndef SABAN_PAGES_DOCUMENT_PARTS_H
#define SABAN_PAGES_DOCUMENT_PARTS_H

#include "pages/parts.h"

/* What all parts of the page are about. */
struct document_page {
	const struct screen *screen;
	const struct frame *frame;
	const struct document_query *query;
	const struct document *document;
};

/* Files, facts, trace. */
void document_paper_fill(const struct document_page *page, struct value *root);
/* Who has it, who said what. */
void document_desk_fill(const struct document_page *page, struct value *root);
/* The forms of the actions that are possible now. */
void document_forms_fill(const struct document_page *page, struct value *root);

/* Would the engine take this action from the candidate, as far as role, state and what he holds tell? */
bool document_offers(const struct document_page *page, const struct action *action);
/* What was typed into the form of an action; NULL for nothing. */
const struct form_state *document_form_state(const struct document_page *page, const struct action *action);
/* "refused" of a form: the note, or nothing. */
void refused_fill(const struct document_page *page, const struct form_state *state, struct value *form);

#endif
