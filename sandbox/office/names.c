#include "office/names.h"

#include "base/check.h"
#include "office/desk.h"

static const struct str roles[ROLE_COUNT] = {
	[ROLE_SYSTEM] = STR_INIT("system"),       [ROLE_CLERK] = STR_INIT("clerk"),
	[ROLE_LEADER] = STR_INIT("leader"),       [ROLE_OFFICE_HEAD] = STR_INIT("office-head"),
	[ROLE_UNIT_HEAD] = STR_INIT("unit-head"), [ROLE_OFFICER] = STR_INIT("officer"),
	[ROLE_BODY] = STR_INIT("body"),
};
const struct name_table role_names = {roles, COUNT(roles)};

static const struct str party_kinds[PARTY_KIND_COUNT] = {
	[PARTY_UNIT] = STR_INIT("unit"),
	[PARTY_PERSON] = STR_INIT("person"),
	[PARTY_BODY] = STR_INIT("body"),
};
const struct name_table party_kind_names = {party_kinds, COUNT(party_kinds)};

static const struct str directions[DIRECTION_COUNT] = {
	[DIRECTION_INCOMING] = STR_INIT("incoming"),
	[DIRECTION_OUTGOING] = STR_INIT("outgoing"),
};
const struct name_table direction_names = {directions, COUNT(directions)};

static const struct str document_statuses[DOC_STATUS_COUNT] = {
	[DOC_EXPECTED] = STR_INIT("expected"),   [DOC_ARRIVED] = STR_INIT("arrived"),
	[DOC_RECEIVED] = STR_INIT("received"),   [DOC_REGISTERED] = STR_INIT("registered"),
	[DOC_SUBMITTED] = STR_INIT("submitted"), [DOC_PROCESSING] = STR_INIT("processing"),
	[DOC_FINISHED] = STR_INIT("finished"),   [DOC_DRAFT] = STR_INIT("draft"),
	[DOC_PROPOSED] = STR_INIT("proposed"),   [DOC_APPROVED] = STR_INIT("approved"),
	[DOC_NUMBERED] = STR_INIT("numbered"),   [DOC_ISSUED] = STR_INIT("issued"),
	[DOC_RECALLED] = STR_INIT("recalled"),   [DOC_CANCELLED] = STR_INIT("cancelled"),
	[DOC_REFUSED] = STR_INIT("refused"),
};
const struct name_table document_status_names = {document_statuses, COUNT(document_statuses)};

static const struct str urgencies[URGENCY_COUNT] = {
	[URGENCY_NORMAL] = STR_INIT("normal"),
	[URGENCY_URGENT] = STR_INIT("urgent"),
	[URGENCY_VERY_URGENT] = STR_INIT("very-urgent"),
	[URGENCY_EXPRESS] = STR_INIT("express"),
	[URGENCY_TIMED] = STR_INIT("timed"),
};
const struct name_table urgency_names = {urgencies, COUNT(urgencies)};

static const struct str secrecies[SECRECY_COUNT] = {
	[SECRECY_NONE] = STR_INIT("none"),
	[SECRECY_CONFIDENTIAL] = STR_INIT("confidential"),
	[SECRECY_SECRET] = STR_INIT("secret"),
	[SECRECY_TOP_SECRET] = STR_INIT("top-secret"),
};
const struct name_table secrecy_names = {secrecies, COUNT(secrecies)};

static const struct str route_roles[ROUTE_ROLE_COUNT] = {
	[ROUTE_MAIN] = STR_INIT("main"),
	[ROUTE_SUPPORT] = STR_INIT("support"),
	[ROUTE_INFO] = STR_INIT("info"),
};
const struct name_table route_role_names = {route_roles, COUNT(route_roles)};

static const struct str former_mains[FORMER_MAIN_COUNT] = {
	[FORMER_SUPPORT] = STR_INIT("support"),
	[FORMER_DROP] = STR_INIT("drop"),
};
const struct name_table former_main_names = {former_mains, COUNT(former_mains)};

static const struct str channels[CHANNEL_COUNT] = {
	[CHANNEL_AXIS] = STR_INIT("axis"),
	[CHANNEL_PAPER] = STR_INIT("paper"),
};
const struct name_table channel_names = {channels, COUNT(channels)};

