#include "tests/support/page_office.h"

#include "base/buf.h"
#include "base/check.h"

static const struct row {
	const char *number, *notation, *type, *issuer, *subject;
	enum urgency urgency;
	const char *due; /* the sender's; NULL for none */
	enum document_status status;
	int role; /* enum route_role under which ct has it; -1 for none */
	const char *arrived;
	bool is_read;
} table[] = {
	{"12", "CĐ-UBND", "Công điện", "UBND thành phố", "Công điện về việc chủ động ứng phó áp thấp nhiệt đới",
     URGENCY_EXPRESS, "2024-06-18T10:00", DOC_SUBMITTED, -1, "2024-06-18T07:40", false},
	{"87", "TB-UBND", "Thông báo", "UBND huyện Hoà Phú",
     "Thông báo kết luận cuộc họp về tiến độ giải phóng mặt bằng tuyến đường Bình Hoà", URGENCY_VERY_URGENT,
     "2024-06-18T17:00", DOC_SUBMITTED, -1, "2024-06-18T07:45", false},
	{"246", "UBND-NC", "Công văn", "UBND thành phố",
     "V/v báo cáo tình hình hộ kinh doanh và lao động bị ảnh hưởng do sạt lở bờ sông", URGENCY_URGENT,
     "2024-06-20T16:00", DOC_SUBMITTED, -1, "2024-06-17T15:42", false},
	{"03", "GM-UBND", "Giấy mời", "UBND huyện Hoà Phú", "Giấy mời họp giao ban công tác cải cách hành chính",
     URGENCY_URGENT, "2024-06-19T08:00", DOC_PROCESSING, ROUTE_INFO, "2024-06-17T14:00", false},
	{"1204", "SNV-CCHC", "Công văn", "Sở Nội vụ",
     "V/v cử cán bộ tham dự tập huấn cải cách hành chính đợt 2 năm 2024", URGENCY_NORMAL, "2024-06-21",
     DOC_PROCESSING, ROUTE_SUPPORT, "2024-06-17T09:00", true},
	{"512", "STC-QLNS", "Công văn", "Sở Tài chính",
     "V/v rà soát số liệu thu ngân sách nhà nước quý II năm 2024", URGENCY_NORMAL, "2024-06-16T17:00",
     DOC_PROCESSING, ROUTE_MAIN, "2024-06-14T09:00", true},
	{"41", "KH-UBND", "Kế hoạch", "UBND huyện Hoà Phú",
     "Kế hoạch tổ chức Ngày hội chuyển đổi số cấp xã năm 2024", URGENCY_NORMAL, "2024-06-25", DOC_PROCESSING,
     ROUTE_SUPPORT, "2024-06-14T08:00", true},
	{"07", "BC-HLHPN", "Báo cáo", "Hội Liên hiệp Phụ nữ xã",
     "Báo cáo kết quả cuộc vận động “5 không, 3 sạch” 6 tháng đầu năm 2024", URGENCY_NORMAL, NULL,
     DOC_PROCESSING, ROUTE_INFO, "2024-06-13T08:00", true},
	{"318", "STTTT-CNTT", "Công văn", "Sở Thông tin và Truyền thông",
     "V/v tăng cường bảo đảm an toàn thông tin khi sử dụng thư điện tử công vụ", URGENCY_NORMAL, NULL,
     DOC_FINISHED, ROUTE_INFO, "2024-06-12T08:00", true},
	{"902", "SGDĐT-VP", "Công văn", "Sở Giáo dục và Đào tạo",
     "V/v phối hợp chuẩn bị cơ sở vật chất cho kỳ thi tốt nghiệp trung học phổ thông", URGENCY_NORMAL,
     "2024-06-26", DOC_PROCESSING, ROUTE_SUPPORT, "2024-06-11T08:00", true},
	{"15", "QĐ-UBND", "Quyết định", "UBND huyện Hoà Phú",
     "Quyết định kiện toàn Ban Chỉ đạo phòng, chống thiên tai", URGENCY_NORMAL, NULL, DOC_FINISHED, -1,
     "2024-06-10T08:00", true},
	{"233", "PTCKH", "Công văn", "Phòng Tài chính – Kế hoạch",
     "V/v quyết toán kinh phí 6 tháng đầu năm <2024> & quý II", URGENCY_NORMAL, "2024-06-28T11:00",
     DOC_SUBMITTED, -1, "2024-06-10T07:30", true},
	{"64", "TB-CAX", "Thông báo", "Công an huyện Hoà Phú",
     "Thông báo tình hình an ninh trật tự tháng 5 năm 2024", URGENCY_NORMAL, NULL, DOC_PROCESSING, ROUTE_INFO,
     "2024-06-07T08:00", true},
	{"98", "HD-STP", "Hướng dẫn", "Sở Tư pháp", "Hướng dẫn nghiệp vụ chứng thực bản sao điện tử từ bản chính",
     URGENCY_NORMAL, NULL, DOC_FINISHED, -1, "2024-06-06T08:00", true},
	{"176", "STNMT-QLĐĐ", "Công văn", "Sở Tài nguyên và Môi trường",
     "V/v cung cấp hồ sơ địa chính khu vực ven sông", URGENCY_URGENT, "2024-06-17T17:00", DOC_SUBMITTED, -1,
     "2024-06-05T08:00", true},
	{"22", "TTr-TH", "Tờ trình", "Trường Tiểu học An Bình 1",
     "Tờ trình xin kinh phí sửa chữa hàng rào trường học", URGENCY_NORMAL, NULL, DOC_SUBMITTED, -1,
     "2024-06-04T08:00", true},
	{"509", "SYT-NVY", "Công văn", "Sở Y tế", "V/v tăng cường phòng, chống sốt xuất huyết mùa mưa",
     URGENCY_NORMAL, "2024-06-30", DOC_PROCESSING, ROUTE_MAIN, "2024-06-03T08:00", true},
};

