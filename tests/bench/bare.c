/* bench-bare PORT BYTES - the reference for pages: libmicrohttpd as the service uses it (epoll, two threads, keep-alive,
 * the handler answers in its second call), answering every request with the same bytes. Ends with TERM. */
#include <microhttpd.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **request)
{
	static int seen;

	(void)url, (void)method, (void)version, (void)upload;
	if (*request == NULL) {
		*request = &seen;
		return MHD_YES;
	}
	*upload_size = 0;
	return MHD_queue_response(connection, MHD_HTTP_OK, context);
}

int main(int argc, char **argv)
{
	size_t bytes = argc > 2 ? (size_t)atol(argv[2]) : 0;
	char *body = malloc(bytes + 1);
	struct MHD_Response *response;
	struct MHD_Daemon *daemon;
	sigset_t ends;
	int signal_number;

	if (argc != 3 || body == NULL)
		return 2;
	memset(body, 'x', bytes);
	response = MHD_create_response_from_buffer(bytes, body, MHD_RESPMEM_MUST_FREE);
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigprocmask(SIG_BLOCK, &ends, NULL);
	daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, (uint16_t)atoi(argv[1]), NULL, NULL, answer,
	                          response, MHD_OPTION_THREAD_POOL_SIZE, 2u, MHD_OPTION_CONNECTION_LIMIT, 4096u,
	                          MHD_OPTION_END);
	if (daemon == NULL) {
		fprintf(stderr, "bench-bare: the port is taken\n");
		return 1;
	}
	sigwait(&ends, &signal_number);
	MHD_stop_daemon(daemon);
	MHD_destroy_response(response);
	return 0;
}
