/* tests/support/fixture.h - files that tests read. A file that is not there fails the test or skips it. */
#ifndef SABAN_TESTS_SUPPORT_FIXTURE_H
#define SABAN_TESTS_SUPPORT_FIXTURE_H

#include "base/str.h"

struct arena;

/* A path inside the source tree, "fixtures/offices/an-binh.xml", as an absolute path with a NUL behind it. */
struct str fixture_path(struct arena *arena, const char *path);
/* The whole file at such a path. Fails the test when it cannot be read. */
struct str fixture_read(struct arena *arena, const char *path);

/* A path inside the shared test data, "edxml/1.edxml". Without SABAN_DATA in the environment the test is skipped. */
struct str shared_data_path(struct arena *arena, const char *path);
struct str shared_data_read(struct arena *arena, const char *path);

/* Any file, by a path the C library understands. Fails the test when it cannot be read. */
struct str fixture_read_file(struct arena *arena, const char *path);

#endif
