#include "grader/report/report.h"

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

static void finding_write(const struct finding *finding, const struct report_context *context,
                          struct buf *out)
{
	struct str sentence = report_sentence(context, finding->basis);
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
	if (finding->record != FINDING_NO_RECORD) {
		buf_add_c(out, " (");
		buf_add(out, report_word(WORD_RECORD, context->language));
		buf_add_c(out, " #");
		buf_add_u64(out, finding->record);
		buf_add_char(out, ')');
	}
	buf_add_char(out, '\n');
	explanation_write(report_word(WORD_WANTED, context->language), finding->wanted, out);
	explanation_write(report_word(WORD_FOUND, context->language), finding->found, out);
	if (!str_is_empty(finding->basis))
		explanation_write(finding->basis, str_is_empty(sentence) ? STR("?") : sentence, out);
}

/* The findings that cost something; the others explain what was right and stand in JSON and HTML. */
static size_t findings_write(const struct findings *findings, const struct report_context *context,
                             struct buf *out)
{
	size_t told = 0;

	for (size_t i = 0; i < findings->count; i++) {
		if (findings->items[i].lost == 0)
			continue;
		finding_write(&findings->items[i], context, out);
		told++;
	}
	return told;
}

static void task_write(const struct task_mark *task, const struct report_context *context, struct buf *out)
{
	buf_add_char(out, '\n');
	buf_add(out, report_word(WORD_TASK, context->language));
	buf_add_char(out, ' ');
	buf_add(out, task->ref);
	for (size_t i = 0; context->scenario != NULL && i < context->scenario->task_count; i++) {
		const struct task *of = &context->scenario->tasks[i];

		if (!str_equals(of->ref, task->ref))
			continue;
		buf_add_c(out, ". ");
		buf_add(out, context->language == REPORT_VI ? of->title.vi : of->title.en);
	}
	buf_add_c(out, ": ");
	total_write(task->score, task->max, context->language, out);
	buf_add_char(out, '\n');
	if (findings_write(&task->findings, context, out) == 0) {
		buf_add_c(out, "  ");
		buf_add(out, report_word(WORD_NOTHING_LOST, context->language));
		buf_add_char(out, '\n');
	}
}

void report_text(const struct mark *mark, const struct report_context *context, struct buf *out)
{
	if (mark->verdict == VERDICT_NEEDS_HUMAN) {
		buf_add(out, report_word(WORD_NEEDS_HUMAN, context->language));
		buf_add_c(out, ": ");
		buf_add(out, mark->reason);
		buf_add_char(out, '\n');
		return;
	}
	buf_add(out, report_word(WORD_SCORE, context->language));
	buf_add_c(out, ": ");
	total_write(mark->score, mark->max, context->language, out);
	buf_add_char(out, '\n');
	for (size_t i = 0; i < mark->task_count; i++)
		task_write(&mark->tasks[i], context, out);
	if (mark->collateral.count == 0)
		return;
	buf_add_char(out, '\n');
	buf_add(out, report_word(WORD_COLLATERAL, context->language));
	buf_add_char(out, '\n');
	findings_write(&mark->collateral, context, out);
}
