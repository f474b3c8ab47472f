/* web/document_page.h - finding and drawing a document's page, for reading it and for answering its forms. */
#ifndef SABAN_WEB_DOCUMENT_PAGE_H
#define SABAN_WEB_DOCUMENT_PAGE_H

#include "office/office.h"
#include "pages/screens.h"
#include "web/web.h"

struct request;

/* The document of that key which the candidate may see; NULL when for him there is none. */
const struct document *document_shown(const struct office *office, struct str key, struct document_id *ret);

/* The pages of one of its files, from 0; in the arena of the request or longer. False when they cannot be shown. */
bool document_file(struct request *request, const struct seed *seed, const struct document *document,
                   uint32_t index, struct paper_view *ret);

/* Answers with the page: drafts stand in their forms, but the rejected form, if there is one, as it was posted. 404
 * when the candidate may not see the document. */
void document_page(struct request *request, struct str key, unsigned status,
                   const struct form_state *rejected);

/* The name of a form's draft: "cv-246/document.route". */
struct str draft_name(struct str key, struct str action, struct arena *arena);
/* Is it the form of an action that is about no document? */
bool is_office_form(struct str key, const struct action *action);
/* Its two parts; false when it is no such name. The action is one that exists. */
bool draft_parts(struct str name, struct str *ret_key, const struct action **ret_action);

#endif
