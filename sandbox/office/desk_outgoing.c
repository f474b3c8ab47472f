#include "office/desk_outgoing.h"

#include "office/desk.h"

static const struct str names[OUTGOING_DRAWER_COUNT] = {
	[OUTGOING_ALL] = STR_INIT("all"),           [OUTGOING_DRAFTS] = STR_INIT("drafts"),
	[OUTGOING_PROPOSED] = STR_INIT("proposed"), [OUTGOING_TO_ISSUE] = STR_INIT("to-issue"),
	[OUTGOING_ISSUED] = STR_INIT("issued"),     [OUTGOING_MARKED] = STR_INIT("marked"),
};
const struct name_table outgoing_drawer_names = {names, COUNT(names)};

static bool is_with_clerks(enum document_status status)
{
	return status == DOC_APPROVED || status == DOC_NUMBERED;
}

bool desk_shows_outgoing(const struct office *office, struct party_id person, const struct document *document)
{
	enum document_status status = document->status;
	bool is_issued = status == DOC_ISSUED || status == DOC_RECALLED;
	const struct delivery *delivery;

	if (seed_role(office->seed, person) == ROLE_BODY)
		return is_issued && outgoing_delivery(document->outgoing, person) != NULL;
	if (outgoing_is_in_flow(office->seed, person, document))
		return true;
	if (seed_role(office->seed, person) == ROLE_CLERK && (is_with_clerks(status) || is_issued))
		return true;
	delivery = outgoing_delivery_for(office->seed, document->outgoing, person);
	return delivery != NULL && !delivery_is_over(delivery->status);
}

unsigned desk_outgoing_drawers(const struct office *office, struct party_id person,
                               const struct document *document)
{
	unsigned drawers = BIT(OUTGOING_ALL);

	if (document->outgoing == NULL || !desk_shows_outgoing(office, person, document))
		return 0;
	if (document->status == DOC_DRAFT && party_is(document->outgoing->holder, person))
		drawers |= BIT(OUTGOING_DRAFTS);
	if (document->status == DOC_PROPOSED && party_is(document->outgoing->holder, person))
		drawers |= BIT(OUTGOING_PROPOSED);
	if (is_with_clerks(document->status))
		drawers |= BIT(OUTGOING_TO_ISSUE);
	if (document->status == DOC_ISSUED || document->status == DOC_RECALLED)
		drawers |= BIT(OUTGOING_ISSUED);
	if (desk_is_marked(person, document))
		drawers |= BIT(OUTGOING_MARKED);
	return drawers;
}
