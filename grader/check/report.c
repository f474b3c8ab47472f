#include "base/utf8.h"
#include "grader/check/parts.h"

#include <stdarg.h>
#include <stdio.h>

/* Variant 0 is the one that scripts are written against; another one is named. */
static struct str in_variant(const struct checking *checking, struct str what)
{
	struct buf out = buf_in(checking->arena);

	if (checking->variant == 0)
		return what;
	buf_add_c(&out, "in variant ");
	buf_add_u64(&out, checking->variant);
	buf_add_c(&out, ": ");
	buf_add(&out, what);
	return buf_str(&out);
}

static void finding_keep(struct checking *checking, struct check_finding finding)
{
	struct check_report *report = checking->report;
	struct arena *arena = checking->arena;

	finding.what = in_variant(checking, finding.what);
	report->items = arena_grow(arena, report->items, report->count, &report->capacity, sizeof(finding));
	report->items[report->count++] = finding;
	report->fault_count += !finding.is_note;
}

PRINTF_LIKE(2, 0) static struct str sentence(struct arena *arena, const char *format, va_list arguments)
{
	char text[4096];
	int length = vsnprintf(text, sizeof(text), format, arguments);
	struct str whole = str_from_c(text);

	assert(length >= 0);
	/* What was too long is cut between two characters. */
	while (!utf8_is_text(whole))
		whole.len--;
	return str_copy(arena, whole);
}

void fault(struct checking *checking, struct str file, uint32_t line, const char *advice, const char *format,
           ...)
{
	va_list arguments;
	struct check_finding finding = {.file = file, .line = line, .advice = str_from_c(advice)};

	va_start(arguments, format);
	finding.what = sentence(checking->arena, format, arguments);
	va_end(arguments);
	finding_keep(checking, finding);
}

void note(struct checking *checking, struct str file, uint32_t line, const char *advice, const char *format,
          ...)
{
	va_list arguments;
	struct check_finding finding = {
		.file = file, .line = line, .is_note = true, .advice = str_from_c(advice)};

	va_start(arguments, format);
	finding.what = sentence(checking->arena, format, arguments);
	va_end(arguments);
	finding_keep(checking, finding);
}

bool fault_of_err(struct checking *checking, const struct err *err)
{
	if ((err->class != ERR_INPUT && err->class != ERR_LIMIT) || str_is_empty(err->source))
		return false;
	finding_keep(checking, (struct check_finding){
							   .file = str_copy(checking->arena, err->source),
							   .line = err->line,
							   .what = str_copy(checking->arena, err->what),
							   .advice = str_copy(checking->arena, err->advice),
						   });
	return true;
}

struct str path_of(const struct checking *checking, struct str name)
{
	struct buf out = buf_in(checking->arena);

	buf_add(&out, checking->dir);
	if (!str_ends_with(checking->dir, STR("/")))
		buf_add_char(&out, '/');
	buf_add(&out, name);
	return buf_str(&out);
}

static void points_add(struct buf *out, int64_t hundredths)
{
	uint64_t size = hundredths < 0 ? (uint64_t)-hundredths : (uint64_t)hundredths;

	if (hundredths < 0)
		buf_add_char(out, '-');
	buf_add_u64(out, size / 100);
	buf_add_char(out, '.');
	buf_add_padded(out, size % 100, 2);
}

struct str points_shown(struct arena *arena, int64_t hundredths)
{
	struct buf out = buf_in(arena);

	points_add(&out, hundredths);
	return buf_str(&out);
}

/* ---- the report as text ---- */

static void finding_write(const struct check_finding *finding, struct buf *out)
{
	struct err err = {
		.source = finding->file, .line = finding->line, .what = finding->what, .advice = finding->advice};

	if (finding->is_note) {
		struct buf what = buf_in(out->arena);

		buf_add_c(&what, "note: ");
		buf_add(&what, finding->what);
		err.what = buf_str(&what);
	}
	err_write(&err, out);
	buf_add_char(out, '\n');
}

static void row_begin(struct buf *out, const char *name)
{
	size_t start = out->len;

	buf_add_c(out, "  ");
	buf_add_c(out, name);
	while (out->len - start < 19)
		buf_add_char(out, ' ');
}

static void count_add(struct buf *out, size_t count, const char *what)
{
	buf_add_u64(out, count);
	buf_add_char(out, ' ');
	buf_add_c(out, what);
}

static void mutants_write(const struct check_report *report, struct buf *out)
{
	static const char *const names[] = {
		[MUTANT_DROP] = "dropped",        [MUTANT_SWAP] = "swapped",     [MUTANT_DUPLICATE] = "given twice",
		[MUTANT_RECIPIENT] = "to others", [MUTANT_DATE] = "other dates", [MUTANT_EXTRA] = "extra sends",
		[MUTANT_OBJECT] = "other papers",
	};

	for (unsigned kind = 0; kind < MUTANT_KIND_COUNT; kind++) {
		const struct mutant_tally *tally = &report->mutants[kind];

		row_begin(out, names[kind]);
		count_add(out, tally->killed, "lose exactly what they should, ");
		count_add(out, tally->equivalent, "are allowed");
		if (tally->bounded > 0) {
			buf_add_c(out, ", ");
			count_add(out, tally->bounded, "lose at most what they should");
		}
		buf_add_char(out, '\n');
	}
}

static void summary_write(const struct check_report *report, struct buf *out)
{
	buf_add(out, report->scenario);
	buf_add_c(out, ", guide version ");
	buf_add_u64(out, report->version);
	buf_add_c(out, ": can be published\n");
	row_begin(out, "nothing done");
	buf_add_c(out, "0.00 of ");
	points_add(out, report->max);
	buf_add_char(out, '\n');
	row_begin(out, "reference");
	points_add(out, report->max);
	buf_add_char(out, '\n');
	row_begin(out, "orders");
	count_add(out, report->orders_written, "written and ");
	count_add(out, report->orders_made,
	          report->is_sampled ? "drawn by lot from more, all full" : "made, all full");
	if (report->orders_refused > 0) {
		buf_add_c(out, "; ");
		count_add(out, report->orders_refused, "more the office refuses");
	}
	buf_add_char(out, '\n');
	row_begin(out, "mistakes");
	count_add(out, report->mistakes, "written, each loses what it says\n");
	mutants_write(report, out);
	if (report->variants > 1) {
		row_begin(out, "variants");
		count_add(out, report->variants, "loaded, ");
		count_add(out, report->variants_played, "played, the reference and the orders full in each\n");
	}
	row_begin(out, "attempts played");
	buf_add_u64(out, report->played);
	buf_add_char(out, '\n');
}

void check_write(const struct check_report *report, struct buf *out)
{
	for (size_t i = 0; i < report->count; i++)
		finding_write(&report->items[i], out);
	if (report->fault_count == 0)
		summary_write(report, out);
}
