#include "grader/report/report.h"

struct pair_of_words {
	struct str vi, en;
};

static const struct pair_of_words words[] = {
	[WORD_SCORE] = {STR_INIT("Điểm"), STR_INIT("Score")},
	[WORD_TASK] = {STR_INIT("Nhiệm vụ"), STR_INIT("Task")},
	[WORD_RECORD] = {STR_INIT("thao tác"), STR_INIT("record")},
	[WORD_WANTED] = {STR_INIT("cần"), STR_INIT("wanted")},
	[WORD_FOUND] = {STR_INIT("có"), STR_INIT("found")},
	[WORD_NOTHING_LOST] = {STR_INIT("Không mất điểm nào."), STR_INIT("Nothing lost.")},
	[WORD_COLLATERAL] = {STR_INIT("Thay đổi ngoài nhiệm vụ"), STR_INIT("Changes outside the tasks")},
	[WORD_NEEDS_HUMAN] = {STR_INIT("Cần người chấm"), STR_INIT("Needs a human")},
	[WORD_NOT_JUDGED] = {STR_INIT("không xét"), STR_INIT("not judged")},
};

static const struct pair_of_words kinds[] = {
	[FINDING_SYNC] = {STR_INIT("đúng"), STR_INIT("done")},
	[FINDING_MISSING] = {STR_INIT("thiếu bước"), STR_INIT("missing")},
	[FINDING_WRONG] = {STR_INIT("sai nội dung"), STR_INIT("wrong")},
	[FINDING_MISPLACED] = {STR_INIT("sai thứ tự"), STR_INIT("misplaced")},
	[FINDING_EXTRA] = {STR_INIT("làm thêm"), STR_INIT("extra")},
	[FINDING_UNDONE] = {STR_INIT("làm lại sau khi thu hồi"), STR_INIT("done after an undone attempt")},
	[FINDING_SURPLUS] = {STR_INIT("thừa"), STR_INIT("surplus")},
	[FINDING_BOTH] = {STR_INIT("làm cả hai cách"), STR_INIT("two alternatives")},
	[FINDING_NEVER] = {STR_INIT("làm điều không được làm"), STR_INIT("forbidden")},
	[FINDING_RULE] = {STR_INIT("không theo quy tắc"), STR_INIT("rule broken")},
	[FINDING_GOAL] = {STR_INIT("chưa đạt mục tiêu"), STR_INIT("goal not reached")},
	[FINDING_COLLATERAL] = {STR_INIT("thay đổi ngoài nhiệm vụ"), STR_INIT("stray change")},
	[FINDING_FLOOR] = {STR_INIT("không trừ quá 0 điểm"), STR_INIT("not below zero")},
};

struct str report_word(enum report_word word, enum report_language language)
{
	return language == REPORT_VI ? words[word].vi : words[word].en;
}

struct str report_kind(enum finding_kind kind, enum report_language language)
{
	return language == REPORT_VI ? kinds[kind].vi : kinds[kind].en;
}

void points_write(int64_t hundredths, enum report_language language, struct buf *out)
{
	uint64_t size = hundredths < 0 ? (uint64_t)-hundredths : (uint64_t)hundredths;

	if (hundredths < 0)
		buf_add_char(out, '-');
	buf_add_u64(out, size / 100);
	buf_add_char(out, language == REPORT_VI ? ',' : '.');
	buf_add_padded(out, size % 100, 2);
}

struct str report_sentence(const struct report_context *context, struct str id)
{
	for (size_t t = 0; context->scenario != NULL && t < context->scenario->task_count; t++) {
		const struct task *task = &context->scenario->tasks[t];

		for (size_t i = 0; i < task->sentence_count; i++) {
			const struct sentence *sentence = &task->sentences[i];

			if (str_equals(sentence->id, id))
				return context->language == REPORT_VI ? sentence->text.vi : sentence->text.en;
		}
	}
	return (struct str){0};
}
