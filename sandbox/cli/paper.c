/* cli/paper.c - sandbox paper FILE.xml --out DIR: a paper as PDF, page images and page texts, for fixture writers. */
#include "cli/paper.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "host/file.h"
#include "host/memory.h"
#include "render/paper.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char usage[] = "usage: sandbox paper FILE.xml --out DIR\n"
							"writes DIR/<id>.pdf, DIR/<id>-<page>.png and DIR/<id>-<page>.txt\n";

/* Where a paper's files go. */
struct target {
	struct arena *arena;
	struct str dir;
	struct str id;
};

static bool write_part(const struct target *target, size_t page, const char *ending, struct str bytes,
                       struct err *reterr)
{
	struct buf path = buf_in(target->arena);
	buf_add(&path, target->dir);
	buf_add_char(&path, '/');
	buf_add(&path, target->id);
	if (page > 0) {
		buf_add_char(&path, '-');
		buf_add_u64(&path, page);
	}
	buf_add_c(&path, ending);
	return file_write(target->arena, buf_str(&path), bytes, 0644, reterr);
}

static bool write_pages(const struct target *target, const struct paper_pages *pages, struct err *reterr)
{
	for (size_t i = 0; i < pages->count; i++) {
		struct buf text = buf_in(target->arena);
		buf_add(&text, pages->pages[i].text);
		buf_add_char(&text, '\n');
		if (!write_part(target, i + 1, ".png", pages->pages[i].png, reterr) ||
		    !write_part(target, i + 1, ".txt", buf_str(&text), reterr))
			return false;
	}
	return write_part(target, 0, ".pdf", pages->pdf, reterr);
}

static bool make_dir(struct arena *arena, struct str dir, struct err *reterr)
{
	if (mkdir(str_copy_c(arena, dir), 0755) == 0 || errno == EEXIST)
		return true;
	return err_at(reterr, ERR_DOWN, dir, 0, str_copy(arena, str_from_c(strerror(errno))),
	              STR("name a folder that can be made"));
}

static bool run(struct arena *arena, struct str file, struct str dir, struct err *reterr)
{
	struct str xml;
	struct paper paper;
	struct paper_pages pages;
	if (!file_read(arena, file, LIMIT_XML_BYTES, &xml, reterr) ||
	    !paper_read(arena, file, xml, &paper, reterr) || !paper_layout(arena, &paper, &pages, reterr) ||
	    !make_dir(arena, dir, reterr))
		return false;
	const struct target target = {arena, dir, paper.id};
	if (!write_pages(&target, &pages, reterr))
		return false;
	printf("%.*s: %.*s, %zu page%s\n", STR_ARG(paper.id), STR_ARG(paper.number_and_notation), pages.count,
	       pages.count == 1 ? "" : "s");
	return true;
}

int cli_paper(int argc, char **argv)
{
	const char *file = NULL, *dir = NULL;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--out") == 0 && i + 1 < argc)
			dir = argv[++i];
		else if (argv[i][0] != '-' && !file)
			file = argv[i];
		else
			file = dir = NULL, i = argc;
	}
	if (!file || !dir) {
		fputs(usage, stderr);
		return 2;
	}
	struct arena arena;
	struct err err = {0};
	arena_init(&arena, &host_memory);
	bool is_done = run(&arena, str_from_c(file), str_from_c(dir), &err);
	if (!is_done) {
		struct buf line = buf_in(&arena);
		err_write(&err, &line);
		fprintf(stderr, "%.*s\n", STR_ARG(buf_str(&line)));
	}
	arena_finish(&arena);
	if (is_done)
		return 0;
	return err.class == ERR_INPUT || err.class == ERR_LIMIT || err.class == ERR_MISSING ? 2 : 1;
}
