/* The files that ship: they have the form of their schemas, they load, and what the scenario takes from a paper is what
 * its pages show. */
#include "office/desk.h"
#include "render/paper.h"
#include "scenario/scenario.h"
#include "tests/support/fixture.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"
#include "tests/support/relaxng.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define DIR "fixtures/scenarios/bao-cao-cchc"

static void load_variant(struct arena *arena, uint64_t seed, struct scenario *ret)
{
	struct err err = {0};
	if (!scenario_read_variant(arena, &source_tree_ports, STR(DIR), seed, ret, &err))
		fail_msg("%.*s:%u: %.*s", STR_ARG(err.source), err.line, STR_ARG(err.what));
}

static void load(struct arena *arena, struct scenario *ret)
{
	load_variant(arena, 0, ret);
}

static void files_have_the_form_of_their_schemas(void **state)
{
	(void)state;
	static const char *const files[][2] = {
		{"fixtures/offices/an-binh.xml", "fixtures/schemas/office.rng"},
		{DIR "/scenario.xml", "fixtures/schemas/scenario.rng"},
		{DIR "/marking.xml", "fixtures/schemas/marking.rng"},
	};
	struct arena arena = test_arena();
	for (size_t i = 0; i < COUNT(files); i++)
		assert_true(relaxng_accepts(&arena, files[i][1], fixture_read(&arena, files[i][0])));
	arena_finish(&arena);
}

/* The schema lists the fields of all actions; a new action's field is missing there until somebody adds it. */
static void the_schema_knows_each_field(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str schema = fixture_read(&arena, "fixtures/schemas/scenario.rng");
	size_t count;
	const struct action *const *actions = action_list(&count);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; actions[i]->target == TARGET_DOCUMENT && j < actions[i]->field_count; j++) {
			struct buf attribute = buf_in(&arena);
			buf_add_c(&attribute, "<attribute name=\"");
			for (const char *c = actions[i]->fields[j].name; *c != '\0'; c++)
				buf_add_char(&attribute, *c == '_' ? '-' : *c);
			buf_add_c(&attribute, "\">");
			if (str_find(schema, buf_str(&attribute)) == schema.len)
				fail_msg("scenario.rng has no %s of %s", actions[i]->fields[j].name, actions[i]->key);
		}
	arena_finish(&arena);
}

static void assert_same(struct str one, struct str two)
{
	if (!str_equals(one, two))
		fail_msg("“%.*s” is not “%.*s”", STR_ARG(one), STR_ARG(two));
}

/* The text that pages are laid out from, by the name that the office has for it. */
static struct str text_of(const struct scenario *scenario, struct str paper)
{
	for (size_t i = 0; i < scenario->file_count; i++)
		if (str_equals(scenario->files[i].id, paper))
			return scenario->files[i].text;
	fail_msg("no file is %.*s", STR_ARG(paper));
	return STR("");
}

static void variant_is_that_of_its_pages(struct arena *arena, uint64_t variant)
{
	struct scenario scenario;
	load_variant(arena, variant, &scenario);
	for (uint32_t i = 0; i < scenario.seed->document_count; i++) {
		const struct document_facts *facts = scenario.seed->documents[i].facts;
		struct paper paper;
		struct err err = {0};
		struct str xml = text_of(&scenario, facts->files[0].paper);
		assert_true(paper_read(arena, facts->key, xml, &paper, &err));
		assert_same(facts->type_name, paper.type_name);
		assert_same(facts->number, paper.number);
		assert_same(facts->notation, paper.notation);
		assert_same(facts->subject, paper.subject);
		assert_same(facts->issuer_id, paper.organ_id);
		assert_same(facts->issuer_name, paper.issuer.text);
		assert_same(facts->signer_position, paper.signer_position);
		assert_same(facts->signer_name, paper.signer_name);
		assert_int_equal(facts->urgency, paper.urgency);
		assert_int_equal(facts->secrecy, paper.secrecy);
		assert_int_equal(facts->issued_on.since_epoch, paper.issued_on.since_epoch);
		assert_int_equal(facts->due_on.since_epoch, paper.due_at.since_epoch);
	}
}

static void facts_are_those_of_the_pages(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct scenario scenario;
	load(&arena, &scenario);
	const uint64_t count = scenario.variant_count;
	assert_int_equal(count, 12);
	for (uint64_t variant = 0; variant < count; variant++)
		variant_is_that_of_its_pages(&arena, variant);
	arena_finish(&arena);
}

/* The target waits, and enough lies on the desk that is not it. */
static void the_desk_of_the_candidate(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct scenario scenario;
	struct office office;
	size_t all, awaiting, main, support, info, overdue;
	load(&arena, &scenario);
	const struct seed *seed = scenario.seed;
	office_init(&office, seed, &arena);
	desk_list(&office, seed->candidate, DRAWER_ALL, &arena, &all);
	desk_list(&office, seed->candidate, DRAWER_AWAITING, &arena, &awaiting);
	desk_list(&office, seed->candidate, DRAWER_MAIN, &arena, &main);
	desk_list(&office, seed->candidate, DRAWER_SUPPORT, &arena, &support);
	desk_list(&office, seed->candidate, DRAWER_INFO, &arena, &info);
	desk_list(&office, seed->candidate, DRAWER_OVERDUE, &arena, &overdue);
	assert_true(all - 1 >= 15);
	assert_true(awaiting >= 2 && main > 0 && support > 0 && info > 0 && overdue > 0);

	struct document_id target = seed_find_document(seed, STR("cv-246"));
	const struct document *document = office_document(&office, target);
	assert_int_equal(document->status, DOC_SUBMITTED);
	assert_true(desk_is_unread(seed->candidate, document));
	assert_int_equal(scenario.tasks[0].points_hundredths, 1000);
	assert_true(scenario.tasks[0].sentence_count <= 5);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_have_the_form_of_their_schemas),
		cmocka_unit_test(the_schema_knows_each_field),
		cmocka_unit_test(facts_are_those_of_the_pages),
		cmocka_unit_test(the_desk_of_the_candidate),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
