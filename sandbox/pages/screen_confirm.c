/* The question before what cannot be taken back, or closes work others count on. */
#include "office/delegation.h"
#include "office/dossier.h"
#include "pages/document_parts.h"

static void finish_consequences(const struct document_page *page, struct value *list)
{
	static const struct str out_of_lists = N_("Văn bản sẽ ra khỏi các danh sách chờ."),
							no_more = N_("Nơi đang giữ văn bản không xử lý tiếp được nữa."),
							own_part = N_("Phần việc của bạn ở văn bản này sẽ khép lại."),
							can_reopen = N_("Cần làm tiếp thì mở lại văn bản ở mục Việc khác.");
	const struct screen *screen = page->screen;
	if (acts_for(page->frame->office, frame_person(page->frame), page->document->submitted_to)) {
		value_add_text(list, say(screen, out_of_lists));
		value_add_text(list, say(screen, no_more));
	} else {
		value_add_text(list, say(screen, own_part));
	}
	value_add_text(list, say(screen, can_reopen));
}

static void consequences_fill(const struct document_page *page, const struct action *action,
                              struct value *root)
{
	static const struct {
		const char *key;
		struct str said;
	} known[] = {
		{"document.number", N_("Số lấy ra khỏi sổ không trả lại được.")},
		{"document.issue", N_("Nơi nhận thấy văn bản ngay, và văn bản không sửa được nữa.")},
		{"document.order_recall", N_("Văn thư sẽ thu hồi văn bản ở từng nơi nhận.")},
		{"document.recall", N_("Yêu cầu thu hồi tới nơi nhận ngay.")},
		{"document.answer_recall", N_("Nơi ban hành nhận trả lời ngay.")},
		{"dossier.hand_over", N_("Hồ sơ chuyển sang Lưu trữ cơ quan và chỉ còn xem.")},
	};
	static const struct str no_return = N_("Việc này không làm lại được.");
	struct value *list = value_set_list(root, "consequences");
	if (str_equals(action_key(action), STR("document.finish"))) {
		finish_consequences(page, list);
		return;
	}
	for (size_t i = 0; i < COUNT(known); i++) {
		if (str_equals(str_from_c(known[i].key), action_key(action)))
			value_add_text(list, say(page->screen, known[i].said));
	}
	value_add_text(list, say(page->screen, no_return));
}

/* A value as a person reads it. */
static struct str said_value(const struct document_page *page, const struct field *field, struct str text)
{
	const struct seed *seed = page->frame->office->seed;
	const struct party *party;
	const struct book *book;
	struct dossier_id dossier;
	unsigned value;
	switch (field->kind) {
	case FIELD_KIND_PARTY:
		party = seed_party(seed, seed_find_party(seed, text));
		return party ? party->name : text;
	case FIELD_KIND_BOOK:
		book = seed_book(seed, seed_find_book(seed, text));
		return book ? book->name : text;
	case FIELD_KIND_DOSSIER:
		dossier = office_find_dossier(page->frame->office, text);
		return dossier.number != 0 ? office_dossier(page->frame->office, dossier)->code : text;
	case FIELD_KIND_CHOICE:
		return name_parse(field->choices, text, &value)
		           ? say(page->screen, word_of_choice(field->choices, value))
		           : text;
	case FIELD_KIND_MINUTE:
	case FIELD_KIND_TEXT:
	case FIELD_KIND_DURATION:
	case FIELD_KIND_DOCUMENT:
		break;
	}
	return text;
}

/* What was typed goes along unseen, and stands above the buttons to be read again. */
static void typed_fill(const struct document_page *page, const struct confirm_query *query,
                       struct value *root)
{
	struct value *typed = value_set_list(root, "typed"), *shown = value_set_list(root, "shown");
	for (size_t i = 0; i < query->typed_count; i++) {
		const struct pair *pair = &query->typed[i];
		for (size_t k = 0; k < query->action->field_count; k++) {
			const struct field *field = &query->action->fields[k];
			if (!str_equals(str_from_c(field->name), pair->name) || str_is_empty(pair->value))
				continue;
			struct value *hidden = value_add_record(typed), *line = value_add_record(shown);
			struct str label = word_of_field(query->action, pair->name);
			value_set_text(hidden, "name", pair->name);
			value_set_text(hidden, "value", pair->value);
			value_set_text(line, "word", str_is_empty(label) ? pair->name : say(page->screen, label));
			value_set_text(line, "value", said_value(page, field, pair->value));
		}
	}
	value_set_bool(root, "has_shown", value_count(shown) > 0);
}

