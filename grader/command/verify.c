#include "base/buf.h"
#include "base/check.h"
#include "grader/command/command.h"
#include "grader/proof/fits.h"
#include "journal/seed_json.h"

#include <inttypes.h>
#include <string.h>

struct call {
	const struct command_world *world;
	struct str journal, receipt, root, proof; /* paths */
	bool has_head, has_key;
	struct sha256 head;
	uint8_t key[SEAL_KEY_BYTES];
};

/* A finding about a journal: where it is, and which record. Line 1 is the starting office, line 2 record 0. */
static int record_finding(const struct command_world *world, const struct err *err, struct arena *arena)
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

static int finding(const struct command_world *world, const struct err *err)
{
	command_fails(world, "verify", err);
	return STATUS_FINDINGS;
}

/* Where the wanted head stands in the chain, if anywhere: each record holds the hash of the line before it. */
static int head_differs(const struct call *call, const struct journal *journal, struct arena *arena)
{
	struct err err = {.class = ERR_INPUT, .source = call->journal, .line = journal->record_count + 1};
	struct buf what = buf_in(arena);

	buf_add_c(&what, "record ");
	buf_add_u64(&what, journal->record_count - 1);
	buf_add_c(&what, ": the head should be ");
	buf_add(&what, sha256_hex(arena, call->head));
	buf_add_c(&what, " and is ");
	buf_add(&what, sha256_hex(arena, journal->head));
	err.advice = STR(
		"the end of the journal was cut off or written anew; take it from the database or a backup");
	for (uint32_t i = 1; i < journal->record_count; i++) {
		if (!sha256_equals(journal->records[i].prev, call->head))
			continue;
		buf_add_c(&what, ", which record ");
		buf_add_u64(&what, i - 1);
		buf_add_c(&what, " would have");
		err.advice = STR("records were added behind it");
	}
	err.what = buf_str(&what);
	return finding(call->world, &err);
}

/* ---- receipt, publication and proof ---- */

/* What stands beside the journal. */
struct papers {
	struct receipt_file receipt;
	struct publication publication;
	struct membership membership;
};

static bool seal_check(const struct call *call, struct str source, struct str text, const struct seal *seal,
                       struct err *reterr)
{
	/* Public keys, so the comparison may stop where they differ. */
	if (call->has_key && memcmp(call->key, seal->key, sizeof(seal->key)) != 0)
		return err_at(reterr, ERR_INPUT, source, 0, STR("this was signed with another key"),
		              STR("compare the key with the one that was published for this exam"));
	if (!call->world->is_signed(text, seal->signature, seal->key))
		return err_at(reterr, ERR_INPUT, source, 0, STR("the signature is not that of this text"),
		              STR("the file was changed after it was signed"));
	return true;
}

static bool papers_read(const struct call *call, struct arena *arena, struct papers *ret, struct err *reterr)
{
	struct str text;

	if (!command_read(call->world, call->receipt, arena, &text, reterr) ||
	    !receipt_file_read(text, call->receipt, arena, &ret->receipt, reterr))
		return false;
	if (!str_is_empty(call->root) && (!command_read(call->world, call->root, arena, &text, reterr) ||
	                                  !publication_read(text, call->root, arena, &ret->publication, reterr)))
		return false;
	return str_is_empty(call->proof) || (command_read(call->world, call->proof, arena, &text, reterr) &&
	                                     membership_read(text, call->proof, arena, &ret->membership, reterr));
}

/* A root that was signed, and by whoever signed the receipt. */
static bool root_check(const struct call *call, const struct papers *papers, struct str source,
                       struct str text, const struct seal *seal, struct err *reterr)
{
	if (!seal_check(call, source, text, seal, reterr))
		return false;
	return memcmp(papers->receipt.seal.key, seal->key, sizeof(seal->key)) == 0 ||
	       err_at(reterr, ERR_INPUT, source, 0, STR("the receipt was signed with another key"),
	              STR("compare both with the key that was published for this exam"));
}

