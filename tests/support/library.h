/* tests/support/library.h - libraries of scenarios for tests: the source tree's own, and a small one in memory.
 *
 *	struct test_library library;
 *	test_library_of_docs(&library, &arena);       the example of docs/adding-a-scenario.md
 *	test_library_change(&library, &arena, "offices/tan-hoa.xml", "Phòng Kinh tế", "");
 *	scenario_read(&arena, &library.ports, STR("library/scenarios/giao-viec"), &scenario, &err) */
#ifndef SABAN_TESTS_SUPPORT_LIBRARY_H
#define SABAN_TESTS_SUPPORT_LIBRARY_H

#include "scenario/ports.h"

#define TEST_LIBRARY_FILES_MAX 16

struct test_library {
	struct scenario_ports ports; /* serves the files below "library/" */
	struct scenario_file files[TEST_LIBRARY_FILES_MAX];
	size_t count;
};

/* Every file of the page: a line `path`: alone, then a fenced block. Fails the test when there is none. */
void test_library_of_docs(struct test_library *library, struct arena *arena);

/* The bytes of a file; fails the test when it has none of that name. */
struct str *test_library_file(struct test_library *library, const char *path);

/* Another file. */
void test_library_add(struct test_library *library, const char *path, struct str bytes);

/* Replaces the one place where `from` stands in a file. Fails the test when there are none or several. */
void test_library_change(struct test_library *library, struct arena *arena, const char *path,
                         const char *from, const char *to);

/* Reads "fixtures/..." from the source tree. */
extern const struct scenario_ports source_tree_ports;

#endif
