#include "grader/export/ocel_objects.h"

#include "base/check.h"

enum attempt_attribute {
	ATTEMPT_SCENARIO,
	ATTEMPT_HEAD,
	ATTEMPT_CLOSED,
};
static const struct str attempt_attributes[] = {
	[ATTEMPT_SCENARIO] = STR_INIT("scenario"),
	[ATTEMPT_HEAD] = STR_INIT("head"),
	[ATTEMPT_CLOSED] = STR_INIT("closed"),
};

enum person_attribute {
	PERSON_NAME,
	PERSON_TITLE,
	PERSON_ROLE,
};
static const struct str person_attributes[] = {
	[PERSON_NAME] = STR_INIT("name"),
	[PERSON_TITLE] = STR_INIT("title"),
	[PERSON_ROLE] = STR_INIT("role"),
};

enum unit_attribute {
	UNIT_NAME,
};
static const struct str unit_attributes[] = {
	[UNIT_NAME] = STR_INIT("name"),
};

enum document_attribute {
	DOCUMENT_CODE,
	DOCUMENT_TYPE,
	DOCUMENT_SUBJECT,
	DOCUMENT_ISSUER,
	DOCUMENT_URGENCY,
	DOCUMENT_DUE_ON,
	DOCUMENT_STATUS,
	DOCUMENT_ARRIVAL_NO,
	DOCUMENT_DIRECTION,
};
static const struct str document_attributes[] = {
	[DOCUMENT_CODE] = STR_INIT("code"),           [DOCUMENT_TYPE] = STR_INIT("type"),
	[DOCUMENT_SUBJECT] = STR_INIT("subject"),     [DOCUMENT_ISSUER] = STR_INIT("issuer"),
	[DOCUMENT_URGENCY] = STR_INIT("urgency"),     [DOCUMENT_DUE_ON] = STR_INIT("due-on"),
	[DOCUMENT_STATUS] = STR_INIT("status"),       [DOCUMENT_ARRIVAL_NO] = STR_INIT("arrival-no"),
	[DOCUMENT_DIRECTION] = STR_INIT("direction"),
};

enum assignment_attribute {
	ASSIGNMENT_ROLE,
	ASSIGNMENT_DUE_ON,
	ASSIGNMENT_STATE,
};
static const struct str assignment_attributes[] = {
	[ASSIGNMENT_ROLE] = STR_INIT("role"),
	[ASSIGNMENT_DUE_ON] = STR_INIT("due-on"),
	[ASSIGNMENT_STATE] = STR_INIT("state"),
};

const struct ocel_kind ocel_kinds[OCEL_TYPE_COUNT] = {
	[OCEL_ATTEMPT] = {STR_INIT("attempt"), attempt_attributes, COUNT(attempt_attributes)},
	[OCEL_PERSON] = {STR_INIT("person"), person_attributes, COUNT(person_attributes)},
	[OCEL_UNIT] = {STR_INIT("unit"), unit_attributes, COUNT(unit_attributes)},
	[OCEL_DOCUMENT] = {STR_INIT("document"), document_attributes, COUNT(document_attributes)},
	[OCEL_ASSIGNMENT] = {STR_INIT("assignment"), assignment_attributes, COUNT(assignment_attributes)},
};

void ocel_relate(struct ocel_relations *relations, struct arena *arena, struct str object,
                 struct str qualifier)
{
	for (size_t i = 0; i < relations->count; i++) {
		if (str_equals(relations->items[i].object, object) &&
		    str_equals(relations->items[i].qualifier, qualifier))
			return;
	}
	relations->items = arena_grow(arena, relations->items, relations->count, &relations->capacity,
	                              sizeof(relations->items[0]));
	relations->items[relations->count++] = (struct ocel_relation){object, qualifier};
}

/* ---- objects ---- */

static size_t object_add(struct ocel_gathering *gathering, enum ocel_type type, struct str key)
{
	struct ocel_log *log = gathering->log;
	struct buf id = buf_in(gathering->arena);

	buf_add(&id, gathering->prefix);
	buf_add(&id, ocel_kinds[type].name);
	buf_add_char(&id, ':');
	buf_add(&id, key);
	log->objects = arena_grow(gathering->arena, log->objects, log->object_count, &log->object_capacity,
	                          sizeof(log->objects[0]));
	log->objects[log->object_count] = (struct ocel_object){.id = buf_str(&id), .type = type};
	return log->object_count++;
}

static struct ocel_object *object_at(const struct ocel_gathering *gathering, size_t at)
{
	return &gathering->log->objects[at];
}

static void value_add(struct ocel_gathering *gathering, size_t object, struct ocel_value value)
{
	struct ocel_object *at = object_at(gathering, object);

	if (str_is_empty(value.value))
		return;
	at->values = arena_grow(gathering->arena, at->values, at->value_count, &at->value_capacity,
	                        sizeof(at->values[0]));
	at->values[at->value_count++] = value;
}

