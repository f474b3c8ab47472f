/* journal/publication.h - root.json: the heads of all closed attempts at a scenario under one signed Merkle root.
 *
 * One line of canonical JSON (journal/record.h says what that means), here broken for reading:
 *
 *	{"format":"saban-root-1","scenario":"bao-cao-cchc","count":2,"leaves":[
 *	{"attempt":7,"records":42,"head":"9f86…","receipt":"2c26…"},
 *	{"attempt":9,"records":17,"head":"60fd…","receipt":"fcde…"}],
 *	"root":"ab12…","signature":"…","key":"…"}
 *
 * Leaves stand in the order of their attempts. The data of a leaf is its JSON object as it stands there. "receipt" is
 * the SHA-256 of the candidate's receipt.txt: it binds his number without telling it, since nobody else has the
 * signature in that file. What is signed is the text
 *
 *	saban-root-1 LF scenario ID LF attempts N LF root HEX LF */
#ifndef SABAN_JOURNAL_PUBLICATION_H
#define SABAN_JOURNAL_PUBLICATION_H

#include "base/err.h"
#include "journal/merkle.h"
#include "journal/seal.h"

#include <cjson/cJSON.h>

#define PUBLICATION_FORMAT "saban-root-1"

struct leaf {
	uint64_t attempt;
	uint32_t record_count;
	struct sha256 head;
	struct sha256 receipt; /* of the file with the signature */
};

struct publication {
	struct str scenario;
	const struct leaf *leaves; /* by attempt */
	size_t leaf_count;
	struct sha256 root;
	struct seal seal;
};

/* The tree over these leaves. */
struct merkle publication_tree(const struct leaf *leaves, size_t count, struct arena *arena);
/* What is signed. */
struct str publication_text(struct str scenario, uint64_t leaf_count, struct sha256 root,
                            struct arena *arena);
/* The file without LF. */
struct str publication_write(const struct publication *publication, struct arena *arena);

/* Reads a file in exactly that form, with or without one LF behind it: at most LIMIT_PUBLISHED_ATTEMPTS leaves, in order,
 * no attempt twice. Anything else is ERR_INPUT. Whether root and signature hold is not looked at. */
bool publication_read(struct str bytes, struct str source, struct arena *arena, struct publication *ret,
                      struct err *reterr);
/* The leaf of that attempt; NULL when there is none. */
const struct leaf *publication_find(const struct publication *publication, uint64_t attempt);

/* ---- for journal/membership.c ---- */

/* A leaf as an object, the hash of that object as a leaf of the tree, and the object read. */
void json_leaf(struct json_out *json, const struct leaf *leaf);
struct sha256 leaf_hash(const struct leaf *leaf, struct arena *scratch);
struct leaf leaf_read(const cJSON *object, struct arena *scratch);
/* A hash that a member holds; zero when it holds none, which writing again will tell. */
struct sha256 hash_member(const cJSON *object, const char *key, struct arena *scratch);
struct seal seal_member(const cJSON *object, struct arena *scratch);

#endif
