/* Lists as files: the office's export is recorded and leads to a workbook or to pages, which hold what the page shows. */
#include "tests/http/cases.h"
#include "tests/http/client.h"
#include "tests/http/world.h"

#include "base/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define EXPORTS                                                                                          \
	"select count(*)::text from record where line like '%%office.export%%' and attempt in (select a.id " \
	"from "                                                                                              \
	"attempt a join candidate c on c.id = a.candidate where c.number = '%s')"

static bool leads_to(const struct client *client, const char *path)
{
	return client->status == 303 && str_equals(client_header(client, "Location"), str_from_c(path));
}

static void an_export_is_recorded_and_leads_to_the_file(void **state)
{
	struct world *world = *state;
	const char *number = world_candidate(world);
	struct client *client = client_open(world->a.port);
	client_start(client, number);
	client_post(client, "/office/actions/office.export",
	            "what=register&book=den&back=/register.pdf?book%3Dden");
	assert_true(leads_to(client, "/register.pdf?book=den&done=office.export"));
	client_get(client, "/register.pdf?book=den&done=office.export");
	assert_int_equal(client->status, 200);
	assert_true(str_equals(client_header(client, "Content-Type"), STR("application/pdf")));
	assert_true(client_says(client, "%PDF-1.4"));
	client_post(client, "/office/actions/office.export", "what=statistics&back=/statistics.xlsx");
	assert_true(leads_to(client, "/statistics.xlsx?done=office.export"));
	client_get(client, "/statistics.xlsx");
	assert_int_equal(client->status, 200);
	assert_true(str_starts_with(client->body, STR("PK")));
	assert_true(str_equals(client_header(client, "Cache-Control"), STR("no-store")));
	client_get(client, "/tracking.xlsx?state=late");
	assert_true(str_starts_with(client->body, STR("PK")));
	client_get(client, "/register.xlsx?book=di");
	assert_true(str_starts_with(client->body, STR("PK")));
	client_post(client, "/office/actions/office.export", "what=register");
	assert_int_equal(client->status, 422);
	assert_int_equal(world_count(world, EXPORTS, number), 3);
	client_close(client);
}

static void a_register_shows_what_its_reader_may_see(void **state)
{
	struct world *world = *state;
	struct client *client = client_open(world->a.port);
	client_start(client, world_candidate(world));
	client_get(client, "/register?book=den&from=17/06/2024&to=17/06/2024");
	assert_true(client_says(client, "1204/SNV-CCHC"));
	client_get(client, "/register?book=den&from=18/06/2024");
	assert_false(client_says(client, "1204/SNV-CCHC"));
	client_get(client, "/register?book=den&from=h%C3%B4m+qua");
	assert_true(client_says(client, "Ngày không đúng"));
	client_get(client, "/tracking?unit=khong-co&state=moi-thu&page=0");
	assert_int_equal(client->status, 200);
	client_close(client);
}

struct cases list_cases(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_export_is_recorded_and_leads_to_the_file),
		cmocka_unit_test(a_register_shows_what_its_reader_may_see),
	};
	return (struct cases){tests, COUNT(tests)};
}
