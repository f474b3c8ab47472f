/* tests/db/proxy.h - stands between the store and the database and cuts connections at chosen moments. */
#ifndef SABAN_TESTS_DB_PROXY_H
#define SABAN_TESTS_DB_PROXY_H

#include "base/arena.h"
#include "base/str.h"

struct proxy;

enum proxy_cut {
	PROXY_NO_CUT,
	PROXY_CUT_REQUEST, /* the next message does not reach the server */
	PROXY_CUT_ANSWER,  /* the next message does, and the server's answer does not come back */
};

/* A socket in its own folder in front of the server's socket in server_dir. */
struct proxy *proxy_open(struct str server_dir, struct arena *arena);
void proxy_close(struct proxy *proxy);
/* The connection string for a role, with a NUL behind it. */
struct str proxy_address(const struct proxy *proxy, const char *role, struct arena *arena);

/* Cuts once, at the next message of any connection. */
void proxy_cut(struct proxy *proxy, enum proxy_cut cut);
/* While held, new connections are closed at once. */
void proxy_hold(struct proxy *proxy, bool is_held);
/* Waits until the cut has happened. */
void proxy_wait_cut(struct proxy *proxy);

#endif
