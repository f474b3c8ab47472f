/* Random offices: whatever people and time do, in whatever order, the engine keeps its promises and the journal proves
 * them. Each run is a seed number; a failure names it.
 *
 * The auditor checks after every step: at most one open main handler a document, arrival numbers without gap or repeat,
 * a fork that ends where the office ends, nothing after the close. At the end the journal is verified. */
#include "base/buf.h"
#include "base/check.h"
#include "journal/digest.h"
#include "journal/journal.h"
#include "journal/seed_json.h"
#include "office/desk_index.h"
#include "office/list_index.h"
#include "office/meeting.h"
#include "office/register.h"
#include "tests/support/memory.h"
#include "tests/support/small_office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define RUNS 200
#define STEPS 60

struct sim {
	struct arena arena;
	struct office office;
	struct chain chain;
	struct buf text;
	uint64_t random;
	int64_t at_ms;
};

static uint32_t pick(struct sim *sim, uint32_t below)
{
	sim->random = sim->random * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(sim->random >> 33) % below;
}

#define PICK(sim, texts) (texts)[pick(sim, COUNT(texts))]

static void put(struct sim *sim, const struct entry *entry)
{
	buf_add(&sim->text, entry->line);
	buf_add_char(&sim->text, '\n');
}

static void sim_open(struct sim *sim, uint64_t number)
{
	struct journal_start start = {
		.engine = STR("test"), .rules = OFFICE_RULES_VERSION, .scenario = STR("nho")};
	const struct seed *seed;
	struct entry entry;

	memset(sim, 0, sizeof(*sim));
	sim->arena = test_arena();
	sim->random = number * 2654435761u + 1;
	sim->at_ms = 1718672400000;
	sim->text = buf_in(&sim->arena);
	seed = small_office(&sim->arena);
	entry.line = seed_write(seed, &sim->arena);
	start.start = sha256_of(entry.line);
	put(sim, &entry);
	office_init(&sim->office, seed, &sim->arena);
	entry = chain_start(&sim->chain, &sim->office, &start, sim->at_ms, &sim->arena);
	put(sim, &entry);
}

/* A command somebody might give: mostly sensible words, in any combination. */
static struct command random_command(struct sim *sim)
{
	static const char *const actions[] = {
		"document.open",   "document.direct", "document.route",   "document.route",  "document.route",
		"document.retake", "document.return", "document.comment", "document.finish", "attempt.hand_in"};
	static const char *const objects[] = {"moi",   "toi",  "nhan", "so",       "trinh",
	                                      "trinh", "giao", "xong", "khong-co", ""};
	static const char *const recipients[] = {"to=kinh-te", "to=van-hoa", "to=pct", "to=ct",
	                                         "to=kt",      "to=ai-do",   "to="};
	static const char *const roles[] = {"role=main", "role=support", "role=info", "role=x"};
	static const char *const dues[] = {"due_on=2024-06-20T11:00", "due_on=2024-06-01",
	                                   "due_on=", "due_on=mai"};
	const char *action = PICK(sim, actions);
	const char *object = PICK(sim, objects);

	if (strcmp(action, "document.route") == 0)
		return small_command(&sim->arena, sim->office.seed, "ct", action, object, PICK(sim, recipients),
		                     PICK(sim, roles), PICK(sim, dues), NULL);
	if (strcmp(action, "document.retake") == 0)
		return small_command(&sim->arena, sim->office.seed, "ct", action, object, PICK(sim, recipients),
		                     NULL);
	if (strcmp(action, "document.return") == 0)
		return small_command(&sim->arena, sim->office.seed, "ct", action, object, "reason=không thuộc xã này",
		                     NULL);
	if (strcmp(action, "document.direct") == 0 || strcmp(action, "document.comment") == 0)
		return small_command(&sim->arena, sim->office.seed, "ct", action, object, "note=báo cáo \"gấp\"",
		                     NULL);
	/* Handing in ends the run: seldom. */
	if (strcmp(action, "attempt.hand_in") == 0 && pick(sim, 10) != 0)
		return small_command(&sim->arena, sim->office.seed, "ct", "document.open", object, NULL);
	return small_command(&sim->arena, sim->office.seed, "ct", action, object, NULL);
}

