/* What the example of docs/adding-a-scenario.md gives when it is read. */
#include "office/action.h"
#include "scenario/scenario.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define SCENARIO "scenarios/giao-viec/scenario.xml"
#define ASSERT_STR(found, wanted) assert_true(str_equals((found), STR(wanted)))

struct world {
	struct arena arena;
	struct test_library library;
	struct scenario scenario;
	struct err err;
};

static bool read_from(struct world *world, const char *dir)
{
	return scenario_read(&world->arena, &world->library.ports, str_from_c(dir), &world->scenario,
	                     &world->err);
}

static int set_up(void **state)
{
	static struct world world;
	world = (struct world){.arena = test_arena()};
	test_library_of_docs(&world.library, &world.arena);
	*state = &world;
	return read_from(&world, "library/scenarios/giao-viec") ? 0 : -1;
}

static int tear_down(void **state)
{
	struct world *world = *state;
	arena_finish(&world->arena);
	return 0;
}

static void the_words_of_the_task(void **state)
{
	const struct scenario *scenario = &((struct world *)*state)->scenario;
	ASSERT_STR(scenario->id, "giao-viec");
	ASSERT_STR(scenario->title.vi, "Giao việc");
	assert_int_equal(scenario->instruction_count, 1);
	ASSERT_STR(scenario->instructions[0].en, "You have 10 minutes.");
	assert_int_equal(scenario->task_count, 1);
	ASSERT_STR(scenario->tasks[0].ref, "t1");
	assert_int_equal(scenario->tasks[0].points_hundredths, 400);
	ASSERT_STR(scenario->tasks[0].role.vi, "Bạn là Chủ tịch xã Tân Hoà.");
	assert_int_equal(scenario->tasks[0].sentence_count, 2);
	ASSERT_STR(scenario->tasks[0].sentences[1].id, "t1.2");
	ASSERT_STR(scenario->tasks[0].sentences[1].text.vi, "Chuyển Phòng Kinh tế chủ trì.");
}

static void the_office(void **state)
{
	const struct seed *seed = ((struct world *)*state)->scenario.seed;
	ASSERT_STR(seed->organ_id, "X98.01");
	ASSERT_STR(seed->name, "Uỷ ban nhân dân xã Tân Hoà");
	assert_int_equal(seed->duration_ms, 600000);
	assert_int_equal(seed->party_count, 7);
	const struct party *candidate = seed_party(seed, seed->candidate);
	ASSERT_STR(candidate->key, "ct");
	assert_int_equal(candidate->role, ROLE_LEADER);
	const struct party *unit = seed_party(seed, seed_find_party(seed, STR("kinh-te")));
	assert_int_equal(unit->kind, PARTY_UNIT);
	ASSERT_STR(seed_party(seed, unit->head)->name, "Lý Trọng Nhân");
	ASSERT_STR(seed_party(seed, seed_party(seed, unit->head)->unit)->key, "kinh-te");
	assert_int_equal(seed->book_count, 1);
	assert_int_equal(seed->books[0].next_number, 13);
}

static void what_the_paper_says(void **state)
{
	const struct seed *seed = ((struct world *)*state)->scenario.seed;
	const struct document_facts *facts = seed->documents[0].facts;
	ASSERT_STR(facts->key, "cv-7");
	ASSERT_STR(facts->packet_id, "X98,2024/06/14,07/UBND-KT");
	ASSERT_STR(facts->type_name, "Công văn");
	ASSERT_STR(facts->number, "07");
	ASSERT_STR(facts->notation, "UBND-KT");
	ASSERT_STR(facts->issuer_id, "X98");
	ASSERT_STR(facts->issuer_name, "Uỷ ban nhân dân huyện Bình Tây");
	ASSERT_STR(facts->subject, "báo cáo diện tích lúa Hè Thu đã thu hoạch");
	ASSERT_STR(facts->signer_competence, "TM. Uỷ ban nhân dân");
	ASSERT_STR(facts->signer_position, "Chủ tịch");
	ASSERT_STR(facts->signer_name, "Trương Quốc Thái");
	ASSERT_STR(facts->to_places, "Như trên");
	assert_int_equal(facts->urgency, URGENCY_URGENT);
	assert_int_equal(facts->secrecy, SECRECY_NONE);
	assert_int_equal(civil_from_day(facts->issued_on).day, 14);
	assert_int_equal(civil_from_minute(facts->due_on).hour, 16);
	assert_int_equal(facts->file_count, 1);
	ASSERT_STR(facts->files[0].name, "07_UBND-KT.pdf");
	ASSERT_STR(facts->files[0].paper, "cv-7");
}

