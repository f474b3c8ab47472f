/* render/read.c - a paper's XML into struct paper, see paper.h. */
#include "render/paper.h"

#include "base/arena.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/fill.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "render/schema.h"
#include "render/tree.h"
#include "render/words.h"

#include <libxml/parser.h>

/* OrganName of Decree 30/2020, appendix VI, in code points. */
#define NAME_LENGTH_MAX 200
#define AUTHORITIES_MAX 4

AUTO_DEFINE(xmlDoc, xmlFreeDoc);
AUTO_DEFINE(xmlParserCtxt, xmlFreeParserCtxt);

static struct str words_of(const struct reader *reader, const xmlNode *parent, const char *name)
{
	const xmlNode *node = tree_child(parent, name);
	return node ? tree_words(reader, node) : STR("");
}

/* The texts of all children of that name. */
static const struct str *words_list(const struct reader *reader, const xmlNode *parent, const char *name,
                                    size_t *ret_count)
{
	struct str *list = ARENA_ARRAY(reader->arena, struct str, tree_count(parent, name));
	size_t count = 0;
	for (const xmlNode *node = tree_child(parent, name); node; node = tree_next(node, name))
		list[count++] = tree_words(reader, node);
	*ret_count = count;
	return list;
}

/* A name in the lines its author gave it: the texts between <br/>. */
static struct paper_name name_in_lines(const struct reader *reader, const xmlNode *node)
{
	struct paper_name name = {.text = tree_words(reader, node)};
	struct str *lines = ARENA_ARRAY(reader->arena, struct str, tree_count(node, "br") + 1);
	struct buf line = buf_in(reader->arena);
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			buf_add_c(&line, (const char *)child->content);
		if (tree_is(child, "br") || !child->next) {
			lines[name.line_count] = words_collapse(reader->arena, buf_str(&line));
			name.line_count += !str_is_empty(lines[name.line_count]);
			line = buf_in(reader->arena);
		}
	}
	name.lines = lines;
	return name;
}

static bool refuse_value(const struct reader *reader, const xmlNode *node, struct str what)
{
	return err_at(reader->reterr, ERR_INPUT, reader->source, (uint32_t)node->line, what,
	              STR("write a day of the calendar and a time of the day"));
}

static bool read_issued_on(const struct reader *reader, const xmlNode *root, struct paper *ret)
{
	const xmlNode *node = tree_child(root, "issued_on");
	return day_parse(tree_words(reader, node), &ret->issued_on) ||
	       refuse_value(reader, node, STR("issued_on is no day"));
}

static bool read_due(const struct reader *reader, const xmlNode *root, struct paper *ret)
{
	const xmlNode *node = tree_child(root, "due_at");
	ret->due_at = CIVIL_NO_MINUTE;
	if (!node)
		return true;
	struct str text = tree_words(reader, node);
	ret->due_has_hour = str_index_of(text, 'T') < text.len;
	return minute_parse(text, &ret->due_at) || refuse_value(reader, node, STR("due_at is no day or time"));
}

static bool read_signed_at(const struct reader *reader, const xmlNode *root, struct paper *ret)
{
	const xmlNode *node = tree_child(root, "signed_at");
	struct minute minute;
	uint64_t seconds;
	ret->signed_at = tree_words(reader, node);
	/* The schema made it "yyyy-mm-ddThh:mm:ss". */
	if (!minute_parse(str_slice(ret->signed_at, 0, 16), &minute) ||
	    !str_to_u64(str_slice(ret->signed_at, 17, 19), &seconds) || seconds > 59)
		return refuse_value(reader, node, STR("signed_at is no instant"));
	ret->issued_on = day_of_minute(minute);
	return true;
}

static void read_number(const struct reader *reader, const xmlNode *root, struct paper *ret)
{
	ret->number = number_shown(reader->arena, words_of(reader, root, "number"));
	ret->notation = words_of(reader, root, "notation");
	struct buf both = buf_in(reader->arena);
	buf_add(&both, ret->number);
	buf_add_char(&both, '/');
	buf_add(&both, ret->notation);
	ret->number_and_notation = buf_str(&both);
}

