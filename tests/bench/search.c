/* Search over an office of 10,000 documents with 2 KB of words each: what one search takes of the processor, beside a pass
 * of memchr over the same words (nothing that looks at every byte is quicker), and beside folding them anew. */
#include "office/search_index.h"

#include "base/buf.h"
#include "base/fold.h"
#include "tests/bench/seconds.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <stdio.h>
#include <string.h>

#define DOCUMENTS 10000u
#define WORDS_EACH 320 /* about 2 KB */
#define TIMES 20

static const char *const vocabulary[] = {
	"báo",   "cáo", "cải",  "cách",  "hành", "chính",  "kinh", "tế",   "văn",   "hoá",   "xã",
	"hội",   "uỷ",  "ban",  "nhân",  "dân",  "phòng",  "họp",  "kế",   "hoạch", "thông", "tin",
	"đất",   "đai", "nông", "thôn",  "mới",  "chuyển", "đổi",  "số",   "an",    "toàn",  "giao",
	"thông", "hộ",  "kinh", "doanh", "thu",  "chi",    "ngân", "sách", "quý",
};

static uint32_t roll(uint64_t *state, uint32_t below)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*state >> 33) % below;
}

static struct str words(uint64_t *state, unsigned count, struct arena *arena)
{
	struct buf out = buf_in(arena);

	for (unsigned i = 0; i < count; i++) {
		buf_add_c(&out, vocabulary[roll(state, COUNT(vocabulary))]);
		buf_add_char(&out, i % 12 == 11 ? '\n' : ' ');
	}
	return buf_str(&out);
}

struct office_text {
	const struct seed *seed;
	struct str pages[DOCUMENTS];
	struct str all;
};

static struct str pages_text(void *self, const struct document *document, struct arena *arena)
{
	const struct office_text *text = self;

	(void)arena;
	return text->pages[seed_find_document(text->seed, document->facts->key).number - 1];
}

static struct office_text *office_of(struct arena *arena)
{
	struct office_text *text = ARENA_NEW(arena, struct office_text);
	struct seed *seed = ARENA_NEW(arena, struct seed);
	struct document *documents = ARENA_ARRAY(arena, struct document, DOCUMENTS);
	struct buf all = buf_in(arena);
	uint64_t state = 1;

	*seed = *small_office(arena);
	for (uint32_t i = 0; i < DOCUMENTS; i++) {
		struct document_facts *facts = ARENA_NEW(arena, struct document_facts);
		struct buf key = buf_in(arena);

		documents[i] = seed->documents[4 + i % 3];
		*facts = *documents[i].facts;
		buf_add_c(&key, "cv-");
		buf_add_u64(&key, i);
		facts->key = facts->number = buf_str(&key);
		facts->subject = words(&state, 12, arena);
		documents[i].facts = facts;
		text->pages[i] = words(&state, WORDS_EACH, arena);
		buf_add(&all, text->pages[i]);
	}
	seed->documents = documents;
	seed->document_count = DOCUMENTS;
	seed_index(seed, arena);
	text->seed = seed;
	text->all = buf_str(&all);
	return text;
}

static double pass_seconds(const struct office_text *text)
{
	double start = seconds();

	for (int i = 0; i < TIMES; i++) {
		const void *found = memchr(text->all.ptr, '\1', text->all.len);
		__asm__ volatile("" : : "r"(found) : "memory");
	}
	return (seconds() - start) / TIMES;
}

static double fold_seconds(const struct office_text *text)
{
	struct arena arena = test_arena();
	double start = seconds(), took;

	fold_plain(&arena, text->all);
	took = seconds() - start;
	arena_finish(&arena);
	return took;
}

static void measure(const struct search_index *index, const struct office *office, const char *sought,
                    double pass, double fold)
{
	struct search_query query = {.words = str_from_c(sought), .from = CIVIL_NO_DAY, .to = CIVIL_NO_DAY};
	size_t count, found = 0;
	double start = seconds(), took;

	for (int i = 0; i < TIMES; i++) {
		struct arena arena = test_arena();

		search_find(index, office, office->candidate, &query, &arena, &count, &found);
		arena_finish(&arena);
	}
	took = (seconds() - start) / TIMES;
	printf("search  %-28s %6zu found  %7.2f ms  / memchr over all %5.1f  / folding all anew %6.3f\n", sought,
	       found, took * 1e3, took / pass, took / fold);
}

int main(void)
{
	static const char *const queries[] = {"cai cach hanh chinh", "cải cách hành chính", "cv-4711",
	                                      "khong co o dau ca",   "nong thon moi doanh", "an"};
	struct arena arena = test_arena();
	const struct office_text *text = office_of(&arena);
	double start = seconds(), pass, fold;
	const struct search_index *index = search_index_of(
		text->seed, (struct search_pages){pages_text, (void *)(uintptr_t)text}, &arena);
	struct office office;

	printf("index   %u documents, %zu bytes of words, %.0f ms once an office\n", DOCUMENTS, text->all.len,
	       (seconds() - start) * 1e3);
	small_start(&office, text->seed, &arena);
	pass = pass_seconds(text);
	fold = fold_seconds(text);
	for (size_t i = 0; i < COUNT(queries); i++)
		measure(index, &office, queries[i], pass, fold);
	arena_finish(&arena);
	return 0;
}
