/* cli/serve.c - see serve.h. */
#include "cli/serve.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "host/clock.h"
#include "host/listener.h"
#include "host/memory.h"
#include "host/program.h"
#include "host/text.h"
#include "sign/secrets.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#define PORT_DEFAULT 8080
#define JOB_THREADS 4
#define JOBS_QUEUED_MAX 4096
#define STORE_CONNECTIONS 6
#define WATCH_MS 500
#define PURGE_MS (60LL * 60 * 1000)
#define ACCOUNTS_SHOWN_MAX 16

static bool read_options(struct serve_options *options, int argc, char **argv, int *ret_status)
{
	*options = (struct serve_options){
		.fixtures = STR(SABAN_SHARE_DIR "/fixtures"),
		.templates = STR(SABAN_SHARE_DIR "/templates"),
		.port = PORT_DEFAULT,
		.variant = CLI_NO_VARIANT,
	};
	const struct option rows[] = {
		{"--port", "N", "where to listen; 0 for any free port; 8080 by default", .number = &options->port,
	     .number_max = UINT16_MAX},
		{"--address", "IP", "whom to listen to; 127.0.0.1 by default", .text = &options->address},
		PLACE_OPTION_ROWS(options->place),
		{"--fixtures", "DIR", "scenarios, papers, candidates", .text = &options->fixtures},
		{"--templates", "DIR", "pages and what they use", .text = &options->templates},
		{"--catalogs", "DIR", "translations as the build made them", .text = &options->catalogs},
		{"--threads", "N", "that serve connections; 2 by default", .number = &options->threads,
	     .number_max = 64},
		{"--writers", "N", "that commit; 1 by default", .number = &options->writers, .number_max = 8},
		{"--variant", "N", "of each scenario for everybody; each candidate gets his own by default",
	     .number = &options->variant, .number_max = LIMIT_VARIANTS - 1},
		{"--source-url", "URL", "of this version's source, for the page /about",
	     .text = &options->source_url},
		{"--secure", NULL, "TLS ends before this service: mark cookies Secure", .flag = &options->is_secure},
		{"--dev", NULL, "read templates again when they change", .flag = &options->is_dev},
	};
	const struct usage usage = {"serve", "", "runs the service until Ctrl-C or TERM", rows, COUNT(rows),
	                            0,       0};
	if (!options_parse(argc, argv, &usage, NULL, NULL, ret_status))
		return false;
	/* A page links there: nothing that a browser would run. */
	struct err err = {0};
	struct str url = options->source_url;
	if (url.len == 0 || str_starts_with(url, STR("https://")) || str_starts_with(url, STR("http://")))
		return true;
	err_at(&err, ERR_INPUT, url, 0, STR("is not the address of a page"),
	       STR("give --source-url one that starts with https:// or http://"));
	*ret_status = options_fail("serve", &err);
	return false;
}

static void end_signals(sigset_t *ret)
{
	sigemptyset(ret);
	sigaddset(ret, SIGINT);
	sigaddset(ret, SIGTERM);
	sigaddset(ret, SIGHUP);
}

/* Threads made later inherit this, so that a signal waits for serve_wait. */
static void hold_signals(void)
{
	sigset_t signals;
	end_signals(&signals);
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	signal(SIGPIPE, SIG_IGN);
}

