/* tests/load/wire.h - many keep-alive HTTP/1.1 connections driven by one thread: the load of tests and measurements.
 *
 * Each client asks `next` for a request, sends it, reads the answer, hands it to `answered`, and asks again until next
 * says false. Bodies have a Content-Length; anything else ends the program with a message, as do lost connections.
 *
 *	struct wire *wire = wire_open(&(struct wire_plan){.port = 8080, .clients = 256, .next = next, ...});
 *	double seconds = wire_run(wire);
 *	wire_close(wire); */
#ifndef SABAN_TESTS_LOAD_WIRE_H
#define SABAN_TESTS_LOAD_WIRE_H

#include "base/buf.h"

struct wire_answer {
	unsigned status;
	struct str head, body; /* until the next call */
	int64_t took_us;
};

struct wire_plan {
	uint16_t port; /* of 127.0.0.1 */
	size_t clients;
	/* Appends one whole request; false: this client is through. */
	bool (*next)(void *context, size_t client, struct buf *request);
	void (*answered)(void *context, size_t client, const struct wire_answer *answer);
	void *context;
};

struct wire;

struct wire *wire_open(const struct wire_plan *plan);
/* Until all clients are through, or limit_seconds have passed (0: no limit); the seconds it took. May be called again:
 * connections stay open. */
double wire_run(struct wire *wire, double limit_seconds);
/* Answers seen by the last run, and the time below which so many thousandths of them took. */
size_t wire_count(const struct wire *wire);
int64_t wire_took_us(const struct wire *wire, unsigned thousandths);
void wire_close(struct wire *wire);

/* The value of an answer's header; empty when there is none. The name is given in the case it is sent in. */
struct str wire_header(const struct wire_answer *answer, const char *name);

#endif
