/* The genuine packets of the shared test data, each with what it says. */
#include "exchange/packet.h"

#include "base/arena.h"
#include "base/buf.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"
#include "tests/unit/exchange/sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void assert_day(struct day day, const char *wanted)
{
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	day_write(day, &out);
	assert_str(buf_str(&out), wanted);
	arena_finish(&arena);
}

static void check_common(const struct packet *packet)
{
	assert_int_equal(packet->kind, PACKET_DOCUMENT);
	assert_str(packet->from.organ_id, "000.00.00.G22");
	assert_str(packet->from.organ_name, "Văn phòng Chính phủ");
	assert_str(packet->from.organization_in_charge, "Văn phòng Chính phủ");
	assert_str(packet->from.address, "Số 1 Hoàng Hoa Thám, Quận Ba Đình, Hà Nội");
	assert_str(packet->from.email, "vpcp@gov.vn");
	assert_str(packet->from.website, "vpcp.vn");
	assert_int_equal(packet->to_count, 3);
	assert_str(packet->to[0].organ_id, "000.00.00.H41");
	assert_str(packet->to[1].organ_id, "000.00.00.H14");
	assert_str(packet->to[2].organ_id, "000.00.00.G17");
	assert_str(packet->to[2].fax, "(023)37366617");
	assert_str(packet->document_id, "000.00.00.G22,2015/09/30,7816/VPCP-TTĐT");
	assert_str(packet->number, "7816");
	assert_str(packet->notation, "VPCP-TTĐT");
	assert_str(packet->promulgation_place, "Hà Nội");
	assert_int_equal(packet->type, 1);
	assert_int_equal(packet->type_detail, 0);
	assert_str(packet->type_name, "Công văn");
	assert_str(packet->subject, "V/v kết nối, liên thông phần mềm quản lý văn bản");
	assert_str(packet->signer_competence, "TL. BO TRUONG");
	assert_str(packet->signer_name, "Nguyen Thanh Phuc");
	assert_int_equal(packet->priority, 0);
	assert_str(packet->sphere, "Liên thông văn bản quốc gia");
	assert_str(packet->typer_notation, "TVC");
	assert_int_equal(packet->issued_amount, 2);
	assert_int_equal(packet->page_amount, 22);
	assert_int_equal(packet->direction, 0);
	assert_int_equal(packet->appendix_count, 1);
	assert_int_equal(packet->steering_type, 1);
	assert_int_equal(packet->to_place_count, 2);
	assert_str(packet->to_places[1], "Uy ban nhan dan cac tinh, TP");
	assert_int_equal(packet->business.paper, 0);
	assert_str(packet->business.staff.staff, "Nguyễn Thị Ngọc Trâm");
	assert_int_equal(packet->trace_count, 1);
	assert_int_equal(packet->trace[0].at.second, 0);
	assert_true(packet->has_signature);
	assert_int_equal(packet->attachment_count, 1);
	assert_str(packet->attachments[0].name, "1896_QD-TTg_m_294779.doc");
	assert_str(packet->attachments[0].content_id, "cid:209");
	assert_str(packet->attachments[0].content_type, "application/zip");
	assert_true(str_is_empty(packet->status_code));
}

static void a_new_document(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct packet packet = sample_read_clean(&arena, shared_data_read(&arena, "edxml/sdk-built-new.edxml"));
	check_common(&packet);
	assert_day(packet.promulgated_on, "2019-04-11");
	assert_day(packet.due_on, "2019-04-11");
	assert_int_equal(packet.business.type, PACKET_NEW);
	assert_str(packet.business.document_id, "000.00.00.G22,2014/02/30,7806/VPCP-TTĐT");
	assert_day(packet.trace[0].at.on, "2019-04-11");
	assert_int_equal(packet.response_for_count, 0);
	assert_int_equal(packet.attachments[0].bytes.len, 8381);
	/* The attachment is the other genuine packet, the one that is not well formed. */
	assert_true(
		str_equals(packet.attachments[0].bytes, shared_data_read(&arena, "edxml/not-well-formed.edxml")));
	arena_finish(&arena);
}

