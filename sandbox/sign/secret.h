/* sign/secret.h - codes that people type, kept as scrypt hashes (RFC 7914).
 *
 * The form is "scrypt$15$8$1$folded$SALT$HASH": the logarithm of N, then r and p, then 16 bytes of salt and 32 of hash in
 * lower-case hexadecimal. "folded" says that the code was hashed without blanks and dashes and with small letters, as it
 * is compared then: nobody is kept out by a capital on a card. Without that word the code counts byte by byte. One hash
 * takes 32 MiB and some tens of milliseconds, so that who steals the table of candidates cannot try all codes. */
#ifndef SABAN_SIGN_SECRET_H
#define SABAN_SIGN_SECRET_H

#include "base/arena.h"
#include "base/str.h"

/* A new hash of the folded code, in the arena, with a salt of its own. */
struct str secret_hash(struct str code, struct arena *arena);

/* True when the code is the one that was hashed. The comparison takes the same time wherever it differs. With a hash that
 * is empty or not of the form it takes as long and is false: an unknown number answers like a wrong code. */
bool secret_is_right(struct str code, struct str hash);

#endif
