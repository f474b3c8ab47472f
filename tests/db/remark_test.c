/* tests/db/remark_test.c - grader remark, as people call it: a session is marked, a new guide proposes other marks, sets are
 * applied, dropped and refused. Each test goes on where the one before it ended.
 *
 *	attempt            1 done  2 wrong unit  3 late  4 tight  5 retaken  6 nothing  7 no support
 *	guide 1, points     10.00          7.00    7.00     8.00       9.50       0.00          7.00
 *	rank                    1             4       4        3          2          7             4
 *	guide 2, points     10.00          4.00    8.50     9.50       9.50       0.00          7.50
 *	rank                    1             6       4        2          2          7             5 */
#include "base/buf.h"
#include "base/check.h"
#include "host/file.h"
#include "host/process.h"
#include "host/text.h"
#include "host/tree.h"
#include "store/pg.h"
#include "store/staff.h"
#include "tests/db/played.h"
#include "tests/support/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define SCENARIO "bao-cao-cchc"

/* ---- guides ---- */

static struct str replaced(struct arena *arena, struct str text, const char *from, const char *to)
{
	struct buf out = buf_in(arena);
	size_t at = str_find(text, str_from_c(from));
	assert_true(at < text.len);
	buf_add(&out, str_slice(text, 0, at));
	buf_add_c(&out, to);
	buf_add(&out, str_slice(text, at + str_from_c(from).len, text.len));
	return buf_str(&out);
}

/* The scenario's own guide under another version number. */
static struct str guide_numbered(struct database *database, const char *number)
{
	struct str guide = fixture_read(&database->arena, PLAYED_SCENARIO "/marking.xml");
	struct buf version = buf_in(&database->arena);
	buf_add_c(&version, "version=\"");
	buf_add_c(&version, number);
	buf_add_c(&version, "\">");
	return replaced(&database->arena, guide, "version=\"1\">",
	                str_copy_c(&database->arena, buf_str(&version)));
}

/* The unit counts for more, the time and the others for less. */
static struct str guide_changed(struct database *database, const char *number)
{
	static const char *const changes[][2] = {
		{"points=\"5\" undone", "points=\"6\" undone"},
		{"\"kinh-te\" points=\"2\"", "\"kinh-te\" points=\"5.5\""},
		{"PT4H\" points=\"2\"", "PT4H\" points=\"0.5\""},
		{"id=\"support\" action=\"document.route\" on=\"$cv\" points=\"1\"",
	     "id=\"support\" action=\"document.route\" on=\"$cv\" points=\"0.5\""},
		{"\"van-hoa-xa-hoi\" points=\"1\"", "\"van-hoa-xa-hoi\" points=\"0.5\""},
		{"id=\"info\" action=\"document.route\" on=\"$cv\" points=\"1\"",
	     "id=\"info\" action=\"document.route\" on=\"$cv\" points=\"0.5\""},
		{"\"pct\" points=\"1\"", "\"pct\" points=\"0.5\""},
	};
	struct str guide = guide_numbered(database, number);
	for (size_t i = 0; i < COUNT(changes); i++)
		guide = replaced(&database->arena, guide, changes[i][0], changes[i][1]);
	return guide;
}

static const char *guide_file(struct database *database, struct str guide)
{
	struct str path = text_join(&database->arena, database->folder, STR("/guide.xml"));
	struct err err = {0};
	assert_true(file_write(&database->arena, path, guide, 0600, &err));
	return str_copy_c(&database->arena, path);
}

static void load(struct database *database, struct str guide)
{
	struct staff *staff = staff_open(database->owner_address);
	struct err err = {0};
	assert_true(staff_save_guide(staff, STR(SCENARIO), guide, &err));
	staff_close(staff);
}

/* ---- calls ---- */

static struct str grade(struct database *database)
{
	const char *words[] = {"grade", "--database", database->owner_address, NULL};
	return grader_run(database, 0, words);
}

