/* Delegations of authority: who acts for whom and until when, and the form of a new one. */
#include "office/delegation.h"
#include "pages/document_parts.h"

static struct chip chip_of_delegation(const struct delegation *delegation, struct minute now)
{
	static const struct chip holds = {"is-ok", "i-check", N_("Đang có hiệu lực")},
							 later = {"is-act", "", N_("Chưa tới ngày")}, over = {"", "", N_("Đã hết hạn")},
							 ended = {"", "", N_("Đã chấm dứt")};
	if (minute_is_given(delegation->ended_at))
		return ended;
	if (delegation_holds(delegation, now))
		return holds;
	return now.since_epoch < delegation->from_at.since_epoch ? later : over;
}

static void delegation_fill(const struct screen *screen, const struct frame *frame,
                            const struct delegation *delegation, struct value *row)
{
	const struct seed *seed = frame->office->seed;
	struct minute now = frame_now(frame);
	bool is_his = party_is(delegation->from, frame_person(frame)) && frame->mode == FRAME_LIVE;
	bool stands = !minute_is_given(delegation->ended_at) &&
	              now.since_epoch < delegation->until_at.since_epoch;
	value_set_text(row, "giver", seed_party(seed, delegation->from)->name);
	value_set_text(row, "taker", seed_party(seed, delegation->to)->name);
	value_set_text(row, "period", say_period(screen, delegation->from_at, delegation->until_at));
	value_set_text(row, "reason", delegation->reason);
	chip_fill(screen, row, "state", chip_of_delegation(delegation, now));
	if (!is_his || !stands) {
		value_set_c(row, "revoke", "");
		return;
	}
	struct value *revoke = value_set_record(row, "revoke");
	value_set_text(revoke, "action", link_office_action(screen->arena, action_find(STR("authority.revoke"))));
	value_set_text(revoke, "to", seed_party(seed, delegation->to)->key);
}

void screen_authority(const struct screen *screen, const struct frame *frame, const struct form_state *typed)
{
	static const struct str title = N_("Uỷ quyền");
	const struct action *action = action_find(STR("authority.delegate"));
	const struct document_query query = {.forms = typed, .form_count = typed != NULL};
	const struct document_page page = {.screen = screen, .frame = frame, .query = &query};
	struct value *root = page_open(screen, title, frame->csrf, frame->path);
	bool may = frame->mode == FRAME_LIVE &&
	           (action->roles & BIT(seed_role(frame->office->seed, frame_person(frame)))) != 0;
	frame_fill(screen, frame, RAIL_CALENDAR, root);
	struct value *rows = value_set_list(root, "rows");
	for (size_t i = frame->office->delegation_count; i > 0; i--) {
		const struct delegation *delegation = &frame->office->delegations[i - 1];
		bool is_about_him = party_is(delegation->from, frame_person(frame)) ||
		                    party_is(delegation->to, frame_person(frame));
		if (is_about_him)
			delegation_fill(screen, frame, delegation, value_add_record(rows));
	}
	value_set_bool(root, "has_rows", value_count(rows) > 0);
	if (typed != NULL && typed->action != action)
		said_fill(root, "not_done", say_refusal(screen, typed));
	if (may)
		generic_fill(&page, action, value_set_record(root, "form"));
	else
		value_set_c(root, "form", "");
	page_close(screen, root, "pages/authority");
}
