/* web/tries.c - see tries.h. */
#include "web/tries.h"

#include "base/limits.h"

#include <string.h>

void tries_init(struct tries *tries)
{
	*tries = (struct tries){0};
	pthread_mutex_init(&tries->mutex, NULL);
}

void tries_finish(struct tries *tries)
{
	pthread_mutex_destroy(&tries->mutex);
}

static uint64_t short_hash(struct sha256 hash)
{
	uint64_t number;
	memcpy(&number, hash.bytes, sizeof(number));
	return number == 0 ? 1 : number;
}

/* Its own slot, else a free one, else the oldest of those it may stand in. */
static struct tries_slot *slot_of(struct tries *tries, uint64_t number)
{
	struct tries_slot *set = &tries->slots[number % (TRIES_SLOTS / TRIES_WAYS) * TRIES_WAYS];
	struct tries_slot *best = set;
	for (size_t i = 0; i < TRIES_WAYS; i++) {
		if (set[i].number == number)
			return &set[i];
		if (set[i].number == 0 ? best->number != 0 : best->number != 0 && set[i].since_ms < best->since_ms)
			best = &set[i];
	}
	*best = (struct tries_slot){.number = number};
	return best;
}

enum tries_verdict tries_take(struct tries *tries, struct sha256 number_hash, int64_t now_ms,
                              int64_t *ret_wait_ms)
{
	enum tries_verdict verdict = TRIES_ALLOWED;
	pthread_mutex_lock(&tries->mutex);
	struct tries_slot *slot = slot_of(tries, short_hash(number_hash));
	if (slot->count == 0 || now_ms - slot->since_ms >= LIMIT_SIGN_IN_WINDOW_MS || now_ms < slot->since_ms) {
		slot->since_ms = now_ms;
		slot->count = 0;
	}
	if (slot->count >= LIMIT_SIGN_IN_TRIES) {
		verdict = slot->count == LIMIT_SIGN_IN_TRIES ? TRIES_SPENT : TRIES_STILL_SPENT;
		*ret_wait_ms = slot->since_ms + LIMIT_SIGN_IN_WINDOW_MS - now_ms;
	}
	if (verdict != TRIES_STILL_SPENT)
		slot->count++;
	pthread_mutex_unlock(&tries->mutex);
	return verdict;
}

void tries_forget(struct tries *tries, struct sha256 number_hash)
{
	pthread_mutex_lock(&tries->mutex);
	slot_of(tries, short_hash(number_hash))->count = 0;
	pthread_mutex_unlock(&tries->mutex);
}
