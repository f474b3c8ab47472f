#include "tests/load/candidates.h"

#include "tests/load/wire.h"
#include "tests/support/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DOCUMENTS_MAX 16

enum step {
	STEP_GREET, /* GET /sign-in: the anonymous cookie and its form token */
	STEP_SIGN_IN,
	STEP_TOKEN, /* GET /: the form token of the session */
	STEP_START,
	STEP_LIST, /* GET /incoming: which documents there are */
	STEP_READY,
};

struct person {
	enum step step;
	char cookie[200];
	char csrf[80];
	size_t done;
};

struct candidates {
	struct candidates_plan plan;
	struct wire *wire;
	struct person *people;
	struct arena arena;
	struct str documents[DOCUMENTS_MAX];
	size_t document_count;
	/* the run */
	const char *path; /* NULL: acting */
	size_t times, accepted, bytes;
};

static void give_up(const char *what, const struct wire_answer *answer)
{
	fprintf(stderr, "load: %s: %u %.*s\n", what, answer->status,
	        (int)(answer->body.len < 300 ? answer->body.len : 300), answer->body.ptr);
	exit(1);
}

static void add_request(struct buf *out, const char *method, const char *path, const struct person *person,
                        bool wants_json)
{
	buf_add_c(out, method);
	buf_add_char(out, ' ');
	buf_add_c(out, path);
	buf_add_c(out, " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
	if (wants_json)
		buf_add_c(out, "Accept: application/json\r\n");
	if (person->cookie[0] != '\0') {
		buf_add_c(out, "Cookie: ");
		buf_add_c(out, person->cookie);
		buf_add_c(out, "\r\n");
	}
}

static void add_form(struct buf *out, const char *path, const struct person *person, struct str body)
{
	add_request(out, "POST", path, person, true);
	buf_add_c(out, "X-CSRF: ");
	buf_add_c(out, person->csrf);
	buf_add_c(out, "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ");
	buf_add_u64(out, body.len);
	buf_add_c(out, "\r\n\r\n");
	buf_add(out, body);
}

static void add_get(struct buf *out, const char *path, const struct person *person, bool wants_json)
{
	add_request(out, "GET", path, person, wants_json);
	buf_add_c(out, "\r\n");
}

static void add_action(struct candidates *candidates, const struct person *person, struct buf *out)
{
	struct buf path = buf_in(out->arena), body = buf_in(out->arena);
	buf_add_c(&path, "/documents/");
	buf_add(&path, candidates->documents[person->done % candidates->document_count]);
	buf_add_c(&path, "/actions/document.comment");
	buf_add_char(&path, '\0');
	buf_add_c(&body, "note=Da+xem%2C+lan+");
	buf_add_u64(&body, person->done);
	add_form(out, path.ptr, person, buf_str(&body));
}

static bool next(void *context, size_t client, struct buf *out)
{
	struct candidates *candidates = context;
	struct person *person = &candidates->people[client];
	struct buf body = buf_in(out->arena);
	switch (person->step) {
	case STEP_GREET:
		add_get(out, "/sign-in", person, true);
		return true;
	case STEP_SIGN_IN:
		buf_add_c(&body, "candidate_no=");
		buf_add_c(&body, candidates->plan.prefix);
		buf_add_u64(&body, client + 1);
		buf_add_c(&body, "&code=");
		buf_add_c(&body, candidates->plan.code);
		add_form(out, "/sign-in", person, buf_str(&body));
		return true;
	case STEP_TOKEN:
		add_get(out, "/", person, true);
		return true;
	case STEP_START:
		add_form(out, "/start", person, STR("read=1"));
		return true;
	case STEP_LIST:
		add_get(out, "/incoming", person, false);
		return true;
	case STEP_READY:
		break;
	}
	if (person->done == candidates->times)
		return false;
	if (candidates->path != NULL)
		add_get(out, candidates->path, person, false);
	else
		add_action(candidates, person, out);
	person->done++;
	return true;
}

/* ---- answers ---- */

static void keep(char *to, size_t size, struct str text)
{
	if (text.len >= size)
		exit(1);
	memcpy(to, text.ptr, text.len);
	to[text.len] = '\0';
}

static void keep_cookie(struct person *person, const struct wire_answer *answer)
{
	struct str cookie = wire_header(answer, "Set-Cookie");
	if (!str_is_empty(cookie))
		keep(person->cookie, sizeof(person->cookie), str_cut(&cookie, ';'));
}

static void keep_csrf(struct person *person, const struct wire_answer *answer)
{
	struct str name = STR("\"csrf\":\"");
	size_t at = str_find(answer->body, name);
	if (at == answer->body.len)
		give_up("no form token", answer);
	struct str rest = str_slice(answer->body, at + name.len, answer->body.len);
	keep(person->csrf, sizeof(person->csrf), str_cut(&rest, '"'));
}

static void keep_documents(struct candidates *candidates, struct str page)
{
	struct str link = STR("href=\"/documents/");
	while (candidates->document_count < DOCUMENTS_MAX) {
		size_t at = str_find(page, link);
		if (at == page.len)
			break;
		page = str_slice(page, at + link.len, page.len);
		struct str rest = page, key = str_cut(&rest, '"');
		candidates->documents[candidates->document_count++] = str_copy(&candidates->arena, key);
	}
}

static void answered(void *context, size_t client, const struct wire_answer *answer)
{
	struct candidates *candidates = context;
	struct person *person = &candidates->people[client];
	switch (person->step) {
	case STEP_GREET:
		keep_cookie(person, answer);
		keep_csrf(person, answer);
		break;
	case STEP_SIGN_IN:
		if (answer->status != 200)
			give_up("sign-in", answer);
		keep_cookie(person, answer);
		break;
	case STEP_TOKEN:
		keep_csrf(person, answer);
		break;
	case STEP_START:
		if (answer->status != 200)
			give_up("start", answer);
		break;
	case STEP_LIST:
		if (candidates->document_count == 0)
			keep_documents(candidates, answer->body);
		break;
	case STEP_READY:
		if (answer->status == 200)
			candidates->accepted++;
		else if (answer->status >= 500)
			give_up("an answer", answer);
		candidates->bytes = answer->body.len;
		return;
	}
	person->step++;
}

static struct candidates_figures run(struct candidates *candidates, const char *path, size_t times)
{
	candidates->path = path;
	candidates->times = times;
	candidates->accepted = 0;
	for (size_t i = 0; i < candidates->plan.count; i++)
		candidates->people[i].done = 0;
	double seconds = wire_run(candidates->wire, 0);
	return (struct candidates_figures){
		.seconds = seconds,
		.answers = wire_count(candidates->wire),
		.accepted = candidates->accepted,
		.bytes = candidates->bytes,
		.p50_us = wire_took_us(candidates->wire, 500),
		.p99_us = wire_took_us(candidates->wire, 990),
	};
}

struct candidates *candidates_open(const struct candidates_plan *plan)
{
	struct candidates *candidates = calloc(1, sizeof(*candidates));
	if (candidates == NULL)
		exit(1);
	candidates->plan = *plan;
	candidates->arena = test_arena();
	candidates->people = calloc(plan->count, sizeof(candidates->people[0]));
	candidates->wire = wire_open(&(struct wire_plan){
		.port = plan->port,
		.clients = plan->count,
		.next = next,
		.answered = answered,
		.context = candidates,
	});
	run(candidates, NULL, 0);
	return candidates;
}

void candidates_close(struct candidates *candidates)
{
	wire_close(candidates->wire);
	arena_finish(&candidates->arena);
	free(candidates->people);
	free(candidates);
}

struct candidates_figures candidates_act(struct candidates *candidates, size_t times)
{
	return run(candidates, NULL, times);
}

struct candidates_figures candidates_look(struct candidates *candidates, const char *path, size_t times)
{
	return run(candidates, path, times);
}

size_t candidates_documents(const struct candidates *candidates, const struct str **ret)
{
	*ret = candidates->documents;
	return candidates->document_count;
}
