/* Marking exam-like attempts from the journal to the report: guards, alignment with its traceback, findings, JSON.
 *
 *	bench-exam          figures
 *	bench-exam count N  the first N attempts once, without a clock, for callgrind
 *
 * A guide has 10 to 25 steps: two in order, then up to 8 parallel branches, each about a document of its own, with must and
 * graded guards on texts, names and dates. An attempt does most steps, some of them wrong or late, and much else: 10 to 200
 * events. Reference is the second marker alone on the same tables in the same run. */
#include "base/check.h"
#include "grader/mark/parts.h"
#include "grader/report/report.h"
#include "tests/bench/seconds.h"
#include "tests/grader/marking.h"
#include "tests/grader/written.h"
#include "tests/property/random_tree.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXAMS 300
#define BRANCHES_MAX 8

/* ---- guides and attempts ---- */

static const char *const documents[BRANCHES_MAX] = {"cv-246", "cv-251", "cv-87", "kh-77",
                                                    "kh-52",  "hd-09",  "tb-15", "cv-45"};

/* Step `number` of a branch: what it asks for goes round, so that steps of one branch share actions. */
static void step_write(struct buf *out, uint32_t id, uint32_t branch, uint32_t number)
{
	static const char *const opening[] = {
		"\" action=\"document.open\" on=\"$d", "\" action=\"document.direct\" on=\"$d",
		"\" action=\"document.route\" on=\"$d", "\" action=\"document.comment\" on=\"$d"};
	static const char *const guards[] = {
		"\"/>",
		"\"><graded field=\"note\" contains-all=\"báo cáo\" accents=\"ignore\" points=\"0.5\"/>"
		"<graded field=\"note\" contains-any=\"trước, chậm nhất, hạn\" points=\"0.25\"/></step>",
		"\"><must field=\"role\" equals=\"support\"/><graded field=\"to\" one-of=\"kinh-te, tu-phap\" "
		"points=\"0.5\"/><graded field=\"due-on\" at-most=\"2024-06-20T12:00\" points=\"0.25\"/></step>",
		"\"><graded field=\"note\" contains-any=\"xong, đã giao\" points=\"0.5\"/></step>"};

	buf_add_c(out, "<step id=\"s");
	buf_add_u64(out, id);
	buf_add_c(out, "\" points=\"1\" basis=\"t1.1");
	buf_add_c(out, opening[number % 4]);
	buf_add_u64(out, branch);
	buf_add_c(out, guards[number % 4]);
}

static void branch_write(struct buf *out, uint32_t *id, uint32_t branch, uint32_t share)
{
	buf_add_c(out, "<in-order>");
	for (uint32_t i = 0; i < share; i++)
		step_write(out, (*id)++, branch, i);
	buf_add_c(out, "</in-order>");
}

static struct str guide_text(uint32_t steps, uint32_t branches, struct arena *arena)
{
	struct buf out = buf_in(arena);
	uint32_t id = 0, left = steps - 2;

	buf_add_c(&out, "<marking scenario=\"bao-cao-cchc\" version=\"1\"><task ref=\"t1\" points=\"");
	buf_add_u64(&out, steps);
	buf_add_c(&out, "\">");
	for (uint32_t b = 0; b < branches; b++) {
		buf_add_c(&out, "<object name=\"d");
		buf_add_u64(&out, b);
		buf_add_c(&out, "\" document=\"");
		buf_add_c(&out, documents[b]);
		buf_add_c(&out, "\"/>");
	}
	buf_add_c(&out, "<in-order>");
	step_write(&out, id++, 0, 0);
	step_write(&out, id++, 0, 1);
	buf_add_c(&out, "<any-order>");
	for (uint32_t b = 0; b < branches; b++) {
		uint32_t share = left / (branches - b);

		branch_write(&out, &id, b, share);
		left -= share;
	}
	buf_add_c(&out, "</any-order></in-order></task><collateral points=\"0.25\" at-most=\"2\"/></marking>");
	return buf_str(&out);
}

