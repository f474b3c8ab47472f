/* journal/merkle.h - a Merkle tree over SHA-256, as RFC 9162, section 2.1 (and RFC 6962 before it) builds it.
 *
 * A leaf is SHA-256(0x00 | data), a node SHA-256(0x01 | left | right), so that no leaf can pass for a node. Nodes are
 * paired from the left; one that is left over moves up unchanged. The root stands for all leaves and their order. That
 * one leaf belongs to it is shown by its *path*: the neighbours on the way up, some 17 of them among 100,000 leaves.
 *
 *	struct merkle tree = merkle_build(leaves, count, arena);
 *	size_t len = merkle_path(&tree, 3, path);
 *	merkle_holds(leaves[3], 3, count, path, len, merkle_root(&tree));    -> true */
#ifndef SABAN_JOURNAL_MERKLE_H
#define SABAN_JOURNAL_MERKLE_H

#include "base/arena.h"
#include "journal/sha256.h"

/* No tree is higher: its leaves are counted by a size_t. */
#define MERKLE_PATH_MAX 64

struct merkle {
	const struct sha256 *levels[MERKLE_PATH_MAX + 1]; /* the leaves first, the root alone last */
	size_t counts[MERKLE_PATH_MAX + 1];
	size_t level_count; /* 0 for a tree without leaves */
};

/* The hash of a leaf that holds this data; scratch takes a copy of it. */
struct sha256 merkle_leaf(struct str data, struct arena *scratch);
struct sha256 merkle_node(struct sha256 left, struct sha256 right);

/* The leaves are borrowed, the levels above them lie in the arena. count - 1 hashes are taken. */
struct merkle merkle_build(const struct sha256 *leaves, size_t count, struct arena *arena);
/* Without leaves: SHA-256 of nothing. */
struct sha256 merkle_root(const struct merkle *tree);
/* Fills the path of leaf `index`, the lowest neighbour first, and returns its length. index is below the count. */
size_t merkle_path(const struct merkle *tree, size_t index, struct sha256 ret[MERKLE_PATH_MAX]);

/* True when a tree of `count` leaves with this root has this leaf at this place. Nothing is assumed of the arguments. */
bool merkle_holds(struct sha256 leaf, uint64_t index, uint64_t count, const struct sha256 *path,
                  size_t path_len, struct sha256 root);

#endif
