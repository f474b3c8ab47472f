#include "office/document_type.h"

#include "base/check.h"

static const struct str names[TYPE_COUNT] = {
	[TYPE_RESOLUTION] = STR_INIT("resolution"),
	[TYPE_DECISION] = STR_INIT("decision"),
	[TYPE_DIRECTIVE] = STR_INIT("directive"),
	[TYPE_STATUTE] = STR_INIT("statute"),
	[TYPE_REGULATION] = STR_INIT("regulation"),
	[TYPE_COMMUNIQUE] = STR_INIT("communique"),
	[TYPE_NOTICE] = STR_INIT("notice"),
	[TYPE_GUIDANCE] = STR_INIT("guidance"),
	[TYPE_PROGRAMME] = STR_INIT("programme"),
	[TYPE_PLAN] = STR_INIT("plan"),
	[TYPE_SCHEME] = STR_INIT("scheme"),
	[TYPE_PROJECT_SCHEME] = STR_INIT("project-scheme"),
	[TYPE_PROJECT] = STR_INIT("project"),
	[TYPE_REPORT] = STR_INIT("report"),
	[TYPE_MINUTES] = STR_INIT("minutes"),
	[TYPE_SUBMISSION] = STR_INIT("submission"),
	[TYPE_CONTRACT] = STR_INIT("contract"),
	[TYPE_LETTER] = STR_INIT("letter"),
	[TYPE_TELEGRAM] = STR_INIT("telegram"),
	[TYPE_MEMORANDUM] = STR_INIT("memorandum"),
	[TYPE_AGREEMENT] = STR_INIT("agreement"),
	[TYPE_AUTHORISATION] = STR_INIT("authorisation"),
	[TYPE_INVITATION] = STR_INIT("invitation"),
	[TYPE_INTRODUCTION] = STR_INIT("introduction"),
	[TYPE_LEAVE] = STR_INIT("leave"),
	[TYPE_SENDING_SLIP] = STR_INIT("sending-slip"),
	[TYPE_TRANSFER_SLIP] = STR_INIT("transfer-slip"),
	[TYPE_INFORMATION_SLIP] = STR_INIT("information-slip"),
	[TYPE_OFFICIAL_MESSAGE] = STR_INIT("official-message"),
};
const struct name_table document_type_names = {names, COUNT(names)};

/* Appendix III; the spelling of the titles is that of article 7. */
static const struct {
	struct str title, abbreviation;
} papers[TYPE_COUNT] = {
	[TYPE_RESOLUTION] = {STR_INIT("Nghị quyết"), STR_INIT("NQ")},
	[TYPE_DECISION] = {STR_INIT("Quyết định"), STR_INIT("QĐ")},
	[TYPE_DIRECTIVE] = {STR_INIT("Chỉ thị"), STR_INIT("CT")},
	[TYPE_STATUTE] = {STR_INIT("Quy chế"), STR_INIT("QC")},
	[TYPE_REGULATION] = {STR_INIT("Quy định"), STR_INIT("QyĐ")},
	[TYPE_COMMUNIQUE] = {STR_INIT("Thông cáo"), STR_INIT("TC")},
	[TYPE_NOTICE] = {STR_INIT("Thông báo"), STR_INIT("TB")},
	[TYPE_GUIDANCE] = {STR_INIT("Hướng dẫn"), STR_INIT("HD")},
	[TYPE_PROGRAMME] = {STR_INIT("Chương trình"), STR_INIT("CTr")},
	[TYPE_PLAN] = {STR_INIT("Kế hoạch"), STR_INIT("KH")},
	[TYPE_SCHEME] = {STR_INIT("Phương án"), STR_INIT("PA")},
	[TYPE_PROJECT_SCHEME] = {STR_INIT("Đề án"), STR_INIT("ĐA")},
	[TYPE_PROJECT] = {STR_INIT("Dự án"), STR_INIT("DA")},
	[TYPE_REPORT] = {STR_INIT("Báo cáo"), STR_INIT("BC")},
	[TYPE_MINUTES] = {STR_INIT("Biên bản"), STR_INIT("BB")},
	[TYPE_SUBMISSION] = {STR_INIT("Tờ trình"), STR_INIT("TTr")},
	[TYPE_CONTRACT] = {STR_INIT("Hợp đồng"), STR_INIT("HĐ")},
	[TYPE_LETTER] = {STR_INIT("Công văn"), STR_INIT("")},
	[TYPE_TELEGRAM] = {STR_INIT("Công điện"), STR_INIT("CĐ")},
	[TYPE_MEMORANDUM] = {STR_INIT("Bản ghi nhớ"), STR_INIT("BGN")},
	[TYPE_AGREEMENT] = {STR_INIT("Bản thoả thuận"), STR_INIT("BTT")},
	[TYPE_AUTHORISATION] = {STR_INIT("Giấy uỷ quyền"), STR_INIT("GUQ")},
	[TYPE_INVITATION] = {STR_INIT("Giấy mời"), STR_INIT("GM")},
	[TYPE_INTRODUCTION] = {STR_INIT("Giấy giới thiệu"), STR_INIT("GGT")},
	[TYPE_LEAVE] = {STR_INIT("Giấy nghỉ phép"), STR_INIT("GNP")},
	[TYPE_SENDING_SLIP] = {STR_INIT("Phiếu gửi"), STR_INIT("PG")},
	[TYPE_TRANSFER_SLIP] = {STR_INIT("Phiếu chuyển"), STR_INIT("PC")},
	[TYPE_INFORMATION_SLIP] = {STR_INIT("Phiếu báo"), STR_INIT("PB")},
	[TYPE_OFFICIAL_MESSAGE] = {STR_INIT("Thư công"), STR_INIT("")},
};

struct str document_type_abbreviation(enum document_type type)
{
	assert(type < TYPE_COUNT);
	return papers[type].abbreviation;
}

struct str document_type_title(enum document_type type)
{
	assert(type < TYPE_COUNT);
	return papers[type].title;
}
