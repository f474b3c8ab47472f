/* An outgoing document of the starting office: its wording, its earlier wordings, its way, its recipients. */
#include "base/limits.h"
#include "journal/seed_inside.h"

/* What one version says that another may not; the rest stands with the document. */
static void write_wording(struct json_out *json, const struct seed *seed, const struct document_facts *facts)
{
	put_name(json, "type", &document_type_names, facts->type);
	put_str(json, "subject", facts->subject);
	put_str(json, "body", facts->body);
	put_str(json, "to_places", facts->to_places);
	put_name(json, "urgency", &urgency_names, facts->urgency);
	put_name(json, "secrecy", &secrecy_names, facts->secrecy);
	put_name(json, "authority", &authority_names, facts->authority);
	put_party(json, "signer", seed, facts->signer);
}

static void write_versions(struct json_out *json, const struct seed *seed, const struct outgoing *outgoing)
{
	if (outgoing->version_count == 0)
		return;
	open_list(json, "versions");
	for (size_t i = 0; i < outgoing->version_count; i++) {
		const struct version *version = &outgoing->versions[i];

		json_object_open(json);
		write_wording(json, seed, version->facts);
		put_party(json, "by", seed, version->by);
		put_minute(json, "at", version->at);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_deliveries(struct json_out *json, const struct seed *seed, const struct outgoing *outgoing)
{
	if (outgoing->delivery_count == 0)
		return;
	open_list(json, "deliveries");
	for (size_t i = 0; i < outgoing->delivery_count; i++) {
		const struct delivery *delivery = &outgoing->deliveries[i];

		json_object_open(json);
		put_party(json, "to", seed, delivery->to);
		put_name(json, "status", &delivery_status_names, delivery->status);
		put_minute(json, "at", delivery->at);
		put_str(json, "reason", delivery->reason);
		json_object_close(json);
	}
	json_array_close(json);
}

void seed_write_outgoing(struct json_out *json, const struct seed *seed, const struct document *document)
{
	const struct outgoing *outgoing = document->outgoing;

	json_key(json, "outgoing");
	json_object_open(json);
	write_wording(json, seed, document->facts);
	put_name(json, "relation", &relation_names, document->facts->relation);
	put_number(json, "about", document->facts->about.number);
	put_party(json, "drafter", seed, outgoing->drafter);
	put_party(json, "holder", seed, outgoing->holder);
	put_party(json, "proposed_by", seed, outgoing->proposed_by);
	put_party(json, "initialled_by", seed, outgoing->initialled_by);
	put_party(json, "form_checked_by", seed, outgoing->form_checked_by);
	put_party(json, "approved_by", seed, outgoing->approved_by);
	put_party(json, "recall_ordered_by", seed, outgoing->recall_ordered_by);
	write_versions(json, seed, outgoing);
	write_deliveries(json, seed, outgoing);
	json_object_close(json);
}

static void read_wording(struct reading *reading, const cJSON *json, struct document_facts *facts)
{
	facts->direction = DIRECTION_OUTGOING;
	facts->type = (enum document_type)take_name(reading, json, "type", &document_type_names);
	facts->type_name = document_type_title(facts->type);
	facts->subject = json_text(json, "subject", reading->arena);
	facts->body = json_text(json, "body", reading->arena);
	facts->to_places = json_text(json, "to_places", reading->arena);
	facts->urgency = (enum urgency)take_name(reading, json, "urgency", &urgency_names);
	facts->secrecy = (enum secrecy)take_name(reading, json, "secrecy", &secrecy_names);
	facts->authority = (enum authority)take_name(reading, json, "authority", &authority_names);
	facts->signer = take_party(reading, json, "signer");
}

static void read_versions(struct reading *reading, const cJSON *list, const struct document_facts *facts,
                          struct outgoing *outgoing)
{
	size_t count = take_count(reading, list, LIMIT_VERSIONS);
	const cJSON *item = count == 0 ? NULL : list->child;

	outgoing->versions = ARENA_ARRAY(reading->arena, struct version, count);
	outgoing->version_count = outgoing->version_capacity = count;
	for (size_t i = 0; i < count; i++, item = item->next) {
		struct document_facts *wording = ARENA_NEW(reading->arena, struct document_facts);

		*wording = *facts;
		read_wording(reading, item, wording);
		outgoing->versions[i] = (struct version){
			.facts = wording,
			.by = take_party(reading, item, "by"),
			.at = take_minute(reading, item, "at"),
		};
	}
}

static void read_deliveries(struct reading *reading, const cJSON *list, struct outgoing *outgoing)
{
	size_t count = take_count(reading, list, LIMIT_RECIPIENTS);
	const cJSON *item = count == 0 ? NULL : list->child;

	outgoing->deliveries = ARENA_ARRAY(reading->arena, struct delivery, count);
	outgoing->delivery_count = outgoing->delivery_capacity = count;
	for (size_t i = 0; i < count; i++, item = item->next)
		outgoing->deliveries[i] = (struct delivery){
			.to = take_party(reading, item, "to"),
			.status = (enum delivery_status)take_name(reading, item, "status", &delivery_status_names),
			.at = take_minute(reading, item, "at"),
			.reason = json_text(item, "reason", reading->arena),
		};
}

void seed_read_outgoing(struct reading *reading, const cJSON *json, struct document *document,
                        struct document_facts *facts)
{
	struct outgoing *outgoing = ARENA_NEW(reading->arena, struct outgoing);
	const cJSON *part = json_member(json, "outgoing");

	read_wording(reading, part, facts);
	facts->relation = (enum relation)take_name(reading, part, "relation", &relation_names);
	facts->about.number = (uint32_t)json_number(part, "about");
	outgoing->drafter = take_party(reading, part, "drafter");
	outgoing->holder = take_party(reading, part, "holder");
	outgoing->proposed_by = take_party(reading, part, "proposed_by");
	outgoing->initialled_by = take_party(reading, part, "initialled_by");
	outgoing->form_checked_by = take_party(reading, part, "form_checked_by");
	outgoing->approved_by = take_party(reading, part, "approved_by");
	outgoing->recall_ordered_by = take_party(reading, part, "recall_ordered_by");
	read_versions(reading, json_member(part, "versions"), facts, outgoing);
	read_deliveries(reading, json_member(part, "deliveries"), outgoing);
	document->outgoing = outgoing;
}
