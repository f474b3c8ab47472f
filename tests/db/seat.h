/* tests/db/seat.h - a candidate at his seat, over HTTP, who does not give up: what gets no answer is sent again under its
 * idempotency key. One thread each. */
#ifndef SABAN_TESTS_DB_SEAT_H
#define SABAN_TESTS_DB_SEAT_H

#include "base/arena.h"
#include "base/buf.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

/* An action that the service said was saved. */
struct acknowledged {
	uint32_t number; /* the seat's own, from 1; its text is "x17x" */
	uint32_t seq;    /* of the record the service named */
};

struct seat {
	/* given */
	_Atomic uint16_t *port; /* 0 while there is no service */
	const char *number, *code;
	atomic_bool *is_over;
	/* answered */
	struct acknowledged *items;
	_Atomic size_t count; /* may be read while the seat is at work; the items may not */
	size_t capacity;
	unsigned lost, refused; /* tries without an answer; answers that said to try later */
	/* the seat's own */
	pthread_t thread;
	struct arena arena, request;
	struct str cookie, csrf;
	const char *failed; /* what went wrong for good, or NULL */
};

/* Signs in, starts, and comments on documents until *is_over. */
void seat_start(struct seat *seat);
void seat_join(struct seat *seat);

#endif
