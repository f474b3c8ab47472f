/* web/acceptor.c - see acceptor.h. */
#include "web/acceptor.h"

#include "base/check.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define RETRY_MS 50 /* after the machine had no descriptor or no memory for a connection */

/* Waits until one more may come in, and counts it. False when the acceptor stops. */
static bool take_place(struct acceptor *acceptor)
{
	pthread_mutex_lock(&acceptor->mutex);
	while (!acceptor->is_stopping && acceptor->open >= acceptor->open_max)
		pthread_cond_wait(&acceptor->changed, &acceptor->mutex);
	bool goes_on = !acceptor->is_stopping;
	if (goes_on)
		acceptor->open++;
	pthread_mutex_unlock(&acceptor->mutex);
	return goes_on;
}

static void give_place(struct acceptor *acceptor)
{
	pthread_mutex_lock(&acceptor->mutex);
	acceptor->open--;
	pthread_cond_signal(&acceptor->changed);
	pthread_mutex_unlock(&acceptor->mutex);
}

static void pause_after(int error)
{
	const struct timespec pause = {.tv_nsec = RETRY_MS * 1000000L};
	if (error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM)
		nanosleep(&pause, NULL);
}

static void *accept_on(void *context)
{
	struct acceptor *acceptor = context;
	unsigned turn = 0;
	while (take_place(acceptor)) {
		struct pollfd listener = {.fd = acceptor->fd, .events = POLLIN};
		struct sockaddr_storage address;
		socklen_t length = sizeof(address);
		poll(&listener, 1, -1);
		int client = accept4(acceptor->fd, (struct sockaddr *)&address, &length,
		                     SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (client < 0) {
			int error = errno;
			give_place(acceptor);
			pause_after(error);
			continue;
		}
		struct MHD_Daemon *daemon = acceptor->daemons[turn++ % acceptor->daemon_count];
		if (MHD_add_connection(daemon, client, (struct sockaddr *)&address, length) != MHD_YES)
			give_place(acceptor); /* the library has closed it */
	}
	return NULL;
}

bool acceptor_start(struct acceptor *acceptor)
{
	assert(acceptor->daemon_count > 0);
	pthread_mutex_init(&acceptor->mutex, NULL);
	pthread_cond_init(&acceptor->changed, NULL);
	if (pthread_create(&acceptor->thread, NULL, accept_on, acceptor) == 0)
		return true;
	pthread_cond_destroy(&acceptor->changed);
	pthread_mutex_destroy(&acceptor->mutex);
	return false;
}

void acceptor_stop(struct acceptor *acceptor)
{
	pthread_mutex_lock(&acceptor->mutex);
	acceptor->is_stopping = true;
	pthread_cond_signal(&acceptor->changed);
	pthread_mutex_unlock(&acceptor->mutex);
	shutdown(acceptor->fd, SHUT_RDWR); /* ends accept, and who comes now is refused */
	pthread_join(acceptor->thread, NULL);
}

/* By a connection that is over before it asked for anything. */
void acceptor_nudge(struct acceptor *acceptor)
{
	const struct sockaddr nobody = {.sa_family = AF_UNIX};
	for (unsigned i = 0; i < acceptor->daemon_count; i++) {
		int pair[2];
		if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) != 0)
			return;
		close(pair[1]);
		pthread_mutex_lock(&acceptor->mutex);
		acceptor->open++;
		pthread_mutex_unlock(&acceptor->mutex);
		if (MHD_add_connection(acceptor->daemons[i], pair[0], &nobody, sizeof(nobody)) != MHD_YES)
			give_place(acceptor);
	}
}

void acceptor_notify(void *context, struct MHD_Connection *connection, void **held,
                     enum MHD_ConnectionNotificationCode code)
{
	UNUSED(connection);
	UNUSED(held);
	if (code == MHD_CONNECTION_NOTIFY_CLOSED)
		give_place(context);
}
