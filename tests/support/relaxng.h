/* tests/support/relaxng.h - what a RELAX NG schema says to a file, by libxml2. */
#ifndef SABAN_TESTS_SUPPORT_RELAXNG_H
#define SABAN_TESTS_SUPPORT_RELAXNG_H

#include "base/str.h"

struct arena;

/* Does the schema, a path in the source tree, accept the bytes? Bytes that are no XML are not accepted. Fails the test
 * when the schema itself cannot be read. */
bool relaxng_accepts(struct arena *arena, const char *schema_path, struct str bytes);

#endif
