#include "base/json_write.h"
#include "grader/report/report.h"

static void finding_write(struct json_out *json, const struct finding *finding)
{
	json_object_open(json);
	json_member_str(json, "kind", name_of(&finding_kind_names, finding->kind));
	json_member_str_or_null(json, "step", finding->step);
	if (finding->record == FINDING_NO_RECORD)
		json_member_null(json, "record");
	else
		json_member_u64(json, "record", finding->record);
	json_member_i64(json, "lost_hundredths", finding->lost);
	json_member_str_or_null(json, "wanted", finding->wanted);
	json_member_str_or_null(json, "found", finding->found);
	json_member_str_or_null(json, "basis", finding->basis);
	json_object_close(json);
}

static void findings_write(struct json_out *json, const char *key, const struct findings *findings)
{
	json_key(json, key);
	json_array_open(json);
	for (size_t i = 0; i < findings->count; i++)
		finding_write(json, &findings->items[i]);
	json_array_close(json);
}

static void verdict_write(struct json_out *json, const struct mark *mark)
{
	if (mark->verdict == VERDICT_GRADED) {
		json_member_str(json, "verdict", STR("graded"));
		json_member_u64(json, "score_hundredths", mark->score);
	} else {
		json_member_str(json, "verdict", STR("needs_human"));
		json_member_null(json, "score_hundredths");
		json_member_str(json, "reason", mark->why.text);
	}
	json_member_u64(json, "max_hundredths", mark->max);
}

void report_json(const struct mark *mark, struct str attempt, struct buf *out)
{
	struct json_out json = json_out_in(out);

	json_object_open(&json);
	if (!str_is_empty(attempt))
		json_member_str(&json, "attempt", attempt);
	verdict_write(&json, mark);
	json_key(&json, "tasks");
	json_array_open(&json);
	for (size_t i = 0; i < mark->task_count; i++) {
		const struct task_mark *task = &mark->tasks[i];

		json_object_open(&json);
		json_member_str(&json, "ref", task->ref);
		json_member_u64(&json, "score_hundredths", task->score);
		json_member_u64(&json, "max_hundredths", task->max);
		findings_write(&json, "moves", &task->findings);
		json_object_close(&json);
	}
	json_array_close(&json);
	findings_write(&json, "collateral", &mark->collateral);
	json_object_close(&json);
}
