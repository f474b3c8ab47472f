/* pages/template.h - logic-less templates: compiled once per language, rendered into a buf, escaped always.
 *
 *	{{name}}  {{a.b}}  {{.}}       a text of the record, escaped for HTML text and quoted attributes
 *	{{#name}} ... {{/name}}        once for a record or a true value, once per element for a list
 *	{{^name}} ... {{/name}}        when there is nothing there
 *	{{>parts/rail}}                another template, with what is in sight here
 *	{{<parts/exam}}                first thing in a page: the layout around it, which says {{>content}} where
 *	{{_ "Còn {count} phút"}}       a message in the reader's language; its places are names of the record
 *	{{! why }}                     a comment
 *
 * A name is looked for in the innermost record in sight, then outwards; what is nowhere is nothing. There is no raw
 * output. A line that holds a section tag, part or comment alone vanishes with its line break, and indentation is
 * dropped, so pages stay small: white space that matters (in a textarea) comes from values only.
 *
 * Pages do no I/O: a shell reads the folder and gives names and bytes. Languages differ in messages only, so they are
 * put in while compiling: one set per language, and rendering looks up no word. */
#ifndef SABAN_PAGES_TEMPLATE_H
#define SABAN_PAGES_TEMPLATE_H

#include "base/buf.h"
#include "base/err.h"
#include "pages/catalog.h"
#include "pages/value.h"

/* "pages/home.html" below templates/, and its text. */
struct template_source {
	struct str name, bytes;
};

struct template;
struct template_set;

/* Compiles all sources. NULL and *reterr of class ERR_INPUT with file and line for: a tag that is not closed or not
 * known, a section closed twice or never, an unknown or recursive part, a value in an attribute without quotes, a
 * layout without content, nesting beyond a limit, text that is not UTF-8. Names and bytes need not outlive the call. */
const struct template_set *templates_compile(const struct template_source *sources, size_t count,
                                             const struct catalog *catalog, struct arena *process,
                                             struct err *reterr);

/* By name without ".html": "pages/home". NULL when there is none. */
const struct template *template_find(const struct template_set *set, struct str name);

/* The whole page with its layout; or what stands in the page's own file alone. root is a record. */
void template_render(const struct template *template, const struct value *root, struct buf *out);
void template_render_content(const struct template *template, const struct value *root, struct buf *out);

/* Adds text with & < > " ' escaped. */
void html_escape(struct str text, struct buf *out);

#endif
