#include "base/buf.h"
#include "base/check.h"
#include "grader/command/command.h"
#include "grader/command/grade_database.h"
#include "grader/command/grade_many.h"
#include "grader/report/html.h"
#include "pages/catalog.h"

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
	struct str journal, marking, scenario;
	struct command_place place;
	bool has_format;
	unsigned format, language, jobs;
};

/* Which words belong together. */
static bool words_fit(const struct grading *grading, size_t operands, int *ret_status)
{
	const char *trouble = NULL;
	bool is_stored = command_place_is_given(&grading->place);

	if (is_stored && !str_is_empty(grading->place.data) && !str_is_empty(grading->place.database))
		trouble = "a data folder has its own database; say --database or --data";
	else if (is_stored && operands > 0)
		trouble = "a database and a journal cannot be marked at once; name one of them";
	else if (is_stored && !str_is_empty(grading->marking))
		trouble =
			"the guides of a database are those in it; leave --marking out, and load a guide by sandbox load";
	else if (is_stored && grading->has_format && grading->format != FORMAT_JSON)
		trouble = "a database is told as JSON, one object a line; leave --format out";
	else if (!is_stored && !str_is_empty(grading->scenario))
		trouble = "--scenario chooses among the attempts of a database; say --database URI or --data DIR";
	else if (!is_stored && operands == 0)
		trouble = "nothing is named that could be marked; name a journal or folder, or say --database URI or "
				  "--data DIR";
	else if (!is_stored && str_is_empty(grading->marking))
		trouble = "no guide is named; say --marking FILE";
	if (trouble == NULL)
		return true;
	fprintf(grading->world->err, "grader grade: %s\n", trouble);
	*ret_status = STATUS_BAD_INPUT;
	return false;
}

static bool call_read(const struct command_world *world, int argc, char **argv, struct grading *ret,
                      int *ret_status)
{
	struct str format = {0}, language = {0}, jobs = {0};
	const struct command_option options[] = {
		{"--marking", "FILE", "the marking guide (marking.xml)", .text = &ret->marking},
		{"--format", "text|json|html", "text when not given; html is a page to keep and print",
	     .text = &format},
		{"--lang", "vi|en", "language of text and page; vi when not given", .text = &language},
		{"--jobs", "N", "threads for a folder or database; one a core when not given", .text = &jobs},
		{"--database", "URI",
	     "marks every closed attempt of a database that is not marked yet, with the guide of its scenario "
	     "that is in force",
	     .text = &ret->place.database},
		{"--data", "DIR", "the same for the private database of a data folder", .text = &ret->place.data},
		{"--scenario", "ID", "of a database: attempts at this scenario alone", .text = &ret->scenario},
	};
	const struct command_usage usage = {
		"grade",
		"JOURNAL|FOLDER --marking FILE | --database URI | --data DIR",
		"marks a journal, or all of a folder or database (one JSON object a line)",
		options,
		COUNT(options),
		0,
		1};
	size_t count;

	*ret = (struct grading){
		.world = world, .format = FORMAT_TEXT, .language = REPORT_VI, .jobs = world->cores};
	if (!command_words(world, argc, argv, &usage, &ret->journal, &count, ret_status) ||
	    !command_choice(world, "grade", "--format", format, &format_names, &ret->format, ret_status) ||
	    !command_choice(world, "grade", "--lang", language, &language_names, &ret->language, ret_status))
		return false;
	ret->has_format = !str_is_empty(format);
	return command_jobs(world, "grade", jobs, &ret->jobs, ret_status) && words_fit(ret, count, ret_status);
}

/* The folder a file lies in. */
static struct str folder_of(struct str path)
{
	size_t end = path.len;

	while (end > 0 && path.ptr[end - 1] != '/')
		end--;
	return end == 0 ? STR(".") : str_slice(path, 0, end == 1 ? 1 : end - 1);
}

/* The sentences stand in scenario.xml beside the guide, and are told as this candidate read them: in the variant of his
 * attempt. A report without them still says all the rest, so a guide that
 * lies elsewhere can be used. */
