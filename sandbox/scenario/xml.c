/* scenario/xml.c - see xml.h. The only file of the folder that knows libxml2. */
#include "scenario/xml.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <libxml/parser.h>
#include <string.h>

static struct str copy_name(const struct reading *in, const xmlChar *name)
{
	return str_copy(in->arena, str_from_c((const char *)name));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Appends text with each run of blanks made one; none at the beginning. */
static void add_running_text(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (!is_blank(*text))
			buf_add_char(out, *text);
		else if (out->len > 0 && out->ptr[out->len - 1] != ' ')
			buf_add_char(out, ' ');
	}
}

static bool copy_attributes(const struct reading *in, const xmlNode *from, struct xml_node *to)
{
	size_t count = 0;
	for (const xmlAttr *attr = from->properties; attr != NULL; attr = attr->next)
		count++;
	struct xml_attribute *attributes = ARENA_ARRAY(in->arena, struct xml_attribute, count);
	size_t at = 0;
	for (const xmlAttr *attr = from->properties; attr != NULL; attr = attr->next) {
		if (attr->ns != NULL)
			return rule_broken(in, to->line, RULE_UNKNOWN_ATTRIBUTE, "“%s:%s” is of another language",
			                   (const char *)attr->ns->prefix, (const char *)attr->name);
		struct buf text = buf_in(in->arena);
		for (const xmlNode *value = attr->children; value != NULL; value = value->next)
			if (value->content != NULL)
				buf_add_c(&text, (const char *)value->content);
		attributes[at++] = (struct xml_attribute){copy_name(in, attr->name), str_trim(buf_str(&text))};
	}
	to->attributes = attributes;
	to->attribute_count = count;
	return true;
}

static struct xml_node *copy_node(const struct reading *in, const xmlNode *from)
{
	struct xml_node *to = ARENA_NEW(in->arena, struct xml_node);
	to->name = copy_name(in, from->name);
	to->line = (uint32_t)xmlGetLineNo(from);
	if (from->ns != NULL) {
		rule_broken(in, to->line, RULE_UNKNOWN_ELEMENT, "“%s” stands in a namespace",
		            (const char *)from->name);
		return NULL;
	}
	if (!copy_attributes(in, from, to))
		return NULL;

	struct buf text = buf_in(in->arena);
	const struct xml_node **link = &to->children;
	for (const xmlNode *child = from->children; child != NULL; child = child->next) {
		if (child->type == XML_ELEMENT_NODE) {
			struct xml_node *copy = copy_node(in, child);
			if (copy == NULL)
				return NULL;
			*link = copy;
			link = &copy->next;
			add_running_text(&text, " ");
		} else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
			add_running_text(&text, (const char *)child->content);
		}
	}
	to->text = str_trim(buf_str(&text));
	return to;
}

/* Asked of the bytes, before a parser sees an entity. A comment that quotes one is refused with it. */
static bool has_no_doctype(const struct reading *in, struct str bytes)
{
	size_t at = str_find(bytes, STR("<!DOCTYPE"));
	if (at == bytes.len)
		return true;
	uint32_t line = 1;
	for (size_t i = 0; i < at; i++)
		line += bytes.ptr[i] == '\n';
	return rule_broken(in, line, RULE_HAS_DOCTYPE, "the file has a document type declaration");
}

static bool parser_failed(const struct reading *in, xmlParserCtxt *parser)
{
	const xmlError *last = xmlCtxtGetLastError(parser);
	if (last == NULL || last->message == NULL)
		return rule_broken(in, 1, RULE_NOT_XML, "the file is empty or no XML");
	struct str message = str_trim(str_from_c(last->message));
	if (!utf8_is_text(message))
		message = STR("the file is not well-formed");
	uint32_t line = last->line > 0 ? (uint32_t)last->line : 1;
	return rule_broken(in, line, RULE_NOT_XML, "%.*s", STR_ARG(message));
}

const struct xml_node *xml_parse(const struct reading *in, struct str bytes)
{
	if (bytes.len > LIMIT_XML_BYTES) {
		err_at(in->reterr, ERR_LIMIT, in->source, 0, STR("the file is larger than LIMIT_XML_BYTES"),
		       STR("split it"));
		return NULL;
	}
	if (!utf8_is_text(bytes)) {
		rule_broken(in, 1, RULE_NOT_XML, "the file is not UTF-8 text");
		return NULL;
	}
	if (!has_no_doctype(in, bytes))
		return NULL;
	xmlParserCtxt *parser = xmlNewParserCtxt();
	if (parser == NULL) {
		err_at(in->reterr, ERR_INTERNAL, in->source, 0, STR("libxml2 has no memory"), (struct str){0});
		return NULL;
	}
	xmlDoc *doc = xmlCtxtReadMemory(parser, bytes.ptr, (int)bytes.len, NULL, "UTF-8",
	                                XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
	                                    XML_PARSE_BIG_LINES);
	const struct xml_node *root = NULL;
	if (doc == NULL)
		parser_failed(in, parser);
	else
		root = copy_node(in, xmlDocGetRootElement(doc));
	xmlFreeDoc(doc);
	xmlFreeParserCtxt(parser);
	return root;
}

bool xml_attribute(const struct xml_node *node, struct str name, struct str *ret)
{
	for (size_t i = 0; i < node->attribute_count; i++) {
		if (!str_equals(node->attributes[i].name, name))
			continue;
		*ret = node->attributes[i].value;
		return true;
	}
	return false;
}

static const struct xml_node *first_named(const struct xml_node *node, struct str name)
{
	while (node != NULL && !str_equals(node->name, name))
		node = node->next;
	return node;
}

const struct xml_node *xml_child(const struct xml_node *node, struct str name)
{
	return first_named(node->children, name);
}

const struct xml_node *xml_again(const struct xml_node *node)
{
	return first_named(node->next, node->name);
}