static const struct str refuse_codes[REFUSE_CODE_COUNT] = {
	[REFUSE_WRONG_RECIPIENT] = STR_INIT("wrong-recipient"),
	[REFUSE_BAD_SIGNATURE] = STR_INIT("bad-signature"),
	[REFUSE_INCOMPLETE] = STR_INIT("incomplete"),
};
const struct name_table refuse_code_names = {refuse_codes, COUNT(refuse_codes)};

static const struct str assignment_states[ASSIGNMENT_STATE_COUNT] = {
	[ASSIGNMENT_OPEN] = STR_INIT("open"),
	[ASSIGNMENT_DONE] = STR_INIT("done"),
	[ASSIGNMENT_RETURNED] = STR_INIT("returned"),
	[ASSIGNMENT_RETAKEN] = STR_INIT("retaken"),
	[ASSIGNMENT_HANDED_OVER] = STR_INIT("handed-over"),
};
const struct name_table assignment_state_names = {assignment_states, COUNT(assignment_states)};

static const struct str note_kinds[NOTE_KIND_COUNT] = {
	[NOTE_DIRECTIVE] = STR_INIT("directive"), [NOTE_COMMENT] = STR_INIT("comment"),
	[NOTE_RETURN] = STR_INIT("return"),       [NOTE_SLIP] = STR_INIT("slip"),
	[NOTE_RECALL] = STR_INIT("recall"),       [NOTE_REFUSE] = STR_INIT("refuse"),
	[NOTE_SWITCH] = STR_INIT("switch"),       [NOTE_EXTEND] = STR_INIT("extend"),
	[NOTE_HAND_OVER] = STR_INIT("hand-over"), [NOTE_REOPEN] = STR_INIT("reopen"),
	[NOTE_REMIND] = STR_INIT("remind"),       [NOTE_DECLINE] = STR_INIT("decline"),
	[NOTE_SEND] = STR_INIT("send"),
};
const struct name_table note_kind_names = {note_kinds, COUNT(note_kinds)};

static const struct str relations[RELATION_COUNT] = {
	[RELATION_NONE] = STR_INIT("none"),
	[RELATION_REPLY_TO] = STR_INIT("reply-to"),
	[RELATION_REPLACES] = STR_INIT("replaces"),
	[RELATION_CORRECTS] = STR_INIT("corrects"),
};
const struct name_table relation_names = {relations, COUNT(relations)};

static const struct str authorities[AUTHORITY_COUNT] = {
	[AUTHORITY_OWN] = STR_INIT("own"), [AUTHORITY_TM] = STR_INIT("tm"),   [AUTHORITY_KT] = STR_INIT("kt"),
	[AUTHORITY_TL] = STR_INIT("tl"),   [AUTHORITY_TUQ] = STR_INIT("tuq"), [AUTHORITY_Q] = STR_INIT("q"),
};
const struct name_table authority_names = {authorities, COUNT(authorities)};

static const struct str delivery_statuses[DELIVERY_STATUS_COUNT] = {
	[DELIVERY_SENT] = STR_INIT("sent"),         [DELIVERY_ARRIVED] = STR_INIT("arrived"),
	[DELIVERY_REFUSED] = STR_INIT("refused"),   [DELIVERY_RECEIVED] = STR_INIT("received"),
	[DELIVERY_ASSIGNED] = STR_INIT("assigned"), [DELIVERY_PROCESSING] = STR_INIT("processing"),
	[DELIVERY_DONE] = STR_INIT("done"),         [DELIVERY_RECALL_ASKED] = STR_INIT("recall-asked"),
	[DELIVERY_RECALLED] = STR_INIT("recalled"), [DELIVERY_RECALL_REFUSED] = STR_INIT("recall-refused"),
	[DELIVERY_REPLACED] = STR_INIT("replaced"),
};
const struct name_table delivery_status_names = {delivery_statuses, COUNT(delivery_statuses)};

static const struct str recall_answers[RECALL_ANSWER_COUNT] = {
	[RECALL_ACCEPT] = STR_INIT("accept"),
	[RECALL_REFUSE] = STR_INIT("refuse"),
};
const struct name_table recall_answer_names = {recall_answers, COUNT(recall_answers)};

