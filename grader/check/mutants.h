/* grader/check/mutants.h - the reference script, changed in one place. */
#ifndef SABAN_GRADER_CHECK_MUTANTS_H
#define SABAN_GRADER_CHECK_MUTANTS_H

#include "grader/check/parts.h"

struct mutant {
	enum mutant_kind kind;
	uint32_t at;   /* place of the statement that is changed */
	uint32_t with; /* MUTANT_SWAP: the other one */
	struct str field,
		value; /* MUTANT_RECIPIENT, MUTANT_DATE, MUTANT_EXTRA: field=value; MUTANT_OBJECT: value */
	struct str choice_field, choice; /* MUTANT_EXTRA: another field besides; empty: none */
};

struct mutants {
	struct mutant *items;
	size_t count, capacity;
};

/* All of one kind, or a sample when there are more than LIMIT_MUTANTS_OF_A_KIND. */
struct mutants mutants_of(const struct checking *checking, enum mutant_kind kind, struct arena *arena);

/* The statements of the mutant: expectations are gone, and a command that is refused now is refused. */
struct script mutant_script(const struct checking *checking, const struct mutant *mutant,
                            struct arena *arena);

/* "line 6 with to=cong-an" */
struct str mutant_shown(const struct checking *checking, const struct mutant *mutant, struct arena *arena);

#endif
