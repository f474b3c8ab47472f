/* Scenarios with parameters: what their variants say, that they differ, and what stays the same. */
#include "base/buf.h"
#include "base/check.h"
#include "journal/seed_json.h"
#include "scenario/scenario.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"
#include "tests/support/relaxng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define SCENARIO "scenarios/giao-viec/scenario.xml"
#define PAPER "documents/tan-hoa/cv-7.xml"

struct world {
	struct arena arena;
	struct test_library library;
	struct scenario scenario;
	struct err err;
};

static void change(struct world *world, const char *path, const char *from, const char *to)
{
	test_library_change(&world->library, &world->arena, path, from, to);
}

static int set_up(void **state)
{
	static struct world world;
	world = (struct world){.arena = test_arena()};
	test_library_of_docs(&world.library, &world.arena);
	change(&world, SCENARIO, "<book ref",
	       "<variants>"
	       "<choice name=\"so\"><value>7</value><value>12</value><value>31</value></choice>"
	       "<choice name=\"cay\"><value>lúa Hè Thu</value><value>ngô &amp; khoai</value></choice>"
	       "<choice name=\"crop\" with=\"cay\"><value>rice</value><value>maize</value></choice>"
	       "<moment name=\"han\" from=\"2024-06-18T16:00\" step=\"PT30M\" count=\"2\"/>"
	       "<moment name=\"trinh\" from=\"${han - PT5H}\"/>"
	       "</variants><book ref");
	change(&world, SCENARIO, "<vi>Mở văn bản 07/UBND-KT.</vi>",
	       "<vi>Mở văn bản ${so:padded}/UBND-KT về ${cay}, trình trước ${trinh:hour}.</vi>");
	change(&world, SCENARIO, "Open the document 07/UBND-KT.", "Open ${so:padded}/UBND-KT on ${crop}.");
	change(&world, PAPER, "<number>7<", "<number>${so|7}<");
	change(&world, PAPER, "<due_at>2024-06-18T16:00<", "<due_at>${han|2024-06-18T16:00}<");
	change(&world, PAPER, "diện tích lúa Hè Thu đã", "diện tích ${cay|lúa Hè Thu} đã");
	*state = &world;
	return 0;
}

static int tear_down(void **state)
{
	struct world *world = *state;
	arena_finish(&world->arena);
	return 0;
}

static void read_variant(struct world *world, uint64_t seed)
{
	if (!scenario_read_variant(&world->arena, &world->library.ports, STR("library/scenarios/giao-viec"), seed,
	                           &world->scenario, &world->err))
		fail_msg("%.*s:%u: %.*s", STR_ARG(world->err.source), world->err.line, STR_ARG(world->err.what));
}

/* What a script would be given for a text. */
static struct str shown(struct world *world, const char *text)
{
	return fill(&world->arena, str_from_c(text), &world->scenario.values, FILL_PLAIN).text;
}

/* Number, crop and deadline of the paper agree with the sentences of the task, in each variant. */
static void a_variant_agrees_with_itself(void **state)
{
	struct world *world = *state;
	for (uint64_t seed = 0; seed < 12; seed++) {
		read_variant(world, seed);
		assert_int_equal(world->scenario.variant_count, 12);
		assert_int_equal(world->scenario.variant, seed);
		const struct document_facts *facts = world->scenario.seed->documents[0].facts;
		const struct sentence *sentence = &world->scenario.tasks[0].sentences[0];
		assert_true(str_equals(facts->number, shown(world, "${so:padded}")));
		assert_true(str_equals(facts->subject, shown(world, "báo cáo diện tích ${cay} đã thu hoạch")));
		assert_true(
			str_equals(sentence->text.vi, shown(world, "Mở văn bản ${so:padded}/UBND-KT về ${cay}, trình "
		                                               "trước ${han - PT5H:hour}.")));
		assert_true(str_equals(sentence->text.en, shown(world, "Open ${so:padded}/UBND-KT on ${crop}.")));
		bool is_rice = str_equals(shown(world, "${cay}"), STR("lúa Hè Thu"));
		assert_true(is_rice == str_equals(shown(world, "${crop}"), STR("rice")));
		struct buf due = buf_in(&world->arena);
		minute_write(facts->due_on, &due);
		assert_true(str_equals(buf_str(&due), shown(world, "${han}")));
	}
	read_variant(world, 12 + 5);
	assert_int_equal(world->scenario.variant, 5);
}

