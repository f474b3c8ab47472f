#include "grader/proof/fits.h"

#include "base/buf.h"
#include "base/civil.h"

static struct str number_text(struct arena *arena, uint64_t number)
{
	struct buf out = buf_in(arena);

	buf_add_u64(&out, number);
	return buf_str(&out);
}

static struct str instant_text(struct arena *arena, int64_t at_ms)
{
	struct buf out = buf_in(arena);

	instant_write(at_ms, &out);
	return buf_str(&out);
}

/* Where a comparison stands, for messages. */
struct place {
	struct str source;
	uint32_t line;
	const char *who; /* "the receipt" */
	struct arena *arena;
	struct err *reterr;
};

static bool differs(const struct place *place, const char *what, struct str says, struct str has)
{
	struct buf text = buf_in(place->arena);

	buf_add_c(&text, place->who);
	buf_add_c(&text, " says ");
	buf_add_c(&text, what);
	buf_add_char(&text, ' ');
	buf_add(&text, says);
	buf_add_c(&text, ", and it is ");
	buf_add(&text, has);
	return err_at(place->reterr, ERR_INPUT, place->source, place->line, buf_str(&text),
	              STR("one of the files belongs to another attempt, or was changed"));
}

static bool texts_equal(struct place place, uint32_t line, const char *what, struct str says, struct str has)
{
	place.line = line;
	return str_equals(says, has) || differs(&place, what, says, has);
}

bool receipt_fits(const struct receipt_file *receipt, struct str source, const struct journal *journal,
                  struct arena *arena, struct err *reterr)
{
	const struct receipt_body *body = &receipt->body;
	const struct record *last = &journal->records[journal->record_count - 1];
	struct place place = {source, 0, "the receipt", arena, reterr};

	if (!journal->is_closed)
		return err_at(reterr, ERR_INPUT, source, 0,
		              STR("the receipt is of a closed attempt, the journal has no attempt.close"),
		              STR("the end of the journal was cut off; export it again"));
	return texts_equal(place, 4, "scenario", body->scenario, journal->start.scenario) &&
	       texts_equal(place, 5, "records", number_text(arena, body->record_count),
	                   number_text(arena, journal->record_count)) &&
	       texts_equal(place, 6, "head", sha256_hex(arena, body->head), sha256_hex(arena, journal->head)) &&
	       texts_equal(place, 7, "closed", instant_text(arena, body->closed_at_ms),
	                   instant_text(arena, last->at_ms));
}

static bool root_holds(const struct publication *publication, struct arena *arena)
{
	struct merkle tree = publication_tree(publication->leaves, publication->leaf_count, arena);

	return sha256_equals(merkle_root(&tree), publication->root);
}

static bool leaf_fits(const struct leaf *leaf, const struct place *place, const struct receipt_file *receipt)
{
	const struct receipt_body *body = &receipt->body;
	struct arena *arena = place->arena;

	return texts_equal(*place, 0, "attempt", number_text(arena, leaf->attempt),
	                   number_text(arena, body->attempt)) &&
	       texts_equal(*place, 0, "records", number_text(arena, leaf->record_count),
	                   number_text(arena, body->record_count)) &&
	       texts_equal(*place, 0, "head", sha256_hex(arena, leaf->head), sha256_hex(arena, body->head)) &&
	       texts_equal(*place, 0, "receipt", sha256_hex(arena, leaf->receipt),
	                   sha256_hex(arena, receipt->hash));
}

bool publication_fits(const struct publication *publication, struct str source,
                      const struct receipt_file *receipt, struct arena *arena, struct err *reterr)
{
	const struct receipt_body *body = &receipt->body;
	const struct leaf *leaf = publication_find(publication, body->attempt);
	struct place place = {source, 0, "the publication", arena, reterr};

	if (!root_holds(publication, arena))
		return err_at(reterr, ERR_INPUT, source, 0, STR("the root is not that of the leaves"),
		              STR("the publication was changed; take it from where it was published"));
	if (!texts_equal(place, 0, "scenario", publication->scenario, body->scenario))
		return false;
	if (leaf == NULL)
		return err_at(reterr, ERR_INPUT, source, 0, STR("the attempt of the receipt is not in it"),
		              STR("take the publication that was made after the attempt was closed"));
	return leaf_fits(leaf, &place, receipt);
}

bool membership_fits(const struct membership *membership, struct str source,
                     const struct receipt_file *receipt, struct arena *arena, struct err *reterr)
{
	struct place place = {source, 0, "the proof", arena, reterr};

	if (!membership_holds(membership, arena))
		return err_at(reterr, ERR_INPUT, source, 0, STR("the path does not lead from the leaf to the root"),
		              STR("the proof was changed; download it again"));
	return texts_equal(place, 0, "scenario", membership->scenario, receipt->body.scenario) &&
	       leaf_fits(&membership->leaf, &place, receipt);
}
