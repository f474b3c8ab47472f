/* A document's page, and the question before what cannot be taken back. */
#include "pages/document_parts.h"

static struct str document_title(const struct screen *screen, const struct document *document)
{
	static const struct str title = N_("Văn bản {number}");
	const struct place place = {"number", say_document_number(screen->arena, document->facts)};
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

void screen_document(const struct screen *screen, const struct frame *frame,
                     const struct document_query *query)
{
	const struct document_page page = {
		.screen = screen,
		.frame = frame,
		.query = query,
		.document = office_document(frame->office, query->id),
	};
	struct value *root = page_open(screen, document_title(screen, page.document), frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_INCOMING, root);
	document_fill(screen, frame, page.document, root);
	at_once_fill(screen, page.document, root);
	document_paper_fill(&page, root);
	document_desk_fill(&page, root);
	document_forms_fill(&page, root);
	page_close(screen, root, "pages/document");
}

static void consequences_fill(const struct screen *screen, const struct document *document,
                              struct party_id person, struct value *root)
{
	static const struct str out_of_lists = N_("Văn bản sẽ ra khỏi các danh sách chờ."),
							no_more = N_("Nơi đang giữ văn bản không xử lý tiếp được nữa."),
							own_part = N_("Phần việc của bạn ở văn bản này sẽ khép lại."),
							can_reopen = N_("Cần làm tiếp thì mở lại văn bản ở mục Việc khác.");
	struct value *list = value_set_list(root, "consequences");
	if (party_is(document->submitted_to, person)) {
		value_add_text(list, say(screen, out_of_lists));
		value_add_text(list, say(screen, no_more));
	} else {
		value_add_text(list, say(screen, own_part));
	}
	value_add_text(list, say(screen, can_reopen));
}

void screen_confirm(const struct screen *screen, const struct frame *frame, struct document_id id,
                    const struct action *action)
{
	static const struct str question = N_("{action} {number}?"), part = N_("Hoàn thành phần việc");
	const struct document *document = office_document(frame->office, id);
	const struct action_words *words = words_of_action(action);
	bool is_whole = party_is(document->submitted_to, frame_person(frame));
	struct str word = say(screen, words && is_whole ? words->name : part);
	const struct place places[] = {
		{"action", word},
		{"number", say_document_number(screen->arena, document->facts)},
	};
	struct str asked = say_filled(screen, question, places, COUNT(places));
	struct value *root = page_open(screen, asked, frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_INCOMING, root);
	value_set_text(root, "question", asked);
	value_set_text(root, "word", word);
	value_set_text(root, "subject", document->facts->subject);
	value_set_text(root, "action", link_action(screen->arena, document->facts->key, action));
	value_set_text(root, "back_href", link_document(screen->arena, document->facts->key));
	consequences_fill(screen, document, frame_person(frame), root);
	page_close(screen, root, "pages/confirm");
}