static struct str propose(struct database *database, int wanted_status, struct str guide, const char *format)
{
	const char *words[] = {"remark",
	                       "--database",
	                       database->owner_address,
	                       "--scenario=" SCENARIO,
	                       "--by=Ban Giám khảo",
	                       "--marking",
	                       guide_file(database, guide),
	                       "--format",
	                       format,
	                       NULL};
	return grader_run(database, wanted_status, words);
}

static struct str decide(struct database *database, int wanted_status, const char *decision, const char *id)
{
	const char *words[] = {"remark", "--database", database->owner_address, decision, id, NULL};
	return grader_run(database, wanted_status, words);
}

static void check(bool is_right, const char *wanted, struct str found)
{
	/* cmocka cuts what it prints. */
	if (!is_right)
		print_error("wanted\n%s\nfound\n", wanted);
	while (!is_right && !str_is_empty(found)) {
		struct str line = str_cut(&found, '\n');
		print_error("%.*s\n", STR_ARG(line));
	}
	assert_true(is_right);
}

static void expect(struct str output, const char *part)
{
	check(str_find(output, str_from_c(part)) < output.len, part, output);
}

static void expect_all(struct str output, const char *wanted)
{
	check(str_equals(output, str_from_c(wanted)), wanted, output);
}

/* The scores in force, as grader grade tells them, in the order of the attempts. */
static void expect_in_force(struct database *database, const char *wanted)
{
	struct str rest = grade(database), key = STR("\"score_hundredths\":");
	struct buf scores = buf_in(&database->arena);
	while (!str_is_empty(rest)) {
		struct str line = str_cut(&rest, '\n');
		size_t at = str_find(line, key);
		if (!str_starts_with(line, STR("{")))
			continue;
		line = str_slice(line, at + key.len, line.len);
		buf_add(&scores, str_cut(&line, ','));
		buf_add_char(&scores, ' ');
	}
	expect_all(buf_str(&scores), wanted);
}

#define OLD_SCORES "1000 700 700 800 950 0 700 "
#define NEW_SCORES "1000 400 850 950 950 0 750 "

/* ---- tests ---- */

static void test_nothing_to_mark_anew(void **state)
{
	struct database *database = *state;
	struct str guide = guide_changed(database, "2");
	expect(propose(database, 2, guide, "text"), "has no marking guide");
	load(database, guide_numbered(database, "1"));
	expect(propose(database, 2, guide, "text"), "no attempt at this scenario is closed yet");
	expect(decide(database, 2, "--apply", "1"), "there is no set 1");
	expect_all(decide(database, 0, "--history", NULL), "Chưa có đợt chấm lại nào.\n");
}

static void test_impact_is_told(void **state)
{
	static const char *const scripts[] = {"reference.scn",          "mistakes/wrong-main.scn",
	                                      "mistakes/late-due.scn",  "mistakes/tight-due.scn",
	                                      "mistakes/retaken.scn",   "mistakes/nothing-done.scn",
	                                      "mistakes/no-support.scn"};
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct str guide = guide_changed(database, "2"), first;
	for (size_t i = 0; i < COUNT(scripts); i++)
		played_attempt(database, store,
		               text_join(&database->arena, STR(PLAYED_SCENARIO "/"), str_from_c(scripts[i])).ptr);
	store_close(store);
	expect_in_force(database, OLD_SCORES);
	first = propose(database, 0, guide, "text");
	expect_all(first, "Đợt chấm lại số 1 (đề xuất): bao-cao-cchc\n"
	                  "Hướng dẫn chấm, phiên bản: 1 → 2; điểm tối đa: 10,00\n"
	                  "\n"
	                  "Bài  Số báo danh  Ghi chú          Điểm cũ  Điểm mới  Chênh lệch  Hạng cũ  Hạng mới\n"
	                  "2    2            xuống dưới 50 %     7,00      4,00       -3,00        4         6\n"
	                  "3    3                                7,00      8,50       +1,50        4         4\n"
	                  "4    4                                8,00      9,50       +1,50        3         2\n"
	                  "7    7                                7,00      7,50       +0,50        4         5\n"
	                  "\n"
	                  "Số bài: 7; đổi điểm: 4 (tăng: 3, giảm: 1); giữ nguyên: 3\n"
	                  "Từ dưới lên mức 50 %: 0; từ trên xuống dưới 50 %: 1; đổi hạng: 3; cần người chấm: 0\n"
	                  "Điểm cũ vẫn có hiệu lực. Áp dụng đợt này: --apply 1. Bỏ đợt này: --drop 1.\n");
	/* Asked again it is the same set and the same bytes, and what was lost on the way is made again. */
	database_ask(database, "delete from marking where attempt in (2, 5) and guide_version = 2");
	expect_all(propose(database, 0, guide, "text"), str_copy_c(&database->arena, first));
	expect_all(propose(database, 0, guide, "csv"),
	           "attempt,candidate,old_hundredths,new_hundredths,difference_hundredths,crossing,old_rank,"
	           "new_rank,needs_human\r\n"
	           "1,1,1000,1000,0,,1,1,no\r\n"
	           "2,2,700,400,-300,down,4,6,no\r\n"
	           "3,3,700,850,150,,4,4,no\r\n"
	           "4,4,800,950,150,,3,2,no\r\n"
	           "5,5,950,950,0,,2,2,no\r\n"
	           "6,6,0,0,0,,7,7,no\r\n"
	           "7,7,700,750,50,,4,5,no\r\n");
	expect(propose(database, 0, guide, "json"),
	       "\"summary\":{\"attempts\":7,\"changed\":4,\"raised\":3,\"lowered\":1,\"unchanged\":3,"
	       "\"crossing_up\":0,\"crossing_down\":1,\"rank_moved\":3,\"needs_human\":0}");
	/* A proposal changes nothing. */
	expect_in_force(database, OLD_SCORES);
}

