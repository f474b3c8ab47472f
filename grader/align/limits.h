/* grader/align/limits.h - how large a model and a search may be. Beyond a limit the answer is "needs a human", with the
 * reason; never an approximation. LIMIT_STEPS, LIMIT_ALIGNMENT_STATES and LIMIT_BINDINGS stand in base/limits.h. */
#ifndef SABAN_GRADER_ALIGN_LIMITS_H
#define SABAN_GRADER_ALIGN_LIMITS_H

#define LIMIT_TREE_DEPTH 200                            /* nodes inside nodes */
#define LIMIT_TREE_NODES 20000                          /* with repeats written out */
#define LIMIT_ALIGNMENT_EVENTS 100000                   /* of one trace that match some step */
#define LIMIT_ALIGNMENT_COST ((1u << 24) - 1)           /* sum of all prices of one tree, hundredths */
#define LIMIT_ALIGNMENT_ARCS (1u << 20)                 /* arcs of one counted automaton */
#define LIMIT_ALIGNMENT_WORK (UINT64_C(4) * 1000000000) /* table cells computed for one trace */
#define LIMIT_ALIGNMENT_BYTES (UINT64_C(1) << 30)       /* memory for one trace */
#define LIMIT_SEARCH_STATES (1u << 20)                  /* states the second marker visits */

#endif
