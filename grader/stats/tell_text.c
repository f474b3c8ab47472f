#include "base/check.h"
#include "grader/stats/decimal.h"
#include "grader/stats/table.h"
#include "grader/stats/tell.h"

enum phrase {
	PHRASE_ATTEMPTS,
	PHRASE_NEEDS_HUMAN,
	PHRASE_MEAN,
	PHRASE_SD,
	PHRASE_PASSED,
	PHRASE_RELIABILITY,
	PHRASE_BY_TASKS,
	PHRASE_BY_STEPS,
	PHRASE_PARTS,
	PHRASE_SEM_AT_LINE,
	PHRASE_TASK,
	PHRASE_STEP,
	PHRASE_MAX,
	PHRASE_MEAN_HEAD,
	PHRASE_SD_HEAD,
	PHRASE_FACILITY,
	PHRASE_DISCRIMINATION,
	PHRASE_FULL,
	PHRASE_LOST,
	PHRASE_NEAR,
	PHRASE_FEW,
	PHRASE_COUNT
};

static const struct {
	struct str vi, en;
} phrases[PHRASE_COUNT] = {
	[PHRASE_ATTEMPTS] = {STR_INIT("Số bài đã chấm: "), STR_INIT("Attempts graded: ")},
	[PHRASE_NEEDS_HUMAN] = {STR_INIT("; chưa tính, vì cần người chấm: "),
                            STR_INIT("; left out, since they need a human: ")},
	[PHRASE_MEAN] = {STR_INIT("Điểm trung bình: "), STR_INIT("Mean score: ")},
	[PHRASE_SD] = {STR_INIT("; độ lệch chuẩn: "), STR_INIT("; standard deviation: ")},
	[PHRASE_PASSED] = {STR_INIT("; số bài từ 50 % trở lên: "), STR_INIT("; at 50 % or above: ")},
	[PHRASE_RELIABILITY] = {STR_INIT("Độ tin cậy"), STR_INIT("Reliability")},
	[PHRASE_BY_TASKS] = {STR_INIT("theo nhiệm vụ"), STR_INIT("by tasks")},
	[PHRASE_BY_STEPS] = {STR_INIT("theo bước"), STR_INIT("by steps")},
	[PHRASE_PARTS] = {STR_INIT("Số phần"), STR_INIT("Parts")},
	[PHRASE_SEM_AT_LINE] = {STR_INIT("SEM ở mức 50 %"), STR_INIT("SEM at 50 %")},
	[PHRASE_TASK] = {STR_INIT("Nhiệm vụ"), STR_INIT("Task")},
	[PHRASE_STEP] = {STR_INIT("Bước"), STR_INIT("Step")},
	[PHRASE_MAX] = {STR_INIT("Tối đa"), STR_INIT("Max")},
	[PHRASE_MEAN_HEAD] = {STR_INIT("Trung bình"), STR_INIT("Mean")},
	[PHRASE_SD_HEAD] = {STR_INIT("Độ lệch"), STR_INIT("SD")},
	[PHRASE_FACILITY] = {STR_INIT("Tỉ lệ đạt"), STR_INIT("Facility")},
	[PHRASE_DISCRIMINATION] = {STR_INIT("Độ phân biệt"), STR_INIT("Discrimination")},
	[PHRASE_FULL] = {STR_INIT("Không mất điểm"), STR_INIT("Facility")},
	[PHRASE_LOST] = {STR_INIT("Mất trung bình"), STR_INIT("Mean lost")},
	[PHRASE_NEAR] = {STR_INIT("Số bài từ 40 % đến 60 %, từ đó có SEM ở mức 50 %: "),
                     STR_INIT("Attempts from 40 % to 60 %, which the SEM at 50 % comes from: ")},
	[PHRASE_FEW] = {STR_INIT("Chưa đủ 30 bài: các số trên chỉ để tham khảo.\n"),
                    STR_INIT("Fewer than 30 attempts: take these figures as hints.\n")},
};

struct telling {
	const struct stats *stats;
	enum report_language language;
	struct buf *out;
};

static struct str say(const struct telling *telling, enum phrase phrase)
{
	return telling->language == REPORT_VI ? phrases[phrase].vi : phrases[phrase].en;
}

static struct str decimal(const struct telling *telling, double value, unsigned places)
{
	struct buf text = buf_in(telling->out->arena);

	decimal_write(value, places, telling->language == REPORT_VI ? ',' : '.', &text);
	return buf_str(&text);
}

static void add_points(const struct telling *telling, struct table *table, double hundredths)
{
	table_add(table, decimal(telling, hundredths / 100, 2));
}

static void add_coefficient(const struct telling *telling, struct table *table, struct figure figure)
{
	table_add(table, figure.is_known ? decimal(telling, figure.value, 3) : STR("-"));
}

static void add_error(const struct telling *telling, struct table *table, struct figure figure)
{
	table_add(table, figure.is_known ? decimal(telling, figure.value / 100, 2) : STR("-"));
}

