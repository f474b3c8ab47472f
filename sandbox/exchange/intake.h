/* exchange/intake.h - what all parts of reading a packet share: where results live, and where
 * complaints go. */
#ifndef SABAN_EXCHANGE_INTAKE_H
#define SABAN_EXCHANGE_INTAKE_H

#include "base/err.h"
#include "exchange/packet.h"

struct arena;
struct edxml_element;

struct intake {
	struct arena *arena; /* of the result */
	struct arena *work;  /* given back when the packet is read */
	struct str source;
	struct day today; /* or CIVIL_NO_DAY */
	struct packet_warning *warnings;
	size_t warning_count, warning_capacity;
	bool more_warnings; /* than are kept */
	struct err *reterr;
};

/* Adds a warning; what is copied. No more than LIMIT_PACKET_WARNINGS are kept. */
void intake_warn(struct intake *intake, uint32_t line, struct str what);
/* Sets *reterr with copies of the texts and returns false. */
bool intake_fail(struct intake *intake, enum err_class class, uint32_t line, struct str what,
                 struct str advice);
/* Warns of each child that is not of QCVN 102 or bears none of the names. */
void intake_warn_strangers(struct intake *intake, const struct edxml_element *parent,
                           const char *const *names, size_t name_count);
/* Warns when further siblings have the element's name: only the first is read. The element may be NULL.
 */
void intake_warn_doubles(struct intake *intake, const struct edxml_element *parent,
                         const struct edxml_element *element);
/* One element that nobody here knows. */
void intake_warn_stranger(struct intake *intake, const struct edxml_element *parent,
                          const struct edxml_element *element);
/* Warnings by line into the packet, with a last one when some were not kept. */
void intake_hand_over(struct intake *intake, struct packet *packet);

#endif
