#include "base/json_write.h"
#include "grader/stats/decimal.h"
#include "grader/stats/tell.h"

static void member_decimal(struct json_out *json, const char *key, double value)
{
	json_key(json, key);
	decimal_write(value, 3, '.', json->out);
	json->comma = true;
}

static void member_figure(struct json_out *json, const char *key, struct figure figure)
{
	if (figure.is_known)
		member_decimal(json, key, figure.value);
	else
		json_member_null(json, key);
}

static void task_tell(struct json_out *json, const struct task_figures *task)
{
	json_object_open(json);
	json_member_str(json, "ref", task->task->ref);
	json_member_u64(json, "max_hundredths", task->task->max);
	member_decimal(json, "mean_hundredths", task->mean);
	member_decimal(json, "sd_hundredths", task->sd);
	member_figure(json, "facility", task->facility);
	member_figure(json, "discrimination", task->discrimination);
	member_figure(json, "alpha", task->reliability.alpha);
	member_figure(json, "sem_hundredths", task->reliability.sem);
	json_object_close(json);
}

static void step_tell(struct json_out *json, const struct stats *stats, const struct step_figures *step)
{
	json_object_open(json);
	json_member_str(json, "task", stats->marks->tasks[step->step->task].ref);
	json_member_str(json, "step", step->step->id);
	member_decimal(json, "facility", step->facility);
	member_decimal(json, "lost_hundredths", step->lost);
	member_figure(json, "discrimination", step->discrimination);
	json_object_close(json);
}

static void reliability_tell(struct json_out *json, const char *parts, const struct reliability *reliability)
{
	json_object_open(json);
	json_member_str(json, "parts", str_from_c(parts));
	json_member_u64(json, "count", reliability->part_count);
	member_figure(json, "alpha", reliability->alpha);
	member_figure(json, "sem_hundredths", reliability->sem);
	member_figure(json, "sem_at_line_hundredths", reliability->sem_at_line);
	json_object_close(json);
}

void stats_json(const struct stats *stats, struct buf *out)
{
	const struct stats_marks *marks = stats->marks;
	struct json_out json = json_out_in(out);

	json_object_open(&json);
	json_member_u64(&json, "attempts", marks->attempt_count);
	json_member_u64(&json, "needs_human", marks->needs_human_count);
	json_member_u64(&json, "max_hundredths", marks->max);
	member_decimal(&json, "mean_hundredths", stats->mean);
	member_decimal(&json, "sd_hundredths", stats->sd);
	json_member_u64(&json, "passed", stats->passed_count);
	json_member_u64(&json, "near_line", stats->near_count);
	json_key(&json, "tasks");
	json_array_open(&json);
	for (size_t i = 0; i < marks->task_count; i++)
		task_tell(&json, &stats->tasks[i]);
	json_array_close(&json);
	json_key(&json, "steps");
	json_array_open(&json);
	for (size_t i = 0; i < marks->step_count; i++)
		step_tell(&json, stats, &stats->steps[i]);
	json_array_close(&json);
	json_key(&json, "reliability");
	json_array_open(&json);
	reliability_tell(&json, "tasks", &stats->by_tasks);
	reliability_tell(&json, "steps", &stats->by_steps);
	json_array_close(&json);
	json_object_close(&json);
}
