/* cli/dispatch.c - see dispatch.h. */
#include "cli/dispatch.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "cli/options.h"
#include "exchange/dispatch.h"
#include "exchange/packet_write.h"
#include "host/file.h"
#include "host/memory.h"
#include "journal/journal.h"
#include "render/outgoing.h"

#include <stdio.h>

struct call {
	struct str path, document, to, kind;
};

static bool read_call(int argc, char **argv, struct call *ret, int *ret_status)
{
	const struct option options[] = {
		{"--document", "KEY", "which document: draft-1, cv-246", .text = &ret->document},
		{"--to", "KEY", "to this agency alone", .text = &ret->to},
		{"--kind", "KIND", "document (the default), recall, update (who has it), or status: how it stands",
	     .text = &ret->kind},
	};
	const struct usage usage = {
		"dispatch", "JOURNAL", "prints the packet that goes over the axis", options, COUNT(options), 1, 1,
	};
	ret->kind = STR("document");
	return options_parse(argc, argv, &usage, &ret->path, NULL, ret_status);
}

static bool find_document(const struct call *call, const struct office *office, const struct document **ret,
                          struct err *reterr)
{
	for (uint32_t number = 1; number <= office_document_count(office); number++) {
		*ret = office_document(office, (struct document_id){number});
		if (str_equals((*ret)->facts->key, call->document))
			return true;
	}
	return err_at(reterr, ERR_INPUT, call->path, 0, STR("there is no such document in this attempt"),
	              STR("name one by --document, as `grader state` shows them"));
}

/* The pages as they are now. */
static bool pages_of(struct arena *arena, struct dispatch *dispatch, struct err *reterr)
{
	const struct seed *seed = dispatch->office->seed;
	struct paper paper = paper_of_outgoing(arena, seed, dispatch->document, dispatch->document->facts,
	                                       seed->starts_at);
	struct paper_pages pages;
	if (!paper_layout(arena, &paper, &pages, reterr))
		return false;
	dispatch->pdf = pages.pdf;
	dispatch->page_count = (uint32_t)pages.count;
	return true;
}

static bool make(struct arena *arena, const struct call *call, struct str *ret, struct err *reterr)
{
	struct journal *journal = ARENA_NEW(arena, struct journal);
	struct dispatch dispatch = {0};
	struct packet packet;
	struct str text;
	unsigned kind;
	if (!name_parse(&dispatch_kind_names, call->kind, &kind))
		return err_at(reterr, ERR_INPUT, call->kind, 0, STR("there is no such kind"),
		              STR("write document, recall, update or status"));
	if (!file_read(arena, call->path, LIMIT_JOURNAL_FILE_BYTES, &text, reterr) ||
	    !journal_read(text, call->path, REPLAY_VERIFY, arena, NULL, NULL, journal, reterr))
		return false;
	dispatch.office = journal->office;
	if (!find_document(call, journal->office, &dispatch.document, reterr))
		return false;
	if (!str_is_empty(call->to)) {
		dispatch.to = seed_find_party(&journal->seed, call->to);
		if (dispatch.to.number == 0)
			return err_at(reterr, ERR_INPUT, call->to, 0, STR("the office knows no such agency"),
			              STR("write the key of a body element of the office"));
	}
	bool has_pages = kind == DISPATCH_DOCUMENT && dispatch.document->outgoing != NULL;
	return (!has_pages || pages_of(arena, &dispatch, reterr)) &&
	       dispatch_packet(arena, &dispatch, (enum dispatch_kind)kind, &packet, reterr) &&
	       packet_write(arena, &packet, ret, reterr);
}

int cli_dispatch(int argc, char **argv)
{
	struct call call = {0};
	struct arena arena;
	struct str bytes;
	struct err err = {.class = ERR_NONE};
	int status = 0;
	if (!read_call(argc, argv, &call, &status))
		return status;
	arena_init(&arena, &host_memory);
	if (!make(&arena, &call, &bytes, &err)) {
		status = options_fail("dispatch", &err);
	} else if (fwrite(bytes.ptr, 1, bytes.len, stdout) != bytes.len || fflush(stdout) != 0) {
		fputs("sandbox dispatch: standard output cannot be written; look for a full disk or a closed pipe\n",
		      stderr);
		status = 1;
	}
	arena_finish(&arena);
	return status;
}
