/* grader/command/remark.h - re-marking as a set, from the command line; grader/remark/set.h says what a set is. */
#ifndef SABAN_GRADER_COMMAND_REMARK_H
#define SABAN_GRADER_COMMAND_REMARK_H

#include "grader/command/command.h"
#include "grader/report/report.h"

enum remark_format {
	REMARK_TEXT,
	REMARK_CSV,
	REMARK_JSON,
	REMARK_FORMAT_COUNT
};

struct remark_call {
	const struct command_world *world;
	struct command_place place;
	struct str scenario, marking, by;
	struct str apply, drop, show; /* as they were typed; at most one */
	bool wants_history;
	uint64_t id;
	unsigned format, language, jobs;
};

/* Marks every closed attempt with the guide `bytes` beside the marks in force, keeps the set and prints its impact. The
 * exit status; what went wrong has been told. */
int remark_propose(const struct remark_call *call, const struct attempts_port *port, struct str bytes);

/* Applies or drops the set call->id. */
int remark_decide(const struct remark_call *call, const struct attempts_port *port, bool is_applied);

/* Prints the impact of a set that is kept, or, where the id is 0, that nothing changes. The exit status: 3 when an attempt
 * needs a human under the new guide. */
int remark_tell(const struct remark_call *call, const struct attempts_port *port,
                const struct remark_set *set);

/* The set with that number. ERR_MISSING when there is none, or none of the scenario that was named. */
bool remark_find(const struct remark_call *call, const struct attempts_port *port, uint64_t id,
                 struct arena *arena, struct remark_set *ret, struct err *reterr);

/* An err whose sentences hold numbers and names; they live in the arena. */
bool remark_fails(struct arena *arena, struct err *reterr, enum err_class class, const char *advice,
                  const char *format, ...) PRINTF_LIKE(5, 6);

#endif
