/* render/outgoing_body.h - the plain text of an outgoing document as blocks; the lines' meaning stands in outgoing.h. */
#ifndef SABAN_RENDER_OUTGOING_BODY_H
#define SABAN_RENDER_OUTGOING_BODY_H

#include "office/seed.h"
#include "render/paper.h"

/* Fills the paper's body and addressees. */
void outgoing_body_read(struct arena *arena, const struct document_facts *facts, struct paper *paper);

#endif
