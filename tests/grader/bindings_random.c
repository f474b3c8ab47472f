/* Which documents the guide's objects are, beside every way to choose them: random guides on random attempts. The
 * search prunes by a bound and orders by worth; here all choices are aligned one by one, the first of the best is it. */
#include "grader/mark/parts.h"
#include "tests/grader/marking.h"
#include "tests/property/random_tree.h"
#include "tests/support/memory.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define CASES 250
#define OBJECTS_MAX 4 /* the letter, and three that are made */
#define MADE_MAX 4

static const char *const objects[] = {
	"<object name=\"first\" new=\"document\" reply-to=\"$cv\"/>",
	"<object name=\"second\" new=\"document\" reply-to=\"$cv\"/>",
	"<object name=\"third\" new=\"document\" corrects=\"$first\"/>",
};
static const char *const names[] = {"first", "second", "third"};

/* ---- a random guide: some steps on each object, in a random tree ---- */

static void step_add(struct dice *dice, const char *object, unsigned number, struct buf *out)
{
	static const char *const deeds[] = {"draft.create", "draft.create", "draft.propose", "draft.edit"};
	static const char *const guards[] = {"type\" equals=\"letter", "to\" equals=\"pct",
	                                     "type\" equals=\"report"};
	uint32_t deed = dice_roll(dice, COUNT(deeds));

	buf_add_c(out, "<step id=\"s");
	buf_add_u64(out, number);
	buf_add_c(out, "\" action=\"");
	buf_add_c(out, deeds[deed]);
	buf_add_c(out, "\" on=\"$");
	buf_add_c(out, object);
	buf_add_c(out, dice_roll(dice, 3) == 0 ? "\" misplaced=\"1" : "");
	buf_add_c(out, "\" points=\"2\" basis=\"t1.1\">");
	if (dice_roll(dice, 2) == 0) {
		buf_add_c(out, dice_roll(dice, 2) == 0 ? "<must field=\"" : "<graded points=\"1\" field=\"");
		buf_add_c(out, deed == 2 ? guards[1] : guards[dice_roll(dice, 2) * 2]);
		buf_add_c(out, "\"/>");
	}
	buf_add_c(out, "</step>\n");
}

static const char *guide_draw(struct dice *dice, uint32_t object_count, struct arena *arena)
{
	struct buf body = buf_in(arena), out = buf_in(arena);
	const char *block = dice_roll(dice, 3) == 0 ? "any-order" : "in-order";
	unsigned steps = 0;

	for (uint32_t i = 0; i < object_count; i++) {
		unsigned count = 1 + dice_roll(dice, 2);

		buf_add_c(&body, "<in-order>");
		for (unsigned n = 0; n < count; n++)
			step_add(dice, names[i], steps++, &body);
		buf_add_c(&body, "</in-order>\n");
	}
	buf_add_c(&out, "<task ref=\"t1\" points=\"");
	buf_add_u64(&out, 2 * (uint64_t)steps);
	buf_add_c(&out, "\"><object name=\"cv\" document=\"cv-246\"/>");
	for (uint32_t i = 0; i < object_count; i++)
		buf_add_c(&out, objects[i]);
	buf_add_char(&out, '<');
	buf_add_c(&out, block);
	buf_add_char(&out, '>');
	buf_add(&out, buf_str(&body));
	buf_add_c(&out, "</");
	buf_add_c(&out, block);
	buf_add_c(&out, "></task>");
	return str_copy_c(arena, buf_str(&out));
}

/* ---- a random attempt: documents made, rewritten, proposed ---- */

static void deed_add(struct dice *dice, uint32_t *made, bool *is_gone, struct buf *out)
{
	static const char *const types[] = {"letter", "report"};
	uint32_t of = *made == 0 ? 0 : 1 + dice_roll(dice, *made), kind = dice_roll(dice, 4);

	if (*made == 0 || (kind < 2 && *made < MADE_MAX)) {
		buf_add_c(out, "do draft.create subject=\"Nháp\" type=");
		buf_add_c(out, types[dice_roll(dice, 2)]);
		kind = dice_roll(dice, 5);
		if (kind == 0 && of > 0) {
			buf_add_c(out, " relation=corrects about=draft-");
			buf_add_u64(out, of);
		} else if (kind > 1) {
			buf_add_c(out, " relation=reply-to about=cv-246");
		}
		++*made;
	} else if (!is_gone[of]) {
		is_gone[of] = kind % 2 == 0;
		buf_add_c(out, is_gone[of] ? "do draft.propose draft-" : "do draft.edit draft-");
		buf_add_u64(out, of);
		if (is_gone[of]) {
			buf_add_c(out, dice_roll(dice, 2) == 0 ? " to=pct" : " to=huy");
		} else {
			buf_add_c(out, " subject=\"Viết lại\" type=");
			buf_add_c(out, types[dice_roll(dice, 2)]);
		}
	}
	buf_add_char(out, '\n');
}

