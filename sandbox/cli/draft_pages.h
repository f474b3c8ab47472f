/* cli/draft_pages.h - the pages of outgoing documents, laid out when somebody looks and kept while they are looked at.
 *
 * Pages are kept by what they show, so the same wording is laid out once for everybody. Thread-safe; one is laid out at a
 * time, so that many new drafts cannot take every core from those who work. */
#ifndef SABAN_CLI_DRAFT_PAGES_H
#define SABAN_CLI_DRAFT_PAGES_H

#include "base/arena.h"
#include "office/seed.h"
#include "render/paper.h"

struct draft_pages;

/* Keeps the pages of at most `kept` documents, the least looked at goes first. NULL is never returned. */
struct draft_pages *draft_pages_open(const struct arena_source *memory, size_t kept);
void draft_pages_close(struct draft_pages *drafts);

/* The pages of an outgoing document as it is now, copied into the arena. False as paper_layout says: a letter that the
 * typeface has not, more pages than a paper may have. */
bool draft_pages_get(struct draft_pages *drafts, const struct seed *seed, const struct document *document,
                     struct arena *arena, struct paper_pages *ret, struct err *reterr);

#endif
