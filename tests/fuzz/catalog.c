/* A .mo file from outside: opened or refused, and every message of one that was opened can be asked for and filled. */
#include "pages/catalog.h"
#include "base/buf.h"
#include "tests/support/memory.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct err err = {0};
	const struct catalog *catalog = catalog_open(STR("en.mo"), (struct str){(const char *)data, size}, &arena,
	                                             &err);
	if (catalog) {
		const struct place place = {"count", STR("5")};
		struct buf out = buf_in(&arena);
		catalog_fill(catalog, STR("Còn {count} phút"), &place, 1, &out);
		assert(out.len > 0 && catalog_count(catalog) <= size / 8);
		assert(!catalog_has(catalog, STR("")));
	} else {
		assert(err.class == ERR_INPUT);
	}
	arena_finish(&arena);
	return 0;
}
