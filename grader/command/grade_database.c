#include "grader/command/grade_database.h"

#include "base/buf.h"
#include "base/check.h"
#include "grader/command/grade_many.h"

#include <inttypes.h>

/* Attempts asked for at once, and results kept at once. */
#define PAGE_ATTEMPTS 128
#define KEPT_AT_ONCE 32

/* The attempts at one scenario on their way through a marking. */
struct session {
	const struct attempts_port *port;
	const struct kept_guide *guide;

	struct arena page; /* what was asked for last */
	struct kept_mark *unmarked;
	struct str *journals;
	size_t unmarked_count, at;
	uint64_t after; /* the last attempt of the page */

	struct arena long_lived;
	struct kept_mark *given; /* attempts handed out, in order */
	size_t given_count, given_capacity, told;

	struct arena results;
	struct kept_mark fresh[KEPT_AT_ONCE];
	size_t fresh_count;
};

/* ---- where the journals come from ---- */

/* The next page with an attempt that is not marked yet. False at the end, or with *reterr filled. */
static bool page_turn(struct session *session, struct err *reterr)
{
	const struct attempts_port *port = session->port;
	struct kept_mark *marks;
	uint64_t *attempts;
	size_t count = PAGE_ATTEMPTS;

	session->at = session->unmarked_count = 0;
	while (session->unmarked_count == 0 && count > 0) {
		arena_reset(&session->page);
		if (!port->list(port->self, session->guide, session->after, PAGE_ATTEMPTS, &session->page, &marks,
		                &count, reterr))
			return false;
		session->unmarked = marks;
		for (size_t i = 0; i < count; i++) {
			session->after = marks[i].attempt;
			if (!marks[i].is_marked)
				session->unmarked[session->unmarked_count++] = marks[i];
		}
	}
	if (session->unmarked_count == 0)
		return false;
	attempts = ARENA_ARRAY(&session->page, uint64_t, session->unmarked_count);
	session->journals = ARENA_ARRAY(&session->page, struct str, session->unmarked_count);
	for (size_t i = 0; i < session->unmarked_count; i++)
		attempts[i] = session->unmarked[i].attempt;
	return port->journals(port->self, attempts, session->unmarked_count, &session->page, session->journals,
	                      reterr);
}

static bool attempt_next(void *context, struct arena *arena, struct str *ret_name, struct str *ret_text,
                         struct err *ret_fault, struct err *reterr)
{
	struct session *session = context;
	struct buf name = buf_in(arena);

	UNUSED(ret_fault);
	if (session->at == session->unmarked_count && !page_turn(session, reterr))
		return false;
	session->given = arena_grow(&session->long_lived, session->given, session->given_count,
	                            &session->given_capacity, sizeof(*session->given));
	session->given[session->given_count++] = session->unmarked[session->at];
	buf_add_u64(&name, session->unmarked[session->at].attempt);
	*ret_name = buf_str(&name);
	*ret_text = str_copy(arena, session->journals[session->at++]);
	return true;
}

/* ---- where the marks go ---- */

static bool fresh_keep(struct session *session, struct err *reterr)
{
	const struct attempts_port *port = session->port;
	bool is_kept = session->fresh_count == 0 || port->keep(port->self, session->guide, session->fresh,
	                                                       session->fresh_count, &session->results, reterr);

	session->fresh_count = 0;
	arena_reset(&session->results);
	return is_kept;
}

static bool attempt_marked(void *context, struct str name, const struct mark *mark, struct sha256 head,
                           struct str row, struct err *reterr)
{
	struct session *session = context;
	struct kept_mark *fresh = &session->fresh[session->fresh_count++];

	UNUSED(name);
	/* The head that the database has: a journal that cannot be read has none of its own. */
	UNUSED(head);
	*fresh = session->given[session->told++];
	fresh->needs_human = mark->verdict == VERDICT_NEEDS_HUMAN;
	fresh->score_hundredths = mark->score;
	fresh->line = str_copy(&session->results, row);
	return session->fresh_count < KEPT_AT_ONCE || fresh_keep(session, reterr);
}

/* ---- one scenario ---- */

struct str grade_guide_source(const struct kept_guide *guide, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add(&out, guide->scenario);
	buf_add_c(&out, "/marking.xml, version ");
	buf_add_u64(&out, guide->version);
	return buf_str(&out);
}