static void test_guides_that_are_refused(void **state)
{
	struct database *database = *state;
	struct arena *arena = &database->arena;
	struct str one = guide_numbered(database, "1"), two = guide_changed(database, "2");
	expect(propose(database, 2, replaced(arena, two, "document.route", "document.rout"), "text"),
	       "guide.xml:");
	expect(propose(database, 2, replaced(arena, two, "scenario=\"" SCENARIO, "scenario=\"another"), "text"),
	       "guide.xml: this guide is one of the scenario another");
	expect(propose(database, 2, text_join(arena, one, STR("\n")), "text"),
	       "says version 1; the newest of them is 2; raise the version");
	/* The number of a proposed guide is taken too. */
	expect(propose(database, 2, text_join(arena, two, STR("\n")), "text"), "says version 2;");
	expect_all(propose(database, 0, one, "text"), "Hướng dẫn này đang có hiệu lực: không có gì thay đổi.\n");
	expect(propose(database, 0, one, "json"), "{\"set\":null,\"state\":\"none\",");
	assert_true(str_equals(database_ask(database, "select count(*) || ' ' || (select count(*) from remark)"
	                                              " from marking_guide"),
	                       STR("2 1")));
}

static void test_a_set_on_other_marks_is_refused(void **state)
{
	struct database *database = *state;
	struct str one = guide_numbered(database, "1"), two = guide_changed(database, "2");
	/* Before a set is applied, the newest guide that was loaded is in force. */
	load(database, text_join(&database->arena, one, STR("\n")));
	expect(decide(database, 2, "--apply", "1"), "another guide has been loaded since; make it anew");
	load(database, one);
	expect_all(decide(database, 0, "--drop", "1"),
	           "Đã bỏ đợt chấm lại số 1. Điểm đang có hiệu lực không đổi.\n");
	expect_all(decide(database, 0, "--drop", "1"),
	           "Đợt chấm lại số 1 đã bị bỏ từ trước: không có gì thay đổi.\n");
	expect(decide(database, 2, "--apply", "1"), "set 1 has been dropped; make it anew");

	/* Nobody has marked with the guide as it was loaded now. */
	expect(propose(database, 0, two, "text"), "had no mark under the guide in force and got one now: 7\n");
	expect(propose(database, 0, two, "text"), "Đợt chấm lại số 2 (đề xuất)");
	database_ask(database, "update remark set engine = '0.0.0' where id = 2");
	expect(decide(database, 2, "--apply", "2"), "set 2 was made by grader 0.0.0, and this is grader ");
	database_ask(database, "update record set line = line || ' ' where attempt = 3 and seq ="
	                       " (select max(seq) from record where attempt = 3)");
	database_ask(database, "update remark set engine = (select engine from remark where id = 1)");
	expect(decide(database, 2, "--apply", "2"), "the journal of attempt 3 is not the one");
	database_ask(database, "update record set line = trim(line) where attempt = 3");
	expect_in_force(database, OLD_SCORES);
}

