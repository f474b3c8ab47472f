/* root.json and proof.json: their bytes, that nothing else is read as one, and that each leaf proves its membership. The
 * root was computed by another program from the three objects. */
#include "journal/membership.h"

#include "base/check.h"
#include "base/limits.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ROOT "fb9d2651f8a23e92cc5071751b8890b98b3e0060b523a1589d6a2e3b9ac91336"
#define LEAF_9 "687280d2352d435fc978cafaed1faa9777d057f0839d8732ddd5b92da9681b06"
#define NODE_7_9 "bf65d63817578b7d8bdd16c1d95123eff74d4a003e18fcb97508c99f1f53c114"

static struct leaf leaf_of(uint64_t attempt, uint32_t records, struct arena *arena)
{
	struct buf head = buf_in(arena), receipt = buf_in(arena);

	buf_add_c(&head, "head ");
	buf_add_u64(&head, attempt);
	buf_add_c(&receipt, "receipt ");
	buf_add_u64(&receipt, attempt);
	return (struct leaf){attempt, records, sha256_of(buf_str(&head)), sha256_of(buf_str(&receipt))};
}

/* Three attempts, with a signature of ones. */
static struct publication publication_make(struct arena *arena)
{
	struct leaf *leaves = ARENA_ARRAY(arena, struct leaf, 3);
	struct publication publication = {.scenario = STR("bao-cao-cchc"), .leaves = leaves, .leaf_count = 3};
	struct merkle tree;

	leaves[0] = leaf_of(7, 42, arena);
	leaves[1] = leaf_of(9, 17, arena);
	leaves[2] = leaf_of(12, 3, arena);
	tree = publication_tree(leaves, 3, arena);
	publication.root = merkle_root(&tree);
	memset(&publication.seal, 1, sizeof(publication.seal));
	return publication;
}

static void the_root_is_that_of_the_objects(void **state)
{
	struct arena arena = test_arena();
	struct publication publication = publication_make(&arena);

	UNUSED(state);
	assert_true(str_equals(sha256_hex(&arena, publication.root), STR(ROOT)));
	assert_true(str_equals(sha256_hex(&arena, leaf_hash(&publication.leaves[1], &arena)), STR(LEAF_9)));
	arena_finish(&arena);
}

static void the_text_that_is_signed(void **state)
{
	struct arena arena = test_arena();
	struct publication publication = publication_make(&arena);

	UNUSED(state);
	assert_true(str_equals(publication_text(publication.scenario, 3, publication.root, &arena),
	                       STR("saban-root-1\nscenario bao-cao-cchc\nattempts 3\nroot " ROOT "\n")));
	arena_finish(&arena);
}

static void it_is_one_canonical_line(void **state)
{
	struct arena arena = test_arena();
	struct publication publication = publication_make(&arena);
	struct str line = publication_write(&publication, &arena);

	UNUSED(state);
	assert_true(str_starts_with(
		line, STR("{\"format\":\"saban-root-1\",\"scenario\":\"bao-cao-cchc\",\"count\":3,\"leaves\":["
	              "{\"attempt\":7,\"records\":42,\"head\":\"")));
	assert_true(str_find(line, STR("],\"root\":\"" ROOT "\",\"signature\":\"0101")) < line.len);
	assert_true(str_ends_with(line, STR("0101\"}")));
	assert_int_equal(str_index_of(line, '\n'), line.len);
	arena_finish(&arena);
}

static void what_was_written_is_read(void **state)
{
	struct arena arena = test_arena();
	struct publication publication = publication_make(&arena), back;
	struct str line = publication_write(&publication, &arena);
	struct buf ended = buf_in(&arena);

	UNUSED(state);
	buf_add(&ended, line);
	buf_add_char(&ended, '\n');
	assert_true(publication_read(buf_str(&ended), STR("root.json"), &arena, &back, NULL));
	assert_true(publication_read(line, STR("root.json"), &arena, &back, NULL));
	assert_true(str_equals(publication_write(&back, &arena), line));
	assert_int_equal(publication_find(&back, 9)->record_count, 17);
	assert_null(publication_find(&back, 8));
	arena_finish(&arena);
}

static void a_publication_of_nobody_is_one(void **state)
{
	struct arena arena = test_arena();
	struct publication publication = {.scenario = STR("s")}, back;
	struct merkle tree = publication_tree(NULL, 0, &arena);

	UNUSED(state);
	publication.root = merkle_root(&tree);
	assert_true(publication_read(publication_write(&publication, &arena), STR("r"), &arena, &back, NULL));
	assert_int_equal(back.leaf_count, 0);
	arena_finish(&arena);
}

static void check_refused(struct str bytes, struct arena *arena)
{
	struct publication publication;
	struct membership membership;
	struct err err = {.class = ERR_NONE};

	assert_false(publication_read(bytes, STR("f"), arena, &publication, &err));
	assert_int_equal(err.class, ERR_INPUT);
	assert_int_equal(err.line, 1);
	err = (struct err){.class = ERR_NONE};
	assert_false(membership_read(bytes, STR("f"), arena, &membership, &err));
	assert_int_equal(err.class, ERR_INPUT);
}

