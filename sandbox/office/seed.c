#include "office/seed.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"

const struct party *seed_party(const struct seed *seed, struct party_id id)
{
	assert(id.number <= seed->party_count);
	return id.number == 0 ? NULL : &seed->parties[id.number - 1];
}

const struct book *seed_book(const struct seed *seed, struct book_id id)
{
	assert(id.number <= seed->book_count);
	return id.number == 0 ? NULL : &seed->books[id.number - 1];
}

struct party_id seed_find_party(const struct seed *seed, struct str key)
{
	for (uint32_t i = 0; i < seed->party_count; i++) {
		if (str_equals(seed->parties[i].key, key))
			return (struct party_id){(uint16_t)(i + 1)};
	}
	return (struct party_id){0};
}

struct book_id seed_find_book(const struct seed *seed, struct str key)
{
	for (uint32_t i = 0; i < seed->book_count; i++) {
		if (str_equals(seed->books[i].key, key))
			return (struct book_id){(uint16_t)(i + 1)};
	}
	return (struct book_id){0};
}

void seed_index(struct seed *seed, struct arena *arena)
{
	uint32_t size = 16;
	uint32_t *index;

	while (size < 2 * seed->document_count)
		size *= 2;
	index = ARENA_ARRAY(arena, uint32_t, size);
	for (uint32_t number = 1; number <= seed->document_count; number++) {
		uint32_t at = (uint32_t)str_hash(seed->documents[number - 1].facts->key) & (size - 1);

		while (index[at] != 0)
			at = (at + 1) & (size - 1);
		index[at] = number;
	}
	seed->document_index = index;
	seed->document_index_mask = size - 1;
}

static bool has_key(const struct seed *seed, uint32_t number, struct str key)
{
	return str_equals(seed->documents[number - 1].facts->key, key);
}

static uint32_t find_indexed(const struct seed *seed, struct str key)
{
	uint32_t at = (uint32_t)str_hash(key) & seed->document_index_mask;

	while (seed->document_index[at] != 0 && !has_key(seed, seed->document_index[at], key))
		at = (at + 1) & seed->document_index_mask;
	return seed->document_index[at];
}

struct document_id seed_made_document(const struct seed *seed, uint32_t nth)
{
	return (struct document_id){seed->document_count + nth};
}

/* The 12 of "draft-12": as seed_document_key wrote it, so without a leading zero. 0 for another key. */
static uint32_t made_number(struct str key, struct str prefix, uint32_t most)
{
	uint64_t nth;

	if (!str_starts_with(key, prefix))
		return 0;
	key = str_slice(key, prefix.len, key.len);
	if (str_starts_with(key, STR("0")) || !str_to_u64(key, &nth) || nth > most)
		return 0;
	return (uint32_t)nth;
}

static struct str made_key(const char *prefix, uint32_t nth, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add_c(&out, prefix);
	buf_add_u64(&out, nth);
	return buf_str(&out);
}

static struct document_id find_made(const struct seed *seed, struct str key)
{
	uint32_t nth = made_number(key, STR(MADE_KEY_PREFIX), LIMIT_MADE_DOCUMENTS);

	return nth == 0 ? (struct document_id){0} : seed_made_document(seed, nth);
}

struct str seed_document_key(const struct seed *seed, struct document_id id, struct arena *arena)
{
	if (id.number == 0)
		return STR("");
	if (id.number <= seed->document_count)
		return seed->documents[id.number - 1].facts->key;
	return made_key(MADE_KEY_PREFIX, id.number - seed->document_count, arena);
}

struct dossier_id seed_find_dossier(const struct seed *seed, struct str key)
{
	uint32_t nth = made_number(key, STR(MADE_DOSSIER_PREFIX), LIMIT_MADE_DOSSIERS);

	for (uint32_t i = 0; i < seed->dossier_count; i++) {
		if (str_equals(seed->dossiers[i].key, key))
			return (struct dossier_id){(uint16_t)(i + 1)};
	}
	return (struct dossier_id){nth == 0 ? 0 : (uint16_t)(seed->dossier_count + nth)};
}

struct str seed_dossier_key(const struct seed *seed, struct dossier_id id, struct arena *arena)
{
	if (id.number == 0)
		return STR("");
	if (id.number <= seed->dossier_count)
		return seed->dossiers[id.number - 1].key;
	return made_key(MADE_DOSSIER_PREFIX, id.number - seed->dossier_count, arena);
}

static struct document_id find_seeded(const struct seed *seed, struct str key)
{
	if (seed->document_index != NULL)
		return (struct document_id){find_indexed(seed, key)};
	for (uint32_t number = 1; number <= seed->document_count; number++) {
		if (has_key(seed, number, key))
			return (struct document_id){number};
	}
	return (struct document_id){0};
}

struct document_id seed_find_document(const struct seed *seed, struct str key)
{
	struct document_id id = find_seeded(seed, key);

	return id.number != 0 ? id : find_made(seed, key);
}

enum role seed_role(const struct seed *seed, struct party_id person)
{
	const struct party *party = seed_party(seed, person);

	return party == NULL ? ROLE_SYSTEM : party->role;
}

bool seed_answers_for(const struct seed *seed, struct party_id person, struct party_id recipient)
{
	const struct party *party = seed_party(seed, person);

	if (party == NULL || recipient.number == 0)
		return false;
	return party_is(person, recipient) || party_is(party->unit, recipient);
}

bool seed_speaks_for(const struct seed *seed, struct party_id person, struct party_id recipient)
{
	const struct party *party = seed_party(seed, recipient);

	return party != NULL && (party_is(person, recipient) || party_is(party->head, person));
}
