#include "journal/seed_json.h"

#include "base/buf.h"
#include "base/json_write.h"
#include "journal/seed_inside.h"
#include "journal/worktime_json.h"
#include "office/action.h"

void put_str(struct json_out *json, const char *key, struct str value)
{
	if (!str_is_empty(value))
		json_member_str(json, key, value);
}

void put_number(struct json_out *json, const char *key, uint64_t value)
{
	if (value != 0)
		json_member_u64(json, key, value);
}

static void put_yes(struct json_out *json, const char *key, bool is_so)
{
	if (is_so)
		json_member_bool(json, key, true);
}

void put_party(struct json_out *json, const char *key, const struct seed *seed, struct party_id id)
{
	if (id.number != 0)
		json_member_str(json, key, seed_party(seed, id)->key);
}

void put_minute(struct json_out *json, const char *key, struct minute minute)
{
	char text[32];
	struct buf out = {.ptr = text, .capacity = sizeof(text)};

	if (!minute_is_given(minute))
		return;
	minute_write(minute, &out);
	json_member_str(json, key, buf_str(&out));
}

void put_day(struct json_out *json, const char *key, struct day day)
{
	char text[32];
	struct buf out = {.ptr = text, .capacity = sizeof(text)};

	if (!day_is_given(day))
		return;
	day_write(day, &out);
	json_member_str(json, key, buf_str(&out));
}

void put_name(struct json_out *json, const char *key, const struct name_table *table, unsigned value)
{
	if (value != 0)
		json_member_str(json, key, name_of(table, value));
}

void open_list(struct json_out *json, const char *key)
{
	json_key(json, key);
	json_array_open(json);
}

