#include "tests/support/golden.h"

#include "tests/support/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void rewrite(const char *path, struct str made)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(made.ptr, 1, made.len, file), made.len);
	assert_int_equal(fclose(file), 0);
}

void golden_compare(struct arena *arena, const char *path, struct str made)
{
	struct str golden;
	size_t at = 0;

	if (getenv("GOLDEN_UPDATE")) {
		rewrite(fixture_path(arena, path).ptr, made);
		return;
	}
	golden = fixture_read(arena, path);
	while (at < golden.len && at < made.len && golden.ptr[at] == made.ptr[at])
		at++;
	if (at < golden.len || at < made.len)
		fail_msg("%s differs at byte %zu: wanted \"%.*s\", made \"%.*s\"", path, at,
		         STR_ARG(str_slice(golden, at, at + 60)), STR_ARG(str_slice(made, at, at + 60)));
}
