/* host/clock.h - the world's time. The engine never sees it: a shell stamps it on a record. */
#ifndef SABAN_HOST_CLOCK_H
#define SABAN_HOST_CLOCK_H

#include <stdint.h>

/* Milliseconds since 1970-01-01T00:00:00Z. May jump when the machine's clock is set. */
int64_t clock_utc_ms(void);

/* Milliseconds since some moment; never goes back. For measuring how long something took. */
int64_t clock_steady_ms(void);

#endif
