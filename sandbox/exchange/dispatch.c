/* exchange/dispatch.c - see dispatch.h. */
#include "exchange/dispatch_inside.h"

#include "base/buf.h"
#include "base/check.h"
#include "office/action.h"

#define TYPE_ADMINISTRATIVE 2 /* DocumentType/Type: every type of Decree 30/2020 */
#define STEERING_NONE 1

static const struct str kind_names[DISPATCH_KIND_COUNT] = {
	[DISPATCH_DOCUMENT] = STR_INIT("document"),
	[DISPATCH_RECALL] = STR_INIT("recall"),
	[DISPATCH_UPDATE] = STR_INIT("update"),
	[DISPATCH_STATUS] = STR_INIT("status"),
};
const struct name_table dispatch_kind_names = {kind_names, COUNT(kind_names)};

/* ---- what is said of a document ---- */

static struct str code_of(struct arena *arena, const struct document_facts *facts)
{
	struct buf out = buf_in(arena);
	buf_add(&out, facts->number);
	buf_add_char(&out, '/');
	buf_add(&out, facts->notation);
	return buf_str(&out);
}

/* The id it came with; else made as the axis makes it: sender, day, number. */
static struct str document_id_of(struct arena *arena, const struct document_facts *facts)
{
	struct buf out = buf_in(arena);
	if (!str_is_empty(facts->packet_id))
		return facts->packet_id;
	struct civil day = civil_from_day(facts->issued_on);
	buf_add(&out, facts->issuer_id);
	buf_add_char(&out, ',');
	buf_add_padded(&out, (uint64_t)day.year, 4);
	buf_add_char(&out, '/');
	buf_add_padded(&out, (uint64_t)day.month, 2);
	buf_add_char(&out, '/');
	buf_add_padded(&out, (uint64_t)day.day, 2);
	buf_add_char(&out, ',');
	buf_add(&out, code_of(arena, facts));
	return buf_str(&out);
}

struct packet_time dispatch_time(struct minute at)
{
	struct civil civil = civil_from_minute(at);
	return (struct packet_time){day_of_minute(at), (int32_t)(civil.hour * 3600 + civil.minute * 60)};
}

const struct packet_response *dispatch_response(struct arena *arena, const struct document_facts *facts)
{
	struct packet_response *response = ARENA_NEW(arena, struct packet_response);
	*response = (struct packet_response){
		.organ_id = facts->issuer_id,
		.code = code_of(arena, facts),
		.document_id = document_id_of(arena, facts),
		.promulgated_on = facts->issued_on,
	};
	return response;
}

/* ---- whom it goes to ---- */

static bool is_body(const struct seed *seed, struct party_id id)
{
	return seed_party(seed, id)->kind == PARTY_BODY;
}

bool is_asked_back(enum delivery_status status)
{
	return status == DELIVERY_RECALL_ASKED || status == DELIVERY_RECALLED ||
	       status == DELIVERY_RECALL_REFUSED;
}

static bool is_wanted(enum dispatch_kind kind, enum delivery_status status)
{
	if (kind == DISPATCH_RECALL)
		return is_asked_back(status);
	return kind != DISPATCH_UPDATE || !delivery_is_over(status);
}

/* The deliveries to other agencies that this packet concerns; the last one is *ret_last. */
static size_t recipients_find(struct arena *arena, const struct dispatch *dispatch, enum dispatch_kind kind,
                              struct packet *packet, const struct delivery **ret_last)
{
	const struct seed *seed = dispatch->office->seed;
	const struct outgoing *outgoing = dispatch->document->outgoing;
	struct packet_organ *to = ARENA_ARRAY(arena, struct packet_organ, outgoing->delivery_count);
	for (size_t i = 0; i < outgoing->delivery_count; i++) {
		const struct delivery *delivery = &outgoing->deliveries[i];
		const struct party *party = seed_party(seed, delivery->to);
		bool is_named = dispatch->to.number == 0 || party_is(dispatch->to, delivery->to);
		if (!is_named || party->kind != PARTY_BODY || !is_wanted(kind, delivery->status))
			continue;
		to[packet->to_count++] = (struct packet_organ){
			.organ_id = party->organ_id, .organ_name = party->name, .address = party->name};
		*ret_last = delivery;
	}
	packet->to = to;
	return packet->to_count;
}

bool dispatch_fail(struct err *reterr, const struct dispatch *dispatch, struct str what, struct str advice)
{
	return err_at(reterr, ERR_INPUT, dispatch->document->facts->key, 0, what, advice);
}

void dispatch_sender_fill(const struct seed *seed, struct packet *packet)
{
	packet->from = (struct packet_organ){
		.organ_id = seed->organ_id,
		.organ_name = seed->name,
		.organization_in_charge = seed->superior,
		.address = seed->place,
	};
}

/* ---- a document ---- */