/* No two starting offices are alike, nor two papers with another text under one name. */
static void variants_differ(void **state)
{
	struct world *world = *state;
	struct str offices[12], papers[12];
	for (uint64_t seed = 0; seed < 12; seed++) {
		read_variant(world, seed);
		offices[seed] = seed_write(world->scenario.seed, &world->arena);
		papers[seed] = world->scenario.seed->documents[0].facts->files[0].paper;
		for (uint64_t before = 0; before < seed; before++) {
			assert_false(str_equals(offices[seed], offices[before]));
			assert_false(str_equals(papers[seed], papers[before]));
		}
	}
	assert_true(str_equals(papers[0], STR("cv-7")));
	assert_true(str_starts_with(papers[1], STR("cv-7-")));
}

/* Variant 0 is what the author wrote: the office is that of the example without variants, byte by byte. */
static void variant_0_is_the_scenario_itself(void **state)
{
	struct world *world = *state;
	struct test_library plain;
	struct scenario scenario;
	test_library_of_docs(&plain, &world->arena);
	assert_true(scenario_read(&world->arena, &plain.ports, STR("library/scenarios/giao-viec"), &scenario,
	                          &world->err));
	read_variant(world, 0);
	assert_int_equal(scenario.variant_count, 1);
	assert_true(str_equals(seed_write(world->scenario.seed, &world->arena),
	                       seed_write(scenario.seed, &world->arena)));
	assert_true(str_equals(world->scenario.seed->documents[0].facts->key, STR("cv-7")));
}

/* Without the scenario's parameters the paper says what it says by itself; with some of them it is refused. */
static void a_paper_by_itself(void **state)
{
	struct world *world = *state;
	test_library_of_docs(&world->library, &world->arena);
	change(world, PAPER, "<number>7<", "<number>${so|8}<");
	change(world, PAPER, "trước 16 giờ 00", "trước ${han|16 giờ 00}");
	read_variant(world, 3);
	assert_true(str_equals(world->scenario.seed->documents[0].facts->number, STR("08")));
	assert_true(str_equals(world->scenario.seed->documents[0].facts->files[0].paper, STR("cv-7")));
	assert_true(relaxng_accepts(&world->arena, "fixtures/schemas/paper.rng",
	                            *test_library_file(&world->library, PAPER)));

	change(world, SCENARIO, "<book ref",
	       "<variants><number name=\"so\" from=\"5\" count=\"2\"/></variants><book ref");
	assert_false(scenario_read(&world->arena, &world->library.ports, STR("library/scenarios/giao-viec"),
	                           &world->scenario, &world->err));
	assert_int_equal(world->err.line, 13);
	assert_true(str_starts_with(world->err.what, STR("unknown-parameter: “${han|16 giờ 00}”")));
}

static void count_is_fewer_than_the_combinations(void **state)
{
	struct world *world = *state;
	change(world, SCENARIO, "<variants>", "<variants count=\"5\">");
	unsigned changed = 0;
	struct str before[3];
	for (uint64_t seed = 0; seed < 5; seed++) {
		read_variant(world, seed);
		assert_int_equal(world->scenario.variant_count, 5);
		const struct str now[] = {shown(world, "${so}"), shown(world, "${cay}"), shown(world, "${han}")};
		for (size_t i = 0; i < 3; i++) {
			changed += seed > 0 && !str_equals(now[i], before[i]);
			before[i] = now[i];
		}
	}
	/* Those that follow one another differ in more than the one value that would do. */
	assert_true(changed >= 8);
}

