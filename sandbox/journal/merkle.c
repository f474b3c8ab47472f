#include "journal/merkle.h"

#include "base/buf.h"

#include <assert.h>
#include <string.h>

enum {
	LEAF_PREFIX = 0,
	NODE_PREFIX = 1,
};

struct sha256 merkle_leaf(struct str data, struct arena *scratch)
{
	struct buf bytes = buf_sized(scratch, data.len + 1);

	buf_add_char(&bytes, LEAF_PREFIX);
	buf_add(&bytes, data);
	return sha256_of(buf_str(&bytes));
}

struct sha256 merkle_node(struct sha256 left, struct sha256 right)
{
	char bytes[1 + 2 * SHA256_BYTES] = {NODE_PREFIX};

	memcpy(bytes + 1, left.bytes, SHA256_BYTES);
	memcpy(bytes + 1 + SHA256_BYTES, right.bytes, SHA256_BYTES);
	return sha256_of((struct str){bytes, sizeof(bytes)});
}

struct merkle merkle_build(const struct sha256 *leaves, size_t count, struct arena *arena)
{
	struct merkle tree = {.level_count = 0};

	while (count > 0) {
		size_t above = count / 2 + count % 2;
		struct sha256 *nodes;

		tree.levels[tree.level_count] = leaves;
		tree.counts[tree.level_count++] = count;
		if (count == 1)
			break;
		nodes = ARENA_ARRAY(arena, struct sha256, above);
		for (size_t i = 0; i < count / 2; i++)
			nodes[i] = merkle_node(leaves[2 * i], leaves[2 * i + 1]);
		if (count % 2 == 1)
			nodes[above - 1] = leaves[count - 1];
		leaves = nodes;
		count = above;
	}
	return tree;
}

struct sha256 merkle_root(const struct merkle *tree)
{
	return tree->level_count == 0 ? sha256_of(STR("")) : tree->levels[tree->level_count - 1][0];
}

size_t merkle_path(const struct merkle *tree, size_t index, struct sha256 ret[MERKLE_PATH_MAX])
{
	size_t len = 0;

	assert(tree->level_count > 0 && index < tree->counts[0]);
	for (size_t level = 0; level + 1 < tree->level_count; level++, index /= 2) {
		size_t neighbour = index ^ 1;

		if (neighbour < tree->counts[level])
			ret[len++] = tree->levels[level][neighbour];
	}
	return len;
}

bool merkle_holds(struct sha256 leaf, uint64_t index, uint64_t count, const struct sha256 *path,
                  size_t path_len, struct sha256 root)
{
	struct sha256 hash = leaf;
	size_t used = 0;

	if (index >= count)
		return false;
	for (uint64_t last = count - 1; last > 0; last /= 2, index /= 2) {
		if (index == last && index % 2 == 0)
			continue; /* left over: it moves up unchanged */
		if (used == path_len)
			return false;
		hash = index % 2 == 1 ? merkle_node(path[used], hash) : merkle_node(hash, path[used]);
		used++;
	}
	return used == path_len && sha256_equals(hash, root);
}
