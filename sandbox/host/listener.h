/* host/listener.h - a place on the network, taken before anything slow is begun.
 *
 * The socket is bound and does not listen yet: whoever connects meanwhile is refused at once instead of waiting for a
 * service that is still starting. */
#ifndef SABAN_HOST_LISTENER_H
#define SABAN_HOST_LISTENER_H

#include "base/arena.h"
#include "base/err.h"

/* Binds a non-blocking TCP socket to this IPv4 address (empty: 127.0.0.1) and port (0: any free one), and sees that
 * nobody listens there. The socket in *ret is the caller's to close. ERR_CONFLICT when the port is taken, ERR_DENIED
 * when this user may not have it, ERR_INPUT when that is no address of this machine; texts live in the arena. */
bool listener_open(struct str address, uint16_t port, struct arena *arena, int *ret, struct err *reterr);

#endif
