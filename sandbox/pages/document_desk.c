/* Who has the document, and what was said about it. */
#include "pages/document_parts.h"

const struct form_state *document_form_state(const struct document_page *page, const struct action *action)
{
	for (size_t i = 0; i < page->query->form_count; i++) {
		if (page->query->forms[i].action == action)
			return &page->query->forms[i];
	}
	return NULL;
}

void refused_fill(const struct document_page *page, const struct form_state *state, struct value *form)
{
	if (state && is_refused(state->refusal))
		said_fill(form, "refused", say_refusal(page->screen, state));
	else
		value_set_c(form, "refused", "");
}

static struct str party_shown(const struct screen *screen, const struct party *party)
{
	bool is_post = party && party->kind == PARTY_PERSON && party->role == ROLE_LEADER;
	return !party ? (struct str){0} : is_post ? say_office_word(screen, party->title) : party->name;
}

static void assignment_fill(const struct document_page *page, const struct assignment *assignment,
                            struct value *record)
{
	const struct action *retake = action_find(STR("document.retake"));
	const struct seed *seed = page->frame->office->seed;
	const struct party *to = seed_party(seed, assignment->to);
	struct arena *arena = page->screen->arena;
	struct minute now = frame_now(page->frame);
	value_set_text(record, "to", party_shown(page->screen, to));
	value_set_text(record, "to_key", to ? to->key : (struct str){0});
	chip_fill(page->screen, record, "role", chip_of_role(assignment->role));
	chip_fill(page->screen, record, "state", chip_of_assignment(assignment->state));
	value_set_text(record, "at", say_minute(arena, assignment->at, now));
	value_set_text(record, "due",
	               minute_is_given(assignment->due_on) && assignment->role != ROUTE_INFO
	                   ? say_minute(arena, assignment->due_on, now)
	                   : (struct str){0});
	value_set_text(record, "note", assignment->note);
	value_set_text(record, "reason", assignment->reason);
	value_set_bool(record, "can_retake",
	               assignment->state == ASSIGNMENT_OPEN &&
	                   party_is(assignment->from, frame_person(page->frame)) &&
	                   document_offers(page, retake));
	value_set_text(record, "action", link_action(arena, page->document->facts->key, retake));
}

void document_notes_fill(const struct document_page *page, struct value *root)
{
	const struct document *document = page->document;
	struct value *notes = value_set_list(root, "notes");
	for (size_t i = document->note_count; i > 0; i--) {
		const struct note *note = &document->notes[i - 1];
		const struct party *by = seed_party(page->frame->office->seed, note->by);
		struct value *item = value_add_record(notes);
		value_set_text(item, "kind", say(page->screen, word_of_note(note->kind)));
		value_set_text(item, "by", by ? by->name : (struct str){0});
		value_set_text(item, "at", say_minute(page->screen->arena, note->at, frame_now(page->frame)));
		value_set_text(item, "text", note->text);
	}
	value_set_bool(root, "has_notes", document->note_count > 0);
}

static void opinions_fill(const struct document_page *page, struct value *root)
{
	static const struct chip waiting = {"is-act", "i-clock", N_("Chờ trả lời")},
							 answered = {"is-ok", "", N_("Đã trả lời")};
	const struct document *document = page->document;
	const struct seed *seed = page->frame->office->seed;
	struct arena *arena = page->screen->arena;
	struct minute now = frame_now(page->frame);
	struct value *opinions = value_set_list(root, "opinions");
	for (size_t i = document->opinion_count; i > 0; i--) {
		const struct opinion *opinion = &document->opinions[i - 1];
		bool is_answered = opinion->answered_by.number != 0;
		struct value *item = value_add_record(opinions);
		value_set_text(item, "from", party_shown(page->screen, seed_party(seed, opinion->from)));
		value_set_text(item, "to", party_shown(page->screen, seed_party(seed, opinion->to)));
		value_set_text(item, "at", say_minute(arena, opinion->at, now));
		value_set_text(item, "due", say_minute(arena, opinion->due_on, now));
		value_set_text(item, "question", opinion->question);
		chip_fill(page->screen, item, "state", is_answered ? answered : waiting);
		value_set_text(item, "by", party_shown(page->screen, seed_party(seed, opinion->answered_by)));
		value_set_text(item, "answered_at",
		               is_answered ? say_minute(arena, opinion->answered_at, now) : (struct str){0});
		value_set_text(item, "answer", opinion->answer);
	}
	value_set_bool(root, "has_opinions", document->opinion_count > 0);
}

void document_desk_fill(const struct document_page *page, struct value *root)
{
	const struct document *document = page->document;
	struct value *assignments = value_set_list(root, "assignments");
	/* The main handler first, then supporters, then those who are to know; the latest of each first. */
	for (unsigned role = 0; role < ROUTE_ROLE_COUNT; role++)
		for (size_t i = document->assignment_count; i > 0; i--)
			if (document->assignments[i - 1].role == role)
				assignment_fill(page, &document->assignments[i - 1], value_add_record(assignments));
	value_set_bool(root, "has_assignments", document->assignment_count > 0);
	const struct form_state *retake = document_form_state(page, action_find(STR("document.retake")));
	if (retake && is_refused(retake->refusal))
		said_fill(root, "retake_refused", say_refusal(page->screen, retake));
	opinions_fill(page, root);
	document_notes_fill(page, root);
}
