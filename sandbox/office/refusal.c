#include "office/refusal.h"

#include "base/check.h"

static const enum refusal_code codes[] = {
#define REFUSAL(number, name) REFUSED_##name,
#include "office/refusals.def"
#undef REFUSAL
};

static const struct str names[] = {
#define REFUSAL(number, name) STR_INIT(#name),
#include "office/refusals.def"
#undef REFUSAL
};

bool is_refused(struct refusal refusal)
{
	return refusal.code != REFUSED_NOT;
}

struct str refusal_name(enum refusal_code code)
{
	for (size_t i = 0; i < COUNT(codes); i++) {
		if (codes[i] == code)
			return names[i];
	}
	return STR("");
}

bool refusal_parse(struct str name, enum refusal_code *ret)
{
	for (size_t i = 0; i < COUNT(codes); i++) {
		if (str_equals(names[i], name)) {
			*ret = codes[i];
			return true;
		}
	}
	return false;
}

const enum refusal_code *refusal_list(size_t *ret_count)
{
	*ret_count = COUNT(codes);
	return codes;
}
