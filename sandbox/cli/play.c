/* cli/play.c - see play.h. */
#include "cli/play.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "cli/library.h"
#include "cli/options.h"
#include "host/file.h"
#include "host/memory.h"
#include "script/script.h"

#include <stdio.h>

struct call {
	struct str dir, script;
	uint64_t variant; /* CLI_NO_VARIANT: that of the script's seed */
};

static bool read_call(int argc, char **argv, struct call *ret, int *ret_status)
{
	struct str operands[2];
	struct str candidate = {0};
	uint64_t variant = CLI_NO_VARIANT;
	const struct option options[] = {
		{"--candidate", "NUMBER", "whose attempt this would be; a journal does not say it",
	     .text = &candidate},
		{"--variant", "N", "of the scenario's variants, from 0; that of the script's seed by default",
	     .number = &variant, .number_max = LIMIT_VARIANTS - 1},
	};
	const struct usage usage = {
		"play",
		"SCENARIO_DIR SCRIPT.scn",
		"plays a script and prints the journal",
		options,
		COUNT(options),
		2,
		2,
	};
	if (!options_parse(argc, argv, &usage, operands, NULL, ret_status))
		return false;
	*ret = (struct call){operands[0], operands[1], variant};
	return true;
}

/* What cannot be written is noticed once, at the end: stdout remembers. */
static void print_line(struct str line)
{
	fwrite(line.ptr, 1, line.len, stdout);
	putchar('\n');
}

static void print_start(void *context, struct str start_line)
{
	UNUSED(context);
	print_line(start_line);
}

static void print_entry(void *context, const struct entry *entry)
{
	UNUSED(context);
	print_line(entry->line);
}

static bool variant_for(struct arena *arena, const struct call *call, const struct script *script,
                        struct scenario *ret, struct err *reterr)
{
	bool is_given = call->variant != CLI_NO_VARIANT;
	uint64_t seed = is_given ? call->variant : script->seed;
	if (!scenario_read_variant(arena, &library_ports, call->dir, seed, ret, reterr))
		return false;
	if (!is_given || call->variant < ret->variant_count)
		return true;
	struct buf advice = buf_in(arena);
	buf_add_c(&advice, "the scenario has the variants 0 to ");
	buf_add_u64(&advice, ret->variant_count - 1);
	return err_at(reterr, ERR_INPUT, call->dir, 0, STR("there is no such variant"), buf_str(&advice));
}

/* `script` is its head alone. */
static bool scenario_for(struct arena *arena, const struct call *call, const struct script *script,
                         struct scenario *ret, struct err *reterr)
{
	if (str_is_empty(script->scenario)) {
		struct office_wish wish = script->wish;
		struct buf root = buf_in(arena);
		buf_add(&root, call->dir);
		buf_add_c(&root, "/../..");
		wish.root = buf_str(&root);
		return scenario_of_office(arena, &library_ports, &wish, ret, reterr);
	}
	if (!variant_for(arena, call, script, ret, reterr))
		return false;
	if (!str_equals(ret->id, script->scenario))
		return err_at(reterr, ERR_INPUT, script->source, 1, STR("the script is written for another scenario"),
		              STR("name the folder of that scenario"));
	return true;
}

/* The exit status. */
static int play(struct arena *arena, const struct call *call, struct err *reterr)
{
	static const struct script_watch watch = {.start = print_start, .entry = print_entry};
	struct str text;
	struct script script;
	struct scenario scenario;
	if (!file_read(arena, call->script, LIMIT_XML_BYTES, &text, reterr) ||
	    !script_read_head(arena, call->script, text, &script, reterr))
		return 2;
	/* What acts on an office is written at its `as`, so such a script is read as a whole. */
	bool is_office = str_is_empty(script.scenario);
	if ((is_office && !script_read(arena, call->script, text, &script, reterr)) ||
	    !scenario_for(arena, call, &script, &scenario, reterr) ||
	    (!is_office && !script_read_filled(arena, call->script, text, &scenario.values, &script, reterr)))
		return 2;
	return script_play(arena, &script, &scenario, STR(SABAN_VERSION), &watch, reterr) ? 0 : 1;
}

int cli_play(int argc, char **argv)
{
	struct call call;
	int status;
	if (!read_call(argc, argv, &call, &status))
		return status;
	struct arena arena;
	struct err err = {0};
	arena_init(&arena, &host_memory);
	status = play(&arena, &call, &err);
	if (status != 0) {
		struct buf line = buf_in(&arena);
		err_write(&err, &line);
		fprintf(stderr, "%.*s\n", STR_ARG(buf_str(&line)));
	}
	arena_finish(&arena);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fputs("standard output cannot be written; look for a full disk or a closed pipe\n", stderr);
		return 1;
	}
	return status;
}
