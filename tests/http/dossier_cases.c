/* Dossiers: the form leads to the dossier's page, what is wrong comes back with what was typed, the archive is asked about
 * first, and a dossier tells nothing of papers its reader may not see. */
#include "tests/http/cases.h"
#include "tests/http/client.h"
#include "tests/http/world.h"

#include "base/check.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define OPEN "/office/actions/dossier.open"
#define LISTED "dossier=nong-thon-moi&title=N%C3%B4ng+th%C3%B4n+m%E1%BB%9Bi&retention=20-years"

static void a_listed_dossier_is_opened_filled_and_closed(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	client_get(client, "/dossiers");
	assert_true(client_says(client, "/dossiers/nong-thon-moi"));
	client_post(client, OPEN, LISTED);
	assert_int_equal(client->status, 303);
	assert_true(
		str_equals(client_header(client, "Location"), STR("/dossiers/nong-thon-moi?done=dossier.open")));
	client_post(client, "/documents/cv-246/actions/dossier.add",
	            "dossier=nong-thon-moi&back=/dossiers/nong-thon-moi");
	assert_int_equal(client->status, 303);
	assert_true(
		str_equals(client_header(client, "Location"), STR("/dossiers/nong-thon-moi?done=dossier.add")));
	client_get(client, "/dossiers/nong-thon-moi");
	assert_true(client_says(client, "246/UBND-NC"));
	client_get(client, "/documents/cv-246");
	assert_true(client_says(client, "/dossiers/nong-thon-moi"));
	client_post(client, "/office/actions/dossier.close", LISTED);
	assert_int_equal(client->status, 303);
	client_close(client);
}

static void what_is_wrong_comes_back_as_typed(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	client_post(client, OPEN, "title=%C4%90%C3%B3n+%C4%91o%C3%A0n&retention=5-years");
	assert_int_equal(client->status, 422);
	assert_true(client_says(client, "Đón đoàn"));
	assert_true(client_says(client, "chưa có số, ký hiệu hồ sơ"));
	client_post(client, OPEN, "dossier=nong-thon-moi&title=N%C3%B4ng+th%C3%B4n");
	assert_int_equal(client->status, 422);
	assert_true(client_says(client, "Nông thôn"));
	client_post(client, OPEN, "dossier=khong-co&title=N%C3%B4ng+th%C3%B4n&retention=5-years");
	assert_int_equal(client->status, 422);
	client_get(client, "/dossiers/khong-co");
	assert_int_equal(client->status, 404);
	/* One that may be opened but is not yet. */
	client_get(client, "/dossiers/dossier-1");
	assert_int_equal(client->status, 404);
	client_close(client);
}

static void the_archive_is_asked_about_first(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	client_post(client, OPEN, LISTED);
	client_post(client, "/documents/cv-246/actions/dossier.add", "dossier=nong-thon-moi");
	client_post(client, "/office/actions/dossier.close", LISTED);
	client_post(client, "/office/actions/dossier.hand_over", "dossier=nong-thon-moi");
	assert_int_equal(client->status, 303);
	assert_true(str_equals(client_header(client, "Location"),
	                       STR("/office/confirm/dossier.hand_over?dossier=nong-thon-moi")));
	client_get(client, "/office/confirm/dossier.hand_over?dossier=nong-thon-moi");
	assert_true(client_says(client, "05.KT"));
	client_post(client, "/office/actions/dossier.hand_over", "dossier=nong-thon-moi&confirmed=1");
	assert_int_equal(client->status, 303);
	client_post(client, "/office/actions/dossier.reopen", "dossier=nong-thon-moi");
	assert_int_equal(client->status, 422);
	assert_true(client_says(client, "đã nộp lưu"));
	client_get(client, "/office/confirm/document.finish");
	assert_int_equal(client->status, 404);
	client_close(client);
}

struct cases dossier_cases(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_listed_dossier_is_opened_filled_and_closed),
		cmocka_unit_test(what_is_wrong_comes_back_as_typed),
		cmocka_unit_test(the_archive_is_asked_about_first),
	};
	return (struct cases){tests, COUNT(tests)};
}