/* What it is about: a document, or a dossier that was named. */
struct about_what {
	struct str number, subject, back;
	enum rail_entry rail;
};

static struct about_what about_document(const struct screen *screen, const struct document *document)
{
	const struct document_facts *facts = document->facts;
	return (struct about_what){
		.number = str_is_empty(facts->number) ? (struct str){0} : say_document_number(screen->arena, facts),
		.subject = facts->subject,
		.back = link_document(screen->arena, facts->key),
		.rail = document->outgoing ? RAIL_OUTGOING : RAIL_INCOMING,
	};
}

static struct about_what about_dossier(const struct screen *screen, const struct frame *frame,
                                       const struct confirm_query *query)
{
	struct about_what what = {.back = STR("/dossiers"), .rail = RAIL_DOSSIERS};
	for (size_t i = 0; i < query->typed_count; i++) {
		struct dossier_id id = office_find_dossier(frame->office, query->typed[i].value);
		if (!str_equals(query->typed[i].name, STR("dossier")) || id.number == 0)
			continue;
		const struct dossier *dossier = office_dossier(frame->office, id);
		what.number = dossier->code;
		what.subject = dossier->title;
		what.back = link_dossier(screen->arena, dossier->key);
	}
	return what;
}

/* Issued documents that may be the answer to the one that is closed. */
static void answers_fill(const struct document_page *page, const struct confirm_query *query,
                         struct value *root)
{
	static const struct str label = N_("Văn bản trả lời"), issued = N_("Văn bản đi đã phát hành");
	const struct office *office = page->frame->office;
	if (!str_equals(action_key(query->action), STR("document.finish")) || page->frame->mode != FRAME_LIVE) {
		value_set_c(root, "answer", "");
		return;
	}
	struct value *answer = value_set_record(root, "answer");
	value_set_c(answer, "id", "answer-of");
	value_set_c(answer, "name", "answer");
	value_set_text(answer, "label", say(page->screen, label));
	value_set_bool(answer, "required", false);
	value_set_bool(answer, "is_bad", false);
	field_shapes_clear(answer, "pick");
	struct value *group = value_add_record(value_set_list(value_set_record(answer, "pick"), "groups"));
	value_set_text(group, "word", say(page->screen, issued));
	struct value *options = value_set_list(group, "options");
	for (uint32_t number = office_document_count(office); number > 0; number--) {
		const struct document *document = office_document(office, (struct document_id){number});
		if (document->status == DOC_ISSUED && desk_shows(office, frame_person(page->frame), document))
			option_add(options, document->facts->key, document_word(page, document), false);
	}
	if (value_count(options) == 0)
		value_set_c(root, "answer", "");
}

void screen_confirm(const struct screen *screen, const struct frame *frame, const struct confirm_query *query)
{
	static const struct str question = N_("{action} {number}?"), part = N_("Hoàn thành phần việc"),
							unnumbered = N_("{action} cho văn bản này?");
	const struct document_page page = {
		.screen = screen,
		.frame = frame,
		.document = query->id.number != 0 ? office_document(frame->office, query->id) : NULL,
	};
	const struct document *document = page.document;
	const struct action_words *words = words_of_action(query->action);
	bool is_part = str_equals(action_key(query->action), STR("document.finish")) &&
	               !acts_for(frame->office, frame_person(frame), document->submitted_to);
	struct str word = say(screen, words && !is_part ? words->name : part);
	struct about_what what = document != NULL ? about_document(screen, document)
	                                          : about_dossier(screen, frame, query);
	const struct place places[] = {{"action", word}, {"number", what.number}};
	bool has_number = !str_is_empty(what.number);
	struct str asked = say_filled(screen, has_number ? question : unnumbered, places, COUNT(places));
	struct value *root = page_open(screen, asked, frame->csrf, frame->path);
	frame_fill(screen, frame, what.rail, root);
	value_set_text(root, "question", asked);
	value_set_text(root, "word", word);
	value_set_text(root, "subject", what.subject);
	value_set_text(root, "action",
	               document != NULL ? link_action(screen->arena, document->facts->key, query->action)
	                                : link_office_action(screen->arena, query->action));
	value_set_text(root, "back_href", what.back);
	typed_fill(&page, query, root);
	answers_fill(&page, query, root);
	consequences_fill(&page, query->action, root);
	page_close(screen, root, "pages/confirm");
}
