/* render/tree.h - reading libxml2's tree of a document that keeps to the schema. Shared by the files of the reader. */
#ifndef SABAN_RENDER_TREE_H
#define SABAN_RENDER_TREE_H

#include "base/err.h"
#include "render/paper.h"

#include <libxml/tree.h>

/* Where a reader stands: everything it makes lives in the arena, errors are about the source. */
struct reader {
	struct arena *arena;
	struct str source;
	struct err *reterr;
};

/* The first child element, or the next sibling element, of that name; of any name when NULL. NULL when there is none. */
const xmlNode *tree_child(const xmlNode *node, const char *name);
const xmlNode *tree_next(const xmlNode *node, const char *name);
bool tree_is(const xmlNode *node, const char *name);
size_t tree_count(const xmlNode *node, const char *name);

/* An attribute's value in the arena; empty when it is not there. */
struct str tree_attribute(const struct reader *reader, const xmlNode *node, const char *name);
/* An attribute that the schema makes a small number, or the value it has when it is not there. */
uint32_t tree_number(const struct reader *reader, const xmlNode *node, const char *name, uint32_t otherwise);

/* The text within, with runs of blanks made one blank and none at the ends. A <br/> counts as a blank. */
struct str tree_words(const struct reader *reader, const xmlNode *node);
/* The same for a text already taken out. */
struct str words_collapse(struct arena *arena, struct str raw);

/* The rest of read.c: a body's or an appendix's blocks, from that child on. False when a paragraph is above
 * LIMIT_FIELD_BYTES or a row does not fit its table. */
bool read_blocks(const struct reader *reader, const xmlNode *first, struct paper_blocks *ret);

#endif
