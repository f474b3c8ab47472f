#include "office/search_index.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/limits.h"
#include "base/sort.h"
#include "office/desk.h"

/* Between the parts of a document, and between documents: no text from outside holds them, so no word is found across. */
#define PART_END '\x1f'
#define DOCUMENT_END '\x1e'

static const struct str state_names[SEARCH_STATE_COUNT] = {
	[SEARCH_ANY_STATE] = STR_INIT("any"),
	[SEARCH_OPEN] = STR_INIT("open"),
	[SEARCH_DONE] = STR_INIT("done"),
};
const struct name_table search_state_names = {state_names, COUNT(state_names)};

/* Where one document stands in a text: its head, then its pages. */
struct place {
	size_t from, head_end, to;
};

struct folded {
	struct str text;
	struct place *places; /* [document - 1] */
};

struct search_index {
	const struct seed *seed;
	struct search_pages pages;
	struct folded plain, marked;
};

/* ---- what of a document is searched ---- */

static struct str head_of(const struct document_facts *facts, struct arena *arena)
{
	const struct str parts[] = {facts->notation, facts->subject, facts->issuer_name, facts->type_name};
	struct buf out = buf_in(arena);

	buf_add(&out, facts->number);
	buf_add_char(&out, '/');
	for (size_t i = 0; i < COUNT(parts); i++) {
		buf_add(&out, parts[i]);
		buf_add_char(&out, PART_END);
	}
	return buf_str(&out);
}

static struct str pages_of(const struct search_index *index, const struct document *document,
                           struct arena *arena)
{
	if (document->outgoing != NULL)
		return document->facts->body;
	return index->pages.text == NULL ? (struct str){0}
	                                 : index->pages.text(index->pages.self, document, arena);
}

static void place_add(struct buf *out, struct place *place, struct str head, struct str pages)
{
	place->from = out->len;
	buf_add(out, head);
	place->head_end = out->len;
	buf_add(out, pages);
	place->to = out->len;
	buf_add_char(out, DOCUMENT_END);
}

const struct search_index *search_index_of(const struct seed *seed, struct search_pages pages,
                                           struct arena *arena)
{
	struct search_index *index = ARENA_NEW(arena, struct search_index);
	struct buf plain = buf_in(arena), marked = buf_in(arena);

	*index = (struct search_index){.seed = seed, .pages = pages};
	index->plain.places = ARENA_ARRAY(arena, struct place, seed->document_count);
	index->marked.places = ARENA_ARRAY(arena, struct place, seed->document_count);
	for (uint32_t i = 0; i < seed->document_count; i++) {
		struct arena scratch;
		struct str head, text;

		arena_init(&scratch, arena->source);
		head = head_of(seed->documents[i].facts, &scratch);
		text = pages_of(index, &seed->documents[i], &scratch);
		place_add(&plain, &index->plain.places[i], fold_plain(&scratch, head), fold_plain(&scratch, text));
		place_add(&marked, &index->marked.places[i], fold_marked(&scratch, head),
		          fold_marked(&scratch, text));
		arena_finish(&scratch);
	}
	index->plain.text = buf_str(&plain);
	index->marked.text = buf_str(&marked);
	return index;
}

/* ---- a query ---- */

struct words {
	struct str *items;
	size_t count;
};

struct seeking {
	const struct search_index *index;
	const struct office *office;
	struct party_id person;
	const struct search_query *query;
	struct words plain, marked;
	struct str number, issuer, type; /* folded */
	struct arena *arena;
	struct search_hit *hits;
	size_t count, capacity;
};

/* Words are parted by blanks: what fold_marked gives has one blank between two. */
static struct words words_of(struct str folded, struct arena *arena)
{
	struct words words = {0};
	size_t capacity = 0;

	while (!str_is_empty(folded)) {
		struct str word = str_trim(str_cut(&folded, ' '));

		if (str_is_empty(word))
			continue;
		words.items = arena_grow(arena, words.items, words.count, &capacity, sizeof(words.items[0]));
		words.items[words.count++] = word;
	}
	return words;
}

static bool holds(struct str text, struct str part)
{
	return str_is_empty(part) || str_find(text, part) < text.len;
}

