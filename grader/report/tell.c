#include "grader/report/tell.h"

#include "pages/words.h"

/* As it was left, which a document made in the attempt has nothing but; NULL when there is none. */
static const struct document_facts *facts_of(const struct mark *mark, struct str key)
{
	const struct seed *seed = mark->bound->seed;
	struct document_id id = seed_find_document(seed, key);

	if (mark->office != NULL)
		id = office_find_document(mark->office, key);
	if (id.number == 0 || (mark->office == NULL && id.number > seed->document_count))
		return NULL;
	return mark->office != NULL ? office_document(mark->office, id)->facts
	                            : seed->documents[id.number - 1].facts;
}

void tell_document(const struct mark *mark, struct str key, struct buf *out)
{
	const struct document_facts *facts;

	if (str_is_empty(key))
		return;
	facts = facts_of(mark, key);
	buf_add_char(out, ' ');
	if (facts == NULL) {
		buf_add(out, key);
	} else if (str_is_empty(facts->number)) {
		buf_add_c(out, "“");
		buf_add(out, facts->subject);
		buf_add_c(out, "”");
	} else {
		buf_add(out, facts->number);
		buf_add_c(out, str_is_empty(facts->notation) ? "" : "/");
		buf_add(out, facts->notation);
	}
}

void tell_object(const struct telling *telling, uint32_t object, struct buf *out)
{
	const struct bound_guide *bound = telling->mark->bound;
	const struct guide_object *wanted = &bound->guide->tasks[telling->task].objects[object];
	struct str key = bound->tasks[telling->task].objects[object].key;
	static const enum report_word words[] = {
		[RELATION_NONE] = WORD_NEW_DOCUMENT,
		[RELATION_REPLY_TO] = WORD_NEW_REPLY,
		[RELATION_REPLACES] = WORD_NEW_REPLACEMENT,
		[RELATION_CORRECTS] = WORD_NEW_CORRECTION,
	};
	struct buf about = buf_in(out->arena);
	struct place place = {"document", {0}};

	if (!str_is_empty(key)) {
		tell_document(telling->mark, key, out);
		return;
	}
	if (wanted->relation != RELATION_NONE)
		tell_object(telling, wanted->about, &about);
	place.text = buf_str(&about);
	buf_add_char(out, ' ');
	report_say(telling->context, words[wanted->relation], &place, 1, out);
}

void tell_deed(const struct telling *telling, const struct deed *deed, struct buf *out)
{
	buf_add(out, tell_screen_word(telling, words_of_action(deed->action)->name));
	tell_document(telling->mark, deed->object, out);
}

static const struct field *field_of(const struct action *action, struct str name)
{
	for (size_t i = 0; i < action->field_count; i++) {
		if (str_equals(str_from_c(action->fields[i].name), name))
			return &action->fields[i];
	}
	return NULL;
}

void tell_fields(const struct telling *telling, const struct deed *deed, struct buf *out)
{
	bool is_first = true;

	for (size_t i = 0; i < deed->pair_count; i++) {
		const struct field *field = field_of(deed->action, deed->pairs[i].name);

		if (field == NULL)
			continue;
		buf_add_c(out, is_first ? "" : "; ");
		tell_field_name(telling, deed->pairs[i].name, out);
		tell_value(telling, field, deed->pairs[i].value, out);
		is_first = false;
	}
}

void tell_aim(const struct telling *telling, const struct predicate *what, struct buf *out)
{
	buf_add(out, tell_screen_word(telling, words_of_action(what->action)->name));
	if (what->object != GUIDE_NONE)
		tell_object(telling, what->object, out);
}

void tell_wanted(const struct telling *telling, const struct predicate *what, struct buf *out)
{
	tell_aim(telling, what, out);
	for (size_t i = 0; i < what->must_count; i++) {
		buf_add_c(out, i == 0 ? " (" : "; ");
		tell_guard(telling, &what->musts[i], out);
	}
	buf_add_c(out, what->must_count == 0 ? "" : ")");
}
