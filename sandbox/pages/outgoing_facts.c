/* An outgoing document in a list and at the side of its page: what it is, where it lies, who checked it, where it went. */
#include "pages/document_parts.h"

#include "base/buf.h"
#include "office/outgoing.h"

static struct str name_of_party(const struct frame *frame, struct party_id id)
{
	const struct party *party = seed_party(frame->office->seed, id);
	return party ? party->name : (struct str){0};
}

/* On whose desk, as its status says. */
static struct str place_of(const struct screen *screen, const struct frame *frame,
                           const struct document *document)
{
	static const struct str with = N_("Ở chỗ {who}"), with_you = N_("Ở chỗ bạn"), clerks = N_("Ở văn thư");
	struct party_id holder = document->outgoing->holder;
	const struct place place = {"who", name_of_party(frame, holder)};
	bool is_over = document->status == DOC_ISSUED || document->status == DOC_RECALLED;
	if (is_over)
		return (struct str){0};
	if (holder.number == 0)
		return say(screen, clerks);
	return party_is(holder, frame_person(frame)) ? say(screen, with_you)
	                                             : say_filled(screen, with, &place, 1);
}

void outgoing_fill(const struct screen *screen, const struct frame *frame, const struct document *document,
                   struct value *record)
{
	const struct document_facts *facts = document->facts;
	const struct seed *seed = frame->office->seed;
	const struct party *drafter = seed_party(seed, document->outgoing->drafter);
	const struct party *unit = drafter ? seed_party(seed, drafter->unit) : NULL;
	value_set_text(record, "href", link_document(screen->arena, facts->key));
	value_set_text(record, "number", say_document_name(screen, facts));
	value_set_bool(record, "has_number", !str_is_empty(facts->number));
	value_set_text(record, "type", say_office_word(screen, facts->type_name));
	value_set_text(record, "subject", facts->subject);
	value_set_text(record, "issued",
	               day_is_given(facts->issued_on) ? say_day(screen->arena, facts->issued_on)
	                                              : (struct str){0});
	value_set_text(record, "drafter", drafter ? drafter->name : (struct str){0});
	value_set_text(record, "unit", unit ? unit->name : (struct str){0});
	value_set_text(record, "signer", name_of_party(frame, facts->signer));
	value_set_text(record, "place", place_of(screen, frame, document));
	value_set_bool(record, "unread", desk_is_unread(frame_person(frame), document));
	value_set_bool(record, "is_marked", desk_is_marked(frame_person(frame), document));
	chip_fill(screen, record, "urgency", chip_of_urgency(facts->urgency));
	chip_fill(screen, record, "status", chip_of_document(document, frame_person(frame)));
}

/* ---- at the side of the page ---- */

static void fact_add(const struct document_page *page, struct value *facts, struct str word, struct str text,
                     struct str href)
{
	if (str_is_empty(text))
		return;
	struct value *fact = value_add_record(facts);
	value_set_text(fact, "word", say(page->screen, word));
	value_set_text(fact, "text", text);
	value_set_text(fact, "href", href);
}

static void relation_add(const struct document_page *page, struct value *list)
{
	const struct office *office = page->frame->office;
	const struct document_facts *facts = page->document->facts;
	if (facts->relation == RELATION_NONE || facts->about.number == 0)
		return;
	const struct document *about = office_document(office, facts->about);
	bool is_shown = desk_shows(office, frame_person(page->frame), about);
	fact_add(page, list, word_of_relation(facts->relation), say_document_name(page->screen, about->facts),
	         is_shown ? link_document(page->screen->arena, about->facts->key) : (struct str){0});
}

/* "Lê Thị Bích Ngọc, Phó Chủ tịch": a person with his post. */
static struct str person_of(const struct document_page *page, struct party_id id)
{
	const struct party *party = seed_party(page->frame->office->seed, id);
	struct buf out = buf_sized(page->screen->arena, 64);
	if (!party)
		return (struct str){0};
	buf_add(&out, party->name);
	buf_add_c(&out, ", ");
	buf_add(&out, say_office_word(page->screen, party->title));
	return buf_str(&out);
}

