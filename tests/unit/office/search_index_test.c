/* Search over an office, beside reading everything for every query. */
#include "office/search_index.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/limits.h"
#include "office/desk.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define DOCUMENTS 60
#define ROUNDS 400

static const char *const phrases[] = {
	"cải cách hành chính", "cai cach", "báo cáo", "sạt lở bờ sông", "kinh phí",    "hộ kinh doanh",
	"Sở Nội vụ",           "họp",      "2024",    "Đất đai",        "246/UBND-NC", "chuyển đổi số",
};

static uint32_t roll(uint64_t *state, uint32_t below)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*state >> 33) % below;
}

static struct str some_phrases(uint64_t *state, unsigned most, struct arena *arena)
{
	struct buf out = buf_in(arena);

	for (uint32_t i = 1 + roll(state, most); i > 0; i--) {
		buf_add_c(&out, phrases[roll(state, COUNT(phrases))]);
		buf_add_c(&out, i > 1 ? " " : "");
	}
	return buf_str(&out);
}

/* The small office's documents over and over, each with words of its own; *ret_pages[document - 1] are on its pages. */
static const struct seed *office_of(struct arena *arena, struct str **ret_pages)
{
	struct seed *seed = ARENA_NEW(arena, struct seed);
	struct document *documents = ARENA_ARRAY(arena, struct document, DOCUMENTS);
	uint64_t state = 7;

	*seed = *small_office(arena);
	*ret_pages = ARENA_ARRAY(arena, struct str, DOCUMENTS);
	for (uint32_t i = 0; i < DOCUMENTS; i++) {
		struct document_facts *facts = ARENA_NEW(arena, struct document_facts);
		struct buf key = buf_in(arena);

		documents[i] = seed->documents[i % seed->document_count];
		*facts = *documents[i].facts;
		buf_add_c(&key, i < seed->document_count ? "" : "them-");
		if (i < seed->document_count)
			buf_add(&key, facts->key);
		else
			buf_add_u64(&key, i);
		facts->key = buf_str(&key);
		facts->subject = some_phrases(&state, 3, arena);
		facts->issuer_name = some_phrases(&state, 1, arena);
		facts->issued_on = (struct day){19800 + (int32_t)roll(&state, 20)};
		documents[i].facts = facts;
		(*ret_pages)[i] = some_phrases(&state, 5, arena);
	}
	seed->documents = documents;
	seed->document_count = DOCUMENTS;
	seed_index(seed, arena);
	return seed;
}

struct shelf {
	const struct seed *seed;
	struct str *pages;
};

static struct str pages_text(void *self, const struct document *document, struct arena *arena)
{
	const struct shelf *shelf = self;

	(void)arena;
	return shelf->pages[seed_find_document(shelf->seed, document->facts->key).number - 1];
}

/* Folded word by folded word: does one of the text's begin so? */
static bool says(struct str text, struct str word)
{
	for (size_t at = 0; at + word.len <= text.len; at++) {
		bool is_begin = at == 0 || text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '/' ||
		                text.ptr[at - 1] == '-' || text.ptr[at - 1] == '\n';

		if (is_begin && str_equals(str_slice(text, at, at + word.len), word))
			return true;
	}
	return false;
}

static bool says_all(struct str text, struct str words)
{
	while (!str_is_empty(words)) {
		struct str word = str_cut(&words, ' ');

		if (!str_is_empty(word) && !says(text, word))
			return false;
	}
	return true;
}

/* A document read as a whole, without any index. */
static bool is_wanted(const struct office *office, struct party_id person, const struct document *document,
                      struct str pages, const struct search_query *query, bool *ret_exact,
                      struct arena *arena)
{
	const struct document_facts *facts = document->facts;
	struct buf all = buf_in(arena);

	buf_add(&all, facts->number);
	buf_add_char(&all, '/');
	buf_add(&all, facts->notation);
	buf_add_char(&all, '\n');
	buf_add(&all, facts->subject);
	buf_add_char(&all, '\n');
	buf_add(&all, facts->issuer_name);
	buf_add_char(&all, '\n');
	buf_add(&all, facts->type_name);
	buf_add_char(&all, '\n');
	buf_add(&all, document->outgoing == NULL ? pages : facts->body);
	if (!desk_shows(office, person, document) ||
	    !says_all(fold_plain(arena, buf_str(&all)), fold_plain(arena, query->words)))
		return false;
	if (day_is_given(query->from) && facts->issued_on.since_epoch < query->from.since_epoch)
		return false;
	*ret_exact = says_all(fold_marked(arena, buf_str(&all)), fold_marked(arena, query->words));
	return true;
}

