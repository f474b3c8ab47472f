/* journal/digest.h - the digest of an office: a Merkle root over its objects.
 *
 *	root = SHA-256("saban-state-1" | SHA-256 of the starting office's line | SHA-256(desk)
 *	               | for each document that differs from the start, by id: id (4 bytes, big-endian) | document)
 *	document = SHA-256(its text | notes, when it has any)
 *	notes    = SHA-256(the same of the notes before, nothing for the first | text of the last note)
 *
 * with the texts of office/canon.h. Only documents changed since the last call are hashed again, and of their notes only
 * the new ones. Cost: O(documents the attempt has touched) copying, O(changed since) hashing. */
#ifndef SABAN_JOURNAL_DIGEST_H
#define SABAN_JOURNAL_DIGEST_H

#include "journal/sha256.h"
#include "office/office.h"

/* start: SHA-256 of the canonical starting office. Scratch space comes from the arena. */
struct sha256 office_digest(const struct office *office, struct sha256 start, struct arena *scratch);

#endif
