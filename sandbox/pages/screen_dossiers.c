/* The dossiers of the year, and one of them: what it holds, and what its keeper can do with it. */
#include "office/dossier.h"
#include "pages/document_parts.h"

static const struct str drawer_keys[DOSSIERS_COUNT] = {
	[DOSSIERS_ALL] = STR_INIT("all"),
	[DOSSIERS_MINE] = STR_INIT("mine"),
	[DOSSIERS_LISTED] = STR_INIT("listed"),
};
const struct name_table dossier_drawer_names = {drawer_keys, COUNT(drawer_keys)};

/* ---- the list ---- */

static bool is_in(const struct dossier_query *query, const struct dossier *dossier, struct party_id person)
{
	return query->drawer == DOSSIERS_ALL ||
	       (query->drawer == DOSSIERS_MINE && party_is(dossier->keeper, person)) ||
	       (query->drawer == DOSSIERS_LISTED && dossier->state == DOSSIER_LISTED);
}

static void drawers_fill(const struct screen *screen, const struct frame *frame,
                         const struct dossier_query *query, struct value *page)
{
	static const struct str words[DOSSIERS_COUNT] = {
		[DOSSIERS_ALL] = N_("Tất cả"),
		[DOSSIERS_MINE] = N_("Hồ sơ tôi lập"),
		[DOSSIERS_LISTED] = N_("Chưa mở"),
	};
	struct value *drawers = value_set_list(page, "drawers");
	for (unsigned i = 0; i < DOSSIERS_COUNT; i++) {
		const struct dossier_query link = {.drawer = i};
		struct value *drawer = value_add_record(drawers);
		uint32_t count = 0;
		for (uint16_t number = 1; number <= frame->office->dossier_count; number++)
			count += is_in(&link, office_dossier(frame->office, (struct dossier_id){number}),
			               frame_person(frame));
		value_set_text(drawer, "href", link_dossiers(screen->arena, &link));
		value_set_text(drawer, "word", say(screen, words[i]));
		value_set_number(drawer, "count", count);
		value_set_bool(drawer, "current", i == query->drawer);
	}
}

/* What a list and the dossier's own page show of it. */
static void dossier_fill(const struct screen *screen, const struct frame *frame,
                         const struct dossier *dossier, struct value *record)
{
	const struct party *keeper = seed_party(frame->office->seed, dossier->keeper);
	value_set_text(record, "href", link_dossier(screen->arena, dossier->key));
	value_set_text(record, "code", dossier->code);
	value_set_text(record, "name", dossier->title);
	value_set_text(record, "retention", say(screen, word_of_retention(dossier->retention)));
	value_set_text(record, "keeper", keeper ? keeper->name : (struct str){0});
	value_set_number(record, "count", dossier->document_count);
	chip_fill(screen, record, "state", chip_of_dossier(dossier->state));
}

void screen_dossiers(const struct screen *screen, const struct frame *frame,
                     const struct dossier_query *query)
{
	static const struct str title = N_("Hồ sơ công việc");
	struct value *page = page_open(screen, title, frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_DOSSIERS, page);
	drawers_fill(screen, frame, query, page);
	struct value *rows = value_set_list(page, "rows");
	for (uint16_t number = 1; number <= frame->office->dossier_count; number++) {
		const struct dossier *dossier = office_dossier(frame->office, (struct dossier_id){number});
		if (is_in(query, dossier, frame_person(frame)))
			dossier_fill(screen, frame, dossier, value_add_record(rows));
	}
	value_set_bool(page, "has_rows", value_count(rows) > 0);
	value_set_bool(page, "is_all", query->drawer == DOSSIERS_ALL);
	page_close(screen, page, "pages/dossiers");
}

/* ---- one ---- */

static bool is_kept(const struct frame *frame, const struct dossier *dossier)
{
	return party_is(dossier->keeper, frame_person(frame));
}

/* A document that the reader may not see is told of, and no more. */
static void papers_fill(const struct document_page *page, const struct dossier *dossier, struct value *root)
{
	const struct frame *frame = page->frame;
	const struct screen *screen = page->screen;
	const struct action *remove = action_find(STR("dossier.remove"));
	bool can_remove = page->frame->mode == FRAME_LIVE && dossier->state == DOSSIER_OPEN &&
	                  is_kept(frame, dossier);
	struct value *papers = value_set_list(root, "papers");
	uint32_t hidden = 0;
	for (uint32_t i = 0; i < dossier->document_count; i++) {
		const struct document *document = office_document(frame->office, dossier->documents[i]);
		const struct document_facts *facts = document->facts;
		if (!desk_shows(frame->office, frame_person(frame), document)) {
			hidden++;
			continue;
		}
		struct value *paper = value_add_record(papers);
		value_set_number(paper, "ordinal", (int64_t)i + 1);
		value_set_text(paper, "href", link_document(screen->arena, facts->key));
		value_set_text(paper, "dossier", dossier->key);
		value_set_text(paper, "back", link_dossier(screen->arena, dossier->key));
		value_set_text(paper, "number", say_document_name(screen, facts));
		value_set_text(paper, "type", say_office_word(screen, facts->type_name));
		value_set_text(paper, "issuer", facts->issuer_name);
		value_set_text(paper, "issued",
		               day_is_given(facts->issued_on) ? say_day(screen->arena, facts->issued_on)
		                                              : (struct str){0});
		value_set_text(paper, "subject", facts->subject);
		chip_fill(screen, paper, "status", chip_of_document(document, frame_person(frame)));
		value_set_text(paper, "remove_action",
		               can_remove ? link_action(screen->arena, facts->key, remove) : (struct str){0});
	}
	value_set_bool(root, "has_papers", value_count(papers) > 0);
	value_set_number(root, "hidden", hidden);
	value_set_bool(root, "has_hidden", hidden > 0);
	value_set_number(root, "amount", dossier->document_count);
}

