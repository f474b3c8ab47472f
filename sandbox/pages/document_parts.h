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

/* The forms that are made from their action's table of fields: "likely" for the next step of the clerk or of who is
 * asked, "generic" for the rest. True when there is one of the latter. */
bool document_generic_fill(const struct document_page *page, struct value *root);

/* What every form has: where it is sent, its draft, its refusal. Gives what was typed into it; NULL for nothing. */
const struct form_state *form_fill(const struct document_page *page, const struct action *action,
                                   struct value *form);
/* What was typed into a field; empty for nothing. */
struct str form_typed(const struct form_state *state, const char *name);
bool refusal_is_about(const struct form_state *state, struct str field);
/* "quick": ends of working days to choose a deadline from. */
void quick_fill(const struct document_page *page, const char *name, struct str typed, struct value *form);

/* Would the engine take this action from the candidate, as far as role, state and what he holds tell? */
bool document_offers(const struct document_page *page, const struct action *action);
/* What was typed into the form of an action; NULL for nothing. */
const struct form_state *document_form_state(const struct document_page *page, const struct action *action);
/* "refused" of a form: the note, or nothing. */
void refused_fill(const struct document_page *page, const struct form_state *state, struct value *form);

#endif