static void searches_find_what_reading_finds(void **state)
{
	static const char *const people[] = {"ct", "pct", "vt", "kt", "ktcv", "vh"};
	struct arena arena = test_arena();
	struct shelf shelf;
	struct office office;
	uint64_t dice = 11;
	size_t most = 0;

	(void)state;
	shelf.seed = office_of(&arena, &shelf.pages);
	const struct search_index *index = search_index_of(shelf.seed, (struct search_pages){pages_text, &shelf},
	                                                   &arena);
	small_start(&office, shelf.seed, &arena);
	/* A draft of the attempt is sought too. */
	assert_int_equal(
		small_do(&office, small_command(&arena, shelf.seed, "ktcv", "draft.create", NULL, "type=letter",
	                                    "subject=Báo cáo sạt lở", "body=Kinh phí cải cách", NULL)),
		0);
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct party_id person = small_party(shelf.seed, people[roll(&dice, COUNT(people))]);
		struct search_query query = {
			.words = some_phrases(&dice, 2, &arena), .from = CIVIL_NO_DAY, .to = CIVIL_NO_DAY};
		size_t count, found, wanted = 0;

		if (roll(&dice, 3) == 0)
			query.from = (struct day){19800 + (int32_t)roll(&dice, 20)};
		struct search_hit *hits = search_find(index, &office, person, &query, &arena, &count, &found);
		for (uint32_t number = 1; number <= office_document_count(&office); number++) {
			bool is_exact, is_hit = false;
			struct str pages = number <= DOCUMENTS ? shelf.pages[number - 1] : (struct str){0};

			if (!is_wanted(&office, person, office_document(&office, (struct document_id){number}), pages,
			               &query, &is_exact, &arena))
				continue;
			wanted++;
			for (size_t i = 0; i < count; i++)
				is_hit = is_hit || (hits[i].id.number == number && hits[i].is_exact == is_exact);
			if (!is_hit)
				fail_msg("round %u, “%.*s”: document %u is missing or not told right", round,
				         STR_ARG(query.words), number);
		}
		assert_int_equal(found, wanted);
		for (size_t i = 1; i < count; i++)
			assert_true(hits[i - 1].is_exact || !hits[i].is_exact);
		most = found > most ? found : most;
	}
	assert_true(most > 5);
	arena_finish(&arena);
}

struct room {
	struct arena arena;
	struct shelf shelf;
	struct office office;
	const struct search_index *index;
};

static size_t found_by(struct room *room, struct search_query query)
{
	size_t count, found;

	search_find(room->index, &room->office, small_party(room->shelf.seed, "vt"), &query, &room->arena, &count,
	            &found);
	return found;
}

#define QUERY(...) ((struct search_query){.from = CIVIL_NO_DAY, .to = CIVIL_NO_DAY, __VA_ARGS__})

static void every_condition_narrows(void **state)
{
	struct room room = {.arena = test_arena()};
	size_t all;

	(void)state;
	room.shelf.seed = office_of(&room.arena, &room.shelf.pages);
	room.index = search_index_of(room.shelf.seed, (struct search_pages){pages_text, &room.shelf},
	                             &room.arena);
	small_start(&room.office, room.shelf.seed, &room.arena);
	all = found_by(&room, QUERY(.words = STR("")));
	assert_true(all > 20);
	assert_int_equal(
		found_by(&room, QUERY(.state = SEARCH_OPEN)) + found_by(&room, QUERY(.state = SEARCH_DONE)), all);
	assert_true(found_by(&room, QUERY(.issuer = STR("so noi VU"))) < all);
	assert_int_equal(found_by(&room, QUERY(.issuer = STR("so noi VU"))),
	                 found_by(&room, QUERY(.issuer = STR("Sở Nội vụ"))));
	assert_int_equal(found_by(&room, QUERY(.number = STR("khong-co"))), 0);
	assert_int_equal(found_by(&room, QUERY(.type = STR("khong-co"))), 0);
	assert_int_equal(found_by(&room, QUERY(.words = STR("xyz"))), 0);
	assert_int_equal(search_find(room.index, &room.office, small_party(room.shelf.seed, "vt"),
	                             &(struct search_query){.from = {19900}, .to = {19800}}, &room.arena, &all,
	                             &all) == NULL,
	                 true);
	assert_int_equal(all, 0);
	arena_finish(&room.arena);
}

static void a_word_is_found_from_its_beginning(void **state)
{
	(void)state;
	assert_true(search_begins_word(STR("so 246/ubnd-nc"), STR("246")));
	assert_true(search_begins_word(STR("so 246/ubnd-nc"), STR("ubnd")));
	assert_true(search_begins_word(STR("bao cao"), STR("ca")));
	assert_false(search_begins_word(STR("bao cao"), STR("ao")));
	assert_false(search_begins_word(STR(""), STR("a")));
	assert_true(search_begins_word(STR("(cao)"), STR("cao")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(searches_find_what_reading_finds),
		cmocka_unit_test(every_condition_narrows),
		cmocka_unit_test(a_word_is_found_from_its_beginning),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
