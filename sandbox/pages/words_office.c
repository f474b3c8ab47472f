/* Words an office's own data is full of, for readers of other languages: posts, and the documents of Decree 30/2020,
 * article 7. Names of people, units and books stay as they are written. */
#include "pages/words.h"

static const struct str office_words[] = {
	N_("Chủ tịch"),
	N_("Phó Chủ tịch"),
	N_("Chánh Văn phòng"),
	N_("Phó Chánh Văn phòng"),
	N_("Trưởng phòng"),
	N_("Phó Trưởng phòng"),
	N_("Phụ trách bộ phận"),
	N_("Chỉ huy trưởng"),
	N_("Trưởng Công an xã"),
	N_("Chuyên viên"),
	N_("Cán bộ"),
	N_("Trợ lý"),
	N_("Văn thư"),
	N_("Nghị quyết"),
	N_("Quyết định"),
	N_("Chỉ thị"),
	N_("Quy chế"),
	N_("Quy định"),
	N_("Thông cáo"),
	N_("Thông báo"),
	N_("Hướng dẫn"),
	N_("Chương trình"),
	N_("Kế hoạch"),
	N_("Phương án"),
	N_("Đề án"),
	N_("Dự án"),
	N_("Báo cáo"),
	N_("Biên bản"),
	N_("Tờ trình"),
	N_("Hợp đồng"),
	N_("Công văn"),
	N_("Công điện"),
	N_("Giấy mời"),
};

struct str say_office_word(const struct screen *screen, struct str word)
{
	for (size_t i = 0; i < COUNT(office_words); i++) {
		if (str_equals(office_words[i], word))
			return say(screen, word);
	}
	return word;
}
