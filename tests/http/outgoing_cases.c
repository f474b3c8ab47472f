/* Outgoing documents over the wire: made, shown, refused, asked about, and nobody else's. */
#include "tests/http/cases.h"
#include "tests/http/client.h"
#include "tests/http/world.h"

#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define CREATE "/office/actions/draft.create"
#define WORDING \
	"type=letter&subject=k%E1%BA%BFt+qu%E1%BA%A3&body=S%E1%BB%91+li%E1%BB%87u.%2F.&signer=ct&authority=tm"

static struct client *begin(struct world *world, const char **ret_number)
{
	struct client *client = client_open(world->a.port);
	*ret_number = world_candidate(world);
	client_start(client, *ret_number);
	client_get(client, "/outgoing/new");
	assert_int_equal(client->status, 200);
	return client;
}

static bool leads_to(const struct client *client, const char *path)
{
	return str_equals(client_header(client, "Location"), str_from_c(path));
}

static void a_draft_is_made_and_shown(void **state)
{
	const char *number;
	struct client *client = begin(*state, &number);
	client_post(client, CREATE, WORDING "&relation=reply-to&about=cv-246");
	assert_int_equal(client->status, 303);
	assert_true(leads_to(client, "/documents/draft-1?done=draft.create"));
	client_get(client, "/documents/draft-1?done=draft.create");
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "246/UBND-NC"));
	assert_true(client_says(client, "/documents/draft-1/files/1/pages/1?look="));
	client_get(client, "/documents/draft-1/files/1/pages/1");
	assert_int_equal(client->status, 200);
	assert_true(str_equals(client_header(client, "Content-Type"), STR("image/png")));
	client_get(client, "/documents/draft-1/files/1");
	assert_true(str_starts_with(client->body, STR("%PDF-")));
	client_get(client, "/outgoing?drawer=drafts");
	assert_true(client_says(client, "/documents/draft-1"));
	client_close(client);
}

/* Of a paper with a letter that no face has, the words are shown. */
static void what_cannot_be_laid_out_stands_as_text(void **state)
{
	const char *number;
	struct client *client = begin(*state, &number);
	client_post(client, CREATE, "type=letter&subject=x&body=G%E1%BB%ADi+%F0%9F%98%80+ngay.%2F.");
	assert_int_equal(client->status, 303);
	client_get(client, "/documents/draft-1");
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "Gửi \xf0\x9f\x98\x80 ngay./."));
	assert_false(client_says(client, "/documents/draft-1/files/1/pages/1"));
	client_close(client);
}

static void a_refusal_keeps_what_was_typed(void **state)
{
	const char *number;
	struct client *client = begin(*state, &number);
	client_post(client, CREATE, "type=letter&subject=&body=Vi%E1%BA%BFt+m%E1%BB%99t+l%C3%BAc");
	assert_int_equal(client->status, 422);
	assert_true(client_says(client, "Viết một lúc</textarea>"));
	assert_true(client_says(client, "aria-invalid=\"true\""));
	client_post_json(client, CREATE, "{\"type\":\"letter\",\"subject\":\"a\",\"about\":\"cv-246\"}", NULL);
	assert_int_equal(client->status, 422);
	assert_true(client_says(client, "\"refusal\":\"relation_missing\""));
	client_post(client, CREATE, WORDING "&csrf=khong-dung");
	assert_int_equal(client->status, 403);
	assert_int_equal(
		world_count(*state,
	                "select count(*)::text from record where position('draft.create' in line) > 0 and "
	                "attempt in (select a.id from attempt a join candidate c on c.id = a.candidate "
	                "where c.number = '%s')",
	                number),
		2);
	client_close(client);
}

static void a_draft_is_its_makers_alone(void **state)
{
	const char *number, *other_number;
	struct client *client = begin(*state, &number), *other = begin(*state, &other_number);
	client_post(client, CREATE, WORDING);
	client_get(other, "/documents/draft-1");
	assert_int_equal(other->status, 404);
	client_get(other, "/documents/draft-1/files/1");
	assert_int_equal(other->status, 404);
	client_post(other, "/documents/draft-1/actions/draft.edit", WORDING);
	assert_int_equal(other->status, 404);
	client_close(client);
	client_close(other);
}

static void what_cannot_be_taken_back_asks_first(void **state)
{
	const char *number;
	struct client *client = begin(*state, &number);
	client_post(client, CREATE, WORDING);
	client_post(client, "/documents/draft-1/actions/document.issue", "to=kinh-te&to=van-phong");
	assert_int_equal(client->status, 303);
	assert_true(leads_to(client, "/documents/draft-1/confirm/document.issue?to=kinh-te&to=van-phong"));
	client_get(client, "/documents/draft-1/confirm/document.issue?to=kinh-te&to=van-phong");
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "name=\"to\" value=\"van-phong\""));
	client_post_json(client, "/documents/draft-1/actions/document.issue", "{\"to\":[\"kinh-te\"]}", NULL);
	assert_int_equal(client->status, 200);
	assert_true(client_says(client, "\"outcome\":\"asks_first\""));
	/* Confirmed, it is refused: nobody has approved it. */
	client_post_json(client, "/documents/draft-1/actions/document.issue",
	                 "{\"to\":[\"kinh-te\"],\"confirmed\":\"1\"}", NULL);
	assert_int_equal(client->status, 422);
	client_close(client);
}

static void an_address_takes_its_own_actions(void **state)
{
	const char *number;
	struct client *client = begin(*state, &number);
	client_post(client, "/documents/cv-246/actions/draft.create", WORDING);
	assert_int_equal(client->status, 404);
	client_post(client, "/office/actions/document.comment", "note=x");
	assert_int_equal(client->status, 404);
	client_post(client, "/office/actions/attempt.hand_in", "");
	assert_int_equal(client->status, 404);
	/* An exam with one person gives no other seat. */
	client_post(client, "/office/actions/attempt.take_seat", "as=pct");
	assert_int_equal(client->status, 422);
	assert_true(client_says(client, "role=\"alert\""));
	client_close(client);
}

struct cases outgoing_cases(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_draft_is_made_and_shown),
		cmocka_unit_test(what_cannot_be_laid_out_stands_as_text),
		cmocka_unit_test(a_refusal_keeps_what_was_typed),
		cmocka_unit_test(a_draft_is_its_makers_alone),
		cmocka_unit_test(what_cannot_be_taken_back_asks_first),
		cmocka_unit_test(an_address_takes_its_own_actions),
	};
	return (struct cases){tests, COUNT(tests)};
}
