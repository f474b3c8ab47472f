/* tests/db/played.h - attempts at a real scenario in a database, and the grader on them, as people call it. */
#ifndef SABAN_TESTS_DB_PLAYED_H
#define SABAN_TESTS_DB_PLAYED_H

#include "tests/db/database.h"

#define PLAYED_SCENARIO "fixtures/scenarios/bao-cao-cchc"

/* Plays a script of the scenario (a path in the tree) as a new candidate and keeps its journal. The attempt. */
uint64_t played_attempt(struct database *database, struct store *store, const char *script);

#define GRADER_WORDS_MAX 16

/* Calls the grader with these words, NULL behind the last; fails the test when it exits otherwise. What it said on both
 * streams. */
struct str grader_run(struct database *database, int wanted_status, const char *const *words);

#endif
