#include "grader/replay/state.h"

#include "grader/xml/xml_out.h"
#include "office/dossier.h"

/* Nothing is written for a value that is not there. */
static void text_attribute(struct buf *out, const char *name, struct str value)
{
	if (str_is_empty(value))
		return;
	buf_add_char(out, ' ');
	buf_add_c(out, name);
	buf_add(out, STR("=\""));
	xml_escape(out, value);
	buf_add_char(out, '"');
}

static void number_attribute(struct buf *out, const char *name, uint64_t value)
{
	struct buf text = buf_in(out->arena);

	if (value == 0)
		return;
	buf_add_u64(&text, value);
	text_attribute(out, name, buf_str(&text));
}

static void minute_attribute(struct buf *out, const char *name, struct minute value)
{
	struct buf text = buf_in(out->arena);

	if (!minute_is_given(value))
		return;
	minute_write(value, &text);
	text_attribute(out, name, buf_str(&text));
}

static void day_attribute(struct buf *out, const char *name, struct day value)
{
	struct buf text = buf_in(out->arena);

	if (!day_is_given(value))
		return;
	day_write(value, &text);
	text_attribute(out, name, buf_str(&text));
}

static struct str party_key(const struct seed *seed, struct party_id id)
{
	const struct party *party = seed_party(seed, id);

	return party == NULL ? STR("") : party->key;
}

static void party_attribute(struct buf *out, const struct seed *seed, const char *name, struct party_id id)
{
	text_attribute(out, name, party_key(seed, id));
}

static void parties_write(const struct seed *seed, struct buf *out)
{
	for (uint32_t i = 0; i < seed->party_count; i++) {
		const struct party *party = &seed->parties[i];
		bool is_unit = party->kind == PARTY_UNIT;

		buf_add_c(out, is_unit ? "\t<unit" : "\t<person");
		text_attribute(out, "id", party->key);
		text_attribute(out, "name", party->name);
		if (is_unit) {
			party_attribute(out, seed, "head", party->head);
		} else {
			text_attribute(out, "title", party->title);
			text_attribute(out, "role", name_of(&role_names, party->role));
			party_attribute(out, seed, "unit", party->unit);
		}
		buf_add(out, STR("/>\n"));
	}
}

static void books_write(const struct office *office, struct buf *out)
{
	for (uint32_t i = 0; i < office->seed->book_count; i++) {
		const struct book *book = &office->seed->books[i];

		buf_add(out, STR("\t<book"));
		text_attribute(out, "id", book->key);
		text_attribute(out, "name", book->name);
		text_attribute(out, "direction", name_of(&direction_names, book->direction));
		if (book->is_secret)
			text_attribute(out, "secret", STR("yes"));
		number_attribute(out, "year", (uint64_t)book->year);
		number_attribute(out, "next-number", office_book_next(office, (struct book_id){(uint16_t)(i + 1)}));
		buf_add(out, STR("/>\n"));
	}
}

static void dossiers_write(const struct office *office, struct buf *out)
{
	for (uint16_t number = 1; number <= office->dossier_count; number++) {
		const struct dossier *dossier = office_dossier(office, (struct dossier_id){number});

		buf_add(out, STR("\t<dossier"));
		text_attribute(out, "id", dossier->key);
		text_attribute(out, "code", dossier->code);
		text_attribute(out, "title", dossier->title);
		text_attribute(out, "retention", name_of(&retention_names, dossier->retention));
		text_attribute(out, "state", name_of(&dossier_state_names, dossier->state));
		party_attribute(out, office->seed, "keeper", dossier->keeper);
		minute_attribute(out, "opened-at", dossier->opened_at);
		minute_attribute(out, "closed-at", dossier->closed_at);
		buf_add(out, STR(">\n"));
		for (uint32_t i = 0; i < dossier->document_count; i++) {
			buf_add(out, STR("\t\t<paper"));
			text_attribute(out, "document", office_document(office, dossier->documents[i])->facts->key);
			buf_add(out, STR("/>\n"));
		}
		buf_add(out, STR("\t</dossier>\n"));
	}
}

static void delegations_write(const struct office *office, struct buf *out)
{
	for (size_t i = 0; i < office->delegation_count; i++) {
		const struct delegation *delegation = &office->delegations[i];

		buf_add(out, STR("\t<delegation"));
		party_attribute(out, office->seed, "from", delegation->from);
		party_attribute(out, office->seed, "to", delegation->to);
		minute_attribute(out, "from-at", delegation->from_at);
		minute_attribute(out, "until-at", delegation->until_at);
		minute_attribute(out, "ended-at", delegation->ended_at);
		text_attribute(out, "reason", delegation->reason);
		buf_add(out, STR("/>\n"));
	}
}

