/* main.c - the program `sandbox`: its subcommands, and the service put together from its parts. */
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "cli/commands.h"
#include "cli/dispatch.h"
#include "cli/draft_pages.h"
#include "cli/options.h"
#include "cli/packet.h"
#include "cli/paper.h"
#include "cli/play.h"
#include "cli/serve.h"
#include "export/spreadsheet.h"
#include "host/memory.h"
#include "render/print.h"
#include "web/web.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The shelf's papers in the shape that web asks for. */
struct paper_views {
	const struct shelf *shelf;
	struct paper_view *views; /* in the order of shelf->papers */
	struct draft_pages *drafts;
};

static const struct paper_view *find_paper(void *self, struct str id)
{
	const struct paper_views *papers = self;
	const struct shelf_paper *found = shelf_find_paper(papers->shelf, id);
	return found == NULL ? NULL : &papers->views[found - papers->shelf->papers];
}

static struct paper_view view_pages(const struct paper_pages *from, struct arena *arena)
{
	struct paper_page_view *pages = ARENA_ARRAY(arena, struct paper_page_view, from->count);
	for (size_t i = 0; i < from->count; i++)
		pages[i] = (struct paper_page_view){from->pages[i].png, from->pages[i].text};
	return (struct paper_view){from->pdf, pages, from->count};
}

static bool lay_out_draft(void *self, const struct seed *seed, const struct document *document,
                          struct arena *arena, struct paper_view *ret, struct err *reterr)
{
	const struct paper_views *papers = self;
	struct paper_pages pages;
	if (!draft_pages_get(papers->drafts, seed, document, arena, &pages, reterr))
		return false;
	*ret = view_pages(&pages, arena);
	return true;
}

static struct paper_views view_papers(const struct shelf *shelf, struct arena *arena)
{
	struct paper_views papers = {shelf, ARENA_ARRAY(arena, struct paper_view, shelf->paper_count),
	                             draft_pages_open(&host_memory, LIMIT_DRAFT_PAGES)};
	for (size_t i = 0; i < shelf->paper_count; i++)
		papers.views[i] = view_pages(&shelf->papers[i].pages, arena);
	return papers;
}

static const struct sheets_port sheets = {.spreadsheet = spreadsheet_write, .print = sheet_print};

static struct web *open_web(struct serve *serve, const struct papers_port *papers, struct err *reterr)
{
	const struct web_config config = {
		.memory = &host_memory,
		.arena = &serve->arena,
		.store = &serve->store_port,
		.secrets = &serve->secrets_port,
		.jobs = &serve->jobs_port,
		.clock = &serve->clock_port,
		.papers = papers,
		.sheets = &sheets,
		.templates_dir = serve->templates_dir,
		.catalogs_dir = serve->catalogs_dir,
		.listener = serve->listener,
		.source_url = serve->options.source_url,
		.threads = (unsigned)serve->options.threads,
		.is_secure = serve->options.is_secure,
		.is_dev = serve->options.is_dev,
		.report = serve_report,
	};
	return web_open(&config, reterr);
}

static struct attempts *open_attempts(struct serve *serve, struct web *web)
{
	const struct attempts_config config = {
		.memory = &host_memory,
		.store = &serve->store_port,
		.jobs = &serve->jobs_port,
		.clock = &serve->clock_port,
		.engine = STR("sandbox " SABAN_VERSION),
		.plays = serve->shelf.plays,
		.play_count = serve->shelf.play_count,
		.is_variant_fixed = serve->options.variant != CLI_NO_VARIANT,
		.fixed_variant = serve->options.variant,
		.changed = web_changed,
		.context = web,
	};
	return attempts_open(&config);
}

static int run_serve(int argc, char **argv)
{
	int status = EXIT_SUCCESS;
	struct serve serve;
	if (!serve_open(&serve, argc, argv, &status))
		return status;
	struct paper_views views = view_papers(&serve.shelf, &serve.arena);
	struct papers_port papers = {.self = &views, .find = find_paper, .lay_out = lay_out_draft};
	struct err err = {0};
	struct attempts *attempts = NULL;
	struct web *web = open_web(&serve, &papers, &err);
	if (web != NULL)
		attempts = open_attempts(&serve, web);
	if (attempts != NULL && attempts_resume(attempts, &err) && web_start(web, attempts, &err)) {
		serve_announce(&serve, web_port(web));
		serve_wait(&serve);
		web_stop(web);
	} else {
		status = options_fail("serve", &err);
	}
	serve_finish(&serve);
	attempts_close(attempts);
	web_close(web);
	draft_pages_close(views.drafts);
	serve_close(&serve);
	return status;
}

static int run_routes(int argc, char **argv)
{
	const struct usage usage = {"routes", "", "prints what the service answers to, as JSON", NULL, 0, 0, 0};
	int status = EXIT_SUCCESS;
	if (!options_parse(argc, argv, &usage, NULL, NULL, &status))
		return status;
	struct arena arena;
	arena_init(&arena, &host_memory);
	struct buf table = buf_in(&arena);
	web_routes_write(&table);
	fwrite(table.ptr, 1, table.len, stdout);
	arena_finish(&arena);
	return status;
}

static const struct subcommand {
	const char *name;
	const char *summary;
	int (*run)(int argc, char **argv);
} subcommands[] = {
	{"serve", "run the service until Ctrl-C or TERM", run_serve},
	{"load", "save candidates and marking guides of a folder of fixtures", cli_load},
	{"candidate", "add or change one candidate", cli_candidate},
	{"export", "print the journal of an attempt", cli_export},
	{"publish", "sign and print the heads of a scenario's attempts", cli_publish},
	{"migrate", "bring the database up to date", cli_migrate},
	{"play", "play a script and print the journal", cli_play},
	{"packet", "show what an edXML packet says", cli_packet},
	{"dispatch", "print the packet that goes over the axis", cli_dispatch},
	{"paper", "lay out one paper", cli_paper},
	{"routes", "list what the service answers to", run_routes},
};

static void print_help(FILE *file)
{
	fprintf(file, "sandbox COMMAND [OPTION]... - a city's document office for practical exams.\n\n");
	for (size_t i = 0; i < COUNT(subcommands); i++)
		fprintf(file, "  %-10s  %s\n", subcommands[i].name, subcommands[i].summary);
	fprintf(file, "\n`sandbox COMMAND --help` says what a command takes; `sandbox --version` says which one "
	              "this is.\n");
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		print_help(stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		print_help(stdout);
		return EXIT_SUCCESS;
	}
	if (strcmp(argv[1], "--version") == 0) {
		printf("sandbox %s\n", SABAN_VERSION);
		return EXIT_SUCCESS;
	}
	for (size_t i = 0; i < COUNT(subcommands); i++) {
		if (strcmp(argv[1], subcommands[i].name) == 0)
			return subcommands[i].run(argc - 1, argv + 1);
	}
	fprintf(stderr, "sandbox: there is no command %s; see sandbox --help\n", argv[1]);
	return EXIT_USAGE;
}
