/* The engine's own figures, as ratios within one run: folding a journal, making an attempt, what an attempt holds.
 *
 *	bench-engine          figures
 *	bench-engine count    proves one journal of 61 records, without a clock, for callgrind
 *
 * Reference for time is SHA-256 over the same bytes in the same run, the least a verifier could do. */
#include "base/buf.h"
#include "base/check.h"
#include "journal/journal.h"
#include "journal/seed_json.h"
#include "tests/bench/seconds.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ACTIONS 60 /* what a busy candidate does */

/* The small office with decoys up to `count` documents. */
static const struct seed *office_of(struct arena *arena, uint32_t count)
{
	struct seed *seed = ARENA_NEW(arena, struct seed);
	struct document *documents = ARENA_ARRAY(arena, struct document, count);

	*seed = *small_office(arena);
	for (uint32_t i = 0; i < count; i++) {
		struct document_facts *facts = ARENA_NEW(arena, struct document_facts);
		struct buf key = buf_in(arena);

		documents[i] = seed->documents[i < seed->document_count ? i : 4];
		*facts = *documents[i].facts;
		if (i >= seed->document_count) {
			buf_add_c(&key, "cv-");
			buf_add_u64(&key, i);
			facts->key = buf_str(&key);
		}
		documents[i].facts = facts;
	}
	seed->documents = documents;
	seed->document_count = count;
	seed_index(seed, arena);
	return seed;
}

struct play {
	const struct seed *seed;
	struct str start_line;
	struct journal_start start;
};

static struct play play_of(struct arena *arena, uint32_t count)
{
	struct play play = {.seed = office_of(arena, count)};

	play.start_line = seed_write(play.seed, arena);
	play.start = (struct journal_start){
		.engine = STR("bench"), .rules = OFFICE_RULES_VERSION, .scenario = STR("nho")};
	play.start.start = sha256_of(play.start_line);
	return play;
}

/* An attempt of ACTIONS accepted commands on one document after the other; its journal is written to `text`. */
static void attempt_play(const struct play *play, struct arena *attempt, struct buf *text)
{
	struct office office;
	struct chain chain;
	struct arena request = test_arena();
	struct entry entry;

	office_init(&office, play->seed, attempt);
	entry = chain_start(&chain, &office, &play->start, 1718672400000, &request);
	for (unsigned i = 0; i <= ACTIONS; i++) {
		struct command command;

		if (text != NULL) {
			buf_add(text, entry.line);
			buf_add_char(text, '\n');
		}
		arena_reset(&request);
		command = small_command(
			&request, play->seed, "ct", i % 2 == 0 ? "document.direct" : "document.comment",
			i % 3 == 0 ? "trinh" : "giao", "note=Giao phòng chủ trì, báo cáo trước 11 giờ", NULL);
		entry = chain_append(&chain, &command, chain.at_ms + 1, &request);
	}
	arena_finish(&request);
}

static void bench_memory(void)
{
	uint32_t counts[] = {15, 10000};
	size_t bytes[2];

	for (unsigned i = 0; i < 2; i++) {
		struct arena process = test_arena(), attempt = test_arena();
		struct play play = play_of(&process, counts[i]);

		attempt_play(&play, &attempt, NULL);
		bytes[i] = attempt.taken_bytes;
		arena_finish(&attempt);
		arena_finish(&process);
	}
	printf("memory of an attempt after %d actions, 10,000 documents : 15      %zu : %zu bytes = %.2f\n",
	       ACTIONS, bytes[1], bytes[0], (double)bytes[1] / (double)bytes[0]);
}

static void bench_create(void)
{
	uint32_t counts[] = {15, 10000};
	double each[2];

	for (unsigned i = 0; i < 2; i++) {
		struct arena process = test_arena();
		struct play play = play_of(&process, counts[i]);
		double since = seconds();
		enum {
			TIMES = 2000
		};

		for (unsigned k = 0; k < TIMES; k++) {
			struct arena attempt = test_arena();
			struct office office;
			struct chain chain;

			office_init(&office, play.seed, &attempt);
			chain_start(&chain, &office, &play.start, 1718672400000, &attempt);
			arena_finish(&attempt);
		}
		each[i] = (seconds() - since) / TIMES;
		arena_finish(&process);
	}
	printf("making an attempt, 10,000 documents : 15                          %.1f : %.1f us = %.2f\n",
	       each[1] * 1e6, each[0] * 1e6, each[1] / each[0]);
}

