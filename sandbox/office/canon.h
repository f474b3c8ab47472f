/* office/canon.h - the canonical text of state, from which journal/digest.h makes its Merkle root.
 *
 * Covers facts that are not at their default only, so that a new field leaves old digests alone. One line a fact,
 * `name value` with texts length-prefixed: no two states share a text. Never read back. */
#ifndef SABAN_OFFICE_CANON_H
#define SABAN_OFFICE_CANON_H

#include "base/buf.h"
#include "office/office.h"

/* One document's changeable part, without its notes. */
void canon_document(const struct seed *seed, const struct document *document, struct buf *out);
void canon_note(const struct seed *seed, const struct note *note, struct buf *out);
/* Everything that belongs to no document: phase, clock extension, counters, registers, pending reactions. */
void canon_desk(const struct office *office, struct buf *out);

#endif
