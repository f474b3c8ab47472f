/* scenario/rule.h - the rules a scenario must keep, each with a name that errors begin with. */
#ifndef SABAN_SCENARIO_RULE_H
#define SABAN_SCENARIO_RULE_H

#include "base/check.h"
#include "base/err.h"

enum rule {
#define RULE(name, text, advice) RULE_##name,
#include "scenario/rules.def"
#undef RULE
	RULE_COUNT
};

/* "dangling-reference" */
struct str rule_name(enum rule rule);

/* Where something is being read, and where errors go. */
struct reading {
	struct arena *arena;
	struct str source; /* path for messages */
	struct err *reterr;
};

/* Fills *in->reterr with `rule-name: what`, the rule's advice and the place, and returns false. */
bool rule_broken(const struct reading *in, uint32_t line, enum rule rule, const char *format, ...)
	PRINTF_LIKE(4, 5);

#endif
