#include "office/outgoing.h"

#include "base/buf.h"

bool may_sign(const struct seed *seed, struct party_id person)
{
	enum role role = seed_role(seed, person);

	return role == ROLE_LEADER || role == ROLE_OFFICE_HEAD;
}

struct party_id outgoing_unit_head(const struct seed *seed, const struct outgoing *outgoing)
{
	const struct party *drafter = seed_party(seed, outgoing->drafter);
	const struct party *unit = drafter == NULL ? NULL : seed_party(seed, drafter->unit);

	return unit == NULL || unit->head.number == 0 ? outgoing->drafter : unit->head;
}

bool outgoing_is_in_flow(const struct seed *seed, struct party_id person, const struct document *document)
{
	const struct outgoing *outgoing = document->outgoing;

	if (party_is(outgoing->drafter, person) || party_is(outgoing->holder, person) ||
	    party_is(outgoing_unit_head(seed, outgoing), person))
		return true;
	for (size_t i = 0; i < document->trace_count; i++) {
		const struct trace *trace = &document->traces[i];

		if (party_is(trace->by, person) || party_is(trace->to, person))
			return true;
	}
	return false;
}

struct delivery *outgoing_delivery(const struct outgoing *outgoing, struct party_id to)
{
	for (size_t i = 0; i < outgoing->delivery_count; i++) {
		if (party_is(outgoing->deliveries[i].to, to))
			return &outgoing->deliveries[i];
	}
	return NULL;
}

const struct delivery *outgoing_delivery_for(const struct seed *seed, const struct outgoing *outgoing,
                                             struct party_id person)
{
	for (size_t i = 0; i < outgoing->delivery_count; i++) {
		if (seed_answers_for(seed, person, outgoing->deliveries[i].to))
			return &outgoing->deliveries[i];
	}
	return NULL;
}

bool delivery_is_over(enum delivery_status status)
{
	return status == DELIVERY_RECALLED || status == DELIVERY_REFUSED || status == DELIVERY_REPLACED;
}

struct str outgoing_notation(const struct seed *seed, const struct document *document, struct arena *arena)
{
	const struct party *drafter = seed_party(seed, document->outgoing->drafter);
	const struct party *unit = drafter == NULL ? NULL : seed_party(seed, drafter->unit);
	struct str type = document_type_abbreviation(document->facts->type);
	struct buf out = buf_in(arena);

	if (!str_is_empty(type)) {
		buf_add(&out, type);
		buf_add_char(&out, '-');
	}
	buf_add(&out, seed->abbreviation);
	if (str_is_empty(type) && unit != NULL && !str_is_empty(unit->abbreviation)) {
		buf_add_char(&out, '-');
		buf_add(&out, unit->abbreviation);
	}
	return buf_str(&out);
}

struct refusal holder_check(const struct office *office, const struct event *event)
{
	const struct document *document = office_document(office, event->document);

	return party_is(document->outgoing->holder, event->actor) ? ACCEPTED : REFUSE(not_in_your_hands);
}

struct refusal wording_check(const struct seed *seed, const struct wording *wording)
{
	if (wording->signer.number != 0 && !may_sign(seed, wording->signer))
		return REFUSE_FIELD(signer_not_competent, "signer");
	return ACCEPTED;
}

struct document_facts *outgoing_change_facts(struct office *office, struct document *document)
{
	struct document_facts *facts = ARENA_NEW(office->arena, struct document_facts);

	*facts = *document->facts;
	document->facts = facts;
	return facts;
}

void outgoing_write(struct office *office, struct document *document, const struct wording *wording,
                    const struct event *event)
{
	struct document_facts *facts = outgoing_change_facts(office, document);
	struct outgoing *outgoing = document->outgoing;

	facts->type = (enum document_type)wording->type;
	facts->type_name = document_type_title(facts->type);
	facts->subject = str_copy(office->arena, wording->subject);
	facts->body = str_copy(office->arena, wording->body);
	facts->to_places = str_copy(office->arena, wording->to_places);
	facts->urgency = (enum urgency)wording->urgency;
	facts->secrecy = (enum secrecy)wording->secrecy;
	facts->signer = wording->signer;
	facts->authority = (enum authority)wording->authority;
	outgoing->versions = arena_grow(office->arena, outgoing->versions, outgoing->version_count,
	                                &outgoing->version_capacity, sizeof(outgoing->versions[0]));
	outgoing->versions[outgoing->version_count++] = (struct version){
		.facts = facts, .by = event->actor, .at = office_minute(office, event->office_ms)};
}

void outgoing_hand(struct document *document, struct party_id to, struct party_id by)
{
	document->outgoing->holder = to;
	document->outgoing->proposed_by = by;
}

void outgoing_reopen(struct document *document, struct party_id holder)
{
	struct outgoing *outgoing = document->outgoing;

	document->status = DOC_DRAFT;
	outgoing->holder = holder;
	outgoing->proposed_by = outgoing->initialled_by = outgoing->form_checked_by = outgoing->approved_by =
		PARTY_SYSTEM;
}

void outgoing_settle_recall(struct document *document)
{
	const struct outgoing *outgoing = document->outgoing;
	bool is_recalled = false;

	for (size_t i = 0; i < outgoing->delivery_count; i++) {
		if (!delivery_is_over(outgoing->deliveries[i].status))
			return;
		is_recalled = is_recalled || outgoing->deliveries[i].status == DELIVERY_RECALLED;
	}
	if (is_recalled)
		document->status = DOC_RECALLED;
}