int grade_unmarked(const struct command_world *world, const char *command, const struct attempts_port *port,
                   const struct kept_guide *kept, unsigned jobs, uint64_t *ret_count)
{
	struct session session = {.port = port, .guide = kept};
	const struct grade_source source = {.next = attempt_next,
	                                    .marked = attempt_marked,
	                                    .context = &session,
	                                    .command = command,
	                                    .total = kept->closed,
	                                    .is_quiet = true};
	struct guide guide;
	struct err err = {0};
	int status;

	arena_init(&session.page, world->memory);
	arena_init(&session.long_lived, world->memory);
	arena_init(&session.results, world->memory);
	if (!guide_read(kept->xml, grade_guide_source(kept, &session.long_lived), &session.long_lived, &guide,
	                &err)) {
		status = command_fails(world, command, &err);
	} else {
		status = grade_many(world, &guide, &source, jobs);
		if (status != STATUS_BAD_INPUT && !fresh_keep(&session, &err))
			status = command_fails(world, command, &err);
	}
	*ret_count = session.given_count;
	arena_finish(&session.page);
	arena_finish(&session.long_lived);
	arena_finish(&session.results);
	return status;
}

/* Prints the results as they are kept. */
static int marks_tell(const struct command_world *world, const struct attempts_port *port,
                      const struct kept_guide *guide)
{
	struct arena page;
	struct kept_mark *marks;
	struct err err = {0};
	uint64_t after = 0;
	size_t count = PAGE_ATTEMPTS;
	int status = STATUS_FINE;

	arena_init(&page, world->memory);
	while (count > 0 && status != STATUS_BAD_INPUT) {
		arena_reset(&page);
		if (!port->list(port->self, guide, after, PAGE_ATTEMPTS, &page, &marks, &count, &err)) {
			status = command_fails(world, "grade", &err);
			break;
		}
		for (size_t i = 0; i < count; i++) {
			after = marks[i].attempt;
			/* It was closed a moment ago: the next run has it. */
			if (!marks[i].is_marked)
				continue;
			fwrite(marks[i].line.ptr, 1, marks[i].line.len, world->out);
			putc('\n', world->out);
			status = marks[i].needs_human ? STATUS_NEEDS_HUMAN : status;
		}
	}
	arena_finish(&page);
	return status;
}

/* ---- all of them ---- */

bool grade_guides(const struct attempts_port *port, struct str scenario, struct arena *arena,
                  struct kept_guide **ret, size_t *ret_count, struct err *reterr)
{
	if (!port->guides(port->self, scenario, arena, ret, ret_count, reterr))
		return false;
	return *ret_count > 0 ||
	       err_set(reterr, ERR_MISSING,
	               str_is_empty(scenario) ? STR("the database has no marking guide")
	                                      : STR("the database has no marking guide of that scenario"),
	               STR("load it: sandbox load"));
}

/* Once a set was applied, a guide that is loaded decides nothing by itself; who loaded it would wonder. */
static void waiting_tell(const struct command_world *world, const struct kept_guide *guide)
{
	fprintf(world->err,
	        "grader grade: %.*s: the guide that was loaded as version %" PRIu32
	        " is not in force, that of the "
	        "set of new marks is; see grader remark --help\n",
	        STR_ARG(guide->scenario), guide->waiting);
}

static int guides_grade(const struct command_world *world, const struct attempts_port *port,
                        const struct kept_guide *guides, size_t count, unsigned jobs)
{
	int status = STATUS_FINE;
	uint64_t open = 0;

	for (size_t i = 0; i < count && status != STATUS_BAD_INPUT; i++) {
		uint64_t graded;
		int here = grade_unmarked(world, "grade", port, &guides[i], jobs, &graded);

		if (guides[i].waiting != 0)
			waiting_tell(world, &guides[i]);
		if (here != STATUS_BAD_INPUT)
			here = marks_tell(world, port, &guides[i]);
		status = here == STATUS_FINE ? status : here;
		open += guides[i].open;
	}
	if (open > 0 && status != STATUS_BAD_INPUT)
		fprintf(world->err, "grader grade: attempts that are still open and left out: %" PRIu64 "\n", open);
	return status;
}

int grade_database(const struct command_world *world, const struct command_place *place, struct str scenario,
                   unsigned jobs)
{
	struct attempts_port port;
	struct kept_guide *guides;
	struct arena arena;
	struct err err = {0};
	size_t count;
	int status;

	arena_init(&arena, world->memory);
	if (!world->open_attempts(place, &arena, &port, &err)) {
		status = command_fails(world, "grade", &err);
	} else {
		status = grade_guides(&port, scenario, &arena, &guides, &count, &err)
		             ? guides_grade(world, &port, guides, count, jobs)
		             : command_fails(world, "grade", &err);
		port.close(port.self);
	}
	arena_finish(&arena);
	return status;
}
