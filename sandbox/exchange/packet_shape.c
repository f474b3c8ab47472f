/* exchange/packet_shape.c - see packet_shape.h. */
#include "exchange/packet_shape.h"

#include "base/check.h"
#include "exchange/edxml.h"
#include "exchange/intake.h"
#include "exchange/sentence.h"

/* Decision 20/2020/QD-TTg: a ministry or province, and at most three levels below it. */
#define ORGAN_ID_LEVELS_MAX 4

static void check_organ_id(struct intake *intake, const struct edxml_element *element, struct str text)
{
	size_t levels = 0;
	for (struct str rest = text; !str_is_empty(rest); levels++)
		str_cut(&rest, '.');
	if (levels > ORGAN_ID_LEVELS_MAX)
		intake_warn(intake, element->line,
		            SENTENCE(intake->work, element->name, STR(" "), edxml_quote(intake->work, text),
		                     STR(" has more than four levels")));
}

static void check_status_code(struct intake *intake, const struct edxml_element *element, struct str text)
{
	static const struct str known[] = {
		STR_INIT("01"), STR_INIT("02"), STR_INIT("03"), STR_INIT("04"), STR_INIT("05"),
		STR_INIT("06"), STR_INIT("13"), STR_INIT("15"), STR_INIT("16"),
	};
	for (size_t i = 0; i < COUNT(known); i++)
		if (str_equals(text, known[i]))
			return;
	intake_warn(intake, element->line,
	            SENTENCE(intake->work, STR("StatusCode "), edxml_quote(intake->work, text),
	                     STR(" is none of 01 to 06, 13, 15, 16")));
}

/* clang-format off: rows of one line each, with braces as in the tables they make. */
#define OF(rows, T)                                                     \
	{                                                                   \
		.fields = (rows), .count = COUNT(rows), .size_bytes = sizeof(T) \
	}
#define TEXT(T, m, element, length, wanted)                                                            \
	{                                                                                                  \
		.name = (element), .kind = SHAPE_TEXT, SHAPE_MEMBER(T, m, struct str), .max_length = (length), \
		.need = (wanted)                                                                               \
	}
#define CHECKED(T, m, element, checker, wanted)                                                    \
	{                                                                                              \
		.name = (element), .kind = SHAPE_TEXT, SHAPE_MEMBER(T, m, struct str), .check = (checker), \
		.need = (wanted)                                                                           \
	}
#define TEXTS(T, m, m_count, element, length)                                                  \
	{                                                                                          \
		.name = (element), .kind = SHAPE_TEXTS, SHAPE_LIST(T, m, const struct str *, m_count), \
		.max_length = (length)                                                                 \
	}
#define NUMBER(T, m, element)                                                \
	{                                                                        \
		.name = (element), .kind = SHAPE_NUMBER, SHAPE_MEMBER(T, m, int32_t) \
	}
#define CODE(T, m, element, from, to, kept, wanted)                                                        \
	{                                                                                                      \
		.name = (element), .kind = SHAPE_NUMBER, SHAPE_MEMBER(T, m, int32_t), .low = (from), .high = (to), \
		.odd_kept = (kept), .need = (wanted)                                                               \
	}
#define TRUTH(T, m, element)                                                \
	{                                                                       \
		.name = (element), .kind = SHAPE_TRUTH, SHAPE_MEMBER(T, m, int32_t) \
	}
#define DAY(T, m, element, wanted)                                                             \
	{                                                                                          \
		.name = (element), .kind = SHAPE_DAY, SHAPE_MEMBER(T, m, struct day), .need = (wanted) \
	}
#define TIME(T, m, element)                                                            \
	{                                                                                  \
		.name = (element), .kind = SHAPE_TIME, SHAPE_MEMBER(T, m, struct packet_time), \
		.need = SHAPE_EXPECTED                                                         \
	}
#define GROUP(T, m, type, element, shape, wanted)                                                          \
	{                                                                                                      \
		.name = (element), .kind = SHAPE_GROUP, SHAPE_MEMBER(T, m, type), .of = &(shape), .need = (wanted) \
	}
