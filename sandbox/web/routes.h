/* web/routes.h - the one table of what the service answers to: method, path, who may, and which states its page has.
 *
 * docs/http.md lists the same rows (a lint compares), and the browser tests visit each page in each state of it. */
#ifndef SABAN_WEB_ROUTES_H
#define SABAN_WEB_ROUTES_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct request;

enum http_method {
	HTTP_GET, /* HEAD too: the library leaves the body out */
	HTTP_POST,
	HTTP_OTHER
};

/* Checked before the handler runs; each includes the ones above it. */
enum route_who {
	WHO_PUBLIC,    /* no session is looked for */
	WHO_ANYONE,    /* one is looked for, none is needed */
	WHO_SIGNED_IN, /* else 303 /sign-in; his attempt is looked for */
	WHO_ATTEMPT,   /* with an attempt, from whichever seat; else 303 /waiting */
	WHO_SEAT,      /* and this session holds its seat; else 409 moved */
};

#define ROUTE_PARAMS_MAX 3

struct route {
	enum http_method method;
	const char *path; /* "*" stands for one segment, given as request->params[0..] */
	enum route_who who;
	void (*handle)(struct request *request);
	/* Names a form may hold besides csrf and key, parted by blanks; NULL when the handler looks itself. */
	const char *fields;
	const char *page;   /* the screen it draws; NULL when it draws none of its own */
	const char *states; /* of that screen, parted by blanks */
};

const struct route *route_list(size_t *ret_count);

enum route_found {
	ROUTE_FOUND,
	ROUTE_UNKNOWN,      /* 404 */
	ROUTE_OTHER_METHOD, /* 405; *ret_allow gets "GET, HEAD", "POST" or both */
};
/* Path is decoded text without a query. Parameters are slices of it. */
enum route_found route_find(enum http_method method, struct str path, const struct route **ret,
                            struct str ret_params[ROUTE_PARAMS_MAX], const char **ret_allow);

#endif
