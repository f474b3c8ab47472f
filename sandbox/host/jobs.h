/* host/jobs.h - threads for work that may block, behind jobs_port. */
#ifndef SABAN_HOST_JOBS_H
#define SABAN_HOST_JOBS_H

#include "attempt/ports.h"

struct jobs;

/* More than queued_max waiting jobs are refused. */
struct jobs *jobs_open(unsigned threads, size_t queued_max);
struct jobs_port jobs_port(struct jobs *jobs);
/* Takes no further job and waits until all that were taken have run. Idempotent; accepts NULL. */
void jobs_finish(struct jobs *jobs);
/* Finishes first. Accepts NULL. */
void jobs_close(struct jobs *jobs);

#endif
