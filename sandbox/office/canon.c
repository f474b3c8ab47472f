#include "office/canon.h"

static void put_name(struct buf *out, const char *name)
{
	buf_add_c(out, name);
	buf_add_char(out, ' ');
}

static void put_number(struct buf *out, const char *name, int64_t value)
{
	if (value == 0)
		return;
	put_name(out, name);
	buf_add_i64(out, value);
	buf_add_char(out, '\n');
}

static void put_text(struct buf *out, const char *name, struct str value)
{
	if (str_is_empty(value))
		return;
	put_name(out, name);
	buf_add_u64(out, value.len);
	buf_add_char(out, ':');
	buf_add(out, value);
	buf_add_char(out, '\n');
}

static void put_party(struct buf *out, const char *name, const struct seed *seed, struct party_id id)
{
	const struct party *party = seed_party(seed, id);

	put_text(out, name, party == NULL ? STR("") : party->key);
}

static void put_minute(struct buf *out, const char *name, struct minute minute)
{
	if (!minute_is_given(minute))
		return;
	put_name(out, name);
	minute_write(minute, out);
	buf_add_char(out, '\n');
}

static void put_assignment(const struct seed *seed, const struct assignment *assignment, struct buf *out)
{
	put_number(out, "assignment", assignment->id.number);
	put_party(out, "from", seed, assignment->from);
	put_party(out, "to", seed, assignment->to);
	put_text(out, "role", name_of(&route_role_names, assignment->role));
	put_text(out, "state", name_of(&assignment_state_names, assignment->state));
	put_minute(out, "due-on", assignment->due_on);
	put_minute(out, "at", assignment->at);
	put_text(out, "note", assignment->note);
	put_text(out, "reason", assignment->reason);
}

/* The text of an outgoing document; its name for another one is a key. */
static void put_outgoing_facts(const struct seed *seed, const struct document_facts *facts, struct buf *out)
{
	put_text(out, "type", name_of(&document_type_names, facts->type));
	put_text(out, "subject", facts->subject);
	put_text(out, "body", facts->body);
	put_text(out, "to-places", facts->to_places);
	put_text(out, "urgency", name_of(&urgency_names, facts->urgency));
	put_text(out, "secrecy", name_of(&secrecy_names, facts->secrecy));
	put_text(out, "authority", name_of(&authority_names, facts->authority));
	put_party(out, "signer", seed, facts->signer);
	put_text(out, "relation", name_of(&relation_names, facts->relation));
	put_number(out, "about", facts->about.number);
	put_text(out, "number", facts->number);
	put_text(out, "notation", facts->notation);
	put_number(out, "issued-on", facts->issued_on.since_epoch);
}

static void put_outgoing(const struct seed *seed, const struct document *document, struct buf *out)
{
	const struct outgoing *outgoing = document->outgoing;

	put_outgoing_facts(seed, document->facts, out);
	put_party(out, "drafter", seed, outgoing->drafter);
	put_party(out, "holder", seed, outgoing->holder);
	put_party(out, "proposed-by", seed, outgoing->proposed_by);
	put_party(out, "initialled-by", seed, outgoing->initialled_by);
	put_party(out, "form-checked-by", seed, outgoing->form_checked_by);
	put_party(out, "approved-by", seed, outgoing->approved_by);
	put_party(out, "recall-ordered-by", seed, outgoing->recall_ordered_by);
	put_number(out, "versions", (int64_t)outgoing->version_count);
	for (size_t i = 0; i < outgoing->delivery_count; i++) {
		const struct delivery *delivery = &outgoing->deliveries[i];

		put_party(out, "delivered-to", seed, delivery->to);
		put_text(out, "delivery", name_of(&delivery_status_names, delivery->status));
		put_minute(out, "at", delivery->at);
		put_text(out, "reason", delivery->reason);
	}
}

static void put_opinion(const struct seed *seed, const struct opinion *opinion, struct buf *out)
{
	put_party(out, "asked-by", seed, opinion->from);
	put_party(out, "asked", seed, opinion->to);
	put_minute(out, "due-on", opinion->due_on);
	put_minute(out, "at", opinion->at);
	put_text(out, "question", opinion->question);
	if (opinion->answered_by.number == 0)
		return;
	put_party(out, "answered-by", seed, opinion->answered_by);
	put_minute(out, "answered-at", opinion->answered_at);
	put_text(out, "answer", opinion->answer);
}

