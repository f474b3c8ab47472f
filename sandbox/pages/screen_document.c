/* A document's page, and the question before what cannot be taken back. */
#include "pages/document_parts.h"

#include "base/buf.h"

static struct str document_title(const struct screen *screen, const struct document *document)
{
	static const struct str title = N_("Văn bản {number}");
	const struct place place = {"number", say_document_name(screen, document->facts)};
	return say_filled(screen, title, &place, 1);
}

/* Decree 30/2020, article 4.2.c: an urgent document is worked on as soon as it is there. */
static void at_once_fill(const struct screen *screen, const struct document *document, struct value *root)
{
	static const struct str at_once = N_(
		"Văn bản khẩn: đăng ký, trình, giao và giải quyết ngay sau khi nhận.");
	bool is_over = document->status == DOC_FINISHED || document->status == DOC_REFUSED;
	if (document->facts->urgency != URGENCY_NORMAL && !is_over)
		value_set_text(root, "at_once", say(screen, at_once));
	else
		value_set_c(root, "at_once", "");
}

/* "Soạn văn bản trả lời": a new draft that knows what it answers. */
static void reply_fill(const struct document_page *page, struct value *root)
{
	const struct action *create = action_find(STR("draft.create"));
	enum document_status status = page->document->status;
	bool is_there = status != DOC_CANCELLED && status != DOC_REFUSED && status != DOC_ARRIVED;
	struct buf href = buf_sized(page->screen->arena, 64);
	if (page->frame->mode != FRAME_LIVE || !(create->phases & BIT(page->frame->office->phase)) || !is_there) {
		value_set_c(root, "reply_href", "");
		return;
	}
	buf_add(&href, STR("/outgoing/new?relation=reply-to&about="));
	buf_add(&href, page->document->facts->key);
	value_set_text(root, "reply_href", buf_str(&href));
}

static void incoming_draw(const struct document_page *page)
{
	const struct screen *screen = page->screen;
	const struct frame *frame = page->frame;
	struct value *root = page_open(screen, document_title(screen, page->document), frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_INCOMING, root);
	document_fill(screen, frame, page->document, root);
	at_once_fill(screen, page->document, root);
	document_paper_fill(page, root);
	document_desk_fill(page, root);
	document_forms_fill(page, root);
	reply_fill(page, root);
	page_close(screen, root, "pages/document");
}

static struct str draft_title(const struct screen *screen, const struct document *document)
{
	static const struct str title = N_("Văn bản đi {number}: {subject}");
	const struct place places[] = {{"number", say_document_name(screen, document->facts)},
	                               {"subject", document->facts->subject}};
	return say_filled(screen, title, places, COUNT(places));
}

static void outgoing_draw(const struct document_page *page)
{
	const struct screen *screen = page->screen;
	const struct frame *frame = page->frame;
	struct value *root = page_open(screen, draft_title(screen, page->document), frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_OUTGOING, root);
	outgoing_fill(screen, frame, page->document, root);
	/* What no face can show (an emoji) cannot be laid out: then the words stand there as text. */
	if (page->query->files[0].page_count > 0)
		document_files_fill(page, root);
	else
		outgoing_text_fill(page, root);
	outgoing_facts_fill(page, root);
	outgoing_deliveries_fill(page, root);
	outgoing_versions_fill(page, root);
	document_trace_fill(page, root);
	document_notes_fill(page, root);
	value_set_bool(root, "has_generic", document_generic_fill(page, root));
	page_close(screen, root, "pages/outgoing-document");
}

void screen_document(const struct screen *screen, const struct frame *frame,
                     const struct document_query *query)
{
	const struct document_page page = {
		.screen = screen,
		.frame = frame,
		.query = query,
		.document = office_document(frame->office, query->id),
	};
	if (page.document->outgoing != NULL)
		outgoing_draw(&page);
	else
		incoming_draw(&page);
}

static void finish_consequences(const struct screen *screen, const struct document *document,
                                struct party_id person, struct value *list)
{
	static const struct str out_of_lists = N_("Văn bản sẽ ra khỏi các danh sách chờ."),
							no_more = N_("Nơi đang giữ văn bản không xử lý tiếp được nữa."),
							own_part = N_("Phần việc của bạn ở văn bản này sẽ khép lại."),
							can_reopen = N_("Cần làm tiếp thì mở lại văn bản ở mục Việc khác.");
	if (party_is(document->submitted_to, person)) {
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
	};
	static const struct str no_return = N_("Việc này không làm lại được.");
	struct value *list = value_set_list(root, "consequences");
	if (str_equals(action_key(action), STR("document.finish"))) {
		finish_consequences(page->screen, page->document, frame_person(page->frame), list);
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
	unsigned value;
	switch (field->kind) {
	case FIELD_KIND_PARTY:
		party = seed_party(seed, seed_find_party(seed, text));
		return party ? party->name : text;
	case FIELD_KIND_BOOK:
		book = seed_book(seed, seed_find_book(seed, text));
		return book ? book->name : text;
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

void screen_confirm(const struct screen *screen, const struct frame *frame, const struct confirm_query *query)
{
	static const struct str question = N_("{action} {number}?"), part = N_("Hoàn thành phần việc"),
							unnumbered = N_("{action} cho văn bản này?");
	const struct document_page page = {
		.screen = screen, .frame = frame, .document = office_document(frame->office, query->id)};
	const struct document *document = page.document;
	const struct action_words *words = words_of_action(query->action);
	bool is_part = str_equals(action_key(query->action), STR("document.finish")) &&
	               !party_is(document->submitted_to, frame_person(frame));
	struct str word = say(screen, words && !is_part ? words->name : part);
	const struct place places[] = {
		{"action", word},
		{"number", say_document_number(screen->arena, document->facts)},
	};
	bool has_number = !str_is_empty(document->facts->number);
	struct str asked = say_filled(screen, has_number ? question : unnumbered, places, COUNT(places));
	struct value *root = page_open(screen, asked, frame->csrf, frame->path);
	frame_fill(screen, frame, document->outgoing ? RAIL_OUTGOING : RAIL_INCOMING, root);
	value_set_text(root, "question", asked);
	value_set_text(root, "word", word);
	value_set_text(root, "subject", document->facts->subject);
	value_set_text(root, "action", link_action(screen->arena, document->facts->key, query->action));
	value_set_text(root, "back_href", link_document(screen->arena, document->facts->key));
	typed_fill(&page, query, root);
	consequences_fill(&page, query->action, root);
	page_close(screen, root, "pages/confirm");
}
