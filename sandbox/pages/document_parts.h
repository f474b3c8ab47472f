/* pages/document_parts.h - the parts of a document's page, each in a file of its own; for screen_document only. */
#ifndef SABAN_PAGES_DOCUMENT_PARTS_H
#define SABAN_PAGES_DOCUMENT_PARTS_H

#include "pages/parts.h"

/* What all parts of the page are about. */
struct document_page {
	const struct screen *screen;
	const struct frame *frame;
	const struct document_query *query;
	const struct document *document; /* NULL: the form of an action that makes one */
};

/* Files, facts, trace. */
/* The files alone: their pages as images, with the text of each. */
void document_files_fill(const struct document_page *page, struct value *root);
void document_paper_fill(const struct document_page *page, struct value *root);
/* The trace alone, of any document. */
void document_trace_fill(const struct document_page *page, struct value *root);
/* The meeting it invites to, of an incoming document. */
void document_meeting_fill(const struct document_page *page, struct value *root);
/* The button that marks it for its reader, or takes his mark off; of any document. */
void document_mark_fill(const struct document_page *page, struct value *root);
/* The dossiers that hold it, of any document. */
void document_dossiers_fill(const struct document_page *page, struct value *root);
/* Who said what, of any document. */
void document_notes_fill(const struct document_page *page, struct value *root);
/* Who has it, who said what. */
void document_desk_fill(const struct document_page *page, struct value *root);
/* The forms of the actions that are possible now. */
void document_forms_fill(const struct document_page *page, struct value *root);

/* The forms that are made from their action's table of fields: "likely" for the next step of the clerk or of who is
 * asked, "generic" for the rest. True when there is one of the latter. */
bool document_generic_fill(const struct document_page *page, struct value *root);
/* One form made from the table of its action's fields. */
void generic_fill(const struct document_page *page, const struct action *action, struct value *form);

/* A field's record has one shape; the others are there as nothing. */
void field_shapes_clear(struct value *record, const char *shape);
/* "246/UBND-NC: Báo cáo …" */
struct str document_word(const struct document_page *page, const struct document *document);
/* What can be chosen in a field of it: "groups" of "options", or the options alone. */
void option_add(struct value *options, struct str key, struct str word, bool is_chosen);
void field_parties_fill(const struct document_page *page, const struct action *action, const char *field,
                        const struct form_state *state, struct value *record);
void books_fill(const struct document_page *page, struct str typed, struct value *record);
void documents_fill(const struct document_page *page, struct str typed, struct value *record);
/* Those that the action is possible with: open ones, and of them those the reader may take the document out of. */
void dossiers_fill(const struct document_page *page, const struct action *action, struct str typed,
                   struct value *record);
/* How many there are. */
size_t dossiers_count(const struct document_page *page, const struct action *action);
void choices_fill(const struct document_page *page, const struct field *field, struct str typed,
                  struct value *options);

/* What every form has: where it is sent, its draft, its refusal. Gives what was typed into it; NULL for nothing. */
const struct form_state *form_fill(const struct document_page *page, const struct action *action,
                                   struct value *form);
/* What was typed into a field; empty for nothing. */
struct str form_typed(const struct form_state *state, const char *name);
bool form_typed_has(const struct form_state *state, const char *name, struct str value);
bool refusal_is_about(const struct form_state *state, struct str field);
/* "quick": ends of working days to choose a deadline from. */
void quick_fill(const struct document_page *page, const char *name, struct str typed, struct value *form);

/* Would the engine take this action from the candidate, as far as role, state and what he holds tell? */
bool document_offers(const struct document_page *page, const struct action *action);
/* What was typed into the form of an action; NULL for nothing. */
const struct form_state *document_form_state(const struct document_page *page, const struct action *action);
/* "refused" of a form: the note, or nothing. */
void refused_fill(const struct document_page *page, const struct form_state *state, struct value *form);

/* ---- of an outgoing document ---- */

/* Key of the action that is most likely the reader's next on it; empty for none. */
struct str outgoing_likely(const struct document_page *page);
/* Would the engine take it, beyond role and state? Called for the actions on outgoing documents. */
bool outgoing_offers(const struct document_page *page, const struct action *action);
/* What stands in the form of an action before anything is typed; NULL for nothing. */
const struct form_state *outgoing_as_typed(const struct document_page *page, const struct action *action);
/* Its text as on paper, its facts, who checked it. */
void outgoing_text_fill(const struct document_page *page, struct value *root);
void outgoing_facts_fill(const struct document_page *page, struct value *root);
/* Where it was sent and what became of it there. */
void outgoing_deliveries_fill(const struct document_page *page, struct value *root);
/* Its versions, and what differs between two of them. */
void outgoing_versions_fill(const struct document_page *page, struct value *root);
/* What a list shows of it: number or that it has none, type, drafter, signer, status, where it lies. */
void outgoing_fill(const struct screen *screen, const struct frame *frame, const struct document *document,
                   struct value *record);

#endif
