/* script/expect.c - see expect.h. */
#include "script/expect.h"

#include "base/buf.h"
#include "office/desk.h"

static struct str party_key(const struct office *office, struct party_id id)
{
	const struct party *party = seed_party(office->seed, id);
	return party == NULL ? STR("") : party->key;
}

static struct str number_text(struct arena *arena, uint64_t number)
{
	struct buf out = buf_in(arena);
	if (number != 0)
		buf_add_u64(&out, number);
	return buf_str(&out);
}

static struct str recipients(const struct office *office, const struct document *document,
                             enum route_role role, struct arena *arena)
{
	struct buf out = buf_in(arena);
	for (size_t i = 0; i < document->assignment_count; i++) {
		const struct assignment *assignment = &document->assignments[i];
		if (assignment->role != role || assignment->state != ASSIGNMENT_OPEN)
			continue;
		buf_add_c(&out, out.len > 0 ? "," : "");
		buf_add(&out, party_key(office, assignment->to));
	}
	return buf_str(&out);
}

/* ---- of a document ---- */

typedef struct str looker(const struct office *office, const struct document *document, struct arena *arena);

static struct str look_status(const struct office *office, const struct document *document,
                              struct arena *arena)
{
	UNUSED(office);
	UNUSED(arena);
	return name_of(&document_status_names, document->status);
}

static struct str look_arrival_no(const struct office *office, const struct document *document,
                                  struct arena *arena)
{
	UNUSED(office);
	return number_text(arena, document->arrival_number);
}

static struct str look_book(const struct office *office, const struct document *document, struct arena *arena)
{
	const struct book *book = seed_book(office->seed, document->book);
	UNUSED(arena);
	return book == NULL ? STR("") : book->key;
}

static struct str look_submitted_to(const struct office *office, const struct document *document,
                                    struct arena *arena)
{
	UNUSED(arena);
	return party_key(office, document->submitted_to);
}

static struct str look_main(const struct office *office, const struct document *document, struct arena *arena)
{
	return recipients(office, document, ROUTE_MAIN, arena);
}

static struct str look_main_due(const struct office *office, const struct document *document,
                                struct arena *arena)
{
	const struct assignment *assignment = document_main(document);
	struct buf out = buf_in(arena);
	UNUSED(office);
	if (assignment != NULL && minute_is_given(assignment->due_on))
		minute_write(assignment->due_on, &out);
	return buf_str(&out);
}

static struct str look_support(const struct office *office, const struct document *document,
                               struct arena *arena)
{
	return recipients(office, document, ROUTE_SUPPORT, arena);
}

static struct str look_info(const struct office *office, const struct document *document, struct arena *arena)
{
	return recipients(office, document, ROUTE_INFO, arena);
}

static struct str look_directive(const struct office *office, const struct document *document,
                                 struct arena *arena)
{
	UNUSED(office);
	UNUSED(arena);
	for (size_t i = document->note_count; i-- > 0;)
		if (document->notes[i].kind == NOTE_DIRECTIVE)
			return document->notes[i].text;
	return STR("");
}

static struct str look_last_note(const struct office *office, const struct document *document,
                                 struct arena *arena)
{
	UNUSED(office);
	UNUSED(arena);
	return document->note_count == 0 ? STR("") : document->notes[document->note_count - 1].text;
}

static struct str look_last_act(const struct office *office, const struct document *document,
                                struct arena *arena)
{
	UNUSED(office);
	UNUSED(arena);
	return document->trace_count == 0 ? STR("")
	                                  : action_key(document->traces[document->trace_count - 1].action);
}

static struct str look_last_by(const struct office *office, const struct document *document,
                               struct arena *arena)
{
	UNUSED(arena);
	if (document->trace_count == 0)
		return STR("");
	struct party_id by = document->traces[document->trace_count - 1].by;
	return by.number == 0 ? STR("system") : party_key(office, by);
}

static struct str look_refused_for(const struct office *office, const struct document *document,
                                   struct arena *arena)
{
	UNUSED(office);
	UNUSED(arena);
	return document->status == DOC_REFUSED ? name_of(&refuse_code_names, document->refused_for) : STR("");
}

static struct str look_stamped_to(const struct office *office, const struct document *document,
                                  struct arena *arena)
{
	UNUSED(arena);
	return document->stamp.by.number == 0 ? STR("") : party_key(office, document->stamp.to);
}

/* Whose opinion is still awaited. */
static struct str look_asked(const struct office *office, const struct document *document,
                             struct arena *arena)
{
	struct buf out = buf_in(arena);
	for (size_t i = 0; i < document->opinion_count; i++) {
		if (document->opinions[i].answered_by.number != 0)
			continue;
		buf_add_c(&out, out.len > 0 ? "," : "");
		buf_add(&out, party_key(office, document->opinions[i].to));
	}
	return buf_str(&out);
}

