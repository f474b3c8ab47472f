/* pages/template_ops.h - what a compiled template is made of; between template.c and template_render.c only. */
#ifndef SABAN_PAGES_TEMPLATE_OPS_H
#define SABAN_PAGES_TEMPLATE_OPS_H

#include "pages/template.h"

#define TEMPLATE_DEPTH_MAX 48 /* sections and parts within each other, over all files */

enum op_kind {
	OP_TEXT,
	OP_VALUE,
	OP_SECTION, /* up to its OP_END at `end` */
	OP_UNLESS,  /* the same for {{^name}} */
	OP_END,
	OP_PART,
	OP_CONTENT,
};

/* A dotted name; no names at all mean {{.}}. */
struct value_path {
	const struct value_name *names;
	size_t count;
};

struct op {
	enum op_kind kind;
	uint32_t line;
	size_t end;
	union {
		struct {
			size_t at, len;
		} span;          /* of the template's own text, until it is linked */
		struct str text; /* the same as bytes */
		struct value_path path;
		struct str part_name; /* until it is linked */
		const struct template *part;
	} as;
};

struct template
{
	struct str name;   /* "pages/home" */
	struct str source; /* "pages/home.html", for messages */
	struct op *ops;
	size_t op_count, op_capacity;
	struct str text; /* all literal text, end to end */
	struct str layout_name;
	uint32_t layout_line;
	const struct template *layout; /* NULL without one */
	bool has_content;              /* says {{>content}} itself */
	unsigned depth;                /* of its own sections */
	enum link_state {
		LINK_NOT_YET,
		LINK_UNDER_WAY,
		LINK_DONE,
	} link_state;
};

struct template_set {
	struct template *items;
	size_t count;
};

#endif
