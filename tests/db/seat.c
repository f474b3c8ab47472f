/* tests/db/seat.c - see seat.h. A connection for each request: nothing here depends on the last one. */
#include "tests/db/seat.h"

#include "tests/support/memory.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define ANSWER_S_MAX 10
#define PAUSE_MS 20

static const char *const documents[] = {"cv-251", "cv-332", "gm-31", "qd-905", "tb-61", "tb-88"};

struct answer {
	unsigned status; /* 0: none came, or not all of it */
	struct str head, body;
};

static void rest(void)
{
	nanosleep(&(struct timespec){.tv_nsec = PAUSE_MS * 1000000L}, NULL);
}

static bool send_all(int fd, struct str bytes)
{
	while (bytes.len > 0) {
		ssize_t put = send(fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);
		if (put <= 0)
			return false;
		bytes = str_slice(bytes, (size_t)put, bytes.len);
	}
	return true;
}

/* The head, the body it announces, and then the end: anything less is no answer. */
static struct answer answer_of(struct str text)
{
	struct str between = STR("\r\n\r\n"), length_name = STR("Content-Length: ");
	uint64_t status = 0, length = 0;
	size_t head_end = str_find(text, between);
	struct str head = str_slice(text, 0, head_end), body = str_slice(text, head_end + between.len, text.len);
	size_t at = str_find(head, length_name);
	struct str number = str_slice(head, at + length_name.len, head.len);
	if (head_end == text.len || at == head.len || !str_to_u64(str_cut(&number, '\r'), &length) ||
	    body.len != length || !str_to_u64(str_slice(head, 9, 12), &status))
		return (struct answer){0};
	return (struct answer){(unsigned)status, head, body};
}

static struct answer ask(struct seat *seat, struct str request)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
	                              .sin_port = htons(atomic_load(seat->port)),
	                              .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct timeval limit = {.tv_sec = ANSWER_S_MAX};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	struct buf text = buf_in(&seat->request);
	if (address.sin_port != 0 && connect(fd, (const struct sockaddr *)&address, sizeof(address)) == 0 &&
	    send_all(fd, request)) {
		char chunk[4096];
		for (ssize_t got = read(fd, chunk, sizeof(chunk)); got > 0; got = read(fd, chunk, sizeof(chunk)))
			buf_add(&text, (struct str){chunk, (size_t)got});
	}
	close(fd);
	return answer_of(buf_str(&text));
}

static struct str request_text(struct seat *seat, const char *path, const char *body, uint32_t key)
{
	struct buf text = buf_in(&seat->request);
	buf_add_c(&text, body == NULL ? "GET " : "POST ");
	buf_add_c(&text, path);
	buf_add_c(&text,
	          " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAccept: application/json\r\nCookie: ");
	buf_add(&text, seat->cookie);
	if (key != 0) {
		buf_add_c(&text, "\r\nIdempotency-Key: key-");
		buf_add_u64(&text, key);
	}
	if (body != NULL) {
		buf_add_c(&text, "\r\nX-CSRF: ");
		buf_add(&text, seat->csrf);
		buf_add_c(&text, "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ");
		buf_add_u64(&text, strlen(body));
	}
	buf_add_c(&text, "\r\n\r\n");
	buf_add_c(&text, body == NULL ? "" : body);
	return buf_str(&text);
}

/* Sends it until there is an answer that is not "later". Status 0 when the test ends first. */
static struct answer insist(struct seat *seat, const char *path, const char *body, uint32_t key)
{
	while (!atomic_load(seat->is_over)) {
		struct answer answer = ask(seat, request_text(seat, path, body, key));
		if (answer.status != 0 && answer.status != 503 && answer.status != 429)
			return answer;
		if (answer.status == 0)
			seat->lost++;
		else
			seat->refused++;
		rest();
	}
	return (struct answer){0};
}

static struct str part(struct str text, struct str before, char end)
{
	size_t at = str_find(text, before);
	struct str behind = str_slice(text, at + before.len, text.len);
	return at == text.len ? (struct str){0} : str_cut(&behind, end);
}

static void take_cookie_and_token(struct seat *seat, const struct answer *answer)
{
	struct str cookie = part(answer->head, STR("Set-Cookie: "), ';');
	struct str csrf = part(answer->body, STR("\"csrf\":\""), '"');
	if (cookie.len > 0)
		seat->cookie = str_copy(&seat->arena, cookie);
	if (csrf.len > 0)
		seat->csrf = str_copy(&seat->arena, csrf);
}

static void fail(struct seat *seat, const char *path, const struct answer *answer)
{
	struct buf text = buf_in(&seat->arena);
	buf_add_c(&text, path);
	buf_add_c(&text, " answered ");
	buf_add_u64(&text, answer->status);
	buf_add_char(&text, ' ');
	buf_add(&text, str_slice(answer->body, 0, 300));
	buf_add_char(&text, '\0');
	seat->failed = text.ptr;
}

static bool enter(struct seat *seat)
{
	struct buf body = buf_in(&seat->arena);
	buf_add_c(&body, "candidate_no=");
	buf_add_c(&body, seat->number);
	buf_add_c(&body, "&code=");
	buf_add_c(&body, seat->code);
	buf_add_char(&body, '\0');
	const struct {
		const char *path, *body;
	} steps[] = {{"/sign-in", NULL}, {"/sign-in", body.ptr}, {"/", NULL}, {"/start", "read=1"}};
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		struct answer answer = insist(seat, steps[i].path, steps[i].body, 0);
		if (answer.status != 200) {
			fail(seat, steps[i].path, &answer);
			return false;
		}
		take_cookie_and_token(seat, &answer);
	}
	return true;
}

/* True while the seat goes on. */
static bool act(struct seat *seat, uint32_t number)
{
	struct buf path = buf_in(&seat->request), body = buf_in(&seat->request);
	buf_add_c(&path, "/documents/");
	buf_add_c(&path, documents[number % (sizeof(documents) / sizeof(documents[0]))]);
	buf_add_c(&path, "/actions/document.comment");
	buf_add_char(&path, '\0');
	buf_add_c(&body, "note=x");
	buf_add_u64(&body, number);
	buf_add_c(&body, "x");
	buf_add_char(&body, '\0');
	struct answer answer = insist(seat, path.ptr, body.ptr, number);
	if (answer.status == 0)
		return false;
	uint64_t seq = 0;
	if (answer.status != 200 || !str_to_u64(part(answer.body, STR("\"records\":[{\"seq\":"), ','), &seq)) {
		fail(seat, path.ptr, &answer);
		return false;
	}
	size_t count = seat->count;
	seat->items = arena_grow(&seat->arena, seat->items, count, &seat->capacity, sizeof(seat->items[0]));
	seat->items[count] = (struct acknowledged){number, (uint32_t)seq};
	seat->count = count + 1;
	return true;
}

static void *run(void *context)
{
	struct seat *seat = context;
	if (!enter(seat))
		return NULL;
	for (uint32_t number = 1; act(seat, number); number++) {
		arena_reset(&seat->request);
		rest();
	}
	return NULL;
}

void seat_start(struct seat *seat)
{
	seat->arena = test_arena();
	seat->request = test_arena();
	if (pthread_create(&seat->thread, NULL, run, seat) != 0)
		abort();
}

void seat_join(struct seat *seat)
{
	pthread_join(seat->thread, NULL);
	arena_finish(&seat->request);
}
