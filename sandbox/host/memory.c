/* host/memory.c - see memory.h. */
#include "host/memory.h"

#include "base/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void *take(void *context, size_t size_bytes)
{
	UNUSED(context);
	void *block = malloc(size_bytes);
	if (block == NULL) {
		/* Not stdio's buffers: they may want memory themselves. */
		dprintf(STDERR_FILENO, "memory is used up: %zu bytes were asked for; give the process more\n",
		        size_bytes);
		_exit(EXIT_FAILURE);
	}
	return block;
}

static void give(void *context, void *block, size_t size_bytes)
{
	UNUSED(context);
	UNUSED(size_bytes);
	free(block);
}

const struct arena_source host_memory = {take, give, NULL};
