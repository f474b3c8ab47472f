/* vao so: the document gets the next number of a register book, without a gap within the year,
 * paper and electronic ones alike. Decree 30/2020, article 22. */
#include "office/office.h"

struct registering {
	struct book_id book;
};

static const struct field fields[] = {
	FIELD_BOOK(struct registering, book, .required = true),
};

/* Secret papers stand in a book of their own, once the office keeps one, and nothing else stands there. */
static struct refusal secrecy_check(const struct seed *seed, const struct book *book,
                                    const struct document_facts *facts)
{
	bool has_secret_book = false;

	for (uint32_t i = 0; i < seed->book_count; i++)
		has_secret_book = has_secret_book || seed->books[i].is_secret;
	if (book->is_secret && facts->secrecy == SECRECY_NONE)
		return REFUSE_FIELD(book_is_secret, "book");
	if (has_secret_book && !book->is_secret && facts->secrecy != SECRECY_NONE)
		return REFUSE_FIELD(book_not_secret, "book");
	return ACCEPTED;
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct registering *registering = event->input;

	const struct book *book = seed_book(office->seed, registering->book);
	struct civil today = civil_from_minute(office_minute(office, event->office_ms));
	struct refusal refusal = secrecy_check(office->seed, book,
	                                       office_document(office, event->document)->facts);

	if (book->direction != DIRECTION_INCOMING)
		return REFUSE_FIELD(book_is_for_outgoing, "book");
	if (is_refused(refusal))
		return refusal;
	if (book->year != 0 && book->year != today.year)
		return REFUSE_FIELD(book_of_other_year, "book");
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
