/* What the candidate takes home, signed. */
#include "attempt/inner.h"

#include "base/buf.h"
#include "base/civil.h"

static void put_line(struct buf *out, const char *name, struct str value)
{
	buf_add_c(out, name);
	buf_add_char(out, ' ');
	buf_add(out, value);
	buf_add_char(out, '\n');
}

static struct str number_text(struct arena *arena, uint64_t value)
{
	struct buf out = buf_in(arena);

	buf_add_u64(&out, value);
	return buf_str(&out);
}

static struct str receipt_text(const struct attempt *attempt, struct str candidate_number,
                               const struct receipt *receipt, struct arena *arena)
{
	struct buf out = buf_in(arena), closed = buf_in(arena);

	instant_write(receipt->closed_at_ms, &closed);
	buf_add_c(&out, "saban-receipt-1\n");
	put_line(&out, "attempt", number_text(arena, attempt->id));
	put_line(&out, "candidate", candidate_number);
	put_line(&out, "scenario", attempt->play->id);
	put_line(&out, "records", number_text(arena, receipt->record_count));
	put_line(&out, "head", sha256_hex(arena, receipt->head));
	put_line(&out, "closed", buf_str(&closed));
	return buf_str(&out);
}

bool attempt_receipt(struct attempt *attempt, struct str candidate_number, const struct secrets_port *secrets,
                     struct arena *arena, struct receipt *ret, struct err *reterr)
{
	struct view view = attempt_read(attempt);
	bool is_closed = view.office->phase == PHASE_CLOSED;

	*ret = (struct receipt){
		.record_count = view.chain->next_seq,
		.head = view.chain->head,
		.closed_at_ms = view.chain->at_ms,
	};
	attempt_read_end(attempt);
	if (!is_closed)
		return err_set(reterr, ERR_MISSING, STR("the attempt is not closed yet"),
		               STR("hand in, or wait for the bell"));
	ret->text = receipt_text(attempt, candidate_number, ret, arena);
	secrets->receipt_public_key(secrets->self, ret->public_key);
	return secrets->receipt_sign(secrets->self, ret->text, ret->signature, reterr);
}