static void raise_file_limit(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

/* Another program may lay out a paper otherwise: its file's size and time tell programs apart. */
static struct str program_stamp(struct arena *arena)
{
	struct stat about = {0};
	struct buf stamp = buf_in(arena);
	stat("/proc/self/exe", &about);
	buf_add_c(&stamp, SABAN_VERSION " ");
	buf_add_i64(&stamp, about.st_size);
	buf_add_char(&stamp, ' ');
	buf_add_i64(&stamp, about.st_mtim.tv_sec);
	buf_add_char(&stamp, '.');
	buf_add_i64(&stamp, about.st_mtim.tv_nsec);
	return buf_str(&stamp);
}

static int64_t utc_ms(void *self)
{
	UNUSED(self);
	return clock_utc_ms();
}

void serve_report(void *context, const struct err *err)
{
	UNUSED(context);
	struct arena arena;
	arena_init(&arena, &host_memory);
	struct buf line = buf_in(&arena);
	instant_write(clock_utc_ms(), &line);
	buf_add_char(&line, ' ');
	err_write(err, &line);
	fprintf(stderr, "%.*s\n", STR_ARG(buf_str(&line)));
	arena_finish(&arena);
}

static void say(const char *what)
{
	printf("%s\n", what);
	fflush(stdout);
}

static bool save_fixtures(struct serve *serve, struct err *reterr)
{
	struct staff *staff = staff_open(serve->place.owner_address);
	struct err err = {0};
	bool done = fixtures_save(&serve->fixtures, staff, &serve->arena, &err);
	if (!done)
		err_at(reterr, err.class, err.source, err.line, str_copy(&serve->arena, err.what), err.advice);
	staff_close(staff);
	return done;
}

static bool open_ports(struct serve *serve, struct err *reterr)
{
	struct str key_path = text_join(&serve->arena, serve->place.home.keys, STR("/receipt.pem"));
	serve->receipt_key = receipt_key_open(key_path, &serve->arena, reterr);
	if (serve->receipt_key == NULL)
		return false;
	struct store_config config = {
		.memory = &host_memory,
		.address = serve->place.web_address,
		.writers = (unsigned)serve->options.writers,
		.connections = STORE_CONNECTIONS,
		.report = serve_report,
	};
	serve->store = store_open(&config, reterr);
	if (serve->store == NULL)
		return false;
	serve->jobs = jobs_open(JOB_THREADS, JOBS_QUEUED_MAX);
	serve->store_port = store_port(serve->store);
	serve->jobs_port = jobs_port(serve->jobs);
	serve->secrets_port = secrets_port(serve->receipt_key);
	serve->clock_port = (struct clock_port){.utc_ms = utc_ms};
	return true;
}

/* From here on the process is no longer root, and holds the data folder. */
static bool open_home(struct serve *serve, struct err *reterr)
{
	struct str catalogs = serve->options.catalogs;
	if (catalogs.len == 0)
		catalogs = program_part(&serve->arena, STR("/templates/po"));
	struct home_share shares[] = {
		{.name = "fixtures", .source = serve->options.fixtures},
		{.name = "templates", .source = serve->options.templates},
		{.name = "catalogs", .source = catalogs},
	};
	if (!home_enter(&serve->place.home, serve->options.place.data, shares, COUNT(shares), &serve->arena,
	                reterr) ||
	    !home_lock(&serve->place.home, &serve->arena, reterr))
		return false;
	for (size_t i = 0; i < 2; i++) {
		if (shares[i].path.len == 0)
			return err_at(reterr, ERR_MISSING, shares[i].source, 0, STR("is not a folder"),
			              STR("check the path"));
	}
	serve->options.fixtures = shares[0].path;
	serve->templates_dir = shares[1].path;
	serve->catalogs_dir = shares[2].path;
	return true;
}

/* The port comes first: that it is taken is said before anything slow is begun. Then papers: whoever presses Ctrl-C
 * meanwhile leaves nothing running behind. */
static bool open_all(struct serve *serve, struct err *reterr)
{
	const struct serve_options *options = &serve->options;
	struct str stamp = program_stamp(&serve->arena);
	if (!listener_open(options->address, (uint16_t)options->port, &serve->arena, &serve->listener, reterr) ||
	    !open_home(serve, reterr) ||
	    !fixtures_read(serve->options.fixtures, &serve->arena, &serve->fixtures, reterr))
		return false;
	say("Laying out the papers ...");
	struct paper_cache cache = {.folder = serve->place.home.cache, .stamp = stamp};
	if (!shelf_open(&serve->shelf, serve->options.fixtures, &cache, &serve->arena, reterr))
		return false;
	hold_signals();
	say("Starting the database ...");
	return place_open_database(&serve->place, &serve->options.place, &serve->arena, reterr) &&
	       save_fixtures(serve, reterr) && open_ports(serve, reterr);
}

bool serve_open(struct serve *serve, int argc, char **argv, int *ret_status)
{
	*serve = (struct serve){.listener = -1};
	if (!read_options(&serve->options, argc, argv, ret_status))
		return false;
	arena_init(&serve->arena, &host_memory);
	serve->place.arena = &serve->arena;
	raise_file_limit();
	struct err err = {0};
	if (open_all(serve, &err))
		return true;
	*ret_status = options_fail("serve", &err);
	serve_finish(serve);
	serve_close(serve);
	return false;
}

/* Only codes that the fixtures show anyway: a code that came as a hash is nobody's to read. */
static size_t print_accounts(const struct fixtures *fixtures)
{
	size_t printed = 0;
	for (size_t i = 0; i < fixtures->account_count && printed < ACCOUNTS_SHOWN_MAX; i++) {
		const struct account *account = &fixtures->accounts[i];
		if (account_has_hash(account))
			continue;
		if (printed++ == 0)
			printf("\nDemo accounts (candidate number, code, scenario, name):\n");
		printf("  %.*s  %-9.*s %-16.*s  %.*s, %.*s\n", STR_ARG(account->number), STR_ARG(account->code),
		       STR_ARG(account->scenario), STR_ARG(account->name), STR_ARG(account->unit));
	}
	return printed;
}

void serve_announce(const struct serve *serve, uint16_t port)
{
	size_t printed = print_accounts(&serve->fixtures);
	if (printed > 0 && printed < serve->fixtures.account_count)
		printf("  and others: %zu in all\n", serve->fixtures.account_count);
	struct str address = serve->options.address.len > 0 ? serve->options.address : STR("127.0.0.1");
	printf("\nready http://%.*s:%u\n", STR_ARG(address), (unsigned)port);
	fflush(stdout);
}

/* Tries each time, but says once that it does not start: on a full disk the log would take what room is made. */
static void watch_database(struct serve *serve, bool *is_down)
{
	struct arena scratch;
	arena_init(&scratch, &host_memory);
	struct err err = {0};
	bool was_down = *is_down;
	*is_down = !cluster_watch(&serve->place.cluster, &scratch, &err);
	if (*is_down && !was_down)
		serve_report(NULL, &err);
	arena_finish(&scratch);
}

/* A token that is too old opens nothing any more; its row goes too. */
static void purge_sessions(struct serve *serve)
{
	const struct store_port *store = &serve->store_port;
	struct err err = {0};
	if (!store->sessions_purge(store->self, clock_utc_ms() - LIMIT_SESSION_AGE_MS, &err))
		serve_report(NULL, &err);
}

void serve_wait(struct serve *serve)
{
	sigset_t signals;
	end_signals(&signals);
	int64_t purge_at_ms = clock_steady_ms();
	bool is_down = false;
	for (;;) {
		struct timespec wait = {.tv_nsec = WATCH_MS * 1000000L};
		if (sigtimedwait(&signals, NULL, &wait) > 0)
			return;
		if (serve->place.has_cluster)
			watch_database(serve, &is_down);
		if (clock_steady_ms() >= purge_at_ms) {
			purge_sessions(serve);
			purge_at_ms = clock_steady_ms() + PURGE_MS;
		}
	}
}

void serve_finish(struct serve *serve)
{
	jobs_finish(serve->jobs);
	if (serve->store != NULL)
		store_finish(serve->store);
}

void serve_close(struct serve *serve)
{
	jobs_close(serve->jobs);
	store_close(serve->store);
	receipt_key_close(serve->receipt_key);
	if (serve->listener >= 0)
		close(serve->listener);
	place_close(&serve->place);
	arena_finish(&serve->arena);
}
