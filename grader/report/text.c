#include "grader/report/reason.h"

/* Columns of an explanation: under the kind of the finding. */
static const struct str indent = STR_INIT("          ");

static void total_write(int64_t score, int64_t max, enum report_language language, struct buf *out)
{
	points_write(score, language, out);
	buf_add_c(out, " / ");
	points_write(max, language, out);
}

static void explanation_write(struct str label, struct str text, struct buf *out)
{
	if (str_is_empty(text))
		return;
	buf_add(out, indent);
	buf_add(out, label);
	buf_add_c(out, ": ");
	buf_add(out, text);
	buf_add_char(out, '\n');
}

static struct str joined(const struct str *texts, size_t count, struct arena *arena)
{
	struct buf out = buf_in(arena);

	for (size_t i = 0; i < count; i++) {
		buf_add_c(&out, i == 0 ? "" : "; ");
		buf_add(&out, texts[i]);
	}
	return buf_str(&out);
}

static void reason_write(const struct report_context *context, const struct finding *finding,
                         const struct reason *reason, struct buf *out)
{
	struct cited cited = {.text = STR("?")};

	explanation_write(report_word(reason->is_wanted_never ? WORD_FORBIDDEN : WORD_WANTED, context->language),
	                  joined(reason->wanted, reason->wanted_count, out->arena), out);
	explanation_write(report_word(WORD_FOUND, context->language), reason->found, out);
	explanation_write(report_word(WORD_TEST, context->language), reason->detail, out);
	report_find_sentence(context, finding->basis, &cited);
	if (!str_is_empty(finding->basis))
		explanation_write(finding->basis, cited.text, out);
}

static void finding_write(const struct telling *telling, const struct finding *finding, struct buf *out)
{
	const struct report_context *context = telling->context;
	struct reason reason = reason_of(telling, finding, out->arena);
	struct buf points = buf_in(out->arena);

	points_write(-(int64_t)finding->lost, context->language, &points);
	if (finding->lost < 0) {
		points = buf_in(out->arena);
		buf_add_char(&points, '+');
		points_write(-(int64_t)finding->lost, context->language, &points);
	}
	for (size_t width = points.len; width < 8; width++)
		buf_add_char(out, ' ');
	buf_add(out, buf_str(&points));
	buf_add_c(out, "  ");
	buf_add(out, report_kind(finding->kind, context->language));
	if (!str_is_empty(finding->step)) {
		buf_add_c(out, ": ");
		buf_add(out, finding->step);
	}
	if (finding->kind != FINDING_RULE && finding->kind != FINDING_FLOOR) {
		buf_add_c(out, str_is_empty(finding->step) ? ": " : ", ");
		buf_add(out, reason.title);
	}
	if (finding->record != FINDING_NO_RECORD) {
		buf_add_c(out, " (");
		buf_add(out, report_word(WORD_RECORD, context->language));
		buf_add_c(out, " #");
		buf_add_u64(out, finding->record);
		buf_add_char(out, ')');
	}
	buf_add_char(out, '\n');
	reason_write(context, finding, &reason, out);
}

/* The findings that cost something; the others explain what was right and stand in JSON and HTML. */
static size_t findings_write(const struct telling *telling, const struct findings *findings, struct buf *out)
{
	size_t told = 0;

	for (size_t i = 0; i < findings->count; i++) {
		if (findings->items[i].lost == 0)
			continue;
		finding_write(telling, &findings->items[i], out);
		told++;
	}
	return told;
}

static void task_write(const struct telling *telling, struct buf *out)
{
	const struct report_context *context = telling->context;
	const struct task_mark *task = &telling->mark->tasks[telling->task];

	buf_add_char(out, '\n');
	buf_add(out, report_word(WORD_TASK, context->language));
	buf_add_char(out, ' ');
	buf_add(out, task->ref);
	for (size_t i = 0; context->scenario != NULL && i < context->scenario->task_count; i++) {
		const struct task *of = &context->scenario->tasks[i];

		if (!str_equals(of->ref, task->ref))
			continue;
		buf_add_c(out, ". ");
		buf_add(out, report_in(&of->title, context->language));
	}
	buf_add_c(out, ": ");
	total_write(task->score, task->max, context->language, out);
	buf_add_char(out, '\n');
	if (findings_write(telling, &task->findings, out) == 0) {
		buf_add_c(out, "  ");
		buf_add(out, report_word(WORD_NOTHING_LOST, context->language));
		buf_add_char(out, '\n');
	}
}

void report_text(const struct mark *mark, const struct report_context *context, struct buf *out)
{
	struct telling telling = {context, mark, 0};

	if (mark->verdict == VERDICT_NEEDS_HUMAN) {
		buf_add(out, report_word(WORD_NEEDS_HUMAN, context->language));
		buf_add_c(out, ": ");
		buf_add(out, report_cause(mark->why.cause, context->language));
		buf_add_c(out, " (");
		buf_add(out, mark->why.text);
		buf_add_char(out, ')');
		buf_add_char(out, '\n');
		return;
	}
	buf_add(out, report_word(WORD_SCORE, context->language));
	buf_add_c(out, ": ");
	total_write(mark->score, mark->max, context->language, out);
	buf_add_char(out, '\n');
	for (; telling.task < mark->task_count; telling.task++)
		task_write(&telling, out);
	if (mark->collateral.count == 0)
		return;
	buf_add_char(out, '\n');
	buf_add(out, report_word(WORD_COLLATERAL, context->language));
	buf_add_char(out, '\n');
	findings_write(&telling, &mark->collateral, out);
}
