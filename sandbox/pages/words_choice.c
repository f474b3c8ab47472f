/* The choices of an action's fields in words, for forms that are made from its table. */
#include "pages/words.h"

#include "base/check.h"

static struct str word_of_urgency(enum urgency urgency)
{
	static const struct str normal = N_("Thường");
	return urgency == URGENCY_NORMAL ? normal : chip_of_urgency(urgency).word;
}

struct str word_of_choice(const struct name_table *table, unsigned value)
{
	static const struct str formers[FORMER_MAIN_COUNT] = {
		[FORMER_SUPPORT] = N_("Giữ lại làm phối hợp"),
		[FORMER_DROP] = N_("Thôi xử lý"),
	};
	static const struct str answers[RECALL_ANSWER_COUNT] = {
		[RECALL_ACCEPT] = N_("Đồng ý, trả lại văn bản"),
		[RECALL_REFUSE] = N_("Không đồng ý"),
	};
	static const struct str degrees[REMIND_DEGREE_COUNT] = {
		[REMIND_ORDINARY] = N_("Nhắc nhở"),
		[REMIND_CRITICISM] = N_("Phê bình"),
		[REMIND_REVIEW] = N_("Kiểm điểm"),
	};
	static const struct str removals[REMOVAL_REASON_COUNT] = {
		[REMOVAL_DUPLICATE] = N_("Bản trùng"),
		[REMOVAL_DRAFT] = N_("Bản nháp, dự thảo"),
		[REMOVAL_FOREIGN] = N_("Thuộc việc khác"),
	};
	if (table == &retention_names)
		return word_of_retention((enum retention)value);
	if (table == &removal_reason_names)
		return removals[value];
	if (table == &remind_degree_names)
		return degrees[value];
	if (table == &refuse_code_names)
		return word_of_refuse_code((enum refuse_code)value);
	if (table == &former_main_names)
		return formers[value];
	if (table == &recall_answer_names)
		return answers[value];
	if (table == &document_type_names)
		return document_type_title((enum document_type)value);
	if (table == &urgency_names)
		return word_of_urgency((enum urgency)value);
	if (table == &secrecy_names)
		return word_of_secrecy((enum secrecy)value);
	if (table == &relation_names)
		return word_of_relation((enum relation)value);
	if (table == &authority_names)
		return word_of_authority((enum authority)value);
	return name_of(table, value);
}
