/* Status messages: what a good one says and what is wrong with others. */
#include "exchange/packet.h"

#include "base/arena.h"
#include "base/check.h"
#include "tests/support/memory.h"
#include "tests/unit/exchange/sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void a_good_status_is_read(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct packet packet = sample_read_clean(&arena, str_from_c(sample_status));
	assert_int_equal(packet.kind, PACKET_STATUS);
	assert_str(packet.from.organ_id, "000.00.01.X99");
	assert_int_equal(packet.response_for_count, 1);
	assert_str(packet.response_for[0].organ_id, "000.00.00.X99");
	assert_str(packet.response_for[0].code, "246/SNV-CCHC");
	assert_str(packet.response_for[0].document_id, "000.00.00.X99,2024/06/03,246/SNV-CCHC");
	assert_true(day_is_given(packet.response_for[0].promulgated_on));
	assert_str(packet.staff.staff, "Lê Thị Mai");
	assert_str(packet.status_code, "03");
	assert_str(packet.description, "Đã tiếp nhận");
	assert_int_equal(packet.at.second, (16 * 60 + 45) * 60 + 59);
	assert_int_equal(packet.to_count, 0);
	assert_int_equal(packet.type, PACKET_NO_NUMBER);
	assert_false(day_is_given(packet.promulgated_on));
	arena_finish(&arena);
}

static void codes_in_use_are_known(void **state)
{
	(void)state;
	static const char *const known[] = {"01", "02", "03", "04", "05", "06", "13", "15", "16"};
	static const char *const unknown[] = {"07", "12", "14", "17", "1", "xong"};
	struct arena arena = test_arena();
	for (size_t i = 0; i < COUNT(known); i++)
		assert_str(sample_read_clean(&arena, sample_swap(&arena, sample_status, ">03",
		                                                 (char[]){'>', known[i][0], known[i][1], 0}))
		               .status_code,
		           known[i]);
	for (size_t i = 0; i < COUNT(unknown); i++) {
		struct str bytes = sample_swap(&arena, sample_status, "03</StatusCode>", "</StatusCode>");
		bytes = sample_swap(&arena, bytes.ptr, "</StatusCode>", unknown[i]);
		bytes = sample_swap(&arena, bytes.ptr, "\n<Description>", "</StatusCode>\n<Description>");
		assert_str(sample_warned(&arena, bytes, 11, "is none of 01 to 06, 13, 15, 16").status_code,
		           unknown[i]);
	}
	arena_finish(&arena);
}

static void odd_ones_are_warned_of(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to;
		uint32_t line;
		const char *what;
	} swaps[] = {
		{"<Code>246/SNV-CCHC</Code>", "", 5, "ResponseFor has no Code"},
		{"2024/06/03</Prom", "2024/02/30</Prom", 8, "PromulgationDate \"2024/02/30\" is no day"},
		{"2024/06/03 16:45:59", "2024/06/03 16:45:60", 13,
	     "Timestamp \"2024/06/03 16:45:60\" is no time of day"},
		{"<Timestamp>2024/06/03 16:45:59</Timestamp>", "", 3, "MessageHeader has no Timestamp"},
		{"<StaffInfo>", "<To><OrganId>000.00.00.X99</OrganId></To><StaffInfo>", 10, "unknown element \"To\""},
		{"</edXMLHeader>", "</edXMLHeader><edXMLBody/>", 15, "edXMLBody has no place in a status message"},
		{"</edXML>", "<AttachmentEncoded/></edXML>", 16, "AttachmentEncoded has no place"},
	};
	for (size_t i = 0; i < COUNT(swaps); i++) {
		struct arena arena = test_arena();
		struct str bytes = sample_swap(&arena, sample_status, swaps[i].from, swaps[i].to);
		assert_int_equal(sample_warned(&arena, bytes, swaps[i].line, swaps[i].what).kind, PACKET_STATUS);
		arena_finish(&arena);
	}
}

static void useless_ones_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to;
		uint32_t line;
		const char *what;
	} swaps[] = {
		{"<OrganId>000.00.01.X99</OrganId>", "", 4, "From has no OrganId"},
		{"<StatusCode>03</StatusCode>", "", 3, "MessageHeader has no StatusCode"},
		{"<StatusCode>03", "<StatusCode>", 11, "StatusCode of MessageHeader is empty"},
		{"<DocumentId>000.00.00.X99,2024/06/03,246/SNV-CCHC</DocumentId>", "", 5,
	     "ResponseFor has no DocumentId"},
	};
	for (size_t i = 0; i < COUNT(swaps); i++) {
		struct arena arena = test_arena();
		sample_refused(&arena, sample_swap(&arena, sample_status, swaps[i].from, swaps[i].to), ERR_INPUT,
		               swaps[i].line, swaps[i].what);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_status_is_read),
		cmocka_unit_test(codes_in_use_are_known),
		cmocka_unit_test(odd_ones_are_warned_of),
		cmocka_unit_test(useless_ones_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
