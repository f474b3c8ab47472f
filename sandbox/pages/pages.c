#include "pages/pages.h"

#include "base/arena.h"
#include "base/check.h"

struct pages {
	const struct catalog *catalogs[LANGUAGE_COUNT];
	const struct template_set *sets[LANGUAGE_COUNT];
};

static const struct str languages[LANGUAGE_COUNT] = {
	[LANGUAGE_VI] = STR_INIT("vi"),
	[LANGUAGE_EN] = STR_INIT("en"),
};
const struct name_table page_language_names = {languages, COUNT(languages)};

/* What the functions of screens.h render. */
static const char *const screen_names[] = {
	"pages/sign-in",  "pages/waiting", "pages/home",     "pages/incoming",
	"pages/outgoing", "pages/compose", "pages/document", "pages/outgoing-document",
	"pages/confirm",  "pages/hand-in", "pages/receipt",  "pages/problem",
	"pages/about",
};

static bool screens_are_there(const struct template_set *set, struct err *reterr)
{
	for (size_t i = 0; i < COUNT(screen_names); i++) {
		struct str name = str_from_c(screen_names[i]);
		if (!template_find(set, name))
			return err_at(reterr, ERR_INPUT, name, 0, STR("the screen has no template"),
			              STR("put the file, with .html behind its name, into templates/"));
	}
	return true;
}

const struct pages *pages_open(const struct pages_source *source, struct arena *process, struct err *reterr)
{
	static const struct str names[LANGUAGE_COUNT] = {STR_INIT("vi.mo"), STR_INIT("en.mo")};
	struct pages *pages = ARENA_NEW(process, struct pages);
	for (unsigned i = 0; i < LANGUAGE_COUNT; i++) {
		if (!str_is_empty(source->catalogs[i])) {
			pages->catalogs[i] = catalog_open(names[i], source->catalogs[i], process, reterr);
			if (!pages->catalogs[i])
				return NULL;
		}
		pages->sets[i] = templates_compile(source->templates, source->template_count, pages->catalogs[i],
		                                   process, reterr);
		if (!pages->sets[i] || !screens_are_there(pages->sets[i], reterr))
			return NULL;
	}
	return pages;
}

const struct catalog *pages_catalog(const struct pages *pages, enum page_language language)
{
	return pages->catalogs[language];
}

const struct template *pages_template(const struct pages *pages, enum page_language language, struct str name)
{
	return template_find(pages->sets[language], name);
}
