/* exchange/dispatch.h - what an office sends over the axis: the packet of a document it issued, the same taken back, and
 * word of how things stand. From the state of an office alone; nothing is asked of the world.
 *
 *	struct dispatch dispatch = {.office = office, .document = document, .pdf = pages.pdf, .page_count = 1};
 *	if (!dispatch_packet(&arena, &dispatch, DISPATCH_DOCUMENT, &packet, &err) ||
 *	    !packet_write(&arena, &packet, &bytes, &err))
 *		return false;
 *
 * Rules: QCVN 102:2016; the states and codes of the axis stand in docs/exchange.md. */
#ifndef SABAN_EXCHANGE_DISPATCH_H
#define SABAN_EXCHANGE_DISPATCH_H

#include "exchange/packet.h"
#include "office/outgoing.h"

struct arena;

enum dispatch_kind {
	DISPATCH_DOCUMENT, /* an issued document: new, or in the place of an older one (BussinessDocType 0, 3) */
	DISPATCH_RECALL,   /* the same asked back from whoever was asked (BussinessDocType 1), without its file */
	DISPATCH_UPDATE, /* to those who have it: who got it since, and who gave it back (BussinessDocType 2), without its
	                    file */
	DISPATCH_STATUS, /* how it stands: 13 to a recipient that was asked for ours, 01 to 06 and 15 to the issuer of
	                      one that came to us */
	DISPATCH_KIND_COUNT
};
extern const struct name_table dispatch_kind_names;

struct dispatch {
	const struct office *office;
	const struct document *document;
	struct party_id to;  /* one agency; none: all it concerns */
	struct str pdf;      /* the document's pages, for DISPATCH_DOCUMENT */
	uint32_t page_count; /* of them */
};

/* Fills a packet whose texts lie in the arena, the office or `dispatch`. ERR_INPUT with what stands against it: no such
 * recipient, not issued yet, a secret document (Law on state secrets: never by this way), nothing to tell. */
bool dispatch_packet(struct arena *arena, const struct dispatch *dispatch, enum dispatch_kind kind,
                     struct packet *ret, struct err *reterr);

#endif
