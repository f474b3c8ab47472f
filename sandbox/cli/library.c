/* cli/library.c - see library.h. */
#include "cli/library.h"

#include "base/check.h"
#include "base/limits.h"
#include "host/file.h"

static bool read_file(void *context, struct str path, struct arena *arena, struct str *ret,
                      struct err *reterr)
{
	UNUSED(context);
	return file_read(arena, path, LIMIT_XML_BYTES, ret, reterr);
}

const struct scenario_ports library_ports = {.read_file = read_file};
