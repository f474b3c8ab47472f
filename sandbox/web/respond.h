/* web/respond.h - answers: each leaves as one contiguous buffer of the request's arena, with the same safe headers. */
#ifndef SABAN_WEB_RESPOND_H
#define SABAN_WEB_RESPOND_H

#include "base/buf.h"
#include "base/err.h"
#include "pages/screens.h"

struct request;
struct MHD_Response;

/* A page; never stored by anybody. */
void respond_html(struct request *request, unsigned status, const struct buf *page);
void respond_json(struct request *request, unsigned status, const struct buf *json);
/* Plain text for a download named so; name NULL: shown. */
void respond_text(struct request *request, unsigned status, struct str text, const char *download_name);
/* 303 to a path of this service; a JSON request gets 200 {"outcome":"accepted","location":...}. */
void respond_redirect(struct request *request, struct str path);
/* 204 */
void respond_nothing(struct request *request);
/* Bytes that outlive every request (papers); private to this candidate. */
void respond_private_bytes(struct request *request, struct str bytes, const char *type);
/* The same for what may differ the next time: it is not kept. */
void respond_fresh_bytes(struct request *request, struct str bytes, const char *type);
/* A response that lives longer than the request. Borrowed: the caller keeps its reference. */
void respond_prepared(struct request *request, unsigned status, struct MHD_Response *response);

/* A screen or JSON for what is in the way; the status comes with the problem. `typed` and wait_seconds are kept from
 * facts, the rest is filled here; facts may be NULL. */
void respond_problem(struct request *request, enum problem problem, const struct problem_facts *facts);
/* The same for an err: its class decides. What went wrong inside is told to the operator, not to the candidate. */
void respond_err(struct request *request, const struct err *err);
/* The candidate's scenario is not among those of this server: he is told so, and the operator. There is a seat. */
void respond_not_loaded(struct request *request);

/* 404 for PROBLEM_NOT_FOUND and so on. */
unsigned problem_status(enum problem problem);
/* ERR_DOWN and ERR_BUSY: PROBLEM_DOWN (503), and so on: the one table. */
enum problem problem_of_err(enum err_class class);

/* Headers of every answer, for one that is made elsewhere. */
void respond_safe_headers(struct MHD_Response *response);

#endif
