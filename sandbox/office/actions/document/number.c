/* cap so: an approved document takes the next number of a book, and with it its date. Decree 30/2020, article 15. */
#include "base/buf.h"
#include "office/outgoing.h"

struct number {
	struct book_id book;
};

static const struct field fields[] = {
	FIELD_BOOK(struct number, book, .required = true),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct number *number = event->input;

	if (seed_book(office->seed, number->book)->direction != DIRECTION_OUTGOING)
		return REFUSE_FIELD(book_is_for_incoming, "book");
	event->facts.number = office_book_next(office, number->book);
	return ACCEPTED;
}

/* "07": numbers below ten are written with a zero before them (appendix I, II.3). */
static struct str number_text(struct arena *arena, uint32_t number)
{
	struct buf out = buf_in(arena);

	if (number < 10)
		buf_add_char(&out, '0');
	buf_add_u64(&out, number);
	return buf_str(&out);
}

static void apply(struct office *office, const struct event *event)
{
	const struct number *number = event->input;
	struct document *document = office_change(office, event->document);
	struct document_facts *facts = outgoing_change_facts(office, document);

	facts->number = number_text(office->arena, event->facts.number);
	facts->notation = outgoing_notation(office->seed, document, office->arena);
	facts->issued_on = day_of_minute(office_minute(office, event->office_ms));
	document->status = DOC_NUMBERED;
	document->book = number->book;
	office_take_number(office, number->book);
}

const struct action action_document_number = {
	.id = 49,
	.key = "document.number",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.asks_first = true,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_APPROVED),
	.roles = BIT(ROLE_CLERK),
	.input_size = sizeof(struct number),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
