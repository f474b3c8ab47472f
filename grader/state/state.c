#include "grader/state/state.h"

#include "grader/xml/xml_out.h"

/* What is written, and where. */
struct view {
	const struct office *office;
	struct arena *arena; /* scratch */
	struct xml_out xml;
};

static void add_minute(struct view *view, const char *name, struct minute minute)
{
	struct buf text = buf_in(view->arena);

	if (!minute_is_given(minute))
		return;
	minute_write(minute, &text);
	xml_attribute_str(&view->xml, name, buf_str(&text));
}

static void add_day(struct view *view, const char *name, struct day day)
{
	struct buf text = buf_in(view->arena);

	if (!day_is_given(day))
		return;
	day_write(day, &text);
	xml_attribute_str(&view->xml, name, buf_str(&text));
}

static void add_party(struct view *view, const char *name, struct party_id id)
{
	const struct party *party = seed_party(view->office->seed, id);

	if (party != NULL)
		xml_attribute_str(&view->xml, name, party->key);
}

/* Who did something: the office itself is "system". */
static void add_actor(struct view *view, const char *name, struct party_id id)
{
	if (id.number == 0)
		xml_attribute_str(&view->xml, name, STR("system"));
	else
		add_party(view, name, id);
}

/* ---- what stays as it started ---- */

static void put_units(struct view *view)
{
	const struct seed *seed = view->office->seed;

	xml_open(&view->xml, "units");
	for (uint32_t i = 0; i < seed->party_count; i++) {
		const struct party *party = &seed->parties[i];

		if (party->kind != PARTY_UNIT)
			continue;
		xml_open(&view->xml, "unit");
		xml_attribute_str(&view->xml, "id", party->key);
		xml_attribute_str(&view->xml, "name", party->name);
		add_party(view, "head", party->head);
		xml_shut(&view->xml);
	}
	xml_shut(&view->xml);
}

static void put_people(struct view *view)
{
	const struct seed *seed = view->office->seed;

	xml_open(&view->xml, "people");
	for (uint32_t i = 0; i < seed->party_count; i++) {
		const struct party *party = &seed->parties[i];

		if (party->kind != PARTY_PERSON)
			continue;
		xml_open(&view->xml, "person");
		xml_attribute_str(&view->xml, "id", party->key);
		xml_attribute_str(&view->xml, "name", party->name);
		xml_attribute_given(&view->xml, "title", party->title);
		xml_attribute_str(&view->xml, "role", name_of(&role_names, party->role));
		add_party(view, "unit", party->unit);
		xml_shut(&view->xml);
	}
	xml_shut(&view->xml);
}

static void put_books(struct view *view)
{
	const struct seed *seed = view->office->seed;

	xml_open(&view->xml, "books");
	for (uint32_t i = 0; i < seed->book_count; i++) {
		struct book_id id = {(uint16_t)(i + 1)};

		xml_open(&view->xml, "book");
		xml_attribute_str(&view->xml, "id", seed->books[i].key);
		xml_attribute_str(&view->xml, "name", seed->books[i].name);
		xml_attribute_i64(&view->xml, "next-number", office_book_next(view->office, id));
		xml_shut(&view->xml);
	}
	xml_shut(&view->xml);
}

/* ---- documents ---- */

static void put_assignment(struct view *view, const struct assignment *assignment)
{
	struct xml_out *xml = &view->xml;

	xml_open(xml, "assignment");
	xml_attribute_i64(xml, "id", assignment->id.number);
	add_actor(view, "from", assignment->from);
	add_party(view, "to", assignment->to);
	xml_attribute_str(xml, "role", name_of(&route_role_names, assignment->role));
	xml_attribute_str(xml, "state", name_of(&assignment_state_names, assignment->state));
	add_minute(view, "due-on", assignment->due_on);
	add_minute(view, "at", assignment->at);
	xml_attribute_given(xml, "note", assignment->note);
	xml_attribute_given(xml, "reason", assignment->reason);
	xml_shut(xml);
}

static void put_note(struct view *view, const struct note *note)
{
	xml_open(&view->xml, "note");
	xml_attribute_str(&view->xml, "kind", name_of(&note_kind_names, note->kind));
	add_actor(view, "by", note->by);
	add_minute(view, "at", note->at);
	xml_text(&view->xml, note->text);
	xml_shut(&view->xml);
}

