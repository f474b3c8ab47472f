/* cli/shelf.c - see shelf.h. */
#include "cli/shelf.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/sort.h"
#include "cli/axis.h"
#include "cli/folder.h"
#include "cli/library.h"
#include "host/text.h"
#include "journal/seed_json.h"
#include "office/desk_index.h"
#include "office/search_index.h"
#include "scenario/scenario.h"

#include <unistd.h>

struct play_list {
	struct play *items;
	size_t count, capacity;
};

struct shelf_paper_list {
	struct shelf_paper *items;
	size_t count, capacity;
};

static const struct shelf_paper *find_listed(const struct shelf_paper_list *list, struct str id)
{
	for (size_t i = 0; i < list->count; i++) {
		if (str_equals(list->items[i].id, id))
			return &list->items[i];
	}
	return NULL;
}

/* Pages are asked for by the paper's id alone, so two folders of papers must not use one id for different papers. */
static bool add_paper(struct shelf_paper_list *list, const struct scenario_file *file,
                      const struct paper_cache *cache, struct arena *arena, struct err *reterr)
{
	if (file->id.len == 0)
		return true;
	const struct shelf_paper *known = find_listed(list, file->id);
	if (known != NULL)
		return str_equals(known->xml, file->text) ||
		       err_at(reterr, ERR_INPUT, file->path, 0, STR("another paper has the same id"),
		              STR("give one of them another id"));
	list->items = arena_grow(arena, list->items, list->count, &list->capacity, sizeof(list->items[0]));
	struct shelf_paper *paper = &list->items[list->count++];
	paper->id = file->id;
	paper->xml = file->text;
	return paper_cache_get(cache, file->path, file->text, arena, &paper->pages, reterr);
}

static struct str find_pdf(void *context, struct str id)
{
	const struct shelf_paper *paper = find_listed(context, id);
	return paper == NULL ? (struct str){0} : paper->pages.pdf;
}

static bool read_play(struct play *play, struct shelf_paper_list *papers, struct str dir, uint32_t variant,
                      const struct paper_cache *cache, struct arena *arena, struct err *reterr)
{
	struct scenario *scenario = ARENA_NEW(arena, struct scenario);
	if (!scenario_read_variant(arena, &library_ports, dir, variant, scenario, reterr))
		return false;
	for (size_t i = 0; i < scenario->file_count; i++) {
		if (!add_paper(papers, &scenario->files[i], cache, arena, reterr))
			return false;
	}
	struct axis_papers axis = {.pdf = find_pdf, .context = papers};
	struct seed *seed = ARENA_NEW(arena, struct seed);
	struct sha256 paper_hash = sha256_of(seed_write(scenario->seed, arena));
	if (!axis_bring(scenario->seed, paper_hash, &axis, cache, arena, seed, reterr))
		return false;
	*play = (struct play){
		.id = scenario->id,
		.variant = scenario->variant,
		.variant_count = scenario->variant_count,
		.scenario = scenario,
		.seed = seed,
		.desk = desk_index_of(seed, arena),
		.scenario_sha256 = sha256_of(scenario_identity(scenario, arena)),
		.start_line = seed_write(seed, arena),
	};
	play->start = sha256_of(play->start_line);
	return true;
}

/* A scenario in all its variants, which share the papers they do not change. */
static bool add_scenario(struct shelf *shelf, struct play_list *plays, struct shelf_paper_list *papers,
                         struct str dir, const struct paper_cache *cache, struct arena *arena,
                         struct err *reterr)
{
	uint32_t count = 1;
	for (uint32_t variant = 0; variant < count; variant++) {
		plays->items = arena_grow(arena, plays->items, plays->count, &plays->capacity,
		                          sizeof(plays->items[0]));
		struct play *play = &plays->items[plays->count];
		if (!read_play(play, papers, dir, variant, cache, arena, reterr))
			return false;
		count = play->variant_count;
		plays->count++;
	}
	shelf->plays = plays->items;
	shelf->play_count = plays->count;
	return true;
}

static int compare_papers(const void *a, const void *b, const void *context)
{
	UNUSED(context);
	const struct shelf_paper *left = a, *right = b;
	return str_compare(left->id, right->id);
}

/* The words on the pages of all files that came with a document. */
static struct str words_on_pages(void *self, const struct document *document, struct arena *arena)
{
	const struct document_facts *facts = document->facts;
	struct buf out = buf_in(arena);
	for (uint32_t i = 0; i < facts->file_count; i++) {
		const struct shelf_paper *paper = shelf_find_paper(self, facts->files[i].paper);
		for (size_t page = 0; paper != NULL && page < paper->pages.count; page++) {
			buf_add(&out, paper->pages.pages[page].text);
			buf_add_char(&out, '\n');
		}
	}
	return buf_str(&out);
}

bool shelf_open(struct shelf *shelf, struct str fixtures, const struct paper_cache *cache,
                struct arena *arena, struct err *reterr)
{
	struct str *names = NULL;
	size_t count = 0;
	struct str scenarios = text_join(arena, fixtures, STR("/scenarios/"));
	if (!folder_list(scenarios, arena, &names, &count, reterr))
		return false;
	struct play_list plays = {0};
	struct shelf_paper_list papers = {0};
	*shelf = (struct shelf){0};
	for (size_t i = 0; i < count; i++) {
		struct str dir = text_join(arena, scenarios, names[i]);
		if (access(text_c(arena, dir, STR("/scenario.xml")), F_OK) != 0)
			continue;
		if (!add_scenario(shelf, &plays, &papers, dir, cache, arena, reterr))
			return false;
	}
	if (shelf->play_count == 0)
		return err_at(reterr, ERR_MISSING, scenarios, 0, STR("no scenario is here"),
		              STR("give --fixtures a folder that has scenarios/ID/scenario.xml"));
	sort_stable(arena, papers.items, papers.count, sizeof(papers.items[0]), compare_papers, NULL);
	shelf->papers = papers.items;
	shelf->paper_count = papers.count;
	for (size_t i = 0; i < plays.count; i++)
		plays.items[i].search = search_index_of(plays.items[i].seed,
		                                        (struct search_pages){words_on_pages, shelf}, arena);
	return true;
}

const struct shelf_paper *shelf_find_paper(const struct shelf *shelf, struct str id)
{
	size_t low = 0, high = shelf->paper_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(shelf->papers[middle].id, id);
		if (order == 0)
			return &shelf->papers[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}
