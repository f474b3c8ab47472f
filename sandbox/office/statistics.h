/* office/statistics.h - how the work stands that was given to each unit, as far as one person may see it. Pure reading. */
#ifndef SABAN_OFFICE_STATISTICS_H
#define SABAN_OFFICE_STATISTICS_H

#include "office/office.h"

/* Main handlers and supporters; what was taken back, given back or handed over counts for nobody. */
struct unit_work {
	struct party_id unit;
	uint32_t done, open, late; /* open and its deadline has passed; late ones are not among the open */
};

/* Closes up a list by number of the party (from 1) to the units that have any, and names them. */
struct unit_work *statistics_settle(const struct seed *seed, struct unit_work *units, size_t *ret_count);

/* Units that have any, in the order of the office. A person's work is his unit's. O(assignments). */
struct unit_work *statistics_of_units(const struct office *office, struct party_id person,
                                      struct arena *arena, size_t *ret_count);

#endif
