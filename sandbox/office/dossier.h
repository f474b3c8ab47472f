/* office/dossier.h - work dossiers (ho so cong viec): what the agency keeps together of one matter, from the list of the
 * year to the archive (Decree 30/2020, articles 28 to 31). Reading for everybody; changing for apply functions alone. */
#ifndef SABAN_OFFICE_DOSSIER_H
#define SABAN_OFFICE_DOSSIER_H

#include "office/office.h"

/* Dossiers are numbered from 1 to office->dossier_count, those of the list first. */
const struct dossier *office_dossier(const struct office *office, struct dossier_id id);
/* None when there is none of that key now. */
struct dossier_id office_find_dossier(const struct office *office, struct str key);
/* Does it hold the document? */
bool dossier_holds(const struct dossier *dossier, struct document_id document);

/* The refusals that actions on a dossier share: it is there and open, there and closed, the actor keeps it. `id` is that
 * of a required field "dossier". */
struct refusal dossier_check_open(const struct office *office, struct dossier_id id);
struct refusal dossier_check_closed(const struct office *office, struct dossier_id id);
struct refusal dossier_check_keeper(const struct office *office, struct dossier_id id, struct party_id actor);

/* For apply functions alone. The dossier as this office's own; valid until the next change. */
struct dossier *office_change_dossier(struct office *office, struct dossier_id id);
/* A new one behind all others, with its key. */
struct dossier *office_make_dossier(struct office *office);
void dossier_put(struct office *office, struct dossier *dossier, struct document_id document);
void dossier_take(struct office *office, struct dossier *dossier, struct document_id document);

/* For office_fork alone: what the parent has changed, as the fork's own. */
void dossiers_fork(struct office *fork, const struct office *parent);

#endif
