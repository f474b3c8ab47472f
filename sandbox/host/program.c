/* host/program.c - see program.h. */
#include "host/program.h"

#include "host/text.h"

#include <unistd.h>

struct str program_part(struct arena *arena, struct str part)
{
	char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path));
	struct str tree = {path, len > 0 ? (size_t)len : 0};
	for (int slashes = 0; tree.len > 0 && slashes < 2; tree.len--)
		slashes += tree.ptr[tree.len - 1] == '/';
	return text_join(arena, tree, part);
}