/* A document under one name with another paper, decoys that come and go, and an answer that is drawn. */
static void what_is_there_differs(void **state)
{
	struct world *world = *state;
	struct str other = *test_library_file(&world->library, PAPER);
	size_t at = str_find(other, STR("cv-7"));
	struct buf wrong = buf_in(&world->arena);
	buf_add(&wrong, str_slice(other, 0, at));
	buf_add_c(&wrong, "cv-7-sai");
	buf_add(&wrong, str_slice(other, at + 4, other.len));
	test_library_add(&world->library, "documents/tan-hoa/cv-7-sai.xml", buf_str(&wrong));
	change(world, SCENARIO, "<variants>",
	       "<variants count=\"24\"><choice name=\"to\"><value>cv-7</value><value>cv-7-sai</value></choice>");
	change(world, SCENARIO, "<document paper=\"cv-7\"", "<document id=\"cv-7\" paper=\"${to}\"");
	change(world, SCENARIO, "<timeline>",
	       "<timeline><when id=\"gap\" if=\"to=cv-7-sai khac\" action=\"document.direct\">"
	       "<do action=\"document.comment\" by=\"nhan\" note=\"gấp\"/></when>");
	change(
		world, SCENARIO,
		"<do action=\"document.comment\" by=\"nhan\" after=\"PT1M\" note=\"Đã nhận, sẽ trình trước 11 "
		"giờ.\"/>",
		"<one-of><either><do action=\"document.comment\" by=\"nhan\" after=\"PT1M\" note=\"một\"/></either>"
		"<either/><either><do action=\"document.comment\" by=\"nhan\" note=\"hai\"/>"
		"<do action=\"document.comment\" by=\"nhan\" note=\"ba\"/></either></one-of><do "
		"action=\"document.comment\" "
		"by=\"nhan\" note=\"bốn\"/>");
	assert_true(relaxng_accepts(&world->arena, "fixtures/schemas/scenario.rng",
	                            *test_library_file(&world->library, SCENARIO)));
	bool seen[2][5] = {{false}};
	for (uint64_t seed = 0; seed < 24; seed++) {
		read_variant(world, seed);
		const struct seed *office = world->scenario.seed;
		bool is_wrong = str_equals(shown(world, "${to}"), STR("cv-7-sai"));
		assert_true(str_equals(office->documents[0].facts->key, STR("cv-7")));
		assert_true(is_wrong == str_starts_with(office->documents[0].facts->files[0].paper, STR("cv-7-sai")));
		assert_true(office->reaction_count >= 1u + is_wrong && office->reaction_count <= 3u + is_wrong);
		seen[is_wrong][office->reaction_count] = true;
	}
	for (size_t answers = 1; answers <= 3; answers++)
		assert_true(seen[0][answers] && seen[1][answers + 1]);
}

/* A parameter of a decoy's paper alone is used, though this variant leaves the decoy out. */
static void use_is_looked_for_in_all_variants(void **state)
{
	struct world *world = *state;
	struct str other = *test_library_file(&world->library, PAPER);
	size_t at = str_find(other, STR("cv-7"));
	struct buf decoy = buf_in(&world->arena);
	buf_add(&decoy, str_slice(other, 0, at));
	buf_add_c(&decoy, "cv-8");
	buf_add(&decoy, str_slice(other, at + 4, other.len));
	test_library_add(&world->library, "documents/tan-hoa/cv-8.xml", buf_str(&decoy));
	change(world, "documents/tan-hoa/cv-8.xml", "<place>Bình Tây<", "<place>${noi|Bình Tây}<");
	change(world, SCENARIO, "<variants>",
	       "<variants><choice name=\"them\"><value>khong</value><value>co</value></choice>"
	       "<choice name=\"noi\"><value>Bình Đông</value></choice>");
	change(world, SCENARIO, "</documents>",
	       "<document if=\"them=co\" paper=\"cv-8\" packet=\"yes\"/></documents>");
	change(world, SCENARIO, "<timeline>",
	       "<timeline><at id=\"a\" if=\"them=co\" time=\"PT1M\"><do action=\"document.arrive\" "
	       "on=\"cv-8\"/></at>");
	for (uint64_t seed = 0; seed < 24; seed++) {
		read_variant(world, seed);
		bool has_decoy = str_equals(shown(world, "${them}"), STR("co"));
		assert_int_equal(world->scenario.seed->document_count, 1 + has_decoy);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_variant_agrees_with_itself, set_up, tear_down),
		cmocka_unit_test_setup_teardown(variants_differ, set_up, tear_down),
		cmocka_unit_test_setup_teardown(variant_0_is_the_scenario_itself, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_paper_by_itself, set_up, tear_down),
		cmocka_unit_test_setup_teardown(count_is_fewer_than_the_combinations, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_there_differs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(use_is_looked_for_in_all_variants, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
