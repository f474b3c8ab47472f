#include "grader/report/report.h"

struct pair_of_words {
	struct str vi, en;
};

static const struct pair_of_words words[] = {
#define WORD(name, vi, en) [WORD_##name] = {STR_INIT(vi), STR_INIT(en)},
#include "grader/report/words.def"
#undef WORD
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

static const struct pair_of_words causes[] = {
	[HUMAN_JOURNAL] = {STR_INIT("nhật ký của bài không đọc được hoặc không chứng minh được"),
                       STR_INIT("its journal cannot be read or proved")},
	[HUMAN_OPEN] = {STR_INIT("bài chưa kết thúc"), STR_INIT("the attempt is not closed")},
	[HUMAN_MISFIT] = {STR_INIT("hướng dẫn chấm không khớp với đề này"),
                      STR_INIT("the guide does not fit this office")},
	[HUMAN_BINDINGS] = {STR_INIT("thí sinh soạn quá nhiều văn bản, không biết đề nói tới văn bản nào"),
                        STR_INIT("too many documents were made to tell which of them the task means")},
	[HUMAN_MARKERS] = {STR_INIT("hai bộ chấm cho kết quả khác nhau"), STR_INIT("the two markers disagree")},
	[HUMAN_TOO_LARGE] = {STR_INIT("bài quá dài hoặc quá rối, máy không tìm được cách chấm tốt nhất"),
                         STR_INIT("the attempt is too large to find the best marking")},
	[HUMAN_GOAL] = {STR_INIT("một điều kiện về kết quả không kiểm tra được"),
                    STR_INIT("a goal cannot be judged")},
	[HUMAN_OFFICE] = {STR_INIT("không đọc được trạng thái cuối của cơ quan"),
                      STR_INIT("the final office cannot be queried")},
};

struct str report_word(enum report_word word, enum report_language language)
{
	return language == REPORT_VI ? words[word].vi : words[word].en;
}

void report_say(const struct report_context *context, enum report_word word, const struct place *places,
                size_t count, struct buf *out)
{
	/* The word is in its language already; the catalogue's part is to fill the places. */
	catalog_fill(NULL, report_word(word, context->language), places, count, out);
}

struct str report_cause(enum human_cause cause, enum report_language language)
{
	return language == REPORT_VI ? causes[cause].vi : causes[cause].en;
}

struct str report_kind(enum finding_kind kind, enum report_language language)
{
	return language == REPORT_VI ? kinds[kind].vi : kinds[kind].en;
}

struct str report_in(const struct words *both, enum report_language language)
{
	return language == REPORT_VI ? both->vi : both->en;
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

void points_write_short(uint32_t hundredths, enum report_language language, struct buf *out)
{
	buf_add_u64(out, hundredths / 100);
	if (hundredths % 100 == 0)
		return;
	buf_add_char(out, language == REPORT_VI ? ',' : '.');
	buf_add_u64(out, hundredths % 100 / 10);
	if (hundredths % 10 > 0)
		buf_add_u64(out, hundredths % 10);
}

bool report_find_sentence(const struct report_context *context, struct str id, struct cited *ret)
{
	for (size_t t = 0; context->scenario != NULL && t < context->scenario->task_count; t++) {
		const struct task *task = &context->scenario->tasks[t];

		for (size_t i = 0; i < task->sentence_count; i++) {
			if (!str_equals(task->sentences[i].id, id))
				continue;
			*ret = (struct cited){t, i, report_in(&task->sentences[i].text, context->language)};
			return true;
		}
	}
	return false;
}