static const struct str remind_degrees[REMIND_DEGREE_COUNT] = {
	[REMIND_ORDINARY] = STR_INIT("reminder"),
	[REMIND_CRITICISM] = STR_INIT("criticism"),
	[REMIND_REVIEW] = STR_INIT("review"),
};
const struct name_table remind_degree_names = {remind_degrees, COUNT(remind_degrees)};

static const struct str attendance_states[ATTENDANCE_STATE_COUNT] = {
	[ATTENDANCE_OPEN] = STR_INIT("open"),
	[ATTENDANCE_SENT] = STR_INIT("sent"),
	[ATTENDANCE_ACCEPTED] = STR_INIT("accepted"),
	[ATTENDANCE_DECLINED] = STR_INIT("declined"),
};
const struct name_table attendance_state_names = {attendance_states, COUNT(attendance_states)};

static const struct str dossier_states[DOSSIER_STATE_COUNT] = {
	[DOSSIER_LISTED] = STR_INIT("listed"),
	[DOSSIER_OPEN] = STR_INIT("open"),
	[DOSSIER_CLOSED] = STR_INIT("closed"),
	[DOSSIER_HANDED_OVER] = STR_INIT("handed-over"),
};
const struct name_table dossier_state_names = {dossier_states, COUNT(dossier_states)};

static const struct str retentions[RETENTION_COUNT] = {
	[RETENTION_5_YEARS] = STR_INIT("5-years"),   [RETENTION_10_YEARS] = STR_INIT("10-years"),
	[RETENTION_20_YEARS] = STR_INIT("20-years"), [RETENTION_50_YEARS] = STR_INIT("50-years"),
	[RETENTION_70_YEARS] = STR_INIT("70-years"), [RETENTION_PERMANENT] = STR_INIT("permanent"),
};
const struct name_table retention_names = {retentions, COUNT(retentions)};

static const struct str removal_reasons[REMOVAL_REASON_COUNT] = {
	[REMOVAL_DUPLICATE] = STR_INIT("duplicate"),
	[REMOVAL_DRAFT] = STR_INIT("draft"),
	[REMOVAL_FOREIGN] = STR_INIT("foreign"),
};
const struct name_table removal_reason_names = {removal_reasons, COUNT(removal_reasons)};

static const struct str exports[EXPORT_COUNT] = {
	[EXPORT_STATISTICS] = STR_INIT("statistics"),
	[EXPORT_WORK] = STR_INIT("work"),
	[EXPORT_REGISTER] = STR_INIT("register"),
};
const struct name_table export_names = {exports, COUNT(exports)};

static const struct str phases[PHASE_COUNT] = {
	[PHASE_NEW] = STR_INIT("new"),       [PHASE_RUNNING] = STR_INIT("running"),
	[PHASE_PAUSED] = STR_INIT("paused"), [PHASE_HANDED_IN] = STR_INIT("handed-in"),
	[PHASE_CLOSED] = STR_INIT("closed"),
};
const struct name_table phase_names = {phases, COUNT(phases)};

static const struct str drawers[DRAWER_COUNT] = {
	[DRAWER_ALL] = STR_INIT("all"),         [DRAWER_AWAITING] = STR_INIT("awaiting"),
	[DRAWER_MAIN] = STR_INIT("main"),       [DRAWER_SUPPORT] = STR_INIT("support"),
	[DRAWER_INFO] = STR_INIT("info"),       [DRAWER_OVERDUE] = STR_INIT("overdue"),
	[DRAWER_GIVEN] = STR_INIT("given"),     [DRAWER_MARKED] = STR_INIT("marked"),
	[DRAWER_OPINION] = STR_INIT("opinion"),
};
const struct name_table drawer_names = {drawers, COUNT(drawers)};

struct str name_of(const struct name_table *table, unsigned value)
{
	assert(value < table->count);
	return table->names[value];
}

bool name_parse(const struct name_table *table, struct str name, unsigned *ret)
{
	for (unsigned i = 0; i < table->count; i++) {
		if (str_equals(table->names[i], name)) {
			*ret = i;
			return true;
		}
	}
	return false;
}
