#include "base/buf.h"
#include "base/check.h"
#include "grader/command/command.h"
#include "grader/export/ocel.h"
#include "grader/export/xapi.h"
#include "grader/export/xes_out.h"

enum format {
	FORMAT_XES,
	FORMAT_OCEL,
	FORMAT_OCEL_SQLITE,
	FORMAT_XAPI,
	FORMAT_COUNT
};

struct call {
	const struct command_world *world;
	struct arena *arena;
	enum format format;
	struct str *journals;
	size_t journal_count;
	struct str *names; /* of the attempts */
	struct str database, marking, home_page, account;
	bool with_refused;
};

static bool call_fails(const struct command_world *world, const char *what, struct str word, int *ret_status)
{
	fprintf(world->err, "grader export: %s%s%.*s; see grader export --help\n", what, word.len > 0 ? " " : "",
	        STR_ARG(word));
	*ret_status = STATUS_BAD_INPUT;
	return false;
}

/* What a file is called without its folder and ending. */
static struct str stem(struct str path)
{
	size_t begin = path.len, end;

	while (begin > 0 && path.ptr[begin - 1] != '/')
		begin--;
	path = str_slice(path, begin, path.len);
	if (str_equals(path, STR("-")))
		return STR("attempt");
	end = str_ends_with(path, STR(".jsonl")) ? path.len - 6 : path.len;
	return end > 0 ? str_slice(path, 0, end) : STR("attempt");
}

/* Attempts are called by their files, so two files of one name would be one attempt. */
static bool names_make(struct call *call, int *ret_status)
{
	call->names = ARENA_ARRAY(call->arena, struct str, call->journal_count);
	for (size_t i = 0; i < call->journal_count; i++) {
		call->names[i] = stem(call->journals[i]);
		for (size_t k = 0; k < i; k++) {
			if (str_equals(call->names[k], call->names[i]))
				return call_fails(call->world, "two journals have the name", call->names[i], ret_status);
		}
	}
	return true;
}

static bool format_choose(struct call *call, const bool *wanted, int *ret_status)
{
	unsigned count = 0;

	for (unsigned i = 0; i < FORMAT_COUNT; i++) {
		count += wanted[i];
		if (wanted[i])
			call->format = (enum format)i;
	}
	if (count != 1)
		return call_fails(call->world, "say one of --xes, --ocel, --ocel-sqlite FILE, --xapi", STR(""),
		                  ret_status);
	if (call->format == FORMAT_XAPI)
		return true;
	return (str_is_empty(call->marking) && str_is_empty(call->account) && str_is_empty(call->home_page)) ||
	       call_fails(call->world, "--marking, --account and --home-page belong to --xapi", STR(""),
	                  ret_status);
}

static bool call_read(struct call *call, int argc, char **argv, int *ret_status)
{
	bool wanted[FORMAT_COUNT] = {false};
	const struct command_option options[] = {
		{"--xes", NULL, "XES (IEEE 1849), one trace an attempt", .flag = &wanted[FORMAT_XES]},
		{"--ocel", NULL, "OCEL 2.0 as JSON", .flag = &wanted[FORMAT_OCEL]},
		{"--ocel-sqlite", "FILE", "OCEL 2.0 as an SQLite database, written to FILE", .text = &call->database},
		{"--xapi", NULL, "results as xAPI 1.0.2 statements", .flag = &wanted[FORMAT_XAPI]},
		{"--with-refused", NULL, "tell refused commands too", .flag = &call->with_refused},
		{"--marking", "FILE", "xAPI: mark with this guide and tell the score", .text = &call->marking},
		{"--home-page", "IRL", "xAPI: the system that knows the candidate", .text = &call->home_page},
		{"--account", "NAME", "xAPI: the candidate there; the file's name when not given",
	     .text = &call->account},
	};
	const struct command_usage usage = {
		.command = "export",
		.operands = "JOURNAL...",
		.summary = "writes journals in another program's format",
		.options = options,
		.option_count = COUNT(options),
		.operands_min = 1,
		.operands_max = (size_t)argc,
	};

	call->journals = ARENA_ARRAY(call->arena, struct str, (size_t)argc);
	if (!command_words(call->world, argc, argv, &usage, call->journals, &call->journal_count, ret_status))
		return false;
	wanted[FORMAT_OCEL_SQLITE] = !str_is_empty(call->database);
	return format_choose(call, wanted, ret_status) && names_make(call, ret_status);
}

/* ---- formats ---- */

static void print(const struct call *call, const struct buf *out)
{
	fwrite(out->ptr, 1, out->len, call->world->out);
}

