#include "journal/publication.h"

#include "base/limits.h"
#include "journal/json_read.h"

#include <string.h>

void json_leaf(struct json_out *json, const struct leaf *leaf)
{
	json_object_open(json);
	json_member_u64(json, "attempt", leaf->attempt);
	json_member_u64(json, "records", leaf->record_count);
	json_member_hex(json, "head", leaf->head.bytes, sizeof(leaf->head.bytes));
	json_member_hex(json, "receipt", leaf->receipt.bytes, sizeof(leaf->receipt.bytes));
	json_object_close(json);
}

struct sha256 leaf_hash(const struct leaf *leaf, struct arena *scratch)
{
	struct buf out = buf_sized(scratch, 256);
	struct json_out json = json_out_in(&out);

	json_leaf(&json, leaf);
	return merkle_leaf(buf_str(&out), scratch);
}

struct merkle publication_tree(const struct leaf *leaves, size_t count, struct arena *arena)
{
	struct sha256 *hashes = ARENA_ARRAY(arena, struct sha256, count);

	for (size_t i = 0; i < count; i++)
		hashes[i] = leaf_hash(&leaves[i], arena);
	return merkle_build(hashes, count, arena);
}

struct str publication_text(struct str scenario, uint64_t leaf_count, struct sha256 root, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add_c(&out, PUBLICATION_FORMAT "\nscenario ");
	buf_add(&out, scenario);
	buf_add_c(&out, "\nattempts ");
	buf_add_u64(&out, leaf_count);
	buf_add_c(&out, "\nroot ");
	buf_add_hex(&out, root.bytes, sizeof(root.bytes));
	buf_add_char(&out, '\n');
	return buf_str(&out);
}

struct str publication_write(const struct publication *publication, struct arena *arena)
{
	struct buf out = buf_sized(arena, 512 + publication->leaf_count * 208);
	struct json_out json = json_out_in(&out);

	json_object_open(&json);
	json_member_str(&json, "format", STR(PUBLICATION_FORMAT));
	json_member_str(&json, "scenario", publication->scenario);
	json_member_u64(&json, "count", publication->leaf_count);
	json_key(&json, "leaves");
	json_array_open(&json);
	for (size_t i = 0; i < publication->leaf_count; i++)
		json_leaf(&json, &publication->leaves[i]);
	json_array_close(&json);
	json_member_hex(&json, "root", publication->root.bytes, sizeof(publication->root.bytes));
	json_seal(&json, &publication->seal);
	json_object_close(&json);
	return buf_str(&out);
}

/* ---- reading ---- */

struct sha256 hash_member(const cJSON *object, const char *key, struct arena *scratch)
{
	struct sha256 hash = {{0}};

	if (!sha256_parse(json_text(object, key, scratch), &hash))
		memset(&hash, 0, sizeof(hash));
	return hash;
}

struct seal seal_member(const cJSON *object, struct arena *scratch)
{
	struct seal seal;

	if (!seal_parse(json_text(object, "signature", scratch), json_text(object, "key", scratch), &seal))
		memset(&seal, 0, sizeof(seal));
	return seal;
}

struct leaf leaf_read(const cJSON *object, struct arena *scratch)
{
	return (struct leaf){
		.attempt = (uint64_t)json_number(object, "attempt"),
		.record_count = (uint32_t)json_number(object, "records"),
		.head = hash_member(object, "head", scratch),
		.receipt = hash_member(object, "receipt", scratch),
	};
}

static bool leaves_in_order(const struct publication *publication)
{
	for (size_t i = 1; i < publication->leaf_count; i++) {
		if (publication->leaves[i].attempt <= publication->leaves[i - 1].attempt)
			return false;
	}
	return true;
}

static bool not_one(struct str source, struct err *reterr)
{
	return err_at(reterr, ERR_INPUT, source, 1, STR("the file is not byte for byte a " PUBLICATION_FORMAT),
	              STR("take root.json as sandbox publish wrote it"));
}

bool publication_read(struct str bytes, struct str source, struct arena *arena, struct publication *ret,
                      struct err *reterr)
{
	struct str line = str_slice(bytes, 0, bytes.len - str_ends_with(bytes, STR("\n")));
	struct publication publication = {.leaf_count = 0};
	AUTO(cJSON) *json = json_parse(line, source, 1, NULL);
	const cJSON *list = json_member(json, "leaves"), *item;
	struct leaf *leaves;

	if (json == NULL || json_count(list) > LIMIT_PUBLISHED_ATTEMPTS)
		return not_one(source, reterr);
	leaves = ARENA_ARRAY(arena, struct leaf, json_count(list));
	cJSON_ArrayForEach(item, list) leaves[publication.leaf_count++] = leaf_read(item, arena);
	publication.leaves = leaves;
	publication.scenario = json_text(json, "scenario", arena);
	publication.root = hash_member(json, "root", arena);
	publication.seal = seal_member(json, arena);
	if (!leaves_in_order(&publication) || !str_equals(publication_write(&publication, arena), line))
		return not_one(source, reterr);
	*ret = publication;
	return true;
}

const struct leaf *publication_find(const struct publication *publication, uint64_t attempt)
{
	for (size_t i = 0; i < publication->leaf_count; i++) {
		if (publication->leaves[i].attempt == attempt)
			return &publication->leaves[i];
	}
	return NULL;
}