static bool read_issuer(const struct reader *reader, const xmlNode *issuer, struct paper *ret)
{
	const xmlNode *superior = tree_child(issuer, "superior");
	ret->organ_id = tree_attribute(reader, issuer, "organ_id");
	ret->issuer = name_in_lines(reader, tree_child(issuer, "name"));
	if (superior)
		ret->superior = name_in_lines(reader, superior);
	if (ret->issuer.line_count == 0)
		return err_at(reader->reterr, ERR_INPUT, reader->source, (uint32_t)issuer->line,
		              STR("the issuer has no name"), STR("write which body issues the paper"));
	return (utf8_length(ret->issuer.text) <= NAME_LENGTH_MAX &&
	        utf8_length(ret->superior.text) <= NAME_LENGTH_MAX) ||
	       err_at(reader->reterr, ERR_LIMIT, reader->source, (uint32_t)issuer->line,
	              STR("the issuer's name is longer than 200 letters"), STR("shorten it"));
}

/* One head and one foot must fit on one page, so their lists are short. */
static bool check_lists(const struct reader *reader, const xmlNode *root, const struct paper *paper)
{
	return (paper->addressee_count <= LIMIT_RECIPIENTS && paper->recipient_count <= LIMIT_RECIPIENTS &&
	        paper->authority_count <= AUTHORITIES_MAX) ||
	       err_at(reader->reterr, ERR_LIMIT, reader->source, (uint32_t)root->line,
	              STR("more than 50 addressees or recipients, or more than 4 authorities"),
	              STR("name groups instead of each body"));
}

static void read_signer(const struct reader *reader, const xmlNode *signer, struct paper *ret)
{
	struct paper_authority *list = ARENA_ARRAY(reader->arena, struct paper_authority,
	                                           tree_count(signer, "authority"));
	for (const xmlNode *node = tree_child(signer, "authority"); node; node = tree_next(node, "authority")) {
		struct str code = authority_prefix(reader->arena, tree_attribute(reader, node, "code"));
		list[ret->authority_count++] = (struct paper_authority){code, tree_words(reader, node)};
	}
	ret->authorities = list;
	ret->signer_line = (uint32_t)signer->line;
	ret->signer_position = words_of(reader, signer, "position");
	ret->signer_name = words_of(reader, signer, "name");
	ret->stamp = words_of(reader, signer, "stamp");
	ret->is_signed = !str_equals(tree_attribute(reader, signer, "signed"), STR("no"));
}

static bool read_appendices(const struct reader *reader, const xmlNode *root, struct paper *ret)
{
	struct paper_appendix *list = ARENA_ARRAY(reader->arena, struct paper_appendix,
	                                          tree_count(root, "appendix"));
	for (const xmlNode *node = tree_child(root, "appendix"); node; node = tree_next(node, "appendix")) {
		struct paper_appendix *appendix = &list[ret->appendix_count++];
		appendix->label = words_of(reader, node, "label");
		appendix->title = words_of(reader, node, "title");
		appendix->note = words_of(reader, node, "note");
		if (!read_blocks(reader, tree_child(node, NULL), &appendix->blocks))
			return false;
	}
	ret->appendices = list;
	return true;
}

/* "Về việc" before the subject: as usual for the type, unless the paper says otherwise. */
static bool is_about(const struct reader *reader, const xmlNode *subject, struct paper_type type)
{
	struct str about = tree_attribute(reader, subject, "about");
	return str_is_empty(about) ? type.is_about : str_equals(about, STR("yes"));
}

