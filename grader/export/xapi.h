/* grader/export/xapi.h - results as statements of xAPI 1.0.2, for a learning record store.
 *
 * One attempt says: it began (initialized), it ended (completed, with its duration), and with a mark what each task and
 * the whole was worth (scored, with raw, min, max and scaled). What needs a human has no score; its reason is told. Ids
 * are made from the journal alone, so that the same attempt sent twice is stored once. */
#ifndef SABAN_GRADER_EXPORT_XAPI_H
#define SABAN_GRADER_EXPORT_XAPI_H

#include "base/json_write.h"
#include "grader/export/case.h"
#include "grader/mark/mark.h"

struct xapi_case {
	struct export_case one;
	const struct mark *mark; /* NULL: not marked */
	uint32_t guide_version;
	struct str home_page; /* IRL of the system that knows the account */
	struct str account;   /* the candidate's name there */
};

/* Appends the statements of one attempt to an array that is open. */
void xapi_statements(struct json_out *json, const struct xapi_case *xapi, struct arena *scratch);

#endif
