/* web/library.h - what does not change from request to request: compiled pages and static files.
 *
 * Static files are loaded once and answered from memory with a strong ETag. In --dev a changed file makes a new shelf;
 * a shelf with a mistake is reported and the old one stays. */
#ifndef SABAN_WEB_LIBRARY_H
#define SABAN_WEB_LIBRARY_H

#include "base/arena.h"
#include "base/err.h"

#include <pthread.h>

struct web;
struct request;
struct pages;
struct shelf;

struct library {
	pthread_mutex_t mutex;
	struct shelf *shelf;  /* in use; older ones hang behind it until the end */
	int64_t looked_at_ms; /* --dev */
};

bool library_open(struct web *web, struct err *reterr);
void library_close(struct web *web);

/* The pages now in use; they stay until library_close. */
const struct pages *library_pages(struct web *web);

/* GET /static/NAME and /static/icons/NAME. */
void handle_static(struct request *request);
void handle_icon(struct request *request);
void handle_favicon(struct request *request);

#endif
