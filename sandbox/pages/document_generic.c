/* Forms made from the table of an action's fields: one for every action that has none of its own. */
#include "office/holding.h"
#include "office/worktime.h"
#include "pages/document_parts.h"

#include "base/buf.h"

/* ---- which, and where ---- */

/* These have a template of their own, or no form at all. */
static bool has_own_form(struct str key)
{
	static const struct str keys[] = {
		STR_INIT("document.open"),   STR_INIT("document.direct"), STR_INIT("document.route"),
		STR_INIT("document.retake"), STR_INIT("document.return"), STR_INIT("document.comment"),
		STR_INIT("document.finish"),
	};
	for (size_t i = 0; i < COUNT(keys); i++) {
		if (str_equals(keys[i], key))
			return true;
	}
	return false;
}

/* A document is found by searching, which a plain form cannot do. */
static bool names_a_document(const struct action *action)
{
	for (size_t i = 0; i < action->field_count; i++) {
		if (action->fields[i].kind == FIELD_KIND_DOCUMENT)
			return true;
	}
	return false;
}

/* The next step of what waits for the reader: it stands open, before all others. */
static bool is_likely(struct str key)
{
	static const struct str keys[] = {STR_INIT("document.receive"), STR_INIT("document.register"),
	                                  STR_INIT("document.submit"), STR_INIT("document.give_opinion")};
	for (size_t i = 0; i < COUNT(keys); i++) {
		if (str_equals(keys[i], key))
			return true;
	}
	return false;
}

/* Said above the button, where the name of an action does not say what becomes of the document. */
static struct str hint_of(struct str key)
{
	static const struct {
		const char *key;
		struct str hint;
	} hints[] = {
		{"document.receive", N_("Kiểm tra nơi nhận, chữ ký, số trang và tệp kèm theo trước khi tiếp nhận.")},
		{"document.refuse",
	     N_("Văn bản quay về nơi gửi kèm lý do, không vào sổ. Ghi rõ nơi đúng nếu gửi nhầm.")},
		{"document.register", N_("Sổ cấp số đến tiếp theo, không bỏ số nào.")},
		{"document.stamp", N_("Dấu ĐẾN mang số đến và ngày đến của sổ.")},
		{"document.switch_main", N_("Luôn có đúng một nơi chủ trì. Bỏ trống hạn là giữ hạn đang có.")},
		{"document.extend", N_("Hạn mới phải sau hạn đang có.")},
		{"document.ask_opinion", N_("Nơi được hỏi đọc được văn bản này và trả lời một lần.")},
		{"document.hand_over", N_("Đơn vị nhận thay đơn vị bạn, cùng vai trò và hạn.")},
		{"document.take_note", N_("Phần việc của bạn đổi thành để biết.")},
		{"document.reopen", N_("Văn bản hoặc phần việc bạn đã kết thúc trở lại như trước.")},
	};
	for (size_t i = 0; i < COUNT(hints); i++) {
		if (str_equals(str_from_c(hints[i].key), key))
			return hints[i].hint;
	}
	return (struct str){0};
}

/* ---- choices ---- */

/* "extend-due_on": no two elements of a page share it. */
static struct str field_id(struct arena *arena, const struct action *action, const char *name)
{
	struct buf out = buf_sized(arena, 48);
	struct str verb = action_key(action);
	str_cut(&verb, '.');
	buf_add(&out, verb);
	buf_add_char(&out, '-');
	buf_add_c(&out, name);
	return buf_str(&out);
}

static void option_add(struct value *options, struct str key, struct str word, bool is_chosen)
{
	struct value *option = value_add_record(options);
	value_set_text(option, "value", key);
	value_set_text(option, "word", word);
	value_set_bool(option, "chosen", is_chosen);
}

static bool is_given_by(const struct document *document, struct party_id from, struct party_id to)
{
	const struct assignment *open = document_open_for(document, to);
	return open && party_is(open->from, from);
}

/* Whom it would make sense to name; the engine has the last word. */
static bool party_fits(const struct document_page *page, struct str key, struct party_id id)
{
	struct party_id me = frame_person(page->frame);
	const struct party *party = seed_party(page->frame->office->seed, id);
	const struct assignment *main = document_main(page->document);
	bool is_mine = party_is(id, me) || (party->kind == PARTY_UNIT && party_is(party->head, me));
	if (party->kind == PARTY_BODY)
		return str_equals(key, STR("document.issue")) || str_equals(key, STR("document.recall"));
	if (str_equals(key, STR("document.submit")))
		return party->role == ROLE_LEADER;
	if (str_equals(key, STR("document.extend")))
		return is_given_by(page->document, me, id);
	if (str_equals(key, STR("document.hand_over")))
		return party->kind == PARTY_UNIT && !is_mine && !document_open_for(page->document, id);
	if (str_equals(key, STR("document.switch_main")))
		return !is_mine && !(main && party_is(main->to, id));
	return !is_mine;
}

