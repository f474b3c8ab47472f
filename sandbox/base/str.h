/* base/str.h - text as pointer and length, passed by value.
 *
 * A str is UTF-8 that was checked at the border and holds no NUL. It owns nothing: its bytes live as long as
 * whatever it was cut from (an arena, a literal). The empty str may have a NULL pointer. Order is by bytes. */
#ifndef SABAN_BASE_STR_H
#define SABAN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
	const char *ptr;
	size_t len; /* bytes */
};

/* A literal as str: STR("den"). STR_INIT is for static initialisers. For printf: printf("%.*s", STR_ARG(s)). */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
/* clang-format off */
#define STR_INIT(literal) {"" literal, sizeof(literal) - 1}
/* clang-format on */
#define STR_ARG(s) (int)(s).len, (s).ptr

/* A NUL-terminated text as str, NULL as the empty one. Borrowed. */
struct str str_from_c(const char *text);

bool str_is_empty(struct str s);
bool str_equals(struct str a, struct str b);
/* <0, 0, >0 by bytes; a prefix comes first. */
int str_compare(struct str a, struct str b);
bool str_starts_with(struct str s, struct str prefix);
bool str_ends_with(struct str s, struct str suffix);

/* Bytes [from, to) of s; both are clamped to its length. */
struct str str_slice(struct str s, size_t from, size_t to);
/* Without ASCII blanks (space, tab, CR, LF) at both ends. */
struct str str_trim(struct str s);

/* Index of the first byte, or of the first occurrence of needle; s.len when there is none. */
size_t str_index_of(struct str s, char byte);
size_t str_find(struct str s, struct str needle);

/* Cuts *rest at the first separator: returns what stood before it and leaves what stands behind it. With no
 * separator left returns all and leaves the empty str. Loop while !str_is_empty(*rest). */
struct str str_cut(struct str *rest, char separator);

/* Decimal digits only, no sign, no blank, no leading "+"; false on anything else or on overflow. */
bool str_to_u64(struct str s, uint64_t *ret);
/* The same with an optional leading minus. */
bool str_to_i64(struct str s, int64_t *ret);

/* Copies into the arena. str_copy_c adds a NUL for a library that wants one. */
struct str str_copy(struct arena *arena, struct str s);
char *str_copy_c(struct arena *arena, struct str s);

/* A 64-bit hash of the bytes (FNV-1a), for tables; never for anything a stranger may attack or a file may hold. */
uint64_t str_hash(struct str s);

#endif
