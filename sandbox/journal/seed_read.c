#include "journal/seed_json.h"

#include "base/limits.h"
#include "journal/json_read.h"
#include "journal/seed_inside.h"
#include "journal/worktime_json.h"
#include "office/action.h"

unsigned take_name(struct reading *reading, const cJSON *json, const char *key,
                   const struct name_table *table)
{
	struct str text = json_text(json, key, reading->arena);
	unsigned value = 0;

	if (!str_is_empty(text) && !name_parse(table, text, &value))
		reading->is_sound = false;
	return value;
}

struct party_id take_party(struct reading *reading, const cJSON *json, const char *key)
{
	struct str text = json_text(json, key, reading->arena);
	struct party_id id = {0};

	if (!str_is_empty(text)) {
		id = seed_find_party(reading->seed, text);
		reading->is_sound = reading->is_sound && id.number != 0;
	}
	return id;
}

struct document_id take_document_id(struct reading *reading, const cJSON *json, const char *key)
{
	struct str text = json_text(json, key, reading->arena);
	struct document_id id = {0};

	if (!str_is_empty(text)) {
		id = seed_find_document(reading->seed, text);
		reading->is_sound = reading->is_sound && id.number != 0;
	}
	return id;
}

const struct action *take_action(struct reading *reading, const cJSON *json, const char *key)
{
	const struct action *action = action_find(json_text(json, key, reading->arena));

	reading->is_sound = reading->is_sound && action != NULL;
	return action;
}

struct minute take_minute(struct reading *reading, const cJSON *json, const char *key)
{
	struct str text = json_text(json, key, reading->arena);
	struct minute minute = CIVIL_NO_MINUTE;

	if (!str_is_empty(text) && !minute_parse(text, &minute))
		reading->is_sound = false;
	return minute;
}

struct day take_day(struct reading *reading, const cJSON *json, const char *key)
{
	struct str text = json_text(json, key, reading->arena);
	struct day day = CIVIL_NO_DAY;

	if (!str_is_empty(text) && !day_parse(text, &day))
		reading->is_sound = false;
	return day;
}

size_t take_count(struct reading *reading, const cJSON *list, size_t most)
{
	size_t count = json_count(list);

	if (count <= most)
		return count;
	reading->is_sound = false;
	return 0;
}

static void read_parties(struct reading *reading, const cJSON *list)
{
	size_t count = take_count(reading, list, LIMIT_PARTIES);
	struct party *parties = ARENA_ARRAY(reading->arena, struct party, count);
	const cJSON *item = count == 0 ? NULL : list->child;

	reading->seed->parties = parties;
	reading->seed->party_count = (uint32_t)count;
	for (size_t i = 0; i < count; i++, item = item->next) {
		parties[i].key = json_text(item, "key", reading->arena);
		parties[i].name = json_text(item, "name", reading->arena);
		parties[i].kind = (enum party_kind)take_name(reading, item, "kind", &party_kind_names);
		parties[i].title = json_text(item, "title", reading->arena);
		parties[i].role = (enum role)take_name(reading, item, "role", &role_names);
	}
	/* Units and heads may stand before or behind those that name them. */
	item = count == 0 ? NULL : list->child;
	for (size_t i = 0; i < count; i++, item = item->next) {
		parties[i].unit = take_party(reading, item, "unit");
		parties[i].head = take_party(reading, item, "head");
		parties[i].abbreviation = json_text(item, "abbreviation", reading->arena);
		parties[i].organ_id = json_text(item, "organ_id", reading->arena);
	}
}

static void read_books(struct reading *reading, const cJSON *list)
{
	size_t count = take_count(reading, list, LIMIT_PARTIES);
	struct book *books = ARENA_ARRAY(reading->arena, struct book, count);
	const cJSON *item = count == 0 ? NULL : list->child;

	reading->seed->books = books;
	reading->seed->book_count = (uint32_t)count;
	for (size_t i = 0; i < count; i++, item = item->next) {
		books[i].key = json_text(item, "key", reading->arena);
		books[i].name = json_text(item, "name", reading->arena);
		books[i].next_number = (uint32_t)json_number(item, "next_number");
		books[i].direction = (enum direction)take_name(reading, item, "direction", &direction_names);
		books[i].is_secret = cJSON_IsTrue(json_member(item, "secret"));
		books[i].year = (int32_t)json_number(item, "year");
	}
}