static bool publication_holds(const struct call *call, const struct papers *papers, struct arena *arena,
                              struct err *reterr)
{
	const struct publication *publication = &papers->publication;
	struct str text = publication_text(publication->scenario, publication->leaf_count, publication->root,
	                                   arena);

	return root_check(call, papers, call->root, text, &publication->seal, reterr) &&
	       publication_fits(publication, call->root, &papers->receipt, arena, reterr);
}

static bool proof_holds(const struct call *call, const struct papers *papers, struct arena *arena,
                        struct err *reterr)
{
	const struct membership *membership = &papers->membership;
	struct str text = publication_text(membership->scenario, membership->leaf_count, membership->root, arena);

	if (!root_check(call, papers, call->proof, text, &membership->seal, reterr) ||
	    !membership_fits(membership, call->proof, &papers->receipt, arena, reterr))
		return false;
	return str_is_empty(call->root) || sha256_equals(membership->root, papers->publication.root) ||
	       err_at(reterr, ERR_INPUT, call->proof, 0, STR("the proof is of another publication"),
	              STR("download it again, or take the root.json of its day"));
}

static bool papers_hold(const struct call *call, const struct papers *papers, const struct journal *journal,
                        struct arena *arena, struct err *reterr)
{
	const struct receipt_file *receipt = &papers->receipt;

	return seal_check(call, call->receipt, receipt->text, &receipt->seal, reterr) &&
	       receipt_fits(receipt, call->receipt, journal, arena, reterr) &&
	       (str_is_empty(call->root) || publication_holds(call, papers, arena, reterr)) &&
	       (str_is_empty(call->proof) || proof_holds(call, papers, arena, reterr));
}

static int papers_check(const struct call *call, const struct journal *journal, struct arena *arena,
                        struct papers *ret)
{
	struct err err = {0};

	if (!papers_read(call, arena, ret, &err))
		return command_fails(call->world, "verify", &err);
	return papers_hold(call, ret, journal, arena, &err) ? STATUS_FINE : finding(call->world, &err);
}

static void papers_tell(const struct call *call, const struct papers *papers, struct arena *arena)
{
	const struct receipt_body *body = &papers->receipt.body;
	FILE *out = call->world->out;
	struct buf key = buf_in(arena);

	fprintf(out, "the receipt of attempt %" PRIu64 ", candidate %.*s, is that of this journal\n",
	        body->attempt, STR_ARG(body->candidate));
	if (!str_is_empty(call->root) || !str_is_empty(call->proof))
		fprintf(out, "it is one of the %" PRIu64 " that were published for this scenario\n",
		        str_is_empty(call->root) ? papers->membership.leaf_count : papers->publication.leaf_count);
	buf_add_hex(&key, papers->receipt.seal.key, sizeof(papers->receipt.seal.key));
	fprintf(out, "signed with the key %.*s%s\n", STR_ARG(buf_str(&key)),
	        call->has_key ? "" : "; compare it with the one that was published");
}

/* ---- the journal ---- */

static void journal_tell(const struct call *call, const struct journal *journal, struct arena *arena)
{
	FILE *out = call->world->out;

	fprintf(out, "%.*s: %u records, head %.*s\n", STR_ARG(call->journal), journal->record_count,
	        STR_ARG(sha256_hex(arena, journal->head)));
	fprintf(out, "chain and digests hold; %s\n",
	        journal->is_decided_again ? "every decision was taken again with the same outcome"
	                                  : "the rules have changed since, so no decision was taken again");
	if (!journal->is_closed)
		fprintf(out, "the journal is open: it has no attempt.close\n");
	if (!call->has_head && str_is_empty(call->receipt))
		fprintf(out, "compare the head with the receipt: without it a cut end cannot be seen\n");
}

/* One of the two lines that begin a journal names its format, unless both were changed. */
static bool is_journal(struct str text)
{
	struct str first = str_cut(&text, '\n'), second = str_cut(&text, '\n');

	return str_find(first, STR("\"" SEED_FORMAT "\"")) < first.len ||
	       str_find(second, STR("\"" JOURNAL_FORMAT "\"")) < second.len;
}

