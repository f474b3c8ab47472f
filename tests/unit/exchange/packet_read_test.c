/* Documents: what a good one says, what is only warned of, and what cannot be done without. */
#include "exchange/packet.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "tests/support/memory.h"
#include "tests/unit/exchange/sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct day day_of(int32_t year, int32_t month, int32_t day)
{
	struct day ret;
	assert_true(civil_to_day((struct civil){.year = year, .month = month, .day = day}, &ret));
	return ret;
}

static void a_good_document_is_read(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct packet packet = sample_read_clean(&arena, str_from_c(sample_document));
	assert_int_equal(packet.kind, PACKET_DOCUMENT);
	assert_str(packet.from.organ_id, "000.00.00.X99");
	assert_int_equal(packet.to_count, 2);
	assert_str(packet.to[1].organ_name, "UBND xã An Hòa");
	assert_str(packet.document_id, "000.00.00.X99,2024/06/03,246/SNV-CCHC");
	assert_str(packet.number, "246");
	assert_str(packet.notation, "SNV-CCHC");
	assert_int_equal(packet.promulgated_on.since_epoch, day_of(2024, 6, 3).since_epoch);
	assert_int_equal(packet.type, 2);
	assert_int_equal(packet.type_detail, PACKET_NO_NUMBER);
	assert_str(packet.content, "Đề nghị báo cáo");
	assert_int_equal(packet.due_on.since_epoch, day_of(2024, 6, 20).since_epoch);
	assert_int_equal(packet.priority, 1);
	assert_int_equal(packet.page_amount, 2);
	assert_int_equal(packet.issued_amount, PACKET_NO_NUMBER);
	assert_int_equal(packet.direction, 1);
	assert_int_equal(packet.steering_type, 2);
	assert_int_equal(packet.trace[0].at.on.since_epoch, day_of(2024, 6, 3).since_epoch);
	assert_int_equal(packet.trace[0].at.second, (16 * 60 + 20) * 60 + 5);
	assert_int_equal(packet.business.type, PACKET_NEW);
	assert_false(packet.has_signature);
	assert_int_equal(packet.attachment_count, 1);
	assert_str(packet.attachments[0].name, "246.txt");
	assert_str(packet.attachments[0].bytes, "Chào bạn\n");
	arena_finish(&arena);
}

/* The result must not point into the bytes it was read from, nor hold more memory than it needs. */
static void the_result_stands_alone(void **state)
{
	(void)state;
	struct test_memory memory;
	struct arena arena, given;
	arena_init(&arena, test_memory_open(&memory));
	given = test_arena();
	struct str bytes = str_copy(&given, str_from_c(sample_document));
	struct packet packet = sample_read_clean(&arena, bytes);
	arena_finish(&given);
	assert_str(packet.subject, "V/v báo cáo cải cách hành chính");
	assert_str(packet.attachments[0].bytes, "Chào bạn\n");
	assert_int_equal(memory.bytes, arena.taken_bytes);
	arena_finish(&arena);
	test_memory_close(&memory);
}

static void elements_stand_in_any_order(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const char *code = "<CodeNumber>246</CodeNumber>\n<CodeNotation>SNV-CCHC</CodeNotation>";
	struct str bytes = sample_swap(&arena, sample_document, code,
	                               "<CodeNotation>SNV-CCHC</CodeNotation><CodeNumber>246</CodeNumber>");
	const char *id = "<DocumentId>000.00.00.X99,2024/06/03,246/SNV-CCHC</DocumentId>\n";
	bytes = sample_swap(&arena, bytes.ptr, id, "");
	bytes = sample_swap(&arena, bytes.ptr, "</MessageHeader>",
	                    "<DocumentId>9fbfbad2-f1f8</DocumentId></MessageHeader>");
	struct packet packet = sample_read_clean(&arena, bytes);
	assert_str(packet.number, "246");
	assert_str(packet.document_id, "9fbfbad2-f1f8");
	arena_finish(&arena);
}

