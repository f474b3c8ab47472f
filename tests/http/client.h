/* tests/http/client.h - one keep-alive connection with a browser's memory for cookies; blocking.
 *
 *	struct client *client = client_open(port);
 *	client_get(client, "/sign-in");
 *	client_post(client, "/sign-in", "candidate_no=T1&code=...");       the form token is added
 *	assert_int_equal(client->status, 303);
 *	client_close(client);
 *
 * A connection that the server has closed is opened again for the next request; client->connections counts them. */
#ifndef SABAN_TESTS_HTTP_CLIENT_H
#define SABAN_TESTS_HTTP_CLIENT_H

#include "base/arena.h"
#include "base/str.h"

struct cookie {
	struct str name, value;
};

struct client {
	uint16_t port;
	int fd; /* -1: not connected */
	unsigned connections;
	struct arena arena; /* until client_close */
	struct cookie cookies[8];
	size_t cookie_count;
	const char *headers; /* more lines for the next requests, each with CR LF; NULL for none */
	struct str csrf;     /* of the last page that had one */
	/* the last answer */
	unsigned status; /* 0: the connection was closed without one */
	struct str head, body;
	struct str pending; /* read, but of the next answer */
};

struct client *client_open(uint16_t port);
void client_close(struct client *client);

void client_get(struct client *client, const char *path);
void client_get_json(struct client *client, const char *path);
/* body is application/x-www-form-urlencoded; csrf is added unless it stands in it. */
void client_post(struct client *client, const char *path, const char *body);
/* The same for a program: Accept: application/json, the token in X-CSRF, a JSON body when it begins with {. */
void client_post_json(struct client *client, const char *path, const char *body, const char *key);

/* Any bytes as a request, and the answer to it. */
void client_send(struct client *client, struct str bytes);
void client_read(struct client *client);
/* Reads on until the text has come, for a stream; false when it has not within that time. */
bool client_read_until(struct client *client, const char *text, int timeout_ms);

struct str client_header(const struct client *client, const char *name);
bool client_says(const struct client *client, const char *text);
/* client->csrf from a page, or from a JSON answer. */
void client_take_csrf(struct client *client);

/* Signs in, and takes the session's form token. The status of the sign-in is returned. */
unsigned client_sign_in(struct client *client, const char *number, const char *code);
/* Presses start, too; asserts that it works. */
void client_start(struct client *client, const char *number);

#endif
