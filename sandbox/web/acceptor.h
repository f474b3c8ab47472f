/* web/acceptor.h - takes new connections and deals them out to the threads in turn.
 *
 * A pool of the library's own leaves a burst of connections to whichever thread wakes first, and that one then serves
 * them all while the others sleep. So each thread is a daemon without a listening socket (MHD_USE_NO_LISTEN_SOCKET,
 * which the library does not combine with its pool), and one more thread accepts. When as many connections are open as
 * may be, further ones wait in the kernel's queue until one is closed. */
#ifndef SABAN_WEB_ACCEPTOR_H
#define SABAN_WEB_ACCEPTOR_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdbool.h>

struct acceptor {
	int fd;                      /* listens; the caller's to close */
	struct MHD_Daemon **daemons; /* borrowed */
	unsigned daemon_count;
	unsigned open_max;
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	unsigned open; /* connections that the daemons have or are about to get */
	bool is_stopping;
};

/* Sets fd, daemons, daemon_count and open_max before. False when no thread could be started. */
bool acceptor_start(struct acceptor *acceptor);
/* From now on nobody is let in; who is in stays. The daemons may be stopped after it. */
void acceptor_stop(struct acceptor *acceptor);

/* Wakes every daemon, to be called once in a while: libmicrohttpd 0.9.75 that finds exactly 128 sockets ready (or a
 * multiple of it) sleeps again before it serves them, until something else happens on one of its sockets. */
void acceptor_nudge(struct acceptor *acceptor);

/* For MHD_OPTION_NOTIFY_CONNECTION of each daemon; the context is the acceptor. */
void acceptor_notify(void *acceptor, struct MHD_Connection *connection, void **held,
                     enum MHD_ConnectionNotificationCode code);

#endif