static void audit_mains(const struct office *office)
{
	for (uint32_t number = 1; number <= office->seed->document_count; number++) {
		const struct document *document = office_document(office, (struct document_id){number});
		unsigned mains = 0;

		for (size_t i = 0; i < document->assignment_count; i++)
			mains += document->assignments[i].role == ROUTE_MAIN &&
			         document->assignments[i].state == ASSIGNMENT_OPEN;
		assert_true(mains <= 1);
	}
}

static void audit_numbers(const struct office *office)
{
	uint32_t next = office_book_next(office, (struct book_id){1});
	uint32_t seen = 0;

	for (uint32_t number = 1; number <= office->seed->document_count; number++) {
		uint32_t arrival = office_document(office, (struct document_id){number})->arrival_number;

		assert_true(arrival < next);
		seen += arrival >= 7;
	}
	assert_int_equal(seen, next - 7);
}

/* The index tells of every person's desk what looking at all documents tells. */
static void audit_desk(const struct office *office, const struct desk_index *index, struct arena *arena)
{
	struct party_id person = office->candidate;
	struct desk_counts counts = desk_count(index, office);
	uint32_t unread = 0;

	for (enum drawer drawer = 0; drawer < DRAWER_COUNT; drawer++) {
		struct desk_walk walk = desk_walk(index, office, drawer, arena);
		size_t count;
		const struct document_id *list = desk_list(office, person, drawer, arena, &count);

		assert_int_equal(counts.drawers[drawer], count);
		for (size_t i = 0; i < count; i++) {
			const struct document *document = office_document(office, list[i]);

			assert_ptr_equal(desk_walk_next(&walk), document);
			unread += drawer == DRAWER_ALL && desk_is_unread(person, document);
		}
		assert_null(desk_walk_next(&walk));
	}
	assert_int_equal(counts.unread, unread);
}

/* The same of the long lists, whole and in slices, and of the invitations. */
static void audit_lists(const struct office *office, const struct desk_index *index, struct arena *arena)
{
	const struct list_index *lists = desk_lists(index, office);
	size_t count, whole, all;
	struct party_id person = office->candidate;
	uint32_t meetings = 0;

	for (uint32_t number = 1; number <= office_document_count(office); number++)
		meetings += meeting_awaits(office, person, office_document(office, (struct document_id){number}));
	assert_int_equal(desk_count(index, office).meetings, meetings);
	for (unsigned is_everybodys = 0; is_everybodys < 2; is_everybodys++) {
		uint32_t listed = 0;

		for (uint32_t number = 1; number <= office_document_count(office); number++) {
			const struct document *document = office_document(office, (struct document_id){number});

			listed += is_everybodys ? document_invites(document) && desk_shows(office, person, document)
			                        : meeting_is_his(office, person, document);
		}
		meeting_list(index, office, person, is_everybodys, arena, &count);
		assert_int_equal(count, listed);
	}
	if (lists == NULL)
		return;
	const struct work *works = work_list(office, person, arena, &whole);
	for (size_t from = 0; from <= whole; from++) {
		const struct work *slice = list_work(lists, office, from, 3, arena, &count, &all);

		assert_int_equal(all, whole);
		assert_int_equal(count, whole - from < 3 ? whole - from : 3);
		for (size_t i = 0; i < count; i++) {
			assert_ptr_equal(slice[i].assignment, works[from + i].assignment);
			assert_int_equal(slice[i].state, works[from + i].state);
		}
	}
	for (uint16_t book = 1; book <= office->seed->book_count; book++) {
		const struct document_id *ids = register_list(office, person, (struct book_id){book}, CIVIL_NO_DAY,
		                                              CIVIL_NO_DAY, arena, &whole);

		for (size_t from = 0; from <= whole; from++) {
			const struct document_id *slice = list_register(lists, office, (struct book_id){book}, from, 2,
			                                                arena, &count, &all);

			assert_int_equal(all, whole);
			assert_int_equal(count, whole - from < 2 ? whole - from : 2);
			for (size_t i = 0; i < count; i++)
				assert_int_equal(slice[i].number, ids[from + i].number);
		}
	}
	const struct unit_work *units = statistics_of_units(office, person, arena, &whole);
	const struct unit_work *quick = list_statistics(lists, office, arena, &count);
	assert_int_equal(count, whole);
	for (size_t i = 0; i < count; i++) {
		assert_true(party_is(quick[i].unit, units[i].unit));
		assert_int_equal(quick[i].done, units[i].done);
		assert_int_equal(quick[i].open, units[i].open);
		assert_int_equal(quick[i].late, units[i].late);
	}
}

