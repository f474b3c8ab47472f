/* The Merkle tree against the vectors of Certificate Transparency's first implementation (the eight leaves that the
 * logs of RFC 6962 are tested with), against the recursive definition of RFC 9162, and against changed bits. */
#include "journal/merkle.h"

#include "base/check.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define LEAVES_MAX 70

static const struct str data[] = {
	STR_INIT(""),
	STR_INIT("\x00"),
	STR_INIT("\x10"),
	STR_INIT("\x20\x21"),
	STR_INIT("\x30\x31"),
	STR_INIT("\x40\x41\x42\x43"),
	STR_INIT("\x50\x51\x52\x53\x54\x55\x56\x57"),
	STR_INIT("\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"),
};

/* Of the first 0, 1, ... 8 leaves. */
static const char *const roots[] = {
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
	"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
	"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
	"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
	"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
	"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
	"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

static struct sha256 hash_of(const char *hex)
{
	struct sha256 hash = {{0}};

	assert_true(sha256_parse(str_from_c(hex), &hash));
	return hash;
}

static void fill(struct sha256 leaves[LEAVES_MAX], struct arena *arena)
{
	for (size_t i = 0; i < LEAVES_MAX; i++) {
		char byte = (char)i;

		leaves[i] = merkle_leaf(i < COUNT(data) ? data[i] : (struct str){&byte, 1}, arena);
	}
}

/* RFC 9162, 2.1.1, word for word. */
static struct sha256 root_by_definition(const struct sha256 *leaves, size_t count)
{
	size_t split = 1;

	if (count == 1)
		return leaves[0];
	while (split * 2 < count)
		split *= 2;
	return merkle_node(root_by_definition(leaves, split), root_by_definition(leaves + split, count - split));
}

static void known_roots(void **state)
{
	struct arena arena = test_arena();
	struct sha256 leaves[LEAVES_MAX];

	UNUSED(state);
	fill(leaves, &arena);
	for (size_t count = 0; count < COUNT(roots); count++) {
		struct merkle tree = merkle_build(leaves, count, &arena);

		assert_true(sha256_equals(merkle_root(&tree), hash_of(roots[count])));
	}
	arena_finish(&arena);
}

static void known_paths(void **state)
{
	static const struct {
		size_t index, count, len;
		const char *path[3];
	} known[] = {
		{0, 1, 0, {NULL}},
		{0,
	     8,
	     3,
	     {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
	      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
	      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
		{5,
	     8,
	     3,
	     {"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
	      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
	      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
		{2, 3, 1, {"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}},
		{1,
	     5,
	     3,
	     {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
	      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}},
	};
	struct arena arena = test_arena();
	struct sha256 leaves[LEAVES_MAX], path[MERKLE_PATH_MAX];

	UNUSED(state);
	fill(leaves, &arena);
	for (size_t i = 0; i < COUNT(known); i++) {
		struct merkle tree = merkle_build(leaves, known[i].count, &arena);

		assert_int_equal(merkle_path(&tree, known[i].index, path), known[i].len);
		for (size_t k = 0; k < known[i].len; k++)
			assert_true(sha256_equals(path[k], hash_of(known[i].path[k])));
	}
	arena_finish(&arena);
}

static void roots_are_those_of_the_definition(void **state)
{
	struct arena arena = test_arena();
	struct sha256 leaves[LEAVES_MAX];

	UNUSED(state);
	fill(leaves, &arena);
	for (size_t count = 1; count <= LEAVES_MAX; count++) {
		struct merkle tree = merkle_build(leaves, count, &arena);

		assert_true(sha256_equals(merkle_root(&tree), root_by_definition(leaves, count)));
	}
	arena_finish(&arena);
}

/* One proof, and what is changed about it. */
struct claim {
	struct sha256 leaf, root, path[MERKLE_PATH_MAX];
	size_t path_len;
	uint64_t index, count;
};

static bool holds(const struct claim *claim)
{
	return merkle_holds(claim->leaf, claim->index, claim->count, claim->path, claim->path_len, claim->root);
}

static struct claim claim_of(const struct merkle *tree, size_t index)
{
	struct claim claim = {
		.leaf = tree->levels[0][index], .root = merkle_root(tree), .index = index, .count = tree->counts[0]};

	claim.path_len = merkle_path(tree, index, claim.path);
	return claim;
}

static void flip(struct claim *claim, size_t hash, size_t bit)
{
	struct sha256 *at = hash == 0 ? &claim->leaf : hash == 1 ? &claim->root : &claim->path[hash - 2];

	at->bytes[bit / 8] ^= (uint8_t)(1u << bit % 8);
}

/* Every bit of small trees; of large ones, whose paths have the same shape, a bit here and there. */
static void check_changed_bits(struct claim *claim)
{
	size_t step = claim->count <= 12 ? 1 : 61;

	for (size_t hash = 0; hash < claim->path_len + 2; hash++) {
		for (size_t bit = (claim->index + hash) % step; bit < 256; bit += step) {
			flip(claim, hash, bit);
			assert_false(holds(claim));
			flip(claim, hash, bit);
		}
	}
	assert_true(holds(claim));
}

static void check_changed_shape(const struct claim *claim)
{
	for (uint64_t index = 0; index <= claim->count; index++) {
		struct claim moved = *claim;

		moved.index = index;
		assert_int_equal(holds(&moved), index == claim->index);
	}
	struct claim longer = *claim;
	longer.path_len++;
	assert_false(holds(&longer));
	if (claim->path_len == 0)
		return;
	struct claim shorter = *claim;
	shorter.path_len--;
	assert_false(holds(&shorter));
}

static void every_leaf_proves_and_nothing_else(void **state)
{
	struct arena arena = test_arena();
	struct sha256 leaves[LEAVES_MAX];

	UNUSED(state);
	fill(leaves, &arena);
	for (size_t count = 1; count <= LEAVES_MAX; count++) {
		struct merkle tree = merkle_build(leaves, count, &arena);

		for (size_t index = 0; index < count; index++) {
			struct claim claim = claim_of(&tree, index);

			assert_true(holds(&claim));
			check_changed_bits(&claim);
			check_changed_shape(&claim);
		}
	}
	arena_finish(&arena);
}

static void a_node_is_no_leaf(void **state)
{
	struct arena arena = test_arena();
	struct sha256 leaves[LEAVES_MAX];
	char both[2 * SHA256_BYTES];

	UNUSED(state);
	fill(leaves, &arena);
	memcpy(both, leaves[0].bytes, SHA256_BYTES);
	memcpy(both + SHA256_BYTES, leaves[1].bytes, SHA256_BYTES);
	assert_false(sha256_equals(merkle_leaf((struct str){both, sizeof(both)}, &arena),
	                           merkle_node(leaves[0], leaves[1])));
	arena_finish(&arena);
}

static void nothing_holds_in_an_empty_tree(void **state)
{
	struct arena arena = test_arena();
	struct merkle tree = merkle_build(NULL, 0, &arena);

	UNUSED(state);
	assert_false(merkle_holds(merkle_root(&tree), 0, 0, NULL, 0, merkle_root(&tree)));
	/* Numbers as large as a file can hold do no harm. */
	assert_false(merkle_holds(merkle_root(&tree), 5, UINT64_MAX, NULL, 0, merkle_root(&tree)));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_roots),
		cmocka_unit_test(known_paths),
		cmocka_unit_test(roots_are_those_of_the_definition),
		cmocka_unit_test(every_leaf_proves_and_nothing_else),
		cmocka_unit_test(a_node_is_no_leaf),
		cmocka_unit_test(nothing_holds_in_an_empty_tree),
	};

	return cmocka_run_group_tests_name("journal/merkle", tests, NULL, NULL);
}
