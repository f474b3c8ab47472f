/* The forms of a document's page, each filled with what was typed and not accepted yet. */
#include "office/delegation.h"
#include "pages/document_parts.h"

#include "base/buf.h"

struct str form_typed(const struct form_state *state, const char *name)
{
	for (size_t i = 0; state && i < state->pair_count; i++) {
		if (str_equals(state->pairs[i].name, str_from_c(name)))
			return state->pairs[i].value;
	}
	return (struct str){0};
}

bool form_typed_has(const struct form_state *state, const char *name, struct str value)
{
	for (size_t i = 0; state && i < state->pair_count; i++) {
		if (str_equals(state->pairs[i].name, str_from_c(name)) && str_equals(state->pairs[i].value, value))
			return true;
	}
	return false;
}

const struct form_state *form_fill(const struct document_page *page, const struct action *action,
                                   struct value *form)
{
	struct str key = page->document ? page->document->facts->key : STR(OFFICE_DRAFTS);
	struct arena *arena = page->screen->arena;
	struct buf draft = buf_sized(arena, 64);
	buf_add(&draft, key);
	buf_add_char(&draft, '/');
	buf_add(&draft, action_key(action));
	const struct form_state *state = document_form_state(page, action);
	/* The smaller button of the routing form posts it to document.direct: that refusal is shown here too. */
	if (!state && str_equals(action_key(action), STR("document.route")))
		state = document_form_state(page, action_find(STR("document.direct")));
	value_set_text(form, "action",
	               page->document ? link_action(arena, key, action) : link_office_action(arena, action));
	/* What is typed about a dossier stands on several pages: it is not kept. */
	value_set_text(form, "draft", action->target == TARGET_OFFICE ? (struct str){0} : buf_str(&draft));
	value_set_bool(form, "is_open", state != NULL);
	value_set_bool(form, "is_draft", state && !is_refused(state->refusal) && !state->is_given);
	refused_fill(page, state, form);
	return state;
}

/* A form's record, or NULL when its action is not possible now. */
static struct value *form_open(const struct document_page *page, struct value *forms, const char *name,
                               const struct action *action, const struct form_state **ret_state)
{
	if (!document_offers(page, action)) {
		value_set_c(forms, name, "");
		return NULL;
	}
	struct value *form = value_set_record(forms, name);
	*ret_state = form_fill(page, action, form);
	return form;
}

bool refusal_is_about(const struct form_state *state, struct str field)
{
	return state && is_refused(state->refusal) && str_equals(state->refusal.field, field);
}

/* due_day.kinh-te: what was typed as one recipient's own. */
static struct str typed_own(const struct document_page *page, const struct form_state *state,
                            const char *field, struct str key)
{
	struct buf name = buf_sized(page->screen->arena, 64);
	buf_add_c(&name, field);
	buf_add_char(&name, '.');
	buf_add(&name, key);
	buf_add_char(&name, '\0');
	return form_typed(state, name.ptr);
}

static void own_due_fill(const struct document_page *page, const struct form_state *state, struct str key,
                         struct value *row)
{
	struct str day = typed_own(page, state, "due_day", key), time = typed_own(page, state, "due_time", key);
	value_set_text(row, "own_day", day);
	value_set_text(row, "own_time", time);
	value_set_bool(row, "has_own_due", !str_is_empty(day) || !str_is_empty(time));
}

/* Units are shown with their heads' names, leaders by their post, everybody else by name. */
static void party_fill(const struct document_page *page, const struct party *party, struct party_id id,
                       const struct form_state *state, struct value *row)
{
	const struct party *head = seed_party(page->frame->office->seed, party->head);
	bool is_unit = party->kind == PARTY_UNIT, is_leader = party->role == ROLE_LEADER;
	struct str head_name = head ? head->name : (struct str){0};
	value_set_text(row, "key", party->key);
	struct str title = say_office_word(page->screen, party->title);
	value_set_text(row, "name", !is_unit && is_leader ? title : party->name);
	value_set_text(row, "who", is_unit ? head_name : is_leader ? party->name : title);
	value_set_bool(row, "is_main", form_typed_has(state, "main", party->key));
	value_set_bool(row, "is_support", form_typed_has(state, "support", party->key));
	value_set_bool(row, "is_info", form_typed_has(state, "info", party->key));
	own_due_fill(page, state, party->key, row);
	for (size_t i = 0; i < page->document->assignment_count; i++) {
		const struct assignment *assignment = &page->document->assignments[i];
		if (assignment->state == ASSIGNMENT_OPEN && party_is(assignment->to, id)) {
			chip_fill(page->screen, row, "has", chip_of_role(assignment->role));
			return;
		}
	}
	value_set_c(row, "has", "");
}

static bool is_chosen(const struct form_state *state, struct str key)
{
	return form_typed_has(state, "main", key) || form_typed_has(state, "support", key) ||
	       form_typed_has(state, "info", key);
}

/* Units and leaders are near at hand; they stand in the form's first table. */
static bool is_near(const struct party *party)
{
	return party->kind == PARTY_UNIT || party->role == ROLE_LEADER;
}

/* Whom the second table shows of one unit, under its name; without a unit those who are in none. Gives whether one of
 * them was chosen. */
