/* What the reports say: JSON to the byte, text line by line, and a page that needs nothing but itself. */
#include "base/buf.h"
#include "grader/report/html.h"
#include "tests/grader/marking.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char guide_text[] =
	"<marking scenario=\"bao-cao-cchc\" version=\"3\"><task ref=\"t1\" points=\"4\" "
	"skills=\"tt03:3.2\"><object name=\"cv\" "
	"document=\"cv-246\"/><in-order><step id=\"read\" action=\"document.open\" on=\"$cv\" points=\"1\" "
	"basis=\"t1.1\"/><step id=\"say\" action=\"document.direct\" on=\"$cv\" points=\"2\" "
	"basis=\"t1.2\"><graded "
	"field=\"note\" contains-all=\"báo cáo\" points=\"1.5\"/></step><step id=\"main\" "
	"action=\"document.route\" "
	"on=\"$cv\" points=\"1\" basis=\"t1.3\"><must field=\"role\" equals=\"main\"/></step></in-order></task>"
	"<collateral points=\"0.25\"/></marking>";

static const char script_text[] = "do document.open cv-246\n"
								  "do document.direct cv-246 note=\"Làm <b>gấp</b> & đủ\"\n"
								  "do document.comment cv-251 note=\"Xem\"\n";

struct made {
	struct guide guide;
	struct journal journal;
	struct mark mark;
	struct scenario scenario;
	struct report_context context;
};

static struct made *make(struct arena *arena)
{
	struct made *made = ARENA_NEW(arena, struct made);

	assert_true(guide_read(str_from_c(guide_text), STR("guide"), arena, &made->guide, NULL));
	assert_true(journal_read(played(arena, script_text), STR("journal"), REPLAY_VERIFY, arena, NULL, NULL,
	                         &made->journal, NULL));
	assert_true(mark(&made->guide, &made->journal, arena, &made->mark, NULL));
	assert_true(scenario_read(arena, &source_tree_ports, STR(TEST_SCENARIO), &made->scenario, NULL));
	made->context.scenario = &made->scenario;
	return made;
}

static void json_has_the_agreed_keys_in_their_order(void **state)
{
	struct arena arena = test_arena();
	struct made *made = make(&arena);
	struct buf out = buf_in(&arena);

	(void)state;
	report_json(&made->mark, (struct str){0}, &out);
	assert_string_equal(
		str_copy_c(&arena, buf_str(&out)),
		"{\"verdict\":\"graded\",\"score_hundredths\":125,\"max_hundredths\":400,\"tasks\":[{\"ref\":\"t1\","
		"\"score_hundredths\":150,\"max_hundredths\":400,\"moves\":["
		"{\"kind\":\"sync\",\"step\":\"read\",\"record\":1,\"lost_hundredths\":0,\"wanted\":\"document.open "
		"cv-246\",\"found\":\"document.open cv-246\",\"basis\":\"t1.1\"},"
		"{\"kind\":\"wrong\",\"step\":\"say\",\"record\":2,\"lost_hundredths\":150,\"wanted\":\"note "
		"contains-all "
		"báo cáo\",\"found\":\"note=Làm <b>gấp</b> & đủ\",\"basis\":\"t1.2\"},"
		"{\"kind\":\"missing\",\"step\":\"main\",\"record\":null,\"lost_hundredths\":100,\"wanted\":"
		"\"document.route cv-246 role=main\",\"found\":null,\"basis\":\"t1.3\"}]}],"
		"\"collateral\":[{\"kind\":\"collateral\",\"step\":null,\"record\":3,\"lost_hundredths\":25,"
		"\"wanted\":"
		"\"no other change\",\"found\":\"document.comment cv-251 note=Xem\",\"basis\":null}]}");
	arena_finish(&arena);
}

static void json_of_what_needs_a_human_says_why(void **state)
{
	struct arena arena = test_arena();
	struct mark mark = {
		.verdict = VERDICT_NEEDS_HUMAN, .why = {HUMAN_TOO_LARGE, STR("too hard")}, .max = 400};
	struct buf out = buf_in(&arena);

	(void)state;
	report_json(&mark, STR("007"), &out);
	assert_string_equal(
		str_copy_c(&arena, buf_str(&out)),
		"{\"attempt\":\"007\",\"verdict\":\"needs_human\",\"score_hundredths\":null,\"reason\":"
		"\"too hard\",\"max_hundredths\":400,\"tasks\":[],\"collateral\":[]}");
	arena_finish(&arena);
}

static void assert_says(struct arena *arena, const struct buf *out, const char *wanted)
{
	if (str_find(buf_str(out), str_from_c(wanted)) == out->len)
		fail_msg("“%s” is not in: %s", wanted, str_copy_c(arena, buf_str(out)));
}

static void text_names_each_lost_point(void **state)
{
	static const char *const lines[] = {
		"Điểm: 1,25 / 4,00\n",
		"-1,50  sai nội dung: say, Ghi bút phê 246/UBND-NC (thao tác #2)\n",
		"cần: Ý kiến, ghi chú: có đủ: báo cáo\n",
		"có: Ý kiến, ghi chú: “Làm <b>gấp</b> & đủ”\n",
		"-1,00  thiếu bước: main, Chuyển xử lý 246/UBND-NC\n",
		"cần: Vai trò: Chủ trì\n",
		"-0,25  thay đổi ngoài nhiệm vụ: Ghi ý kiến 251/SVHTTDL-QLVH (thao tác #3)\n",
	};
	struct arena arena = test_arena();
	struct made *made = make(&arena);
	struct buf out = buf_in(&arena), english = buf_in(&arena);

	(void)state;
	report_text(&made->mark, &made->context, &out);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		assert_says(&arena, &out, lines[i]);
	assert_says(&arena, &out, str_copy_c(&arena, made->scenario.tasks[0].sentences[2].text.vi));
	made->context.language = REPORT_EN;
	report_text(&made->mark, &made->context, &english);
	assert_says(&arena, &english, "Score: 1.25 / 4.00\n");
	assert_says(&arena, &english, str_copy_c(&arena, made->scenario.tasks[0].sentences[2].text.en));
	arena_finish(&arena);
}

static void the_page_stands_alone(void **state)
{
	static const char *const foreign[] = {
		"http:", "https:", "src=", "href=", "<script", "<b>gấp", "@import", "url("};
	struct arena arena = test_arena();
	struct made *made = make(&arena), *again;
	struct buf out = buf_in(&arena), second = buf_in(&arena);

	(void)state;
	report_html(&made->mark, &made->context, &made->journal, &out);
	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
		assert_true(str_find(buf_str(&out), str_from_c(foreign[i])) == out.len);
	assert_says(&arena, &out, "<b>1,25</b>");
	assert_says(&arena, &out, "Làm &lt;b&gt;gấp&lt;/b&gt; &amp; đủ");
	assert_says(&arena, &out, "Vai trò: Chủ trì");
	assert_says(&arena, &out, "bản 3");
	assert_says(&arena, &out, "Kỹ năng: tt03:3.2");
	assert_true(str_ends_with(buf_str(&out), STR("</html>\n")));
	again = make(&arena);
	report_html(&again->mark, &again->context, &again->journal, &second);
	assert_true(str_equals(buf_str(&out), buf_str(&second)));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_has_the_agreed_keys_in_their_order),
		cmocka_unit_test(json_of_what_needs_a_human_says_why),
		cmocka_unit_test(text_names_each_lost_point),
		cmocka_unit_test(the_page_stands_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
