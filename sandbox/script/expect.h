/* script/expect.h - what a script can look at: `expect cv-246 status=processing support=van-hoa-xa-hoi`.
 *
 *	of a document  status arrival-no book submitted-to main main-due support info directive last-note last-act last-by
 *	               refused-for stamped-to asked last-opinion
 *	of the attempt phase records
 *
 * support, info and asked (whose opinion is awaited) are sets, parted by commas in any order; main, support and info count open assignments only. What
 * is not there is empty: main= */
#ifndef SABAN_SCRIPT_EXPECT_H
#define SABAN_SCRIPT_EXPECT_H

#include "base/arena.h"
#include "office/office.h"

/* True when it holds. Otherwise *ret_found says what was found instead of one of the pairs, in words. */
bool expect_holds(const struct office *office, struct str object, const struct pair *pairs, size_t pair_count,
                  struct arena *arena, struct str *ret_found);

#endif