/* A group in XML that is none in C: its members stand in the same struct. */
#define MORE(element, shape, wanted)                                                          \
	{                                                                                         \
		.name = (element), .kind = SHAPE_GROUP, .offset = 0, .of = &(shape), .need = (wanted) \
	}
#define GROUPS(T, m, type, m_count, element, shape, wanted)                                               \
	{                                                                                                     \
		.name = (element), .kind = SHAPE_GROUPS, SHAPE_LIST(T, m, const type *, m_count), .of = &(shape), \
		.need = (wanted)                                                                                  \
	}
/* clang-format on */

#define ORGAN_ROWS(address_wanted)                                                                      \
	CHECKED(struct packet_organ, organ_id, "OrganId", check_organ_id, SHAPE_NEEDED),                    \
		TEXT(struct packet_organ, organization_in_charge, "OrganizationInCharge", 500, SHAPE_OPTIONAL), \
		TEXT(struct packet_organ, organ_name, "OrganName", 200, SHAPE_EXPECTED),                        \
		TEXT(struct packet_organ, address, "OrganAdd", 500, address_wanted),                            \
		TEXT(struct packet_organ, email, "Email", 100, SHAPE_OPTIONAL),                                 \
		TEXT(struct packet_organ, telephone, "Telephone", 20, SHAPE_OPTIONAL),                          \
		TEXT(struct packet_organ, fax, "Fax", 20, SHAPE_OPTIONAL),                                      \
		TEXT(struct packet_organ, website, "Website", 0, SHAPE_OPTIONAL)

static const struct shape_field from_rows[] = {ORGAN_ROWS(SHAPE_OPTIONAL)};
static const struct shape from_shape = OF(from_rows, struct packet_organ);

static const struct shape_field to_rows[] = {ORGAN_ROWS(SHAPE_EXPECTED)};
static const struct shape to_shape = OF(to_rows, struct packet_organ);

#define RESPONSE_ROWS(id_wanted)                                                          \
	CHECKED(struct packet_response, organ_id, "OrganId", check_organ_id, SHAPE_EXPECTED), \
		TEXT(struct packet_response, code, "Code", 0, SHAPE_EXPECTED),                    \
		TEXT(struct packet_response, document_id, "DocumentId", 0, id_wanted),            \
		DAY(struct packet_response, promulgated_on, "PromulgationDate", SHAPE_OPTIONAL)

static const struct shape_field response_rows[] = {RESPONSE_ROWS(SHAPE_EXPECTED)};
static const struct shape response_shape = OF(response_rows, struct packet_response);

static const struct shape_field answered_rows[] = {RESPONSE_ROWS(SHAPE_NEEDED)};
static const struct shape answered_shape = OF(answered_rows, struct packet_response);

static const struct shape_field staff_rows[] = {
	TEXT(struct packet_staff, department, "Department", 0, SHAPE_OPTIONAL),
	TEXT(struct packet_staff, staff, "Staff", 0, SHAPE_OPTIONAL),
	TEXT(struct packet_staff, email, "Email", 0, SHAPE_OPTIONAL),
	TEXT(struct packet_staff, mobile, "Mobile", 0, SHAPE_OPTIONAL),
	TEXT(struct packet_staff, department_id, "DepartmentId", 0, SHAPE_OPTIONAL),
	TEXT(struct packet_staff, staff_id, "StaffId", 0, SHAPE_OPTIONAL),
};
static const struct shape staff_shape = OF(staff_rows, struct packet_staff);

/* MessageHeader of a document. */

static const struct shape_field code_rows[] = {
	TEXT(struct packet, number, "CodeNumber", 11, SHAPE_NEEDED),
	TEXT(struct packet, notation, "CodeNotation", 30, SHAPE_NEEDED),
};
static const struct shape code_shape = OF(code_rows, struct packet);

static const struct shape_field promulgation_rows[] = {
	TEXT(struct packet, promulgation_place, "Place", 50, SHAPE_OPTIONAL),
	DAY(struct packet, promulgated_on, "PromulgationDate", SHAPE_EXPECTED),
};
static const struct shape promulgation_shape = OF(promulgation_rows, struct packet);

