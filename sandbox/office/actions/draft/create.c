/* soan du thao: a new outgoing document, alone or as what it is to another one. Decree 30/2020, article 10. */
#include "base/limits.h"
#include "office/desk.h"
#include "office/outgoing.h"

struct create {
	struct wording wording;
	unsigned relation;
	struct document_id about;
};

static_assert(offsetof(struct create, wording) == 0, "WORDING_FIELDS count from there");

static const struct field fields[] = {
	WORDING_FIELDS,
	FIELD_CHOICE(struct create, relation, .choices = &relation_names),
	FIELD_DOCUMENT(struct create, about, .required = false),
};

static struct refusal about_check(const struct office *office, const struct create *create,
                                  struct party_id actor)
{
	bool has_relation = create->relation != RELATION_NONE, has_about = create->about.number != 0;

	if (has_relation && !has_about)
		return REFUSE_FIELD(about_missing, "about");
	if (has_about && !has_relation)
		return REFUSE_FIELD(relation_missing, "relation");
	if (has_about && (create->about.number > office_document_count(office) ||
	                  !desk_shows(office, actor, office_document(office, create->about))))
		return REFUSE_FIELD(unknown_document, "about");
	return ACCEPTED;
}

static struct refusal check(const struct office *office, struct event *event)
{
	const struct create *create = event->input;
	struct refusal refusal;

	if (office->made_count >= LIMIT_MADE_DOCUMENTS)
		return REFUSE(too_many_drafts);
	refusal = about_check(office, create, event->actor);
	if (is_refused(refusal))
		return refusal;
	event->facts.draft = office->made_count + 1;
	return wording_check(office->seed, &create->wording);
}

static void apply(struct office *office, const struct event *event)
{
	const struct create *create = event->input;
	struct document_facts *facts = ARENA_NEW(office->arena, struct document_facts);
	struct document *document;

	*facts = (struct document_facts){
		.key = seed_document_key(office->seed, event->document, office->arena),
		.issued_on = CIVIL_NO_DAY,
		.issuer_id = office->seed->organ_id,
		.issuer_name = office->seed->name,
		.due_on = CIVIL_NO_MINUTE,
		.direction = DIRECTION_OUTGOING,
		.relation = (enum relation)create->relation,
		.about = create->about,
	};
	document = office_make(office, facts);
	document->status = DOC_DRAFT;
	document->outgoing = ARENA_NEW(office->arena, struct outgoing);
	document->outgoing->drafter = document->outgoing->holder = event->actor;
	outgoing_write(office, document, &create->wording, event);
}

const struct action action_draft_create = {
	.id = 40,
	.key = "draft.create",
	.effect = CHANGES,
	.target = TARGET_NEW,
	.phases = BIT(PHASE_RUNNING),
	.roles = ROLES_PERSONS,
	.input_size = sizeof(struct create),
	.fields = fields,
	.field_count = COUNT(fields),
	.check = check,
	.apply = apply,
};
