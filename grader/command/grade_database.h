/* grader/command/grade_database.h - marking every closed attempt of a database.
 *
 * First all that are not marked yet under the guide of their scenario that is in force, by this program and in their present
 * form; each few results are kept as soon as they are there, so a marking that is stopped goes on where it was. Then
 * every attempt's result is told, one JSON object a line, by scenario and number: the same bytes whenever and wherever
 * it is run again. */
#ifndef SABAN_GRADER_COMMAND_GRADE_DATABASE_H
#define SABAN_GRADER_COMMAND_GRADE_DATABASE_H

#include "grader/command/command.h"

/* scenario: empty for all. The exit status: 0, 3 when some attempt needs a human, 2 when the database failed. */
int grade_database(const struct command_world *world, const struct command_place *place, struct str scenario,
                   unsigned jobs);

/* ---- parts of it, for grader remark ---- */

/* The guides in force, of all scenarios when none is named. ERR_MISSING when there is none. */
bool grade_guides(const struct attempts_port *port, struct str scenario, struct arena *arena,
                  struct kept_guide **ret, size_t *ret_count, struct err *reterr);

/* What a guide of a database is called in messages. */
struct str grade_guide_source(const struct kept_guide *guide, struct arena *arena);

/* Marks with this guide what is not marked with it yet, and keeps it; tells how many that were. The exit status is that
 * of grade_many, what went wrong has been told as the subcommand's. */
int grade_unmarked(const struct command_world *world, const char *command, const struct attempts_port *port,
                   const struct kept_guide *guide, unsigned jobs, uint64_t *ret_count);

#endif