static void test_one_of_two_sets_is_applied(void **state)
{
	struct database *database = *state;
	expect(propose(database, 0, guide_changed(database, "3"), "text"), "Đợt chấm lại số 3 (đề xuất)");
	expect_all(decide(database, 0, "--apply", "2"),
	           "Đã áp dụng đợt chấm lại số 2. Điểm mới có hiệu lực từ bây giờ; điểm cũ vẫn được lưu.\n");
	expect_in_force(database, NEW_SCORES);
	expect_all(decide(database, 0, "--apply", "2"),
	           "Đợt chấm lại số 2 đã được áp dụng từ trước: không có gì thay đổi.\n");
	expect(decide(database, 2, "--drop", "2"), "set 2 is in force and cannot be dropped");
	expect(decide(database, 2, "--apply", "3"), "set 2 has been applied since; make it anew");
	/* Whoever comes between the look and the deed finds the place taken. */
	assert_true(str_equals(
		database_ask(database, "with made as (insert into remark_decision (remark, scenario, follows,"
	                           " is_applied, decided_by) values (3, '" SCENARIO "', 0, true, 'x')"
	                           " on conflict do nothing returning 1) select count(*)::text from made"),
		STR("0")));
	/* A guide that is loaded now decides nothing. */
	load(database, guide_numbered(database, "9"));
	expect_in_force(database, NEW_SCORES);
	expect(grade(database), "is not in force, that of the set of new marks is");
	assert_true(str_equals(database_ask(database, "select count(distinct guide_version)::text from marking"
	                                              " where attempt = 1"),
	                       STR("4")));
}

/* Back to the first guide; a newcomer has no part in the set that was made before him. */
static void test_the_way_back(void **state)
{
	struct database *database = *state;
	struct store *store = database_store(database, 1);
	struct str one = guide_numbered(database, "1"), output = propose(database, 0, one, "text");
	expect(output, "Đợt chấm lại số 4 (đề xuất)");
	expect(output, "phiên bản: 2 → 1;");
	expect(output, "2    2            lên mức 50 %     4,00      7,00       +3,00        6         4\n");
	assert_int_equal(played_attempt(database, store, PLAYED_SCENARIO "/mistakes/finished.scn"), 8);
	expect(decide(database, 2, "--apply", "4"), "attempt 8 has been closed since set 4 was made");
	expect(propose(database, 0, one, "text"), "Đợt chấm lại số 5 (đề xuất)");
	decide(database, 0, "--apply", "5");
	expect_in_force(database, OLD_SCORES "600 ");
	expect(decide(database, 2, "--apply", "2"), "set 2 was applied and is history: set 5 is in force");
	store_close(store);
}

static void test_what_needs_a_human(void **state)
{
	struct database *database = *state;
	struct str guide = guide_changed(database, "10"), output;
	database_ask(
		database,
		"update record set line = replace(line, 'kinh-te', 'cong-an') where attempt = 1 and seq = 3");
	/* The old mark stands, since the last line of the journal is the same; the new one cannot be made. */
	output = propose(database, 3, guide, "csv");
	expect(output, "\r\n1,1,1000,,,,1,,yes\r\n");
	expect(output, "\r\n5,5,950,950,0,,2,1,no\r\n");
	output = decide(database, 3, "--show", "6");
	expect(output, "1    1            cần người chấm     10,00         -           -        1         -\n");
	expect(output, "cần người chấm: 1\n");
}