static void value_first(struct ocel_gathering *gathering, size_t object, size_t attribute, struct str value,
                        int64_t at_ms)
{
	value_add(gathering, object, (struct ocel_value){attribute, value, at_ms, false});
}

static void value_changed(struct ocel_gathering *gathering, size_t object, size_t attribute, struct str value,
                          int64_t at_ms)
{
	value_add(gathering, object, (struct ocel_value){attribute, value, at_ms, true});
}

static void object_relate(struct ocel_gathering *gathering, size_t object, struct str other,
                          struct str qualifier)
{
	ocel_relate(&object_at(gathering, object)->relations, gathering->arena, other, qualifier);
}

static struct str minute_text(struct minute minute, struct arena *arena)
{
	struct buf out = buf_in(arena);

	if (minute_is_given(minute))
		minute_write(minute, &out);
	return buf_str(&out);
}

/* ---- the attempt, people, units ---- */

void ocel_objects_begin(struct ocel_gathering *gathering)
{
	const struct journal *journal = gathering->one->journal;
	struct arena *arena = gathering->arena;

	gathering->parties = ARENA_ARRAY(arena, size_t, journal->seed.party_count + 1);
	gathering->documents = ARENA_ARRAY(arena, struct ocel_document,
	                                   office_document_count(journal->office) + 1);
	gathering->attempt = object_add(gathering, OCEL_ATTEMPT, gathering->one->name);
	value_first(gathering, gathering->attempt, ATTEMPT_SCENARIO, journal->start.scenario, 0);
	value_first(gathering, gathering->attempt, ATTEMPT_HEAD, sha256_hex(arena, journal->head), 0);
	value_first(gathering, gathering->attempt, ATTEMPT_CLOSED,
	            journal->is_closed ? STR("true") : STR("false"), 0);
}

struct str ocel_attempt(const struct ocel_gathering *gathering)
{
	return object_at(gathering, gathering->attempt)->id;
}

struct str ocel_party(struct ocel_gathering *gathering, struct party_id id)
{
	const struct party *party = seed_party(&gathering->one->journal->seed, id);
	size_t object;

	if (gathering->parties[id.number] != 0)
		return object_at(gathering, gathering->parties[id.number] - 1)->id;
	object = object_add(gathering, party->kind == PARTY_UNIT ? OCEL_UNIT : OCEL_PERSON, party->key);
	gathering->parties[id.number] = object + 1;
	if (party->kind == PARTY_UNIT) {
		value_first(gathering, object, UNIT_NAME, party->name, 0);
		return object_at(gathering, object)->id;
	}
	value_first(gathering, object, PERSON_NAME, party->name, 0);
	value_first(gathering, object, PERSON_TITLE, party->title, 0);
	value_first(gathering, object, PERSON_ROLE, name_of(&role_names, party->role), 0);
	if (party->unit.number != 0)
		object_relate(gathering, object, ocel_party(gathering, party->unit), STR("member of"));
	return object_at(gathering, object)->id;
}

/* ---- documents and their assignments ---- */

static struct str code_text(const struct document_facts *facts, struct arena *arena)
{
	struct buf code = buf_in(arena);

	buf_add(&code, facts->number);
	buf_add_c(&code, str_is_empty(facts->notation) ? "" : "/");
	buf_add(&code, facts->notation);
	return buf_str(&code);
}

/* The values of the facts that may change while a document is written. */
static void facts_texts(const struct document_facts *facts, struct arena *arena, struct str *ret)
{
	ret[DOCUMENT_CODE] = code_text(facts, arena);
	ret[DOCUMENT_TYPE] = facts->type_name;
	ret[DOCUMENT_SUBJECT] = facts->subject;
	ret[DOCUMENT_ISSUER] = facts->issuer_name;
	ret[DOCUMENT_URGENCY] = name_of(&urgency_names, facts->urgency);
	ret[DOCUMENT_DUE_ON] = minute_text(facts->due_on, arena);
}

static void document_facts_add(struct ocel_gathering *gathering, size_t object,
                               const struct document_facts *facts, int64_t at_ms)
{
	struct str texts[COUNT(document_attributes)] = {0};

	facts_texts(facts, gathering->arena, texts);
	for (size_t i = 0; i <= DOCUMENT_DUE_ON; i++)
		value_first(gathering, object, i, texts[i], at_ms);
	value_first(gathering, object, DOCUMENT_DIRECTION, name_of(&direction_names, facts->direction), at_ms);
}

static void document_facts_changed(struct ocel_gathering *gathering, size_t object,
                                   const struct document_facts *was, const struct document_facts *is,
                                   int64_t at_ms)
{
	struct str before[COUNT(document_attributes)] = {0}, after[COUNT(document_attributes)] = {0};

	facts_texts(was, gathering->arena, before);
	facts_texts(is, gathering->arena, after);
	for (size_t i = 0; i <= DOCUMENT_DUE_ON; i++) {
		if (!str_equals(before[i], after[i]))
			value_changed(gathering, object, i, after[i], at_ms);
	}
}

