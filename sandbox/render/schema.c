/* render/schema.c - see schema.h. */
#include "render/schema.h"

#include "base/arena.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/check.h"
#include "render/schema_lines.h"

#include <libxml/relaxng.h>
#include <libxml/xmlerror.h>
#include <string.h>

AUTO_DEFINE(xmlDoc, xmlFreeDoc);
AUTO_DEFINE(xmlRelaxNG, xmlRelaxNGFree);
AUTO_DEFINE(xmlRelaxNGParserCtxt, xmlRelaxNGFreeParserCtxt);
AUTO_DEFINE(xmlRelaxNGValidCtxt, xmlRelaxNGFreeValidCtxt);

/* What libxml2 said first with a place. Its later messages repeat the offence for each element around it. */
struct offence {
	struct arena *arena;
	uint32_t line;
	struct str what;
	struct str element;
};

static void offence_note(void *context, xmlErrorPtr error)
{
	struct offence *offence = context;
	if (offence->line > 0)
		return;
	const xmlNode *node = error->node;
	while (node && node->type != XML_ELEMENT_NODE)
		node = node->parent;
	/* An element that should not stand here offends against the rule of the one around it. */
	if (node && node->parent && str_starts_with(str_from_c(error->message), STR("Did not expect element")))
		node = node->parent->type == XML_ELEMENT_NODE ? node->parent : node;
	offence->line = error->line > 0 ? (uint32_t)error->line : 0;
	offence->what = str_trim(str_copy(offence->arena, str_from_c(error->message)));
	if (node)
		offence->element = str_copy(offence->arena, str_from_c((const char *)node->name));
}

/* Our own schema speaks no error; libxml2 would print one by itself. */
static void schema_error(void *context, xmlErrorPtr error)
{
	UNUSED(context);
	UNUSED(error);
	UNREACHABLE();
}

static bool is_named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The documentation of the schema's first <element name="..."> of that name, in document order. */
static struct str rule_of(struct arena *arena, const xmlNode *from, struct str element)
{
	for (const xmlNode *node = from; node; node = node->next) {
		if (is_named(node, "element")) {
			const xmlAttr *name = node->properties;
			bool is_it = name && name->children &&
			             str_equals(str_from_c((const char *)name->children->content), element);
			for (const xmlNode *child = node->children; is_it && child; child = child->next)
				if (is_named(child, "documentation") && child->children)
					return str_copy(arena, str_from_c((const char *)child->children->content));
		}
		struct str inner = rule_of(arena, node->children, element);
		if (!str_is_empty(inner))
			return inner;
	}
	return STR("");
}

bool schema_check(struct arena *arena, struct str source, xmlDoc *doc, struct err *reterr)
{
	struct buf text = buf_in(arena);
	for (size_t i = 0; i < COUNT(schema_lines); i++)
		buf_add_c(&text, schema_lines[i]);
	AUTO(xmlDoc) *schema_doc = xmlReadMemory(text.ptr, (int)text.len, "paper.rng", "UTF-8", XML_PARSE_NONET);
	assert(schema_doc);
	AUTO(xmlRelaxNGParserCtxt) *parser = xmlRelaxNGNewDocParserCtxt(schema_doc);
	if (!parser)
		return err_set(reterr, ERR_INTERNAL, STR("libxml2 could not read the schema of papers"), STR(""));
	xmlRelaxNGSetParserStructuredErrors(parser, schema_error, NULL);
	AUTO(xmlRelaxNG) *schema = xmlRelaxNGParse(parser);
	AUTO(xmlRelaxNGValidCtxt) *validator = schema ? xmlRelaxNGNewValidCtxt(schema) : NULL;
	if (!validator)
		return err_set(reterr, ERR_INTERNAL, STR("libxml2 could not read the schema of papers"), STR(""));

	struct offence offence = {.arena = arena};
	xmlRelaxNGSetValidStructuredErrors(validator, offence_note, &offence);
	if (xmlRelaxNGValidateDoc(validator, doc) == 0)
		return true;
	if (str_is_empty(offence.what))
		offence.what = STR("the document does not keep to the schema of papers");
	struct str rule = rule_of(arena, xmlDocGetRootElement(schema_doc), offence.element);
	if (str_is_empty(rule))
		rule = STR("the file holds a paper or an attachment, and only elements of their schema");
	return err_at(reterr, ERR_INPUT, source, offence.line, offence.what, rule);
}