/* Of folded text: letters, digits, the marks of fold_marked, and any letter of another script. */
static bool is_in_word(char c)
{
	unsigned char byte = (unsigned char)c;

	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || (byte > 0 && byte < '\t') ||
	       byte >= 0x80;
}

bool search_begins_word(struct str text, struct str word)
{
	size_t from = 0;

	while (from < text.len) {
		size_t at = from + str_find(str_slice(text, from, text.len), word);

		if (at >= text.len)
			return false;
		if (at == 0 || !is_in_word(text.ptr[at - 1]) || !is_in_word(word.ptr[0]))
			return true;
		from = at + 1;
	}
	return false;
}

static bool holds_all(struct str text, const struct words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		if (!search_begins_word(text, words->items[i]))
			return false;
	}
	return true;
}

static bool state_fits(enum search_state state, enum document_status status)
{
	bool is_done = status == DOC_FINISHED || status == DOC_ISSUED || status == DOC_REFUSED ||
	               status == DOC_CANCELLED || status == DOC_RECALLED;

	switch (state) {
	case SEARCH_OPEN:
		return !is_done;
	case SEARCH_DONE:
		return is_done;
	case SEARCH_ANY_STATE:
	case SEARCH_STATE_COUNT:
		break;
	}
	return true;
}

static bool day_fits(const struct search_query *query, struct day day)
{
	if (day_is_given(query->from) && (!day_is_given(day) || day.since_epoch < query->from.since_epoch))
		return false;
	return !day_is_given(query->to) || (day_is_given(day) && day.since_epoch <= query->to.since_epoch);
}

static bool facts_fit(const struct seeking *seeking, const struct document *document)
{
	const struct document_facts *facts = document->facts;
	struct arena *arena = seeking->arena;
	struct buf number = buf_in(arena);

	if (!state_fits(seeking->query->state, document->status) || !day_fits(seeking->query, facts->issued_on))
		return false;
	if (!str_is_empty(seeking->number)) {
		buf_add(&number, facts->number);
		buf_add_char(&number, '/');
		buf_add(&number, facts->notation);
		if (!holds(fold_plain(arena, buf_str(&number)), seeking->number))
			return false;
	}
	return (str_is_empty(seeking->issuer) || holds(fold_plain(arena, facts->issuer_name), seeking->issuer)) &&
	       (str_is_empty(seeking->type) || holds(fold_plain(arena, facts->type_name), seeking->type));
}

/* One document with its texts, heads and wholes. */
struct candidate {
	struct document_id id;
	struct str plain_head, plain, marked;
};

static void candidate_try(struct seeking *seeking, const struct candidate *candidate)
{
	const struct document *document = office_document(seeking->office, candidate->id);

	if (!holds_all(candidate->plain, &seeking->plain) ||
	    !desk_shows(seeking->office, seeking->person, document) || !facts_fit(seeking, document))
		return;
	seeking->hits = arena_grow(seeking->arena, seeking->hits, seeking->count, &seeking->capacity,
	                           sizeof(seeking->hits[0]));
	seeking->hits[seeking->count++] = (struct search_hit){
		.id = candidate->id,
		.is_exact = holds_all(candidate->marked, &seeking->marked),
		.is_in_head = holds_all(candidate->plain_head, &seeking->plain),
	};
}

static struct str slice_of(const struct folded *folded, size_t i, bool is_head)
{
	const struct place *place = &folded->places[i];

	return str_slice(folded->text, place->from, is_head ? place->head_end : place->to);
}

/* Its words are what they were at the start. */
static bool is_as_seeded(const struct seeking *seeking, uint32_t number)
{
	const struct document *document = office_document(seeking->office, (struct document_id){number});

	return document->facts == seeking->index->seed->documents[number - 1].facts;
}

static void seeded_try(struct seeking *seeking, uint32_t number)
{
	const struct search_index *index = seeking->index;
	struct candidate candidate = {
		.id = {number},
		.plain_head = slice_of(&index->plain, number - 1, true),
		.plain = slice_of(&index->plain, number - 1, false),
		.marked = slice_of(&index->marked, number - 1, false),
	};

	candidate_try(seeking, &candidate);
}

