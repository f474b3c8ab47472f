/* pages/pages.h - every screen in every language, ready to be filled.
 *
 * A shell reads templates/ (all *.html below pages/, parts/, actions/) and the compiled catalogues, gives the bytes,
 * and keeps the result for the process; after a change of files (--dev) it opens another one. The functions of
 * pages/screens.h fill it. Read-only once open: any number of threads may render. */
#ifndef SABAN_PAGES_PAGES_H
#define SABAN_PAGES_PAGES_H

#include "office/names.h"
#include "pages/template.h"

enum page_language {
	LANGUAGE_VI, /* the language the templates are written in */
	LANGUAGE_EN,
	LANGUAGE_COUNT
};
/* "vi", "en": the value of lang attributes and of the cookie. */
extern const struct name_table page_language_names;

struct pages;

struct pages_source {
	const struct template_source *templates; /* name "pages/home.html", from templates/ on */
	size_t template_count;
	struct str
		catalogs[LANGUAGE_COUNT]; /* bytes of vi.mo and en.mo, borrowed for the process; empty: as written */
};

/* NULL and *reterr as templates_compile and catalog_open, or when a screen has no template. */
const struct pages *pages_open(const struct pages_source *source, struct arena *process, struct err *reterr);

const struct catalog *pages_catalog(const struct pages *pages, enum page_language language);
/* NULL when there is none of that name. */
const struct template *pages_template(const struct pages *pages, enum page_language language,
                                      struct str name);

#endif
