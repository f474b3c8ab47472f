/* Papers from outside: whatever bytes come, reading answers, and a small paper that was read is laid out or refused. */
#include "render/paper.h"

#include "base/arena.h"
#include "tests/support/memory.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct paper paper;
	struct paper_pages pages;
	struct err err = {0};
	struct str xml = {(const char *)data, size};
	if (!paper_read(&arena, STR("fuzz.xml"), xml, &paper, &err)) {
		assert(err.class == ERR_INPUT || err.class == ERR_LIMIT);
		assert(!str_is_empty(err.what));
	} else if (size < 2048) {
		/* Pages cost time; a few of them show what many would. */
		if (paper_layout(&arena, &paper, &pages, &err))
			assert(pages.count > 0 && pages.pdf.len > 0 && pages.pages[0].png.len > 0);
		else
			assert(err.class == ERR_INPUT || err.class == ERR_LIMIT);
	}
	arena_finish(&arena);
	return 0;
}