static void reasons_fill(const struct document_page *page, struct value *root)
{
	struct value *reasons = value_set_list(root, "reasons");
	for (unsigned i = 0; i < REMOVAL_REASON_COUNT; i++)
		option_add(reasons, name_of(&removal_reason_names, i),
		           say(page->screen, word_of_choice(&removal_reason_names, i)), false);
}

/* What stands in the dossier's forms before anything is typed: the dossier, its title and retention. Retention is asked
 * for anew when it is opened. */
static struct form_state beginning_of(const struct document_page *page, const struct dossier *dossier,
                                      const struct action *action)
{
	struct pair *pairs = ARENA_ARRAY(page->screen->arena, struct pair, 3);
	struct form_state state = {.action = action, .pairs = pairs, .is_given = true};
	pairs[state.pair_count++] = (struct pair){STR("dossier"), dossier->key};
	if (str_equals(action_key(action), STR("dossier.open")) ||
	    str_equals(action_key(action), STR("dossier.close")))
		pairs[state.pair_count++] = (struct pair){STR("title"), dossier->title};
	if (str_equals(action_key(action), STR("dossier.close")))
		pairs[state.pair_count++] = (struct pair){STR("retention"),
		                                          name_of(&retention_names, dossier->retention)};
	return state;
}

/* The forms of what can be done next, the likely one first. A refusal whose form is not among them stands above. */
static void forms_fill(const struct document_page *page, const struct dossier *dossier,
                       const struct form_state *typed, struct value *root)
{
	static const struct {
		enum dossier_state state;
		const char *action;
	} steps[] = {
		{DOSSIER_LISTED, "dossier.open"},
		{DOSSIER_OPEN, "dossier.close"},
		{DOSSIER_CLOSED, "dossier.hand_over"},
		{DOSSIER_CLOSED, "dossier.reopen"},
	};
	struct value *forms = value_set_list(root, "step_forms");
	bool is_said = typed == NULL;
	bool can = dossier->state == DOSSIER_LISTED || is_kept(page->frame, dossier);
	for (size_t i = 0; i < COUNT(steps) && can && page->frame->mode == FRAME_LIVE; i++) {
		const struct action *action = action_find(str_from_c(steps[i].action));
		if (steps[i].state != dossier->state)
			continue;
		struct form_state states[2] = {{0}, beginning_of(page, dossier, action)};
		bool is_typed = typed != NULL && typed->action == action;
		if (is_typed)
			states[0] = *typed;
		is_said = is_said || is_typed;
		const struct document_query query = {.forms = is_typed ? states : &states[1], .form_count = 1};
		const struct document_page form = {.screen = page->screen, .frame = page->frame, .query = &query};
		generic_fill(&form, action, value_add_record(forms));
	}
	if (!is_said)
		said_fill(root, "not_done", say_refusal(page->screen, typed));
}

void screen_dossier(const struct screen *screen, const struct frame *frame, struct dossier_id id,
                    const struct form_state *typed)
{
	static const struct str coded = N_("Hồ sơ {code}");
	const struct dossier *dossier = office_dossier(frame->office, id);
	const struct place place = {"code", dossier->code};
	const struct document_page page = {.screen = screen, .frame = frame};
	struct value *root = page_open(screen, say_filled(screen, coded, &place, 1), frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_DOSSIERS, root);
	dossier_fill(screen, frame, dossier, root);
	value_set_text(root, "opened",
	               minute_is_given(dossier->opened_at)
	                   ? say_minute(screen->arena, dossier->opened_at, frame_now(frame))
	                   : (struct str){0});
	value_set_text(root, "closed_on",
	               minute_is_given(dossier->closed_at)
	                   ? say_minute(screen->arena, dossier->closed_at, frame_now(frame))
	                   : (struct str){0});
	value_set_bool(root, "is_open", dossier->state == DOSSIER_OPEN);
	papers_fill(&page, dossier, root);
	reasons_fill(&page, root);
	forms_fill(&page, dossier, typed, root);
	page_close(screen, root, "pages/dossier");
}

/* ---- one beside the list ---- */

void screen_new_dossier(const struct screen *screen, const struct frame *frame,
                        const struct form_state *typed)
{
	static const struct str title = N_("Mở hồ sơ ngoài danh mục");
	const struct document_query query = {.forms = typed, .form_count = typed != NULL};
	const struct document_page page = {.screen = screen, .frame = frame, .query = &query};
	struct value *root = page_open(screen, title, frame->csrf, frame->path);
	frame_fill(screen, frame, RAIL_DOSSIERS, root);
	if (frame->mode == FRAME_LIVE)
		generic_fill(&page, action_find(STR("dossier.open")), value_set_record(root, "form"));
	else
		value_set_c(root, "form", "");
	page_close(screen, root, "pages/new-dossier");
}