static bool journal_open(const struct call *call, struct arena *arena, struct journal *ret, int *ret_status)
{
	const struct scenario_ports *files = call->world->files;
	struct err err = {0};
	struct str text;

	if (!files->read_file(files->context, call->journal, arena, &text, &err)) {
		*ret_status = command_fails(call->world, "verify", &err);
		return false;
	}
	if (!is_journal(text)) {
		err_at(&err, ERR_INPUT, call->journal, 1, STR("this is no journal"),
		       STR("name a file made by sandbox export"));
		*ret_status = command_fails(call->world, "verify", &err);
		return false;
	}
	if (!journal_read(text, call->journal, REPLAY_VERIFY, arena, NULL, NULL, ret, &err)) {
		*ret_status = record_finding(call->world, &err, arena);
		return false;
	}
	return true;
}

static int verify(const struct call *call, struct arena *arena)
{
	struct journal journal;
	struct papers papers;
	int status;

	if (!journal_open(call, arena, &journal, &status))
		return status;
	if (call->has_head && !sha256_equals(call->head, journal.head))
		return head_differs(call, &journal, arena);
	status = str_is_empty(call->receipt) ? STATUS_FINE : papers_check(call, &journal, arena, &papers);
	if (status != STATUS_FINE)
		return status;
	journal_tell(call, &journal, arena);
	if (!str_is_empty(call->receipt))
		papers_tell(call, &papers, arena);
	return STATUS_FINE;
}

static bool call_fails(const struct command_world *world, const char *what, int *ret_status)
{
	fprintf(world->err, "grader verify: %s\n", what);
	*ret_status = STATUS_BAD_INPUT;
	return false;
}

static bool call_read(const struct command_world *world, int argc, char **argv, struct call *ret,
                      int *ret_status)
{
	struct str head = {0}, key = {0};
	const struct command_option options[] = {
		{"--head", "HEX", "the head that the receipt gives, 64 hexadecimal digits", .text = &head},
		{"--receipt", "FILE", "the receipt as it was downloaded", .text = &ret->receipt},
		{"--root", "FILE", "the heads of all attempts as they were published (root.json)",
	     .text = &ret->root},
		{"--proof", "FILE", "the candidate's own proof that he is among them (proof.json)",
	     .text = &ret->proof},
		{"--key", "HEX", "the public key that signs, as it was published", .text = &key},
	};
	const struct command_usage usage = {
		.command = "verify",
		.operands = "JOURNAL",
		.summary =
			"proves a journal: chain, digests, every decision; with a receipt, also who vouches for it",
		.options = options,
		.option_count = COUNT(options),
		.operands_min = 1,
		.operands_max = 1,
	};
	size_t count;

	*ret = (struct call){.world = world};
	if (!command_words(world, argc, argv, &usage, &ret->journal, &count, ret_status))
		return false;
	ret->has_head = !str_is_empty(head);
	ret->has_key = !str_is_empty(key);
	if (ret->has_head && !sha256_parse(head, &ret->head))
		return call_fails(world, "--head is no SHA-256; give 64 lower-case hexadecimal digits", ret_status);
	if (ret->has_key && !hex_parse(key, ret->key, sizeof(ret->key)))
		return call_fails(world, "--key is no key; give 64 lower-case hexadecimal digits", ret_status);
	if (str_is_empty(ret->receipt) && (ret->has_key || !str_is_empty(ret->root) || !str_is_empty(ret->proof)))
		return call_fails(
			world, "--root, --proof and --key say nothing without a receipt; add --receipt FILE", ret_status);
	return true;
}

int command_verify(const struct command_world *world, int argc, char **argv)
{
	struct call call;
	struct arena arena;
	int status;

	if (!call_read(world, argc, argv, &call, &status))
		return status;
	arena_init(&arena, world->memory);
	status = verify(&call, &arena);
	arena_finish(&arena);
	return status;
}
