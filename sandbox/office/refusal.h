/* office/refusal.h - the office says no. Normal, recorded, markable, told to the candidate.
 *
 * refusals.def is the one list: it makes the enum here, the name in journals and JSON, and (in pages) the words. */
#ifndef SABAN_OFFICE_REFUSAL_H
#define SABAN_OFFICE_REFUSAL_H

#include "base/str.h"

enum refusal_code {
	REFUSED_NOT = 0, /* accepted */
#define REFUSAL(number, name) REFUSED_##name = (number),
#include "office/refusals.def"
#undef REFUSAL
};

struct refusal {
	enum refusal_code code;
	struct str field; /* the input field it is about; empty when it is about the whole */
};

#define ACCEPTED ((struct refusal){.code = REFUSED_NOT})
/* A refusal about no field, and one about a field. */
#define REFUSE(name) ((struct refusal){.code = REFUSED_##name})
#define REFUSE_FIELD(name, field_name) \
	((struct refusal){.code = REFUSED_##name, .field = STR_INIT(field_name)})

bool is_refused(struct refusal refusal);
/* "main_already_assigned"; empty for REFUSED_NOT. */
struct str refusal_name(enum refusal_code code);
/* False when no refusal has that name. */
bool refusal_parse(struct str name, enum refusal_code *ret);
/* All codes in order of precedence, for tests and documentation. */
const enum refusal_code *refusal_list(size_t *ret_count);

#endif
