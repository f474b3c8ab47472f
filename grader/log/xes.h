/* grader/log/xes.h - event logs in XES (IEEE 1849), told trace by trace while the bytes come in.
 *
 * Of a log only names are read: the concept:name of each trace and of each of its events, in the order of the file.
 * Dates are not looked at: the order of events in a trace is the order of the log (IEEE 1849, 4.3). Extensions,
 * globals, classifiers, other attributes and events outside of traces are passed over. Memory: the trace that is being
 * read, and nothing of those before.
 *
 * Errors, ERR_INPUT with the line: no XML, a root that is not log, an event without concept:name, a trace inside a
 * trace. A trace without concept:name is named by its place: "#3". */
#ifndef SABAN_GRADER_LOG_XES_H
#define SABAN_GRADER_LOG_XES_H

#include "base/arena.h"
#include "base/err.h"

/* A trace as a whole. Texts and arrays are valid during the call of the sink. */
struct xes_trace {
	struct str name;
	uint32_t number; /* in the log, from 1 */
	uint32_t line;   /* where it begins */
	const struct str *events;
	uint32_t event_count;
	bool is_cut; /* it had more than LIMIT_TRACE_EVENTS; those behind are not in events */
};

typedef void xes_sink(void *context, const struct xes_trace *trace);

struct xes_reader;

/* The reader lives in the arena, its traces in memory of its own from the same source. The source's name is borrowed. */
struct xes_reader *xes_open(struct arena *arena, struct str source, xes_sink *sink, void *context,
                            struct err *reterr);
/* Accepts NULL. */
void xes_close(struct xes_reader *reader);

/* The next bytes, however cut; sink is called for each trace that ends in them. */
bool xes_bytes(struct xes_reader *reader, struct str bytes, struct err *reterr);
bool xes_end(struct xes_reader *reader, struct err *reterr);

#endif
