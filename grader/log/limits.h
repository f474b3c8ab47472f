/* grader/log/limits.h - how large a model or a trace of a log may be. A log itself has no limit: it is streamed. */
#ifndef SABAN_GRADER_LOG_LIMITS_H
#define SABAN_GRADER_LOG_LIMITS_H

#define LIMIT_FEED_DEPTH 200                  /* XML elements inside elements */
#define LIMIT_TRACE_EVENTS 1000000            /* of one trace; a longer one is read to its end and refused */
#define LIMIT_MODEL_BYTES (64u << 20)         /* of a PTML file */
#define LIMIT_TRACE_TABLE (UINT64_C(1) << 26) /* events of a trace times steps of the model: refused beyond */

#endif
