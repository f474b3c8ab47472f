/* web/web.h - the candidates' web service on libmicrohttpd: what main.c starts and stops.
 *
 * Order, because attempts tell web what changed and web asks attempts:
 *
 *	struct web *web = web_open(&config, reterr);
 *	struct attempts *attempts = attempts_open(&(struct attempts_config){..., .changed = web_changed, .context = web});
 *	web_start(web, attempts, reterr);            now http://127.0.0.1:web_port(web)/ answers
 *	...
 *	web_stop(web);                               waits for turns and jobs under way: store and jobs must still run
 *	... stop jobs and the store's writer ...
 *	attempts_close(attempts);
 *	web_close(web);
 *
 * While it runs, web's own thread calls attempts_tick() about once a second; nobody else needs to. */
#ifndef SABAN_WEB_WEB_H
#define SABAN_WEB_WEB_H

#include "attempt/attempt.h"
#include "base/sheet.h"

struct web;

/* Files of the office's papers, laid out once by a shell and kept for the life of the process. */
struct paper_page_view {
	struct str png;
	struct str text; /* the text alternative */
};

struct paper_view {
	struct str pdf;
	const struct paper_page_view *pages;
	size_t page_count;
};

/* Thread-safe and quick: it is asked on threads that serve connections. */
struct papers_port {
	void *self;
	/* NULL when there is no paper of that id ("cv-246"). */
	const struct paper_view *(*find)(void *self, struct str paper);
	/* The pages of an outgoing document as it is now, in the arena; a version seen for the first time takes some 50 ms a
	 * page. False when it cannot be laid out: *reterr says which letter or limit is in the way. */
	bool (*lay_out)(void *self, const struct seed *seed, const struct document *document, struct arena *arena,
	                struct paper_view *ret, struct err *reterr);
};

/* Sheets as files, in the arena: for a spreadsheet, and for paper. Thread-safe. */
struct sheets_port {
	bool (*spreadsheet)(const struct sheet *sheet, struct arena *arena, struct str *ret, struct err *reterr);
	bool (*print)(const struct sheet *sheet, struct arena *arena, struct str *ret, struct err *reterr);
};

/* What pages use of other people's packages. */
enum web_vendor {
	WEB_VENDOR_BOOTSTRAP, /* bootstrap.min.css: /usr/share/javascript/bootstrap5/css */
	WEB_VENDOR_ICONS,     /* one SVG each: /usr/share/bootstrap-icons/svg */
	WEB_VENDOR_COUNT
};

/* Texts are borrowed and must live until web_close. */
struct web_config {
	const struct arena_source *memory;
	struct arena *arena; /* where errs of web_open and web_start keep their texts */
	const struct store_port *store;
	const struct secrets_port *secrets;
	const struct jobs_port *jobs;
	const struct clock_port *clock;
	const struct papers_port *papers;
	const struct sheets_port *sheets;
	struct str templates_dir; /* templates/: pages, parts, actions, static */
	struct str catalogs_dir;  /* where the build put vi.mo and en.mo; one that is not there: as written */
	struct str vendor_dirs[WEB_VENDOR_COUNT]; /* empty: where Debian's packages put them */
	int listener;             /* a bound TCP socket, not yet listening; the caller's to close */
	struct str source_url;    /* of the running version's source, for /about; may be empty */
	unsigned threads;         /* that serve connections; 0: 2 */
	unsigned connections_max; /* 0: LIMIT_CONNECTIONS */
	bool is_secure;           /* behind TLS: cookies are marked Secure */
	bool is_dev;              /* templates and static files are read again when they have changed */
	/* What no candidate can be told in full: a handler met an err. May be NULL. From any thread. */
	void (*report)(void *context, const struct err *err);
	void *report_context;
};

/* Loads templates, catalogues and static files; NULL with the file and line that is wrong. */
struct web *web_open(const struct web_config *config, struct err *reterr);
/* Listens and serves. ERR_CONFLICT when another program listens there by now. */
bool web_start(struct web *web, struct attempts *attempts, struct err *reterr);
/* The port it listens on. */
uint16_t web_port(const struct web *web);
/* Takes no new connection, lets answers under way leave, ends event streams and threads. */
void web_stop(struct web *web);
/* Accepts NULL. */
void web_close(struct web *web);

/* For attempts_config.changed; context is the struct web. Pushes news to the attempt's open pages. */
void web_changed(void *context, struct attempt *attempt, uint32_t from_seq);

/* The table of routes as JSON, for the tests that visit each page in each role and state: [{"method","path","page",
 * "who","states":[...]}]. Grows `out`. */
struct buf;
void web_routes_write(struct buf *out);

#endif
