/* tests/unit/cli/publication_test.c - from the attempts' last lines to a signed publication and its proofs. */
#include "cli/publication.h"

#include "base/check.h"
#include "journal/membership.h"
#include "journal/receipt.h"
#include "journal/record.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct world {
	struct arena arena;
	char folder[32];
	struct str key_path;
	struct receipt_key *key;
	struct last_line lines[4];
};

/* A record as the service writes it, with other numbers for other attempts. */
static struct last_line last_line(struct arena *arena, uint64_t attempt, const char *candidate, uint32_t seq,
                                  const char *action)
{
	const struct record record = {
		.seq = seq,
		.at_ms = 1718678861000 + (int64_t)attempt,
		.actor = STR("system"),
		.action = str_from_c(action),
	};
	return (struct last_line){
		.attempt = attempt,
		.candidate = str_from_c(candidate),
		.is_closed = str_equals(record.action, STR("attempt.close")),
		.last = {seq, record.at_ms, record_write(&record, arena)},
	};
}

static int set_up(void **state)
{
	struct world *world = calloc(1, sizeof(*world));
	struct err err = {0};
	assert_non_null(world);
	world->arena = test_arena();
	strcpy(world->folder, "/tmp/saban-key-XXXXXX");
	assert_non_null(mkdtemp(world->folder));
	struct buf path = buf_in(&world->arena);
	buf_add_c(&path, world->folder);
	buf_add_c(&path, "/receipt.pem");
	world->key_path = buf_str(&path);
	world->key = receipt_key_open(world->key_path, &world->arena, &err);
	assert_non_null(world->key);
	world->lines[0] = last_line(&world->arena, 3, "003", 41, "attempt.close");
	world->lines[1] = last_line(&world->arena, 4, "001", 8, "document.open");
	world->lines[2] = last_line(&world->arena, 9, "002", 16, "attempt.close");
	world->lines[3] = last_line(&world->arena, 12, "001", 2, "attempt.close");
	*state = world;
	return 0;
}

static int tear_down(void **state)
{
	struct world *world = *state;
	receipt_key_close(world->key);
	unlink(str_copy_c(&world->arena, world->key_path));
	rmdir(world->folder);
	arena_finish(&world->arena);
	free(world);
	return 0;
}

static struct publication make(struct world *world)
{
	struct publication publication = {.leaf_count = 0};
	struct err err = {0};
	assert_true(publication_make(STR("bao-cao-cchc"), world->lines, COUNT(world->lines), world->key,
	                             &world->arena, &publication, &err));
	return publication;
}

static void test_closed_attempts_are_its_leaves(void **state)
{
	struct world *world = *state;
	struct publication publication = make(world);
	assert_int_equal(publication.leaf_count, 3);
	assert_null(publication_find(&publication, 4));
	const struct leaf *leaf = publication_find(&publication, 9);
	assert_int_equal(leaf->record_count, 17);
	assert_true(sha256_equals(leaf->head, sha256_of(world->lines[2].last.line)));
}

static void test_its_signature_holds(void **state)
{
	struct world *world = *state;
	struct publication publication = make(world);
	struct str text = publication_text(publication.scenario, publication.leaf_count, publication.root,
	                                   &world->arena);
	assert_true(receipt_verify(text, publication.seal.signature, publication.seal.key));
	text = publication_text(publication.scenario, publication.leaf_count - 1, publication.root,
	                        &world->arena);
	assert_false(receipt_verify(text, publication.seal.signature, publication.seal.key));
}

/* The file that the candidate downloaded long before. */
static void test_a_leaf_has_the_hash_of_the_receipt(void **state)
{
	struct world *world = *state;
	struct publication publication = make(world);
	const struct receipt_body body = {
		.attempt = 9,
		.candidate = STR("002"),
		.scenario = STR("bao-cao-cchc"),
		.record_count = 17,
		.head = sha256_of(world->lines[2].last.line),
		.closed_at_ms = 1718678861009,
	};
	struct str text = receipt_text_write(&body, &world->arena);
	struct seal seal;
	struct err err = {0};
	receipt_key_public(world->key, seal.key);
	assert_true(receipt_key_sign(world->key, text, seal.signature, &err));
	assert_true(sha256_equals(publication_find(&publication, 9)->receipt,
	                          sha256_of(receipt_file_write(text, &seal, &world->arena))));
}

static void test_the_same_again_has_the_same_bytes(void **state)
{
	struct world *world = *state;
	struct publication first = make(world), second = make(world);
	assert_true(
		str_equals(publication_write(&first, &world->arena), publication_write(&second, &world->arena)));
}

static void test_no_number_of_a_candidate_is_told(void **state)
{
	struct world *world = *state;
	world->lines[0].candidate = STR("TS:4711");
	struct publication publication = make(world);
	struct str bytes = publication_write(&publication, &world->arena);
	assert_int_equal(str_find(bytes, STR("TS:")), bytes.len);
}

static void test_every_proof_holds(void **state)
{
	struct world *world = *state;
	struct publication publication = make(world);
	const struct attempt_proof *proofs = publication_proofs(&publication, &world->arena);
	for (size_t i = 0; i < publication.leaf_count; i++) {
		struct membership membership;
		struct err err = {0};
		assert_int_equal(proofs[i].attempt, publication.leaves[i].attempt);
		assert_true(membership_read(proofs[i].proof, STR("proof"), &world->arena, &membership, &err));
		assert_int_equal(membership.leaf.attempt, proofs[i].attempt);
		assert_true(membership_holds(&membership, &world->arena));
		assert_true(sha256_equals(membership.root, publication.root));
	}
}

static void test_nobody_closed_is_an_err(void **state)
{
	struct world *world = *state;
	struct publication publication;
	struct err err = {0};
	assert_false(publication_make(STR("bao-cao-cchc"), &world->lines[1], 1, world->key, &world->arena,
	                              &publication, &err));
	assert_int_equal(err.class, ERR_MISSING);
}

static void test_a_closed_attempt_ends_with_its_close(void **state)
{
	struct world *world = *state;
	struct publication publication;
	struct err err = {0};
	world->lines[1].is_closed = true;
	assert_false(publication_make(STR("bao-cao-cchc"), world->lines, COUNT(world->lines), world->key,
	                              &world->arena, &publication, &err));
	assert_int_equal(err.class, ERR_INTERNAL);
	assert_true(str_equals(err.source, STR("attempt 4")));
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(test_closed_attempts_are_its_leaves),
		CASE(test_its_signature_holds),
		CASE(test_a_leaf_has_the_hash_of_the_receipt),
		CASE(test_the_same_again_has_the_same_bytes),
		CASE(test_no_number_of_a_candidate_is_told),
		CASE(test_every_proof_holds),
		CASE(test_nobody_closed_is_an_err),
		CASE(test_a_closed_attempt_ends_with_its_close),
	};
	return cmocka_run_group_tests_name("cli/publication", tests, NULL, NULL);
}
