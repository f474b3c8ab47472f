#include "grader/report/tell.h"

#include "pages/words.h"

void tell_document(const struct seed *seed, struct str key, struct buf *out)
{
	struct document_id id = seed_find_document(seed, key);
	const struct document_facts *facts;

	if (str_is_empty(key))
		return;
	buf_add_char(out, ' ');
	if (id.number == 0) {
		buf_add(out, key);
		return;
	}
	facts = seed->documents[id.number - 1].facts;
	buf_add(out, facts->number);
	buf_add_c(out, str_is_empty(facts->notation) ? "" : "/");
	buf_add(out, facts->notation);
}

void tell_deed(const struct telling *telling, const struct deed *deed, struct buf *out)
{
	buf_add(out, tell_screen_word(telling, words_of_action(deed->action)->name));
	tell_document(telling->mark->bound->seed, deed->object, out);
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
	const struct bound_guide *bound = telling->mark->bound;

	buf_add(out, tell_screen_word(telling, words_of_action(what->action)->name));
	if (what->object != GUIDE_NONE)
		tell_document(bound->seed, bound->guide->tasks[telling->task].objects[what->object].document, out);
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
