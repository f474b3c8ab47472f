/* Forms made from the table of an action's fields: one for every action that has none of its own. */
#include "office/worktime.h"
#include "pages/document_parts.h"

#include "base/buf.h"

/* ---- which, and where ---- */

/* These have a template of their own, or no form at all. */
static bool has_own_form(struct str key)
{
	static const struct str keys[] = {
		STR_INIT("document.open"),   STR_INIT("document.direct"),  STR_INIT("document.route"),
		STR_INIT("document.retake"), STR_INIT("document.return"),  STR_INIT("document.comment"),
		STR_INIT("meeting.accept"),  STR_INIT("meeting.delegate"), STR_INIT("meeting.decline"),
		STR_INIT("document.finish"), STR_INIT("document.mark"),    STR_INIT("document.unmark"),
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
static bool is_likely(const struct document_page *page, struct str key)
{
	static const struct str keys[] = {STR_INIT("document.receive"), STR_INIT("document.register"),
	                                  STR_INIT("document.submit"), STR_INIT("document.give_opinion")};
	if (page->document->outgoing != NULL)
		return str_equals(key, outgoing_likely(page));
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
		{"draft.create",
	     N_("Mỗi dòng ở Nơi nhận là một nơi. Các đoạn của nội dung cách nhau một dòng trống.")},
		{"draft.edit",
	     N_("Bản trước vẫn còn ở phần Các bản. Các đoạn của nội dung cách nhau một dòng trống.")},
		{"draft.send_back", N_("Nêu rõ chỗ phải sửa. Ai đã duyệt, ký nháy đều phải xem lại từ đầu.")},
		{"draft.unapprove", N_("Chỉ huỷ duyệt được khi văn bản chưa có số.")},
		{"document.number", N_("Sổ cấp số tiếp theo, chỉ một lần, và ngày ban hành là hôm nay.")},
		{"document.issue", N_("Chọn mọi nơi nhận một lần. Văn bản đã phát hành không sửa được nữa.")},
		{"document.recall", N_("Chọn những nơi phải trả lại văn bản.")},
		{"meeting.accept", N_("Bạn đi họp. Lịch của bạn ghi cuộc họp này.")},
		{"meeting.delegate", N_("Người được cử thấy giấy mời và tự trả lời.")},
		{"meeting.decline", N_("Ghi lý do vắng mặt để báo nơi mời.")},
		{"authority.delegate", N_("Chọn cấp phó hoặc người đứng đầu đơn vị. Hết thời gian thì tự chấm dứt.")},
		{"dossier.open", N_("Ghi tiêu đề gọi đúng việc, chọn thời hạn bảo quản theo danh mục.")},
		{"dossier.add", N_("Chỉ đưa vào những văn bản chính thức của việc này.")},
		{"dossier.remove", N_("Văn bản vẫn còn trong hệ thống.")},
		{"dossier.close", N_("Rà soát trước: đủ văn bản, không bản trùng, không bản nháp.")},
		{"dossier.hand_over", N_("Hồ sơ đã nộp lưu không sửa, không rút văn bản ra được nữa.")},
	};
	for (size_t i = 0; i < COUNT(hints); i++) {
		if (str_equals(str_from_c(hints[i].key), key))
			return hints[i].hint;
	}
	return (struct str){0};
}

/* ---- parts of a field ---- */

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
static const char *const shapes[] = {"pick", "ticks", "choices", "minute", "text", "line", "fixed"};

#define RADIOS_MAX 6 /* more than so many choices stand in a list */
#define LINE_LENGTH_MAX 200

/* One press for several recipients: web makes a command of each. */
static bool is_many(struct str key, const struct field *field)
{
	return (str_equals(key, STR("document.issue")) || str_equals(key, STR("document.recall"))) &&
	       field->kind == FIELD_KIND_PARTY;
}

static const char *shape_of(const struct document_page *page, const struct action *action,
                            const struct field *field)
{
	switch (field->kind) {
	case FIELD_KIND_PARTY:
		return is_many(action_key(action), field) ? "ticks" : "pick";
	case FIELD_KIND_BOOK:
	case FIELD_KIND_DOCUMENT:
		return "pick";
	case FIELD_KIND_DOSSIER:
		return page->document != NULL ? "pick" : "fixed";
	case FIELD_KIND_CHOICE:
		return field->choices->count > RADIOS_MAX ? "pick" : "choices";
	case FIELD_KIND_MINUTE:
		return "minute";
	case FIELD_KIND_TEXT:
		return field->length_max > 0 && field->length_max <= LINE_LENGTH_MAX ? "line" : "text";
	case FIELD_KIND_DURATION:
		return "line";
	}
	UNREACHABLE();
	return "line";
}

/* As much room as such a text mostly wants. */
static int64_t rows_of(const struct field *field)
{
	return field->length_max > 5000 ? 14 : field->length_max == 1000 && field->length_min == 0 ? 4 : 3;
}

static void text_fill(const struct field *field, struct str typed, struct value *text)
{
	value_set_text(text, "value", typed);
	value_set_number(text, "length_max", field->length_max > 0 ? field->length_max : 1000);
	value_set_bool(text, "is_long", field->length_min >= 10);
	value_set_number(text, "rows", rows_of(field));
}

static void options_fill(const struct document_page *page, const struct action *action,
                         const struct field *field, const struct form_state *state, struct value *record)
{
	struct str typed = form_typed(state, field->name);
	switch (field->kind) {
	case FIELD_KIND_PARTY:
		field_parties_fill(page, action, field->name, state, record);
		break;
	case FIELD_KIND_BOOK:
		books_fill(page, typed, record);
		break;
	case FIELD_KIND_DOCUMENT:
		documents_fill(page, typed, record);
		break;
	case FIELD_KIND_DOSSIER:
		if (page->document != NULL)
			dossiers_fill(page, action, typed, record);
		else
			value_set_text(record, "value", typed);
		break;
	case FIELD_KIND_CHOICE:
		if (field->choices->count > RADIOS_MAX)
			record = value_add_record(value_set_list(record, "groups"));
		value_set_c(record, "word", "");
		choices_fill(page, field, typed, value_set_list(record, "options"));
		break;
	case FIELD_KIND_TEXT:
	case FIELD_KIND_DURATION:
		text_fill(field, typed, record);
		break;
	case FIELD_KIND_MINUTE:
		break;
	}
}

void field_shapes_clear(struct value *record, const char *shape)
{
	for (size_t i = 0; i < COUNT(shapes); i++) {
		if (!str_equals(str_from_c(shapes[i]), str_from_c(shape)))
			value_set_c(record, shapes[i], "");
	}
}

static void field_fill(const struct document_page *page, const struct action *action,
                       const struct form_state *state, const struct field *field, struct value *record)
{
	struct str name = str_from_c(field->name), label = word_of_field(action, name);
	const char *shape = shape_of(page, action, field);
	value_set_text(record, "name", name);
	value_set_text(record, "id", field_id(page->screen->arena, action, field->name));
	value_set_text(record, "label", str_is_empty(label) ? name : say(page->screen, label));
	value_set_bool(record, "required", field->required);
	value_set_bool(record, "is_bad", refusal_is_about(state, name));
	field_shapes_clear(record, shape);
	if (field->kind == FIELD_KIND_MINUTE)
		minute_fill(page, action, state, name, record);
	else
		options_fill(page, action, field, state, value_set_record(record, shape));
}

/* A form about what is there already begins with what is there; what was typed stands before it. */
static const struct form_state *with_beginning(const struct document_page *page, const struct action *action,
                                               const struct form_state *state)
{
	const struct form_state *beginning = outgoing_as_typed(page, action);
	if (!state || !beginning)
		return state ? state : beginning;
	struct form_state *both = ARENA_NEW(page->screen->arena, struct form_state);
	struct pair *pairs = ARENA_ARRAY(page->screen->arena, struct pair,
	                                 state->pair_count + beginning->pair_count);
	*both = *state;
	both->pairs = pairs;
	for (size_t i = 0; i < state->pair_count; i++)
		pairs[i] = state->pairs[i];
	for (size_t i = 0; i < beginning->pair_count; i++) {
		bool is_typed = false;
		for (size_t k = 0; k < state->pair_count; k++)
			is_typed = is_typed || str_equals(state->pairs[k].name, beginning->pairs[i].name);
		if (!is_typed)
			pairs[both->pair_count++] = beginning->pairs[i];
	}
	return both;
}

/* A dossier of the list has its code; one beside it names none of the list. */
static bool is_moot(const struct action *action, const struct form_state *state, const struct field *field)
{
	bool is_listed = !str_is_empty(form_typed(state, "dossier"));
	if (!str_equals(action_key(action), STR("dossier.open")))
		return false;
	return str_equals(str_from_c(field->name), is_listed ? STR("code") : STR("dossier"));
}

void generic_fill(const struct document_page *page, const struct action *action, struct value *form)
{
	const struct form_state *state = form_fill(page, action, form);
	const struct action_words *words = words_of_action(action);
	struct arena *arena = page->screen->arena;
	struct str hint = hint_of(action_key(action));
	const struct form_state *shown = with_beginning(page, action, state);
	value_set_text(form, "id", field_id(arena, action, "form"));
	value_set_text(form, "word", words ? say(page->screen, words->name) : action_key(action));
	value_set_text(form, "hint", str_is_empty(hint) ? hint : say(page->screen, hint));
	value_set_bool(form, "asks_first", action->asks_first);
	struct value *fields = value_set_list(form, "fields");
	for (size_t i = 0; i < action->field_count; i++) {
		if (!is_moot(action, shown, &action->fields[i]))
			field_fill(page, action, shown, &action->fields[i], value_add_record(fields));
	}
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
		bool is_first = is_likely(page, key);
		has_others = has_others || !is_first;
		generic_fill(page, actions[i], value_add_record(is_first ? likely : others));
	}
	return has_others;
}
