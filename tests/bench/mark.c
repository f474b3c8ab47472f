/* Marking whole attempts: read, prove, fold, align twice, judge, report, as `grader grade` does for each of many.
 *
 *	bench-mark
 *
 * Reference is SHA-256 over the same journals in the same run, the least that proving them could take. */
#include "base/buf.h"
#include "base/check.h"
#include "grader/report/report.h"
#include "tests/bench/seconds.h"
#include "tests/grader/marking.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"

#include <stdio.h>

#define ROUNDS 300

static const char *const attempts[] = {
	"do document.open cv-246\ndo document.direct cv-246 note=\"Giao dự thảo báo cáo trước ngày 20/6\"\n"
	"do document.route cv-246 to=kinh-te role=main due_on=2024-06-20T11:00\n"
	"do document.route cv-246 to=van-hoa-xa-hoi role=support\ndo document.route cv-246 to=pct role=info\n",
	"do document.open cv-251\ndo document.open cv-246\ndo document.route cv-246 to=van-phong role=main\n"
	"do document.retake cv-246 to=van-phong\ndo document.route cv-246 to=kinh-te role=main\n"
	"do document.comment cv-251 note=\"Xem\"\nwait PT9M\ndo document.direct cv-246 note=\"Làm\"\n",
	"wait PT1M\n",
};

struct counts {
	uint64_t marked, records, bytes;
	size_t bytes_held; /* most of one attempt */
};

static void mark_one(const struct guide *guide, struct str journal_text, struct counts *counts)
{
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	struct journal journal;
	struct mark made;

	if (journal_read(journal_text, STR("journal"), REPLAY_VERIFY, &arena, NULL, NULL, &journal, NULL) &&
	    mark(guide, &journal, &arena, &made, NULL) && made.verdict == VERDICT_GRADED) {
		report_json(&made, STR("1"), &out);
		counts->marked++;
		counts->records += journal.record_count;
		counts->bytes += journal_text.len;
	}
	counts->bytes_held = arena.taken_bytes > counts->bytes_held ? arena.taken_bytes : counts->bytes_held;
	arena_finish(&arena);
}

int main(void)
{
	struct arena arena = test_arena();
	struct str journals[COUNT(attempts)];
	struct guide guide;
	struct counts counts = {0};
	double from, took, hashed;
	uint8_t sum = 0;

	if (!guide_read(fixture_read(&arena, "fixtures/scenarios/bao-cao-cchc/marking.xml"), STR("guide"), &arena,
	                &guide, NULL))
		return 1;
	for (size_t i = 0; i < COUNT(attempts); i++)
		journals[i] = played(&arena, attempts[i]);
	from = seconds();
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < COUNT(attempts); i++)
			mark_one(&guide, journals[i], &counts);
	}
	took = seconds() - from;
	from = seconds();
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < COUNT(attempts); i++)
			sum ^= sha256_of(journals[i]).bytes[0];
	}
	hashed = seconds() - from;
	printf("attempts marked   %8.0f a minute and core\n", (double)counts.marked / took * 60);
	printf("records replayed  %8.0f a second\n", (double)counts.records / took);
	printf("of one attempt    %8.0f us, %.1f times SHA-256 of its journal\n",
	       took / (double)counts.marked * 1e6, took / hashed);
	printf("memory            %8zu KiB at most for one attempt%s\n", counts.bytes_held / 1024,
	       sum == 255 ? "." : "");
	arena_finish(&arena);
	return counts.marked == (uint64_t)ROUNDS * COUNT(attempts) ? 0 : 1;
}
