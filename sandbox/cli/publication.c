/* cli/publication.c - see publication.h. */
#include "cli/publication.h"

#include "base/limits.h"
#include "journal/membership.h"
#include "journal/receipt.h"
#include "journal/record.h"

static struct str attempt_text(struct arena *arena, uint64_t attempt)
{
	struct buf text = buf_in(arena);
	buf_add_c(&text, "attempt ");
	buf_add_u64(&text, attempt);
	return buf_str(&text);
}

static bool sign(const struct receipt_key *key, struct str text, struct seal *ret, struct err *reterr)
{
	_Static_assert(sizeof(ret->signature) == RECEIPT_SIGNATURE_BYTES, "a seal holds a signature");
	_Static_assert(sizeof(ret->key) == RECEIPT_PUBLIC_KEY_BYTES, "a seal holds a key");
	receipt_key_public(key, ret->key);
	return receipt_key_sign(key, text, ret->signature, reterr);
}

/* The column that says an attempt is closed and the record that closes it must agree before anything is signed. */
static bool check_closed(const struct last_line *line, struct arena *arena, struct err *reterr)
{
	struct str name = attempt_text(arena, line->attempt);
	struct record record;
	if (!record_read(line->last.line, name, 0, arena, &record, reterr))
		return false;
	if (str_equals(record.action, STR("attempt.close")) && record.seq == line->last.seq &&
	    record.at_ms == line->last.at_ms)
		return true;
	return err_at(reterr, ERR_INTERNAL, name, 0,
	              STR("it is closed, but its last record is not attempt.close"),
	              STR("compare with a backup; the records in the database were changed by hand"));
}

static bool make_leaf(struct str scenario, const struct last_line *line, const struct receipt_key *key,
                      struct arena *arena, struct leaf *ret, struct err *reterr)
{
	const struct receipt_body body = {
		.attempt = line->attempt,
		.candidate = line->candidate,
		.scenario = scenario,
		.record_count = line->last.seq + 1,
		.head = sha256_of(line->last.line),
		.closed_at_ms = line->last.at_ms,
	};
	struct str text = receipt_text_write(&body, arena);
	struct seal seal;
	if (!check_closed(line, arena, reterr) || !sign(key, text, &seal, reterr))
		return false;
	*ret = (struct leaf){
		.attempt = body.attempt,
		.record_count = body.record_count,
		.head = body.head,
		.receipt = sha256_of(receipt_file_write(text, &seal, arena)),
	};
	return true;
}

bool publication_make(struct str scenario, const struct last_line *lines, size_t line_count,
                      const struct receipt_key *key, struct arena *arena, struct publication *ret,
                      struct err *reterr)
{
	struct leaf *leaves = ARENA_ARRAY(arena, struct leaf, line_count);
	struct publication publication = {.scenario = scenario, .leaves = leaves};
	for (size_t i = 0; i < line_count; i++) {
		if (!lines[i].is_closed)
			continue;
		if (!make_leaf(scenario, &lines[i], key, arena, &leaves[publication.leaf_count++], reterr))
			return false;
	}
	if (publication.leaf_count == 0)
		return err_at(reterr, ERR_MISSING, scenario, 0, STR("no attempt at this scenario is closed"),
		              STR("check the scenario's id, or wait for the bell"));
	if (publication.leaf_count > LIMIT_PUBLISHED_ATTEMPTS)
		return err_at(reterr, ERR_LIMIT, scenario, 0,
		              STR("there are more attempts than one root.json may hold"),
		              STR("give each day or each place a scenario of its own"));
	struct merkle tree = publication_tree(leaves, publication.leaf_count, arena);
	publication.root = merkle_root(&tree);
	struct str text = publication_text(scenario, publication.leaf_count, publication.root, arena);
	if (!sign(key, text, &publication.seal, reterr))
		return false;
	*ret = publication;
	return true;
}

const struct attempt_proof *publication_proofs(const struct publication *publication, struct arena *arena)
{
	struct merkle tree = publication_tree(publication->leaves, publication->leaf_count, arena);
	struct attempt_proof *proofs = ARENA_ARRAY(arena, struct attempt_proof, publication->leaf_count);
	for (size_t i = 0; i < publication->leaf_count; i++) {
		struct membership membership = membership_of(publication, &tree, i);
		proofs[i] = (struct attempt_proof){publication->leaves[i].attempt,
		                                   membership_write(&membership, arena)};
	}
	return proofs;
}
