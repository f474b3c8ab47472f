/* grader/align/resolve.h - shuffles whose children share events, without their product. For the files of align alone.
 *
 * When each child is swept as if it had its own copy of the events they share, the result costs no more than any
 * alignment. If no event was taken twice it is one, and so the optimum: that is the ambiguity check. Otherwise the first
 * event taken twice belongs either to the one child alone or to anybody but that child, and both halves are tried,
 * cheapest first (branch and bound). Most traces need no branch, or a few. */
#ifndef SABAN_GRADER_ALIGN_RESOLVE_H
#define SABAN_GRADER_ALIGN_RESOLVE_H

#include "grader/align/trace_back.h"

/* What one trace asks for. */
struct resolving {
	const struct align_plan *plan;
	const struct align_trace *trace;
	const uint32_t *events; /* those that match some step */
	uint32_t event_count;
	uint64_t *work;
	struct arena *arena;
	struct err *reterr;
};

/* One sweep of the whole trace, relaxed or with products; appends its moves but the extra ones. */
bool resolve_sweep(const struct resolving *resolving, bool is_relaxed, struct moves *moves);

/* Tries up to that many sweeps. *ret_is_solved: the moves of the optimum were appended; false in it: too many tries.
 * False when a limit is exceeded. */
bool resolve(const struct resolving *resolving, uint32_t tries_max, bool *ret_is_solved, struct moves *moves);

#endif
