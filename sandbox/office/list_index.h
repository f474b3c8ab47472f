/* office/list_index.h - the long lists of one person in the starting office, made once: the parts of work he may see, and
 * what stands in each register. What an attempt has touched is taken out and put in as it is now, as desk_index.h does it
 * for drawers. Filtered lists are made by looking (work.h, register.h). */
#ifndef SABAN_OFFICE_LIST_INDEX_H
#define SABAN_OFFICE_LIST_INDEX_H

#include "office/office.h"
#include "office/statistics.h"
#include "office/work.h"

struct list_index;

/* Of one person; it borrows the seed. O(n log n) in documents. */
const struct list_index *list_index_of(const struct seed *seed, struct party_id person, struct arena *arena);

/* The same as statistics_of_units. O(touched documents, and the logarithm of the rest). */
struct unit_work *list_statistics(const struct list_index *index, const struct office *office,
                                  struct arena *arena, size_t *ret_count);

/* Of all parts of work, in the order of work_list, those from `from` on, at most `most` of them; *ret_all is how many there
 * are. O(from + most + touched documents). */
struct work *list_work(const struct list_index *index, const struct office *office, size_t from, size_t most,
                       struct arena *arena, size_t *ret_count, size_t *ret_all);

/* Of a whole register, in the order of register_list, the same. */
struct document_id *list_register(const struct list_index *index, const struct office *office,
                                  struct book_id book, size_t from, size_t most, struct arena *arena,
                                  size_t *ret_count, size_t *ret_all);

#endif
