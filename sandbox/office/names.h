/* office/names.h - the engine's enumerations and the one spelling each value has in files, journals and forms.
 *
 * A names table is indexed by the enum; what a person reads in his language is another layer's matter. */
#ifndef SABAN_OFFICE_NAMES_H
#define SABAN_OFFICE_NAMES_H

#include "base/str.h"

struct name_table {
	const struct str *names;
	unsigned count;
};

struct str name_of(const struct name_table *table, unsigned value);
/* False when no value has that name. */
bool name_parse(const struct name_table *table, struct str name, unsigned *ret);

/* Who may act (Decree 30/2020, articles 6, 10 to 13, 23, 24, 29, 32). ROLE_SYSTEM is the office itself. */
enum role {
	ROLE_SYSTEM,
	ROLE_CLERK,       /* van thu */
	ROLE_LEADER,      /* lanh dao: head of the agency and deputies */
	ROLE_OFFICE_HEAD, /* chanh van phong */
	ROLE_UNIT_HEAD,   /* truong phong */
	ROLE_OFFICER,     /* chuyen vien */
	ROLE_BODY,        /* another agency, which answers over the axis */
	ROLE_COUNT
};
extern const struct name_table role_names;

enum party_kind {
	PARTY_UNIT,
	PARTY_PERSON,
	PARTY_BODY, /* another agency, reached over the axis */
	PARTY_KIND_COUNT
};
extern const struct name_table party_kind_names;

/* Van ban den, van ban di. */
enum direction {
	DIRECTION_INCOMING,
	DIRECTION_OUTGOING,
	DIRECTION_COUNT
};
extern const struct name_table direction_names;

/* Life of an incoming document (Decree 30/2020, articles 20 to 24), then of an outgoing one (articles 10 to 18). */
enum document_status {
	DOC_EXPECTED,   /* not there yet: nobody sees it */
	DOC_ARRIVED,    /* on the axis, not yet received by the clerk */
	DOC_RECEIVED,   /* checked and received */
	DOC_REGISTERED, /* has an arrival number in a register book */
	DOC_SUBMITTED,  /* before a leader, awaiting direction */
	DOC_PROCESSING, /* routed */
	DOC_FINISHED,   /* closed */
	DOC_DRAFT,      /* du thao: being written */
	DOC_PROPOSED,   /* trinh ky: before somebody who checks, initials or approves it */
	DOC_APPROVED,   /* approved by the one who signs; with the clerk */
	DOC_NUMBERED,   /* has its number and date */
	DOC_ISSUED,     /* phat hanh: never changes again */
	DOC_RECALLED,   /* every recipient has given it back */
	DOC_CANCELLED,  /* an incoming document, given back to the issuer who recalled it */
	DOC_REFUSED,    /* the clerk refused to take it in (article 21.2); status 02 of the axis */
	DOC_STATUS_COUNT
};
extern const struct name_table document_status_names;

/* Article 4.2.c; the numbers are those of edXML's Priority. */
enum urgency {
	URGENCY_NORMAL,
	URGENCY_URGENT,      /* khan */
	URGENCY_VERY_URGENT, /* thuong khan */
	URGENCY_EXPRESS,     /* hoa toc */
	URGENCY_TIMED,       /* hoa toc hen gio */
	URGENCY_COUNT
};
extern const struct name_table urgency_names;

enum secrecy {
	SECRECY_NONE,
	SECRECY_CONFIDENTIAL, /* mat */
	SECRECY_SECRET,       /* toi mat */
	SECRECY_TOP_SECRET,   /* tuyet mat */
	SECRECY_COUNT
};
extern const struct name_table secrecy_names;

enum route_role {
	ROUTE_MAIN,    /* chu tri */
	ROUTE_SUPPORT, /* phoi hop */
	ROUTE_INFO,    /* de biet */
	ROUTE_ROLE_COUNT
};
extern const struct name_table route_role_names;

/* What becomes of the main handler when another one is named. */
enum former_main {
	FORMER_SUPPORT, /* goes on as a supporter */
	FORMER_DROP,    /* is out */
	FORMER_MAIN_COUNT
};
extern const struct name_table former_main_names;

/* How a document came. */
enum channel {
	CHANNEL_AXIS,  /* as a packet or a file in the system */
	CHANNEL_PAPER, /* a letter on paper, scanned by the clerk */
	CHANNEL_COUNT
};
extern const struct name_table channel_names;

/* Why the clerk refuses an arrived document. */
enum refuse_code {
	REFUSE_WRONG_RECIPIENT, /* sai noi nhan */
	REFUSE_BAD_SIGNATURE,   /* the signature does not hold */
	REFUSE_INCOMPLETE,      /* pages or attachments are missing */
	REFUSE_CODE_COUNT
};
extern const struct name_table refuse_code_names;

enum assignment_state {
	ASSIGNMENT_OPEN,
	ASSIGNMENT_DONE,
	ASSIGNMENT_RETURNED,    /* by its recipient, with a reason */
	ASSIGNMENT_RETAKEN,     /* by the one who gave it */
	ASSIGNMENT_HANDED_OVER, /* by the head of its unit, to another unit */
	ASSIGNMENT_STATE_COUNT
};
extern const struct name_table assignment_state_names;

