/* Pages' own figures: filling and rendering each list, against copying as many bytes.
 *
 *	bench-template                        figures
 *	bench-template count DOCUMENTS TIMES  the list page of an office with so many documents, without a clock, for callgrind
 *
 * Needs SABAN_SOURCE_ROOT and SABAN_BUILD_ROOT, as tests do. Times are of the processor, so that others at work disturb less.
 * Reference is memcpy of the finished page in the same run. */
#include "base/check.h"
#include "tests/bench/seconds.h"
#include "tests/support/memory.h"
#include "tests/support/page_office.h"
#include "tests/support/page_samples.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 3000
#define ROWS 20
#define FEW 20u
#define MANY 10000u

static double copy_seconds(struct str page, struct arena *arena)
{
	char *to = arena_alloc(arena, page.len);
	double start = seconds();
	for (int i = 0; i < ROUNDS; i++) {
		memcpy(to, page.ptr, page.len);
		__asm__ volatile("" : : "r"(to) : "memory");
	}
	return (seconds() - start) / ROUNDS;
}

/* ---- lists ---- */

static void draw_incoming(const struct screen *screen, const struct frame *frame)
{
	screen_incoming(screen, frame, &(struct incoming_query){.page = 1});
}

static void draw_outgoing(const struct screen *screen, const struct frame *frame)
{
	screen_outgoing(screen, frame, &(struct outgoing_query){.page = 1});
}

static void draw_calendar(const struct screen *screen, const struct frame *frame)
{
	screen_calendar(screen, frame, &(struct calendar_query){.monday = {19891}});
}

static void draw_dossiers(const struct screen *screen, const struct frame *frame)
{
	screen_dossiers(screen, frame, &(struct dossier_query){.drawer = DOSSIERS_ALL});
}

static void draw_tracking(const struct screen *screen, const struct frame *frame)
{
	screen_tracking(screen, frame, &(struct tracking_query){.page = 1});
}

static void draw_statistics(const struct screen *screen, const struct frame *frame)
{
	screen_statistics(screen, frame);
}

static void draw_register(const struct screen *screen, const struct frame *frame)
{
	screen_register(
		screen, frame,
		&(struct register_query){.book = {1}, .from = CIVIL_NO_DAY, .to = CIVIL_NO_DAY, .page = 1});
}

static const struct list {
	const char *name;
	void (*draw)(const struct screen *screen, const struct frame *frame);
} lists[] = {
	{"incoming", draw_incoming}, {"outgoing", draw_outgoing}, {"calendar", draw_calendar},
	{"dossiers", draw_dossiers}, {"tracking", draw_tracking}, {"statistics", draw_statistics},
	{"register", draw_register},
};

/* A list page alone, of an office with that many documents: drawn so often, and what the last drawing left. */
static struct str draw_list(const struct pages *pages, const struct list *list, uint32_t documents, int times,
                            struct arena *process, double *ret_seconds)
{
	struct office office;
	small_start(&office, page_office_of(process, documents), process);
	const struct desk_index *desk = desk_index_of(office.seed, process);
	struct frame frame = {.office = &office, .desk = desk, .csrf = STR("token"), .path = STR("/incoming")};
	struct arena request = test_arena();
	struct buf out = {0};
	double start = seconds();
	for (int i = 0; i < times; i++) {
		arena_reset(&request);
		out = buf_unset(&request, (size_t)24 * 1024);
		struct screen screen = {.pages = pages, .arena = &request, .out = &out};
		list->draw(&screen, &frame);
	}
	*ret_seconds = (seconds() - start) / times;
	struct str page = str_copy(process, buf_str(&out));
	arena_finish(&request);
	return page;
}

static double measure_list(const struct pages *pages, const struct list *list, uint32_t documents)
{
	struct arena process = test_arena();
	double drawn;
	struct str page = draw_list(pages, list, documents, ROUNDS, &process, &drawn);
	double copied = copy_seconds(page, &process);
	printf("%s, %u documents: %zu bytes, %.1f us, %.0f x memcpy\n", list->name, documents, page.len,
	       drawn * 1e6, drawn / copied);
	arena_finish(&process);
	return drawn;
}

/* The template engine by itself: rows of six texts, without an office. */
static void measure_rows(const struct pages *pages)
{
	struct arena process = test_arena();
	struct value *page = value_record(&process), *rows = value_set_list(page, "rows");
	for (int i = 0; i < ROWS; i++) {
		struct value *row = value_add_record(rows);
		value_set_c(row, "href", "/documents/d-3");
		value_set_c(row, "number", "246/UBND-NC");
		value_set_c(row, "issuer", "UBND thành phố");
		value_set_c(row, "subject",
		            "V/v báo cáo tình hình hộ kinh doanh và lao động bị ảnh hưởng do sạt lở bờ sông");
		value_set_c(value_set_record(row, "status"), "word", "Chưa bút phê");
		value_set_bool(row, "unread", i % 2 == 0);
	}
	value_set_bool(page, "has_rows", true);
	const struct template *list = pages_template(pages, LANGUAGE_VI, STR("pages/incoming"));
	struct buf out = buf_sized(&process, (size_t)64 * 1024);
	double start = seconds();
	for (int i = 0; i < ROUNDS; i++) {
		out.len = 0;
		template_render_content(list, page, &out);
	}
	double rendered = (seconds() - start) / ROUNDS;
	double copied = copy_seconds(buf_str(&out), &process);
	printf("template of %d rows alone: %zu bytes, %.1f us, %.0f x memcpy\n", ROWS, out.len, rendered * 1e6,
	       rendered / copied);
	arena_finish(&process);
}

/* Once for each time, without a clock, for callgrind. */
static int count_list(const struct pages *pages, uint32_t documents, int times)
{
	struct arena process = test_arena();
	double unused;
	struct str page = draw_list(pages, &lists[0], documents, times, &process, &unused);
	printf("%d list pages of %u documents, %zu bytes\n", times, documents, page.len);
	arena_finish(&process);
	return 0;
}

int main(int argc, char **argv)
{
	struct arena process = test_arena();
	const struct pages *pages = page_samples_open(&process);
	if (argc == 4 && strcmp(argv[1], "count") == 0)
		return count_list(pages, (uint32_t)strtoul(argv[2], NULL, 10), atoi(argv[3]));
	measure_rows(pages);
	for (size_t i = 0; i < COUNT(lists); i++) {
		double few = measure_list(pages, &lists[i], FEW), many = measure_list(pages, &lists[i], MANY);
		printf("%s, %u documents : %u documents %.2f\n", lists[i].name, MANY, FEW, many / few);
	}
	arena_finish(&process);
	return 0;
}