static const struct scenario *scenario_beside(const struct grading *grading, uint64_t seed,
                                              struct arena *arena)
{
	struct scenario *scenario = ARENA_NEW(arena, struct scenario);
	struct err ignored;

	if (scenario_read_variant(arena, grading->world->files, folder_of(grading->marking), seed, scenario,
	                          &ignored))
		return scenario;
	return NULL;
}

static bool guide_open(const struct grading *grading, struct arena *arena, struct guide *ret,
                       struct err *reterr)
{
	struct str bytes;

	return command_read(grading->world, grading->marking, arena, &bytes, reterr) &&
	       guide_read(bytes, grading->marking, arena, ret, reterr);
}

static bool grade(const struct grading *grading, struct arena *arena, struct journal *journal,
                  struct mark *ret, struct err *reterr)
{
	struct guide *guide = ARENA_NEW(arena, struct guide);
	struct str journal_bytes;

	return guide_open(grading, arena, guide, reterr) &&
	       command_read(grading->world, grading->journal, arena, &journal_bytes, reterr) &&
	       journal_read(journal_bytes, grading->journal, REPLAY_VERIFY, arena, NULL, NULL, journal, reterr) &&
	       mark(guide, journal, arena, ret, reterr);
}

/* Names of actions and fields are those of the screens: English comes from their catalogue. */
static bool english_open(const struct grading *grading, struct arena *arena, struct report_context *context,
                         struct err *reterr)
{
	struct str name, bytes;

	if (context->language == REPORT_VI || grading->format == FORMAT_JSON)
		return true;
	if (!grading->world->read_english(arena, &name, &bytes, reterr))
		return false;
	context->catalog = catalog_open(name, bytes, arena, reterr);
	return context->catalog != NULL;
}

static int report(const struct grading *grading, const struct journal *journal, const struct mark *mark,
                  struct arena *arena)
{
	struct buf out = buf_in(arena);
	struct report_context context = {.language = (enum report_language)grading->language};
	struct err err = {0};

	if (!english_open(grading, arena, &context, &err))
		return command_fails(grading->world, "grade", &err);
	if (grading->format == FORMAT_JSON) {
		report_json(mark, (struct str){0}, &out);
		buf_add_char(&out, '\n');
	} else {
		context.scenario = scenario_beside(grading, journal->start.seed, arena);
		if (grading->format == FORMAT_HTML)
			report_html(mark, &context, journal, &out);
		else
			report_text(mark, &context, &out);
	}
	fwrite(out.ptr, 1, out.len, grading->world->out);
	return mark->verdict == VERDICT_GRADED ? STATUS_FINE : STATUS_NEEDS_HUMAN;
}

/* A folder gives one JSON object a line; *ret_status is the exit status. False when it is no folder. */
static bool grade_as_folder(const struct grading *grading, struct arena *arena, int *ret_status)
{
	struct str *names;
	size_t count;
	struct guide guide;
	struct err err = {0};

	if (str_equals(grading->journal, STR("-")) ||
	    !grading->world->list_folder(grading->journal, arena, &names, &count, &err))
		return false;
	if (grading->has_format && grading->format != FORMAT_JSON) {
		err_set(&err, ERR_INPUT, STR("a folder is told as JSON, one object a line"),
		        STR("leave --format out"));
		*ret_status = command_fails(grading->world, "grade", &err);
	} else if (!guide_open(grading, arena, &guide, &err)) {
		*ret_status = command_fails(grading->world, "grade", &err);
	} else {
		*ret_status = grade_folder(grading->world, &guide, grading->journal, names, count, grading->jobs);
	}
	return true;
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
	if (command_place_is_given(&grading.place))
		status = grade_database(world, &grading.place, grading.scenario, grading.jobs);
	else if (!grade_as_folder(&grading, &arena, &status))
		status = grade(&grading, &arena, &journal, &mark, &err) ? report(&grading, &journal, &mark, &arena)
		                                                        : command_fails(world, "grade", &err);
	arena_finish(&arena);
	return status;
}
