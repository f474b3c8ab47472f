/* render/words.h - the fixed words of Decree 30/2020's layout: names of types, marks, prefixes, dates. */
#ifndef SABAN_RENDER_WORDS_H
#define SABAN_RENDER_WORDS_H

#include "base/civil.h"
#include "base/str.h"
#include "office/document_type.h"

struct arena;

/* One type of article 7 as the schema spells it. */
struct paper_type {
	struct str key;  /* "letter" */
	struct str name; /* "Công văn" */
	bool has_title;  /* false where the subject stands under the number, as "V/v" */
	bool is_about;   /* the subject under the title begins with "Về việc" */
};

/* False when no type has that key. */
bool paper_type_find(struct str key, struct paper_type *ret);
struct paper_type paper_type_of(enum document_type type);

/* "KHẨN" ..., empty for 0; "MẬT" ..., empty for 0. */
struct str urgency_mark(uint32_t urgency);
struct str secrecy_mark(uint32_t secrecy);

/* "KT" gives "KT."; all codes of the schema do. */
struct str authority_prefix(struct arena *arena, struct str code);

/* The number with the leading zero that the decree wants below 10. */
struct str number_shown(struct arena *arena, struct str digits);

/* "ngày 05 tháng 02 năm 2024": a zero before days below 10 and before months 1 and 2. */
struct str date_in_words(struct arena *arena, struct day day);

/* In capitals; and with the first letter a capital. */
struct str text_upper(struct arena *arena, struct str text);
struct str text_capitalised(struct arena *arena, struct str text);

#endif
