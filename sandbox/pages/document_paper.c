/* The paper itself: pages as images with their text, metadata, trace. */
#include "office/dossier.h"
#include "pages/document_parts.h"

#include "base/buf.h"

static struct str say_size(struct arena *arena, uint32_t bytes)
{
	struct buf out = buf_sized(arena, 16);
	buf_add_u64(&out, (bytes + UINT64_C(1023)) / 1024);
	buf_add(&out, STR(" KB"));
	return buf_str(&out);
}

static struct str say_pages(const struct screen *screen, uint32_t count)
{
	static const struct str one = N_("1 trang"), many = N_("{count} trang");
	const struct place place = {"count", say_number(screen->arena, count)};
	return count == 1 ? say(screen, one) : say_filled(screen, many, &place, 1);
}

static void lines_fill(struct str text, struct value *record)
{
	struct value *lines = value_set_list(record, "lines");
	while (!str_is_empty(text)) {
		struct str line = str_trim(str_cut(&text, '\n'));
		if (!str_is_empty(line))
			value_add_text(lines, line);
	}
}

uint32_t document_file_count(const struct document *document)
{
	return document->outgoing != NULL ? 1 : document->facts->file_count;
}

/* An outgoing document has no file of its own name until it leaves: its key says which it is. */
static struct str file_name(const struct document_page *page, size_t index)
{
	const struct document *document = page->document;
	struct buf out = buf_sized(page->screen->arena, 32);
	if (document->outgoing == NULL)
		return document->facts->files[index].name;
	buf_add(&out, document->facts->key);
	buf_add_c(&out, ".pdf");
	return buf_str(&out);
}

static void file_fill(const struct document_page *page, size_t index, struct value *record)
{
	const struct document_facts *facts = page->document->facts;
	struct str name = file_name(page, index);
	const struct file_facts *laid_out = &page->query->files[index];
	struct arena *arena = page->screen->arena;
	/* Whatever changes how an outgoing document looks leaves a trace. */
	uint64_t look = page->document->outgoing == NULL ? 0 : page->document->trace_count;
	value_set_number(record, "index", (int64_t)index + 1);
	value_set_text(record, "name", name);
	value_set_number(record, "page_count", laid_out->page_count);
	value_set_text(record, "pages_said", say_pages(page->screen, laid_out->page_count));
	value_set_text(record, "href", link_file(arena, facts->key, index + 1, look));
	value_set_text(record, "size", say_size(arena, laid_out->size_bytes));
	struct value *pages = value_set_list(record, "pages");
	for (uint32_t i = 0; i < laid_out->page_count; i++) {
		struct value *item = value_add_record(pages);
		value_set_number(item, "number", (int64_t)i + 1);
		value_set_text(item, "src", link_page(arena, facts->key, index + 1, i + 1, look));
		value_set_bool(item, "lazy", index > 0 || i > 0);
		lines_fill(laid_out->page_texts ? laid_out->page_texts[i] : (struct str){0}, item);
	}
}

static void fact_add(const struct document_page *page, struct value *facts, struct str word, struct str text)
{
	if (str_is_empty(text))
		return;
	struct value *fact = value_add_record(facts);
	value_set_text(fact, "word", say(page->screen, word));
	value_set_text(fact, "text", text);
}

static struct str joined(struct arena *arena, struct str a, const char *between, struct str b)
{
	struct buf out = buf_sized(arena, a.len + b.len + 4);
	buf_add(&out, a);
	if (!str_is_empty(a) && !str_is_empty(b))
		buf_add_c(&out, between);
	buf_add(&out, b);
	return buf_str(&out);
}

/* Number, day and whom the paper went to: what the stamp says. */
static struct str stamp_shown(const struct document_page *page)
{
	static const struct str words = N_("Số {number}, ngày {day}, giao {to}");
	const struct document *document = page->document;
	struct arena *arena = page->screen->arena;
	if (document->stamp.by.number == 0)
		return (struct str){0};
	const struct place places[] = {
		{"number", say_number(arena, document->arrival_number)},
		{"day", say_day(arena, day_of_minute(document->arrived_at))},
		{"to", party_name(page->screen, page->frame, document->stamp.to)},
	};
	return say_filled(page->screen, words, places, COUNT(places));
}