static void prefixes_mean_nothing(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str bytes = sample_swap(&arena, sample_document, "<Subject>",
	                               "<q:Subject xmlns:q=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">");
	bytes = sample_swap(&arena, bytes.ptr, "</Subject>", "</q:Subject>");
	assert_str(sample_read_clean(&arena, bytes).subject, "V/v báo cáo cải cách hành chính");

	bytes = sample_swap(&arena, sample_document, "<Subject>", "<Subject xmlns=\"urn:x\">");
	sample_refused(&arena, bytes, ERR_INPUT, 5, "MessageHeader has no Subject");
	arena_finish(&arena);
}

static void a_signature_of_either_namespace_is_seen(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	static const char *const signatures[] = {
		"<Signature><SignedInfo/></Signature></edXMLHeader>",
		"<Signature "
		"xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo/></Signature></edXMLHeader>",
	};
	for (size_t i = 0; i < COUNT(signatures); i++)
		assert_true(
			sample_read_clean(&arena, sample_swap(&arena, sample_document, "</edXMLHeader>", signatures[i]))
				.has_signature);
	struct str other = sample_swap(&arena, sample_document, "</edXMLHeader>",
	                               "<Signature xmlns=\"urn:x\"/></edXMLHeader>");
	assert_false(sample_warned(&arena, other, 40, "unknown element \"Signature\" of namespace \"urn:x\"")
	                 .has_signature);
	arena_finish(&arena);
}

struct swap {
	const char *from, *to;
	uint32_t line;
	const char *what;
};

static void what_can_be_done_without_is_warned_of(void **state)
{
	(void)state;
	static const struct swap swaps[] = {
		{"<OrganName>Sở Nội vụ</OrganName>\n", "\n", 6, "From has no OrganName"},
		{"<OrganAdd>Số 1, đường Trung tâm</OrganAdd>", "", 9, "To has no OrganAdd"},
		{"000.00.00.X99</OrganId>\n<OrganName>Sở", "1.2.3.4.X99</OrganId>\n<OrganName>Sở", 6,
	     "OrganId \"1.2.3.4.X99\" has more than four levels"},
		{"000.00.02.X99", "000.00.01.X99", 12, "To names \"000.00.01.X99\" more than once"},
		{">246</CodeNumber>", ">246246246246</CodeNumber>", 17,
	     "CodeNumber has 12 characters, the standard allows 11"},
		{">SNV-CCHC</Code", ">ỦY BAN NHÂN DÂN XÃ AN BÌNH-VPTK</Code", 18, "has 31 characters"},
		{"<PromulgationDate>2024/06/03</PromulgationDate>", "", 19,
	     "PromulgationInfo has no PromulgationDate"},
		{"2024/06/03</Prom", "2014/02/30</Prom", 20,
	     "PromulgationDate \"2014/02/30\" is no day of the calendar and is left out"},
		{"2024/06/03</Prom", "2023/02/29</Prom", 20, "no day of the calendar"},
		{"2024/06/03</Prom", "2024-06-03</Prom", 20, "is not written yyyy/MM/dd"},
		{"2024/06/03</Prom", "2024/6/3</Prom", 20, "is not written yyyy/MM/dd"},
		{"2024/06/03</Prom", "</Prom", 20, "PromulgationDate of PromulgationInfo is empty"},
		{"2024/06/20", "2024/13/01", 26, "DueDate \"2024/13/01\" is no day of the calendar"},
		{"2024/06/03 16:20:05", "2024/06/31 16:20:05", 35, "Timestamp \"2024/06/31 16:20:05\" is no day"},
		{"2024/06/03 16:20:05", "2024/06/03 24:00:00", 35, "is no time of day"},
		{"2024/06/03 16:20:05", "2024/06/03 16:60:00", 35, "is no time of day"},
		{"2024/06/03 16:20:05", "2024/06/03", 35, "is not written yyyy/MM/dd HH:mm:ss"},
		{"<Type>2</Type>", "<Type>18</Type>", 22, "Type \"18\" is not within 1 to 2"},
		{"<Type>2</Type>", "<Type>hai</Type>", 22, "Type \"hai\" is no whole number"},
		{"<Type>2</Type>\n", "\n", 21, "DocumentType has no Type"},
		{"<TypeName>Công văn</TypeName>", "", 21, "DocumentType has no TypeName"},
		{"<Content>Đề nghị báo cáo</Content>", "", 5, "MessageHeader has no Content"},
		{"<Priority>1", "<Priority>5", 28, "Priority \"5\" is not within 0 to 4 and is left out"},
		{"<Priority>1", "<Priority>-1", 28, "is no whole number"},
		{"<PageAmount>2", "<PageAmount>99999999999", 29, "is no whole number"},
		{"<Direction>true", "<Direction>có", 30, "is neither true nor false"},
		{"<SteeringType>2", "<SteeringType>0", 31, "SteeringType \"0\" is not within 1 to 3"},
		{"<BussinessDocType>0", "<BussinessDocType>4", 37, "BussinessDocType \"4\" is not within 0 to 3"},
		{"<DueDate>", "<Deadline/><DueDate>", 26, "unknown element \"Deadline\" in MessageHeader"},
		{"<DueDate>", "<StatusCode>01</StatusCode><DueDate>", 26, "unknown element \"StatusCode\""},
		{"<DueDate>", "<Subject>Khác</Subject><DueDate>", 26,
	     "Subject stands more than once in MessageHeader"},
		{"<DueDate>", "hạn <DueDate>", 25, "text between elements is left out: \"hạn\""},
		{"<DueDate>", "<x:y/><DueDate>", 26, ""},
		{"<DueDate>", "<ResponseFor><OrganId/><Code> </Code></ResponseFor><DueDate>", 26,
	     "ResponseFor is empty"},
		{"</edXMLEnvelope>", "<Extra/></edXMLEnvelope>", 44, "unknown element \"Extra\" in edXMLEnvelope"},
		{"</edXML>", "<Extra/></edXML>", 55, "unknown element \"Extra\" in edXML"},
	};
	for (size_t i = 0; i < COUNT(swaps); i++) {
		struct arena arena = test_arena();
		struct str bytes = sample_swap(&arena, sample_document, swaps[i].from, swaps[i].to);
		if (swaps[i].what[0] != '\0')
			sample_warned(&arena, bytes, swaps[i].line, swaps[i].what);
		else
			assert_true(sample_read(&arena, bytes).warning_count == 2);
		arena_finish(&arena);
	}
}

static void what_cannot_be_done_without_is_refused(void **state)
{
	(void)state;
	static const struct swap swaps[] = {
		{"<OrganId>000.00.00.X99</OrganId>\n<OrganName>", "\n<OrganName>", 6, "From has no OrganId"},
		{"<From><OrganId>000.00.00.X99</OrganId>", "<From><OrganId> </OrganId>", 6,
	     "OrganId of From is empty"},
		{"<From><OrganId>000.00.00.X99<", "<From><OrganId><b>000</b><", 6, "OrganId of From"},
		{"<OrganId>000.00.01.X99</OrganId>", "", 9, "To has no OrganId"},
		{"<DocumentId>000.00.00.X99,2024/06/03,246/SNV-CCHC</DocumentId>", "", 5,
	     "MessageHeader has no DocumentId"},
		{"<DocumentId>000.00.00.X99,2024/06/03,246/SNV-CCHC</DocumentId>", "<DocumentId/>", 15,
	     "DocumentId of MessageHeader is empty"},
		{"<CodeNumber>246</CodeNumber>", "", 16, "Code has no CodeNumber"},
		{"<CodeNotation>SNV-CCHC</CodeNotation>", "", 16, "Code has no CodeNotation"},
		{"<Code>\n<CodeNumber>246</CodeNumber>\n<CodeNotation>SNV-CCHC</CodeNotation></Code>\n", "", 5,
	     "MessageHeader has no Code"},
		{"V/v báo cáo cải cách hành chính", "", 24, "Subject of MessageHeader is empty"},
	};
	for (size_t i = 0; i < COUNT(swaps); i++) {
		struct arena arena = test_arena();
		struct str bytes = sample_swap(&arena, sample_document, swaps[i].from, swaps[i].to);
		sample_refused(&arena, bytes, ERR_INPUT, swaps[i].line, swaps[i].what);
		arena_finish(&arena);
	}
}

static void nobody_to_send_to_is_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str bytes = str_from_c(sample_document);
	size_t from = str_find(bytes, STR("<To>")), until = str_find(bytes, STR("<DocumentId>"));
	struct buf out = buf_in(&arena);
	buf_add(&out, str_slice(bytes, 0, from));
	buf_add(&out, str_slice(bytes, until, bytes.len));
	sample_refused(&arena, buf_str(&out), ERR_INPUT, 5, "MessageHeader has no To");
	arena_finish(&arena);
}

