#include "base/buf.h"
#include "base/check.h"
#include "grader/command/command.h"
#include "grader/report/html.h"
#include "grader/report/report.h"

enum format {
	FORMAT_TEXT,
	FORMAT_JSON,
	FORMAT_HTML,
	FORMAT_COUNT
};
static const struct str format_name_list[] = {
	[FORMAT_TEXT] = STR_INIT("text"),
	[FORMAT_JSON] = STR_INIT("json"),
	[FORMAT_HTML] = STR_INIT("html"),
};
static const struct name_table format_names = {format_name_list, FORMAT_COUNT};

static const struct str language_name_list[] = {
	[REPORT_VI] = STR_INIT("vi"),
	[REPORT_EN] = STR_INIT("en"),
};
static const struct name_table language_names = {language_name_list, COUNT(language_name_list)};

struct grading {
	const struct command_world *world;
	struct str journal, marking;
	unsigned format, language;
};

static bool choice_read(const struct command_world *world, const char *option, struct str word,
                        const struct name_table *names, unsigned *ret, int *ret_status)
{
	if (str_is_empty(word) || name_parse(names, word, ret))
		return true;
	fprintf(world->err, "grader grade: %s cannot be “%.*s”; see grader grade --help\n", option,
	        STR_ARG(word));
	*ret_status = STATUS_BAD_INPUT;
	return false;
}

static bool call_read(const struct command_world *world, int argc, char **argv, struct grading *ret,
                      int *ret_status)
{
	struct str format = {0}, language = {0};
	const struct command_option options[] = {
		{"--marking", "FILE", "the marking guide (marking.xml)", .text = &ret->marking},
		{"--format", "text|json|html", "text when not given; html is a page in Vietnamese", .text = &format},
		{"--lang", "vi|en", "language of the text; vi when not given", .text = &language},
	};
	const struct command_usage usage = {
		"grade", "JOURNAL --marking FILE", "marks a journal", options, COUNT(options), 1, 1};
	size_t count;

	*ret = (struct grading){.world = world, .format = FORMAT_TEXT, .language = REPORT_VI};
	if (!command_words(world, argc, argv, &usage, &ret->journal, &count, ret_status) ||
	    !choice_read(world, "--format", format, &format_names, &ret->format, ret_status) ||
	    !choice_read(world, "--lang", language, &language_names, &ret->language, ret_status))
		return false;
	if (!str_is_empty(ret->marking))
		return true;
	fprintf(world->err, "grader grade: no guide is named; say --marking FILE\n");
	*ret_status = STATUS_BAD_INPUT;
	return false;
}

/* The folder a file lies in. */
static struct str folder_of(struct str path)
{
	size_t end = path.len;

	while (end > 0 && path.ptr[end - 1] != '/')
		end--;
	return end == 0 ? STR(".") : str_slice(path, 0, end == 1 ? 1 : end - 1);
}

/* The sentences stand in scenario.xml beside the guide. A report without them still says all the rest, so a guide that
 * lies elsewhere can be used. */
static const struct scenario *scenario_beside(const struct grading *grading, struct arena *arena)
{
	struct scenario *scenario = ARENA_NEW(arena, struct scenario);
	struct err ignored;

	if (scenario_read(arena, grading->world->files, folder_of(grading->marking), scenario, &ignored))
		return scenario;
	return NULL;
}

static bool grade(const struct grading *grading, struct arena *arena, struct journal *journal,
                  struct mark *ret, struct err *reterr)
{
	struct guide *guide = ARENA_NEW(arena, struct guide);
	struct str guide_bytes, journal_bytes;

	return command_read(grading->world, grading->marking, arena, &guide_bytes, reterr) &&
	       guide_read(guide_bytes, grading->marking, arena, guide, reterr) &&
	       command_read(grading->world, grading->journal, arena, &journal_bytes, reterr) &&
	       journal_read(journal_bytes, grading->journal, REPLAY_VERIFY, arena, NULL, NULL, journal, reterr) &&
	       mark(guide, journal, arena, ret, reterr);
}

static int report(const struct grading *grading, const struct journal *journal, const struct mark *mark,
                  struct arena *arena)
{
	struct buf out = buf_in(arena);
	struct report_context context = {.language = (enum report_language)grading->language};

	if (grading->format == FORMAT_JSON) {
		report_json(mark, (struct str){0}, &out);
		buf_add_char(&out, '\n');
	} else {
		context.scenario = scenario_beside(grading, arena);
		if (grading->format == FORMAT_HTML)
			report_html(mark, &context, journal, &out);
		else
			report_text(mark, &context, &out);
	}
	fwrite(out.ptr, 1, out.len, grading->world->out);
	return mark->verdict == VERDICT_GRADED ? STATUS_FINE : STATUS_NEEDS_HUMAN;
}

int command_grade(const struct command_world *world, int argc, char **argv)
{
	struct grading grading;
	struct arena arena;
	struct journal journal;
	struct mark mark;
	struct err err = {0};
	int status;

	if (!call_read(world, argc, argv, &grading, &status))
		return status;
	arena_init(&arena, world->memory);
	status = grade(&grading, &arena, &journal, &mark, &err) ? report(&grading, &journal, &mark, &arena)
	                                                        : command_fails(world, "grade", &err);
	arena_finish(&arena);
	return status;
}
