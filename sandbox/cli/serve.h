/* cli/serve.h - everything of the service but the web itself, which main.c puts between.
 *
 *	struct serve serve;
 *	if (!serve_open(&serve, argc, argv, &status))     port, data folder, root given up, fixtures, papers, database
 *		return status;
 *	... web_open, attempts_open, web_start with the ports in it ...
 *	serve_announce(&serve, port);
 *	serve_wait(&serve);                               until Ctrl-C or TERM
 *	... web_stop ...
 *	serve_finish(&serve);                             jobs and commits under way are answered
 *	... attempts_close, web_close ...
 *	serve_close(&serve);                              the database is stopped */
#ifndef SABAN_CLI_SERVE_H
#define SABAN_CLI_SERVE_H

#include "cli/fixtures.h"
#include "cli/place.h"
#include "cli/shelf.h"
#include "host/jobs.h"
#include "sign/receipt_key.h"
#include "store/store.h"

struct serve_options {
	struct place_options place;
	struct str fixtures, templates, catalogs, address, source_url;
	uint64_t port, threads, writers;
	uint64_t variant; /* that everybody gets; CLI_NO_VARIANT: each his own */
	bool is_dev, is_secure;
};

struct serve {
	struct arena arena; /* the process's */
	struct serve_options options;
	struct place place;
	struct shelf shelf;
	struct fixtures fixtures;
	struct str templates_dir, catalogs_dir;
	int listener; /* bound, for web to listen on; -1 before */
	struct receipt_key *receipt_key;
	struct jobs *jobs;
	struct store *store;
	/* What attempts and web are given. */
	struct store_port store_port;
	struct jobs_port jobs_port;
	struct secrets_port secrets_port;
	struct clock_port clock_port;
};

/* False when the command is over already, with its exit status. Afterwards signals that end the service are held back,
 * in every thread. */
bool serve_open(struct serve *serve, int argc, char **argv, int *ret_status);

/* For whoever has no caller to tell: one line on standard error. context is not looked at. */
void serve_report(void *context, const struct err *err);

/* Prints the demo accounts and, on a line of its own, where the service is. */
void serve_announce(const struct serve *serve, uint16_t port);

/* Returns when the service is to end. Meanwhile it starts a private database again that has gone away, and now and then
 * forgets sessions that are too old to be used. */
void serve_wait(struct serve *serve);

void serve_finish(struct serve *serve);
void serve_close(struct serve *serve);

#endif
