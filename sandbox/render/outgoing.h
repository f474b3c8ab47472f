/* render/outgoing.h - an outgoing document as a paper, from its wording: what a drafter sees is laid out like anything
 * that comes from outside.
 *
 * The body is plain text, a line a block, and its lines say themselves what they are:
 *
 *	Kính gửi: Sở Nội vụ; Phòng Nội vụ   the addressees, parted by semicolons, before all else
 *	Căn cứ …                            a basis, in the types that decide (resolution, decision, directive)
 *	QUYẾT ĐỊNH:                         the deciding word, alone on its line and in capitals
 *	Điều 1. …                           an article
 *	1. …    a) …    - …                 points of the first and the second level
 *	anything else                       a paragraph
 *
 * Lines of the recipients: one each; "Lưu: VT, KT" is what the agency keeps. */
#ifndef SABAN_RENDER_OUTGOING_H
#define SABAN_RENDER_OUTGOING_H

#include "office/outgoing.h"
#include "render/paper.h"

/* Never fails; laying the paper out may, for a letter that the typeface has not. `facts` is the wording to show, which may be an older version of the
 * document's; `at` the day it was written. Texts lie in the arena, the seed or the facts. */
struct paper paper_of_outgoing(struct arena *arena, const struct seed *seed, const struct document *document,
                               const struct document_facts *facts, struct minute at);

#endif
