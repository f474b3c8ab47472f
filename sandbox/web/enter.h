/* web/enter.h - what every request passes before its handler: route, form, session, form token, attempt, seat. */
#ifndef SABAN_WEB_ENTER_H
#define SABAN_WEB_ENTER_H

struct request;

/* The whole request is there. Ends in an answer or in the route's handler, perhaps after waiting. */
void enter(struct request *request);

#endif
