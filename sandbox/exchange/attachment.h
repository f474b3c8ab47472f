/* exchange/attachment.h - the manifest and the encoded attachments of a packet. */
#ifndef SABAN_EXCHANGE_ATTACHMENT_H
#define SABAN_EXCHANGE_ATTACHMENT_H

#include "exchange/packet.h"

struct intake;
struct edxml_element;

/* Reads edXMLBody and AttachmentEncoded, either of which may be NULL. False when the content of one
 * cannot be had. */
bool attachments_read(struct intake *intake, const struct edxml_element *body,
                      const struct edxml_element *encoded, struct packet *packet);

/* A file name from a stranger's text: the last component without control characters and blanks at its
 * ends; the empty str when nothing usable is left. */
struct str attachment_safe_name(struct arena *arena, struct str name);

#endif