static void odd_numbers_are_kept_where_they_occur(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str bytes = sample_swap(&arena, sample_document, "<Type>2", "<Type>18");
	assert_int_equal(sample_read(&arena, bytes).type, 18);
	bytes = sample_swap(&arena, sample_document, "<SteeringType>2", "<SteeringType>0");
	assert_int_equal(sample_read(&arena, bytes).steering_type, 0);
	bytes = sample_swap(&arena, sample_document, "<Priority>1", "<Priority>7");
	assert_int_equal(sample_read(&arena, bytes).priority, PACKET_NO_NUMBER);
	arena_finish(&arena);
}

static void impossible_dates_are_not_given(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str bytes = sample_swap(&arena, sample_document, "2024/06/03</Prom", "2014/02/30</Prom");
	bytes = sample_swap(&arena, bytes.ptr, "2024/06/20", "2024/04/31");
	bytes = sample_swap(&arena, bytes.ptr, "2024/06/03 16:20:05", "2024/00/03 16:20:05");
	struct packet packet = sample_read(&arena, bytes);
	assert_int_equal(packet.warning_count, 3);
	assert_int_equal(packet.warnings[0].line, 20);
	assert_int_equal(packet.warnings[1].line, 26);
	assert_int_equal(packet.warnings[2].line, 35);
	assert_false(day_is_given(packet.promulgated_on));
	assert_false(day_is_given(packet.due_on));
	assert_false(day_is_given(packet.trace[0].at.on));
	arena_finish(&arena);
}

