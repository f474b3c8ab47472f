/* render/tree.c - see tree.h. */
#include "render/tree.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"

#include <string.h>

bool tree_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && (!name || strcmp((const char *)node->name, name) == 0);
}

static const xmlNode *from_here(const xmlNode *node, const char *name)
{
	while (node && !tree_is(node, name))
		node = node->next;
	return node;
}

const xmlNode *tree_child(const xmlNode *node, const char *name)
{
	return from_here(node->children, name);
}

const xmlNode *tree_next(const xmlNode *node, const char *name)
{
	return from_here(node->next, name);
}

size_t tree_count(const xmlNode *node, const char *name)
{
	size_t count = 0;
	for (const xmlNode *child = tree_child(node, name); child; child = tree_next(child, name))
		count++;
	return count;
}

struct str tree_attribute(const struct reader *reader, const xmlNode *node, const char *name)
{
	for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
		if (strcmp((const char *)attribute->name, name) == 0 && attribute->children)
			return str_trim(str_copy(reader->arena, str_from_c((const char *)attribute->children->content)));
	return STR("");
}

uint32_t tree_number(const struct reader *reader, const xmlNode *node, const char *name, uint32_t otherwise)
{
	uint64_t value;
	struct str text = tree_attribute(reader, node, name);
	return str_to_u64(text, &value) && value <= UINT32_MAX ? (uint32_t)value : otherwise;
}

static void add_words(struct buf *out, const xmlNode *node)
{
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			buf_add_c(out, (const char *)child->content);
		else if (tree_is(child, "br"))
			buf_add_char(out, ' ');
		else if (tree_is(child, NULL))
			add_words(out, child);
	}
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str words_collapse(struct arena *arena, struct str raw)
{
	struct buf out = buf_sized(arena, raw.len);
	for (size_t i = 0; i < raw.len; i++) {
		if (!is_blank(raw.ptr[i]))
			buf_add_char(&out, raw.ptr[i]);
		else if (out.len > 0 && out.ptr[out.len - 1] != ' ')
			buf_add_char(&out, ' ');
	}
	return str_trim(buf_str(&out));
}

struct str tree_words(const struct reader *reader, const xmlNode *node)
{
	struct buf raw = buf_in(reader->arena);
	add_words(&raw, node);
	return words_collapse(reader->arena, buf_str(&raw));
}
