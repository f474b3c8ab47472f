/* host/random.c - see random.h. */
#include "host/random.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

void random_fill(void *bytes, size_t len)
{
	unsigned char *next = bytes;
	while (len > 0) {
		ssize_t got = getrandom(next, len, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			dprintf(STDERR_FILENO, "the kernel gives no random bytes: %s; use Linux 3.17 or newer\n",
			        strerrordesc_np(errno));
			_exit(EXIT_FAILURE);
		}
		next += got;
		len -= (size_t)got;
	}
}
