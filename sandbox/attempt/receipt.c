/* What the candidate takes home, signed. */
#include "attempt/inner.h"

#include "journal/receipt.h"

#include <string.h>

bool attempt_receipt(struct attempt *attempt, struct str candidate_number, const struct secrets_port *secrets,
                     struct arena *arena, struct receipt *ret, struct err *reterr)
{
	struct view view = attempt_read(attempt);
	bool is_closed = view.office->phase == PHASE_CLOSED;
	struct receipt_body body = {
		.attempt = attempt->id,
		.candidate = candidate_number,
		.scenario = attempt->play->id,
		.record_count = view.chain->next_seq,
		.head = view.chain->head,
		.closed_at_ms = view.chain->at_ms,
	};
	struct seal seal;

	attempt_read_end(attempt);
	if (!is_closed)
		return err_set(reterr, ERR_MISSING, STR("the attempt is not closed yet"),
		               STR("hand in, or wait for the bell"));
	*ret = (struct receipt){
		.text = receipt_text_write(&body, arena),
		.record_count = body.record_count,
		.head = body.head,
		.closed_at_ms = body.closed_at_ms,
	};
	secrets->receipt_public_key(secrets->self, seal.key);
	if (!secrets->receipt_sign(secrets->self, ret->text, seal.signature, reterr))
		return false;
	memcpy(ret->signature, seal.signature, sizeof(ret->signature));
	memcpy(ret->public_key, seal.key, sizeof(ret->public_key));
	ret->file = receipt_file_write(ret->text, &seal, arena);
	return true;
}
