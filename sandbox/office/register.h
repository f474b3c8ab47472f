/* office/register.h - a register book read as a list: what it registers, in the order of its numbers (Decree 30/2020,
 * articles 16 and 22). Pure reading. */
#ifndef SABAN_OFFICE_REGISTER_H
#define SABAN_OFFICE_REGISTER_H

#include "office/office.h"

/* The day that counts for a period: of arrival, or of issue. CIVIL_NO_DAY when it has none. */
struct day register_day(const struct document *document);
/* The number it has in its book; 0 for none. */
uint32_t register_number(const struct document *document);

/* Does it stand in that book, where this person may see it? */
bool register_holds(const struct office *office, struct party_id person, struct book_id book,
                    const struct document *document);

/* The documents of a book that this person may see and that came or were issued in the period; an end that is
 * CIVIL_NO_DAY is open. O(documents). */
struct document_id *register_list(const struct office *office, struct party_id person, struct book_id book,
                                  struct day from, struct day to, struct arena *arena, size_t *ret_count);

#endif