static void facts_fill(const struct document_page *page, struct value *root)
{
	static const struct str issuer = N_("Nơi gửi"), number = N_("Số, ký hiệu"), issued = N_("Ngày ban hành"),
							type = N_("Loại văn bản"), signer = N_("Người ký"), arrived = N_("Ngày đến"),
							arrival_number = N_("Số đến"), to = N_("Nơi nhận"), secrecy = N_("Độ mật"),
							due = N_("Hạn của nơi gửi"), book = N_("Sổ"), channel = N_("Hình thức"),
							refused = N_("Từ chối vì"), stamp = N_("Dấu ĐẾN"), answer = N_("Văn bản trả lời");
	const struct document *document = page->document;
	const struct document_facts *facts = document->facts;
	struct arena *arena = page->screen->arena;
	struct minute now = frame_now(page->frame);
	const struct book *register_book = seed_book(page->frame->office->seed, document->book);
	struct str post = joined(arena, facts->signer_competence, ", ", facts->signer_position);
	struct value *list = value_set_list(root, "facts");
	fact_add(page, list, issuer, facts->issuer_name);
	fact_add(page, list, number, say_document_number(arena, facts));
	fact_add(page, list, type, say_office_word(page->screen, facts->type_name));
	fact_add(page, list, issued,
	         day_is_given(facts->issued_on) ? say_day(arena, facts->issued_on) : (struct str){0});
	fact_add(page, list, signer, joined(arena, facts->signer_name, ", ", post));
	fact_add(page, list, due,
	         minute_is_given(facts->due_on) ? say_minute(arena, facts->due_on, now) : (struct str){0});
	fact_add(page, list, secrecy, say(page->screen, word_of_secrecy(facts->secrecy)));
	fact_add(page, list, arrived,
	         minute_is_given(document->arrived_at) ? say_minute(arena, document->arrived_at, now)
	                                               : (struct str){0});
	fact_add(page, list, arrival_number,
	         document->arrival_number > 0 ? say_number(arena, document->arrival_number) : (struct str){0});
	fact_add(page, list, book, register_book ? register_book->name : (struct str){0});
	if (facts->channel == CHANNEL_PAPER)
		fact_add(page, list, channel, say(page->screen, word_of_channel(facts->channel)));
	fact_add(page, list, stamp, stamp_shown(page));
	if (document->status == DOC_REFUSED)
		fact_add(page, list, refused, say(page->screen, word_of_refuse_code(document->refused_for)));
	if (document->answered_by.number != 0)
		fact_add(page, list, answer,
		         say_document_name(page->screen,
		                           office_document(page->frame->office, document->answered_by)->facts));
	fact_add(page, list, to, facts->to_places);
}

void document_trace_fill(const struct document_page *page, struct value *root)
{
	const struct document *document = page->document;
	struct arena *arena = page->screen->arena;
	struct value *list = value_set_list(root, "trace");
	size_t last = 0;
	for (size_t i = 0; i < document->trace_count; i++) {
		const struct action_words *words = words_of_action(document->traces[i].action);
		if (words && !str_is_empty(words->traced))
			last = i + 1;
	}
	for (size_t i = 0; i < last; i++) {
		const struct trace *trace = &document->traces[i];
		const struct action_words *words = words_of_action(trace->action);
		if (!words || str_is_empty(words->traced))
			continue;
		struct value *line = value_add_record(list);
		struct buf iso = buf_sized(arena, 20);
		minute_write(trace->at, &iso);
		trace_fill(page->screen, page->frame, trace, line);
		value_set_text(line, "at", say_minute(arena, trace->at, frame_now(page->frame)));
		value_set_text(line, "iso", buf_str(&iso));
		value_set_bool(line, "now", i + 1 == last);
	}
	value_set_bool(root, "has_trace", last > 0);
}

void document_files_fill(const struct document_page *page, struct value *root)
{
	uint32_t count = document_file_count(page->document);
	struct value *files = value_set_list(root, "files");
	for (uint32_t i = 0; i < count; i++)
		file_fill(page, i, value_add_record(files));
	value_set_bool(root, "has_files", count > 0);
	value_set_number(root, "file_count", count);
}

void document_mark_fill(const struct document_page *page, struct value *root)
{
	static const struct str keys[] = {STR_INIT("document.mark"), STR_INIT("document.unmark")};
	bool is_marked = desk_is_marked(frame_person(page->frame), page->document);
	const struct action *action = action_find(keys[is_marked]);
	value_set_bool(root, "is_marked", is_marked);
	for (size_t i = 0; i < COUNT(keys); i++) {
		const struct form_state *state = document_form_state(page, action_find(keys[i]));
		if (state && is_refused(state->refusal))
			said_fill(root, "not_done", say_refusal(page->screen, state));
	}
	if (page->frame->mode != FRAME_LIVE || !(action->phases & BIT(page->frame->office->phase))) {
		value_set_c(root, "marking", "");
		return;
	}
	struct value *marking = value_set_record(root, "marking");
	value_set_text(marking, "action", link_action(page->screen->arena, page->document->facts->key, action));
	value_set_text(marking, "word", say(page->screen, words_of_action(action)->name));
	value_set_c(marking, "icon", is_marked ? "i-star-on" : "i-star");
}

void document_dossiers_fill(const struct document_page *page, struct value *root)
{
	const struct office *office = page->frame->office;
	struct value *list = value_set_list(root, "dossiers");
	for (uint16_t number = 1; number <= office->dossier_count; number++) {
		const struct dossier *dossier = office_dossier(office, (struct dossier_id){number});
		if (!dossier_holds(dossier, page->query->id))
			continue;
		struct value *item = value_add_record(list);
		value_set_text(item, "href", link_dossier(page->screen->arena, dossier->key));
		value_set_text(item, "code", dossier->code);
		value_set_text(item, "name", dossier->title);
	}
	value_set_bool(root, "has_dossiers", value_count(list) > 0);
}

void document_paper_fill(const struct document_page *page, struct value *root)
{
	document_files_fill(page, root);
	facts_fill(page, root);
	document_trace_fill(page, root);
	document_dossiers_fill(page, root);
	document_mark_fill(page, root);
}
