/* grader/proof/fits.h - whether a receipt, a publication and a proof speak of this journal. Signatures are not looked at
 * here. */
#ifndef SABAN_GRADER_PROOF_FITS_H
#define SABAN_GRADER_PROOF_FITS_H

#include "journal/journal.h"
#include "journal/membership.h"
#include "journal/receipt.h"

/* False with an err (source, the receipt's line) that names both values when the journal is open or has another
 * scenario, number of records, head, or time of closing. Its texts lie in the arena. */
bool receipt_fits(const struct receipt_file *receipt, struct str source, const struct journal *journal,
                  struct arena *arena, struct err *reterr);

/* False with an err when the publication's root is not that of its leaves, it is of another scenario, or no leaf has
 * this receipt's attempt, number of records, head and very file. */
bool publication_fits(const struct publication *publication, struct str source,
                      const struct receipt_file *receipt, struct arena *arena, struct err *reterr);
/* The same of one leaf and its path to the root. */
bool membership_fits(const struct membership *membership, struct str source,
                     const struct receipt_file *receipt, struct arena *arena, struct err *reterr);

#endif
