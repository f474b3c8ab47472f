#include "tests/http/client.h"

#include "base/buf.h"
#include "tests/http/world.h"
#include "tests/support/memory.h"

#include <netinet/in.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#define ANSWER_MS 60000 /* scrypt on a busy machine takes its time */

struct client *client_open(uint16_t port)
{
	struct client *client = calloc(1, sizeof(*client));
	assert_non_null(client);
	client->port = port;
	client->fd = -1;
	client->arena = test_arena();
	return client;
}

void client_close(struct client *client)
{
	if (client->fd >= 0)
		close(client->fd);
	arena_finish(&client->arena);
	free(client);
}

static void connect_if_needed(struct client *client)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(client->port)};
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (client->fd >= 0)
		return;
	client->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_true(client->fd >= 0);
	assert_int_equal(connect(client->fd, (const struct sockaddr *)&address, sizeof(address)), 0);
	client->connections++;
	client->pending = (struct str){0};
}

void client_send(struct client *client, struct str bytes)
{
	connect_if_needed(client);
	while (bytes.len > 0) {
		ssize_t sent = send(client->fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);
		if (sent <= 0)
			return; /* the server has answered already and reads no more */
		bytes = str_slice(bytes, (size_t)sent, bytes.len);
	}
}

/* Appends what comes; false at the end of the connection or after that time. */
static bool read_more(struct client *client, int timeout_ms)
{
	char block[16384];
	struct pollfd wait = {.fd = client->fd, .events = POLLIN};
	if (client->fd < 0 || poll(&wait, 1, timeout_ms) <= 0)
		return false;
	ssize_t got = recv(client->fd, block, sizeof(block), 0);
	if (got <= 0) {
		close(client->fd);
		client->fd = -1;
		return false;
	}
	struct buf all = buf_sized(&client->arena, client->pending.len + (size_t)got);
	buf_add(&all, client->pending);
	buf_add(&all, (struct str){block, (size_t)got});
	client->pending = buf_str(&all);
	return true;
}

struct str client_header(const struct client *client, const char *name)
{
	struct str rest = client->head, wanted = str_from_c(name);
	while (!str_is_empty(rest)) {
		struct str line = str_cut(&rest, '\n');
		if (str_starts_with(line, wanted) && line.len > wanted.len && line.ptr[wanted.len] == ':')
			return str_trim(str_slice(line, wanted.len + 1, line.len));
	}
	return (struct str){0};
}

static void keep_cookie(struct client *client, struct str line)
{
	struct str value = str_cut(&line, ';'), name = str_cut(&value, '=');
	size_t at = 0;
	while (at < client->cookie_count && !str_equals(client->cookies[at].name, name))
		at++;
	if (str_is_empty(value)) {
		if (at < client->cookie_count)
			client->cookies[at] = client->cookies[--client->cookie_count];
		return;
	}
	assert_true(at < sizeof(client->cookies) / sizeof(client->cookies[0]));
	client->cookies[at] = (struct cookie){name, value};
	if (at == client->cookie_count)
		client->cookie_count++;
}

static void keep_cookies(struct client *client)
{
	struct str rest = client->head;
	while (!str_is_empty(rest)) {
		struct str line = str_cut(&rest, '\n');
		if (str_starts_with(line, STR("Set-Cookie: ")))
			keep_cookie(client, str_trim(str_slice(line, strlen("Set-Cookie: "), line.len)));
	}
}

static struct str between(struct str text, const char *before, char after)
{
	size_t at = str_find(text, str_from_c(before));
	if (at == text.len)
		return (struct str){0};
	struct str rest = str_slice(text, at + strlen(before), text.len);
	return str_cut(&rest, after);
}

void client_take_csrf(struct client *client)
{
	struct str token = between(client->body, "name=\"csrf\" value=\"", '"');
	if (str_is_empty(token))
		token = between(client->body, "\"csrf\":\"", '"');
	if (!str_is_empty(token))
		client->csrf = token;
}

void client_read(struct client *client)
{
	size_t end;
	client->status = 0;
	client->head = client->body = (struct str){0};
	while ((end = str_find(client->pending, STR("\r\n\r\n"))) == client->pending.len)
		if (!read_more(client, ANSWER_MS))
			return;
	uint64_t length = 0, status = 0;
	client->head = str_slice(client->pending, 0, end + 2);
	assert_true(str_to_u64(str_slice(client->head, 9, 12), &status));
	str_to_u64(client_header(client, "Content-Length"), &length);
	if (str_equals(client_header(client, "Transfer-Encoding"), STR("chunked")))
		length = 0; /* a stream: client_read_until goes on */
	while (client->pending.len < end + 4 + length)
		if (!read_more(client, ANSWER_MS))
			return;
	client->status = (unsigned)status;
	client->body = str_slice(client->pending, end + 4, end + 4 + length);
	client->pending = str_slice(client->pending, end + 4 + length, client->pending.len);
	keep_cookies(client);
	client_take_csrf(client);
	if (str_equals(client_header(client, "Connection"), STR("close")) && client->fd >= 0) {
		close(client->fd);
		client->fd = -1;
	}
}