static struct document_facts *read_facts(struct reading *reading, const cJSON *json)
{
	struct arena *arena = reading->arena;
	struct document_facts *facts = ARENA_NEW(arena, struct document_facts);
	const cJSON *list = json_member(json, "files");
	size_t count = json_count(list);
	struct document_file *files = ARENA_ARRAY(arena, struct document_file, count);
	const cJSON *item = count == 0 ? NULL : list->child;

	*facts = (struct document_facts){
		.key = json_text(json, "key", arena),
		.packet_id = json_text(json, "packet_id", arena),
		.type_name = json_text(json, "type_name", arena),
		.number = json_text(json, "number", arena),
		.notation = json_text(json, "notation", arena),
		.issued_on = take_day(reading, json, "issued_on"),
		.issuer_id = json_text(json, "issuer_id", arena),
		.issuer_name = json_text(json, "issuer_name", arena),
		.subject = json_text(json, "subject", arena),
		.language = json_text(json, "language", arena),
		.description = json_text(json, "description", arena),
		.signer_competence = json_text(json, "signer_competence", arena),
		.signer_position = json_text(json, "signer_position", arena),
		.signer_name = json_text(json, "signer_name", arena),
		.to_places = json_text(json, "to_places", arena),
		.urgency = (enum urgency)take_name(reading, json, "urgency", &urgency_names),
		.secrecy = (enum secrecy)take_name(reading, json, "secrecy", &secrecy_names),
		.channel = (enum channel)take_name(reading, json, "channel", &channel_names),
		.page_amount = (uint32_t)json_number(json, "page_amount"),
		.issued_amount = (uint32_t)json_number(json, "issued_amount"),
		.due_on = take_minute(reading, json, "due_on"),
		.meeting = {.from = take_minute(reading, json, "meeting_from"),
	                .until = take_minute(reading, json, "meeting_until"),
	                .place = json_text(json, "meeting_place", arena)},
		.files = files,
		.file_count = (uint32_t)count,
	};
	for (size_t i = 0; i < count; i++, item = item->next) {
		files[i].name = json_text(item, "name", arena);
		files[i].paper = json_text(item, "paper", arena);
	}
	return facts;
}

static void read_assignments(struct reading *reading, const cJSON *list, struct document *document)
{
	size_t count = take_count(reading, list, LIMIT_ASSIGNMENTS_PER_DOCUMENT);
	const cJSON *item = count == 0 ? NULL : list->child;

	document->assignments = ARENA_ARRAY(reading->arena, struct assignment, count);
	document->assignment_count = count;
	for (size_t i = 0; i < count; i++, item = item->next)
		document->assignments[i] = (struct assignment){
			.id = {(uint32_t)json_number(item, "id")},
			.from = take_party(reading, item, "from"),
			.to = take_party(reading, item, "to"),
			.role = (enum route_role)take_name(reading, item, "role", &route_role_names),
			.state = (enum assignment_state)take_name(reading, item, "state", &assignment_state_names),
			.due_on = take_minute(reading, item, "due_on"),
			.at = take_minute(reading, item, "at"),
			.note = json_text(item, "note", reading->arena),
			.reason = json_text(item, "reason", reading->arena),
		};
}

static void read_notes(struct reading *reading, const cJSON *list, struct document *document)
{
	size_t count = json_count(list);
	const cJSON *item = count == 0 ? NULL : list->child;

	document->notes = ARENA_ARRAY(reading->arena, struct note, count);
	document->note_count = count;
	for (size_t i = 0; i < count; i++, item = item->next)
		document->notes[i] = (struct note){
			.kind = (enum note_kind)take_name(reading, item, "kind", &note_kind_names),
			.by = take_party(reading, item, "by"),
			.at = take_minute(reading, item, "at"),
			.text = json_text(item, "text", reading->arena),
		};
}

