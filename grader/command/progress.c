#include "grader/command/progress.h"

#include <inttypes.h>

#define SHOWN_EVERY_MS 200

struct progress progress_begin(const struct command_world *world, const char *command, uint64_t total)
{
	return (struct progress){.world = world, .command = command, .total = total};
}

static int64_t ms_between(struct timespec a, struct timespec b)
{
	return (int64_t)(b.tv_sec - a.tv_sec) * 1000 + (b.tv_nsec - a.tv_nsec) / 1000000;
}

void progress_show(struct progress *progress, uint64_t count, const char *unit, uint64_t done)
{
	FILE *err = progress->world->err;
	struct timespec now;

	if (!progress->world->is_watched)
		return;
	timespec_get(&now, TIME_UTC);
	/* A clock that was set back shows the line at once, which does no harm. */
	if (progress->is_shown && ms_between(progress->shown_at, now) >= 0 &&
	    ms_between(progress->shown_at, now) < SHOWN_EVERY_MS)
		return;
	progress->shown_at = now;
	progress->is_shown = true;
	fprintf(err, "\rgrader %s: %" PRIu64 " %s", progress->command, count, unit);
	if (progress->total > 0)
		fprintf(err, ", %" PRIu64 " %%", done >= progress->total ? 100 : done * 100 / progress->total);
	fprintf(err, "\033[K");
	fflush(err);
}

void progress_end(struct progress *progress)
{
	if (progress->is_shown)
		fprintf(progress->world->err, "\r\033[K");
	progress->is_shown = false;
}
