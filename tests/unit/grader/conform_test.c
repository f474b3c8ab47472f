#include "grader/log/conform.h"

#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* a, then b and silence in any order, then a again. */
static const char text[] =
	"<ptml><processTree id=\"t\" root=\"r\"><sequence id=\"r\"/><and id=\"p\"/>"
	"<manualTask id=\"1\" name=\"a\"/><manualTask id=\"2\" name=\"b\"/><manualTask id=\"3\" name=\"a\"/>"
	"<automaticTask id=\"4\" name=\"tau\"/>"
	"<parentsNode sourceId=\"r\" targetId=\"1\"/><parentsNode sourceId=\"r\" targetId=\"p\"/>"
	"<parentsNode sourceId=\"p\" targetId=\"2\"/><parentsNode sourceId=\"p\" targetId=\"4\"/>"
	"<parentsNode sourceId=\"r\" targetId=\"3\"/></processTree></ptml>";

struct setting {
	struct arena arena;
	struct model model;
	const struct conforming *conforming;
};

static struct setting setting_open(void)
{
	struct setting setting = {.arena = test_arena()};

	assert_true(model_read(str_from_c(text), STR("m"), &setting.arena, &setting.model, NULL));
	return setting;
}

/* The letters of a word are the events. */
static struct conformance conform_word(struct setting *setting, const char *word, struct str *ret_events)
{
	uint32_t labels[16], count = 0;
	struct conformance conformance;

	setting->conforming = conforming_to(&setting->model, &setting->arena, NULL);
	for (; word[count] != '\0'; count++) {
		ret_events[count] = (struct str){&word[count], 1};
		labels[count] = conforming_label(setting->conforming, ret_events[count]);
	}
	assert_true(conform(setting->conforming, labels, count, &setting->arena, &conformance, NULL));
	return conformance;
}

static void steps_of_one_name_share_a_label(void **state)
{
	struct setting setting = setting_open();

	(void)state;
	setting.conforming = conforming_to(&setting.model, &setting.arena, NULL);
	assert_int_not_equal(conforming_label(setting.conforming, STR("a")),
	                     conforming_label(setting.conforming, STR("b")));
	assert_true(conforming_label(setting.conforming, STR("tau")) == LABEL_NONE);
	arena_finish(&setting.arena);
}

static void a_word_of_the_tree_costs_nothing(void **state)
{
	struct setting setting = setting_open();
	struct str events[16];
	struct conformance conformance = conform_word(&setting, "aba", events);
	struct buf out = buf_in(&setting.arena);

	(void)state;
	conformance_tsv(STR("t\t1\n"), &conformance, &out);
	assert_true(str_equals(buf_str(&out), STR("t 1 \t0\t1.000000\tyes\n")));
	arena_finish(&setting.arena);
}

static void moves_name_event_and_step(void **state)
{
	struct setting setting = setting_open();
	struct str events[16];
	struct conformance conformance = conform_word(&setting, "axa", events);
	struct buf out = buf_in(&setting.arena);

	(void)state;
	assert_int_equal(conformance.cost, 2);
	conformance_json(STR("\"1\""), &conformance, &setting.model, events, &out);
	assert_true(str_starts_with(buf_str(&out),
	                            STR("{\"trace\":\"\\\"1\\\"\",\"cost\":2,\"fitness\":0.666667,\"exact\":true,"
	                                "\"moves\":[{\"kind\":\"sync\",\"event\":\"a\",\"step\":\"a\"},")));
	assert_true(str_find(buf_str(&out), STR("{\"kind\":\"log\",\"event\":\"x\",\"step\":null}")) < out.len);
	assert_true(str_find(buf_str(&out), STR("{\"kind\":\"model\",\"event\":null,\"step\":\"b\"}")) < out.len);
	assert_true(str_find(buf_str(&out), STR("{\"kind\":\"silent\",\"event\":null,\"step\":\"tau\"}")) <
	            out.len);
	assert_true(str_ends_with(buf_str(&out), STR("\"step\":\"a\"}]}")));
	arena_finish(&setting.arena);
}

static void nothing_at_all_is_far_from_the_tree(void **state)
{
	struct setting setting = setting_open();
	struct str events[16];
	struct conformance conformance = conform_word(&setting, "", events);
	struct buf out = buf_in(&setting.arena);

	(void)state;
	conformance_tsv(STR("e"), &conformance, &out);
	assert_true(str_equals(buf_str(&out), STR("e\t3\t0.000000\tyes\n")));
	arena_finish(&setting.arena);
}

/* Nothing wanted and nothing found: 0 divided by 0 is taken as 1. */
static void a_silent_tree_fits_the_empty_trace(void **state)
{
	static const char silent[] =
		"<ptml><processTree id=\"t\" root=\"r\"><automaticTask id=\"r\"/></processTree></ptml>";
	struct setting setting = {.arena = test_arena()};
	struct str events[16];
	struct buf out = buf_in(&setting.arena);
	struct conformance conformance;

	(void)state;
	assert_true(model_read(str_from_c(silent), STR("m"), &setting.arena, &setting.model, NULL));
	conformance = conform_word(&setting, "", events);
	conformance_tsv(STR("e"), &conformance, &out);
	conformance = conform_word(&setting, "xy", events);
	conformance_tsv(STR("f"), &conformance, &out);
	assert_true(str_equals(buf_str(&out), STR("e\t0\t1.000000\tyes\nf\t2\t0.000000\tyes\n")));
	arena_finish(&setting.arena);
}

static void a_refused_trace_has_no_figures(void **state)
{
	struct setting setting = setting_open();
	struct buf out = buf_in(&setting.arena);

	(void)state;
	conformance_tsv(STR("t"), NULL, &out);
	conformance_json(STR("t"), NULL, &setting.model, NULL, &out);
	assert_true(str_equals(buf_str(&out),
	                       STR("t\t-\t-\tno\n{\"trace\":\"t\",\"cost\":null,\"fitness\":null,\"exact\":false,"
	                           "\"moves\":[]}")));
	arena_finish(&setting.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_of_one_name_share_a_label),
		cmocka_unit_test(a_word_of_the_tree_costs_nothing),
		cmocka_unit_test(moves_name_event_and_step),
		cmocka_unit_test(nothing_at_all_is_far_from_the_tree),
		cmocka_unit_test(a_silent_tree_fits_the_empty_trace),
		cmocka_unit_test(a_refused_trace_has_no_figures),
	};

	return cmocka_run_group_tests_name("conform", tests, NULL, NULL);
}