static struct str party_word(const struct document_page *page, const struct party *party)
{
	struct buf out = buf_sized(page->screen->arena, 64);
	buf_add(&out, party->name);
	if (party->kind == PARTY_PERSON) {
		buf_add_c(&out, ", ");
		buf_add(&out, say_office_word(page->screen, party->title));
	}
	return buf_str(&out);
}

static void parties_fill(const struct document_page *page, struct str key, struct str typed,
                         struct value *field)
{
	static const struct str words[PARTY_KIND_COUNT] = {
		[PARTY_UNIT] = N_("Các đơn vị"),
		[PARTY_PERSON] = N_("Các cá nhân"),
		[PARTY_BODY] = N_("Cơ quan khác"),
	};
	const struct seed *seed = page->frame->office->seed;
	struct value *groups = value_set_list(value_set_record(field, "pick"), "groups");
	for (unsigned kind = 0; kind < PARTY_KIND_COUNT; kind++) {
		struct value *options = NULL;
		for (uint16_t number = 1; number <= seed->party_count; number++) {
			const struct party *party = seed_party(seed, (struct party_id){number});
			if (party->kind != kind || !party_fits(page, key, (struct party_id){number}))
				continue;
			if (options == NULL) {
				struct value *group = value_add_record(groups);
				value_set_text(group, "word", say(page->screen, words[kind]));
				options = value_set_list(group, "options");
			}
			option_add(options, party->key, party_word(page, party), str_equals(typed, party->key));
		}
	}
}

static void books_fill(const struct document_page *page, struct str typed, struct value *field)
{
	static const struct str word = N_("Sổ đăng ký");
	const struct seed *seed = page->frame->office->seed;
	struct value *group = value_add_record(value_set_list(value_set_record(field, "pick"), "groups"));
	value_set_text(group, "word", say(page->screen, word));
	struct value *options = value_set_list(group, "options");
	for (uint32_t i = 0; i < seed->book_count; i++)
		option_add(options, seed->books[i].key, seed->books[i].name, str_equals(typed, seed->books[i].key));
}

static struct str word_of_choice(const struct name_table *table, unsigned value)
{
	static const struct str formers[FORMER_MAIN_COUNT] = {
		[FORMER_SUPPORT] = N_("Giữ lại làm phối hợp"),
		[FORMER_DROP] = N_("Thôi xử lý"),
	};
	if (table == &refuse_code_names)
		return word_of_refuse_code((enum refuse_code)value);
	if (table == &former_main_names)
		return formers[value];
	return name_of(table, value);
}

static void choices_fill(const struct document_page *page, const struct field *field, struct str typed,
                         struct value *record)
{
	struct value *choices = value_set_list(value_set_record(record, "choices"), "options");
	for (unsigned value = 0; value < field->choices->count; value++) {
		struct str name = name_of(field->choices, value);
		option_add(choices, name, say(page->screen, word_of_choice(field->choices, value)),
		           str_equals(typed, name));
	}
}

/* ---- deadlines ---- */

void quick_fill(const struct document_page *page, const char *name, struct str typed, struct value *form)
{
	static const struct {
		int32_t days;
		struct str word;
	} ends[] = {
		{0, N_("Hết giờ làm hôm nay: {due}")},
		{1, N_("1 ngày làm việc: {due}")},
		{2, N_("2 ngày làm việc: {due}")},
		{5, N_("5 ngày làm việc: {due}")},
	};
	const struct worktime *worktime = worktime_of(page->frame->office->seed);
	struct arena *arena = page->screen->arena;
	struct minute now = frame_now(page->frame);
	struct value *quick = value_set_list(form, "quick");
	value_set_text(form, "quick_name", str_from_c(name));
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct minute due = worktime_add_days(worktime, now, ends[i].days);
		bool is_today = minute_is_given(due) &&
		                day_of_minute(due).since_epoch == day_of_minute(now).since_epoch;
		if (!minute_is_given(due) || (ends[i].days == 0 && !is_today))
			continue;
		const struct place place = {"due", say_minute(arena, due, now)};
		struct buf key = buf_sized(arena, 20);
		minute_write(due, &key);
		option_add(quick, buf_str(&key), say_filled(page->screen, ends[i].word, &place, 1),
		           str_equals(typed, buf_str(&key)));
	}
}