static void audit_desks(const struct office *office)
{
	struct arena arena = test_arena();
	uint32_t count = office->seed->party_count;
	struct party_id *everybody = ARENA_ARRAY(&arena, struct party_id, count);
	struct seed seed = *office->seed;
	struct office shown = *office;
	const struct desk_index *index;

	for (uint32_t i = 0; i < count; i++)
		everybody[i] = (struct party_id){(uint16_t)(i + 1)};
	seed.seats = everybody;
	seed.seat_count = count;
	shown.seed = &seed;
	index = desk_index_of(&seed, &arena);
	for (uint32_t i = 0; i < count; i++) {
		shown.candidate = everybody[i];
		audit_desk(&shown, index, &arena);
		audit_lists(&shown, index, &arena);
	}
	arena_finish(&arena);
}

static void append(struct sim *sim, const struct command *command)
{
	struct arena request = test_arena();
	struct office fork;
	struct chain draft = sim->chain;
	struct entry entry;
	bool was_closed = sim->office.phase == PHASE_CLOSED;

	office_fork(&fork, &sim->office, &request);
	draft.office = &fork;
	entry = chain_append(&draft, command, sim->at_ms, &request);
	assert_true(!was_closed || entry.decision.refusal.code == REFUSED_attempt_closed);
	if (!was_closed) {
		chain_fold(&sim->chain, &entry);
		put(sim, &entry);
		assert_true(
			sha256_equals(office_digest(&sim->office, sim->chain.start, &request), entry.record.digest));
	}
	arena_finish(&request);
	audit_mains(&sim->office);
	audit_numbers(&sim->office);
	audit_desks(&sim->office);
}

static void sim_step(struct sim *sim)
{
	struct command command;

	sim->at_ms += pick(sim, 60000);
	while (office_due(&sim->office, chain_office_ms(&sim->chain, sim->at_ms), &command))
		append(sim, &command);
	command = random_command(sim);
	command.office_ms = chain_office_ms(&sim->chain, sim->at_ms);
	append(sim, &command);
	while (office_due(&sim->office, chain_office_ms(&sim->chain, sim->at_ms), &command))
		append(sim, &command);
}

static void the_engine_keeps_its_promises(void **state)
{
	UNUSED(state);
	for (uint64_t number = 0; number < RUNS; number++) {
		struct sim sim;
		struct journal journal;
		struct err err;

		sim_open(&sim, number);
		for (unsigned step = 0; step < STEPS; step++)
			sim_step(&sim);
		if (!journal_read(buf_str(&sim.text), STR("sim"), REPLAY_VERIFY, &sim.arena, NULL, NULL, &journal,
		                  &err)) {
			fprintf(stderr, "run %llu: %.*s\n", (unsigned long long)number, STR_ARG(err.what));
			fail();
		}
		assert_true(sha256_equals(journal.head, sim.chain.head));
		arena_finish(&sim.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(the_engine_keeps_its_promises)};

	return cmocka_run_group_tests_name("property/office", tests, NULL, NULL);
}
