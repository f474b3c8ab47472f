/* exchange/packet_shape.h - the elements of an edXML packet and the members of struct packet they fill.
 *
 * What is mandatory and how long it may be is what the live gateway's check intends (see packet.h for
 * what is an err); the order of rows is the order in which the national SDK writes. */
#ifndef SABAN_EXCHANGE_PACKET_SHAPE_H
#define SABAN_EXCHANGE_PACKET_SHAPE_H

#include "exchange/shape.h"

/* All of struct packet: MessageHeader of a document, of a status message, and TraceHeaderList. */
extern const struct shape packet_document_shape;
extern const struct shape packet_status_shape;
extern const struct shape packet_trace_shape;

#endif