/* The action that step `number` of a branch asks for, right or wrong. */
static void step_try(struct written *written, struct dice *dice, uint32_t branch, uint32_t number)
{
	static const char *const notes[] = {"Làm báo cáo trước 20/6", "Đã giao", "Xong", "Xem lại"};
	static const char *const units[] = {"kinh-te", "tu-phap", "van-phong", "cong-an"};
	const struct pair note = {STR("note"), str_from_c(notes[dice_roll(dice, 4)])};
	const struct pair route[] = {
		{STR("to"), str_from_c(units[dice_roll(dice, 4)])},
		{STR("role"), dice_roll(dice, 6) == 0 ? STR("info") : STR("support")},
		{STR("due_on"), dice_roll(dice, 2) == 0 ? STR("2024-06-20T11:00") : STR("2024-06-20T15:00")},
	};
	struct str document = str_from_c(documents[branch]);

	switch (number % 4) {
	case 1:
		written_add(written, "document.direct", document, &note, 1);
		return;
	case 2:
		written_add(written, "document.route", document, route, 3);
		return;
	case 3:
		written_add(written, "document.comment", document, &note, 1);
		return;
	default:
		written_add(written, "document.open", document, NULL, 0);
	}
}

/* Most steps, each branch mostly in its order and the branches mixed; between them, looking at other documents. */
static struct str attempt_text(const struct scenario *scenario, struct dice *dice, uint32_t steps,
                               uint32_t branches, uint32_t events, struct arena *arena)
{
	static const char *const others[] = {"cv-118", "qd-905", "gm-44", "tb-88"};
	struct written *written = ARENA_NEW(arena, struct written);
	uint32_t next[BRANCHES_MAX] = {0};

	written_begin(written, scenario, arena);
	for (uint32_t i = 0; i < events; i++) {
		uint32_t branch = dice_roll(dice, branches);

		if (dice_roll(dice, events) > steps + steps / 2)
			written_add(written, "document.open", str_from_c(others[dice_roll(dice, 4)]), NULL, 0);
		else if (dice_roll(dice, 6) == 0)
			step_try(written, dice, branch, dice_roll(dice, 4));
		else
			step_try(written, dice, branch, next[branch]++);
	}
	return written_end(written);
}

/* ---- measuring ---- */

enum part {
	PART_REPLAY,
	PART_GUARDS,
	PART_ALIGN,
	PART_SECOND,
	PART_MARK,
	PART_REPORT,
	PART_COUNT
};

struct times {
	double sum[PART_COUNT], worst[PART_COUNT];
	double whole_sum, whole_worst;       /* mark and report */
	double together_sum, together_worst; /* guards, alignment and report */
	uint32_t graded;
};

static double since(double *from)
{
	double now = seconds(), passed = now - *from;

	*from = now;
	return passed;
}

/* The parts that mark() goes through inside, once more by themselves. */
static void parts_measure(const struct guide *guide, const struct journal *journal, struct arena *arena,
                          double best[PART_COUNT])
{
	struct bound_guide bound;
	struct deeds deeds = deeds_of_journal(journal, arena);
	struct task_marking marking;
	struct alignment alignment;
	struct align_score score;
	double from, guards, aligned, second;

	if (!guide_bind(guide, &journal->seed, arena, &bound, NULL))
		return;
	marking = (struct task_marking){.bound = &bound,
	                                .task = &guide->tasks[0],
	                                .deeds = &deeds,
	                                .looking = {&bound, 0, arena},
	                                .arena = arena};
	from = seconds();
	matrix_fill(&marking);
	guards = since(&from);
	const struct align_trace trace = {marking.seen_count, marking.price, marking.missing, 0};

	align(align_plan(&marking.task->tree, arena), &trace, arena, &alignment, NULL);
	aligned = since(&from);
	search_score(&marking.task->tree, &trace, arena, &score, NULL);
	second = since(&from);
	best[PART_GUARDS] = guards < best[PART_GUARDS] ? guards : best[PART_GUARDS];
	best[PART_ALIGN] = aligned < best[PART_ALIGN] ? aligned : best[PART_ALIGN];
	best[PART_SECOND] = second < best[PART_SECOND] ? second : best[PART_SECOND];
}

