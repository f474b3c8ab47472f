#include "grader/command/remark.h"

#include "base/buf.h"
#include "base/check.h"
#include "grader/remark/tell.h"

#include <stdarg.h>

static const struct str format_name_list[] = {
	[REMARK_TEXT] = STR_INIT("text"),
	[REMARK_CSV] = STR_INIT("csv"),
	[REMARK_JSON] = STR_INIT("json"),
};
static const struct name_table format_names = {format_name_list, REMARK_FORMAT_COUNT};

static const struct str language_name_list[] = {
	[REPORT_VI] = STR_INIT("vi"),
	[REPORT_EN] = STR_INIT("en"),
};
static const struct name_table language_names = {language_name_list, COUNT(language_name_list)};

bool remark_fails(struct arena *arena, struct err *reterr, enum err_class class, const char *advice,
                  const char *format, ...)
{
	char sentence[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(sentence, sizeof(sentence), format, arguments);
	va_end(arguments);
	return err_set(reterr, class, str_copy(arena, str_from_c(sentence)), str_from_c(advice));
}

/* ---- words ---- */

static bool id_read(const struct remark_call *call, struct str word, uint64_t *ret, int *ret_status)
{
	if (str_to_u64(word, ret) && *ret > 0 && *ret <= INT64_MAX)
		return true;
	fprintf(call->world->err, "grader remark: “%.*s” is no number of a set; see grader remark --history\n",
	        STR_ARG(word));
	*ret_status = STATUS_BAD_INPUT;
	return false;
}

/* What is wrong with the words together, or NULL. */
static const char *trouble_of(const struct remark_call *call, bool has_format)
{
	int wishes = !str_is_empty(call->marking) + !str_is_empty(call->apply) + !str_is_empty(call->drop) +
	             !str_is_empty(call->show) + call->wants_history;

	if (!str_is_empty(call->place.database) && !str_is_empty(call->place.data))
		return "a data folder has its own database; say --database or --data";
	if (!command_place_is_given(&call->place))
		return "no database is named; say --database URI or --data DIR";
	if (wishes == 0)
		return "nothing is asked for; say --marking FILE, --apply ID, --drop ID, --show ID or --history";
	if (wishes > 1)
		return "one thing at a time; say one of --marking, --apply, --drop, --show and --history";
	if (!str_is_empty(call->marking) && str_is_empty(call->scenario))
		return "it is not clear which attempts are meant; say --scenario ID";
	if (has_format && str_is_empty(call->marking) && str_is_empty(call->show))
		return "--format is for the impact of a set; it goes with --marking or --show";
	return NULL;
}

static bool words_fit(struct remark_call *call, bool has_format, int *ret_status)
{
	const char *trouble = trouble_of(call, has_format);

	if (trouble != NULL) {
		fprintf(call->world->err, "grader remark: %s\n", trouble);
		*ret_status = STATUS_BAD_INPUT;
		return false;
	}
	if (!str_is_empty(call->apply))
		return id_read(call, call->apply, &call->id, ret_status);
	if (!str_is_empty(call->drop))
		return id_read(call, call->drop, &call->id, ret_status);
	return str_is_empty(call->show) || id_read(call, call->show, &call->id, ret_status);
}

static bool call_read(const struct command_world *world, int argc, char **argv, struct remark_call *ret,
                      int *ret_status)
{
	struct str format = {0}, language = {0}, jobs = {0};
	const struct command_option options[] = {
		{"--database", "URI", "the database, as its owner", .text = &ret->place.database},
		{"--data", "DIR", "the data folder of a service with its private database", .text = &ret->place.data},
		{"--scenario", "ID", "the scenario whose attempts are meant", .text = &ret->scenario},
		{"--marking", "FILE",
	     "marks with this new guide, keeps the marks as a proposed set and prints its impact",
	     .text = &ret->marking},
		{"--apply", "ID", "puts the marks of this set in force", .text = &ret->apply},
		{"--drop", "ID", "refuses this set", .text = &ret->drop},
		{"--show", "ID", "prints the impact of a set that is kept", .text = &ret->show},
		{"--history", NULL, "lists all sets, and who decided what and when", .flag = &ret->wants_history},
		{"--by", "NAME", "who makes or decides, for the history; the account when not given",
	     .text = &ret->by},
		{"--format", "text|csv|json",
	     "of the impact, text when not given; text leaves out whom nothing happens to", .text = &format},
		{"--lang", "vi|en", "language of the text; vi when not given", .text = &language},
		{"--jobs", "N", "threads; one a core when not given", .text = &jobs},
	};
	const struct command_usage usage = {
		.command = "remark",
		.operands = "--database URI | --data DIR",
		.summary = "marks all closed attempts of a scenario with a new guide beside the old marks, tells "
				   "what that would change, and puts it in force or drops it",
		.options = options,
		.option_count = COUNT(options),
	};
	size_t count;

	*ret = (struct remark_call){.world = world,
	                            .by = world->user,
	                            .format = REMARK_TEXT,
	                            .language = REPORT_VI,
	                            .jobs = world->cores};
	return command_words(world, argc, argv, &usage, NULL, &count, ret_status) &&
	       command_choice(world, "remark", "--format", format, &format_names, &ret->format, ret_status) &&
	       command_choice(world, "remark", "--lang", language, &language_names, &ret->language, ret_status) &&
	       command_jobs(world, "remark", jobs, &ret->jobs, ret_status) &&
	       words_fit(ret, !str_is_empty(format), ret_status);
}

/* ---- sets that are there ---- */

bool remark_find(const struct remark_call *call, const struct attempts_port *port, uint64_t id,
                 struct arena *arena, struct remark_set *ret, struct err *reterr)
{
	bool is_found;

	if (!port->find_set(port->self, id, arena, ret, &is_found, reterr))
		return false;
	if (!is_found)
		return remark_fails(arena, reterr, ERR_MISSING, "see grader remark --history", "there is no set %llu",
		                    (unsigned long long)id);
	if (!str_is_empty(call->scenario) && !str_equals(call->scenario, ret->scenario))
		return remark_fails(arena, reterr, ERR_MISSING, "check --scenario, or see grader remark --history",
		                    "set %llu is one of the scenario %.*s", (unsigned long long)id,
		                    STR_ARG(ret->scenario));
	return true;
}

int remark_tell(const struct remark_call *call, const struct attempts_port *port,
                const struct remark_set *set)
{
	struct arena arena;
	struct set_member *members = NULL;
	struct impact impact;
	struct buf out;
	struct err err = {0};
	size_t count = 0;
	int status;

	arena_init(&arena, call->world->memory);
	out = buf_in(&arena);
	if (set->id != 0 && !port->members(port->self, set->id, &arena, &members, &count, &err)) {
		status = command_fails(call->world, "remark", &err);
	} else {
		impact = impact_of(set, members, count, &arena);
		if (call->format == REMARK_TEXT)
			impact_text(&impact, (enum report_language)call->language, &out);
		else if (call->format == REMARK_CSV)
			impact_csv(&impact, &out);
		else
			impact_json(&impact, &out);
		if (call->format == REMARK_JSON)
			buf_add_char(&out, '\n');
		fwrite(out.ptr, 1, out.len, call->world->out);
		status = impact.needs_human > 0 ? STATUS_NEEDS_HUMAN : STATUS_FINE;
	}
	arena_finish(&arena);
	return status;
}

static int show(const struct remark_call *call, const struct attempts_port *port, struct arena *arena)
{
	struct remark_set set;
	struct err err = {0};

	if (!remark_find(call, port, call->id, arena, &set, &err))
		return command_fails(call->world, "remark", &err);
	return remark_tell(call, port, &set);
}

static int history(const struct remark_call *call, const struct attempts_port *port, struct arena *arena)
{
	struct buf out = buf_in(arena);
	struct remark_set *sets;
	struct err err = {0};
	size_t count;

	if (!port->list_sets(port->self, call->scenario, arena, &sets, &count, &err))
		return command_fails(call->world, "remark", &err);
	sets_text(sets, count, (enum report_language)call->language, &out);
	fwrite(out.ptr, 1, out.len, call->world->out);
	return STATUS_FINE;
}

static int run(const struct remark_call *call, const struct attempts_port *port, struct str guide,
               struct arena *arena)
{
	if (call->wants_history)
		return history(call, port, arena);
	if (!str_is_empty(call->show))
		return show(call, port, arena);
	if (!str_is_empty(call->marking))
		return remark_propose(call, port, guide);
	return remark_decide(call, port, !str_is_empty(call->apply));
}

int command_remark(const struct command_world *world, int argc, char **argv)
{
	struct remark_call call;
	struct attempts_port port;
	struct arena arena;
	struct str guide = {0};
	struct err err = {0};
	int status;

	if (!call_read(world, argc, argv, &call, &status))
		return status;
	arena_init(&arena, world->memory);
	/* The guide first: behind the door of a data folder root's files cannot be read. */
	if ((!str_is_empty(call.marking) && !command_read(world, call.marking, &arena, &guide, &err)) ||
	    !world->open_attempts(&call.place, &arena, &port, &err)) {
		status = command_fails(world, "remark", &err);
	} else {
		status = run(&call, &port, guide, &arena);
		port.close(port.self);
	}
	arena_finish(&arena);
	return status;
}