static void write_parties(struct json_out *json, const struct seed *seed)
{
	open_list(json, "parties");
	for (uint32_t i = 0; i < seed->party_count; i++) {
		const struct party *party = &seed->parties[i];

		json_object_open(json);
		json_member_str(json, "key", party->key);
		json_member_str(json, "name", party->name);
		json_member_str(json, "kind", name_of(&party_kind_names, party->kind));
		put_str(json, "title", party->title);
		put_name(json, "role", &role_names, party->role);
		put_party(json, "unit", seed, party->unit);
		put_party(json, "head", seed, party->head);
		put_str(json, "abbreviation", party->abbreviation);
		put_str(json, "organ_id", party->organ_id);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_books(struct json_out *json, const struct seed *seed)
{
	open_list(json, "books");
	for (uint32_t i = 0; i < seed->book_count; i++) {
		const struct book *book = &seed->books[i];

		json_object_open(json);
		json_member_str(json, "key", book->key);
		json_member_str(json, "name", book->name);
		json_member_u64(json, "next_number", book->next_number);
		put_name(json, "direction", &direction_names, book->direction);
		put_yes(json, "secret", book->is_secret);
		put_number(json, "year", (uint64_t)book->year);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_facts(struct json_out *json, const struct document_facts *facts)
{
	json_member_str(json, "key", facts->key);
	put_str(json, "packet_id", facts->packet_id);
	put_str(json, "type_name", facts->type_name);
	put_str(json, "number", facts->number);
	put_str(json, "notation", facts->notation);
	put_day(json, "issued_on", facts->issued_on);
	put_str(json, "issuer_id", facts->issuer_id);
	put_str(json, "issuer_name", facts->issuer_name);
	put_str(json, "subject", facts->subject);
	put_str(json, "language", facts->language);
	put_str(json, "description", facts->description);
	put_str(json, "signer_competence", facts->signer_competence);
	put_str(json, "signer_position", facts->signer_position);
	put_str(json, "signer_name", facts->signer_name);
	put_str(json, "to_places", facts->to_places);
	put_name(json, "urgency", &urgency_names, facts->urgency);
	put_name(json, "secrecy", &secrecy_names, facts->secrecy);
	put_name(json, "channel", &channel_names, facts->channel);
	put_number(json, "page_amount", facts->page_amount);
	put_number(json, "issued_amount", facts->issued_amount);
	put_minute(json, "due_on", facts->due_on);
	if (meeting_is_given(&facts->meeting)) {
		put_minute(json, "meeting_from", facts->meeting.from);
		put_minute(json, "meeting_until", facts->meeting.until);
		put_str(json, "meeting_place", facts->meeting.place);
	}
	if (facts->file_count == 0)
		return;
	open_list(json, "files");
	for (uint32_t i = 0; i < facts->file_count; i++) {
		json_object_open(json);
		json_member_str(json, "name", facts->files[i].name);
		put_str(json, "paper", facts->files[i].paper);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_assignments(struct json_out *json, const struct seed *seed, const struct document *document)
{
	if (document->assignment_count == 0)
		return;
	open_list(json, "assignments");
	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];

		json_object_open(json);
		json_member_u64(json, "id", assignment->id.number);
		put_party(json, "from", seed, assignment->from);
		put_party(json, "to", seed, assignment->to);
		put_name(json, "role", &route_role_names, assignment->role);
		put_name(json, "state", &assignment_state_names, assignment->state);
		put_minute(json, "due_on", assignment->due_on);
		put_minute(json, "at", assignment->at);
		put_str(json, "note", assignment->note);
		put_str(json, "reason", assignment->reason);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_notes(struct json_out *json, const struct seed *seed, const struct document *document)
{
	if (document->note_count == 0)
		return;
	open_list(json, "notes");
	for (size_t i = 0; i < document->note_count; i++) {
		const struct note *note = &document->notes[i];

		json_object_open(json);
		put_name(json, "kind", &note_kind_names, note->kind);
		put_party(json, "by", seed, note->by);
		put_minute(json, "at", note->at);
		put_str(json, "text", note->text);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_traces(struct json_out *json, const struct seed *seed, const struct document *document)
{
	if (document->trace_count == 0)
		return;
	open_list(json, "traces");
	for (size_t i = 0; i < document->trace_count; i++) {
		const struct trace *trace = &document->traces[i];

		json_object_open(json);
		json_member_str(json, "action", action_key(trace->action));
		put_party(json, "by", seed, trace->by);
		put_party(json, "to", seed, trace->to);
		put_name(json, "role", &route_role_names, trace->role);
		put_number(json, "number", trace->number);
		put_minute(json, "at", trace->at);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_readers(struct json_out *json, const struct seed *seed, const struct document *document)
{
	if (document->reader_count == 0)
		return;
	open_list(json, "readers");
	for (size_t i = 0; i < document->reader_count; i++) {
		json_object_open(json);
		put_party(json, "person", seed, document->readers[i].person);
		put_number(json, "revision", document->readers[i].revision);
		put_yes(json, "marked", document->readers[i].has_marked);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_opinions(struct json_out *json, const struct seed *seed, const struct document *document)
{
	if (document->opinion_count == 0)
		return;
	open_list(json, "opinions");
	for (size_t i = 0; i < document->opinion_count; i++) {
		const struct opinion *opinion = &document->opinions[i];

		json_object_open(json);
		put_party(json, "from", seed, opinion->from);
		put_party(json, "to", seed, opinion->to);
		put_minute(json, "due_on", opinion->due_on);
		put_minute(json, "at", opinion->at);
		put_str(json, "question", opinion->question);
		if (opinion->answered_by.number != 0) {
			put_party(json, "answered_by", seed, opinion->answered_by);
			put_minute(json, "answered_at", opinion->answered_at);
			put_str(json, "answer", opinion->answer);
		}
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_stamp(struct json_out *json, const struct seed *seed, const struct stamp *stamp)
{
	if (stamp->by.number == 0)
		return;
	json_key(json, "stamp");
	json_object_open(json);
	put_party(json, "by", seed, stamp->by);
	put_party(json, "to", seed, stamp->to);
	put_minute(json, "at", stamp->at);
	json_object_close(json);
}

static void put_document(struct json_out *json, const char *key, const struct seed *seed,
                         struct document_id id)
{
	if (id.number != 0)
		json_member_str(json, key, seed->documents[id.number - 1].facts->key);
}

static void write_documents(struct json_out *json, const struct seed *seed)
{
	open_list(json, "documents");
	for (uint32_t i = 0; i < seed->document_count; i++) {
		const struct document *document = &seed->documents[i];

		json_object_open(json);
		write_facts(json, document->facts);
		put_name(json, "status", &document_status_names, document->status);
		put_number(json, "arrival_number", document->arrival_number);
		if (document->book.number != 0)
			json_member_str(json, "book", seed_book(seed, document->book)->key);
		put_minute(json, "arrived_at", document->arrived_at);
		put_party(json, "submitted_by", seed, document->submitted_by);
		put_party(json, "submitted_to", seed, document->submitted_to);
		if (document->status == DOC_REFUSED)
			json_member_str(json, "refused_for", name_of(&refuse_code_names, document->refused_for));
		write_stamp(json, seed, &document->stamp);
		put_number(json, "revision", document->revision);
		write_assignments(json, seed, document);
		write_notes(json, seed, document);
		write_traces(json, seed, document);
		write_readers(json, seed, document);
		put_number(json, "recall_asked", document->recall_asked);
		put_party(json, "attendee", seed, document->attendee);
		put_name(json, "attendance", &attendance_state_names, document->attendance);
		put_document(json, "answered_by", seed, document->answered_by);
		if (document->outgoing != NULL)
			seed_write_outgoing(json, seed, document);
		write_opinions(json, seed, document);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_pairs(struct json_out *json, const char *key, const struct pair *pairs, size_t count)
{
	if (count == 0)
		return;
	open_list(json, key);
	for (size_t i = 0; i < count; i++) {
		json_array_open(json);
		json_str(json, pairs[i].name);
		json_str(json, pairs[i].value);
		json_array_close(json);
	}
	json_array_close(json);
}

static void write_reactions(struct json_out *json, const struct seed *seed)
{
	open_list(json, "reactions");
	for (uint32_t i = 0; i < seed->reaction_count; i++) {
		const struct reaction *reaction = &seed->reactions[i];

		json_object_open(json);
		json_member_str(json, "key", reaction->key);
		if (reaction->on == NULL) {
			json_member_i64(json, "at_ms", reaction->at_ms);
		} else {
			json_member_str(json, "on", action_key(reaction->on));
			put_document(json, "on_document", seed, reaction->on_document);
			write_pairs(json, "on_input", reaction->on_pairs, reaction->on_pair_count);
			json_member_i64(json, "after_ms", reaction->after_ms);
		}
		put_party(json, "actor", seed, reaction->actor);
		json_member_str(json, "action", action_key(reaction->action));
		put_document(json, "document", seed, reaction->document);
		write_pairs(json, "input", reaction->pairs, reaction->pair_count);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_seats(struct json_out *json, const struct seed *seed)
{
	if (seed->seat_count == 0)
		return;
	open_list(json, "seats");
	for (uint32_t i = 0; i < seed->seat_count; i++)
		json_str(json, seed_party(seed, seed->seats[i])->key);
	json_array_close(json);
}

struct str seed_write(const struct seed *seed, struct arena *arena)
{
	struct buf out = buf_sized(arena, 16 * 1024);
	struct json_out json = json_out_in(&out);

	json_object_open(&json);
	json_member_str(&json, "format", STR(SEED_FORMAT));
	json_member_str(&json, "organ_id", seed->organ_id);
	json_member_str(&json, "name", seed->name);
	put_str(&json, "abbreviation", seed->abbreviation);
	put_str(&json, "place", seed->place);
	put_str(&json, "superior", seed->superior);
	put_minute(&json, "starts_at", seed->starts_at);
	json_member_i64(&json, "duration_ms", seed->duration_ms);
	put_party(&json, "candidate", seed, seed->candidate);
	write_seats(&json, seed);
	json_member_u64(&json, "next_assignment", seed->next_assignment);
	worktime_write(&json, seed->worktime);
	write_parties(&json, seed);
	write_books(&json, seed);
	write_documents(&json, seed);
	seed_write_dossiers(&json, seed);
	write_reactions(&json, seed);
	json_object_close(&json);
	return buf_str(&out);
}
