/* The writer: its very bytes, and everything it does not hand out. */
#include "exchange/packet_write.h"

#include "base/arena.h"
#include "base/check.h"
#include "tests/support/memory.h"
#include "tests/unit/exchange/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static struct packet good_status(struct arena *arena)
{
	struct packet packet = packet_empty(PACKET_STATUS);
	struct packet_response *response = ARENA_NEW(arena, struct packet_response);
	*response = (struct packet_response){
		.organ_id = STR("000.00.00.X99"),
		.code = STR("246/SNV-CCHC"),
		.document_id = STR("9fbfbad2"),
		.promulgated_on = CIVIL_NO_DAY,
	};
	packet.from.organ_id = STR("000.00.01.X99");
	packet.from.organ_name = STR("UBND xã An Bình");
	packet.response_for = response;
	packet.response_for_count = 1;
	packet.status_code = STR("02");
	packet.description = STR("Gửi nhầm: \"Kính gửi\" <Sở> & ]]>\r\n");
	civil_to_day((struct civil){.year = 2024, .month = 6, .day = 3}, &packet.at.on);
	packet.at.second = 8 * 3600 + 5 * 60 + 9;
	return packet;
}

static void a_status_is_written_so(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct packet packet = good_status(&arena);
	struct str bytes;
	struct err err = {.class = ERR_NONE};
	if (!packet_write(&arena, &packet, &bytes, &err))
		fail_msg("%.*s", STR_ARG(err.what));
	assert_str(bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	                  "<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\n"
	                  "  <edXML:edXMLEnvelope xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\n"
	                  "    <edXML:edXMLHeader>\n"
	                  "      <edXML:MessageHeader>\n"
	                  "        <edXML:From>\n"
	                  "          <edXML:OrganId>000.00.01.X99</edXML:OrganId>\n"
	                  "          <edXML:OrganName>UBND xã An Bình</edXML:OrganName>\n"
	                  "        </edXML:From>\n"
	                  "        <edXML:ResponseFor>\n"
	                  "          <edXML:OrganId>000.00.00.X99</edXML:OrganId>\n"
	                  "          <edXML:Code>246/SNV-CCHC</edXML:Code>\n"
	                  "          <edXML:DocumentId>9fbfbad2</edXML:DocumentId>\n"
	                  "        </edXML:ResponseFor>\n"
	                  "        <edXML:StatusCode>02</edXML:StatusCode>\n"
	                  "        <edXML:Description>Gửi nhầm: \"Kính gửi\" &lt;Sở&gt; &amp; ]]&gt;&#13;\n"
	                  "</edXML:Description>\n"
	                  "        <edXML:Timestamp>2024/06/03 08:05:09</edXML:Timestamp>\n"
	                  "      </edXML:MessageHeader>\n"
	                  "    </edXML:edXMLHeader>\n"
	                  "  </edXML:edXMLEnvelope>\n"
	                  "</edXML>\n");
	arena_finish(&arena);
}

static void a_document_read_can_be_written(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct packet packet = sample_read_clean(&arena, str_from_c(sample_document));
	struct str bytes, again;
	assert_true(packet_write(&arena, &packet, &bytes, NULL));
	packet = sample_read_clean(&arena, bytes);
	assert_str(packet.attachments[0].bytes, "Chào bạn\n");
	assert_true(packet_write(&arena, &packet, &again, NULL));
	assert_true(str_equals(bytes, again));
	arena_finish(&arena);
}

static void not_written(struct arena *arena, const struct packet *packet, const char *what)
{
	struct str bytes;
	struct err err = {.class = ERR_NONE};
	assert_false(packet_write(arena, packet, &bytes, &err));
	if (str_find(err.what, str_from_c(what)) == err.what.len)
		fail_msg("wanted %s, found %.*s", what, STR_ARG(err.what));
	assert_str(err.source, "packet");
	assert_true(err.line > 0);
	assert_false(str_is_empty(err.advice));
}

static void a_status_that_departs_is_not_written(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct packet packet = packet_empty(PACKET_STATUS);
	not_written(&arena, &packet, "MessageHeader");
	packet = good_status(&arena);
	packet.status_code = STR("07");
	not_written(&arena, &packet, "StatusCode \"07\"");
	packet = good_status(&arena);
	packet.from.organ_name = (struct str){0};
	not_written(&arena, &packet, "From has no OrganName");
	packet = good_status(&arena);
	packet.at.on = CIVIL_NO_DAY;
	not_written(&arena, &packet, "no Timestamp");
	packet = good_status(&arena);
	packet.at.second = 86400;
	not_written(&arena, &packet, "no time of day");
	packet = good_status(&arena);
	packet.description = STR("a\x01");
	not_written(&arena, &packet, "not UTF-8");
	arena_finish(&arena);
}

static void a_document_that_departs_is_not_written(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const struct packet good = sample_read_clean(&arena, str_from_c(sample_document));
	struct packet packet = good;
	packet.type = 18;
	not_written(&arena, &packet, "Type \"18\"");
	packet = good;
	packet.number = STR("246246246246");
	not_written(&arena, &packet, "CodeNumber has 12 characters");
	packet = good;
	packet.promulgated_on = CIVIL_NO_DAY;
	not_written(&arena, &packet, "no PromulgationInfo");
	packet = good;
	packet.to_count = 0;
	not_written(&arena, &packet, "no To");
	packet = good;
	struct packet_organ twice[] = {good.to[0], good.to[0]};
	packet.to = twice;
	not_written(&arena, &packet, "more than once");
	packet = good;
	struct packet_attachment attachment = good.attachments[0];
	packet.attachments = &attachment;
	attachment.content_type = STR("application/pdf");
	not_written(&arena, &packet, "not sent as application/zip");
	attachment = good.attachments[0];
	attachment.name = STR("../a");
	not_written(&arena, &packet, "not safe as a file name");
	attachment = good.attachments[0];
	attachment.content_id = (struct str){0};
	not_written(&arena, &packet, "ContentId");
	arena_finish(&arena);
}

/* A file that packs better than the reader believes must still go through. */
static void a_blank_file_is_written(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct packet packet = sample_read_clean(&arena, str_from_c(sample_document));
	struct packet_attachment attachment = packet.attachments[0];
	packet.attachments = &attachment;
	char *zeros = arena_alloc(&arena, 1000000);
	attachment.bytes = (struct str){zeros, 1000000};
	struct str bytes;
	assert_true(packet_write(&arena, &packet, &bytes, NULL));
	packet = sample_read_clean(&arena, bytes);
	assert_true(str_equals(packet.attachments[0].bytes, attachment.bytes));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_status_is_written_so),
		cmocka_unit_test(a_document_read_can_be_written),
		cmocka_unit_test(a_status_that_departs_is_not_written),
		cmocka_unit_test(a_document_that_departs_is_not_written),
		cmocka_unit_test(a_blank_file_is_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
