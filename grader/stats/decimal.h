/* grader/stats/decimal.h - a double as a decimal with a fixed number of places, the same bytes under any locale. */
#ifndef SABAN_GRADER_STATS_DECIMAL_H
#define SABAN_GRADER_STATS_DECIMAL_H

#include "base/buf.h"

/* Rounded half away from zero, "-" only before what is not all zeros, `mark` between whole and places. The value is
 * finite and below 10^12 in size, places are 6 at most. */
void decimal_write(double value, unsigned places, char mark, struct buf *out);

#endif