static void rewritten_try(struct seeking *seeking, uint32_t number)
{
	struct document_id id = {number};
	const struct document *document = office_document(seeking->office, id);
	struct str head = head_of(document->facts, seeking->arena);
	struct buf all = buf_in(seeking->arena);
	struct candidate candidate = {.id = id};

	buf_add(&all, head);
	buf_add(&all, pages_of(seeking->index, document, seeking->arena));
	candidate.plain_head = fold_plain(seeking->arena, head);
	candidate.plain = fold_plain(seeking->arena, buf_str(&all));
	candidate.marked = fold_marked(seeking->arena, buf_str(&all));
	candidate_try(seeking, &candidate);
}

static struct str longest_of(const struct words *words)
{
	struct str longest = {0};

	for (size_t i = 0; i < words->count; i++) {
		if (words->items[i].len > longest.len)
			longest = words->items[i];
	}
	return longest;
}

/* The first document from `from` on whose line ends behind that place. Places rise with their numbers. */
static uint32_t document_at(const struct search_index *index, uint32_t from, size_t offset)
{
	uint32_t low = from, high = index->seed->document_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (index->plain.places[middle].to <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void seeded_walk(struct seeking *seeking)
{
	const struct search_index *index = seeking->index;
	struct str rare = longest_of(&seeking->plain);
	uint32_t i = 0;

	while (i < index->seed->document_count) {
		if (!str_is_empty(rare)) {
			size_t from = index->plain.places[i].from;
			struct str rest = str_slice(index->plain.text, from, index->plain.text.len);
			size_t at = str_find(rest, rare);

			if (at == rest.len)
				return;
			i = document_at(index, i, from + at);
		}
		if (is_as_seeded(seeking, i + 1))
			seeded_try(seeking, i + 1);
		i++;
	}
}

static int best_first(const void *a, const void *b, const void *context)
{
	const struct search_hit *one = a, *two = b;
	const struct office *office = context;
	const struct document *first = office_document(office, one->id),
						  *second = office_document(office, two->id);
	int32_t day = first->facts->issued_on.since_epoch, other = second->facts->issued_on.since_epoch;

	if (one->is_exact != two->is_exact)
		return one->is_exact ? -1 : 1;
	if (one->is_in_head != two->is_in_head)
		return one->is_in_head ? -1 : 1;
	/* What has no day yet is being written now. */
	day = day_is_given(first->facts->issued_on) ? day : INT32_MAX;
	other = day_is_given(second->facts->issued_on) ? other : INT32_MAX;
	if (day != other)
		return day > other ? -1 : 1;
	return (one->id.number < two->id.number) - (one->id.number > two->id.number);
}

struct search_hit *search_find(const struct search_index *index, const struct office *office,
                               struct party_id person, const struct search_query *query, struct arena *arena,
                               size_t *ret_count, size_t *ret_found)
{
	struct seeking seeking = {
		.index = index,
		.office = office,
		.person = person,
		.query = query,
		.plain = words_of(fold_plain(arena, query->words), arena),
		.marked = words_of(fold_marked(arena, query->words), arena),
		.number = fold_plain(arena, str_trim(query->number)),
		.issuer = fold_plain(arena, str_trim(query->issuer)),
		.type = fold_plain(arena, str_trim(query->type)),
		.arena = arena,
	};
	uint32_t at = 0;

	assert(office->seed == index->seed);
	seeded_walk(&seeking);
	while (office_touched_next(office, &at) != NULL) {
		if (at > index->seed->document_count || !is_as_seeded(&seeking, at))
			rewritten_try(&seeking, at);
	}
	sort_stable(arena, seeking.hits, seeking.count, sizeof(seeking.hits[0]), best_first, office);
	*ret_found = seeking.count;
	*ret_count = seeking.count < LIMIT_SEARCH_HITS ? seeking.count : LIMIT_SEARCH_HITS;
	return seeking.hits;
}

struct str search_text(const struct search_index *index, const struct office *office, struct document_id id,
                       struct arena *arena)
{
	const struct document *document = office_document(office, id);
	struct buf out = buf_in(arena);

	buf_add(&out, document->facts->subject);
	buf_add_char(&out, '\n');
	buf_add(&out, pages_of(index, document, arena));
	return buf_str(&out);
}