static void a_recall(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct packet packet = sample_read_clean(&arena, shared_data_read(&arena, "edxml/revocation.edxml"));
	check_common(&packet);
	assert_day(packet.promulgated_on, "2018-09-28");
	assert_int_equal(packet.business.type, PACKET_RECALL);
	assert_str(packet.business.reason, "Thu hồi văn bản điện tử");
	assert_int_equal(packet.response_for_count, 1);
	assert_str(packet.response_for[0].organ_id, "000.00.00.H14");
	assert_str(packet.response_for[0].code, "267/VPCP-TTĐT");
	assert_str(packet.response_for[0].document_id, "000.00.04.G14,2012/08/06,267/VPCP-TTĐT");
	assert_day(packet.response_for[0].promulgated_on, "2018-09-28");
	assert_int_equal(packet.attachments[0].bytes.len, 388347);
	arena_finish(&arena);
}

static void status_messages(void **state)
{
	(void)state;
	static const struct {
		const char *path, *code, *from, *answered, *description_start;
	} all[] = {
		{"edxml/status-01.edxml", "01", "000.00.00.H41", "000.00.00.G22", "Văn thư - Phòng"},
		{"edxml/status-02.edxml", "02", "000.00.00.H41", "000.00.00.G22", "Văn thư - Phòng"},
		{"edxml/status-03.edxml", "03", "000.00.00.H41", "000.00.00.G22", "Văn thư cơ - Phòng"},
		{"edxml/status-13.edxml", "13", "000.00.00.G22", "000.00.00.H41", "Văn thư yêu cầu lấy lại"},
	};
	struct arena arena = test_arena();
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct packet packet = sample_read_clean(&arena, shared_data_read(&arena, all[i].path));
		assert_int_equal(packet.kind, PACKET_STATUS);
		assert_str(packet.status_code, all[i].code);
		assert_str(packet.from.organ_id, all[i].from);
		assert_true(str_starts_with(packet.description, str_from_c(all[i].description_start)));
		assert_int_equal(packet.response_for_count, 1);
		assert_str(packet.response_for[0].organ_id, all[i].answered);
		assert_str(packet.response_for[0].document_id, "000.00.00.G22,2015/09/30,7816/VPCP-TTĐT");
		assert_day(packet.response_for[0].promulgated_on, "2015-09-30");
		assert_str(packet.staff.mobile, "84912000001");
		assert_day(packet.at.on, "2015-09-20");
		assert_int_equal(packet.at.second, (11 * 60 + 8) * 60 + 36);
		assert_int_equal(packet.to_count, 0);
		assert_int_equal(packet.business.type, PACKET_NO_NUMBER);
		assert_false(packet.has_signature);
	}
	arena_finish(&arena);
}

static void the_broken_one_names_its_line(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str bytes = shared_data_read(&arena, "edxml/not-well-formed.edxml");
	sample_refused(&arena, bytes, ERR_INPUT, 74,
	               "Opening and ending tag mismatch: From line 7 and MessageHeader");
	arena_finish(&arena);
}

/* With its doubled tag taken out it can be read, and says what else is wrong with it: an empty
 * ResponseFor, and prefixes that are bound nowhere. */
static void the_broken_one_mended_warns(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	char *text = str_copy_c(&arena, shared_data_read(&arena, "edxml/not-well-formed.edxml"));
	struct packet packet = sample_read(
		&arena, sample_swap(&arena, text, "<edXML:From>\r\n         <edXML:From>", "<edXML:From>"));
	assert_str(packet.number, "3232sss");
	assert_true(packet.has_signature);
	assert_true(packet.warning_count > 2);
	assert_int_equal(packet.warnings[0].line, 59);
	assert_str(packet.warnings[0].what, "ResponseFor is empty and is left out");
	assert_int_equal(packet.warnings[1].line, 116);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_document),
		cmocka_unit_test(a_recall),
		cmocka_unit_test(status_messages),
		cmocka_unit_test(the_broken_one_names_its_line),
		cmocka_unit_test(the_broken_one_mended_warns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
