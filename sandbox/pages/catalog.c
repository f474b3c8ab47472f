#include "pages/catalog.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/utf8.h"

/* The header's numbers stand in 32-bit words in the byte order of the machine that made the file. */
#define MO_MAGIC 0x950412deu
#define MO_HEADER_BYTES 28
#define MO_MESSAGES_MAX 65536

struct message {
	uint64_t hash;
	struct str id, text;
	bool is_taken;
};

/* Open addressing, at most half full. */
struct catalog {
	struct message *slots;
	size_t slot_count; /* a power of two */
	size_t count;
};

struct mo_reader {
	struct str name, bytes;
	bool is_big_endian;
	struct err *reterr;
};

static bool refuse(const struct mo_reader *reader, struct str what)
{
	return err_at(reader->reterr, ERR_INPUT, reader->name, 0, what, STR("compile it again with msgfmt"));
}

static uint32_t word_at(const struct mo_reader *reader, size_t offset)
{
	const unsigned char *at = (const unsigned char *)reader->bytes.ptr + offset;
	if (reader->is_big_endian)
		return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
	return (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[1] << 8 | at[0];
}

/* The text that a pair (length, offset) at table_offset describes. */
static bool text_at(const struct mo_reader *reader, size_t table_offset, struct str *ret)
{
	size_t length = word_at(reader, table_offset);
	size_t offset = word_at(reader, table_offset + 4);
	if (offset > reader->bytes.len || length > reader->bytes.len - offset)
		return refuse(reader, STR("a text of the catalogue lies outside the file"));
	*ret = str_slice(reader->bytes, offset, offset + length);
	if (!utf8_is_text(*ret))
		return refuse(reader, STR("a text of the catalogue is not UTF-8, or has a plural form"));
	return true;
}

/* Every place of a occurs in b. */
static bool places_within(struct str a, struct str b)
{
	while (!str_is_empty(a)) {
		struct str wanted, found;
		message_cut(&a, &wanted);
		if (str_is_empty(wanted))
			return true;
		bool is_there = false;
		for (struct str rest = b; !is_there && !str_is_empty(rest);) {
			message_cut(&rest, &found);
			is_there = str_equals(found, wanted);
		}
		if (!is_there)
			return false;
	}
	return true;
}

static struct message *slot_for(const struct catalog *catalog, struct str id, uint64_t hash)
{
	for (size_t at = hash & (catalog->slot_count - 1);; at = (at + 1) & (catalog->slot_count - 1)) {
		struct message *slot = &catalog->slots[at];
		if (!slot->is_taken || (slot->hash == hash && str_equals(slot->id, id)))
			return slot;
	}
}

static bool message_add(const struct mo_reader *reader, struct catalog *catalog, struct str id,
                        struct str text)
{
	uint64_t hash = str_hash(id);
	struct message *slot = slot_for(catalog, id, hash);
	if (slot->is_taken)
		return refuse(reader, STR("a message stands in the catalogue twice"));
	if (!places_within(id, text) || !places_within(text, id))
		return err_at(reader->reterr, ERR_INPUT, reader->name, 0, id,
		              STR("give the translation the same {places} as the message"));
	*slot = (struct message){.hash = hash, .id = id, .text = text, .is_taken = true};
	catalog->count++;
	return true;
}

static bool messages_read(const struct mo_reader *reader, struct catalog *catalog, struct arena *process)
{
	size_t count = word_at(reader, 8), ids = word_at(reader, 12), texts = word_at(reader, 16);
	if (count > MO_MESSAGES_MAX)
		return refuse(reader, STR("the catalogue claims too many messages"));
	size_t table_bytes = count * 8;
	if (ids > reader->bytes.len || table_bytes > reader->bytes.len - ids || texts > reader->bytes.len ||
	    table_bytes > reader->bytes.len - texts)
		return refuse(reader, STR("a table of the catalogue lies outside the file"));
	catalog->slot_count = 2;
	while (catalog->slot_count < 2 * count)
		catalog->slot_count *= 2;
	catalog->slots = ARENA_ARRAY(process, struct message, catalog->slot_count);
	for (size_t i = 0; i < count; i++) {
		struct str id, text;
		if (!text_at(reader, ids + 8 * i, &id) || !text_at(reader, texts + 8 * i, &text))
			return false;
		/* The empty id carries the file's own header; an empty text means "not translated". */
		if (str_is_empty(id) || str_is_empty(text))
			continue;
		if (!message_add(reader, catalog, id, text))
			return false;
	}
	return true;
}

const struct catalog *catalog_open(struct str name, struct str bytes, struct arena *process,
                                   struct err *reterr)
{
	struct mo_reader reader = {.name = name, .bytes = bytes, .reterr = reterr};
	if (bytes.len < MO_HEADER_BYTES) {
		refuse(&reader, STR("the file is too short for a catalogue"));
		return NULL;
	}
	if (word_at(&reader, 0) != MO_MAGIC) {
		reader.is_big_endian = true;
		if (word_at(&reader, 0) != MO_MAGIC) {
			refuse(&reader, STR("the file is not a compiled catalogue"));
			return NULL;
		}
	}
	if (word_at(&reader, 4) >> 16 > 0) {
		refuse(&reader, STR("the catalogue has an unknown revision"));
		return NULL;
	}
	struct catalog *catalog = ARENA_NEW(process, struct catalog);
	return messages_read(&reader, catalog, process) ? catalog : NULL;
}

static const struct message *message_find(const struct catalog *catalog, struct str id)
{
	if (!catalog)
		return NULL;
	const struct message *slot = slot_for(catalog, id, str_hash(id));
	return slot->is_taken ? slot : NULL;
}

struct str catalog_text(const struct catalog *catalog, struct str id)
{
	const struct message *message = message_find(catalog, id);
	return message ? message->text : id;
}

bool catalog_has(const struct catalog *catalog, struct str id)
{
	return message_find(catalog, id) != NULL;
}

size_t catalog_count(const struct catalog *catalog)
{
	return catalog ? catalog->count : 0;
}

static bool is_place_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

struct str message_cut(struct str *rest, struct str *ret_place)
{
	struct str all = *rest;
	for (size_t open = 0; open < all.len; open++) {
		if (all.ptr[open] != '{')
			continue;
		size_t close = open + 1;
		while (close < all.len && is_place_char(all.ptr[close]))
			close++;
		if (close == all.len || all.ptr[close] != '}' || close == open + 1)
			continue;
		*ret_place = str_slice(all, open + 1, close);
		*rest = str_slice(all, close + 1, all.len);
		return str_slice(all, 0, open);
	}
	*ret_place = (struct str){0};
	*rest = (struct str){0};
	return all;
}

void catalog_fill(const struct catalog *catalog, struct str id, const struct place *places,
                  size_t place_count, struct buf *out)
{
	struct str rest = catalog_text(catalog, id);
	while (!str_is_empty(rest)) {
		struct str name;
		buf_add(out, message_cut(&rest, &name));
		if (str_is_empty(name))
			return;
		size_t i = 0;
		while (i < place_count && !str_equals(name, str_from_c(places[i].name)))
			i++;
		if (i < place_count) {
			buf_add(out, places[i].text);
		} else {
			buf_add_char(out, '{');
			buf_add(out, name);
			buf_add_char(out, '}');
		}
	}
}
