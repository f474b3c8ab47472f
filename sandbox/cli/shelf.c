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
#include "scenario/scenario.h"

#include <unistd.h>

struct shelf_paper_list {
	struct shelf_paper *items;
	size_t count, capacity;
};

/* "documents/an-binh/cv-246.xml" gives "cv-246"; empty for another kind of file. */
static struct str paper_id(struct str path)
{
	if (!str_starts_with(path, STR("documents/")) || !str_ends_with(path, STR(".xml")))
		return (struct str){0};
	size_t from = path.len;
	while (path.ptr[from - 1] != '/')
		from--;
	return str_slice(path, from, path.len - (sizeof(".xml") - 1));
}

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
	struct str id = paper_id(file->path);
	if (id.len == 0)
		return true;
	const struct shelf_paper *known = find_listed(list, id);
	if (known != NULL)
		return str_equals(known->xml, file->bytes) ||
		       err_at(reterr, ERR_INPUT, file->path, 0, STR("another paper has the same id"),
		              STR("give one of them another id"));
	list->items = arena_grow(arena, list->items, list->count, &list->capacity, sizeof(list->items[0]));
	struct shelf_paper *paper = &list->items[list->count++];
	paper->id = id;
	paper->xml = file->bytes;
	return paper_cache_get(cache, file->path, file->bytes, arena, &paper->pages, reterr);
}

static struct str find_pdf(void *context, struct str id)
{
	const struct shelf_paper *paper = find_listed(context, id);
	return paper == NULL ? (struct str){0} : paper->pages.pdf;
}

static bool add_play(struct play *play, struct shelf_paper_list *papers, struct str dir,
                     const struct paper_cache *cache, struct arena *arena, struct err *reterr)
{
	struct scenario *scenario = ARENA_NEW(arena, struct scenario);
	if (!scenario_read(arena, &library_ports, dir, scenario, reterr))
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
		.scenario = scenario,
		.seed = seed,
		.scenario_sha256 = sha256_of(scenario_identity(scenario, arena)),
		.start_line = seed_write(seed, arena),
	};
	play->start = sha256_of(play->start_line);
	return true;
}

static int compare_papers(const void *a, const void *b, const void *context)
{
	UNUSED(context);
	const struct shelf_paper *left = a, *right = b;
	return str_compare(left->id, right->id);
}

bool shelf_open(struct shelf *shelf, struct str fixtures, const struct paper_cache *cache,
                struct arena *arena, struct err *reterr)
{
	struct str *names = NULL;
	size_t count = 0;
	struct str scenarios = text_join(arena, fixtures, STR("/scenarios/"));
	if (!folder_list(scenarios, arena, &names, &count, reterr))
		return false;
	struct play *plays = ARENA_ARRAY(arena, struct play, count);
	struct shelf_paper_list papers = {0};
	*shelf = (struct shelf){.plays = plays};
	for (size_t i = 0; i < count; i++) {
		struct str dir = text_join(arena, scenarios, names[i]);
		if (access(text_c(arena, dir, STR("/scenario.xml")), F_OK) != 0)
			continue;
		if (!add_play(&plays[shelf->play_count], &papers, dir, cache, arena, reterr))
			return false;
		shelf->play_count++;
	}
	if (shelf->play_count == 0)
		return err_at(reterr, ERR_MISSING, scenarios, 0, STR("no scenario is here"),
		              STR("give --fixtures a folder that has scenarios/ID/scenario.xml"));
	sort_stable(arena, papers.items, papers.count, sizeof(papers.items[0]), compare_papers, NULL);
	shelf->papers = papers.items;
	shelf->paper_count = papers.count;
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
