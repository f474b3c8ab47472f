/* office/outgoing.h - the part of a document that only an outgoing one has: its text, its way over the desks, its
 * recipients (Decree 30/2020, articles 10 to 18). Reading for everybody; changing for apply functions alone. */
#ifndef SABAN_OFFICE_OUTGOING_H
#define SABAN_OFFICE_OUTGOING_H

#include "office/office.h"

/* What a drafter writes: the input of draft.create and draft.edit share it. */
struct wording {
	unsigned type;
	struct str subject;
	struct str body;
	struct str to_places; /* noi nhan, a line each */
	unsigned urgency;
	unsigned secrecy;
	struct party_id signer;
	unsigned authority;
};

/* The rows of its fields; the wording must be the first member of an input that has them. */
#define WORDING_FIELDS                                                                     \
	FIELD_CHOICE(struct wording, type, .required = true, .choices = &document_type_names), \
		FIELD_TEXT(struct wording, subject, .required = true, .length_max = 500),          \
		FIELD_TEXT(struct wording, body, .length_max = 20000),                             \
		FIELD_TEXT(struct wording, to_places, .length_max = 1000),                         \
		FIELD_CHOICE(struct wording, urgency, .choices = &urgency_names),                  \
		FIELD_CHOICE(struct wording, secrecy, .choices = &secrecy_names),                  \
		FIELD_PARTY(struct wording, signer, .required = false),                            \
		FIELD_CHOICE(struct wording, authority, .choices = &authority_names)

/* May the person sign what the agency issues? Leaders, and the chief of office by order (article 13). */
bool may_sign(const struct seed *seed, struct party_id person);
/* The head of the unit that drafted it; the drafter himself when he heads it or belongs to none. */
struct party_id outgoing_unit_head(const struct seed *seed, const struct outgoing *outgoing);
/* Has he had it: drafted it, heads the drafting unit, holds it, or was it handed to or by him? */
bool outgoing_is_in_flow(const struct seed *seed, struct party_id person, const struct document *document);
/* The document at a recipient; NULL when it was not sent there. */
struct delivery *outgoing_delivery(const struct outgoing *outgoing, struct party_id to);
/* Through which delivery this person or agency has it: his own or that of his unit; NULL for none. */
const struct delivery *outgoing_delivery_for(const struct seed *seed, const struct outgoing *outgoing,
                                             struct party_id person);
/* Is it no longer there: given back, refused or replaced? */
bool delivery_is_over(enum delivery_status status);
/* "QD-UBND", "UBND-KT": the notation of a document of this type that this unit drafted (appendix I, II.3). */
struct str outgoing_notation(const struct seed *seed, const struct document *document, struct arena *arena);

/* Not with somebody else: the refusal of what only the holder may do. */
struct refusal holder_check(const struct office *office, const struct event *event);
/* May the wording stand: is its signer one who may sign? */
struct refusal wording_check(const struct seed *seed, const struct wording *wording);

/* New facts, equal to those of now, that the caller may fill; they become the document's. */
struct document_facts *outgoing_change_facts(struct office *office, struct document *document);
/* Puts a wording into the facts and keeps them as a version. */
void outgoing_write(struct office *office, struct document *document, const struct wording *wording,
                    const struct event *event);
/* Lays it on somebody's desk. What was checked on the way stays checked. */
void outgoing_hand(struct document *document, struct party_id to, struct party_id by);
/* Back to being a draft on somebody's desk: all checks have to be made again (article 11.2). */
void outgoing_reopen(struct document *document, struct party_id holder);
/* Recalled as a whole once no recipient has it any longer and one at least gave it back. */
void outgoing_settle_recall(struct document *document);

#endif