static const struct document_file files[] = {
	{.name = STR_INIT("246_UBND-NC.pdf"), .paper = STR_INIT("cv-246")},
	{.name = STR_INIT("Mau-01-02.pdf"), .paper = STR_INIT("cv-246-mau")},
};

static struct minute minute_of(const char *text)
{
	struct minute minute = CIVIL_NO_MINUTE;
	if (text) {
		bool is_read = minute_parse(str_from_c(text), &minute);
		assert(is_read);
		UNUSED(is_read);
	}
	return minute;
}

static const struct document_facts *facts_of(struct arena *arena, const struct row *row, uint32_t number)
{
	struct document_facts *facts = ARENA_NEW(arena, struct document_facts);
	struct buf key = buf_in(arena);
	buf_add_c(&key, "d-");
	buf_add_u64(&key, number);
	*facts = (struct document_facts){
		.key = buf_str(&key),
		.type_name = str_from_c(row->type),
		.number = str_from_c(row->number),
		.notation = str_from_c(row->notation),
		.issued_on = day_of_minute(minute_of("2024-06-17")),
		.issuer_name = str_from_c(row->issuer),
		.subject = str_from_c(row->subject),
		.signer_competence = STR("KT. CHỦ TỊCH"),
		.signer_position = STR("PHÓ CHỦ TỊCH"),
		.signer_name = STR("Đặng Minh Khoa"),
		.to_places = STR("Như trên; Lưu: VT, NC."),
		.urgency = row->urgency,
		.due_on = minute_of(row->due),
		.files = files,
		.file_count = number % 3 == 0 ? 2 : 1,
	};
	if (str_equals(facts->type_name, STR("Giấy mời")))
		facts->meeting = (struct meeting){minute_of("2024-06-19T08:00"), minute_of("2024-06-19T11:00"),
		                                  STR("Hội trường <B>, UBND huyện")};
	return facts;
}

static void assign(struct arena *arena, struct document *document, int role)
{
	struct assignment *given = ARENA_NEW(arena, struct assignment);
	*given = (struct assignment){
		.id = {1},
		.from = {5},
		.to = {4},
		.role = (enum route_role)role,
		.due_on = CIVIL_NO_MINUTE,
		.at = document->arrived_at,
	};
	document->assignments = given;
	document->assignment_count = 1;
}

static struct document document_of(struct arena *arena, const struct row *row, uint32_t number)
{
	struct document document = {
		.facts = facts_of(arena, row, number),
		.status = row->status,
		.arrival_number = 300 + number,
		.book = {1},
		.arrived_at = minute_of(row->arrived),
		.submitted_by = {6},
		.submitted_to = {row->role < 0 ? 4 : 5},
	};
	struct trace *traces = ARENA_ARRAY(arena, struct trace, 2);
	traces[0] = (struct trace){.action = action_find(STR("document.register")),
	                           .by = {6},
	                           .number = 300 + number,
	                           .at = document.arrived_at};
	traces[1] = (struct trace){.action = action_find(STR("document.submit")),
	                           .by = {6},
	                           .to = document.submitted_to,
	                           .at = document.arrived_at};
	document.traces = traces;
	document.trace_count = 2;
	if (row->role >= 0)
		assign(arena, &document, row->role);
	if (row->is_read) {
		struct reader *reader = ARENA_NEW(arena, struct reader);
		*reader = (struct reader){.person = {4}};
		document.readers = reader;
		document.reader_count = 1;
	}
	return document;
}

const struct seed *page_office_of(struct arena *arena, uint32_t document_count)
{
	struct seed *seed = ARENA_NEW(arena, struct seed);
	*seed = *small_office(arena);
	struct document *documents = ARENA_ARRAY(arena, struct document, document_count);
	for (uint32_t i = 0; i < document_count; i++) {
		bool is_small = i < seed->document_count;
		uint32_t number = is_small ? 0 : i - seed->document_count + 1;
		documents[i] = is_small ? seed->documents[i]
		                        : document_of(arena, &table[(number - 1) % COUNT(table)], number);
	}
	seed->documents = documents;
	seed->document_count = document_count;
	seed->name = STR("UBND xã An Bình");
	seed_index(seed, arena);
	return seed;
}

const struct seed *page_office(struct arena *arena)
{
	return page_office_of(arena, 7 + COUNT(table));
}
