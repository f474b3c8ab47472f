#include "grader/log/ptml.h"

#include "base/buf.h"
#include "base/check.h"
#include "grader/align/limits.h"
#include "grader/log/limits.h"
#include "grader/log/ptml_tree.h"
#include "grader/log/xml_feed.h"

/* Where the elements of a model stand: depths of the XML. */
enum depth {
	DEPTH_PTML = 1,
	DEPTH_TREE,
	DEPTH_NODE,
};

struct reading {
	struct ptml_file file;
	struct arena *arena;
	bool has_tree;
};

static const struct {
	struct str name;
	enum ptml_kind kind;
} kinds[] = {
	{STR_INIT("sequence"), PTML_SEQUENCE}, {STR_INIT("xor"), PTML_XOR},
	{STR_INIT("and"), PTML_AND},           {STR_INIT("xorLoop"), PTML_LOOP},
	{STR_INIT("manualTask"), PTML_MANUAL}, {STR_INIT("automaticTask"), PTML_AUTOMATIC},
};

static bool complain(const struct reading *in, uint32_t line, const char *before, struct str word,
                     const char *behind, struct str advice, struct err *reterr)
{
	struct buf what = buf_in(in->arena);

	buf_add_c(&what, before);
	buf_add(&what, word);
	buf_add_c(&what, behind);
	return err_at(reterr, ERR_INPUT, in->file.source, line, buf_str(&what), advice);
}

static bool attribute_take(const struct reading *in, const struct xml_tag *tag, struct str name,
                           struct str *ret, struct err *reterr)
{
	struct str value;

	if (!xml_tag_value(tag, name, &value))
		return complain(in, tag->line, "the attribute ", name, " is missing", STR("give it"), reterr);
	*ret = str_copy(in->arena, value);
	return true;
}

static bool tree_open(struct reading *in, const struct xml_tag *tag, struct err *reterr)
{
	if (!str_equals(tag->name, STR("processTree")))
		return complain(in, tag->line, "", tag->name, " is no processTree",
		                STR("name a process tree in PTML"), reterr);
	if (in->has_tree)
		return complain(in, tag->line, "this is the second processTree", (struct str){0}, "",
		                STR("put each tree into a file of its own"), reterr);
	in->has_tree = true;
	in->file.root_line = tag->line;
	return attribute_take(in, tag, STR("root"), &in->file.root, reterr);
}

static bool arc_add(struct reading *in, const struct xml_tag *tag, struct err *reterr)
{
	struct ptml_file *file = &in->file;
	struct ptml_arc arc = {.line = tag->line};

	if (!attribute_take(in, tag, STR("sourceId"), &arc.from, reterr) ||
	    !attribute_take(in, tag, STR("targetId"), &arc.to, reterr))
		return false;
	file->arcs = arena_grow(in->arena, file->arcs, file->arc_count, &file->arc_capacity, sizeof(arc));
	file->arcs[file->arc_count++] = arc;
	return true;
}

static bool node_add(struct reading *in, const struct xml_tag *tag, enum ptml_kind kind, struct err *reterr)
{
	struct ptml_file *file = &in->file;
	struct ptml_node node = {.kind = kind, .line = tag->line};
	struct str name;

	if (file->node_count >= LIMIT_TREE_NODES)
		return err_at(reterr, ERR_LIMIT, file->source, tag->line, STR("the tree has too many nodes"),
		              STR("use a smaller model"));
	if (!attribute_take(in, tag, STR("id"), &node.id, reterr))
		return false;
	if (kind == PTML_MANUAL && !attribute_take(in, tag, STR("name"), &node.name, reterr))
		return false;
	if (kind != PTML_MANUAL && xml_tag_value(tag, STR("name"), &name))
		node.name = str_copy(in->arena, name);
	file->nodes = arena_grow(in->arena, file->nodes, file->node_count, &file->node_capacity, sizeof(node));
	file->nodes[file->node_count++] = node;
	return true;
}

static bool on_open(void *context, const struct xml_tag *tag, struct err *reterr)
{
	struct reading *in = context;

	if (tag->depth == DEPTH_PTML && !str_equals(tag->name, STR("ptml")))
		return complain(in, tag->line, "this is no PTML: the root is ", tag->name, "",
		                STR("name a process tree in PTML"), reterr);
	if (tag->depth == DEPTH_TREE)
		return tree_open(in, tag, reterr);
	if (tag->depth != DEPTH_NODE)
		return true;
	if (str_equals(tag->name, STR("parentsNode")))
		return arc_add(in, tag, reterr);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (str_equals(kinds[i].name, tag->name))
			return node_add(in, tag, kinds[i].kind, reterr);
	}
	return complain(in, tag->line, "the operator ", tag->name, " is not known",
	                STR("use sequence, xor, and, xorLoop, manualTask or automaticTask"), reterr);
}

static bool on_close(void *context, unsigned depth, uint32_t line, struct err *reterr)
{
	UNUSED(context);
	UNUSED(depth);
	UNUSED(line);
	UNUSED(reterr);
	return true;
}

/* The parser's message lives as long as the feed: it is copied before that ends. */
static bool file_read(struct reading *in, struct str bytes, struct err *reterr)
{
	struct xml_listener listener = {on_open, on_close, in};
	struct err err = {0};
	struct xml_feed *feed = xml_feed_open(in->arena, in->file.source, &listener, reterr);
	bool is_read;

	if (feed == NULL)
		return false;
	is_read = xml_feed_bytes(feed, bytes, &err) && xml_feed_end(feed, &err);
	xml_feed_close(feed);
	if (!is_read)
		return err_at(reterr, err.class, err.source, err.line, err.what, err.advice);
	if (!in->has_tree)
		return err_at(reterr, ERR_INPUT, in->file.source, 1, STR("there is no processTree"),
		              STR("name a process tree in PTML"));
	return true;
}

bool model_read(struct str bytes, struct str source, struct arena *arena, struct model *ret,
                struct err *reterr)
{
	struct reading in = {.file = {.source = source}, .arena = arena};

	if (bytes.len > LIMIT_MODEL_BYTES)
		return err_at(reterr, ERR_LIMIT, source, 0, STR("the model is too large"), STR("use a smaller one"));
	return file_read(&in, bytes, reterr) && ptml_tree(&in.file, arena, ret, reterr);
}