enum note_kind {
	NOTE_DIRECTIVE, /* but phe */
	NOTE_COMMENT,
	NOTE_RETURN,    /* the reason of a return */
	NOTE_SLIP,      /* phieu trinh: what goes with a draft to the next desk */
	NOTE_RECALL,    /* the reason of a recall */
	NOTE_REFUSE,    /* the reason why it was not taken in */
	NOTE_SWITCH,    /* why another main handler */
	NOTE_EXTEND,    /* why a later deadline */
	NOTE_HAND_OVER, /* why another unit */
	NOTE_REOPEN,    /* why it goes on */
	NOTE_REMIND,    /* don doc: a reminder of work that was given */
	NOTE_DECLINE,   /* why nobody goes to a meeting, or not he who was sent */
	NOTE_SEND,      /* to the one who is sent to a meeting */
	NOTE_KIND_COUNT
};
extern const struct name_table note_kind_names;

/* What one document is to another. */
enum relation {
	RELATION_NONE,
	RELATION_REPLY_TO, /* phuc dap */
	RELATION_REPLACES, /* thay the: wrong content, equivalent form (article 18.3) */
	RELATION_CORRECTS, /* dinh chinh: wrong form, by an official letter (article 18.3) */
	RELATION_COUNT
};
extern const struct name_table relation_names;

/* In whose name the signer signs (article 13). */
enum authority {
	AUTHORITY_OWN, /* the head, in his own name */
	AUTHORITY_TM,  /* thay mat: for the collective */
	AUTHORITY_KT,  /* ky thay: a deputy for the head */
	AUTHORITY_TL,  /* thua lenh: by order */
	AUTHORITY_TUQ, /* thua uy quyen: by authorisation */
	AUTHORITY_Q,   /* quyen: acting */
	AUTHORITY_COUNT
};
extern const struct name_table authority_names;

/* What has become of an issued document at one recipient: the status messages of the axis. */
enum delivery_status {
	DELIVERY_SENT,
	DELIVERY_ARRIVED,        /* 01 */
	DELIVERY_REFUSED,        /* 02 */
	DELIVERY_RECEIVED,       /* 03 */
	DELIVERY_ASSIGNED,       /* 04 */
	DELIVERY_PROCESSING,     /* 05 */
	DELIVERY_DONE,           /* 06 */
	DELIVERY_RECALL_ASKED,   /* 13, by the sender */
	DELIVERY_RECALLED,       /* 15 */
	DELIVERY_RECALL_REFUSED, /* 16 */
	DELIVERY_REPLACED,       /* another document stands in its place */
	DELIVERY_STATUS_COUNT
};
extern const struct name_table delivery_status_names;

/* What is said to the one who wants something back. */
enum recall_answer {
	RECALL_ACCEPT,
	RECALL_REFUSE,
	RECALL_ANSWER_COUNT
};
extern const struct name_table recall_answer_names;

/* How strongly somebody is reminded of work: the ordinary first time, then blame, then a review of conduct. */
enum remind_degree {
	REMIND_ORDINARY,  /* nhac nho */
	REMIND_CRITICISM, /* phe binh */
	REMIND_REVIEW,    /* kiem diem */
	REMIND_DEGREE_COUNT
};
extern const struct name_table remind_degree_names;

/* Who goes to a meeting that a document invites to. */
enum attendance_state {
	ATTENDANCE_OPEN, /* nobody has said */
	ATTENDANCE_SENT, /* a colleague was sent, who has not answered */
	ATTENDANCE_ACCEPTED,
	ATTENDANCE_DECLINED,
	ATTENDANCE_STATE_COUNT
};
extern const struct name_table attendance_state_names;

/* Life of a work dossier (articles 28 to 31). */
enum dossier_state {
	DOSSIER_LISTED, /* on the agency's list for the year, not opened yet */
	DOSSIER_OPEN,
	DOSSIER_CLOSED,      /* the work is done, its papers are complete */
	DOSSIER_HANDED_OVER, /* nop luu: given to the agency's archive */
	DOSSIER_STATE_COUNT
};
extern const struct name_table dossier_state_names;

/* Thoi han bao quan: how long a dossier is kept. */
enum retention {
	RETENTION_5_YEARS,
	RETENTION_10_YEARS,
	RETENTION_20_YEARS,
	RETENTION_50_YEARS,
	RETENTION_70_YEARS,
	RETENTION_PERMANENT,
	RETENTION_COUNT
};
extern const struct name_table retention_names;

/* Why a paper is taken out of a dossier before it is closed (article 29.2). */
enum removal_reason {
	REMOVAL_DUPLICATE, /* trung thua */
	REMOVAL_DRAFT,     /* ban nhap */
	REMOVAL_FOREIGN,   /* belongs to other work */
	REMOVAL_REASON_COUNT
};
extern const struct name_table removal_reason_names;

/* What is taken out of the office as a file. */
enum export {
	EXPORT_STATISTICS, /* the work of the units */
	EXPORT_WORK,       /* each part of it */
	EXPORT_REGISTER,   /* a book */
	EXPORT_COUNT
};
extern const struct name_table export_names;

enum phase {
	PHASE_NEW, /* instructions are being read; the clock stands */
	PHASE_RUNNING,
	PHASE_PAUSED,
	PHASE_HANDED_IN, /* by the candidate; attempt.close is due at once */
	PHASE_CLOSED,
	PHASE_COUNT
};
extern const struct name_table phase_names;

#endif