static void put_trace(struct view *view, const struct trace *trace)
{
	struct str key = action_key(trace->action);

	xml_open(&view->xml, "trace");
	xml_attribute_str(&view->xml, "action", key);
	add_actor(view, "by", trace->by);
	add_party(view, "to", trace->to);
	if (str_equals(key, STR("document.route")))
		xml_attribute_str(&view->xml, "role", name_of(&route_role_names, trace->role));
	if (trace->number > 0)
		xml_attribute_i64(&view->xml, "number", trace->number);
	add_minute(view, "at", trace->at);
	xml_shut(&view->xml);
}

static void put_file(struct view *view, const struct document_file *file)
{
	xml_open(&view->xml, "file");
	xml_attribute_str(&view->xml, "name", file->name);
	xml_attribute_given(&view->xml, "paper", file->paper);
	xml_shut(&view->xml);
}

static void add_code(struct view *view, const struct document_facts *facts)
{
	struct buf code = buf_in(view->arena);

	if (str_is_empty(facts->number) && str_is_empty(facts->notation))
		return;
	buf_add(&code, facts->number);
	buf_add_char(&code, '/');
	buf_add(&code, facts->notation);
	xml_attribute_str(&view->xml, "code", buf_str(&code));
}

static void add_facts(struct view *view, const struct document_facts *facts)
{
	struct xml_out *xml = &view->xml;

	xml_attribute_given(xml, "packet-id", facts->packet_id);
	xml_attribute_given(xml, "type", facts->type_name);
	xml_attribute_given(xml, "number", facts->number);
	xml_attribute_given(xml, "notation", facts->notation);
	add_code(view, facts);
	add_day(view, "issued-on", facts->issued_on);
	xml_attribute_given(xml, "issuer-id", facts->issuer_id);
	xml_attribute_given(xml, "issuer", facts->issuer_name);
	xml_attribute_given(xml, "subject", facts->subject);
	xml_attribute_given(xml, "signer", facts->signer_name);
	xml_attribute_str(xml, "urgency", name_of(&urgency_names, facts->urgency));
	xml_attribute_str(xml, "secrecy", name_of(&secrecy_names, facts->secrecy));
	if (facts->page_amount > 0)
		xml_attribute_i64(xml, "pages", facts->page_amount);
	add_minute(view, "due-on", facts->due_on);
}

static void put_document(struct view *view, const struct document *document)
{
	const struct document_facts *facts = document->facts;
	const struct book *book = seed_book(view->office->seed, document->book);
	struct xml_out *xml = &view->xml;

	xml_open(xml, "document");
	xml_attribute_str(xml, "id", facts->key);
	xml_attribute_str(xml, "status", name_of(&document_status_names, document->status));
	if (document->arrival_number > 0)
		xml_attribute_i64(xml, "arrival-number", document->arrival_number);
	if (book != NULL)
		xml_attribute_str(xml, "book", book->key);
	add_minute(view, "arrived-at", document->arrived_at);
	add_party(view, "submitted-by", document->submitted_by);
	add_party(view, "submitted-to", document->submitted_to);
	add_facts(view, facts);
	for (uint32_t i = 0; i < facts->file_count; i++)
		put_file(view, &facts->files[i]);
	for (size_t i = 0; i < document->assignment_count; i++)
		put_assignment(view, &document->assignments[i]);
	for (size_t i = 0; i < document->note_count; i++)
		put_note(view, &document->notes[i]);
	for (size_t i = 0; i < document->trace_count; i++)
		put_trace(view, &document->traces[i]);
	for (size_t i = 0; i < document->reader_count; i++) {
		xml_open(xml, "reader");
		add_actor(view, "person", document->readers[i].person);
		xml_shut(xml);
	}
	xml_shut(xml);
}

struct str state_write(const struct office *office, struct arena *arena)
{
	struct buf out = buf_in(arena);
	struct view view = {office, arena, xml_out_in(&out)};

	xml_open(&view.xml, "office");
	xml_attribute_str(&view.xml, "name", office->seed->name);
	xml_attribute_given(&view.xml, "organ-id", office->seed->organ_id);
	xml_attribute_str(&view.xml, "phase", name_of(&phase_names, office->phase));
	add_minute(&view, "at", office_minute(office, office->now_ms));
	xml_attribute_i64(&view.xml, "clock-ms", office->now_ms);
	add_party(&view, "candidate", office->seed->candidate);
	put_units(&view);
	put_people(&view);
	put_books(&view);
	xml_open(&view.xml, "documents");
	for (uint32_t number = 1; number <= office->seed->document_count; number++)
		put_document(&view, office_document(office, (struct document_id){number}));
	xml_shut(&view.xml);
	xml_shut(&view.xml);
	return buf_str(&out);
}
