/* tests/support/fake_ports.h - the other ports for tests: a clock that stands, jobs that run at once or in threads,
 * secrets without scrypt. */
#ifndef SABAN_TESTS_SUPPORT_FAKE_PORTS_H
#define SABAN_TESTS_SUPPORT_FAKE_PORTS_H

#include "attempt/ports.h"

#include <stdatomic.h>

/* A clock the test moves. */
struct fake_clock {
	struct clock_port port;
	_Atomic int64_t at_ms;
};
const struct clock_port *fake_clock_open(struct fake_clock *clock, int64_t at_ms);
void fake_clock_move(struct fake_clock *clock, int64_t by_ms);
/* The machine's own clock. */
const struct clock_port *real_clock(void);

/* Jobs: with 0 threads each runs inside post(). */
struct fake_jobs;
struct fake_jobs *fake_jobs_open(unsigned threads);
const struct jobs_port *fake_jobs_port(struct fake_jobs *jobs);
/* From now on post() answers false. */
void fake_jobs_set_full(struct fake_jobs *jobs, bool is_full);
void fake_jobs_close(struct fake_jobs *jobs);

/* A code is right when its hash text is "plain:" and the code. Random bytes come from the system. Signatures are the
 * hash of the text twice over. */
const struct secrets_port *fake_secrets(void);

#endif