/* What an outgoing document is to another one, whose name it bears, on whose desk it lies, who said yes to it. */
static void outgoing_attributes(const struct office *office, const struct document *document, struct buf *out)
{
	const struct seed *seed = office->seed;
	const struct document_facts *facts = document->facts;
	const struct outgoing *outgoing = document->outgoing;

	if (facts->relation != RELATION_NONE) {
		text_attribute(out, "relation", name_of(&relation_names, facts->relation));
		text_attribute(out, "about", office_document(office, facts->about)->facts->key);
	}
	party_attribute(out, seed, "signer-id", facts->signer);
	text_attribute(out, "authority", name_of(&authority_names, facts->authority));
	party_attribute(out, seed, "drafter", outgoing->drafter);
	party_attribute(out, seed, "holder", outgoing->holder);
	party_attribute(out, seed, "proposed-by", outgoing->proposed_by);
	party_attribute(out, seed, "initialled-by", outgoing->initialled_by);
	party_attribute(out, seed, "form-checked-by", outgoing->form_checked_by);
	party_attribute(out, seed, "approved-by", outgoing->approved_by);
	party_attribute(out, seed, "recall-ordered-by", outgoing->recall_ordered_by);
}

static void text_element(struct buf *out, const char *name, struct str text)
{
	if (str_is_empty(text))
		return;
	buf_add(out, STR("\t\t<"));
	buf_add_c(out, name);
	buf_add_char(out, '>');
	xml_escape(out, text);
	buf_add(out, STR("</"));
	buf_add_c(out, name);
	buf_add(out, STR(">\n"));
}

/* Its text and recipients as they are now, each state of its wording, and where it went. */
static void outgoing_write_parts(const struct seed *seed, const struct document *document, struct buf *out)
{
	const struct outgoing *outgoing = document->outgoing;

	text_element(out, "body", document->facts->body);
	text_element(out, "to-places", document->facts->to_places);
	for (size_t i = 0; i < outgoing->version_count; i++) {
		const struct version *version = &outgoing->versions[i];

		buf_add(out, STR("\t\t<version"));
		number_attribute(out, "number", i + 1);
		party_attribute(out, seed, "by", version->by);
		minute_attribute(out, "at", version->at);
		text_attribute(out, "type", version->facts->type_name);
		text_attribute(out, "subject", version->facts->subject);
		buf_add(out, STR("/>\n"));
	}
	for (size_t i = 0; i < outgoing->delivery_count; i++) {
		const struct delivery *delivery = &outgoing->deliveries[i];

		buf_add(out, STR("\t\t<delivery"));
		party_attribute(out, seed, "to", delivery->to);
		text_attribute(out, "status", name_of(&delivery_status_names, delivery->status));
		minute_attribute(out, "at", delivery->at);
		text_attribute(out, "reason", delivery->reason);
		buf_add(out, STR("/>\n"));
	}
}

static void document_attributes(const struct office *office, const struct document *document, struct buf *out)
{
	const struct seed *seed = office->seed;
	const struct document_facts *facts = document->facts;
	const struct book *book = seed_book(seed, document->book);
	const struct party *signer = seed_party(seed, facts->signer);
	struct buf code = buf_in(out->arena);

	buf_add(&code, facts->number);
	buf_add_c(&code, str_is_empty(facts->notation) ? "" : "/");
	buf_add(&code, facts->notation);
	text_attribute(out, "id", facts->key);
	text_attribute(out, "direction", name_of(&direction_names, facts->direction));
	text_attribute(out, "status", name_of(&document_status_names, document->status));
	text_attribute(out, "type", facts->type_name);
	text_attribute(out, "number", facts->number);
	text_attribute(out, "notation", facts->notation);
	text_attribute(out, "code", buf_str(&code));
	day_attribute(out, "issued-on", facts->issued_on);
	text_attribute(out, "issuer-id", facts->issuer_id);
	text_attribute(out, "issuer", facts->issuer_name);
	text_attribute(out, "subject", facts->subject);
	text_attribute(out, "signer", signer == NULL ? facts->signer_name : signer->name);
	text_attribute(out, "urgency", name_of(&urgency_names, facts->urgency));
	text_attribute(out, "secrecy", name_of(&secrecy_names, facts->secrecy));
	text_attribute(out, "channel", name_of(&channel_names, facts->channel));
	minute_attribute(out, "due-on", facts->due_on);
	number_attribute(out, "arrival-no", document->arrival_number);
	text_attribute(out, "book", book == NULL ? STR("") : book->key);
	minute_attribute(out, "arrived-at", document->arrived_at);
	party_attribute(out, seed, "submitted-by", document->submitted_by);
	party_attribute(out, seed, "submitted-to", document->submitted_to);
	if (meeting_is_given(&facts->meeting)) {
		minute_attribute(out, "meeting-from", facts->meeting.from);
		minute_attribute(out, "meeting-until", facts->meeting.until);
		text_attribute(out, "meeting-place", facts->meeting.place);
		text_attribute(out, "attendance", name_of(&attendance_state_names, document->attendance));
		party_attribute(out, seed, "attendee", document->attendee);
	}
	if (document->answered_by.number != 0)
		text_attribute(out, "answered-by", office_document(office, document->answered_by)->facts->key);
	if (document->recall_asked)
		text_attribute(out, "recall-asked", STR("yes"));
	if (document->status == DOC_REFUSED)
		text_attribute(out, "refused-for", name_of(&refuse_code_names, document->refused_for));
	if (document->stamp.by.number != 0) {
		party_attribute(out, seed, "stamped-by", document->stamp.by);
		party_attribute(out, seed, "stamped-to", document->stamp.to);
		minute_attribute(out, "stamped-at", document->stamp.at);
	}
}

