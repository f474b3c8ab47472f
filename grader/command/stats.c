#include "base/buf.h"
#include "base/check.h"
#include "grader/command/command.h"
#include "grader/stats/tell.h"

#define STATS_FILES_MAX 256

struct call {
	const struct command_world *world;
	struct str files[STATS_FILES_MAX];
	size_t file_count;
	bool is_json;
	enum report_language language;
};

/* One of two words, or nothing for the first. */
static bool choice_read(const struct command_world *world, const char *option, struct str word,
                        struct str first, struct str second, bool *ret_is_second, int *ret_status)
{
	*ret_is_second = str_equals(word, second);
	if (*ret_is_second || str_is_empty(word) || str_equals(word, first))
		return true;
	fprintf(world->err, "grader stats: %s cannot be “%.*s”; see grader stats --help\n", option,
	        STR_ARG(word));
	*ret_status = STATUS_BAD_INPUT;
	return false;
}

static bool call_read(const struct command_world *world, int argc, char **argv, struct call *ret,
                      int *ret_status)
{
	struct str format = {0}, language = {0};
	const struct command_option options[] = {
		{"--format", "text|json", "text when not given", .text = &format},
		{"--lang", "vi|en", "language of the text; vi when not given", .text = &language},
	};
	const struct command_usage usage = {
		.command = "stats",
		.operands = "FILE...",
		.summary = "tells facility, discrimination and reliability of the marks that grader grade printed "
				   "for a folder",
		.options = options,
		.option_count = COUNT(options),
		.operands_min = 1,
		.operands_max = STATS_FILES_MAX,
	};
	bool is_english;

	*ret = (struct call){.world = world};
	if (!command_words(world, argc, argv, &usage, ret->files, &ret->file_count, ret_status) ||
	    !choice_read(world, "--format", format, STR("text"), STR("json"), &ret->is_json, ret_status) ||
	    !choice_read(world, "--lang", language, STR("vi"), STR("en"), &is_english, ret_status))
		return false;
	ret->language = is_english ? REPORT_EN : REPORT_VI;
	return true;
}

static bool stats(const struct call *call, struct arena *arena, struct err *reterr)
{
	struct marks_reader *reader = marks_reader_open(arena);
	struct stats_marks marks;
	struct stats figures;
	struct buf out = buf_in(arena);

	for (size_t i = 0; i < call->file_count; i++) {
		struct str text;

		if (!command_read(call->world, call->files[i], arena, &text, reterr) ||
		    !marks_read(reader, text, call->files[i], reterr))
			return false;
	}
	if (!marks_finish(reader, &marks, reterr))
		return false;
	figures = stats_of(&marks, arena);
	if (call->is_json) {
		stats_json(&figures, &out);
		buf_add_char(&out, '\n');
	} else {
		stats_text(&figures, call->language, &out);
	}
	fwrite(out.ptr, 1, out.len, call->world->out);
	return true;
}

int command_stats(const struct command_world *world, int argc, char **argv)
{
	struct call call;
	struct arena arena;
	struct err err = {0};
	int status;

	if (!call_read(world, argc, argv, &call, &status))
		return status;
	arena_init(&arena, world->memory);
	status = stats(&call, &arena, &err) ? STATUS_FINE : command_fails(world, "stats", &err);
	arena_finish(&arena);
	return status;
}
