/* Forms and JSON bodies from the network: what is read is text within its limits, and written out is read the same. */
#include "tests/support/memory.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "web/form.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct form *form)
{
	assert(form->count <= LIMIT_FORM_FIELDS);
	for (size_t i = 0; i < form->count; i++) {
		assert(utf8_is_text(form->pairs[i].name));
		assert(utf8_is_text(form->pairs[i].value));
		assert(form->pairs[i].value.len <= LIMIT_FIELD_BYTES);
	}
}

static void check_written(const struct form *form, struct arena *arena)
{
	struct buf text = buf_in(arena);
	struct form again;
	form_write(form->pairs, form->count, &text);
	assert(form_parse(buf_str(&text), arena, &again, NULL));
	assert(again.count == form->count);
	for (size_t i = 0; i < form->count; i++) {
		assert(str_equals(again.pairs[i].name, form->pairs[i].name));
		assert(str_equals(again.pairs[i].value, form->pairs[i].value));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct str text = {(const char *)data, size}, path;
	struct form form;
	struct err err = {0};
	if (form_parse(text, &arena, &form, &err)) {
		check(&form);
		check_written(&form, &arena);
	} else {
		assert(err.class == ERR_INPUT);
	}
	err = (struct err){0};
	if (form_parse_json(text, &arena, &form, &err))
		check(&form);
	else
		assert(err.class == ERR_INPUT && !str_is_empty(err.what));
	if (path_decode(text, &arena, &path))
		assert(utf8_is_text(path));
	arena_finish(&arena);
	return 0;
}
