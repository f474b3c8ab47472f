/* cli/options.c - see options.h. */
#include "cli/options.h"

#include "base/arena.h"
#include "base/buf.h"
#include "host/memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HELP_COLUMN 22

static void print_help(const struct usage *usage)
{
	printf("sandbox %s%s%s%s - %s.\n", usage->command, usage->option_count > 0 ? " [OPTION]..." : "",
	       usage->operands[0] == '\0' ? "" : " ", usage->operands, usage->summary);
	if (usage->option_count > 0)
		putchar('\n');
	for (size_t i = 0; i < usage->option_count; i++) {
		const struct option *option = &usage->options[i];
		int len = printf("  %s%s%s", option->name, option->value == NULL ? "" : " ",
		                 option->value == NULL ? "" : option->value);
		printf("%*s%s\n", len < HELP_COLUMN ? HELP_COLUMN - len : 1, "", option->help);
	}
}

static bool complain(const struct usage *usage, const char *what, struct str which, int *ret_status)
{
	fprintf(stderr, "sandbox %s: %s%s%.*s; see sandbox %s --help\n", usage->command, what,
	        which.len > 0 ? " " : "", STR_ARG(which), usage->command);
	*ret_status = EXIT_USAGE;
	return false;
}

static const struct option *find(const struct usage *usage, struct str name)
{
	for (size_t i = 0; i < usage->option_count; i++) {
		if (str_equals(str_from_c(usage->options[i].name), name))
			return &usage->options[i];
	}
	return NULL;
}

/* Takes one option at argv[*at], with its value from the same word or the next. */
static bool take_option(int argc, char **argv, int *at, const struct usage *usage, int *ret_status)
{
	struct str word = str_from_c(argv[*at]);
	size_t equals = str_index_of(word, '=');
	struct str name = str_slice(word, 0, equals);
	const struct option *option = find(usage, name);
	if (option == NULL)
		return complain(usage, "there is no option", name, ret_status);
	if (option->flag != NULL) {
		if (equals < word.len)
			return complain(usage, "no value belongs to", name, ret_status);
		*option->flag = true;
		return true;
	}
	struct str value = str_slice(word, equals + 1, word.len);
	if (equals == word.len) {
		if (*at + 1 >= argc)
			return complain(usage, "a value is missing after", name, ret_status);
		value = str_from_c(argv[++*at]);
	}
	if (option->text != NULL) {
		*option->text = value;
		return value.len > 0 || complain(usage, "a value is missing after", name, ret_status);
	}
	if (str_to_u64(value, option->number) && *option->number <= option->number_max)
		return true;
	return complain(usage, "not a number that can be used:", value, ret_status);
}

bool options_parse(int argc, char **argv, const struct usage *usage, struct str *operands, size_t *ret_count,
                   int *ret_status)
{
	size_t count = 0;
	bool options_ended = false;
	for (int at = 1; at < argc; at++) {
		struct str word = str_from_c(argv[at]);
		if (!options_ended && (str_equals(word, STR("--help")) || str_equals(word, STR("-h")))) {
			print_help(usage);
			*ret_status = EXIT_SUCCESS;
			return false;
		}
		if (!options_ended && str_equals(word, STR("--"))) {
			options_ended = true;
		} else if (!options_ended && word.len > 1 && word.ptr[0] == '-') {
			if (!take_option(argc, argv, &at, usage, ret_status))
				return false;
		} else if (count == usage->operands_max) {
			return complain(usage, "this is one word too many:", word, ret_status);
		} else {
			operands[count++] = word;
		}
	}
	if (count < usage->operands_min)
		return complain(usage, "something is missing:", str_from_c(usage->operands), ret_status);
	if (ret_count != NULL)
		*ret_count = count;
	return true;
}

int options_fail(const char *command, const struct err *err)
{
	struct arena arena;
	arena_init(&arena, &host_memory);
	struct buf line = buf_in(&arena);
	err_write(err, &line);
	fprintf(stderr, "sandbox %s: %.*s\n", command, STR_ARG(buf_str(&line)));
	arena_finish(&arena);
	return err->class == ERR_INPUT || err->class == ERR_MISSING || err->class == ERR_LIMIT ? EXIT_USAGE
	                                                                                       : EXIT_FAILURE;
}
