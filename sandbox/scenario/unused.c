/* scenario/unused.c - parameters that nothing refers to.
 *
 * A parameter may be used by a paper alone that another variant leaves out, so one that this variant does not use is
 * looked for in the others: in the scenario's file, and in the papers they name. */
#include "scenario/draft.h"

#include "base/arena.h"
#include "base/buf.h"

/* Fills one paper of the folder, for what it refers to. One that cannot be read is told of by its own variant. */
static void paper_fill(const struct draft *draft, const struct reading *in, struct str folder,
                       struct str paper, const struct variants *variants)
{
	struct buf path = buf_in(in->arena);
	struct str bytes;
	struct filled ignored;
	buf_add(&path, draft->prefix);
	buf_add_c(&path, "documents/");
	buf_add(&path, folder);
	buf_add_char(&path, '/');
	buf_add(&path, paper);
	buf_add_c(&path, ".xml");
	if (is_id(folder) && is_id(paper) &&
	    draft->ports->read_file(draft->ports->context, buf_str(&path), in->arena, &bytes, in->reterr))
		variants_fill(in, variants, bytes, &ignored);
}

static void papers_fill(const struct draft *draft, const struct reading *in, const struct xml_node *node,
                        struct str folder, const struct variants *variants)
{
	struct str paper;
	if (xml_attribute(node, STR("paper"), &paper))
		paper_fill(draft, in, folder, paper, variants);
	for (const struct xml_node *each = node->children; each != NULL; each = each->next)
		papers_fill(draft, in, each, folder, variants);
}

/* Marks what one variant uses. `in` tells its errors to nobody. */
static void variant_look(const struct draft *draft, const struct reading *in, const struct xml_node *written,
                         uint64_t seed, struct fill_values *used)
{
	struct variants variants;
	struct filled filled;
	struct str folder;
	const struct xml_node *root = NULL;
	if (variants_draw(in, written, seed, &variants) &&
	    variants_fill(in, &variants, draft->files[0].bytes, &filled))
		root = xml_parse(in, filled.text);
	if (root != NULL)
		root = variants_settle(in, &variants, root);
	if (root == NULL)
		return;
	if (xml_attribute(root, STR("papers"), &folder))
		papers_fill(draft, in, root, folder, &variants);
	for (size_t i = 0; i < used->count; i++)
		used->items[i].is_used = used->items[i].is_used || variants.values.items[i].is_used;
}

/* The first that is used nowhere; the number of them when there is none. */
static size_t unused_place(const struct fill_values *values)
{
	size_t at = 0;
	while (at < values->count && values->items[at].is_used)
		at++;
	return at;
}

static uint32_t line_of(const struct xml_node *written, struct str parameter)
{
	const struct xml_node *variants = xml_child(written, STR("variants"));
	struct str name;
	for (const struct xml_node *each = variants == NULL ? NULL : variants->children; each != NULL;
	     each = each->next)
		if (xml_attribute(each, STR("name"), &name) && str_equals(name, parameter))
			return each->line;
	return written->line;
}

bool parameters_used(struct draft *draft, const struct reading *in)
{
	struct fill_values *values = &draft->variants.values;
	if (unused_place(values) == values->count)
		return true;
	struct arena scratch;
	struct err ignored = {0};
	arena_init(&scratch, draft->arena->source);
	struct reading quiet = {&scratch, in->source, &ignored};
	const struct xml_node *written = xml_parse(&quiet, draft->files[0].bytes);
	assert(written != NULL);
	for (uint64_t seed = 0; seed < draft->variants.count && unused_place(values) < values->count; seed++)
		variant_look(draft, &quiet, written, seed, values);
	size_t unused = unused_place(values);
	bool is_right = unused == values->count;
	if (!is_right)
		rule_broken(in, line_of(written, values->items[unused].name), RULE_UNUSED_PARAMETER,
		            "nothing refers to “%.*s”", STR_ARG(values->items[unused].name));
	arena_finish(&scratch);
	return is_right;
}
