/* web/seat.c - see seat.h. */
#include "web/seat.h"

#include "base/limits.h"
#include "web/inside.h"
#include "web/request.h"

#include <string.h>

/* ---- the cache ---- */

void seats_init(struct seats *seats, const struct arena_source *memory, uint64_t first_nonce)
{
	*seats = (struct seats){.memory = memory};
	pthread_rwlock_init(&seats->lock, NULL);
	atomic_init(&seats->next_nonce, first_nonce);
}

static struct seat **bucket_of(struct seats *seats, struct sha256 token_hash)
{
	uint32_t number;
	memcpy(&number, token_hash.bytes, sizeof(number));
	return &seats->buckets[number % SEAT_BUCKETS];
}

static bool is_same(struct sha256 a, struct sha256 b)
{
	return memcmp(a.bytes, b.bytes, sizeof(a.bytes)) == 0;
}

static bool is_over(const struct seat *seat, int64_t now_ms)
{
	return now_ms - seat->session.created_at_ms >= LIMIT_SESSION_AGE_MS;
}

void seat_release(struct seats *seats, struct seat *seat)
{
	if (seat == NULL || atomic_fetch_sub(&seat->references, 1) > 1)
		return;
	arena_finish(&seat->arena);
	seats->memory->give(seats->memory->context, seat, sizeof(*seat));
}

/* Takes the seat at *link out of its chain and gives the cache's reference back. The lock is held for writing. */
static void unlink_seat(struct seats *seats, struct seat **link)
{
	struct seat *seat = *link;
	*link = seat->next;
	seats->count--;
	seat_release(seats, seat);
}

void seats_finish(struct seats *seats)
{
	for (size_t i = 0; i < SEAT_BUCKETS; i++)
		while (seats->buckets[i] != NULL)
			unlink_seat(seats, &seats->buckets[i]);
	pthread_rwlock_destroy(&seats->lock);
}

static struct seat *find_locked(struct seats *seats, struct sha256 token_hash)
{
	struct seat *seat = *bucket_of(seats, token_hash);
	while (seat != NULL && !is_same(seat->session.token_hash, token_hash))
		seat = seat->next;
	if (seat != NULL)
		atomic_fetch_add(&seat->references, 1);
	return seat;
}

struct seat *seats_find(struct seats *seats, struct sha256 token_hash, int64_t now_ms)
{
	pthread_rwlock_rdlock(&seats->lock);
	struct seat *seat = find_locked(seats, token_hash);
	pthread_rwlock_unlock(&seats->lock);
	if (seat != NULL && is_over(seat, now_ms)) {
		seat_release(seats, seat);
		return NULL;
	}
	return seat;
}

struct seat *seats_put(struct seats *seats, const struct session *session, const struct candidate *candidate,
                       uint64_t attempt)
{
	pthread_rwlock_wrlock(&seats->lock);
	struct seat *seat = find_locked(seats, session->token_hash);
	if (seat == NULL) {
		struct seat **bucket = bucket_of(seats, session->token_hash);
		seat = seats->memory->take(seats->memory->context, sizeof(*seat));
		*seat = (struct seat){.session = *session, .next = *bucket};
		arena_init(&seat->arena, seats->memory);
		seat->candidate = (struct candidate){
			.id = candidate->id,
			.number = str_copy(&seat->arena, candidate->number),
			.name = str_copy(&seat->arena, candidate->name),
			.unit = str_copy(&seat->arena, candidate->unit),
			.scenario = str_copy(&seat->arena, candidate->scenario),
		};
		atomic_init(&seat->attempt, attempt);
		atomic_init(&seat->references, 2); /* the cache's and the caller's */
		*bucket = seat;
		seats->count++;
	}
	pthread_rwlock_unlock(&seats->lock);
	return seat;
}

void seats_remove(struct seats *seats, const struct seat *seat)
{
	pthread_rwlock_wrlock(&seats->lock);
	for (struct seat **link = bucket_of(seats, seat->session.token_hash); *link != NULL;
	     link = &(*link)->next)
		if (*link == seat) {
			unlink_seat(seats, link);
			break;
		}
	pthread_rwlock_unlock(&seats->lock);
}

void seats_sweep(struct seats *seats, int64_t now_ms)
{
	pthread_rwlock_wrlock(&seats->lock);
	for (size_t i = 0; i < SEAT_BUCKETS; i++)
		for (struct seat **link = &seats->buckets[i]; *link != NULL;) {
			if (is_over(*link, now_ms))
				unlink_seat(seats, link);
			else
				link = &(*link)->next;
		}
	pthread_rwlock_unlock(&seats->lock);
}

/* ---- tokens and cookies ---- */

struct str token_make(const struct secrets_port *secrets, struct arena *arena)
{
	uint8_t bytes[TOKEN_BYTES];
	secrets->random(secrets->self, bytes, sizeof(bytes));
	struct buf token = buf_sized(arena, 2 * sizeof(bytes));
	buf_add_hex(&token, bytes, sizeof(bytes));
	return buf_str(&token);
}

