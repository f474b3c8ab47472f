/* xuat so lieu, in so: somebody takes a list out of the office as a file. It changes nothing; a task may ask for it. */
#include "office/office.h"

struct exporting {
	unsigned what;
	struct book_id book;
};

static const struct field fields[] = {
	FIELD_CHOICE(struct exporting, what, .required = true, .choices = &export_names),
	FIELD_BOOK(struct exporting, book, .required = false),
};

static struct refusal check(const struct office *office, struct event *event)
{
	const struct exporting *exporting = event->input;

	UNUSED(office);
	return exporting->what == EXPORT_REGISTER && exporting->book.number == 0
	           ? REFUSE_FIELD(book_missing, "book")
	           : ACCEPTED;
}

const struct action action_office_export = {
	.id = 66,
	.key = "office.export",
	.effect = READS,
	.target = TARGET_OFFICE,
	.phases = BIT(PHASE_RUNNING),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct exporting),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
};