static struct str arrival_text(uint32_t number, struct arena *arena)
{
	return number == 0 ? (struct str){0} : case_number(number, arena);
}

/* The next assignment of the document's list becomes an object. */
static void assignment_add(struct ocel_gathering *gathering, struct ocel_document *known,
                           const struct assignment *assignment, int64_t at_ms)
{
	struct arena *arena = gathering->arena;
	size_t object = object_add(gathering, OCEL_ASSIGNMENT, case_number(assignment->id.number, arena));

	value_first(gathering, object, ASSIGNMENT_ROLE, name_of(&route_role_names, assignment->role), at_ms);
	value_first(gathering, object, ASSIGNMENT_DUE_ON, minute_text(assignment->due_on, arena), at_ms);
	value_first(gathering, object, ASSIGNMENT_STATE, name_of(&assignment_state_names, assignment->state),
	            at_ms);
	object_relate(gathering, object, object_at(gathering, known->object)->id, STR("of"));
	object_relate(gathering, object, ocel_party(gathering, assignment->to), STR("to"));
	if (assignment->from.number != 0)
		object_relate(gathering, object, ocel_party(gathering, assignment->from), STR("from"));
	known->assignments = arena_grow(arena, known->assignments, known->assignment_count,
	                                &known->assignment_capacity, sizeof(known->assignments[0]));
	known->states = arena_grow(arena, known->states, known->assignment_count, &known->state_capacity,
	                           sizeof(known->states[0]));
	known->assignments[known->assignment_count] = object;
	known->states[known->assignment_count++] = *assignment;
}

/* A part may change its role and its deadline too: another main handler, a later day. */
static bool assignment_changed(struct ocel_gathering *gathering, size_t object, const struct assignment *was,
                               const struct assignment *is, int64_t at_ms)
{
	bool has_role = was->role != is->role, has_state = was->state != is->state;
	bool has_due = was->due_on.since_epoch != is->due_on.since_epoch;

	if (has_role)
		value_changed(gathering, object, ASSIGNMENT_ROLE, name_of(&route_role_names, is->role), at_ms);
	if (has_due)
		value_changed(gathering, object, ASSIGNMENT_DUE_ON, minute_text(is->due_on, gathering->arena), at_ms);
	if (has_state)
		value_changed(gathering, object, ASSIGNMENT_STATE, name_of(&assignment_state_names, is->state),
		              at_ms);
	return has_role || has_due || has_state;
}

struct str ocel_document(struct ocel_gathering *gathering, struct document_id id, int64_t at_ms)
{
	struct ocel_document *known = &gathering->documents[id.number];
	const struct document *document = office_document(gathering->office, id);

	if (known->is_object)
		return object_at(gathering, known->object)->id;
	known->is_object = true;
	known->object = object_add(gathering, OCEL_DOCUMENT, document->facts->key);
	known->facts = document->facts;
	known->status = document->status;
	known->arrival_number = document->arrival_number;
	document_facts_add(gathering, known->object, document->facts, at_ms);
	value_first(gathering, known->object, DOCUMENT_STATUS, name_of(&document_status_names, known->status),
	            at_ms);
	value_first(gathering, known->object, DOCUMENT_ARRIVAL_NO,
	            arrival_text(known->arrival_number, gathering->arena), at_ms);
	for (size_t i = 0; i < document->assignment_count; i++)
		assignment_add(gathering, known, &document->assignments[i], at_ms);
	if (document->facts->relation != RELATION_NONE) {
		struct str about = ocel_document(gathering, document->facts->about, 0);

		object_relate(gathering, known->object, about, name_of(&relation_names, document->facts->relation));
	}
	return object_at(gathering, known->object)->id;
}

void ocel_document_changed(struct ocel_gathering *gathering, struct document_id id, int64_t at_ms,
                           struct ocel_relations *relations)
{
	struct ocel_document *known = &gathering->documents[id.number];
	const struct document *document = office_document(gathering->office, id);

	if (known->facts != document->facts)
		document_facts_changed(gathering, known->object, known->facts, document->facts, at_ms);
	if (known->status != document->status)
		value_changed(gathering, known->object, DOCUMENT_STATUS,
		              name_of(&document_status_names, document->status), at_ms);
	if (known->arrival_number != document->arrival_number)
		value_changed(gathering, known->object, DOCUMENT_ARRIVAL_NO,
		              arrival_text(document->arrival_number, gathering->arena), at_ms);
	known->facts = document->facts;
	known->status = document->status;
	known->arrival_number = document->arrival_number;
	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];
		bool is_new = i >= known->assignment_count;
		bool is_changed = is_new;

		if (is_new)
			assignment_add(gathering, known, assignment, at_ms);
		else
			is_changed = assignment_changed(gathering, known->assignments[i], &known->states[i], assignment,
			                                at_ms);
		if (is_changed)
			ocel_relate(relations, gathering->arena, object_at(gathering, known->assignments[i])->id,
			            STR("assignment"));
		known->states[i] = *assignment;
	}
}
