/* grader/command/grade_database.h - marking every closed attempt of a database.
 *
 * First all that are not marked yet under the newest guide of their scenario, by this program and in their present
 * form; each few results are kept as soon as they are there, so a marking that is stopped goes on where it was. Then
 * every attempt's result is told, one JSON object a line, by scenario and number: the same bytes whenever and wherever
 * it is run again. */
#ifndef SABAN_GRADER_COMMAND_GRADE_DATABASE_H
#define SABAN_GRADER_COMMAND_GRADE_DATABASE_H

#include "grader/command/command.h"

/* scenario: empty for all. The exit status: 0, 3 when some attempt needs a human, 2 when the database failed. */
int grade_database(const struct command_world *world, struct str address, struct str scenario, unsigned jobs);

#endif
