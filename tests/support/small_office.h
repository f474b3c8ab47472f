/* tests/support/small_office.h - an office small enough to know by heart, for tests of the engine and what is above it.
 *
 *	people   ct  leader, the candidate        pct leader, deputy
 *	         vt  clerk, in van-thu            kt  head of kinh-te, ktcv officer there     vh head of van-hoa
 *	papers   moi       expected               toi       arrived
 *	         nhan      received               so        registered, 6
 *	         trinh     submitted to ct, due 2024-06-20T16:00
 *	         giao      processing: main kinh-te (by ct), submitted to ct
 *	         xong      finished
 *	clock    starts 2024-06-18T08:00, ends after 20 minutes
 *	script   at 1 minute moi arrives, 10 s later vt receives it; 30 s after ct routes trinh to kinh-te, kt returns it */
#ifndef SABAN_TESTS_SUPPORT_SMALL_OFFICE_H
#define SABAN_TESTS_SUPPORT_SMALL_OFFICE_H

#include "base/arena.h"
#include "office/office.h"

const struct seed *small_office(struct arena *arena);

struct party_id small_party(const struct seed *seed, const char *key);
const struct document *small_document(const struct office *office, const char *key);

/* A command as a script would give it: small_command(&arena, seed, "ct", "document.route", "trinh", "to=kinh-te",
 * "role=main", NULL). */
struct command small_command(struct arena *arena, const struct seed *seed, const char *actor,
                             const char *action, const char *object, ...) __attribute__((sentinel));

/* Decides and folds; gives the refusal. office_ms grows by 1000. */
enum refusal_code small_do(struct office *office, struct command command);

/* An office in PHASE_RUNNING at 0 ms. */
void small_start(struct office *office, const struct seed *seed, struct arena *arena);

#endif
