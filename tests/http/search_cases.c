/* Search: what a candidate may see is found, nothing else is, and looking leaves no record. */
#include "tests/http/cases.h"
#include "tests/http/client.h"
#include "tests/http/world.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "tests/support/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define RECORDS                                                                                           \
	"select count(*)::text from record where attempt in (select a.id from attempt a join candidate c on " \
	"c.id "                                                                                               \
	"= a.candidate where c.number = '%s')"

static void what_he_may_see_is_found(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_get(client, "/search?q=cai+cach+hanh+chinh");
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "/documents/cv-246"));
	assert_true(client_says(client, "<mark>cải</mark>"));
	/* Words that stand on a page alone. */
	client_get(client, "/search?q=kính+gửi");
	assert_true(client_says(client, "<mark>Kính</mark>"));
	client_get(client, "/search?number=246&from=17/06/2024&to=17/06/2024&state=open");
	assert_true(client_says(client, "/documents/cv-246"));
	client_get(client, "/search?number=246&from=18/06/2024");
	assert_false(client_says(client, "/documents/cv-246"));
	assert_int_equal(world_count(world, RECORDS, number), 1);
	client_close(client);
}

/* What has not arrived, and what somebody else writes, is not there. */
static void nothing_else_is_found(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port), *other = client_open(world->a.port);
	client_start(client, world_candidate(world));
	client_start(other, world_candidate(world));
	client_post(client, "/office/actions/draft.create", "type=letter&subject=Duy+nh%E1%BA%A5t+m%E1%BB%99t");
	assert_int_equal(client->status, 303);
	client_get(client, "/search?q=duy+nhat");
	assert_true(client_says(client, "/documents/draft-1"));
	client_get(other, "/search?q=duy+nhat");
	assert_int_equal(other->status, 200);
	assert_false(client_says(other, "/documents/draft-1"));
	client_get(other, "/search?q=khong-bao-gio-co");
	assert_true(client_says(other, "Không có văn bản nào khớp"));
	client_close(client);
	client_close(other);
}

static void what_is_wrong_is_said(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	struct arena arena = test_arena();
	struct buf path = buf_in(&arena);
	client_start(client, world_candidate(world));
	client_get(client, "/search?from=30/02/2024&q=ho");
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "role=\"alert\""));
	assert_true(client_says(client, "value=\"30/02/2024\""));
	client_get(client, "/search?q=%3Cscript%3E%22");
	assert_true(client_says(client, "value=\"&lt;script&gt;&#34;\"") ||
	            client_says(client, "&lt;script&gt;&quot;"));
	assert_false(client_says(client, "<script>\""));
	buf_add_c(&path, "/search?q=");
	for (unsigned i = 0; i <= LIMIT_SEARCH_BYTES; i++)
		buf_add_char(&path, 'a');
	client_get(client, str_copy_c(&arena, buf_str(&path)));
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "role=\"alert\""));
	arena_finish(&arena);
	client_close(client);
}

struct cases search_cases(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_he_may_see_is_found),
		cmocka_unit_test(nothing_else_is_found),
		cmocka_unit_test(what_is_wrong_is_said),
	};
	return (struct cases){tests, COUNT(tests)};
}
