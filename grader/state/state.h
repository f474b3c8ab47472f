/* grader/state/state.h - an office as XML: what goals of a marking guide ask with XPath, and `grader state` prints.
 *
 * docs/state-view.md names every element and attribute: guides are written against that page, so a name in it is never
 * taken back. Attributes that have no value are left out. Pure: equal offices give equal bytes. */
#ifndef SABAN_GRADER_STATE_STATE_H
#define SABAN_GRADER_STATE_STATE_H

#include "office/office.h"

/* A whole XML document without a declaration, UTF-8, ending in LF; in the arena. O(documents of the office). */
struct str state_write(const struct office *office, struct arena *arena);

#endif