static void what_had_happened_to_it(void **state)
{
	const struct seed *seed = ((struct world *)*state)->scenario.seed;
	const struct document *document = &seed->documents[0];
	assert_int_equal(document->status, DOC_SUBMITTED);
	assert_int_equal(document->arrival_number, 12);
	assert_int_equal(document->book.number, 1);
	assert_true(party_is(document->submitted_to, seed->candidate));
	assert_int_equal(civil_from_minute(document->arrived_at).minute, 10);
	assert_int_equal(document->trace_count, 4);
	assert_ptr_equal(document->traces[2].action, action_find(STR("document.register")));
	assert_int_equal(document->traces[2].number, 12);
	assert_int_equal(civil_from_minute(document->traces[3].at).minute, 25);
	assert_int_equal(document->reader_count, 0);
	assert_int_equal(seed->next_assignment, 1);
}

static void what_will_happen(void **state)
{
	const struct seed *seed = ((struct world *)*state)->scenario.seed;
	assert_int_equal(seed->reaction_count, 1);
	const struct reaction *reaction = &seed->reactions[0];
	ASSERT_STR(reaction->key, "kinh-te-answers.1");
	assert_ptr_equal(reaction->on, action_find(STR("document.route")));
	assert_int_equal(reaction->on_document.number, 1);
	assert_int_equal(reaction->on_pair_count, 1);
	ASSERT_STR(reaction->on_pairs[0].value, "kinh-te");
	assert_int_equal(reaction->after_ms, 60000);
	assert_int_equal(reaction->at_ms, -1);
	assert_int_equal(reaction->document.number, 0);
	ASSERT_STR(seed_party(seed, reaction->actor)->key, "nhan");
}

static void deeds_of_a_block_follow_one_another(void **state)
{
	struct world *world = *state;
	test_library_change(
		&world->library, &world->arena, SCENARIO, "<timeline>",
		"<timeline><at id=\"a\" time=\"PT2M\"><do action=\"document.open\" by=\"ct\" on=\"cv-7\"/>"
		"<do action=\"document.open\" by=\"ct\" on=\"cv-7\" after=\"PT30S\"/>"
		"<do action=\"document.open\" by=\"ct\" on=\"cv-7\" after=\"PT1M\"/></at>");
	assert_true(read_from(world, "library/scenarios/giao-viec"));
	const struct reaction *reactions = world->scenario.seed->reactions;
	assert_int_equal(reactions[0].at_ms, 120000);
	assert_int_equal(reactions[1].at_ms, 150000);
	assert_int_equal(reactions[2].at_ms, 210000);
	ASSERT_STR(reactions[2].key, "a.3");
}

static void assignments_go_on_behind_those_of_the_past(void **state)
{
	struct world *world = *state;
	test_library_change(
		&world->library, &world->arena, SCENARIO, "to=\"ct\"/>",
		"to=\"ct\"/><do action=\"document.open\" by=\"ct\" at=\"2024-06-15T08:00\"/>"
		"<do action=\"document.route\" by=\"ct\" at=\"2024-06-15T08:01\" to=\"kinh-te\" role=\"main\" "
		"due-on=\"2024-06-18T11:00\"/>");
	assert_true(read_from(world, "library/scenarios/giao-viec"));
	const struct document *document = &world->scenario.seed->documents[0];
	assert_int_equal(document->status, DOC_PROCESSING);
	assert_int_equal(document->assignment_count, 1);
	assert_int_equal(document->assignments[0].id.number, 1);
	assert_int_equal(civil_from_minute(document->assignments[0].due_on).hour, 11);
	assert_int_equal(document->reader_count, 1);
	assert_int_equal(world->scenario.seed->next_assignment, 2);
}

