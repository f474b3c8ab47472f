/* bench-answers PORT COUNT TIMES - so many clients ask a server for "/" so often; prints the answers a second. */
#include "tests/load/wire.h"

#include <stdio.h>
#include <stdlib.h>

struct asking {
	size_t *left; /* for each client */
};

static bool next(void *context, size_t client, struct buf *request)
{
	struct asking *asking = context;

	if (asking->left[client] == 0)
		return false;
	asking->left[client]--;
	buf_add_c(request, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
	return true;
}

static void answered(void *context, size_t client, const struct wire_answer *answer)
{
	(void)context, (void)client;
	if (answer->status != 200)
		exit(1);
}

int main(int argc, char **argv)
{
	struct asking asking;
	struct wire_plan plan = {.next = next, .answered = answered, .context = &asking};
	struct wire *wire;
	double seconds;

	if (argc != 4)
		return 2;
	plan.port = (uint16_t)atoi(argv[1]);
	plan.clients = (size_t)atol(argv[2]);
	asking.left = calloc(plan.clients, sizeof(asking.left[0]));
	for (size_t i = 0; asking.left != NULL && i < plan.clients; i++)
		asking.left[i] = (size_t)atol(argv[3]);
	wire = wire_open(&plan);
	seconds = wire_run(wire, 0);
	printf("%.0f\n", (double)wire_count(wire) / seconds);
	wire_close(wire);
	free(asking.left);
	return 0;
}
