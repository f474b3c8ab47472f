/* journal/membership.h - proof.json: that one attempt is among those whose root was published and signed.
 *
 * The candidate's own piece of a publication (journal/publication.h), some two kilobytes whatever its size. One line of
 * canonical JSON:
 *
 *	{"format":"saban-proof-1","scenario":"bao-cao-cchc","count":2,"index":0,"leaf":{"attempt":7,…},"path":["…"],
 *	"root":"ab12…","signature":"…","key":"…"}
 *
 * root and signature are those of root.json; the path leads from the leaf to the root (journal/merkle.h). */
#ifndef SABAN_JOURNAL_MEMBERSHIP_H
#define SABAN_JOURNAL_MEMBERSHIP_H

#include "journal/publication.h"

#define MEMBERSHIP_FORMAT "saban-proof-1"

struct membership {
	struct str scenario;
	uint64_t leaf_count, index;
	struct leaf leaf;
	struct sha256 path[MERKLE_PATH_MAX];
	size_t path_len;
	struct sha256 root;
	struct seal seal;
};

/* The membership of the leaf at that place. The tree is publication_tree() of its leaves. */
struct membership membership_of(const struct publication *publication, const struct merkle *tree,
                                size_t index);
/* The file without LF. */
struct str membership_write(const struct membership *membership, struct arena *arena);

/* Reads a file in exactly that form, with or without one LF behind it; anything else is ERR_INPUT. */
bool membership_read(struct str bytes, struct str source, struct arena *arena, struct membership *ret,
                     struct err *reterr);
/* True when the path leads from the leaf to the root. The signature of the root is not looked at. */
bool membership_holds(const struct membership *membership, struct arena *scratch);

#endif