/* Who has put his name to it so far, in the order of the way it goes. */
static void checks_fill(const struct document_page *page, struct value *root)
{
	static const struct str drafted = N_("Soạn thảo"), initialled = N_("Ký nháy"),
							form_checked = N_("Kiểm tra thể thức"), approved = N_("Duyệt"),
							recalled = N_("Quyết định thu hồi");
	const struct outgoing *outgoing = page->document->outgoing;
	const struct {
		struct str word;
		struct party_id by;
		bool is_always; /* stands there before it is done, too */
	} checks[] = {
		{drafted, outgoing->drafter, true},
		{initialled, outgoing->initialled_by, true},
		{form_checked, outgoing->form_checked_by, true},
		{approved, outgoing->approved_by, true},
		{recalled, outgoing->recall_ordered_by, false},
	};
	struct value *list = value_set_list(root, "checks");
	for (size_t i = 0; i < COUNT(checks); i++) {
		if (checks[i].by.number == 0 && !checks[i].is_always)
			continue;
		struct value *check = value_add_record(list);
		value_set_text(check, "word", say(page->screen, checks[i].word));
		value_set_text(check, "by", person_of(page, checks[i].by));
		value_set_c(check, "icon", checks[i].by.number != 0 ? "i-check" : "i-ring");
	}
}

void outgoing_facts_fill(const struct document_page *page, struct value *root)
{
	static const struct str type = N_("Loại văn bản"), number = N_("Số, ký hiệu"),
							issued = N_("Ngày ban hành"), signer = N_("Người ký"),
							authority = N_("Ký thay mặt ai"), secrecy = N_("Độ mật"), urgency = N_("Độ khẩn"),
							book = N_("Sổ"), unit = N_("Đơn vị soạn thảo");
	const struct document_facts *facts = page->document->facts;
	const struct seed *seed = page->frame->office->seed;
	const struct book *register_book = seed_book(seed, page->document->book);
	const struct party *drafter = seed_party(seed, page->document->outgoing->drafter);
	const struct screen *screen = page->screen;
	const struct str no_link = {0};
	struct value *list = value_set_list(root, "facts");
	fact_add(page, list, type, say_office_word(screen, facts->type_name), no_link);
	fact_add(page, list, number, say_document_name(screen, facts), no_link);
	fact_add(page, list, issued,
	         day_is_given(facts->issued_on) ? say_day(screen->arena, facts->issued_on) : no_link, no_link);
	fact_add(page, list, signer, person_of(page, facts->signer), no_link);
	fact_add(page, list, authority, say(screen, word_of_authority(facts->authority)), no_link);
	relation_add(page, list);
	fact_add(page, list, urgency, say(screen, word_of_choice(&urgency_names, facts->urgency)), no_link);
	fact_add(page, list, secrecy, say(screen, word_of_secrecy(facts->secrecy)), no_link);
	fact_add(page, list, unit, drafter ? name_of_party(page->frame, drafter->unit) : no_link, no_link);
	fact_add(page, list, book, register_book ? register_book->name : no_link, no_link);
	checks_fill(page, root);
}

void outgoing_deliveries_fill(const struct document_page *page, struct value *root)
{
	const struct outgoing *outgoing = page->document->outgoing;
	struct value *list = value_set_list(root, "deliveries");
	for (size_t i = 0; i < outgoing->delivery_count; i++) {
		const struct delivery *delivery = &outgoing->deliveries[i];
		struct value *item = value_add_record(list);
		value_set_text(item, "to", name_of_party(page->frame, delivery->to));
		chip_fill(page->screen, item, "status", chip_of_delivery(delivery->status));
		value_set_text(item, "at", say_minute(page->screen->arena, delivery->at, frame_now(page->frame)));
		value_set_text(item, "reason", delivery->reason);
	}
	value_set_bool(root, "has_deliveries", outgoing->delivery_count > 0);
}
