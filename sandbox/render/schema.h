/* render/schema.h - does a document keep to paper.rng, and if not, where and which rule does it break? */
#ifndef SABAN_RENDER_SCHEMA_H
#define SABAN_RENDER_SCHEMA_H

#include "base/err.h"

#include <libxml/tree.h>

struct arena;

/* ERR_INPUT with the line of the first offence and, as advice, the annotation of the element it stands in. */
bool schema_check(struct arena *arena, struct str source, xmlDoc *doc, struct err *reterr);

#endif