/* Deciding and folding alone: no digest, no chain, no journal. */
static double decide_each(const struct seed *seed)
{
	enum {
		TIMES = 300
	};
	struct arena process = test_arena();
	struct command commands[ACTIONS];
	double taken = 0;

	for (unsigned i = 0; i < ACTIONS; i++)
		commands[i] = small_command(&process, seed, "ct", i % 2 == 0 ? "document.direct" : "document.comment",
		                            i % 3 == 0 ? "trinh" : "giao",
		                            "note=Giao phòng chủ trì, báo cáo trước 11 giờ", NULL);
	for (unsigned k = 0; k < TIMES; k++) {
		struct arena attempt = test_arena();
		struct office office;
		double since;

		small_start(&office, seed, &attempt);
		since = seconds();
		for (unsigned i = 0; i < ACTIONS; i++) {
			if (small_do(&office, commands[i]) != 0)
				abort();
		}
		taken += seconds() - since;
		arena_finish(&attempt);
	}
	arena_finish(&process);
	return taken / TIMES / ACTIONS;
}

/* Each action by itself, on the desk of who may do it; what has to be done before is done before the clock. */
static const struct one_action {
	const char *actor, *action, *object, *pairs[4];
	const char *before; /* an earlier row's action, done first */
} each_action[] = {
	{"vt", "document.register", "nhan", {"book=den"}, NULL},
	{"ct", "document.open", "trinh", {NULL}, NULL},
	{"ct", "document.direct", "trinh", {"note=Giao phòng chủ trì, báo cáo trước 11 giờ"}, NULL},
	{"ct", "document.route", "trinh", {"to=kinh-te", "role=main", "due_on=2024-06-18T16:00"}, NULL},
	{"ct", "document.comment", "giao", {"note=Đề nghị báo tiến độ"}, NULL},
	{"ct", "document.remind", "giao", {"to=kinh-te", "degree=reminder", "text=Đề nghị báo cáo ngay"}, NULL},
	{"ct",
     "document.ask_opinion",
     "giao",
     {"to=van-hoa", "due_on=2024-06-18T16:00", "note=Có ý kiến gì không?"},
     NULL},
	{"ct", "document.finish", "trinh", {NULL}, NULL},
	{"ct", "document.mark", "trinh", {NULL}, NULL},
	{"ct", "meeting.accept", "trinh", {NULL}, NULL},
	{"ct", "meeting.delegate", "trinh", {"to=pct", "note=Dự thay tôi"}, NULL},
	{"ct", "dossier.open", NULL, {"dossier=viec-chung", "title=Việc chung", "retention=5-years"}, NULL},
	{"ct", "dossier.add", "trinh", {"dossier=viec-chung"}, "dossier.open"},
	{"ct",
     "authority.delegate",
     NULL,
     {"to=pct", "from_on=2024-06-18T08:00", "until_on=2024-06-18T12:00", "reason=Đi công tác ở thành phố"},
     NULL},
	{"ct", "office.export", NULL, {"what=statistics"}, NULL},
	{"ct", "draft.create", NULL, {"type=letter", "subject=báo cáo quý II", "body=Kính gửi huyện."}, NULL},
	{"ct",
     "draft.edit",
     "draft-1",
     {"type=letter", "subject=báo cáo quý III", "body=Kính gửi huyện."},
     "draft.create"},
};

static struct command command_of(struct arena *arena, const struct seed *seed, const struct one_action *row)
{
	return small_command(arena, seed, row->actor, row->action, row->object, row->pairs[0], row->pairs[1],
	                     row->pairs[2], row->pairs[3], NULL);
}

