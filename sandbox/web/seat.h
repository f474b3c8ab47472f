/* web/seat.h - signed-in sessions: cookies, the cache of sessions, and the token every form carries.
 *
 * The browser alone knows its token (256 random bits); the store and this cache keep its SHA-256. A form's token is
 * `NONCE.MAC` with MAC the first 128 bits of SHA-256 over token and nonce: it needs no memory, fits one session only,
 * and as each rendered page has its own nonce, the same form posted twice is recognised. */
#ifndef SABAN_WEB_SEAT_H
#define SABAN_WEB_SEAT_H

#include "attempt/ports.h"

#include <pthread.h>
#include <stdatomic.h>

struct request;

/* A session with its candidate. Referenced; texts live as long. */
struct seat {
	struct session session;
	struct candidate candidate; /* without code_hash */
	_Atomic uint64_t attempt;   /* 0: none known yet */
	atomic_uint references;
	struct arena arena;
	struct seat *next;
};

#define SEAT_BUCKETS 4096

struct seats {
	pthread_rwlock_t lock;
	const struct arena_source *memory;
	struct seat *buckets[SEAT_BUCKETS];
	size_t count;
	atomic_uint_fast64_t next_nonce;
};

void seats_init(struct seats *seats, const struct arena_source *memory, uint64_t first_nonce);
void seats_finish(struct seats *seats);

/* A cached session that is not too old, referenced; NULL when it must be asked for. */
struct seat *seats_find(struct seats *seats, struct sha256 token_hash, int64_t now_ms);
/* Puts a session into the cache, or finds the one that is there. Referenced. */
struct seat *seats_put(struct seats *seats, const struct session *session, const struct candidate *candidate,
                       uint64_t attempt);
/* Takes it out; whoever holds a reference keeps it. */
void seats_remove(struct seats *seats, const struct seat *seat);
/* Takes out what is older than LIMIT_SESSION_AGE_MS. */
void seats_sweep(struct seats *seats, int64_t now_ms);
void seat_release(struct seats *seats, struct seat *seat);

#define TOKEN_BYTES 32

/* Asks the store on a job thread for the session of request->token and fills request->seat; leaves NULL when there is
 * none, and request->err when the store fails. */
void seat_look_up(struct request *request);

/* A fresh token as 64 hexadecimal digits, in the arena. */
struct str token_make(const struct secrets_port *secrets, struct arena *arena);
bool token_is_wellformed(struct str token);
/* Set-Cookie for the session, or for the anonymous cookie that the sign-in form needs. Empty token: forget it. */
void cookie_set(struct request *request, const char *name, struct str token);
#define COOKIE_SESSION "saban"
#define COOKIE_FORM "saban_form" /* before signing in */

/* For a form of this answer; empty without a session and without the anonymous cookie. */
struct str csrf_make(struct request *request);
/* The same for a cookie that this answer sets. */
struct str csrf_make_for(struct request *request, struct str secret);
/* Constant time. The token stands in the field csrf or the header X-CSRF. */
bool csrf_is_right(struct request *request);
/* The nonce part of the token the request came with. */
struct str csrf_nonce(struct request *request);

#endif