/* A journal that proves itself: what was changed is not passed on. */
static bool case_read(const struct call *call, size_t at, struct arena *arena, struct export_case *ret,
                      struct err *reterr)
{
	struct journal *journal = ARENA_NEW(arena, struct journal);
	struct str text;

	*ret = (struct export_case){call->names[at], journal, call->with_refused};
	return command_read(call->world, call->journals[at], arena, &text, reterr) &&
	       journal_read(text, call->journals[at], REPLAY_VERIFY, arena, NULL, NULL, journal, reterr);
}

/* One attempt after the other: only one is in memory. */
static bool xes_export(const struct call *call, struct err *reterr)
{
	struct buf out = buf_in(call->arena);
	struct xml_out xml = xml_out_in(&out);
	bool is_fine = true;

	for (size_t i = 0; i < call->journal_count && is_fine; i++) {
		struct arena request;
		struct export_case one;

		arena_init(&request, call->world->memory);
		is_fine = case_read(call, i, &request, &one, reterr);
		if (is_fine) {
			if (i == 0)
				xes_begin(&xml, one.journal->start.scenario);
			xes_trace(&xml, &one, &request);
			print(call, &out);
			out.len = 0;
		} else {
			/* The err's texts lie in the attempt's memory. */
			reterr->what = str_copy(call->arena, reterr->what);
			reterr->advice = str_copy(call->arena, reterr->advice);
		}
		arena_finish(&request);
	}
	if (!is_fine)
		return false;
	xes_finish(&xml);
	print(call, &out);
	return true;
}

static bool ocel_export(const struct call *call, struct err *reterr)
{
	struct export_case *cases = ARENA_ARRAY(call->arena, struct export_case, call->journal_count);
	struct buf out = buf_in(call->arena);
	struct ocel_log log;
	struct str bytes;

	for (size_t i = 0; i < call->journal_count; i++) {
		if (!case_read(call, i, call->arena, &cases[i], reterr))
			return false;
	}
	ocel_gather(cases, call->journal_count, call->arena, &log);
	if (call->format == FORMAT_OCEL_SQLITE)
		return ocel_sqlite(&log, call->arena, &bytes, reterr) &&
		       call->world->write_file(call->database, bytes, call->arena, reterr);
	ocel_json(&log, &out);
	print(call, &out);
	return true;
}

static bool xapi_add(const struct call *call, size_t at, const struct guide *guide, struct arena *request,
                     struct json_out *json, struct err *reterr)
{
	struct xapi_case xapi = {
		.home_page = str_is_empty(call->home_page) ? STR("urn:saban:candidates") : call->home_page,
		.account = str_is_empty(call->account) ? call->names[at] : call->account,
		.guide_version = guide == NULL ? 0 : guide->version,
	};
	struct mark *marked = ARENA_NEW(request, struct mark);

	if (!case_read(call, at, request, &xapi.one, reterr) ||
	    (guide != NULL && !mark(guide, xapi.one.journal, request, marked, reterr)))
		return false;
	xapi.mark = guide == NULL ? NULL : marked;
	xapi_statements(json, &xapi, request);
	return true;
}

static bool xapi_export(const struct call *call, struct err *reterr)
{
	struct buf out = buf_in(call->arena);
	struct json_out json = json_out_in(&out);
	struct guide guide;
	struct str bytes;
	bool has_guide = !str_is_empty(call->marking);

	if (has_guide && (!command_read(call->world, call->marking, call->arena, &bytes, reterr) ||
	                  !guide_read(bytes, call->marking, call->arena, &guide, reterr)))
		return false;
	json_array_open(&json);
	for (size_t i = 0; i < call->journal_count; i++) {
		if (!xapi_add(call, i, has_guide ? &guide : NULL, call->arena, &json, reterr))
			return false;
	}
	json_array_close(&json);
	buf_add_char(&out, '\n');
	print(call, &out);
	return true;
}

static bool export(const struct call *call, struct err *reterr)
{
	switch (call->format) {
	case FORMAT_XES:
		return xes_export(call, reterr);
	case FORMAT_OCEL:
	case FORMAT_OCEL_SQLITE:
		return ocel_export(call, reterr);
	case FORMAT_XAPI:
		return xapi_export(call, reterr);
	case FORMAT_COUNT:
		break;
	}
	UNREACHABLE();
	return false;
}

int command_export(const struct command_world *world, int argc, char **argv)
{
	struct arena arena;
	struct call call = {.world = world, .arena = &arena};
	struct err err = {0};
	int status = STATUS_FINE;

	arena_init(&arena, world->memory);
	if (call_read(&call, argc, argv, &status) && !export(&call, &err))
		status = command_fails(world, "export", &err);
	arena_finish(&arena);
	return status;
}
