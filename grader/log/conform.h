/* grader/log/conform.h - how far a trace of a log is from a process tree: the optimal alignment in unit costs.
 *
 * An event that is no step and a step without an event cost 1 each, an event that is the step of its name and a silent
 * step cost nothing. fitness = 1 - cost / (events + cost of the empty trace), and 1 when both are 0.
 *
 *	const struct conforming *conforming = conforming_to(&model, &arena, &err);
 *	uint32_t label = conforming_label(conforming, STR("a"));
 *	conform(conforming, labels, count, &request, &conformance, &err) */
#ifndef SABAN_GRADER_LOG_CONFORM_H
#define SABAN_GRADER_LOG_CONFORM_H

#include "base/buf.h"
#include "grader/align/align.h"
#include "grader/log/ptml.h"

/* What is computed once for a model. Immutable: any number of threads may use one. */
struct conforming;

/* The label of events whose name no step has. */
#define LABEL_NONE UINT32_MAX

/* The model must outlive it. NULL with ERR_LIMIT when the model is beyond the limits of alignment. */
const struct conforming *conforming_to(const struct model *model, struct arena *arena, struct err *reterr);

/* The label of a name; steps of one name share it. */
uint32_t conforming_label(const struct conforming *conforming, struct str name);

struct conformance {
	uint32_t cost, event_count;
	uint32_t empty_cost; /* of the trace without an event */
	struct alignment alignment;
};

/* False with ERR_LIMIT when a limit is exceeded: then nothing is known about the optimum. */
bool conform(const struct conforming *conforming, const uint32_t *labels, uint32_t event_count,
             struct arena *arena, struct conformance *ret, struct err *reterr);

/* One line of the table "trace TAB cost TAB fitness TAB exact" with its LF; NULL for a trace that was refused. Tabs and
 * line ends in the name of the trace become blanks. */
void conformance_tsv(struct str trace, const struct conformance *conformance, struct buf *out);

/* One object {"trace","cost","fitness","exact","moves"} without a line end. A move names its event and its step, null
 * where it has none; events are the names of the trace. For a trace that was refused cost and fitness are null. */
void conformance_json(struct str trace, const struct conformance *conformance, const struct model *model,
                      const struct str *events, struct buf *out);

#endif