/* One attempt from its bytes; the better of some runs of each part. */
static void attempt_measure(struct str guide_bytes, struct str text, bool is_counting, struct times *times)
{
	double best[PART_COUNT], whole = 1e9, together;

	for (int part = 0; part < PART_COUNT; part++)
		best[part] = 1e9;
	for (int run = 0; run < (is_counting ? 1 : 3); run++) {
		struct arena arena = test_arena();
		struct buf out = buf_in(&arena);
		struct guide guide;
		struct journal journal;
		struct mark made = {.verdict = VERDICT_NEEDS_HUMAN};
		double from, replay, marked, told;

		if (!guide_read(guide_bytes, STR("guide"), &arena, &guide, NULL))
			return;
		from = seconds();
		if (!journal_read(text, STR("journal"), REPLAY_VERIFY, &arena, NULL, NULL, &journal, NULL))
			return;
		replay = since(&from);
		mark(&guide, &journal, &arena, &made, NULL);
		marked = since(&from);
		report_json(&made, STR("1"), &out);
		told = since(&from);
		best[PART_REPLAY] = replay < best[PART_REPLAY] ? replay : best[PART_REPLAY];
		best[PART_MARK] = marked < best[PART_MARK] ? marked : best[PART_MARK];
		best[PART_REPORT] = told < best[PART_REPORT] ? told : best[PART_REPORT];
		whole = marked + told < whole ? marked + told : whole;
		if (!is_counting)
			parts_measure(&guide, &journal, &arena, best);
		times->graded += run == 0 && made.verdict == VERDICT_GRADED;
		arena_finish(&arena);
	}
	for (int part = 0; part < PART_COUNT; part++) {
		times->sum[part] += best[part];
		times->worst[part] = best[part] > times->worst[part] ? best[part] : times->worst[part];
	}
	together = best[PART_GUARDS] + best[PART_ALIGN] + best[PART_REPORT];
	times->together_sum += together;
	times->together_worst = together > times->together_worst ? together : times->together_worst;
	times->whole_sum += whole;
	times->whole_worst = whole > times->whole_worst ? whole : times->whole_worst;
}

static void row(const char *name, double sum, double worst, const struct times *times)
{
	printf("%-46s %8.1f us, slowest %8.1f; second marker x %5.2f, slowest x %5.2f\n", name, sum / EXAMS * 1e6,
	       worst * 1e6, sum / times->sum[PART_SECOND], worst / times->worst[PART_SECOND]);
}

static void tell(const struct times *times)
{
	static const char *const names[] = {
		[PART_REPLAY] = "reading and proving the journal",
		[PART_GUARDS] = "guards",
		[PART_ALIGN] = "alignment with traceback",
		[PART_SECOND] = "second marker",
		[PART_MARK] = "all of marking, both markers and the null run",
		[PART_REPORT] = "report (JSON)",
	};

	for (int part = 0; part < PART_COUNT; part++)
		row(names[part], times->sum[part], times->worst[part], times);
	row("guards, alignment and report together", times->together_sum, times->together_worst, times);
	row("marking and report", times->whole_sum, times->whole_worst, times);
	printf("%u of %u attempts graded\n", times->graded, EXAMS);
}

int main(int argc, char **argv)
{
	bool is_counting = argc == 3 && strcmp(argv[1], "count") == 0;
	uint32_t exams = is_counting ? (uint32_t)strtoul(argv[2], NULL, 10) : EXAMS;
	struct arena process = test_arena();
	struct scenario scenario;
	struct times times = {0};

	if (!scenario_read(&process, &source_tree_ports, STR(TEST_SCENARIO), &scenario, NULL))
		return 1;
	for (uint32_t i = 0; i < exams; i++) {
		struct arena arena = test_arena();
		struct dice dice = {i * UINT64_C(1000003)};
		uint32_t branches = 2 + dice_roll(&dice, BRANCHES_MAX - 1), steps = 10 + dice_roll(&dice, 16);
		uint32_t events = 10 + dice_roll(&dice, 191);
		struct str text = attempt_text(&scenario, &dice, steps, branches, events, &arena);

		attempt_measure(guide_text(steps, branches, &arena), text, is_counting, &times);
		arena_finish(&arena);
	}
	if (!is_counting)
		tell(&times);
	arena_finish(&process);
	return times.graded == exams ? 0 : 1;
}
