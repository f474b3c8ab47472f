/* attempt/deal.h - who gets which variant of a scenario.
 *
 * Candidate numbers are counted on by their last digits: "001", "HK-002". With `count` variants, number n gets the variant
 * (first + n * stride) mod count, where first and stride come from the scenario's id (base/draw.h) and stride has no
 * divisor in common with count. So two numbers that follow one another never get the same variant when there are two or
 * more, any `count` numbers in a row get all of them, and the same candidate gets his own again: on every server, and
 * after a restart. A number without digits counts as the candidate's place in the database. */
#ifndef SABAN_ATTEMPT_DEAL_H
#define SABAN_ATTEMPT_DEAL_H

#include "base/str.h"

#include <stdint.h>

/* The seed of a candidate's attempt: below 2^53, so that every reader of JSON keeps it; the seed modulo the number of
 * variants is the variant. 0 for a scenario without variants. */
uint64_t deal_seed(struct str scenario, struct str number, uint64_t candidate, uint32_t variant_count);

#endif
