/* Each worked example of the marking guide's documentation is run: ```xml is a guide, each ```scn after it an attempt, the
 * ```result behind that its score and findings. And each fault the compiler knows is explained there. */
#include "base/buf.h"
#include "tests/grader/marking.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"

#include <stdio.h>
#include <stdlib.h>

static unsigned tests, failures;

static void report(bool is_ok, struct str name, struct str why)
{
	printf("%sok %u - %.*s\n", is_ok ? "" : "not ", ++tests, STR_ARG(name));
	if (!is_ok) {
		printf("# %.*s\n", STR_ARG(why));
		failures++;
	}
}

/* The next fenced block behind *rest; its language in *ret_language. False when there is none. */
static bool block_next(struct str *rest, struct str *ret_language, struct str *ret_text)
{
	size_t open = str_find(*rest, STR("\n```"));
	size_t close;

	if (open == rest->len)
		return false;
	*rest = str_slice(*rest, open + 4, rest->len);
	*ret_language = str_cut(rest, '\n');
	close = str_find(*rest, STR("```"));
	*ret_text = str_slice(*rest, 0, close);
	*rest = str_slice(*rest, close + 2, rest->len);
	return true;
}

/* "3.00 / 5.00\nfinding missing say 200\n" */
static struct str result_of(struct arena *arena, const struct mark *mark)
{
	struct buf out = buf_in(arena);

	buf_add_u64(&out, mark->score / 100);
	buf_add_char(&out, '.');
	buf_add_padded(&out, mark->score % 100, 2);
	buf_add_c(&out, " / ");
	buf_add_u64(&out, mark->max / 100);
	buf_add_char(&out, '.');
	buf_add_padded(&out, mark->max % 100, 2);
	buf_add_char(&out, '\n');
	for (struct str rest = charged(arena, mark); !str_is_empty(rest);) {
		buf_add_c(&out, "finding ");
		buf_add(&out, str_trim(str_cut(&rest, ',')));
		buf_add_char(&out, '\n');
	}
	return buf_str(&out);
}

static void try_examples(struct arena *arena, const char *path, unsigned wanted)
{
	struct str rest = fixture_read(arena, path), language, text, guide = {0}, script = {0};
	unsigned guides = 0;

	while (block_next(&rest, &language, &text)) {
		if (str_equals(language, STR("xml"))) {
			guide = text;
			guides++;
		}
		if (str_equals(language, STR("scn")))
			script = text;
		if (str_equals(language, STR("result"))) {
			struct mark mark = marked(arena, str_copy_c(arena, guide), str_copy_c(arena, script));
			struct str found = result_of(arena, &mark);
			struct buf name = buf_in(arena), why = buf_in(arena);

			buf_add_c(&name, path);
			buf_add_c(&name, " example ");
			buf_add_u64(&name, guides);
			buf_add_c(&why, "wanted ");
			buf_add(&why, text);
			buf_add_c(&why, " found ");
			buf_add(&why, found);
			for (size_t i = 0; i < why.len; i++)
				why.ptr[i] = why.ptr[i] == '\n' ? ';' : why.ptr[i];
			report(str_equals(text, found), buf_str(&name), buf_str(&why));
		}
	}
	report(guides >= wanted, STR("enough examples"), str_from_c(path));
}

static void try_faults(struct arena *arena, const char *path)
{
	static const char *const faults[] = {
#define FAULT(name, text, advice) text,
#include "grader/guide/faults.def"
#undef FAULT
		"dangling-reference",
	};
	struct str page = fixture_read(arena, path);
	struct buf missing = buf_in(arena);

	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct buf quoted = buf_in(arena);

		buf_add_char(&quoted, '`');
		buf_add_c(&quoted, faults[i]);
		buf_add_char(&quoted, '`');
		if (str_find(page, buf_str(&quoted)) != page.len)
			continue;
		buf_add_c(&missing, faults[i]);
		buf_add_char(&missing, ' ');
	}
	report(missing.len == 0, STR("each fault is explained"), buf_str(&missing));
}

int main(void)
{
	static const char *const pages[] = {"docs/marking-guide.md", "docs/huong-dan-cham.md"};

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct arena arena = test_arena();

		try_examples(&arena, pages[i], 11);
		try_faults(&arena, pages[i]);
		arena_finish(&arena);
	}
	printf("1..%u\n", tests);
	return failures == 0 ? 0 : 1;
}
