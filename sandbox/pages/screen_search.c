/* Search over everything the reader may see: what is asked for, and where it stands. */
#include "base/fold.h"
#include "base/limits.h"
#include "pages/parts.h"

#define WORDS_BEFORE 8
#define WORDS_SHOWN 32

/* ---- a text with the words that were sought ---- */

struct sought {
	struct str items[LIMIT_SEARCH_BYTES / 2 + 1]; /* folded */
	size_t count;
};

static struct sought sought_of(const struct screen *screen, struct str words)
{
	struct sought sought = {.count = 0};
	struct str folded = fold_plain(screen->arena, words);
	while (!str_is_empty(folded) && sought.count < COUNT(sought.items)) {
		struct str word = str_trim(str_cut(&folded, ' '));
		if (!str_is_empty(word))
			sought.items[sought.count++] = word;
	}
	return sought;
}

static bool is_sought(const struct screen *screen, const struct sought *sought, struct str word)
{
	struct str folded = fold_plain(screen->arena, word);
	for (size_t i = 0; i < sought->count; i++) {
		if (search_begins_word(folded, sought->items[i]))
			return true;
	}
	return false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static struct str next_word(struct str *rest)
{
	size_t begin = 0, end;
	while (begin < rest->len && is_blank(rest->ptr[begin]))
		begin++;
	end = begin;
	while (end < rest->len && !is_blank(rest->ptr[end]))
		end++;
	struct str word = str_slice(*rest, begin, end);
	*rest = str_slice(*rest, end, rest->len);
	return word;
}

static void run_add(struct value *runs, struct str word, bool is_hit)
{
	struct value *run = value_add_record(runs);
	value_set_text(run, "text", word);
	value_set_bool(run, "hit", is_hit);
}

static void words_fill(const struct screen *screen, const struct sought *sought, struct str text, size_t most,
                       struct value *runs)
{
	for (size_t i = 0; i < most; i++) {
		struct str word = next_word(&text);
		if (str_is_empty(word))
			return;
		run_add(runs, word, is_sought(screen, sought, word));
	}
}

/* The words around the first place where one of those sought stands; none when it stands nowhere. */
static void snippet_fill(const struct screen *screen, const struct sought *sought, struct str text,
                         struct value *row)
{
	struct str before[WORDS_BEFORE] = {{0}};
	struct value *runs = value_set_list(row, "runs");
	struct str rest = text;
	for (size_t i = 0; !str_is_empty(rest); i++) {
		before[i % WORDS_BEFORE] = rest;
		struct str word = next_word(&rest);
		if (str_is_empty(word) || !is_sought(screen, sought, word))
			continue;
		value_set_bool(row, "is_cut", i >= WORDS_BEFORE);
		words_fill(screen, sought, i < WORDS_BEFORE ? text : before[(i + 1) % WORDS_BEFORE], WORDS_SHOWN,
		           runs);
		break;
	}
	value_set_bool(row, "has_runs", value_count(runs) > 0);
}

/* ---- the page ---- */

static void form_fill(const struct screen *screen, const struct search_page *asked, struct value *page)
{
	static const struct str words[SEARCH_STATE_COUNT] = {
		[SEARCH_ANY_STATE] = N_("Mọi trạng thái"),
		[SEARCH_OPEN] = N_("Chưa xong"),
		[SEARCH_DONE] = N_("Đã xong"),
	};
	static const struct str faults[] = {
		[SEARCH_FINE] = STR_INIT(""),
		[SEARCH_TOO_LONG] = N_("Từ khoá dài quá. Hãy viết ngắn lại rồi tìm lại."),
		[SEARCH_NO_DAY] = N_("Ngày không đúng. Hãy viết như 18/06/2024 rồi tìm lại."),
	};
	const struct search_query *query = &asked->query;
	struct value *states = value_set_list(page, "states");
	value_set_text(page, "words", query->words);
	value_set_text(page, "number", query->number);
	value_set_text(page, "issuer", query->issuer);
	value_set_text(page, "type", query->type);
	value_set_text(page, "from_day", asked->from);
	value_set_text(page, "to_day", asked->to);
	value_set_text(page, "fault",
	               asked->fault == SEARCH_FINE ? (struct str){0} : say(screen, faults[asked->fault]));
	for (unsigned i = 0; i < SEARCH_STATE_COUNT; i++) {
		struct value *state = value_add_record(states);
		value_set_text(state, "value", name_of(&search_state_names, i));
		value_set_text(state, "word", say(screen, words[i]));
		value_set_bool(state, "chosen", query->state == i);
	}
}

static bool is_asked(const struct search_page *asked)
{
	const struct search_query *query = &asked->query;
	return !str_is_empty(query->words) || !str_is_empty(query->number) || !str_is_empty(query->issuer) ||
	       !str_is_empty(query->type) || day_is_given(query->from) || day_is_given(query->to) ||
	       query->state != SEARCH_ANY_STATE;
}

static void hit_fill(const struct screen *screen, const struct frame *frame, const struct sought *sought,
                     const struct search_hit *hit, struct value *row)
{
	const struct document *document = office_document(frame->office, hit->id);
	const struct document_facts *facts = document->facts;
	struct str text = search_text(frame->search, frame->office, hit->id, screen->arena);
	value_set_text(row, "href", link_document(screen->arena, facts->key));
	value_set_text(row, "number", say_document_name(screen, facts));
	value_set_text(row, "type", facts->type_name);
	value_set_text(row, "issuer", facts->issuer_name);
	value_set_text(row, "issued",
	               day_is_given(facts->issued_on) ? say_day(screen->arena, facts->issued_on)
	                                              : (struct str){0});
	chip_fill(screen, row, "urgency", chip_of_urgency(facts->urgency));
	chip_fill(screen, row, "status", chip_of_document(document, frame_person(frame)));
	words_fill(screen, sought, facts->subject, SIZE_MAX, value_set_list(row, "subject"));
	if (hit->is_in_head || sought->count == 0)
		value_set_bool(row, "has_runs", false);
	else
		snippet_fill(screen, sought, str_slice(text, facts->subject.len, text.len), row);
}

/* Empty when there is no such page. */
static struct str page_href(const struct screen *screen, const struct search_page *asked, uint32_t number,
                            bool is_there)
{
	return is_there ? link_search(screen->arena, asked, number) : (struct str){0};
}

static void hits_fill(const struct screen *screen, const struct frame *frame, const struct search_page *asked,
                      struct value *page)
{
	size_t count, found;
	struct search_hit *hits = search_find(frame->search, frame->office, frame_person(frame), &asked->query,
	                                      screen->arena, &count, &found);
	struct sought sought = sought_of(screen, asked->query.words);
	size_t page_count = (count + SEARCH_PER_PAGE - 1) / SEARCH_PER_PAGE;
	size_t current = asked->page < page_count ? asked->page : page_count;
	current = current < 1 ? 1 : current;
	size_t from = (current - 1) * SEARCH_PER_PAGE;
	size_t to = from + SEARCH_PER_PAGE < count ? from + SEARCH_PER_PAGE : count;
	struct value *rows = value_set_list(page, "rows");
	for (size_t i = from; i < to; i++)
		hit_fill(screen, frame, &sought, &hits[i], value_add_record(rows));
	value_set_bool(page, "has_rows", to > from);
	value_set_number(page, "from", (int64_t)from + 1);
	value_set_number(page, "to", (int64_t)to);
	value_set_number(page, "found", (int64_t)found);
	value_set_bool(page, "has_more", found > count);
	value_set_bool(page, "has_pages", page_count > 1);
	page_link_fill(page, "previous", page_href(screen, asked, (uint32_t)current - 1, current > 1));
	page_link_fill(page, "next", page_href(screen, asked, (uint32_t)current + 1, current < page_count));
}

void screen_search(const struct screen *screen, const struct frame *frame, const struct search_page *asked)
{
	static const struct str title = N_("Tìm văn bản");
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	bool is_done = is_asked(asked) && asked->fault == SEARCH_FINE;
	frame_fill(screen, frame, RAIL_SEARCH, page);
	form_fill(screen, asked, page);
	value_set_bool(page, "is_asked", is_done);
	if (is_done)
		hits_fill(screen, frame, asked, page);
	page_close(screen, page, "pages/search");
}