static void assignment_write(const struct seed *seed, const struct assignment *assignment, struct buf *out)
{
	buf_add(out, STR("\t\t<assignment"));
	number_attribute(out, "number", assignment->id.number);
	party_attribute(out, seed, "from", assignment->from);
	party_attribute(out, seed, "to", assignment->to);
	text_attribute(out, "role", name_of(&route_role_names, assignment->role));
	text_attribute(out, "state", name_of(&assignment_state_names, assignment->state));
	minute_attribute(out, "due-on", assignment->due_on);
	minute_attribute(out, "at", assignment->at);
	text_attribute(out, "note", assignment->note);
	text_attribute(out, "reason", assignment->reason);
	buf_add(out, STR("/>\n"));
}

static void opinion_write(const struct seed *seed, const struct opinion *opinion, struct buf *out)
{
	bool is_answered = opinion->answered_by.number != 0;

	buf_add(out, STR("\t\t<opinion"));
	text_attribute(out, "state", is_answered ? STR("answered") : STR("open"));
	party_attribute(out, seed, "from", opinion->from);
	party_attribute(out, seed, "to", opinion->to);
	minute_attribute(out, "due-on", opinion->due_on);
	minute_attribute(out, "at", opinion->at);
	text_attribute(out, "question", opinion->question);
	if (is_answered) {
		party_attribute(out, seed, "answered-by", opinion->answered_by);
		minute_attribute(out, "answered-at", opinion->answered_at);
		text_attribute(out, "answer", opinion->answer);
	}
	buf_add(out, STR("/>\n"));
}

static void trace_write(const struct seed *seed, const struct trace *trace, struct buf *out)
{
	buf_add(out, STR("\t\t<trace"));
	text_attribute(out, "action", action_key(trace->action));
	party_attribute(out, seed, "by", trace->by);
	party_attribute(out, seed, "to", trace->to);
	if (trace->to.number != 0 && str_equals(action_key(trace->action), STR("document.route")))
		text_attribute(out, "role", name_of(&route_role_names, trace->role));
	number_attribute(out, "number", trace->number);
	minute_attribute(out, "at", trace->at);
	buf_add(out, STR("/>\n"));
}

static void document_write(const struct office *office, const struct document *document, struct buf *out)
{
	const struct seed *seed = office->seed;

	buf_add(out, STR("\t<document"));
	document_attributes(office, document, out);
	if (document->outgoing != NULL)
		outgoing_attributes(office, document, out);
	buf_add(out, STR(">\n"));
	if (document->outgoing != NULL)
		outgoing_write_parts(seed, document, out);
	for (size_t i = 0; i < document->assignment_count; i++)
		assignment_write(seed, &document->assignments[i], out);
	for (size_t i = 0; i < document->note_count; i++) {
		const struct note *note = &document->notes[i];

		buf_add(out, STR("\t\t<note"));
		text_attribute(out, "kind", name_of(&note_kind_names, note->kind));
		party_attribute(out, seed, "by", note->by);
		minute_attribute(out, "at", note->at);
		buf_add_char(out, '>');
		xml_escape(out, note->text);
		buf_add(out, STR("</note>\n"));
	}
	for (size_t i = 0; i < document->trace_count; i++)
		trace_write(seed, &document->traces[i], out);
	for (size_t i = 0; i < document->reader_count; i++) {
		buf_add(out, STR("\t\t<reader"));
		party_attribute(out, seed, "person", document->readers[i].person);
		if (document->readers[i].has_marked)
			text_attribute(out, "marked", STR("yes"));
		buf_add(out, STR("/>\n"));
	}
	for (size_t i = 0; i < document->opinion_count; i++)
		opinion_write(seed, &document->opinions[i], out);
	buf_add(out, STR("\t</document>\n"));
}

void state_write(const struct office *office, struct buf *out)
{
	const struct seed *seed = office->seed;

	buf_add(out, STR("<office"));
	text_attribute(out, "id", seed->organ_id);
	text_attribute(out, "name", seed->name);
	text_attribute(out, "phase", name_of(&phase_names, office->phase));
	minute_attribute(out, "at", office_minute(office, office->now_ms));
	number_attribute(out, "records", office->record_count);
	party_attribute(out, seed, "candidate", office->candidate);
	buf_add(out, STR(">\n"));
	parties_write(seed, out);
	books_write(office, out);
	dossiers_write(office, out);
	delegations_write(office, out);
	for (uint32_t i = 0; i < office_document_count(office); i++)
		document_write(office, office_document(office, (struct document_id){i + 1}), out);
	buf_add(out, STR("</office>\n"));
}
