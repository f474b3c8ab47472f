/* host/listener.c - see listener.h. */
#include "host/listener.h"

#include "base/buf.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static bool explain(int why, struct str where, uint16_t port, struct arena *arena, struct err *reterr)
{
	struct buf place = buf_in(arena);
	buf_add(&place, where);
	buf_add_char(&place, ':');
	buf_add_u64(&place, port);
	if (why == EADDRINUSE)
		return err_at(reterr, ERR_CONFLICT, buf_str(&place), 0, STR("the port is taken"),
		              STR("end the other program, or give another --port, or --port 0 for any free one"));
	if (why == EACCES)
		return err_at(reterr, ERR_DENIED, buf_str(&place), 0, STR("this port may not be used"),
		              STR("give a --port from 1024 on"));
	if (why == EADDRNOTAVAIL)
		return err_at(reterr, ERR_INPUT, where, 0, STR("this machine has no such address"),
		              STR("give --address one of its own"));
	return err_at(reterr, ERR_INTERNAL, buf_str(&place), 0, str_from_c(strerrordesc_np(why)),
	              STR("give another --address or --port"));
}

bool listener_open(struct str address, uint16_t port, struct arena *arena, int *ret, struct err *reterr)
{
	struct str where = address.len == 0 ? STR("127.0.0.1") : address;
	struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(port)};
	if (inet_pton(AF_INET, str_copy_c(arena, where), &name.sin_addr) != 1)
		return err_at(reterr, ERR_INPUT, where, 0, STR("this is no IPv4 address"),
		              STR("give --address one like 127.0.0.1"));
	/* With SO_REUSEADDR connections of a service that has just ended are no hindrance; one that listens still is. */
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	int yes = 1;
	if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) == 0 &&
	    bind(fd, (const struct sockaddr *)&name, sizeof(name)) == 0) {
		*ret = fd;
		return true;
	}
	int why = errno;
	if (fd >= 0)
		close(fd);
	return explain(why, where, port, arena, reterr);
}
