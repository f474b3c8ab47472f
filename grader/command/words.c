#include "base/buf.h"
#include "base/check.h"
#include "base/utf8.h"
#include "grader/command/command.h"
#include "grader/command/crew.h"

static void help_print(const struct command_world *world, const struct command_usage *usage)
{
	fprintf(world->out, "usage: grader %s %s%s\n%s.\n", usage->command, usage->operands,
	        usage->option_count > 0 ? " [options]" : "", usage->summary);
	for (size_t i = 0; i < usage->option_count; i++) {
		const struct command_option *option = &usage->options[i];

		fprintf(world->out, "  %s%s%s\n      %s\n", option->name, option->value == NULL ? "" : " ",
		        option->value == NULL ? "" : option->value, option->help);
	}
}

static bool words_fail(const struct command_world *world, const struct command_usage *usage, const char *what,
                       struct str word, int *ret_status)
{
	fprintf(world->err, "grader %s: %s “%.*s”; see grader %s --help\n", usage->command, what, STR_ARG(word),
	        usage->command);
	*ret_status = STATUS_BAD_INPUT;
	return false;
}

static const struct command_option *option_find(const struct command_usage *usage, struct str name)
{
	for (size_t i = 0; i < usage->option_count; i++) {
		if (str_equals(str_from_c(usage->options[i].name), name))
			return &usage->options[i];
	}
	return NULL;
}

/* Takes one option, with its value from the same word or the next. */
static bool option_take(const struct command_world *world, const struct command_usage *usage, int argc,
                        char **argv, int *at, int *ret_status)
{
	struct str value = str_from_c(argv[*at]), whole = value, name = str_cut(&value, '=');
	bool has_value = name.len < whole.len;
	const struct command_option *option = option_find(usage, name);

	if (option == NULL)
		return words_fail(world, usage, "there is no option", name, ret_status);
	if (option->value == NULL) {
		if (has_value)
			return words_fail(world, usage, "takes no value:", name, ret_status);
		*option->flag = true;
		return true;
	}
	if (!has_value && *at + 1 >= argc)
		return words_fail(world, usage, "needs a value:", name, ret_status);
	*option->text = has_value ? value : str_from_c(argv[++*at]);
	return true;
}

bool command_words(const struct command_world *world, int argc, char **argv,
                   const struct command_usage *usage, struct str *operands, size_t *ret_count,
                   int *ret_status)
{
	bool has_options_ended = false;
	size_t count = 0;

	for (int i = 1; i < argc; i++) {
		struct str word = str_from_c(argv[i]);

		if (!utf8_is_text(word))
			return words_fail(world, usage, "a word is not UTF-8:", STR("?"), ret_status);
		if (!has_options_ended && str_equals(word, STR("--help"))) {
			help_print(world, usage);
			*ret_status = STATUS_FINE;
			return false;
		}
		if (!has_options_ended && str_equals(word, STR("--"))) {
			has_options_ended = true;
		} else if (!has_options_ended && word.len > 1 && word.ptr[0] == '-') {
			if (!option_take(world, usage, argc, argv, &i, ret_status))
				return false;
		} else if (count == usage->operands_max) {
			return words_fail(world, usage, "one word too many:", word, ret_status);
		} else {
			operands[count++] = word;
		}
	}
	if (count < usage->operands_min)
		return words_fail(world, usage, "wants", str_from_c(usage->operands), ret_status);
	*ret_count = count;
	return true;
}

bool command_choice(const struct command_world *world, const char *command, const char *option,
                    struct str word, const struct name_table *names, unsigned *ret, int *ret_status)
{
	if (str_is_empty(word) || name_parse(names, word, ret))
		return true;
	fprintf(world->err, "grader %s: %s cannot be “%.*s”; see grader %s --help\n", command, option,
	        STR_ARG(word), command);
	*ret_status = STATUS_BAD_INPUT;
	return false;
}

bool command_jobs(const struct command_world *world, const char *command, struct str word, unsigned *ret,
                  int *ret_status)
{
	uint64_t number;

	if (str_is_empty(word))
		return true;
	if (!str_to_u64(word, &number) || number == 0 || number > CREW_WORKERS_MAX) {
		fprintf(world->err, "grader %s: --jobs cannot be “%.*s”; give a number from 1 to %u\n", command,
		        STR_ARG(word), CREW_WORKERS_MAX);
		*ret_status = STATUS_BAD_INPUT;
		return false;
	}
	*ret = (unsigned)number;
	return true;
}

bool command_place_is_given(const struct command_place *place)
{
	return !str_is_empty(place->database) || !str_is_empty(place->data);
}

int command_fails(const struct command_world *world, const char *command, const struct err *err)
{
	struct arena arena;
	struct buf line;

	arena_init(&arena, world->memory);
	line = buf_in(&arena);
	if (str_is_empty(err->source)) {
		buf_add_c(&line, "grader ");
		buf_add_c(&line, command);
		buf_add_c(&line, ": ");
	}
	err_write(err, &line);
	fprintf(world->err, "%.*s\n", STR_ARG(buf_str(&line)));
	arena_finish(&arena);
	return STATUS_BAD_INPUT;
}

bool command_read(const struct command_world *world, struct str path, struct arena *arena, struct str *ret,
                  struct err *reterr)
{
	if (!world->files->read_file(world->files->context, path, arena, ret, reterr))
		return false;
	if (!utf8_is_text(*ret))
		return err_at(reterr, ERR_INPUT, path, 1, STR("the file is not UTF-8 text"),
		              STR("check that it is the right file"));
	return true;
}