static const struct shape_field type_rows[] = {
	CODE(struct packet, type, "Type", 1, 2, true, SHAPE_EXPECTED),
	NUMBER(struct packet, type_detail, "TypeDetail"),
	TEXT(struct packet, type_name, "TypeName", 100, SHAPE_EXPECTED),
};
static const struct shape type_shape = OF(type_rows, struct packet);

static const struct shape_field signer_rows[] = {
	TEXT(struct packet, signer_competence, "Competence", 0, SHAPE_OPTIONAL),
	TEXT(struct packet, signer_position, "Position", 0, SHAPE_OPTIONAL),
	TEXT(struct packet, signer_name, "FullName", 0, SHAPE_OPTIONAL),
};
static const struct shape signer_shape = OF(signer_rows, struct packet);

static const struct shape_field appendix_rows[] = {
	TEXTS(struct packet, appendixes, appendix_count, "Appendix", 0),
};
static const struct shape appendix_shape = OF(appendix_rows, struct packet);

static const struct shape_field other_rows[] = {
	CODE(struct packet, priority, "Priority", 0, 4, false, SHAPE_OPTIONAL),
	TEXT(struct packet, sphere, "SphereOfPromulgation", 100, SHAPE_OPTIONAL),
	TEXT(struct packet, typer_notation, "TyperNotation", 10, SHAPE_OPTIONAL),
	NUMBER(struct packet, issued_amount, "PromulgationAmount"),
	NUMBER(struct packet, page_amount, "PageAmount"),
	TRUTH(struct packet, direction, "Direction"),
	MORE("Appendixes", appendix_shape, SHAPE_OPTIONAL),
};
static const struct shape other_shape = OF(other_rows, struct packet);

static const struct shape_field place_rows[] = {
	TEXTS(struct packet, to_places, to_place_count, "Place", 150),
};
static const struct shape place_shape = OF(place_rows, struct packet);

static const struct shape_field task_rows[] = {
	TEXTS(struct packet, task_codes, task_code_count, "TaskCode", 0),
};
static const struct shape task_shape = OF(task_rows, struct packet);

static const struct shape_field document_rows[] = {
	GROUP(struct packet, from, struct packet_organ, "From", from_shape, SHAPE_NEEDED),
	GROUPS(struct packet, to, struct packet_organ, to_count, "To", to_shape, SHAPE_NEEDED),
	TEXT(struct packet, document_id, "DocumentId", 0, SHAPE_NEEDED),
	MORE("Code", code_shape, SHAPE_NEEDED),
	MORE("PromulgationInfo", promulgation_shape, SHAPE_EXPECTED),
	MORE("DocumentType", type_shape, SHAPE_EXPECTED),
	TEXT(struct packet, subject, "Subject", 500, SHAPE_NEEDED),
	TEXT(struct packet, content, "Content", 500, SHAPE_EXPECTED),
	MORE("SignerInfo", signer_shape, SHAPE_OPTIONAL),
	DAY(struct packet, due_on, "DueDate", SHAPE_OPTIONAL),
	MORE("OtherInfo", other_shape, SHAPE_OPTIONAL),
	GROUPS(struct packet, response_for, struct packet_response, response_for_count, "ResponseFor",
           response_shape, SHAPE_OPTIONAL),
	CODE(struct packet, steering_type, "SteeringType", 1, 3, true, SHAPE_OPTIONAL),
	MORE("ToPlaces", place_shape, SHAPE_OPTIONAL),
	MORE("ResponseForTask", task_shape, SHAPE_OPTIONAL),
	TEXT(struct packet, application_type, "ApplicationType", 0, SHAPE_OPTIONAL),
};
const struct shape packet_document_shape = OF(document_rows, struct packet);

/* MessageHeader of a status message. */

