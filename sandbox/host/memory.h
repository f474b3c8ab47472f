/* host/memory.h - the memory every arena of a program is made of.
 *
 *	arena_init(&process, &host_memory);
 *
 * Thread-safe. When memory is used up the process says so on standard error and ends with status 1: what was
 * acknowledged is in the journal already, so going on with half an answer would be the greater harm. */
#ifndef SABAN_HOST_MEMORY_H
#define SABAN_HOST_MEMORY_H

#include "base/arena.h"

extern const struct arena_source host_memory;

#endif