void canon_document(const struct seed *seed, const struct document *document, struct buf *out)
{
	const struct book *book = seed_book(seed, document->book);

	put_text(out, "document", document->facts->key);
	put_text(out, "status", name_of(&document_status_names, document->status));
	put_number(out, "arrival-number", document->arrival_number);
	put_text(out, "book", book == NULL ? STR("") : book->key);
	put_minute(out, "arrived-at", document->arrived_at);
	put_party(out, "submitted-by", seed, document->submitted_by);
	put_party(out, "submitted-to", seed, document->submitted_to);
	if (document->status == DOC_REFUSED)
		put_text(out, "refused-for", name_of(&refuse_code_names, document->refused_for));
	if (document->stamp.by.number != 0) {
		put_party(out, "stamped-by", seed, document->stamp.by);
		put_party(out, "stamped-to", seed, document->stamp.to);
		put_minute(out, "stamped-at", document->stamp.at);
	}
	put_number(out, "revision", document->revision);
	put_number(out, "recall-asked", document->recall_asked);
	if (document->attendance != ATTENDANCE_OPEN)
		put_text(out, "attendance", name_of(&attendance_state_names, document->attendance));
	put_party(out, "attendee", seed, document->attendee);
	put_number(out, "answered-by", document->answered_by.number);
	for (size_t i = 0; i < document->assignment_count; i++)
		put_assignment(seed, &document->assignments[i], out);
	for (size_t i = 0; i < document->reader_count; i++) {
		put_party(out, "reader", seed, document->readers[i].person);
		put_number(out, "seen", document->readers[i].revision);
		put_number(out, "marked", document->readers[i].has_marked);
	}
	if (document->outgoing != NULL)
		put_outgoing(seed, document, out);
	for (size_t i = 0; i < document->opinion_count; i++)
		put_opinion(seed, &document->opinions[i], out);
}

void canon_note(const struct seed *seed, const struct note *note, struct buf *out)
{
	put_text(out, "kind", name_of(&note_kind_names, note->kind));
	put_party(out, "by", seed, note->by);
	put_minute(out, "at", note->at);
	put_text(out, "text", note->text);
}

/* Nothing while all are as in the seed; from then on all that were opened. */
static void put_dossiers(const struct office *office, struct buf *out)
{
	const struct seed *seed = office->seed;

	for (uint32_t i = 0; i < office->dossier_count && office->dossiers != NULL; i++) {
		const struct dossier *dossier = &office->dossiers[i];

		if (dossier->state == DOSSIER_LISTED)
			continue;
		put_text(out, "dossier", dossier->key);
		put_text(out, "code", dossier->code);
		put_text(out, "title", dossier->title);
		put_text(out, "retention", name_of(&retention_names, dossier->retention));
		put_text(out, "state", name_of(&dossier_state_names, dossier->state));
		put_party(out, "keeper", seed, dossier->keeper);
		put_minute(out, "opened-at", dossier->opened_at);
		put_minute(out, "closed-at", dossier->closed_at);
		for (uint32_t k = 0; k < dossier->document_count; k++)
			put_number(out, "holds", dossier->documents[k].number);
	}
}

static void put_delegations(const struct office *office, struct buf *out)
{
	for (size_t i = 0; i < office->delegation_count; i++) {
		const struct delegation *delegation = &office->delegations[i];

		put_party(out, "delegated-by", office->seed, delegation->from);
		put_party(out, "delegated-to", office->seed, delegation->to);
		put_minute(out, "from", delegation->from_at);
		put_minute(out, "until", delegation->until_at);
		put_minute(out, "ended", delegation->ended_at);
		put_text(out, "reason", delegation->reason);
	}
}

void canon_desk(const struct office *office, struct buf *out)
{
	const struct seed *seed = office->seed;

	put_text(out, "phase", name_of(&phase_names, office->phase));
	put_number(out, "now-ms", office->now_ms);
	put_number(out, "extension-ms", office->extension_ms);
	put_number(out, "records", office->record_count);
	put_number(out, "next-assignment", office->next_assignment);
	put_number(out, "made", office->made_count);
	if (!party_is(office->candidate, seed->candidate))
		put_party(out, "candidate", seed, office->candidate);
	for (uint16_t number = 1; number <= seed->book_count; number++) {
		const struct book *book = seed_book(seed, (struct book_id){number});
		uint32_t next = office_book_next(office, (struct book_id){number});

		if (next != book->next_number) {
			put_text(out, "book", book->key);
			put_number(out, "next", next);
		}
	}
	put_dossiers(office, out);
	put_delegations(office, out);
	for (size_t i = 0; i < office->pending_count; i++) {
		const struct pending *pending = &office->pending[i];

		put_number(out, "pending", pending->number);
		put_number(out, "due-ms", pending->due_ms);
		put_text(out, "reaction", seed->reactions[pending->reaction].key);
		if (pending->document.number != 0)
			put_text(out, "of", office_document(office, pending->document)->facts->key);
	}
}
