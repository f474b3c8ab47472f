#include "office/seed.h"

#include "base/check.h"

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

struct document_id seed_find_document(const struct seed *seed, struct str key)
{
	for (uint32_t i = 0; i < seed->document_count; i++) {
		if (str_equals(seed->documents[i].facts->key, key))
			return (struct document_id){i + 1};
	}
	return (struct document_id){0};
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
