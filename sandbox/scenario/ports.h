/* scenario/ports.h - what reading a scenario asks of the world: bytes by path. A shell reads files, a test a table. */
#ifndef SABAN_SCENARIO_PORTS_H
#define SABAN_SCENARIO_PORTS_H

#include "base/arena.h"
#include "base/err.h"

struct scenario_ports {
	/* The whole file, in the arena. ERR_MISSING with the path as source when there is none, ERR_LIMIT above
	 * LIMIT_XML_BYTES. The bytes need not be UTF-8: that is checked here. */
	bool (*read_file)(void *context, struct str path, struct arena *arena, struct str *ret,
	                  struct err *reterr);
	void *context;
};

/* A file that was read. `path` is that within the library, "offices/an-binh.xml", the same on every machine. */
struct scenario_file {
	struct str path;
	struct str bytes;
	struct str text; /* the same with the variant's values in their places */
	struct str id; /* of a paper: the name that starting offices have for this text; empty for other files */
};

#endif