static double one_each(const struct seed *seed, const struct one_action *row)
{
	enum {
		TIMES = 2000
	};
	struct arena process = test_arena();
	struct command command = command_of(&process, seed, row);
	double taken = 0;

	for (unsigned k = 0; k < TIMES; k++) {
		struct arena attempt = test_arena();
		struct office office;
		double since;

		small_start(&office, seed, &attempt);
		for (size_t i = 0; i < COUNT(each_action) && row->before != NULL; i++) {
			if (strcmp(each_action[i].action, row->before) == 0 &&
			    small_do(&office, command_of(&attempt, seed, &each_action[i])) != 0)
				abort();
		}
		since = seconds();
		if (small_do(&office, command) != 0) {
			fprintf(stderr, "%s is refused\n", row->action);
			exit(1);
		}
		taken += seconds() - since;
		arena_finish(&attempt);
	}
	arena_finish(&process);
	return taken / TIMES;
}

static void bench_each(void)
{
	struct arena process = test_arena();
	const struct seed *few = office_of(&process, 15), *many = office_of(&process, 10000);

	for (size_t i = 0; i < COUNT(each_action); i++) {
		double small = one_each(few, &each_action[i]), large = one_each(many, &each_action[i]);

		printf("    %-22s 10,000 documents : 15                         %.2f : %.2f us = %.2f\n",
		       each_action[i].action, large * 1e6, small * 1e6, large / small);
	}
	arena_finish(&process);
}

static void bench_decide(void)
{
	struct arena process = test_arena();
	double few = decide_each(office_of(&process, 15)), many = decide_each(office_of(&process, 10000));

	printf("deciding and folding an action, 10,000 documents : 15             %.2f : %.2f us = %.2f\n",
	       many * 1e6, few * 1e6, many / few);
	arena_finish(&process);
}

static double hash_time(struct str text)
{
	double since = seconds();
	struct sha256 hash = {{0}};
	enum {
		TIMES = 20
	};

	for (unsigned i = 0; i < TIMES; i++) {
		hash = sha256_of(text);
		if (hash.bytes[0] == 1 && hash.bytes[1] == 2 && hash.bytes[2] == 3 && hash.bytes[3] == 4)
			abort();
	}
	return (seconds() - since) / TIMES;
}

static void bench_fold(void)
{
	static const struct {
		enum replay_mode mode;
		const char *name;
	} modes[] = {{REPLAY_TRUST, "folding (service)"}, {REPLAY_VERIFY, "verifying (grader)"}};
	struct arena process = test_arena(), attempt = test_arena();
	struct play play = play_of(&process, 15);
	struct buf text = buf_in(&process);
	double hashing;

	buf_add(&text, play.start_line);
	buf_add_char(&text, '\n');
	attempt_play(&play, &attempt, &text);
	hashing = hash_time(buf_str(&text));
	for (unsigned i = 0; i < COUNT(modes); i++) {
		double since = seconds(), taken;
		enum {
			TIMES = 20
		};

		for (unsigned k = 0; k < TIMES; k++) {
			struct arena scratch = test_arena();
			struct journal journal;

			if (!journal_read(buf_str(&text), STR("bench"), modes[i].mode, &scratch, NULL, NULL, &journal,
			                  NULL))
				abort();
			arena_finish(&scratch);
		}
		taken = (seconds() - since) / TIMES;
		printf("%-19s %8.0f records a second, %5.1f x the time of SHA-256 over the same bytes\n",
		       modes[i].name, (ACTIONS + 1) / taken, taken / hashing);
	}
	printf("a record                                                          %zu bytes on average\n",
	       (text.len - play.start_line.len) / (ACTIONS + 1));
	arena_finish(&attempt);
	arena_finish(&process);
}

static int count_once(void)
{
	struct arena process = test_arena(), attempt = test_arena();
	struct play play = play_of(&process, 15);
	struct buf text = buf_in(&process);
	struct journal journal;
	bool is_read;

	buf_add(&text, play.start_line);
	buf_add_char(&text, '\n');
	attempt_play(&play, &attempt, &text);
	is_read = journal_read(buf_str(&text), STR("bench"), REPLAY_VERIFY, &process, NULL, NULL, &journal, NULL);
	printf("%u records\n", is_read ? journal.record_count : 0);
	arena_finish(&attempt);
	arena_finish(&process);
	return is_read ? 0 : 1;
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "count") == 0)
		return count_once();
	bench_fold();
	bench_create();
	bench_decide();
	bench_each();
	bench_memory();
	return 0;
}
