#include "journal/membership.h"

#include "journal/json_read.h"

struct membership membership_of(const struct publication *publication, const struct merkle *tree,
                                size_t index)
{
	struct membership membership = {
		.scenario = publication->scenario,
		.leaf_count = publication->leaf_count,
		.index = index,
		.leaf = publication->leaves[index],
		.root = publication->root,
		.seal = publication->seal,
	};

	membership.path_len = merkle_path(tree, index, membership.path);
	return membership;
}

struct str membership_write(const struct membership *membership, struct arena *arena)
{
	struct buf out = buf_sized(arena, 1024 + membership->path_len * 68);
	struct json_out json = json_out_in(&out);

	json_object_open(&json);
	json_member_str(&json, "format", STR(MEMBERSHIP_FORMAT));
	json_member_str(&json, "scenario", membership->scenario);
	json_member_u64(&json, "count", membership->leaf_count);
	json_member_u64(&json, "index", membership->index);
	json_key(&json, "leaf");
	json_leaf(&json, &membership->leaf);
	json_key(&json, "path");
	json_array_open(&json);
	for (size_t i = 0; i < membership->path_len; i++)
		json_str(&json, sha256_hex(arena, membership->path[i]));
	json_array_close(&json);
	json_member_hex(&json, "root", membership->root.bytes, sizeof(membership->root.bytes));
	json_seal(&json, &membership->seal);
	json_object_close(&json);
	return buf_str(&out);
}

bool membership_read(struct str bytes, struct str source, struct arena *arena, struct membership *ret,
                     struct err *reterr)
{
	struct str line = str_slice(bytes, 0, bytes.len - str_ends_with(bytes, STR("\n")));
	struct membership membership = {.path_len = 0};
	AUTO(cJSON) *json = json_parse(line, source, 1, NULL);
	const cJSON *path = json_member(json, "path"), *item;
	bool is_read = json != NULL && json_count(path) <= MERKLE_PATH_MAX;

	if (is_read) {
		membership.scenario = json_text(json, "scenario", arena);
		membership.leaf_count = (uint64_t)json_number(json, "count");
		membership.index = (uint64_t)json_number(json, "index");
		membership.leaf = leaf_read(json_member(json, "leaf"), arena);
		cJSON_ArrayForEach(item, path)
		{
			is_read = is_read &&
			          sha256_parse(json_item_text(item, arena), &membership.path[membership.path_len++]);
		}
		membership.root = hash_member(json, "root", arena);
		membership.seal = seal_member(json, arena);
	}
	if (!is_read || !str_equals(membership_write(&membership, arena), line))
		return err_at(reterr, ERR_INPUT, source, 1, STR("the file is not byte for byte a " MEMBERSHIP_FORMAT),
		              STR("take proof.json as it was downloaded"));
	*ret = membership;
	return true;
}

bool membership_holds(const struct membership *membership, struct arena *scratch)
{
	return merkle_holds(leaf_hash(&membership->leaf, scratch), membership->index, membership->leaf_count,
	                    membership->path, membership->path_len, membership->root);
}