static void summary(const struct telling *telling)
{
	const struct stats *stats = telling->stats;
	struct buf *out = telling->out;

	buf_add(out, say(telling, PHRASE_ATTEMPTS));
	buf_add_u64(out, stats->marks->attempt_count);
	if (stats->marks->needs_human_count > 0) {
		buf_add(out, say(telling, PHRASE_NEEDS_HUMAN));
		buf_add_u64(out, stats->marks->needs_human_count);
	}
	buf_add_char(out, '\n');
	buf_add(out, say(telling, PHRASE_MEAN));
	buf_add(out, decimal(telling, stats->mean / 100, 2));
	buf_add_c(out, " / ");
	buf_add(out, decimal(telling, (double)stats->marks->max / 100, 2));
	buf_add(out, say(telling, PHRASE_SD));
	buf_add(out, decimal(telling, stats->sd / 100, 2));
	buf_add(out, say(telling, PHRASE_PASSED));
	buf_add_u64(out, stats->passed_count);
	buf_add_c(out, "\n\n");
}

static void head(const struct telling *telling, struct table *table, const enum phrase *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		table_add(table, say(telling, names[i]));
}

static void reliability_row(const struct telling *telling, struct table *table, enum phrase name,
                            const struct reliability *reliability)
{
	struct buf count = buf_in(telling->out->arena);

	buf_add_u64(&count, reliability->part_count);
	table_add(table, say(telling, name));
	table_add(table, buf_str(&count));
	add_coefficient(telling, table, reliability->alpha);
	add_error(telling, table, reliability->sem);
	add_error(telling, table, reliability->sem_at_line);
}

static void reliability(const struct telling *telling)
{
	struct table table = table_in(telling->out->arena, 5, 1);

	table_add(&table, say(telling, PHRASE_RELIABILITY));
	table_add(&table, say(telling, PHRASE_PARTS));
	table_add(&table, STR("Alpha"));
	table_add(&table, STR("SEM"));
	table_add(&table, say(telling, PHRASE_SEM_AT_LINE));
	reliability_row(telling, &table, PHRASE_BY_TASKS, &telling->stats->by_tasks);
	reliability_row(telling, &table, PHRASE_BY_STEPS, &telling->stats->by_steps);
	table_write(&table, telling->out);
	buf_add(telling->out, say(telling, PHRASE_NEAR));
	buf_add_u64(telling->out, telling->stats->near_count);
	buf_add_c(telling->out, "\n\n");
}

static void tasks(const struct telling *telling)
{
	static const enum phrase names[] = {PHRASE_TASK,    PHRASE_MAX,      PHRASE_MEAN_HEAD,
	                                    PHRASE_SD_HEAD, PHRASE_FACILITY, PHRASE_DISCRIMINATION};
	struct table table = table_in(telling->out->arena, COUNT(names) + 2, 1);

	head(telling, &table, names, COUNT(names));
	table_add(&table, STR("Alpha"));
	table_add(&table, STR("SEM"));
	for (size_t i = 0; i < telling->stats->marks->task_count; i++) {
		const struct task_figures *task = &telling->stats->tasks[i];

		table_add(&table, task->task->ref);
		add_points(telling, &table, task->task->max);
		add_points(telling, &table, task->mean);
		add_points(telling, &table, task->sd);
		add_coefficient(telling, &table, task->facility);
		add_coefficient(telling, &table, task->discrimination);
		add_coefficient(telling, &table, task->reliability.alpha);
		add_error(telling, &table, task->reliability.sem);
	}
	table_write(&table, telling->out);
	buf_add_char(telling->out, '\n');
}

static void steps(const struct telling *telling)
{
	static const enum phrase names[] = {PHRASE_TASK, PHRASE_STEP, PHRASE_FULL, PHRASE_LOST,
	                                    PHRASE_DISCRIMINATION};
	struct table table = table_in(telling->out->arena, COUNT(names), 2);

	head(telling, &table, names, COUNT(names));
	for (size_t i = 0; i < telling->stats->marks->step_count; i++) {
		const struct step_figures *step = &telling->stats->steps[i];

		table_add(&table, telling->stats->marks->tasks[step->step->task].ref);
		table_add(&table, step->step->id);
		add_coefficient(telling, &table, (struct figure){true, step->facility});
		add_points(telling, &table, step->lost);
		add_coefficient(telling, &table, step->discrimination);
	}
	table_write(&table, telling->out);
}

void stats_text(const struct stats *stats, enum report_language language, struct buf *out)
{
	const struct telling telling = {stats, language, out};

	summary(&telling);
	reliability(&telling);
	tasks(&telling);
	steps(&telling);
	if (stats->marks->attempt_count < STATS_ATTEMPTS_WANTED) {
		buf_add_char(out, '\n');
		buf_add(out, say(&telling, PHRASE_FEW));
	}
}
