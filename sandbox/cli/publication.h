/* cli/publication.h - making a publication (journal/publication.h) of what the database has of a scenario's attempts. */
#ifndef SABAN_CLI_PUBLICATION_H
#define SABAN_CLI_PUBLICATION_H

#include "journal/publication.h"
#include "sign/receipt_key.h"
#include "store/publications.h"

/* Signs the closed ones among these attempts, which stand in order; open ones are passed over. For each of them its
 * receipt is made again, byte for byte what the candidate was given, so the key must be the one of the service that gave
 * the receipts out.
 *
 * ERR_LIMIT for more than LIMIT_PUBLISHED_ATTEMPTS, ERR_MISSING when none is closed, ERR_INTERNAL when the last record of
 * a closed one is not its attempt.close. Everything lives in the arena. */
bool publication_make(struct str scenario, const struct last_line *lines, size_t line_count,
                      const struct receipt_key *key, struct arena *arena, struct publication *ret,
                      struct err *reterr);

/* The proof of each leaf, in their order: proof.json without LF. */
const struct attempt_proof *publication_proofs(const struct publication *publication, struct arena *arena);

#endif