static void signer_fill(const struct dispatch *dispatch, struct packet *packet)
{
	static const struct str prefixes[AUTHORITY_COUNT] = {
		[AUTHORITY_OWN] = STR_INIT(""),     [AUTHORITY_TM] = STR_INIT("TM."),
		[AUTHORITY_KT] = STR_INIT("KT."),   [AUTHORITY_TL] = STR_INIT("TL."),
		[AUTHORITY_TUQ] = STR_INIT("TUQ."), [AUTHORITY_Q] = STR_INIT("Q."),
	};
	const struct document_facts *facts = dispatch->document->facts;
	const struct party *signer = seed_party(dispatch->office->seed, facts->signer);
	if (signer == NULL)
		return;
	packet->signer_competence = prefixes[facts->authority];
	packet->signer_position = signer->title;
	packet->signer_name = signer->name;
}

static void places_fill(struct arena *arena, struct str text, struct packet *packet)
{
	struct str *places = NULL;
	size_t capacity = 0;
	while (!str_is_empty(text)) {
		struct str line = str_trim(str_cut(&text, '\n'));
		if (str_is_empty(line))
			continue;
		places = arena_grow(arena, places, packet->to_place_count, &capacity, sizeof(places[0]));
		places[packet->to_place_count++] = line;
	}
	packet->to_places = places;
}

static void header_fill(struct arena *arena, const struct dispatch *dispatch, struct packet *packet)
{
	const struct document_facts *facts = dispatch->document->facts;
	dispatch_sender_fill(dispatch->office->seed, packet);
	packet->document_id = document_id_of(arena, facts);
	packet->number = facts->number;
	packet->notation = facts->notation;
	packet->promulgation_place = dispatch->office->seed->place;
	packet->promulgated_on = facts->issued_on;
	packet->type = TYPE_ADMINISTRATIVE;
	packet->type_name = facts->type_name;
	packet->subject = packet->content = facts->subject;
	packet->due_on = minute_is_given(facts->due_on) ? day_of_minute(facts->due_on) : CIVIL_NO_DAY;
	packet->priority = (int32_t)facts->urgency;
	packet->steering_type = STEERING_NONE;
	signer_fill(dispatch, packet);
	places_fill(arena, facts->to_places, packet);
}

static void trace_fill(struct arena *arena, const struct dispatch *dispatch, struct minute at,
                       struct packet *packet)
{
	struct packet_trace *trace = ARENA_NEW(arena, struct packet_trace);
	*trace = (struct packet_trace){dispatch->office->seed->organ_id, dispatch_time(at)};
	packet->trace = trace;
	packet->trace_count = 1;
}

/* The agencies that had the older document and get this one. */
static void replacement_fill(struct arena *arena, const struct dispatch *dispatch, struct packet *packet)
{
	const struct document *old = office_document(dispatch->office, dispatch->document->facts->about);
	struct packet_replacement *replacement = ARENA_NEW(arena, struct packet_replacement);
	struct str *ids = ARENA_ARRAY(arena, struct str, packet->to_count);
	size_t count = 0;
	for (size_t i = 0; i < packet->to_count; i++) {
		for (size_t k = 0; old->outgoing != NULL && k < old->outgoing->delivery_count; k++) {
			const struct party *had = seed_party(dispatch->office->seed, old->outgoing->deliveries[k].to);
			if (str_equals(had->organ_id, packet->to[i].organ_id))
				ids[count++] = had->organ_id;
		}
	}
	if (count == 0)
		return;
	*replacement = (struct packet_replacement){document_id_of(arena, old->facts), ids, count};
	packet->business.type = PACKET_REPLACE;
	packet->business.replacements = replacement;
	packet->business.replacement_count = 1;
}

static void relation_fill(struct arena *arena, const struct dispatch *dispatch, struct packet *packet)
{
	const struct document_facts *facts = dispatch->document->facts;
	packet->business.type = PACKET_NEW;
	packet->business.paper = 0;
	packet->business.document_id = packet->document_id;
	if (facts->relation == RELATION_REPLACES)
		replacement_fill(arena, dispatch, packet);
	if (facts->relation != RELATION_REPLY_TO)
		return;
	packet->response_for = dispatch_response(arena, office_document(dispatch->office, facts->about)->facts);
	packet->response_for_count = 1;
}

static void file_fill(struct arena *arena, const struct dispatch *dispatch, struct packet *packet)
{
	struct packet_attachment *attachment = ARENA_NEW(arena, struct packet_attachment);
	struct buf name = buf_in(arena), id = buf_in(arena);
	buf_add(&name, dispatch->document->facts->key);
	buf_add_c(&name, ".pdf");
	buf_add_c(&id, "cid:");
	buf_add(&id, buf_str(&name));
	*attachment = (struct packet_attachment){
		.name = buf_str(&name),
		.description = dispatch->document->facts->subject,
		.content_id = buf_str(&id),
		.content_type = STR("application/zip"),
		.bytes = dispatch->pdf,
	};
	packet->attachments = attachment;
	packet->attachment_count = 1;
	packet->page_amount = (int32_t)dispatch->page_count;
}

struct str dispatch_last_words(const struct document *document, enum note_kind kind)
{
	for (size_t i = document->note_count; i > 0; i--) {
		if (document->notes[i - 1].kind == kind)
			return document->notes[i - 1].text;
	}
	return (struct str){0};
}

