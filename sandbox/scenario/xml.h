/* scenario/xml.h - an XML file as a tree of plain structs in an arena.
 *
 * The formats of this project use little of XML: elements and attributes without namespaces, and running text. What
 * else XML could do to a reader is refused or left out: no document type declaration, no entity but the five, nothing
 * fetched, no comment or processing instruction in the tree; nesting beyond libxml2's limit (256) is not read. */
#ifndef SABAN_SCENARIO_XML_H
#define SABAN_SCENARIO_XML_H

#include "scenario/rule.h"

struct xml_attribute {
	struct str name, value;
};

struct xml_node {
	struct str name;
	struct str text; /* its own text, blanks made one and trimmed; a child element counts as a blank */
	uint32_t line;
	const struct xml_attribute *attributes;
	size_t attribute_count;
	const struct xml_node *children; /* the first one */
	const struct xml_node *next;     /* the next child of the same parent */
};

/* Parses the file; NULL with *in->reterr set (not-xml, has-doctype, ERR_LIMIT) otherwise. */
const struct xml_node *xml_parse(const struct reading *in, struct str bytes);

/* The value of an attribute; false when it is not there. */
bool xml_attribute(const struct xml_node *node, struct str name, struct str *ret);
/* The first child of that name; NULL when there is none. */
const struct xml_node *xml_child(const struct xml_node *node, struct str name);
/* The next sibling of the node with the node's own name; NULL when there is none. */
const struct xml_node *xml_again(const struct xml_node *node);

#endif
