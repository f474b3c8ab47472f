/* office/holding.h - who has a document and who was asked about it: what several actions look at. */
#ifndef SABAN_OFFICE_HOLDING_H
#define SABAN_OFFICE_HOLDING_H

#include "office/office.h"

/* The open assignment given to exactly this person or unit; NULL when there is none. */
const struct assignment *document_open_for(const struct document *document, struct party_id to);

/* It was submitted, and nobody has it: every assignment was taken back. */
bool document_awaits_direction(const struct document *document);

/* Number, from 1, of the oldest open question that this person may answer: put to him or to his unit. 0 for none. */
uint32_t document_asked(const struct seed *seed, struct party_id person, const struct document *document);

/* Who leads the document, else who led it last and gave it back; NULL when nobody did. */
const struct assignment *document_former_main(const struct document *document);

/* What a unit has that this person leads; NULL when it has nothing, or he leads none. */
const struct assignment *document_held_by_unit_of(const struct seed *seed, struct party_id head,
                                                  const struct document *document);

/* His own open main or supporting part, or that of the unit he leads; NULL when he has none. */
const struct assignment *document_work_of(const struct seed *seed, struct party_id person,
                                          const struct document *document);

/* The part he finished last; NULL when he finished none, or has got another one since. */
const struct assignment *document_finished_by(const struct seed *seed, struct party_id person,
                                              const struct document *document);

/* For apply functions alone: the next question. */
struct opinion *document_add_opinion(struct office *office, struct document *document);

#endif
