/* tests/unit/render/sample.h - small papers to lay out, and what may be asked of the result. */
#ifndef SABAN_TESTS_UNIT_RENDER_SAMPLE_H
#define SABAN_TESTS_UNIT_RENDER_SAMPLE_H

#include "render/paper.h"

struct arena;

/* A letter, valid in all its parts, with that body. */
struct str sample_letter(struct arena *arena, struct str body);
/* The same with `what` of the letter replaced, once, by `with`; fails the test when it is not there. */
struct str sample_changed(struct arena *arena, const char *what, const char *with);

/* Read, or laid out as well; an err fails the test with its text. */
struct paper sample_read(struct arena *arena, struct str xml);
struct paper_pages sample_pages(struct arena *arena, struct str xml);
/* Of a file below fixtures/. */
struct paper_pages fixture_pages(struct arena *arena, const char *path);

bool str_holds(struct str s, const char *what);
/* The texts of all pages. */
struct str all_text(struct arena *arena, const struct paper_pages *pages);

#endif
