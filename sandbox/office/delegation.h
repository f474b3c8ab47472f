/* office/delegation.h - delegation of authority (uy quyen): for a time a leader lets another person do what is before
 * him. Decree 30/2020, article 13.3: whoever acts for somebody may not pass that on, so it never goes further than one
 * step. What is done stands under the name of who did it. */
#ifndef SABAN_OFFICE_DELEGATION_H
#define SABAN_OFFICE_DELEGATION_H

#include "office/office.h"

/* Not taken back, and within its period at that moment. */
bool delegation_holds(const struct delegation *delegation, struct minute at);
/* May this person do what is before the other one: he is that one, or acts for him at office->now_ms? */
bool acts_for(const struct office *office, struct party_id person, struct party_id principal);
/* Does he act for anybody? */
bool acts_for_others(const struct office *office, struct party_id person);
/* Number, from 1, of the delegation between these two that is not taken back and not over; 0 for none. */
uint32_t delegation_between(const struct office *office, struct party_id from, struct party_id to,
                            struct minute at);

/* For apply functions alone. */
void delegation_add(struct office *office, struct delegation delegation);
void delegation_end(struct office *office, uint32_t number, struct minute at);
/* For office_fork alone. */
void delegations_fork(struct office *fork, const struct office *parent);

#endif
