/* How each kind of move looks: a class for shape and colour, a drawing, a word, and what it means. */
#include "grader/report/html.h"

struct look_row {
	const char *class, *drawing; /* a path in a square of 16 */
	const char *word[2], *meaning[2];
};

static const struct look_row looks[LOOK_COUNT] = {
	[FINDING_SYNC] = {"right",
                      "M3 8.5l3.5 3.5L13 4.5",
                      {"Đúng", "Right"},
                      {"làm đúng, đủ điểm", "done right, all points"}},
	[FINDING_MISSING] = {"missing",
                         "M4 8h8",
                         {"Thiếu", "Missing"},
                         {"đề cần, bạn chưa làm", "the task wants it, you did not do it"}},
	[FINDING_WRONG] = {"wrong",
                       "M4 4l8 8M12 4l-8 8",
                       {"Sai nội dung", "Wrong content"},
                       {"có làm, nội dung chưa đúng", "done, but not as wanted"}},
	[FINDING_MISPLACED] = {"misplaced",
                           "M2 5.5h11M10 2.5l3 3-3 3M14 10.5H3M6 7.5l-3 3 3 3",
                           {"Sai thứ tự", "Misplaced"},
                           {"có làm, chưa đúng lúc", "done, but not in its turn"}},
	[FINDING_EXTRA] = {"extra",
                       "M8 3v10M3 8h10",
                       {"Làm thêm", "Extra"},
                       {"không được và không mất điểm", "neither earns nor costs points"}},
	[FINDING_UNDONE] = {"misplaced",
                        "M13 8a5 5 0 1 1-2-4M13 1.5V5H9.5",
                        {"Làm lại", "Second try"},
                        {"trước đó đã làm một lần rồi thu hồi", "done once before and taken back"}},
	[FINDING_SURPLUS] = {"wrong",
                         "M8 1.5v8M4 5.5h8M4 13.5h8",
                         {"Thừa", "Surplus"},
                         {"nhiều hơn đề cần", "more than the task wants"}},
	[FINDING_BOTH] = {"wrong",
                      "M2 4.5h11M10 1.5l3 3-3 3M2 11.5h11M10 8.5l3 3-3 3",
                      {"Cả hai cách", "Both ways"},
                      {"đề cần một cách", "the task wants one of them"}},
	[FINDING_NEVER] = {"never",
                       "M8 2a6 6 0 1 0 .01 0M4 12L12 4",
                       {"Không được làm", "Forbidden"},
                       {"đề không cho làm", "the task forbids it"}},
	[FINDING_RULE] = {"wrong",
                      "M8 2.5v7M8 12v1.5",
                      {"Trái quy tắc", "Rule broken"},
                      {"đề yêu cầu cách làm khác", "the task wants it done another way"}},
	[FINDING_GOAL] = {"wrong",
                      "M8 2a6 6 0 1 0 .01 0M8 6a2 2 0 1 0 .01 0",
                      {"Chưa đạt", "Not reached"},
                      {"kết quả cuối chưa như đề cần", "the final result is not what the task wants"}},
	[FINDING_COLLATERAL] = {"stray",
                            "M8 1.5L14.5 8L8 14.5L1.5 8zM8 5v3.5M8 10.5v.5",
                            {"Ngoài đề", "Stray"},
                            {"thay đổi đề không yêu cầu", "a change no task asks for"}},
	[FINDING_FLOOR] = {"extra",
                       "M2 13h12M8 2v8M5 7l3 3 3-3",
                       {"Không dưới 0", "Not below 0"},
                       {"điểm không trừ xuống dưới 0", "points never fall below zero"}},
	[LOOK_NOT_JUDGED] = {"extra",
                         "M5.5 5.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M8 12.5v.5",
                         {"Không xét", "Not judged"},
                         {"bước cần cho mục này chưa đạt", "the step it follows was not done"}},
	[LOOK_VOID] = {"void",
                   "M3 4.5h10M6 4.5V2.5h4v2M4.5 4.5l.7 9h5.6l.7-9",
                   {"Đã thu hồi", "Taken back"},
                   {"bạn đã thu hồi, coi như chưa làm", "you took it back, as if not done"}},
	[LOOK_TAKING_BACK] = {"back",
                          "M3 8a5 5 0 1 0 2-4M3 1.5V5h3.5",
                          {"Thu hồi", "Taking back"},
                          {"không được và không mất điểm", "neither earns nor costs points"}},
};

void html_shape(unsigned look, struct buf *out)
{
	buf_add_c(out, "<svg class=\"shape\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"");
	buf_add_c(out, looks[look].drawing);
	buf_add_c(out, "\"/></svg>");
}

void html_chip(unsigned look, enum report_language language, struct buf *out)
{
	buf_add_c(out, "<span class=\"chip\">");
	buf_add_c(out, looks[look].word[language]);
	buf_add_c(out, "</span>");
}

const char *html_class(unsigned look)
{
	return looks[look].class;
}

const char *html_meaning(unsigned look, enum report_language language)
{
	return looks[look].meaning[language];
}
