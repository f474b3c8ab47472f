/* A document's page. */
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
	document_meeting_fill(page, root);
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
	document_dossiers_fill(page, root);
	document_mark_fill(page, root);
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
