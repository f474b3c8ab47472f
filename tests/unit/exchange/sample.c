#include "tests/unit/exchange/sample.h"

#include "base/arena.h"
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

const char sample_document[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\n"
	"<edXMLEnvelope>\n"
	"<edXMLHeader>\n"
	"<MessageHeader>\n"
	"<From><OrganId>000.00.00.X99</OrganId>\n"
	"<OrganName>Sở Nội vụ</OrganName>\n"
	"</From>\n"
	"<To><OrganId>000.00.01.X99</OrganId>\n"
	"<OrganName>UBND xã An Bình</OrganName>\n"
	"<OrganAdd>Số 1, đường Trung tâm</OrganAdd></To>\n"
	"<To><OrganId>000.00.02.X99</OrganId>\n"
	"<OrganName>UBND xã An Hòa</OrganName>\n"
	"<OrganAdd>Số 2, đường Trung tâm</OrganAdd></To>\n"
	"<DocumentId>000.00.00.X99,2024/06/03,246/SNV-CCHC</DocumentId>\n"
	"<Code>\n"
	"<CodeNumber>246</CodeNumber>\n"
	"<CodeNotation>SNV-CCHC</CodeNotation></Code>\n"
	"<PromulgationInfo>\n"
	"<PromulgationDate>2024/06/03</PromulgationDate></PromulgationInfo>\n"
	"<DocumentType>\n"
	"<Type>2</Type>\n"
	"<TypeName>Công văn</TypeName></DocumentType>\n"
	"<Subject>V/v báo cáo cải cách hành chính</Subject>\n"
	"<Content>Đề nghị báo cáo</Content>\n"
	"<DueDate>2024/06/20</DueDate>\n"
	"<OtherInfo>\n"
	"<Priority>1</Priority>\n"
	"<PageAmount>2</PageAmount>\n"
	"<Direction>true</Direction></OtherInfo>\n"
	"<SteeringType>2</SteeringType>\n"
	"</MessageHeader>\n"
	"<TraceHeaderList>\n"
	"<TraceHeader><OrganId>000.00.00.X99</OrganId>\n"
	"<Timestamp>2024/06/03 16:20:05</Timestamp></TraceHeader>\n"
	"<Bussiness>\n"
	"<BussinessDocType>0</BussinessDocType>\n"
	"</Bussiness>\n"
	"</TraceHeaderList>\n"
	"</edXMLHeader>\n"
	"<edXMLBody><edXMLManifest version=\"1.0\">\n"
	"<Reference><ContentId>cid:1</ContentId></Reference>\n"
	"</edXMLManifest></edXMLBody>\n"
	"</edXMLEnvelope>\n"
	"<AttachmentEncoded>\n"
	"<Attachment><ContentId>cid:1</ContentId>\n"
	"<AttachmentName>246.txt</AttachmentName>\n"
	"<ContentType>application/zip</ContentType>\n"
	"<ContentTransferEncoded>"
	"UEsDBAoACAAAAAAAIQAAAAAADAAAAAwAAAAKABQAYXR0YWNobWVudFVUAQAAdXgLAAEEAAAAAAQAAAAA\n"
	"Q2jDoG8gYuG6oW4KUEsHCHceM4YMAAAADAAAAFBLAQIKAwoACAAAAAAAIQB3HjOGDAAAAAwAAAAKABQA\n"
	"AAAAAAAAAACkgQAAAABhdHRhY2htZW50VVQBAAB1eAsAAQQAAAAABAAAAABQSwUGAAAAAAEAAQBMAAAA\n"
	"WAAAAAAA</ContentTransferEncoded>\n"
	"</Attachment>\n"
	"</AttachmentEncoded>\n"
	"</edXML>\n";

const char sample_status[] =
	"<edXML xmlns=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">\n"
	"<edXMLEnvelope><edXMLHeader>\n"
	"<MessageHeader>\n"
	"<From><OrganId>000.00.01.X99</OrganId><OrganName>UBND xã An Bình</OrganName></From>\n"
	"<ResponseFor>\n"
	"<OrganId>000.00.00.X99</OrganId>\n"
	"<Code>246/SNV-CCHC</Code>\n"
	"<PromulgationDate>2024/06/03</PromulgationDate>\n"
	"<DocumentId>000.00.00.X99,2024/06/03,246/SNV-CCHC</DocumentId></ResponseFor>\n"
	"<StaffInfo><Staff>Lê Thị Mai</Staff></StaffInfo>\n"
	"<StatusCode>03</StatusCode>\n"
	"<Description>Đã tiếp nhận</Description>\n"
	"<Timestamp>2024/06/03 16:45:59</Timestamp>\n"
	"</MessageHeader>\n"
	"</edXMLHeader></edXMLEnvelope>\n"
	"</edXML>\n";

struct str sample_swap(struct arena *arena, const char *text, const char *from, const char *to)
{
	struct str whole = str_from_c(text), piece = str_from_c(from);
	size_t at = str_find(whole, piece);
	if (at == whole.len)
		fail_msg("the sample has no %s", from);
	struct buf out = buf_in(arena);
	buf_add(&out, str_slice(whole, 0, at));
	buf_add_c(&out, to);
	buf_add(&out, str_slice(whole, at + piece.len, whole.len));
	buf_add_char(&out, '\0');
	return (struct str){out.ptr, out.len - 1};
}

static bool holds(struct str text, const char *piece)
{
	return str_find(text, str_from_c(piece)) < text.len;
}

struct packet sample_read(struct arena *arena, struct str bytes)
{
	struct packet packet = {.kind = PACKET_STATUS};
	struct err err = {.class = ERR_NONE};
	if (!packet_read(arena, STR("x.edxml"), bytes, CIVIL_NO_DAY, &packet, &err))
		fail_msg("line %u: %.*s", err.line, STR_ARG(err.what));
	assert_int_equal(err.class, ERR_NONE);
	return packet;
}

struct packet sample_read_clean(struct arena *arena, struct str bytes)
{
	struct packet packet = sample_read(arena, bytes);
	if (packet.warning_count > 0)
		fail_msg("line %u: %.*s", packet.warnings[0].line, STR_ARG(packet.warnings[0].what));
	return packet;
}

struct packet sample_warned(struct arena *arena, struct str bytes, uint32_t line, const char *what)
{
	struct packet packet = sample_read(arena, bytes);
	bool is_it = packet.warning_count == 1 && packet.warnings[0].line == line &&
	             holds(packet.warnings[0].what, what);
	for (size_t i = 0; !is_it && i < packet.warning_count; i++)
		print_error("line %u: %.*s\n", packet.warnings[i].line, STR_ARG(packet.warnings[i].what));
	if (!is_it)
		fail_msg("wanted one warning, line %u: %s", line, what);
	return packet;
}

void sample_refused(struct arena *arena, struct str bytes, enum err_class class, uint32_t line,
                    const char *what)
{
	struct packet packet = {.kind = PACKET_STATUS};
	struct err err = {.class = ERR_NONE};
	assert_false(packet_read(arena, STR("x.edxml"), bytes, CIVIL_NO_DAY, &packet, &err));
	if (err.class != class || err.line != line || !holds(err.what, what))
		fail_msg("wanted class %d, line %u: %s; found class %d, line %u: %.*s", (int)class, line, what,
		         (int)err.class, err.line, STR_ARG(err.what));
	assert_str(err.source, "x.edxml");
	assert_false(str_is_empty(err.advice));
	assert_true(str_index_of(err.what, '\n') == err.what.len);
}

void assert_str(struct str found, const char *wanted)
{
	if (!str_equals(found, str_from_c(wanted)))
		fail_msg("wanted \"%s\", found \"%.*s\"", wanted, STR_ARG(found));
}
