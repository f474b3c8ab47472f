#include "base/buf.h"
#include "base/check.h"
#include "grader/command/command.h"
#include "journal/journal.h"

/* A finding about a journal: where it is, and which record. Line 1 is the starting office, line 2 record 0. */
static int finding_print(const struct command_world *world, const struct err *err, struct arena *arena)
{
	struct buf out = buf_in(arena);
	struct err told = *err;

	if (err->line == 1 && !str_starts_with(err->what, STR("record")))
		buf_add_c(&out, "the starting office: ");
	if (err->line > 1 && !str_starts_with(err->what, STR("record "))) {
		buf_add_c(&out, "record ");
		buf_add_u64(&out, err->line - 2);
		buf_add_c(&out, ": ");
	}
	buf_add(&out, err->what);
	told.what = buf_str(&out);
	command_fails(world, "verify", &told);
	return STATUS_FINDINGS;
}

static int head_differs(const struct command_world *world, struct str path, struct str wanted,
                        struct str found)
{
	fprintf(world->err,
	        "%.*s: the head is %.*s and not %.*s as the receipt says; the end of the journal was cut "
	        "off or written anew\n",
	        STR_ARG(path), STR_ARG(found), STR_ARG(wanted));
	return STATUS_FINDINGS;
}

static int verify(const struct command_world *world, struct str path, struct str head, struct arena *arena)
{
	struct err err = {0};
	struct str text, found;
	struct journal journal;

	if (!command_read(world, path, arena, &text, &err)) {
		/* Bytes that are no text are a journal somebody changed; a file that is not there is none. */
		return err.class == ERR_INPUT ? finding_print(world, &err, arena)
		                              : command_fails(world, "verify", &err);
	}
	if (!str_starts_with(text, STR("{"))) {
		err_at(&err, ERR_INPUT, path, 1, STR("this is no journal"),
		       STR("name a file made by sandbox export"));
		return command_fails(world, "verify", &err);
	}
	if (!journal_read(text, path, REPLAY_VERIFY, arena, NULL, NULL, &journal, &err))
		return finding_print(world, &err, arena);
	found = sha256_hex(arena, journal.head);
	if (!str_is_empty(head) && !str_equals(head, found))
		return head_differs(world, path, head, found);
	fprintf(world->out, "%.*s: %u records, head %.*s\n", STR_ARG(path), journal.record_count, STR_ARG(found));
	fprintf(world->out, "chain and digests hold; %s\n",
	        journal.is_decided_again ? "every decision was taken again with the same outcome"
	                                 : "the rules have changed since, so no decision was taken again");
	if (!journal.is_closed)
		fprintf(world->out, "the journal is open: it has no attempt.close\n");
	return STATUS_FINE;
}

int command_verify(const struct command_world *world, int argc, char **argv)
{
	struct str path, head = {0};
	const struct command_option options[] = {
		{"--head", "HEX", "the head that the receipt gives, 64 hexadecimal digits", .text = &head},
	};
	const struct command_usage usage = {
		"verify", "JOURNAL", "proves a journal: chain, digests, every decision", options, COUNT(options),
		1,        1};
	struct sha256 parsed;
	struct arena arena;
	size_t count;
	int status;

	if (!command_words(world, argc, argv, &usage, &path, &count, &status))
		return status;
	if (!str_is_empty(head) && !sha256_parse(head, &parsed)) {
		fprintf(world->err, "grader verify: --head is no SHA-256; give 64 lower-case hexadecimal digits\n");
		return STATUS_BAD_INPUT;
	}
	arena_init(&arena, world->memory);
	status = verify(world, path, head, &arena);
	arena_finish(&arena);
	return status;
}