static void nothing_else_is_read(void **state)
{
	static const struct str bad[] = {
		STR_INIT(""),       STR_INIT("\n"),
		STR_INIT("{}"),     STR_INIT("{}\n\n"),
		STR_INIT("[]"),     STR_INIT("{\"format\":\"saban-root-1\",\"leaves\":7}"),
		STR_INIT("\xff{}"), STR_INIT("{\"format\":\"saban-proof-1\",\"path\":[1,2,3]}"),
	};
	struct arena arena = test_arena();

	UNUSED(state);
	for (size_t i = 0; i < COUNT(bad); i++)
		check_refused(bad[i], &arena);
	arena_finish(&arena);
}

static void attempts_stand_in_order_and_once(void **state)
{
	struct arena arena = test_arena();
	struct publication publication = publication_make(&arena), back;
	struct leaf twice[] = {publication.leaves[0], publication.leaves[0]};
	struct leaf turned[] = {publication.leaves[1], publication.leaves[0]};

	UNUSED(state);
	publication.leaf_count = 2;
	publication.leaves = twice;
	assert_false(publication_read(publication_write(&publication, &arena), STR("r"), &arena, &back, NULL));
	publication.leaves = turned;
	assert_false(publication_read(publication_write(&publication, &arena), STR("r"), &arena, &back, NULL));
	arena_finish(&arena);
}

static void too_many_attempts_are_refused(void **state)
{
	struct arena arena = test_arena();
	size_t count = LIMIT_PUBLISHED_ATTEMPTS + 1;
	struct leaf *leaves = ARENA_ARRAY(&arena, struct leaf, count);
	struct publication publication = {.scenario = STR("s"), .leaves = leaves, .leaf_count = count}, back;
	struct err err = {.class = ERR_NONE};

	UNUSED(state);
	for (size_t i = 0; i < count; i++)
		leaves[i].attempt = i + 1;
	assert_false(publication_read(publication_write(&publication, &arena), STR("r"), &arena, &back, &err));
	assert_int_equal(err.class, ERR_INPUT);
	publication.leaf_count--;
	assert_true(publication_read(publication_write(&publication, &arena), STR("r"), &arena, &back, &err));
	arena_finish(&arena);
}

static void each_leaf_proves_its_membership(void **state)
{
	struct arena arena = test_arena();
	struct publication publication = publication_make(&arena);
	struct merkle tree = publication_tree(publication.leaves, 3, &arena);

	UNUSED(state);
	for (size_t i = 0; i < 3; i++) {
		struct membership membership = membership_of(&publication, &tree, i), back;
		struct str line = membership_write(&membership, &arena);

		assert_true(membership_read(line, STR("proof.json"), &arena, &back, NULL));
		assert_true(str_equals(membership_write(&back, &arena), line));
		assert_true(membership_holds(&back, &arena));
		back.leaf.record_count++;
		assert_false(membership_holds(&back, &arena));
	}
	arena_finish(&arena);
}

static void a_proof_is_one_canonical_line(void **state)
{
	struct arena arena = test_arena();
	struct publication publication = publication_make(&arena);
	struct merkle tree = publication_tree(publication.leaves, 3, &arena);
	struct membership membership = membership_of(&publication, &tree, 2);
	struct str line = membership_write(&membership, &arena);

	UNUSED(state);
	assert_true(str_starts_with(
		line, STR("{\"format\":\"saban-proof-1\",\"scenario\":\"bao-cao-cchc\",\"count\":3,\"index\":2,"
	              "\"leaf\":{\"attempt\":12,\"records\":3,\"head\":\"")));
	assert_true(str_find(line, STR("\"},\"path\":[\"" NODE_7_9 "\"],\"root\":\"" ROOT
	                               "\",\"signature\":\"01")) < line.len);
	arena_finish(&arena);
}

/* Whatever bit of a proof is changed, it is refused, does not hold, or is about another signed text. */
static void a_changed_proof_is_seen(void **state)
{
	struct arena arena = test_arena();
	struct publication publication = publication_make(&arena);
	struct merkle tree = publication_tree(publication.leaves, 3, &arena);
	struct membership genuine = membership_of(&publication, &tree, 1), changed;
	struct str line = membership_write(&genuine, &arena);
	struct str text = publication_text(genuine.scenario, genuine.leaf_count, genuine.root, &arena);

	UNUSED(state);
	for (size_t bit = 0; bit < line.len * 8; bit++) {
		char *copy = str_copy_c(&arena, line);

		copy[bit / 8] = (char)((unsigned char)copy[bit / 8] ^ 1u << bit % 8);
		if (!membership_read((struct str){copy, line.len}, STR("p"), &arena, &changed, NULL) ||
		    !membership_holds(&changed, &arena))
			continue;
		assert_true(
			memcmp(&changed.seal, &genuine.seal, sizeof(genuine.seal)) != 0 ||
			!str_equals(publication_text(changed.scenario, changed.leaf_count, changed.root, &arena), text));
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_root_is_that_of_the_objects),  cmocka_unit_test(the_text_that_is_signed),
		cmocka_unit_test(it_is_one_canonical_line),         cmocka_unit_test(what_was_written_is_read),
		cmocka_unit_test(a_publication_of_nobody_is_one),   cmocka_unit_test(nothing_else_is_read),
		cmocka_unit_test(attempts_stand_in_order_and_once), cmocka_unit_test(too_many_attempts_are_refused),
		cmocka_unit_test(each_leaf_proves_its_membership),  cmocka_unit_test(a_proof_is_one_canonical_line),
		cmocka_unit_test(a_changed_proof_is_seen),
	};

	return cmocka_run_group_tests_name("journal/publication", tests, NULL, NULL);
}
