#include "pages/template.h"

#include "base/arena.h"
#include "base/check.h"
#include "base/sort.h"
#include "pages/template_ops.h"
#include "pages/template_parse.h"

struct linker {
	struct template_set *set;
	struct err *reterr;
};

static int by_name(const void *a, const void *b, const void *context)
{
	UNUSED(context);
	return str_compare(((const struct template *)a)->name, ((const struct template *)b)->name);
}

static struct template *find(const struct template_set *set, struct str name)
{
	size_t low = 0, high = set->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(name, set->items[middle].name);
		if (order == 0)
			return &set->items[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static bool link(struct linker *linker, struct template *template, unsigned depth);

/* Replaces a name by the template itself, which is linked first. */
static const struct template *link_to(struct linker *linker, const struct template *from, struct str name,
                                      uint32_t line, unsigned depth)
{
	struct template *part = find(linker->set, name);
	if (!part)
		err_at(linker->reterr, ERR_INPUT, from->source, line, STR("a part is not there"),
		       STR("name a file of templates/ without .html"));
	else if (part->link_state == LINK_UNDER_WAY)
		err_at(linker->reterr, ERR_INPUT, from->source, line, STR("a part contains itself"),
		       STR("break the circle"));
	else if (depth > TEMPLATE_DEPTH_MAX)
		err_at(linker->reterr, ERR_INPUT, from->source, line, STR("too many parts within each other"),
		       STR("nest less"));
	else if (link(linker, part, depth))
		return part;
	return NULL;
}

static bool link(struct linker *linker, struct template *template, unsigned depth)
{
	if (template->link_state == LINK_DONE)
		return true;
	template->link_state = LINK_UNDER_WAY;
	unsigned deepest = template->depth;
	for (size_t i = 0; i < template->op_count; i++) {
		struct op *op = &template->ops[i];
		if (op->kind == OP_TEXT)
			op->as.text = str_slice(template->text, op->as.span.at, op->as.span.at + op->as.span.len);
		if (op->kind != OP_PART)
			continue;
		const struct template *part = link_to(linker, template, op->as.part_name, op->line, depth + 1);
		if (!part)
			return false;
		op->as.part = part;
		if (deepest < template->depth + 1 + part->depth)
			deepest = template->depth + 1 + part->depth;
	}
	template->depth = deepest;
	if (deepest > TEMPLATE_DEPTH_MAX)
		return err_at(linker->reterr, ERR_INPUT, template->source, 0,
		              STR("sections and parts lie too deep within each other"), STR("nest less"));
	if (!str_is_empty(template->layout_name)) {
		const struct template *layout = link_to(linker, template, template->layout_name,
		                                        template->layout_line, depth + 1);
		if (!layout)
			return false;
		if (!layout->has_content)
			return err_at(linker->reterr, ERR_INPUT, template->source, template->layout_line,
			              STR("the layout has no place for the page"), STR("put {{>content}} into it"));
		template->layout = layout;
	}
	template->link_state = LINK_DONE;
	return true;
}

const struct template_set *templates_compile(const struct template_source *sources, size_t count,
                                             const struct catalog *catalog, struct arena *process,
                                             struct err *reterr)
{
	struct template_set *set = ARENA_NEW(process, struct template_set);
	set->items = ARENA_ARRAY(process, struct template, count);
	set->count = count;
	for (size_t i = 0; i < count; i++) {
		if (!template_parse(&sources[i], catalog, process, &set->items[i], reterr))
			return NULL;
	}
	sort_stable(process, set->items, count, sizeof(set->items[0]), by_name, NULL);
	for (size_t i = 1; i < count; i++) {
		if (str_equals(set->items[i - 1].name, set->items[i].name)) {
			err_at(reterr, ERR_INPUT, set->items[i].source, 0, STR("a template is there twice"),
			       STR("remove one"));
			return NULL;
		}
	}
	struct linker linker = {.set = set, .reterr = reterr};
	for (size_t i = 0; i < count; i++) {
		if (!link(&linker, &set->items[i], 0))
			return NULL;
	}
	return set;
}

const struct template *template_find(const struct template_set *set, struct str name)
{
	return find(set, name);
}