/* DocumentId holds a date in many systems, possible or not: nobody looks. */
static void the_document_id_is_opaque(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str bytes = sample_swap(&arena, sample_document, "X99,2024/06/03,246", "X99,2014/02/30,246");
	assert_str(sample_read_clean(&arena, bytes).document_id, "000.00.00.X99,2014/02/30,246/SNV-CCHC");
	arena_finish(&arena);
}

static void today_is_compared_only_when_given(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct packet packet;
	struct str bytes = str_from_c(sample_document);
	assert_true(packet_read(&arena, STR("x"), bytes, day_of(2024, 6, 3), &packet, NULL));
	assert_int_equal(packet.warning_count, 0);
	assert_true(packet_read(&arena, STR("x"), bytes, day_of(2024, 6, 2), &packet, NULL));
	assert_int_equal(packet.warning_count, 1);
	assert_int_equal(packet.warnings[0].line, 20);
	assert_str(packet.warnings[0].what, "PromulgationDate \"2024/06/03\" is later than today");
	arena_finish(&arena);
}

static void the_list_of_warnings_ends(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct buf many = buf_in(&arena);
	for (size_t i = 0; i < 3 * LIMIT_PACKET_WARNINGS; i++)
		buf_add(&many, STR("<Strange/>\n"));
	buf_add(&many, STR("<DueDate>"));
	buf_add_char(&many, '\0');
	struct packet packet = sample_read(&arena, sample_swap(&arena, sample_document, "<DueDate>", many.ptr));
	assert_int_equal(packet.warning_count, LIMIT_PACKET_WARNINGS + 1);
	assert_str(packet.warnings[LIMIT_PACKET_WARNINGS].what, "there are more warnings than are listed");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_good_document_is_read),
		cmocka_unit_test(the_result_stands_alone),
		cmocka_unit_test(elements_stand_in_any_order),
		cmocka_unit_test(prefixes_mean_nothing),
		cmocka_unit_test(a_signature_of_either_namespace_is_seen),
		cmocka_unit_test(what_can_be_done_without_is_warned_of),
		cmocka_unit_test(what_cannot_be_done_without_is_refused),
		cmocka_unit_test(nobody_to_send_to_is_refused),
		cmocka_unit_test(odd_numbers_are_kept_where_they_occur),
		cmocka_unit_test(impossible_dates_are_not_given),
		cmocka_unit_test(the_document_id_is_opaque),
		cmocka_unit_test(today_is_compared_only_when_given),
		cmocka_unit_test(the_list_of_warnings_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
