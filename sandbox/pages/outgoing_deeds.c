/* What the reader can do with an outgoing document, what he most likely does next, and what its forms begin with. */
#include "pages/document_parts.h"

#include "office/outgoing.h"

/* ---- which ---- */

static bool has_recallable(const struct outgoing *outgoing)
{
	for (size_t i = 0; i < outgoing->delivery_count; i++) {
		enum delivery_status status = outgoing->deliveries[i].status;
		if (!delivery_is_over(status) && status != DELIVERY_RECALL_ASKED && status != DELIVERY_RECALL_REFUSED)
			return true;
	}
	return false;
}

bool outgoing_offers(const struct document_page *page, const struct action *action)
{
	const struct outgoing *outgoing = page->document->outgoing;
	struct party_id me = frame_person(page->frame);
	struct str key = action_key(action);
	if (str_equals(key, STR("draft.withdraw")))
		return party_is(outgoing->proposed_by, me);
	if (str_equals(key, STR("draft.unapprove")))
		return party_is(outgoing->approved_by, me);
	if (str_equals(key, STR("draft.initial")) && outgoing->initialled_by.number != 0)
		return false;
	if (str_equals(key, STR("draft.check_form")) && outgoing->form_checked_by.number != 0)
		return false;
	if (str_starts_with(key, STR("draft.")))
		return party_is(outgoing->holder, me);
	if (str_equals(key, STR("document.order_recall")))
		return outgoing->recall_ordered_by.number == 0;
	if (str_equals(key, STR("document.recall")))
		return outgoing->recall_ordered_by.number != 0 && has_recallable(outgoing);
	return true;
}

/* Before the one who signs lies what others have to see to. */
static struct str likely_of_proposed(const struct outgoing *outgoing, enum role role)
{
	if (role == ROLE_LEADER)
		return STR("draft.approve");
	if (role == ROLE_OFFICE_HEAD && outgoing->form_checked_by.number == 0)
		return STR("draft.check_form");
	if (role == ROLE_UNIT_HEAD && outgoing->initialled_by.number == 0)
		return STR("draft.initial");
	return STR("draft.propose");
}

struct str outgoing_likely(const struct document_page *page)
{
	const struct outgoing *outgoing = page->document->outgoing;
	enum role role = seed_role(page->frame->office->seed, frame_person(page->frame));
	switch (page->document->status) {
	case DOC_DRAFT:
		return STR("draft.propose");
	case DOC_PROPOSED:
		return likely_of_proposed(outgoing, role);
	case DOC_APPROVED:
		return STR("document.number");
	case DOC_NUMBERED:
		return STR("document.issue");
	case DOC_ISSUED:
		return outgoing->recall_ordered_by.number != 0 ? STR("document.recall") : STR("");
	case DOC_EXPECTED:
	case DOC_ARRIVED:
	case DOC_RECEIVED:
	case DOC_REGISTERED:
	case DOC_SUBMITTED:
	case DOC_PROCESSING:
	case DOC_FINISHED:
	case DOC_RECALLED:
	case DOC_CANCELLED:
	case DOC_REFUSED:
	case DOC_STATUS_COUNT:
		break;
	}
	return STR("");
}

/* ---- what stands in a form ---- */

static struct str party_key(const struct document_page *page, struct party_id id)
{
	const struct party *party = seed_party(page->frame->office->seed, id);
	return party ? party->key : (struct str){0};
}

static struct form_state *state_of(const struct document_page *page, const struct action *action,
                                   const struct pair *pairs, size_t count)
{
	struct form_state *state = ARENA_NEW(page->screen->arena, struct form_state);
	struct pair *own = ARENA_ARRAY(page->screen->arena, struct pair, count);
	for (size_t i = 0; i < count; i++)
		own[i] = pairs[i];
	*state = (struct form_state){.action = action, .pairs = own, .pair_count = count};
	return state;
}

static const struct form_state *wording_of(const struct document_page *page, const struct action *action)
{
	const struct document_facts *facts = page->document->facts;
	const struct pair pairs[] = {
		{STR("type"), name_of(&document_type_names, facts->type)},
		{STR("subject"), facts->subject},
		{STR("body"), facts->body},
		{STR("to_places"), facts->to_places},
		{STR("urgency"), name_of(&urgency_names, facts->urgency)},
		{STR("secrecy"), name_of(&secrecy_names, facts->secrecy)},
		{STR("signer"), party_key(page, facts->signer)},
		{STR("authority"), name_of(&authority_names, facts->authority)},
	};
	return state_of(page, action, pairs, COUNT(pairs));
}

const struct form_state *outgoing_as_typed(const struct document_page *page, const struct action *action)
{
	struct str key = action_key(action);
	const struct pair plain[] = {
		{STR("type"), name_of(&document_type_names, TYPE_LETTER)},
		{STR("urgency"), name_of(&urgency_names, URGENCY_NORMAL)},
		{STR("secrecy"), name_of(&secrecy_names, SECRECY_NONE)},
		{STR("authority"), name_of(&authority_names, AUTHORITY_OWN)},
		{STR("relation"), name_of(&relation_names, RELATION_NONE)},
	};
	if (str_equals(key, STR("draft.create")))
		return state_of(page, action, plain, COUNT(plain));
	if (str_equals(key, STR("draft.edit")))
		return wording_of(page, action);
	if (str_equals(key, STR("draft.approve"))) {
		const struct pair authority = {STR("authority"),
		                               name_of(&authority_names, page->document->facts->authority)};
		return state_of(page, action, &authority, 1);
	}
	return NULL;
}