static void read_traces(struct reading *reading, const cJSON *list, struct document *document)
{
	size_t count = json_count(list);
	const cJSON *item = count == 0 ? NULL : list->child;

	document->traces = ARENA_ARRAY(reading->arena, struct trace, count);
	document->trace_count = count;
	for (size_t i = 0; i < count; i++, item = item->next)
		document->traces[i] = (struct trace){
			.action = take_action(reading, item, "action"),
			.by = take_party(reading, item, "by"),
			.to = take_party(reading, item, "to"),
			.role = (enum route_role)take_name(reading, item, "role", &route_role_names),
			.number = (uint32_t)json_number(item, "number"),
			.at = take_minute(reading, item, "at"),
		};
}

static void read_readers(struct reading *reading, const cJSON *list, struct document *document)
{
	size_t count = json_count(list);
	const cJSON *item = count == 0 ? NULL : list->child;

	document->readers = ARENA_ARRAY(reading->arena, struct reader, count);
	document->reader_count = count;
	for (size_t i = 0; i < count; i++, item = item->next)
		document->readers[i] = (struct reader){
			.person = take_party(reading, item, "person"),
			.revision = (uint32_t)json_number(item, "revision"),
			.has_marked = cJSON_IsTrue(json_member(item, "marked")),
		};
}

static struct book_id read_book(struct reading *reading, const cJSON *json)
{
	struct str key = json_text(json, "book", reading->arena);
	struct book_id id = {0};

	if (!str_is_empty(key)) {
		id = seed_find_book(reading->seed, key);
		reading->is_sound = reading->is_sound && id.number != 0;
	}
	return id;
}

struct document_id seeded_document(struct reading *reading, struct str key)
{
	struct document_id id = seed_find_document(reading->seed, key);

	reading->is_sound = reading->is_sound && id.number != 0 && id.number <= reading->seed->document_count;
	return id;
}

static struct document_id take_seeded_document(struct reading *reading, const cJSON *json, const char *key)
{
	struct str text = json_text(json, key, reading->arena);

	return str_is_empty(text) ? (struct document_id){0} : seeded_document(reading, text);
}

static void read_documents(struct reading *reading, const cJSON *list)
{
	size_t count = take_count(reading, list, LIMIT_DOCUMENTS);
	struct document *documents = ARENA_ARRAY(reading->arena, struct document, count);
	const cJSON *item = count == 0 ? NULL : list->child;

	for (size_t i = 0; i < count; i++, item = item->next) {
		struct document *document = &documents[i];

		struct document_facts *facts = read_facts(reading, item);

		document->facts = facts;
		document->status = (enum document_status)take_name(reading, item, "status", &document_status_names);
		document->arrival_number = (uint32_t)json_number(item, "arrival_number");
		document->book = read_book(reading, item);
		document->arrived_at = take_minute(reading, item, "arrived_at");
		document->submitted_by = take_party(reading, item, "submitted_by");
		document->submitted_to = take_party(reading, item, "submitted_to");
		seed_read_incoming(reading, item, document);
		document->revision = (uint32_t)json_number(item, "revision");
		read_assignments(reading, json_member(item, "assignments"), document);
		read_notes(reading, json_member(item, "notes"), document);
		read_traces(reading, json_member(item, "traces"), document);
		read_readers(reading, json_member(item, "readers"), document);
		document->attendee = take_party(reading, item, "attendee");
		document->attendance = (enum attendance_state)take_name(reading, item, "attendance",
		                                                        &attendance_state_names);
		document->recall_asked = json_number(item, "recall_asked") != 0;
		if (json_member(item, "outgoing") != NULL)
			seed_read_outgoing(reading, item, document, facts);
	}
	for (size_t i = 0; i < count; i++)
		reading->is_sound = reading->is_sound && documents[i].facts->about.number <= count;
	reading->seed->documents = documents;
	reading->seed->document_count = (uint32_t)count;
	/* The answer may stand behind what it answers. */
	item = count == 0 ? NULL : list->child;
	for (size_t i = 0; i < count; i++, item = item->next)
		documents[i].answered_by = take_seeded_document(reading, item, "answered_by");
}

static const struct pair *read_pairs(struct reading *reading, const cJSON *list, size_t *ret_count)
{
	size_t count = json_count(list);
	struct pair *pairs = ARENA_ARRAY(reading->arena, struct pair, count);
	const cJSON *item = count == 0 ? NULL : list->child;

	for (size_t i = 0; i < count; i++, item = item->next)
		pairs[i] = (struct pair){
			.name = json_item_text(cJSON_GetArrayItem(item, 0), reading->arena),
			.value = json_item_text(cJSON_GetArrayItem(item, 1), reading->arena),
		};
	*ret_count = count;
	return pairs;
}

