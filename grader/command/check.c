#include "grader/check/check.h"

#include "base/check.h"
#include "grader/command/command.h"
#include "grader/command/progress.h"

/* What the ports of a check stand on. */
struct checker {
	const struct command_world *world;
	struct progress progress;
};

static bool list_folder(void *context, struct str path, struct arena *arena, struct str **ret,
                        size_t *ret_count, struct err *reterr)
{
	const struct checker *checker = context;

	return checker->world->list_folder(path, arena, ret, ret_count, reterr);
}

static void told(void *context, size_t played, size_t known)
{
	struct checker *checker = context;

	checker->progress.total = known;
	progress_show(&checker->progress, played, "attempts", played);
}

static int check(const struct command_world *world, struct str dir, struct arena *arena)
{
	struct checker checker = {.world = world, .progress = progress_begin(world, "check", 0)};
	const struct check_ports ports = {world->files, list_folder, told, &checker};
	struct check_report report;
	struct err err = {0};
	struct buf out = buf_in(arena);
	bool is_read = check_scenario(&ports, dir, arena, &report, &err);

	progress_end(&checker.progress);
	if (!is_read)
		return command_fails(world, "check", &err);
	check_write(&report, &out);
	fwrite(out.ptr, 1, out.len, world->out);
	return report.fault_count == 0 ? STATUS_FINE : STATUS_FINDINGS;
}

int command_check(const struct command_world *world, int argc, char **argv)
{
	const struct command_usage usage = {
		.command = "check",
		.operands = "SCENARIO_DIR",
		.summary = "passes a scenario through the gates before it is published",
		.operands_min = 1,
		.operands_max = 1,
	};
	struct arena arena;
	struct str dir;
	size_t count;
	int status;

	if (!command_words(world, argc, argv, &usage, &dir, &count, &status))
		return status;
	arena_init(&arena, world->memory);
	status = check(world, dir, &arena);
	arena_finish(&arena);
	return status;
}
