/* web/turns.h - what handlers of turns share: keys that make a doubled post harmless, and what stands in the way. */
#ifndef SABAN_WEB_TURNS_H
#define SABAN_WEB_TURNS_H

#include "office/refusal.h"

struct request;

/* The turn's key: that of the header Idempotency-Key or the field key; for a page's form without one a hash of its
 * token's nonce, path and body, since every page drawn has a nonce of its own. False when the given key is not one. */
bool turn_key(struct request *request, struct str *ret);

/* Answers a turn that was not done, or whose refusal is about the attempt and not about the form; false when there is
 * an ordinary result to be shown. */
bool turn_is_answered(struct request *request);

/* The refusal of the turn's last result. */
struct refusal turn_refusal(const struct request *request);

#endif
