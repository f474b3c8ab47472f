/* grader/database/database.h - the port of grader/command/attempts.h, stood on the store. */
#ifndef SABAN_GRADER_DATABASE_DATABASE_H
#define SABAN_GRADER_DATABASE_DATABASE_H

#include "grader/command/command.h"

/* For command_world.open_attempts. ERR_MISSING for a data folder without a database: none is made. */
bool database_open(const struct command_place *place, struct arena *arena, struct attempts_port *ret,
                   struct err *reterr);

/* The port's part for sets of new marks. */
void database_sets_port(struct attempts_port *port);

#endif
