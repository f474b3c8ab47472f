/* grader/command/progress.h - one line on a terminal that says how far a long command is. Nobody watching: nothing.
 *
 *	struct progress progress = progress_begin(world, "align", bytes_total);
 *	progress_show(&progress, traces, "traces", bytes_read);
 *	progress_end(&progress);        before anything else is printed on the error stream, and at the end */
#ifndef SABAN_GRADER_COMMAND_PROGRESS_H
#define SABAN_GRADER_COMMAND_PROGRESS_H

#include "grader/command/command.h"

#include <time.h>

struct progress {
	const struct command_world *world;
	const char *command;
	uint64_t total; /* 0: not known */
	struct timespec shown_at;
	bool is_shown;
};

struct progress progress_begin(const struct command_world *world, const char *command, uint64_t total);
/* At most five times a second something is really written. */
void progress_show(struct progress *progress, uint64_t count, const char *unit, uint64_t done);
/* Takes the line away; it comes back with the next progress_show. */
void progress_end(struct progress *progress);

#endif