static bool may_leave(const struct dispatch *dispatch, struct err *reterr)
{
	const struct document *document = dispatch->document;
	if (document->outgoing == NULL)
		return dispatch_fail(reterr, dispatch, STR("this document came in; it is not ours to send"),
		                     STR("name one that was made here, or ask for its status"));
	if (document->status != DOC_ISSUED && document->status != DOC_RECALLED)
		return dispatch_fail(reterr, dispatch, STR("this document is not issued"),
		                     STR("what travels has a number and a recipient"));
	if (document->facts->secrecy != SECRECY_NONE)
		return dispatch_fail(reterr, dispatch, STR("a secret document does not travel this way"),
		                     STR("it goes by hand or by the channel for secrets"));
	return true;
}

static bool document_dispatch(struct arena *arena, const struct dispatch *dispatch, enum dispatch_kind kind,
                              struct packet *ret, struct err *reterr)
{
	const struct delivery *last = NULL;
	bool is_recall = kind == DISPATCH_RECALL;
	*ret = packet_empty(PACKET_DOCUMENT);
	if (!may_leave(dispatch, reterr))
		return false;
	if (recipients_find(arena, dispatch, kind, ret, &last) == 0)
		return dispatch_fail(reterr, dispatch,
		                     is_recall ? STR("no other agency was asked to give it back")
		                               : STR("it went to no such agency"),
		                     STR("name an agency among its recipients"));
	header_fill(arena, dispatch, ret);
	trace_fill(arena, dispatch, last->at, ret);
	relation_fill(arena, dispatch, ret);
	if (is_recall) {
		ret->business.type = PACKET_RECALL;
		ret->business.reason = dispatch_last_words(dispatch->document, NOTE_RECALL);
		ret->business.replacement_count = 0;
	} else {
		file_fill(arena, dispatch, ret);
	}
	return true;
}

/* ---- who has it ---- */

/* When it was issued to that recipient; CIVIL_NO_MINUTE when its trace does not say. */
static struct minute issued_at(const struct document *document, struct party_id to)
{
	for (size_t i = 0; i < document->trace_count; i++) {
		const struct trace *trace = &document->traces[i];
		if (party_is(trace->to, to) && str_equals(action_key(trace->action), STR("document.issue")))
			return trace->at;
	}
	return CIVIL_NO_MINUTE;
}

static bool was_sent_later(const struct document *document, struct party_id first, struct party_id to)
{
	return issued_at(document, to).since_epoch > issued_at(document, first).since_epoch;
}

/* What has changed since it was first issued: agencies that got it later, and those that have it no longer. */
static size_t receivers_fill(struct arena *arena, const struct dispatch *dispatch, struct packet *packet)
{
	const struct seed *seed = dispatch->office->seed;
	const struct outgoing *outgoing = dispatch->document->outgoing;
	struct packet_receiver *receivers = ARENA_ARRAY(arena, struct packet_receiver, outgoing->delivery_count);
	size_t count = 0, first = 0;
	while (first < outgoing->delivery_count && !is_body(seed, outgoing->deliveries[first].to))
		first++;
	for (size_t i = first; i < outgoing->delivery_count; i++) {
		const struct delivery *delivery = &outgoing->deliveries[i];
		bool is_gone = delivery_is_over(delivery->status);
		if (!is_body(seed, delivery->to) ||
		    (!is_gone && !was_sent_later(dispatch->document, outgoing->deliveries[first].to, delivery->to)))
			continue;
		receivers[count++] = (struct packet_receiver){seed_party(seed, delivery->to)->organ_id, !is_gone};
	}
	packet->business.receivers = receivers;
	packet->business.receiver_count = count;
	packet->business.updates_receivers = count > 0;
	packet->business.updates_document = 0;
	return count;
}

static bool update_dispatch(struct arena *arena, const struct dispatch *dispatch, struct packet *ret,
                            struct err *reterr)
{
	const struct delivery *last = NULL;
	*ret = packet_empty(PACKET_DOCUMENT);
	if (!may_leave(dispatch, reterr))
		return false;
	if (recipients_find(arena, dispatch, DISPATCH_UPDATE, ret, &last) == 0)
		return dispatch_fail(reterr, dispatch, STR("no other agency has it any longer"),
		                     STR("name an agency among its recipients"));
	header_fill(arena, dispatch, ret);
	trace_fill(arena, dispatch, last->at, ret);
	relation_fill(arena, dispatch, ret);
	ret->business.replacement_count = 0;
	ret->business.type = PACKET_UPDATE;
	if (receivers_fill(arena, dispatch, ret) == 0)
		return dispatch_fail(reterr, dispatch, STR("its recipients are those it was first sent to"),
		                     STR("there is nothing to update: send the document itself"));
	return true;
}

bool dispatch_packet(struct arena *arena, const struct dispatch *dispatch, enum dispatch_kind kind,
                     struct packet *ret, struct err *reterr)
{
	if (kind == DISPATCH_UPDATE)
		return update_dispatch(arena, dispatch, ret, reterr);
	if (kind != DISPATCH_STATUS)
		return document_dispatch(arena, dispatch, kind, ret, reterr);
	return status_dispatch(arena, dispatch, ret, reterr);
}
