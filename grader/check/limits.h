/* grader/check/limits.h - how much a check tries, so that it ends in seconds. Beyond a limit it takes samples, drawn from
 * a fixed seed: the same folder gives the same report. */
#ifndef SABAN_GRADER_CHECK_LIMITS_H
#define SABAN_GRADER_CHECK_LIMITS_H

#define LIMIT_VARIANTS_PLAYED 32    /* of one scenario, evenly spread; all are loaded */
#define LIMIT_ORDERS_MADE 200       /* orders generated from one guide */
#define LIMIT_MUTANTS_OF_A_KIND 300 /* commands swapped, sent to others, ... */
#define LIMIT_PARTIES_TRIED 6       /* other recipients of one command */
#define LIMIT_DOCUMENTS_TRIED 4     /* other documents of one command */
#define LIMIT_BINDINGS_TRIED 256    /* ways to bind what an attempt made, by the arithmetic */
#define LIMIT_FIT_STATES 20000      /* readings of one attempt that the arithmetic tries */
#define LIMIT_FIT_LEAVES 1024       /* steps of one task with its repeats written out */
#define LIMIT_PAIRS_TOLD 10         /* pairs of runs that end in the same state */

#endif
