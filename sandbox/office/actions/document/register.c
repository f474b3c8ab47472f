/* vao so: the document gets the next number of a register book, without a gap. Decree 30/2020, article 22. */
#include "office/office.h"

struct registering {
	struct book_id book;
};

static const struct field fields[] = {
	FIELD_BOOK(struct registering, book, .required = true),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct registering *registering = event->input;

	if (seed_book(office->seed, registering->book)->direction != DIRECTION_INCOMING)
		return REFUSE_FIELD(book_is_for_outgoing, "book");
	event->facts.number = office_book_next(office, registering->book);
	return ACCEPTED;
}

static void apply(struct office *office, const struct event *event)
{
	const struct registering *registering = event->input;
	struct document *document = office_change(office, event->document);

	document->status = DOC_REGISTERED;
	document->book = registering->book;
	document->arrival_number = event->facts.number;
	office_take_number(office, registering->book);
}

const struct action action_document_register = {
	.id = 12,
	.key = "document.register",
	.effect = CHANGES,
	.target = TARGET_DOCUMENT,
	.phases = BIT(PHASE_RUNNING),
	.from = BIT(DOC_RECEIVED),
	.roles = BIT(ROLE_CLERK),
	.input_size = sizeof(struct registering),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