/* "due_day" of the field "due_on". */
static const char *part_name(struct arena *arena, struct str name, const char *part)
{
	struct buf out = buf_sized(arena, 32);
	buf_add(&out, str_ends_with(name, STR("_on")) ? str_slice(name, 0, name.len - 3) : name);
	buf_add_c(&out, part);
	buf_add_char(&out, '\0');
	return out.ptr;
}

static void minute_fill(const struct document_page *page, const struct action *action,
                        const struct form_state *state, struct str name, struct value *record)
{
	struct arena *arena = page->screen->arena;
	const char *day = part_name(arena, name, "_day"), *time = part_name(arena, name, "_time");
	const char *quick = part_name(arena, name, "_quick");
	struct value *due = value_set_record(record, "minute");
	value_set_text(due, "day_name", str_from_c(day));
	value_set_text(due, "day", form_typed(state, day));
	value_set_text(due, "time_name", str_from_c(time));
	value_set_text(due, "time", form_typed(state, time));
	value_set_text(due, "quick_id", field_id(arena, action, quick));
	quick_fill(page, quick, form_typed(state, quick), due);
}

/* ---- a form ---- */

/* Which of a field's records its kind fills; the others are there as nothing. */
static const char *const shapes[] = {"pick", "choices", "minute", "text"};

static const char *shape_of(enum field_kind kind)
{
	switch (kind) {
	case FIELD_KIND_PARTY:
	case FIELD_KIND_BOOK:
		return "pick";
	case FIELD_KIND_CHOICE:
		return "choices";
	case FIELD_KIND_MINUTE:
		return "minute";
	case FIELD_KIND_TEXT:
	case FIELD_KIND_DURATION:
	case FIELD_KIND_DOCUMENT:
		break;
	}
	return "text";
}

static void field_fill(const struct document_page *page, const struct action *action,
                       const struct form_state *state, const struct field *field, struct value *record)
{
	struct str name = str_from_c(field->name), typed = form_typed(state, field->name);
	struct str label = word_of_field(action, name);
	value_set_text(record, "name", name);
	value_set_text(record, "id", field_id(page->screen->arena, action, field->name));
	value_set_text(record, "label", str_is_empty(label) ? name : say(page->screen, label));
	value_set_bool(record, "required", field->required);
	value_set_bool(record, "is_bad", refusal_is_about(state, name));
	for (size_t i = 0; i < COUNT(shapes); i++) {
		if (!str_equals(str_from_c(shapes[i]), str_from_c(shape_of(field->kind))))
			value_set_c(record, shapes[i], "");
	}
	switch (field->kind) {
	case FIELD_KIND_PARTY:
		parties_fill(page, action_key(action), typed, record);
		break;
	case FIELD_KIND_BOOK:
		books_fill(page, typed, record);
		break;
	case FIELD_KIND_CHOICE:
		choices_fill(page, field, typed, record);
		break;
	case FIELD_KIND_MINUTE:
		minute_fill(page, action, state, name, record);
		break;
	case FIELD_KIND_TEXT:
	case FIELD_KIND_DURATION:
	case FIELD_KIND_DOCUMENT: {
		struct value *text = value_set_record(record, "text");
		value_set_text(text, "value", typed);
		value_set_number(text, "length_max", field->length_max > 0 ? field->length_max : 1000);
		value_set_bool(text, "is_long", field->length_min >= 10);
		break;
	}
	}
}

static void generic_fill(const struct document_page *page, const struct action *action, struct value *form)
{
	const struct form_state *state = form_fill(page, action, form);
	const struct action_words *words = words_of_action(action);
	struct arena *arena = page->screen->arena;
	struct str hint = hint_of(action_key(action));
	value_set_text(form, "id", field_id(arena, action, "form"));
	value_set_text(form, "word", words ? say(page->screen, words->name) : action_key(action));
	value_set_text(form, "hint", str_is_empty(hint) ? hint : say(page->screen, hint));
	struct value *fields = value_set_list(form, "fields");
	for (size_t i = 0; i < action->field_count; i++)
		field_fill(page, action, state, &action->fields[i], value_add_record(fields));
}

bool document_generic_fill(const struct document_page *page, struct value *root)
{
	size_t count;
	const struct action *const *actions = action_list(&count);
	struct value *likely = value_set_list(root, "likely"), *others = value_set_list(root, "generic");
	bool has_others = false;
	for (size_t i = 0; i < count; i++) {
		struct str key = action_key(actions[i]);
		if (actions[i]->target != TARGET_DOCUMENT || has_own_form(key) || names_a_document(actions[i]) ||
		    !document_offers(page, actions[i]))
			continue;
		has_others = has_others || !is_likely(key);
		generic_fill(page, actions[i], value_add_record(is_likely(key) ? likely : others));
	}
	return has_others;
}