static const char *attempt_draw(struct dice *dice, struct arena *arena)
{
	struct buf out = buf_in(arena);
	bool is_gone[MADE_MAX + 1] = {false};
	uint32_t made = 0, count = 1 + dice_roll(dice, 12);

	for (uint32_t i = 0; i < count; i++)
		deed_add(dice, &made, is_gone, &out);
	return str_copy_c(arena, buf_str(&out));
}

/* ---- every choice ---- */

struct trying {
	const struct mark *mark;
	struct bound_guide bound;
	struct made_list made;
	struct document_id letter;
	uint32_t object_count;
	uint32_t chosen[OBJECTS_MAX]; /* [object] place in made; made.count: none */
	uint32_t best[OBJECTS_MAX];
	struct align_score best_score;
	bool has_best;
	uint32_t tried;
};

static const struct made *chosen_at(const struct trying *trying, uint32_t object)
{
	uint32_t place = trying->chosen[object];

	return place < trying->made.count ? &trying->made.items[place] : NULL;
}

/* What the three objects ask for, said again. */
static bool is_allowed(const struct trying *trying, uint32_t object)
{
	const struct made *made = chosen_at(trying, object), *first = chosen_at(trying, 1);

	for (uint32_t i = 1; made != NULL && i < object; i++) {
		if (trying->chosen[i] == trying->chosen[object])
			return false;
	}
	if (made == NULL)
		return true;
	if (object < 3)
		return made->facts->relation == RELATION_REPLY_TO &&
		       made->facts->about.number == trying->letter.number;
	return made->facts->relation == RELATION_CORRECTS && first != NULL &&
	       made->facts->about.number == first->id.number;
}

static bool scores_better(struct align_score a, struct align_score b)
{
	if (a.cost != b.cost)
		return a.cost < b.cost;
	return a.missing != b.missing ? a.missing < b.missing : a.extra < b.extra;
}

static void choice_weigh(struct trying *trying, struct arena *source)
{
	struct arena arena;
	struct human_reason why = {0};
	struct task_marking marking;

	arena_init(&arena, source->source);
	marking = (struct task_marking){
		.bound = &trying->bound,
		.task = &trying->bound.guide->tasks[0],
		.deeds = &trying->mark->deeds,
		.looking = {&trying->bound, 0, &arena},
		.arena = &arena,
	};
	for (uint32_t i = 1; i <= trying->object_count; i++)
		object_bind(&trying->bound, 0, i, chosen_at(trying, i));
	objects_read(&trying->bound, 0, trying->mark->office, &arena);
	matrix_fill(&marking);
	assert_int_equal(workflow_align(&marking, &arena, &why), ALIGNED);
	trying->tried++;
	if (!trying->has_best || scores_better(marking.alignment.score, trying->best_score)) {
		trying->has_best = true;
		trying->best_score = marking.alignment.score;
		for (uint32_t i = 1; i <= trying->object_count; i++)
			trying->best[i] = trying->chosen[i];
	}
	arena_finish(&arena);
}

static void choices_walk(struct trying *trying, uint32_t object, struct arena *arena)
{
	if (object > trying->object_count) {
		choice_weigh(trying, arena);
		return;
	}
	for (uint32_t place = 0; place <= trying->made.count; place++) {
		trying->chosen[object] = place;
		if (is_allowed(trying, object))
			choices_walk(trying, object + 1, arena);
	}
}

static void the_search_finds_the_first_of_the_best(void **state)
{
	uint32_t most = 0, bound_count = 0;

	(void)state;
	for (uint32_t number = 0; number < CASES; number++) {
		struct arena arena = test_arena();
		struct dice dice = {number};
		uint32_t object_count = 1 + dice_roll(&dice, COUNT(objects));
		const char *guide = guide_draw(&dice, object_count, &arena), *script = attempt_draw(&dice, &arena);
		struct mark mark = marked(&arena, guide, script);
		struct trying trying = {.mark = &mark, .object_count = object_count};
		struct err err = {0};

		assert_int_equal(mark.verdict, VERDICT_GRADED);
		assert_true(guide_bind(mark.bound->guide, mark.office->seed, &arena, &trying.bound, &err));
		trying.letter = trying.bound.tasks[0].objects[0].id;
		trying.made = made_of_deeds(&mark.deeds, mark.office, &arena);
		choices_walk(&trying, 1, &arena);
		most = trying.tried > most ? trying.tried : most;
		for (uint32_t i = 1; i <= object_count; i++) {
			struct str key = mark.bound->tasks[0].objects[i].key;
			bool is_none = trying.best[i] == trying.made.count;

			bound_count += !is_none;
			if (!str_equals(key, is_none ? (struct str){0} : trying.made.items[trying.best[i]].key))
				fail_msg("%u: object %u is %.*s\n%s\n%s", number, i, STR_ARG(key), guide, script);
		}
		arena_finish(&arena);
	}
	/* The draws are not trivial: some have many choices, and many objects are found. */
	assert_true(most > 20 && bound_count > CASES / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_search_finds_the_first_of_the_best),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
