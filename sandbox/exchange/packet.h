/* exchange/packet.h - an edXML packet: how an agency's document, or word of what became of it, travels
 *between document-management systems (QCVN 102:2016/BTTTT, Circular 10/2016; amendment 1:2022, Circular
 *01/2022).
 *
 * A packet is either a document (kind PACKET_DOCUMENT: header, trace, attachments) or a status message
 *that answers one (kind PACKET_STATUS: who says what became of which document). Bytes in, struct out:
 *no file, no network, no clock.
 *
 *	struct packet packet;
 *	if (!packet_read(&arena, STR("cv-246.edxml"), bytes, CIVIL_NO_DAY, &packet, &err))
 *		return false;
 *	for (size_t i = 0; i < packet.warning_count; i++)
 *		tell(packet.warnings[i].line, packet.warnings[i].what);
 *
 * Reading is tolerant, reporting is strict. What departs from the standard but leaves a usable packet
 *is a warning with its line; what the office cannot do without is an err:
 *	- not UTF-8, not well formed, a DOCTYPE, another dialect than QCVN 102:2016, a limit of
 *base/limits.h exceeded;
 *	- a document without From/OrganId, without a To or with a To without OrganId, without DocumentId,
 *CodeNumber, CodeNotation or Subject (the live gateway refuses each of these);
 *	- a status message without From/OrganId, StatusCode, or a ResponseFor that names a DocumentId;
 *	- an attachment whose content cannot be had: broken base64, a ZIP that is broken, encrypted, too big
 *or too tightly packed, or that does not hold exactly one file. Everything else the standard asks for
 *(other mandatory elements, lengths in characters, dates of the calendar, known codes, no recipient
 *twice, no unknown element) is a warning, and the value is left out where it makes no sense.
 *
 * DocumentId is opaque: an example in use holds the date 2014/02/30. It is compared, never taken apart.
 * Names are matched by namespace and local name; prefixes and the order of elements mean nothing. */
#ifndef SABAN_EXCHANGE_PACKET_H
#define SABAN_EXCHANGE_PACKET_H

#include "base/civil.h"
#include "base/err.h"
#include "base/str.h"

struct arena;

#define PACKET_NAMESPACE "http://www.mic.gov.vn/TBT/QCVN_102_2016"

/* A number that was not given, or not one the standard knows where it knows them all. */
#define PACKET_NO_NUMBER (-1)

enum packet_kind {
	PACKET_DOCUMENT,
	PACKET_STATUS,
};

/* BussinessDocType (so spelt in the standard): what the packet does to the document it names. */
enum packet_business_type {
	PACKET_NEW = 0,
	PACKET_RECALL = 1,
	PACKET_UPDATE = 2,
	PACKET_REPLACE = 3,
};

/* A local instant, "yyyy/MM/dd HH:mm:ss". Not given when its day is not. */
struct packet_time {
	struct day on;
	int32_t second; /* of the day, 0 to 86399 */
};

/* An agency as sender or recipient. Texts that were not given are empty, here and in all that follows.
 */
struct packet_organ {
	struct str organ_id; /* "000.00.00.H41": at most four levels */
	struct str organ_name, organization_in_charge, address, email, telephone, fax, website;
};

/* The person behind a packet. */
struct packet_staff {
	struct str department, staff, email, mobile, department_id, staff_id;
};

/* The document that this packet answers. */
struct packet_response {
	struct str organ_id, code, document_id;
	struct day promulgated_on;
};

/* One system the packet has passed. */
struct packet_trace {
	struct str organ_id;
	struct packet_time at;
};

/* An update (PACKET_UPDATE) takes a recipient away (0) or adds one (1). */
struct packet_receiver {
	struct str organ_id;
	int32_t receiver_type;
};

/* A replacement (PACKET_REPLACE): this document of these agencies is replaced. */
struct packet_replacement {
	struct str document_id;
	const struct str *organ_ids;
	size_t organ_id_count;
};

struct packet_business {
	struct str document_id;
	int32_t type; /* enum packet_business_type, or PACKET_NO_NUMBER */
	struct str reason;
	int32_t paper; /* 1: a paper original follows, 0: none, or PACKET_NO_NUMBER */
	struct packet_staff staff;
	int32_t updates_document, updates_receivers; /* 0, 1 or PACKET_NO_NUMBER; PACKET_UPDATE only */
	const struct packet_receiver *receivers;
	size_t receiver_count;
	const struct packet_replacement *replacements;
	size_t replacement_count;
};

/* What came in AttachmentEncoded. content_type tells how it travelled; bytes are the file itself, out
 * of its ZIP when content_type says ZIP. The name is safe as a file name: one component, no control
 * character, never empty. */
struct packet_attachment {
	struct str name, description, content_id, content_type;
	struct str bytes; /* any bytes, not text */
};

struct packet_warning {
	uint32_t line; /* from 1 */
	struct str what;
};

struct packet {
	enum packet_kind kind;
	struct packet_organ from;
	const struct packet_response *response_for;
	size_t response_for_count;

	/* A document. */
	const struct packet_organ *to;
	size_t to_count;
	struct str document_id;
	struct str number, notation;
	struct str promulgation_place;
	struct day promulgated_on;
	int32_t type;        /* 1 legislation, 2 administrative; others occur and are kept with a warning */
	int32_t type_detail; /* code in the standard's list of types */
	struct str type_name;
	struct str subject, content;
	struct str signer_competence, signer_position, signer_name;
	struct day due_on;
	int32_t priority; /* 0 normal, 1 urgent, 2 very urgent, 3 express, 4 express with an hour */
	struct str sphere, typer_notation;
	int32_t issued_amount, page_amount;
	int32_t direction; /* 1: gives direction, 0: does not, or PACKET_NO_NUMBER */
	const struct str *appendixes;
	size_t appendix_count;
	int32_t steering_type; /* 1 no steering, 2 steering, 3 report on steering; others are kept with a
	                          warning */
	const struct str *to_places;
	size_t to_place_count;
	const struct str *task_codes; /* ResponseForTask, of newer systems */
	size_t task_code_count;
	struct str application_type;
	struct packet_business business;
	const struct packet_trace *trace;
	size_t trace_count;
	bool has_signature; /* an XML signature is there; it is not verified here */
	const struct packet_attachment *attachments;
	size_t attachment_count;

	/* A status message. */
	struct str status_code; /* "01": the codes in use are 01 to 06, 13, 15, 16 */
	struct str description;
	struct packet_staff staff;
	struct packet_time at;

	const struct packet_warning *warnings; /* by line */
	size_t warning_count;
};

/* A packet of that kind in which nothing is given yet: what a writer fills in. */
struct packet packet_empty(enum packet_kind kind);

/* Reads one packet. All of *ret lives in the arena and borrows nothing from bytes. source_name is the
 * name an err carries. A PromulgationDate later than today is warned of; CIVIL_NO_DAY means that there
 * is no today to compare with. Memory beyond the result is given back before it returns. At most
 * LIMIT_PACKET_WARNINGS warnings are kept. */
bool packet_read(struct arena *arena, struct str source_name, struct str bytes, struct day today,
                 struct packet *ret, struct err *reterr);

#endif