bool token_is_wellformed(struct str token)
{
	if (token.len != 2 * (size_t)TOKEN_BYTES)
		return false;
	for (size_t i = 0; i < token.len; i++)
		if (!((token.ptr[i] >= '0' && token.ptr[i] <= '9') || (token.ptr[i] >= 'a' && token.ptr[i] <= 'f')))
			return false;
	return true;
}

void cookie_set(struct request *request, const char *name, struct str token)
{
	struct buf cookie = buf_in(&request->arena);
	buf_add_c(&cookie, name);
	buf_add_char(&cookie, '=');
	buf_add(&cookie, token);
	buf_add_c(&cookie, "; Path=/; HttpOnly; SameSite=Strict");
	if (request->web->config.is_secure)
		buf_add_c(&cookie, "; Secure");
	if (str_is_empty(token))
		buf_add_c(&cookie, "; Max-Age=0");
	request_answer_header(request, "Set-Cookie", buf_str(&cookie));
}

void seat_look_up(struct request *request)
{
	struct web *web = request->web;
	const struct store_port *store = web->config.store;
	struct sha256 token_hash = web->config.secrets->hash(web->config.secrets->self, request->token);
	struct session session;
	struct candidate candidate;
	struct err err;
	uint64_t attempt = 0;
	bool is_found = store->session_by_token(store->self, token_hash, &session, &err) &&
	                store->candidate_by_id(store->self, session.candidate, &request->arena, &candidate, &err);
	if (is_found && request_now_ms(request) - session.created_at_ms >= LIMIT_SESSION_AGE_MS)
		return;
	if (is_found && !store->attempt_of_candidate(store->self, candidate.id, &attempt, &err))
		is_found = err.class == ERR_MISSING;
	if (is_found)
		request->seat = seats_put(&web->seats, &session, &candidate, attempt);
	else if (err.class != ERR_MISSING)
		request->err = err;
}

/* ---- the token of forms ---- */

#define NONCE_CHARS 16
#define MAC_BYTES 16

/* The secret a form's token is bound to: that of the session, or before signing in the anonymous one. */
static struct str form_secret(struct request *request)
{
	if (request->seat != NULL)
		return request->token;
	struct str anonymous = request_cookie(request, COOKIE_FORM);
	return token_is_wellformed(anonymous) ? anonymous : STR("");
}

static void add_mac(struct request *request, struct str secret, struct str nonce, struct buf *out)
{
	const struct secrets_port *secrets = request->web->config.secrets;
	struct buf text = buf_sized(&request->arena, 128);
	buf_add_c(&text, "saban-form-1\n");
	buf_add(&text, secret);
	buf_add_char(&text, '\n');
	buf_add(&text, nonce);
	struct sha256 hash = secrets->hash(secrets->self, buf_str(&text));
	buf_add_hex(out, hash.bytes, MAC_BYTES);
}

struct str csrf_make_for(struct request *request, struct str secret)
{
	if (str_is_empty(secret))
		return STR("");
	uint64_t number = atomic_fetch_add(&request->web->seats.next_nonce, 1);
	uint8_t bytes[NONCE_CHARS / 2];
	memcpy(bytes, &number, sizeof(bytes));
	struct buf token = buf_sized(&request->arena, 64);
	buf_add_hex(&token, bytes, sizeof(bytes));
	struct str nonce = str_copy(&request->arena, buf_str(&token));
	buf_add_char(&token, '.');
	add_mac(request, secret, nonce, &token);
	return buf_str(&token);
}

struct str csrf_make(struct request *request)
{
	return csrf_make_for(request, form_secret(request));
}

static struct str csrf_given(struct request *request)
{
	struct str given = form_get(&request->form, "csrf");
	return str_is_empty(given) ? request_header(request, "X-CSRF") : given;
}

struct str csrf_nonce(struct request *request)
{
	return str_slice(csrf_given(request), 0, NONCE_CHARS);
}

/* Looks at every byte, whatever it finds: how long it takes says nothing about where a guess went wrong. */
static bool is_equal_in_constant_time(struct str a, struct str b)
{
	unsigned difference = a.len != b.len;
	for (size_t i = 0; i < a.len && i < b.len; i++)
		difference |= (unsigned)(a.ptr[i] ^ b.ptr[i]);
	return difference == 0;
}

bool csrf_is_right(struct request *request)
{
	struct str secret = form_secret(request), given = csrf_given(request);
	if (str_is_empty(secret) || given.len != NONCE_CHARS + 1 + 2 * MAC_BYTES || given.ptr[NONCE_CHARS] != '.')
		return false;
	struct buf wanted = buf_sized(&request->arena, 2 * (size_t)MAC_BYTES);
	add_mac(request, secret, csrf_nonce(request), &wanted);
	return is_equal_in_constant_time(buf_str(&wanted), str_slice(given, NONCE_CHARS + 1, given.len));
}
