/* exchange/packet_write.h - an edXML packet as bytes: documents and status messages of our own offices.
 *
 * The writer is strict: it reads back what it wrote, and what packet_read refuses or warns of, it does
 * not hand out. What is not given is not written at all; elements stand in the order of the national
 * SDK; an attachment becomes the base64 of a ZIP with one file, so its content_type must be
 * "application/zip". Equal packets give equal bytes.
 *
 * Reading the bytes gives the packet again, member by member, but for two things: texts lose blanks at
 * their ends, and a signature is not written. */
#ifndef SABAN_EXCHANGE_PACKET_WRITE_H
#define SABAN_EXCHANGE_PACKET_WRITE_H

#include "exchange/packet.h"

/* Start with packet_empty(). Bytes live in the arena. ERR_INPUT with what the packet lacks; its source
 * is "packet". */
bool packet_write(struct arena *arena, const struct packet *packet, struct str *ret, struct err *reterr);

#endif
