/* office/field.h - the typed table that describes an action's input.
 *
 * An action's input is a plain struct. The table says where each member lies, what it is, and what it must satisfy;
 * from it come the decoder of forms, JSON, scripts and journals, the canonical writer, and the generic form.
 *
 *	struct route { struct party_id to; enum route_role role; struct minute due_on; struct str note; };
 *	static const struct field fields[] = {
 *		FIELD_PARTY (struct route, to,     .required = false),
 *		FIELD_CHOICE(struct route, role,   .required = true, .choices = &route_role_names),
 *		FIELD_MINUTE(struct route, due_on, .required = false),
 *		FIELD_TEXT  (struct route, note,   .length_max = 500),
 *	};
 *
 * A member of the wrong type does not compile. */
#ifndef SABAN_OFFICE_FIELD_H
#define SABAN_OFFICE_FIELD_H

#include "office/refusal.h"
#include "office/seed.h"

enum field_kind {
	FIELD_KIND_PARTY,    /* struct party_id; text: its key */
	FIELD_KIND_BOOK,     /* struct book_id; text: its key */
	FIELD_KIND_CHOICE,   /* unsigned; text: a name of `choices` */
	FIELD_KIND_MINUTE,   /* struct minute; text: 2024-06-20T11:00, or as typed: 20/06/2024 11:00 */
	FIELD_KIND_TEXT,     /* struct str */
	FIELD_KIND_DURATION, /* int64_t ms; text: PT5M */
	FIELD_KIND_DOCUMENT, /* struct document_id; text: its key */
	FIELD_KIND_DOSSIER,  /* struct dossier_id; text: its key */
};

struct field {
	const char *name;
	enum field_kind kind;
	bool required;
	uint16_t length_min,
		length_max; /* code points of a text, without the blanks around it; 0: no limit of its own */
	size_t offset;
	const struct name_table *choices;
};

#define FIELD_AT(type, member, ctype, field_kind_value, ...)                                           \
	{                                                                                                  \
		.name = #member, .kind = field_kind_value,                                                     \
		.offset = offsetof(type, member) + 0 * sizeof(char[_Generic(((type *)0)->member, ctype : 1)]), \
		__VA_ARGS__                                                                                    \
	}
#define FIELD_PARTY(type, member, ...) FIELD_AT(type, member, struct party_id, FIELD_KIND_PARTY, __VA_ARGS__)
#define FIELD_BOOK(type, member, ...) FIELD_AT(type, member, struct book_id, FIELD_KIND_BOOK, __VA_ARGS__)
#define FIELD_CHOICE(type, member, ...) FIELD_AT(type, member, unsigned, FIELD_KIND_CHOICE, __VA_ARGS__)
#define FIELD_MINUTE(type, member, ...) FIELD_AT(type, member, struct minute, FIELD_KIND_MINUTE, __VA_ARGS__)
#define FIELD_TEXT(type, member, ...) FIELD_AT(type, member, struct str, FIELD_KIND_TEXT, __VA_ARGS__)
#define FIELD_DURATION(type, member, ...) FIELD_AT(type, member, int64_t, FIELD_KIND_DURATION, __VA_ARGS__)
#define FIELD_DOCUMENT(type, member, ...) \
	FIELD_AT(type, member, struct document_id, FIELD_KIND_DOCUMENT, __VA_ARGS__)

#define FIELD_DOSSIER(type, member, ...) \
	FIELD_AT(type, member, struct dossier_id, FIELD_KIND_DOSSIER, __VA_ARGS__)

struct arena;
struct action;

/* Fills input (input_size bytes of the action) from pairs, whose names differ: borders refuse a name given twice. The
 * first refusal in order: unknown field, then per field in table order. Texts are trimmed and copied into the arena. An absent or empty optional field gets its
 * zero value, a minute CIVIL_NO_MINUTE. A document or a dossier may be one that is not made yet, and one the actor must not see:
 * whether he may name it is the action's to check. */
struct refusal fields_decode(const struct seed *seed, const struct action *action, const struct pair *pairs,
                             size_t pair_count, struct arena *arena, void *input);

/* The canonical pairs of a decoded input: table order, empty optional fields left out. What journals hold. */
struct pair *fields_encode(const struct seed *seed, const struct action *action, const void *input,
                           struct arena *arena, size_t *ret_count);

#endif