/* The register serves documents in the order of time, whatever their order in the file. */
static void numbers_follow_the_order_of_time(void **state)
{
	struct world *world = *state;
	struct str paper = *test_library_file(&world->library, "documents/tan-hoa/cv-7.xml");
	char *other = str_copy_c(&world->arena, paper);
	memcpy(strstr(other, "cv-7"), "cv-8", 4);
	test_library_add(&world->library, "documents/tan-hoa/cv-8.xml", str_from_c(other));
	test_library_change(&world->library, &world->arena, SCENARIO, "number=\"12\"", "number=\"13\"");
	test_library_change(
		&world->library, &world->arena, SCENARIO, "</documents>",
		"<document paper=\"cv-8\" packet=\"no\">"
		"<do action=\"document.arrive\" at=\"2024-06-14T14:00\"/>"
		"<do action=\"document.receive\" by=\"van-thu\" at=\"2024-06-14T14:01\"/>"
		"<do action=\"document.register\" by=\"van-thu\" at=\"2024-06-14T14:02\" book=\"den\" "
		"number=\"12\"/></document></documents>");
	assert_true(read_from(world, "library/scenarios/giao-viec"));
	assert_int_equal(world->scenario.seed->books[0].next_number, 14);
	ASSERT_STR(world->scenario.seed->documents[1].facts->packet_id, "");
}

static void the_folder_may_be_named_in_any_way(void **state)
{
	struct world *world = *state;
	assert_true(read_from(world, "library/scenarios/giao-viec//"));
	assert_int_equal(world->scenario.file_count, 3);
	ASSERT_STR(world->scenario.files[0].path, "scenarios/giao-viec/scenario.xml");
	ASSERT_STR(world->scenario.files[1].path, "offices/tan-hoa.xml");
	ASSERT_STR(world->scenario.files[2].path, "documents/tan-hoa/cv-7.xml");
}

static void the_identity_is_of_every_byte(void **state)
{
	struct world *world = *state;
	struct str before = scenario_identity(&world->scenario, &world->arena);
	assert_true(read_from(world, "library/scenarios/giao-viec/"));
	assert_true(str_equals(before, scenario_identity(&world->scenario, &world->arena)));
	test_library_change(&world->library, &world->arena, "documents/tan-hoa/cv-7.xml", "Hè Thu", "Thu Đông");
	assert_true(read_from(world, "library/scenarios/giao-viec"));
	assert_false(str_equals(before, scenario_identity(&world->scenario, &world->arena)));
}

static void an_office_without_tasks(void **state)
{
	struct world *world = *state;
	struct str papers[] = {STR("cv-7")};
	struct office_wish wish = {
		.root = STR("library"),
		.office = STR("tan-hoa"),
		.papers = STR("tan-hoa"),
		.paper_ids = papers,
		.paper_count = 1,
		.duration_ms = 1000,
		.candidate = STR("ct"),
		.source = STR("x.scn"),
		.line = 3,
	};
	struct scenario scenario;
	assert_true(scenario_of_office(&world->arena, &world->library.ports, &wish, &scenario, &world->err));
	assert_int_equal(scenario.seed->documents[0].status, DOC_EXPECTED);
	assert_int_equal(scenario.task_count, 0);

	papers[0] = STR("cv-9");
	assert_false(scenario_of_office(&world->arena, &world->library.ports, &wish, &scenario, &world->err));
	ASSERT_STR(world->err.source, "x.scn");
	assert_int_equal(world->err.line, 3);
	papers[0] = STR("../cv-7");
	assert_false(scenario_of_office(&world->arena, &world->library.ports, &wish, &scenario, &world->err));
	assert_true(str_starts_with(world->err.what, STR("bad-id")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_words_of_the_task),
		TEST(the_office),
		TEST(what_the_paper_says),
		TEST(what_had_happened_to_it),
		TEST(what_will_happen),
		TEST(deeds_of_a_block_follow_one_another),
		TEST(assignments_go_on_behind_those_of_the_past),
		TEST(numbers_follow_the_order_of_time),
		TEST(the_folder_may_be_named_in_any_way),
		TEST(the_identity_is_of_every_byte),
		TEST(an_office_without_tasks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
