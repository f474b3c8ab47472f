#include "tests/support/fixture.h"

#include "base/arena.h"
#include "base/auto.h"
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void close_file(FILE *file)
{
	if (file != NULL)
		fclose(file);
}
AUTO_DEFINE(FILE, close_file);

static struct str path_under(struct arena *arena, const char *root, const char *path)
{
	struct buf out = buf_in(arena);
	buf_add_c(&out, root);
	buf_add_char(&out, '/');
	buf_add_c(&out, path);
	buf_add_char(&out, '\0');
	return (struct str){out.ptr, out.len - 1};
}

struct str fixture_read_file(struct arena *arena, const char *path)
{
	AUTO(FILE) *file = fopen(path, "rb");
	if (file == NULL) {
		fail_msg("cannot open %s", path);
		return (struct str){0};
	}
	struct buf out = buf_in(arena);
	char block[16384];
	size_t got;
	while ((got = fread(block, 1, sizeof(block), file)) > 0)
		buf_add(&out, (struct str){block, got});
	if (ferror(file))
		fail_msg("cannot read %s", path);
	return buf_str(&out);
}

struct str fixture_path(struct arena *arena, const char *path)
{
	const char *root = getenv("SABAN_SOURCE_ROOT");
	return path_under(arena, root == NULL ? "." : root, path);
}

struct str fixture_read(struct arena *arena, const char *path)
{
	return fixture_read_file(arena, fixture_path(arena, path).ptr);
}

struct str shared_data_path(struct arena *arena, const char *path)
{
	const char *root = getenv("SABAN_DATA");
	if (root == NULL || root[0] == '\0') {
		skip();
		return (struct str){0};
	}
	return path_under(arena, root, path);
}

struct str shared_data_read(struct arena *arena, const char *path)
{
	return fixture_read_file(arena, shared_data_path(arena, path).ptr);
}
