/* A template's text: refused with a line, or rendered, and whatever the values hold, none of their markup comes out. */
#include "pages/template.h"
#include "tests/support/memory.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct value *values(struct arena *arena)
{
	struct value *root = value_record(arena);
	value_set_c(root, "a", "\x01<\">'&");
	value_set_bool(root, "b", true);
	struct value *rows = value_set_list(root, "c");
	for (int i = 0; i < 3; i++)
		value_set_c(value_add_record(rows), "a", i == 1 ? "" : "\x01<");
	value_set_c(value_set_record(root, "d"), "e", "\x01'");
	return root;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct err err = {0};
	struct str text = {(const char *)data, size};
	struct template_source sources[] = {
		{STR("pages/it.html"), text},
		{STR("parts/x.html"), STR("({{a}}{{>content}})")},
	};
	const struct template_set *set = size > 65536 ? NULL : templates_compile(sources, 2, NULL, &arena, &err);
	if (set) {
		struct buf out = buf_in(&arena);
		template_render(template_find(set, STR("pages/it")), values(&arena), &out);
		/* Values begin with a byte no template can hold; what follows it must be an entity. */
		for (size_t i = 0; i + 1 < out.len; i++)
			assert(out.ptr[i] != '\x01' || out.ptr[i + 1] == '&');
	} else if (size <= 65536) {
		assert(err.class == ERR_INPUT && err.what.len > 0);
	}
	arena_finish(&arena);
	return 0;
}
