/* web/enter.h - what every request passes before its handler: route, form, session, form token, attempt, seat. */
#ifndef SABAN_WEB_ENTER_H
#define SABAN_WEB_ENTER_H

#include <stdbool.h>

struct request;

/* The whole request is there. Ends in an answer or in the route's handler, perhaps after waiting. */
void enter(struct request *request);

/* A post must come while the attempt runs and from the one live seat: answers 409, notes it for the staff, and is true
 * when it does not. Done for every WHO_SEAT route. */
bool refuses_post(struct request *request);

#endif
