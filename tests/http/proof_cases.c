/* From the receipt to the published root and back: what a candidate downloads proves that he is in it. */
#include "tests/http/cases.h"
#include "tests/http/client.h"
#include "tests/http/world.h"

#include "base/check.h"
#include "host/text.h"
#include "journal/membership.h"
#include "journal/receipt.h"
#include "sign/receipt_key.h"
#include "tests/support/fixture.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* Runs `sandbox publish` beside service a, with its key, and gives what it printed. */
static struct str publish(struct world *world)
{
	struct arena *arena = &world->database->arena;
	struct str folder = world->database->folder, out = text_join(arena, folder, STR("/root.json"));
	const char *program = text_c(arena, str_from_c(getenv("SABAN_BUILD_ROOT")), STR("/sandbox/sandbox"));
	const char *data = text_c(arena, folder, STR("/a"));
	pid_t pid = fork();
	int status = -1;
	assert_true(pid >= 0);
	if (pid == 0) {
		/* Attempts of other tests that are still open are named there. */
		dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
		dup2(open(out.ptr, O_WRONLY | O_CREAT | O_TRUNC, 0644), STDOUT_FILENO);
		execl(program, program, "publish", "--scenario", "bao-cao-cchc", "--data", data, "--database",
		      world->database->owner_address, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	return fixture_read_file(arena, out.ptr);
}

static struct client *handed_in(struct world *world, struct str *ret_receipt)
{
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	client_get(client, "/hand-in");
	client_post(client, "/hand-in", "sure=1");
	client_get(client, "/receipt.txt");
	assert_int_equal(client->status, 200);
	*ret_receipt = client->body;
	return client;
}

static void the_published_root_holds_the_receipt(void **state)
{
	struct world *world = *state;
	struct arena *arena = &world->database->arena;
	struct str text;
	struct client *client = handed_in(world, &text);
	struct receipt_file receipt;
	struct publication publication;
	struct err err;
	assert_true(receipt_file_read(text, STR("receipt.txt"), arena, &receipt, &err));
	assert_true(receipt_verify(receipt.text, receipt.seal.signature, receipt.seal.key));

	assert_true(publication_read(publish(world), STR("root.json"), arena, &publication, &err));
	const struct leaf *leaf = publication_find(&publication, receipt.body.attempt);
	assert_non_null(leaf);
	assert_true(sha256_equals(leaf->head, receipt.body.head));
	assert_int_equal(leaf->record_count, receipt.body.record_count);
	assert_true(sha256_equals(leaf->receipt, receipt.hash));
	struct str signed_text = publication_text(publication.scenario, publication.leaf_count, publication.root,
	                                          arena);
	assert_true(receipt_verify(signed_text, publication.seal.signature, publication.seal.key));
	assert_memory_equal(publication.seal.key, receipt.seal.key, sizeof(receipt.seal.key));
	client_close(client);
}

static void a_proof_is_offered_once_it_is_there(void **state)
{
	struct world *world = *state;
	struct arena *arena = &world->database->arena;
	struct str text;
	struct client *client = handed_in(world, &text);
	struct membership membership;
	struct publication publication;
	struct err err;
	client_get(client, "/receipt");
	assert_false(client_says(client, "/receipt/proof.json"));
	client_get(client, "/receipt/proof.json");
	assert_int_equal(client->status, 404);

	assert_true(publication_read(publish(world), STR("root.json"), arena, &publication, &err));
	client_get(client, "/receipt");
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "/receipt/proof.json"));
	client_get(client, "/receipt/proof.json");
	assert_int_equal(client->status, 200);
	assert_true(str_equals(client_header(client, "Content-Type"), STR("application/json")));
	assert_true(membership_read(client->body, STR("proof.json"), arena, &membership, &err));
	assert_true(membership_holds(&membership, arena));
	assert_true(sha256_equals(membership.root, publication.root));
	assert_true(sha256_equals(membership.leaf.receipt, sha256_of(text)));
	client_close(client);
}

/* Whoever is still working is in no publication. */
static void an_open_attempt_has_no_proof(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	publish(world);
	client_get(client, "/receipt/proof.json");
	assert_int_equal(client->status, 404);
	client_get(client, "/receipt");
	assert_int_equal(client->status, 303);
	client_close(client);
}

struct cases proof_cases(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_published_root_holds_the_receipt),
		cmocka_unit_test(a_proof_is_offered_once_it_is_there),
		cmocka_unit_test(an_open_attempt_has_no_proof),
	};
	return (struct cases){tests, COUNT(tests)};
}