static void read_reactions(struct reading *reading, const cJSON *list)
{
	size_t count = take_count(reading, list, LIMIT_REACTIONS);
	struct reaction *reactions = ARENA_ARRAY(reading->arena, struct reaction, count);
	const cJSON *item = count == 0 ? NULL : list->child;

	for (size_t i = 0; i < count; i++, item = item->next) {
		struct reaction *reaction = &reactions[i];

		reaction->key = json_text(item, "key", reading->arena);
		reaction->at_ms = -1;
		if (json_member(item, "on") == NULL) {
			reaction->at_ms = json_number(item, "at_ms");
		} else {
			reaction->on = take_action(reading, item, "on");
			reaction->on_document = take_document_id(reading, item, "on_document");
			reaction->on_pairs = read_pairs(reading, json_member(item, "on_input"), &reaction->on_pair_count);
			reaction->after_ms = json_number(item, "after_ms");
		}
		reaction->actor = take_party(reading, item, "actor");
		reaction->action = take_action(reading, item, "action");
		reaction->document = take_document_id(reading, item, "document");
		reaction->pairs = read_pairs(reading, json_member(item, "input"), &reaction->pair_count);
		/* An act on a document must know which: its own, or that of the action it answers. */
		if (reaction->action != NULL && reaction->action->target == TARGET_DOCUMENT &&
		    reaction->document.number == 0 && (reaction->on == NULL || !action_has_document(reaction->on)))
			reading->is_sound = false;
	}
	reading->seed->reactions = reactions;
	reading->seed->reaction_count = (uint32_t)count;
}

static void read_seats(struct reading *reading, const cJSON *list)
{
	size_t count = take_count(reading, list, LIMIT_PARTIES);
	struct party_id *seats = ARENA_ARRAY(reading->arena, struct party_id, count);
	const cJSON *item = count == 0 ? NULL : list->child;

	for (size_t i = 0; i < count; i++, item = item->next) {
		seats[i] = seed_find_party(reading->seed, json_item_text(item, reading->arena));
		reading->is_sound = reading->is_sound && seats[i].number != 0;
	}
	reading->seed->seats = seats;
	reading->seed->seat_count = (uint32_t)count;
}

bool seed_read(struct str line, struct str source, struct arena *arena, struct seed *ret, struct err *reterr)
{
	struct seed seed = {0};
	struct reading reading = {.arena = arena, .seed = &seed, .is_sound = true};
	AUTO(cJSON) *json = json_parse(line, source, 1, reterr);

	if (json == NULL)
		return false;
	seed.organ_id = json_text(json, "organ_id", arena);
	seed.name = json_text(json, "name", arena);
	seed.abbreviation = json_text(json, "abbreviation", arena);
	seed.place = json_text(json, "place", arena);
	seed.superior = json_text(json, "superior", arena);
	seed.starts_at = take_minute(&reading, json, "starts_at");
	seed.duration_ms = json_number(json, "duration_ms");
	seed.next_assignment = (uint32_t)json_number(json, "next_assignment");
	reading.is_sound = worktime_read(json_member(json, "worktime"), arena, &seed.worktime);
	read_parties(&reading, json_member(json, "parties"));
	seed.candidate = take_party(&reading, json, "candidate");
	read_seats(&reading, json_member(json, "seats"));
	read_books(&reading, json_member(json, "books"));
	read_documents(&reading, json_member(json, "documents"));
	seed_read_dossiers(&reading, json_member(json, "dossiers"));
	read_reactions(&reading, json_member(json, "reactions"));
	if (!reading.is_sound || seed.candidate.number == 0 || !minute_is_given(seed.starts_at) ||
	    !str_equals(seed_write(&seed, arena), line))
		return err_at(reterr, ERR_INPUT, source, 1,
		              STR("the first line is not a starting office in the canonical form of " SEED_FORMAT),
		              STR("the line was changed after it was written; export the journal again"));
	seed_index(&seed, arena);
	*ret = seed;
	return true;
}