static bool people_fill(const struct document_page *page, struct party_id unit_id,
                        const struct form_state *state, struct value *units)
{
	const struct seed *seed = page->frame->office->seed;
	const struct party *unit = seed_party(seed, unit_id);
	struct value *people = NULL;
	bool is_one_chosen = false;
	for (uint16_t number = 1; number <= seed->party_count; number++) {
		struct party_id id = {number};
		const struct party *party = seed_party(seed, id);
		if (party_is(id, frame_person(page->frame)) || is_near(party) || party->kind == PARTY_BODY ||
		    !party_is(party->unit, unit_id))
			continue;
		if (people == NULL) {
			struct value *group = value_add_record(units);
			value_set_text(group, "unit", unit ? unit->name : (struct str){0});
			people = value_set_list(group, "people");
		}
		party_fill(page, party, id, state, value_add_record(people));
		is_one_chosen = is_one_chosen || is_chosen(state, party->key);
	}
	return is_one_chosen;
}

static void parties_fill(const struct document_page *page, const struct form_state *state, struct value *form)
{
	const struct seed *seed = page->frame->office->seed;
	struct party_id me = frame_person(page->frame);
	struct value *near = value_set_list(form, "parties"), *units = value_set_list(form, "more_units");
	bool is_open = false;
	for (uint16_t number = 1; number <= seed->party_count; number++) {
		struct party_id id = {number};
		const struct party *party = seed_party(seed, id);
		bool is_his_own = party_is(id, me) || (party->kind == PARTY_UNIT && party_is(party->head, me));
		if (is_near(party) && !is_his_own)
			party_fill(page, party, id, state, value_add_record(near));
		if (party->kind == PARTY_UNIT)
			is_open = people_fill(page, id, state, units) || is_open;
	}
	is_open = people_fill(page, (struct party_id){0}, state, units) || is_open;
	value_set_bool(form, "has_more_parties", value_count(units) > 0);
	value_set_bool(form, "more_open", is_open);
}

static void route_fill(const struct document_page *page, struct value *forms)
{
	const struct form_state *state;
	const struct action *action = action_find(STR("document.route"));
	const struct action *direct = action_find(STR("document.direct"));
	struct value *form = form_open(page, forms, "route", action, &state);
	if (!form)
		return;
	static const struct str first = N_("Bút phê và chuyển xử lý"), more = N_("Bút phê và thêm nơi xử lý");
	struct arena *arena = page->screen->arena;
	struct minute outside = page->document->facts->due_on, now = frame_now(page->frame);
	value_set_text(form, "directive", form_typed(state, "directive"));
	value_set_text(form, "main", form_typed(state, "main"));
	value_set_text(form, "heading", say(page->screen, document_main(page->document) ? more : first));
	value_set_bool(form, "has_main", document_main(page->document) != NULL);
	value_set_c(form, "quick_id", "due-q");
	quick_fill(page, "due_quick", form_typed(state, "due_quick"), form);
	parties_fill(page, state, form);
	value_set_text(form, "due_day", form_typed(state, "due_day"));
	value_set_text(form, "due_time", form_typed(state, "due_time"));

	value_set_text(form, "outside_due",
	               minute_is_given(outside) ? say_needed_by(page->screen, outside, now) : (struct str){0});
	value_set_text(form, "note", form_typed(state, "note"));
	struct value *bad = value_set_record(form, "bad");
	value_set_bool(bad, "directive",
	               refusal_is_about(state, STR("note")) &&
	                   (state->action == direct || state->refused == direct));
	value_set_bool(bad, "due", refusal_is_about(state, STR("due_on")));
	value_set_bool(bad, "main", refusal_is_about(state, STR("to")) || refusal_is_about(state, STR("role")));
	if (document_offers(page, direct))
		value_set_text(value_set_record(form, "direct"), "action",
		               link_action(arena, page->document->facts->key, direct));
	else
		value_set_c(form, "direct", "");
}

/* A form of one text. */
static bool text_form_fill(const struct document_page *page, struct value *forms, const char *name,
                           const char *key, const char *field)
{
	const struct form_state *state;
	struct value *form = form_open(page, forms, name, action_find(str_from_c(key)), &state);
	if (!form)
		return false;
	value_set_text(form, field, form_typed(state, field));
	value_set_bool(value_set_record(form, "bad"), field, refusal_is_about(state, str_from_c(field)));
	return true;
}

static bool finish_fill(const struct document_page *page, struct value *forms)
{
	static const struct str whole = N_("Kết thúc văn bản…"), part = N_("Hoàn thành phần việc…");
	const struct form_state *state;
	const struct action *action = action_find(STR("document.finish"));
	struct value *form = form_open(page, forms, "finish", action, &state);
	if (!form)
		return false;
	bool is_whole = acts_for(page->frame->office, frame_person(page->frame), page->document->submitted_to);
	value_set_text(form, "word", say(page->screen, is_whole ? whole : part));
	value_set_text(form, "confirm", link_confirm(page->screen->arena, page->document->facts->key, action));
	return true;
}

void document_forms_fill(const struct document_page *page, struct value *root)
{
	struct value *forms = value_set_record(root, "forms");
	route_fill(page, forms);
	bool has_comment = text_form_fill(page, forms, "comment", "document.comment", "note");
	bool has_return = text_form_fill(page, forms, "return", "document.return", "reason");
	bool has_finish = finish_fill(page, forms);
	bool has_generic = document_generic_fill(page, root);
	value_set_bool(root, "has_others", has_comment || has_return || has_finish || has_generic);
}