static void test_history_is_kept(void **state)
{
	struct database *database = *state;
	struct str output = decide(database, 0, "--history", NULL);
	expect(output, "1  bao-cao-cchc  đã bỏ       1 → 2      Ban Giám khảo, 20");
	expect(output, "5  bao-cao-cchc  đã áp dụng  2 → 1      Ban Giám khảo, 20");
	expect(output, "6  bao-cao-cchc  đề xuất     1 → 10     Ban Giám khảo, 20");
	expect(decide(database, 0, "--show", "2"), "Đợt chấm lại số 2 (đã áp dụng): bao-cao-cchc\n");
	const char *another[] = {"remark",   "--database", database->owner_address, "--scenario=another",
	                         "--drop=6", NULL};
	expect(grader_run(database, 2, another), "set 6 is one of the scenario " SCENARIO);
}

/* The private cluster of a data folder, entered and left. */
static void test_a_data_folder_is_entered(void **state)
{
	struct database *database = *state;
	struct arena *arena = &database->arena;
	struct str folder = database_folder(arena), output = {0};
	struct str sandbox = text_join(arena, str_from_c(getenv("SABAN_BUILD_ROOT")), STR("/sandbox/sandbox"));
	const char *load_words[] = {
		sandbox.ptr, "load", "--data", folder.ptr, fixture_path(arena, "fixtures").ptr, NULL};
	const char *remark[] = {"remark", "--data", folder.ptr, "--history", "--lang=en", NULL};
	const char *mark[] = {"grade", "--data", folder.ptr, NULL};
	struct err err = {0};
	int status = -1;
	assert_true(process_run(arena, load_words, STR(""), &output, &status, &err));
	check(status == 0, "loaded", output);
	expect_all(grader_run(database, 0, remark), "There is no set of new marks.\n");
	expect_all(grader_run(database, 0, mark), "");
	assert_true(tree_remove(folder, arena, &err));
}

static void test_words_that_do_not_fit(void **state)
{
	static const struct {
		const char *words[4];
		const char *wanted;
	} cases[] = {
		{{"--apply=1"}, "no database is named"},
		{{"--database=x", "--data=y", "--apply=1"}, "has its own database"},
		{{"--database=x"}, "nothing is asked for"},
		{{"--database=x", "--apply=1", "--drop=1"}, "one thing at a time"},
		{{"--database=x", "--marking=y"}, "say --scenario ID"},
		{{"--database=x", "--apply=1", "--format=csv"}, "goes with --marking or --show"},
		{{"--database=x", "--apply=0"}, "is no number of a set"},
		{{"--database=x", "--drop=one"}, "is no number of a set"},
		{{"--database=x", "--history", "y"}, "one word too many"},
		{{"--data=/tmp/saban-nowhere", "--history"}, "there is no database in this folder"},
	};
	struct database *database = *state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *words[] = {"remark",          cases[i].words[0], cases[i].words[1],
		                       cases[i].words[2], cases[i].words[3], NULL};
		expect(grader_run(database, 2, words), cases[i].wanted);
	}
}

static void test_candidates_see_no_set(void **state)
{
	static const struct pg_statement denied[] = {
		{"r1", "select * from remark"},          {"r2", "select * from remark_member"},
		{"r3", "select * from remark_decision"}, {"r4", "select * from guide_in_force"},
		{"r5", "select * from closed_attempt"},  {"r6", "delete from remark_decision"},
		{"r7", "update remark set engine = ''"},
	};
	const struct database *database = *state;
	database_denies(database->web_address, denied, COUNT(denied));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_to_mark_anew),
		cmocka_unit_test(test_impact_is_told),
		cmocka_unit_test(test_guides_that_are_refused),
		cmocka_unit_test(test_a_set_on_other_marks_is_refused),
		cmocka_unit_test(test_one_of_two_sets_is_applied),
		cmocka_unit_test(test_the_way_back),
		cmocka_unit_test(test_what_needs_a_human),
		cmocka_unit_test(test_history_is_kept),
		cmocka_unit_test(test_a_data_folder_is_entered),
		cmocka_unit_test(test_words_that_do_not_fit),
		cmocka_unit_test(test_candidates_see_no_set),
	};
	return cmocka_run_group_tests_name("db/remark", tests, database_setup, database_teardown);
}
