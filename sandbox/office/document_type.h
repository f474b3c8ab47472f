/* office/document_type.h - the 29 types of administrative documents (Decree 30/2020, article 7) and the abbreviations
 * their notations carry (appendix III). */
#ifndef SABAN_OFFICE_DOCUMENT_TYPE_H
#define SABAN_OFFICE_DOCUMENT_TYPE_H

#include "office/names.h"

enum document_type {
	TYPE_RESOLUTION,       /* nghi quyet (ca biet) */
	TYPE_DECISION,         /* quyet dinh (ca biet) */
	TYPE_DIRECTIVE,        /* chi thi */
	TYPE_STATUTE,          /* quy che */
	TYPE_REGULATION,       /* quy dinh */
	TYPE_COMMUNIQUE,       /* thong cao */
	TYPE_NOTICE,           /* thong bao */
	TYPE_GUIDANCE,         /* huong dan */
	TYPE_PROGRAMME,        /* chuong trinh */
	TYPE_PLAN,             /* ke hoach */
	TYPE_SCHEME,           /* phuong an */
	TYPE_PROJECT_SCHEME,   /* de an */
	TYPE_PROJECT,          /* du an */
	TYPE_REPORT,           /* bao cao */
	TYPE_MINUTES,          /* bien ban */
	TYPE_SUBMISSION,       /* to trinh */
	TYPE_CONTRACT,         /* hop dong */
	TYPE_LETTER,           /* cong van */
	TYPE_TELEGRAM,         /* cong dien */
	TYPE_MEMORANDUM,       /* ban ghi nho */
	TYPE_AGREEMENT,        /* ban thoa thuan */
	TYPE_AUTHORISATION,    /* giay uy quyen */
	TYPE_INVITATION,       /* giay moi */
	TYPE_INTRODUCTION,     /* giay gioi thieu */
	TYPE_LEAVE,            /* giay nghi phep */
	TYPE_SENDING_SLIP,     /* phieu gui */
	TYPE_TRANSFER_SLIP,    /* phieu chuyen */
	TYPE_INFORMATION_SLIP, /* phieu bao */
	TYPE_OFFICIAL_MESSAGE, /* thu cong */
	TYPE_COUNT
};
extern const struct name_table document_type_names;

/* "QĐ"; empty for a letter and an official message, whose notation names the drafting unit instead. */
struct str document_type_abbreviation(enum document_type type);
/* "Quyết định": what the paper and the registers call it. */
struct str document_type_title(enum document_type type);

#endif