static bool read_main(const struct reader *reader, const xmlNode *root, struct paper *ret)
{
	const xmlNode *recipients = tree_child(root, "recipients");
	ret->doc_type = tree_attribute(reader, root, "doc_type");
	struct paper_type type = {0};
	bool is_known = paper_type_find(ret->doc_type, &type);
	assert(is_known);
	UNUSED(is_known);
	ret->type_name = type.name;
	ret->has_title = type.has_title;
	ret->urgency = tree_number(reader, root, "urgency", 0);
	ret->secrecy = tree_number(reader, root, "secrecy", 0);
	ret->place = words_of(reader, root, "place");
	ret->subject = words_of(reader, root, "subject");
	ret->is_about = is_about(reader, tree_child(root, "subject"), type);
	ret->addressees = words_list(reader, root, "addressee", &ret->addressee_count);
	read_signer(reader, tree_child(root, "signer"), ret);
	if (recipients) {
		ret->recipients = words_list(reader, recipients, "recipient", &ret->recipient_count);
		ret->store = words_of(reader, recipients, "store");
	}
	return check_lists(reader, root, ret) && read_issuer(reader, tree_child(root, "issuer"), ret) &&
	       read_issued_on(reader, root, ret) && read_due(reader, root, ret) &&
	       read_blocks(reader, tree_child(tree_child(root, "body"), NULL), &ret->body);
}

static bool read_root(const struct reader *reader, const xmlNode *root, struct paper *ret)
{
	*ret = (struct paper){.source = reader->source, .line = (uint32_t)root->line, .due_at = CIVIL_NO_MINUTE};
	ret->id = tree_attribute(reader, root, "id");
	ret->attachment_of = tree_attribute(reader, root, "of");
	read_number(reader, root, ret);
	if (tree_is(root, "attachment") ? !read_signed_at(reader, root, ret) : !read_main(reader, root, ret))
		return false;
	return read_appendices(reader, root, ret);
}

static bool not_well_formed(const struct reader *reader, xmlParserCtxt *parser)
{
	const xmlError *error = xmlCtxtGetLastError(parser);
	struct str what = STR("the file is not well-formed XML");
	if (error && error->message)
		what = str_trim(str_copy(reader->arena, str_from_c(error->message)));
	return err_at(reader->reterr, ERR_INPUT, reader->source,
	              error && error->line > 0 ? (uint32_t)error->line : 0, what,
	              STR("each element that is opened is closed, and & is written &amp;"));
}

bool paper_read(struct arena *arena, struct str source_name, struct str xml, struct paper *ret,
                struct err *reterr)
{
	static const struct fill_values none = {0};
	struct reader reader = {arena, source_name, reterr};
	if (xml.len > LIMIT_XML_BYTES)
		return err_at(reterr, ERR_LIMIT, source_name, 0, STR("the file is too large"),
		              STR("split the paper"));
	if (!utf8_is_text(xml))
		return err_at(reterr, ERR_INPUT, source_name, 0, STR("the file is not text in UTF-8"),
		              STR("save it with the encoding UTF-8"));
	/* A paper by itself has the values its author wrote as defaults. */
	struct filled filled = fill(arena, xml, &none, FILL_XML);
	if (filled.fault != FILL_FINE)
		return err_at(reterr, ERR_INPUT, source_name, filled.line, fill_fault_words(filled.fault),
		              STR("write ${name|value}: the value is that of the paper by itself"));
	xml = filled.text;
	AUTO(xmlParserCtxt) *parser = xmlNewParserCtxt();
	if (!parser)
		return err_set(reterr, ERR_INTERNAL, STR("libxml2 has no memory"), STR(""));
	AUTO(xmlDoc) *doc = xmlCtxtReadMemory(parser, xml.len > 0 ? xml.ptr : "", (int)xml.len, "paper.xml",
	                                      "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (!doc)
		return not_well_formed(&reader, parser);
	if (doc->intSubset)
		return err_at(reterr, ERR_INPUT, source_name, 1, STR("the file has a document type declaration"),
		              STR("take <!DOCTYPE ...> out"));
	return schema_check(arena, source_name, doc, reterr) &&
	       read_root(&reader, xmlDocGetRootElement(doc), ret);
}
