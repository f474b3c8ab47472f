/* office/desk_outgoing.h - the outgoing documents on one person's desk. Pure reading. */
#ifndef SABAN_OFFICE_DESK_OUTGOING_H
#define SABAN_OFFICE_DESK_OUTGOING_H

#include "office/outgoing.h"

enum outgoing_drawer {
	OUTGOING_ALL,
	OUTGOING_DRAFTS,   /* on his desk to be written: du thao */
	OUTGOING_PROPOSED, /* on his desk to be checked, initialled or approved: cho duyet */
	OUTGOING_TO_ISSUE, /* approved and not issued yet: cho phat hanh */
	OUTGOING_ISSUED,   /* da phat hanh */
	OUTGOING_MARKED,   /* he has marked it */
	OUTGOING_DRAWER_COUNT
};
extern const struct name_table outgoing_drawer_names;

/* May this person see the outgoing document? Those in its flow do, the clerks once it is approved, its recipients once
 * it is issued and as long as it was not taken back from them. */
bool desk_shows_outgoing(const struct office *office, struct party_id person,
                         const struct document *document);

/* The drawers that hold it for him, BIT(drawer) each; 0 for a document he does not see. */
unsigned desk_outgoing_drawers(const struct office *office, struct party_id person,
                               const struct document *document);

#endif
