/* pages/template_parse.h - one source text to ops, with parts still by name; used by template.c only. */
#ifndef SABAN_PAGES_TEMPLATE_PARSE_H
#define SABAN_PAGES_TEMPLATE_PARSE_H

#include "pages/template_ops.h"

/* Fills *template but for its links. Errors as templates_compile. */
bool template_parse(const struct template_source *source, const struct catalog *catalog,
                    struct arena *process, struct template *template, struct err *reterr);

#endif