static const struct shape_field status_rows[] = {
	GROUP(struct packet, from, struct packet_organ, "From", from_shape, SHAPE_NEEDED),
	GROUPS(struct packet, response_for, struct packet_response, response_for_count, "ResponseFor",
           answered_shape, SHAPE_NEEDED),
	GROUP(struct packet, staff, struct packet_staff, "StaffInfo", staff_shape, SHAPE_OPTIONAL),
	CHECKED(struct packet, status_code, "StatusCode", check_status_code, SHAPE_NEEDED),
	TEXT(struct packet, description, "Description", 0, SHAPE_OPTIONAL),
	TIME(struct packet, at, "Timestamp"),
};
const struct shape packet_status_shape = OF(status_rows, struct packet);

/* TraceHeaderList. */

static const struct shape_field receiver_rows[] = {
	CHECKED(struct packet_receiver, organ_id, "OrganId", check_organ_id, SHAPE_EXPECTED),
	CODE(struct packet_receiver, receiver_type, "ReceiverType", 0, 1, false, SHAPE_EXPECTED),
};
static const struct shape receiver_shape = OF(receiver_rows, struct packet_receiver);

static const struct shape_field receiver_list_rows[] = {
	GROUPS(struct packet_business, receivers, struct packet_receiver, receiver_count, "Receiver",
           receiver_shape, SHAPE_OPTIONAL),
};
static const struct shape receiver_list_shape = OF(receiver_list_rows, struct packet_business);

static const struct shape_field update_rows[] = {
	CODE(struct packet_business, updates_document, "DocumentInfo", 0, 1, false, SHAPE_OPTIONAL),
	CODE(struct packet_business, updates_receivers, "DocumentReceiver", 0, 1, false, SHAPE_OPTIONAL),
	MORE("ReceiverList", receiver_list_shape, SHAPE_OPTIONAL),
};
static const struct shape update_shape = OF(update_rows, struct packet_business);

static const struct shape_field organ_list_rows[] = {
	TEXTS(struct packet_replacement, organ_ids, organ_id_count, "OrganId", 0),
};
static const struct shape organ_list_shape = OF(organ_list_rows, struct packet_replacement);

static const struct shape_field replacement_rows[] = {
	TEXT(struct packet_replacement, document_id, "DocumentId", 0, SHAPE_EXPECTED),
	MORE("OrganIdList", organ_list_shape, SHAPE_OPTIONAL),
};
static const struct shape replacement_shape = OF(replacement_rows, struct packet_replacement);

static const struct shape_field replacement_list_rows[] = {
	GROUPS(struct packet_business, replacements, struct packet_replacement, replacement_count,
           "ReplacementInfo", replacement_shape, SHAPE_OPTIONAL),
};
static const struct shape replacement_list_shape = OF(replacement_list_rows, struct packet_business);

static const struct shape_field business_rows[] = {
	TEXT(struct packet_business, document_id, "DocumentId", 0, SHAPE_OPTIONAL),
	CODE(struct packet_business, type, "BussinessDocType", 0, 3, false, SHAPE_EXPECTED),
	TEXT(struct packet_business, reason, "BussinessDocReason", 0, SHAPE_OPTIONAL),
	CODE(struct packet_business, paper, "Paper", 0, 1, false, SHAPE_OPTIONAL),
	GROUP(struct packet_business, staff, struct packet_staff, "StaffInfo", staff_shape, SHAPE_OPTIONAL),
	MORE("BussinessDocumentInfo", update_shape, SHAPE_OPTIONAL),
	MORE("ReplacementInfoList", replacement_list_shape, SHAPE_OPTIONAL),
};
static const struct shape business_shape = OF(business_rows, struct packet_business);

static const struct shape_field trace_rows[] = {
	CHECKED(struct packet_trace, organ_id, "OrganId", check_organ_id, SHAPE_EXPECTED),
	TIME(struct packet_trace, at, "Timestamp"),
};
static const struct shape trace_shape = OF(trace_rows, struct packet_trace);

static const struct shape_field trace_list_rows[] = {
	GROUP(struct packet, business, struct packet_business, "Bussiness", business_shape, SHAPE_OPTIONAL),
	GROUPS(struct packet, trace, struct packet_trace, trace_count, "TraceHeader", trace_shape,
           SHAPE_OPTIONAL),
};
const struct shape packet_trace_shape = OF(trace_list_rows, struct packet);