bool client_read_until(struct client *client, const char *text, int timeout_ms)
{
	int64_t until_ms = world_now_ms() + timeout_ms;
	while (str_find(client->pending, str_from_c(text)) == client->pending.len) {
		int64_t left_ms = until_ms - world_now_ms();
		if (left_ms <= 0 || !read_more(client, (int)left_ms))
			return false;
	}
	return true;
}

bool client_says(const struct client *client, const char *text)
{
	return str_find(client->body, str_from_c(text)) < client->body.len;
}

static void begin(struct client *client, struct buf *out, const char *method, const char *path)
{
	buf_add_c(out, method);
	buf_add_char(out, ' ');
	buf_add_c(out, path);
	buf_add_c(out, " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
	if (client->cookie_count > 0)
		buf_add_c(out, "Cookie: ");
	for (size_t i = 0; i < client->cookie_count; i++) {
		if (i > 0)
			buf_add_c(out, "; ");
		buf_add(out, client->cookies[i].name);
		buf_add_char(out, '=');
		buf_add(out, client->cookies[i].value);
	}
	if (client->cookie_count > 0)
		buf_add_c(out, "\r\n");
	if (client->headers != NULL)
		buf_add_c(out, client->headers);
}

static void finish(struct client *client, struct buf *out, struct str body)
{
	if (body.len > 0) {
		buf_add_c(out, "Content-Length: ");
		buf_add_u64(out, body.len);
		buf_add_c(out, "\r\n");
	}
	buf_add_c(out, "\r\n");
	buf_add(out, body);
	client_send(client, buf_str(out));
	client_read(client);
}

void client_get(struct client *client, const char *path)
{
	struct buf out = buf_in(&client->arena);
	begin(client, &out, "GET", path);
	finish(client, &out, (struct str){0});
}

void client_get_json(struct client *client, const char *path)
{
	struct buf out = buf_in(&client->arena);
	begin(client, &out, "GET", path);
	buf_add_c(&out, "Accept: application/json\r\n");
	finish(client, &out, (struct str){0});
}

void client_post(struct client *client, const char *path, const char *body)
{
	struct buf out = buf_in(&client->arena), form = buf_in(&client->arena);
	buf_add_c(&form, body);
	if (strstr(body, "csrf=") == NULL) {
		buf_add_c(&form, body[0] == '\0' ? "csrf=" : "&csrf=");
		buf_add(&form, client->csrf);
	}
	begin(client, &out, "POST", path);
	buf_add_c(&out, "Content-Type: application/x-www-form-urlencoded\r\n");
	finish(client, &out, buf_str(&form));
}

void client_post_json(struct client *client, const char *path, const char *body, const char *key)
{
	struct buf out = buf_in(&client->arena);
	begin(client, &out, "POST", path);
	buf_add_c(&out, "Accept: application/json\r\nX-CSRF: ");
	buf_add(&out, client->csrf);
	if (key != NULL) {
		buf_add_c(&out, "\r\nIdempotency-Key: ");
		buf_add_c(&out, key);
	}
	buf_add_c(&out, body[0] == '{' ? "\r\nContent-Type: application/json\r\n"
	                               : "\r\nContent-Type: application/x-www-form-urlencoded\r\n");
	finish(client, &out, str_from_c(body));
}

unsigned client_sign_in(struct client *client, const char *number, const char *code)
{
	struct buf form = buf_in(&client->arena);
	client_get(client, "/sign-in");
	buf_add_c(&form, "candidate_no=");
	buf_add_c(&form, number);
	buf_add_c(&form, "&code=");
	buf_add_c(&form, code);
	buf_add_char(&form, '\0');
	client_post(client, "/sign-in", form.ptr);
	unsigned status = client->status;
	if (status == 303)
		client_get_json(client, "/");
	return status;
}

void client_start(struct client *client, const char *number)
{
	assert_int_equal(client_sign_in(client, number, WORLD_CODE), 303);
	client_post(client, "/start", "read=1");
	assert_int_equal(client->status, 303);
	client_get_json(client, "/");
}
