#include "pages/template.h"

#include "pages/template_ops.h"

#include <string.h>

/* Records in sight, innermost first. */
struct scope {
	const struct value *value;
	const struct scope *outer;
};

struct rendering {
	const struct template *page; /* what {{>content}} stands for */
	const struct value *root;
	struct buf *out;
};

/* buf_add without a call for what fits, which is nearly always. */
static void put(struct buf *out, const char *bytes, size_t len)
{
	if (len > out->capacity - out->len) {
		buf_add(out, (struct str){bytes, len});
		return;
	}
	if (len > 0)
		memcpy(out->ptr + out->len, bytes, len);
	out->len += len;
}

/* Which entity a byte becomes; 0 for itself. */
static const unsigned char entity_of[256] = {['&'] = 1, ['<'] = 2, ['>'] = 3, ['"'] = 4, ['\''] = 5};
static const struct str entities[] = {
	{0}, STR_INIT("&amp;"), STR_INIT("&lt;"), STR_INIT("&gt;"), STR_INIT("&quot;"), STR_INIT("&#39;"),
};

/* Eight bytes at once: whether one of them may be & < > " or '. Pairs that differ in one bit, & and ', < and >, are looked
 * for together. */
static bool may_need_entity(const char *bytes)
{
	const uint64_t each = UINT64_C(0x0101010101010101), high = each << 7;
	uint64_t word;
	memcpy(&word, bytes, sizeof(word));
	/* A byte that is equal becomes 0, and only a 0 borrows its high bit without having it. */
	uint64_t quote = word ^ each * '"';
	uint64_t ampersand = (word & ~each) ^ each * '&';
	uint64_t angle = (word & ~(each << 1)) ^ each * '<';
	return (((quote - each) & ~quote) | ((ampersand - each) & ~ampersand) | ((angle - each) & ~angle)) & high;
}

/* Whether none of its bytes needs an entity, seen eight at a time; false, too, of a text that is shorter than that. */
static bool is_plain(struct str text)
{
	if (text.len < 8)
		return false;
	for (size_t at = 0; at < text.len - 8; at += 8)
		if (may_need_entity(text.ptr + at))
			return false;
	return !may_need_entity(text.ptr + text.len - 8);
}

void html_escape(struct str text, struct buf *out)
{
	size_t from = 0;
	if (is_plain(text)) {
		put(out, text.ptr, text.len);
		return;
	}
	for (size_t i = 0; i < text.len; i++) {
		unsigned char entity = entity_of[(unsigned char)text.ptr[i]];
		if (entity == 0)
			continue;
		put(out, text.ptr + from, i - from);
		put(out, entities[entity].ptr, entities[entity].len);
		from = i + 1;
	}
	if (from < text.len) /* the empty str may have no bytes to point at */
		put(out, text.ptr + from, text.len - from);
}

static const struct value *look_up(const struct value_path *path, const struct scope *scope)
{
	if (path->count == 0)
		return scope->value;
	const struct value *found = NULL;
	for (; scope && !found; scope = scope->outer)
		found = value_find(scope->value, &path->names[0]);
	for (size_t i = 1; i < path->count && found; i++)
		found = value_find(found, &path->names[i]);
	return found;
}

static void run(const struct rendering *rendering, const struct template *template, size_t from, size_t to,
                const struct scope *scope);

static void run_section(const struct rendering *rendering, const struct template *template, size_t at,
                        const struct scope *scope)
{
	const struct op *op = &template->ops[at];
	const struct value *value = look_up(&op->as.path, scope);
	if (!value_is_something(value))
		return;
	if (value_is_list(value)) {
		for (const struct value *element = value_first(value); element; element = value_next(element)) {
			struct scope inner = {element, scope};
			run(rendering, template, at + 1, op->end, &inner);
		}
		return;
	}
	struct scope inner = {value, scope};
	run(rendering, template, at + 1, op->end, &inner);
}

/* Content within content is nothing, so this ends. */
static void run_content(const struct rendering *rendering)
{
	struct rendering inner = {.page = NULL, .root = rendering->root, .out = rendering->out};
	struct scope scope = {rendering->root, NULL};
	if (rendering->page)
		run(&inner, rendering->page, 0, rendering->page->op_count, &scope);
}

static void run(const struct rendering *rendering, const struct template *template, size_t from, size_t to,
                const struct scope *scope)
{
	for (size_t at = from; at < to; at++) {
		const struct op *op = &template->ops[at];
		switch (op->kind) {
		case OP_TEXT:
			put(rendering->out, op->as.text.ptr, op->as.text.len);
			break;
		case OP_VALUE:
			html_escape(value_text(look_up(&op->as.path, scope)), rendering->out);
			break;
		case OP_SECTION:
			run_section(rendering, template, at, scope);
			at = op->end;
			break;
		case OP_UNLESS:
			if (!value_is_something(look_up(&op->as.path, scope)))
				run(rendering, template, at + 1, op->end, scope);
			at = op->end;
			break;
		case OP_END: /* sections jump over theirs */
			break;
		case OP_PART:
			run(rendering, op->as.part, 0, op->as.part->op_count, scope);
			break;
		case OP_CONTENT:
			run_content(rendering);
			break;
		}
	}
}

static void render(const struct template *outermost, const struct template *page, const struct value *root,
                   struct buf *out)
{
	struct rendering rendering = {.page = page, .root = root, .out = out};
	struct scope scope = {root, NULL};
	run(&rendering, outermost, 0, outermost->op_count, &scope);
}

void template_render(const struct template *template, const struct value *root, struct buf *out)
{
	if (template->layout)
		render(template->layout, template, root, out);
	else
		render(template, NULL, root, out);
}

void template_render_content(const struct template *template, const struct value *root, struct buf *out)
{
	render(template, NULL, root, out);
}
