/* exchange/dispatch_inside.h - what the makers of packets share; for dispatch*.c alone. */
#ifndef SABAN_EXCHANGE_DISPATCH_INSIDE_H
#define SABAN_EXCHANGE_DISPATCH_INSIDE_H

#include "exchange/dispatch.h"

struct arena;

/* An err of class ERR_INPUT about the document; false. */
bool dispatch_fail(struct err *reterr, const struct dispatch *dispatch, struct str what, struct str advice);
struct packet_time dispatch_time(struct minute at);
/* The document that is answered or told about. */
const struct packet_response *dispatch_response(struct arena *arena, const struct document_facts *facts);
void dispatch_sender_fill(const struct seed *seed, struct packet *packet);
/* The last note of a kind; empty without one. */
struct str dispatch_last_words(const struct document *document, enum note_kind kind);
bool is_asked_back(enum delivery_status status);

bool status_dispatch(struct arena *arena, const struct dispatch *dispatch, struct packet *ret,
                     struct err *reterr);

#endif
