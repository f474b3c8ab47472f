/* store/staff.h - the owner's side of the database: loading fixtures, keeping guides, reading journals out.
 *
 * For commands, not for requests: one thread at a time, every function blocks. Errs' texts live as long as the staff. */
#ifndef SABAN_STORE_STAFF_H
#define SABAN_STORE_STAFF_H

#include "attempt/ports.h"

struct staff;

/* Connects at the first use. The address is copied. */
struct staff *staff_open(const char *address);
/* Accepts NULL. */
void staff_close(struct staff *staff);

/* Adds the candidate, or changes the one who has this number; the id is not looked at. */
bool staff_save_candidate(struct staff *staff, const struct candidate *candidate, struct err *reterr);
/* Keeps the guide as a new version unless the newest one that was loaded is the same. */
bool staff_save_guide(struct staff *staff, struct str scenario, struct str xml, struct err *reterr);

/* Whether bytes of this hash were the last that staff_note_fixture was told of under this name. */
bool staff_has_fixture(struct staff *staff, struct str name, struct sha256 hash, bool *ret,
                       struct err *reterr);
bool staff_note_fixture(struct staff *staff, struct str name, struct sha256 hash, struct err *reterr);

/* The ids of all scenarios that a folder of fixtures brought, by name: those noted as scenarios/ID/scenario.xml, and those
 * with a guide. */
bool staff_list_scenarios(struct staff *staff, struct arena *arena, const struct str **ret, size_t *ret_count,
                          struct err *reterr);

/* All candidates by number; code_hash is left empty. */
bool staff_list_candidates(struct staff *staff, struct arena *arena, const struct candidate **ret,
                           size_t *ret_count, struct err *reterr);

/* The newest attempt of the candidate with this number. */
bool staff_find_attempt(struct staff *staff, struct str number, uint64_t *ret, struct err *reterr);
bool staff_load_attempt(struct staff *staff, uint64_t attempt, struct arena *arena,
                        struct stored_attempt *ret, struct err *reterr);
bool staff_load_blob(struct staff *staff, struct sha256 hash, struct arena *arena, struct str *ret,
                     struct err *reterr);

#endif