static struct str look_last_opinion(const struct office *office, const struct document *document,
                                    struct arena *arena)
{
	const struct opinion *last = NULL;
	UNUSED(office);
	UNUSED(arena);
	for (size_t i = 0; i < document->opinion_count; i++) {
		const struct opinion *opinion = &document->opinions[i];
		if (opinion->answered_by.number != 0 &&
		    (last == NULL || opinion->answered_at.since_epoch >= last->answered_at.since_epoch))
			last = opinion;
	}
	return last == NULL ? STR("") : last->answer;
}

static const struct {
	struct str name;
	looker *look;
	bool is_set;
} lookers[] = {
	{STR_INIT("status"), look_status, false},
	{STR_INIT("arrival-no"), look_arrival_no, false},
	{STR_INIT("book"), look_book, false},
	{STR_INIT("submitted-to"), look_submitted_to, false},
	{STR_INIT("main"), look_main, false},
	{STR_INIT("main-due"), look_main_due, false},
	{STR_INIT("support"), look_support, true},
	{STR_INIT("info"), look_info, true},
	{STR_INIT("directive"), look_directive, false},
	{STR_INIT("last-note"), look_last_note, false},
	{STR_INIT("last-act"), look_last_act, false},
	{STR_INIT("last-by"), look_last_by, false},
	{STR_INIT("refused-for"), look_refused_for, false},
	{STR_INIT("stamped-to"), look_stamped_to, false},
	{STR_INIT("asked"), look_asked, true},
	{STR_INIT("last-opinion"), look_last_opinion, false},
};

/* ---- comparing ---- */

static bool set_holds(struct str all, struct str some)
{
	while (!str_is_empty(some)) {
		struct str one = str_cut(&some, ','), rest = all;
		bool is_there = false;
		while (!str_is_empty(rest))
			is_there = str_equals(str_cut(&rest, ','), one) || is_there;
		if (!is_there)
			return false;
	}
	return true;
}

static bool pair_holds(const struct pair *pair, struct str found, bool is_set, struct arena *arena,
                       struct str *ret)
{
	if (is_set ? set_holds(found, pair->value) && set_holds(pair->value, found)
	           : str_equals(found, pair->value))
		return true;
	struct buf out = buf_in(arena);
	buf_add_c(&out, "wanted ");
	buf_add(&out, pair->name);
	buf_add_char(&out, '=');
	buf_add(&out, pair->value);
	buf_add_c(&out, ", found ");
	buf_add(&out, pair->name);
	buf_add_char(&out, '=');
	buf_add(&out, found);
	*ret = buf_str(&out);
	return false;
}

static bool no_such_name(const struct pair *pair, struct arena *arena, struct str *ret)
{
	struct buf out = buf_in(arena);
	buf_add_c(&out, "nothing to look at is called ");
	buf_add(&out, pair->name);
	*ret = buf_str(&out);
	return false;
}

static bool document_pair_holds(const struct office *office, const struct document *document,
                                const struct pair *pair, struct arena *arena, struct str *ret)
{
	for (size_t i = 0; i < COUNT(lookers); i++)
		if (str_equals(lookers[i].name, pair->name))
			return pair_holds(pair, lookers[i].look(office, document, arena), lookers[i].is_set, arena, ret);
	return no_such_name(pair, arena, ret);
}

static bool attempt_pair_holds(const struct office *office, const struct pair *pair, struct arena *arena,
                               struct str *ret)
{
	if (str_equals(pair->name, STR("phase")))
		return pair_holds(pair, name_of(&phase_names, office->phase), false, arena, ret);
	if (str_equals(pair->name, STR("records")))
		return pair_holds(pair, number_text(arena, office->record_count), false, arena, ret);
	return no_such_name(pair, arena, ret);
}

bool expect_holds(const struct office *office, struct str object, const struct pair *pairs, size_t pair_count,
                  struct arena *arena, struct str *ret_found)
{
	struct document_id id = office_find_document(office, object);
	bool is_attempt = str_equals(object, STR("attempt"));
	if (id.number == 0 && !is_attempt) {
		*ret_found = STR("the office has no such document");
		return false;
	}
	for (size_t i = 0; i < pair_count; i++) {
		bool holds = is_attempt ? attempt_pair_holds(office, &pairs[i], arena, ret_found)
		                        : document_pair_holds(office, office_document(office, id), &pairs[i], arena,
		                                              ret_found);
		if (!holds)
			return false;
	}
	return true;
}
