/* web/document_page.c - see document_page.h. */
#include "web/document_page.h"

#include "base/limits.h"
#include "web/frame.h"
#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

const struct document *document_shown(const struct office *office, struct str key, struct document_id *ret)
{
	*ret = office_find_document(office, key);
	const struct document *document = ret->number == 0 ? NULL : office_document(office, *ret);
	if (document == NULL || !desk_shows(office, office->candidate, document))
		return NULL;
	return document;
}

struct str draft_name(struct str key, struct str action, struct arena *arena)
{
	struct buf name = buf_in(arena);
	buf_add(&name, key);
	buf_add_char(&name, '/');
	buf_add(&name, action);
	return buf_str(&name);
}

bool is_office_form(struct str key, const struct action *action)
{
	return str_equals(key, STR(OFFICE_DRAFTS)) && action->target == TARGET_NEW;
}

bool draft_parts(struct str name, struct str *ret_key, const struct action **ret_action)
{
	*ret_key = str_cut(&name, '/');
	*ret_action = action_find(name);
	return !str_is_empty(*ret_key) && *ret_action != NULL;
}

/* The drafts of this document, but not of the form that was just rejected. */
static struct form_state *form_states(struct request *request, struct str key,
                                      const struct form_state *rejected, size_t *ret_count)
{
	size_t draft_count, count = 0;
	const struct live_draft *drafts = live_drafts(request->live, &request->arena, &draft_count);
	struct form_state *states = ARENA_ARRAY(&request->arena, struct form_state, draft_count + 1);
	if (rejected != NULL)
		states[count++] = *rejected;
	for (size_t i = 0; i < draft_count; i++) {
		const struct action *action;
		struct str of;
		struct form form;
		if (!draft_parts(drafts[i].form, &of, &action) || !str_equals(of, key) ||
		    (rejected != NULL && action == rejected->action) ||
		    !form_parse(drafts[i].body, &request->arena, &form, NULL))
			continue;
		states[count++] = (struct form_state){
			.action = action, .pairs = form.pairs, .pair_count = form.count};
	}
	*ret_count = count;
	return states;
}

bool document_file(struct request *request, const struct seed *seed, const struct document *document,
                   uint32_t index, struct paper_view *ret)
{
	const struct papers_port *papers = request->web->config.papers;
	struct err err = {0};
	if (document->outgoing != NULL)
		return papers->lay_out(papers->self, seed, document, &request->arena, ret, &err);
	const struct paper_view *found = papers->find(papers->self, document->facts->files[index].paper);
	if (found != NULL)
		*ret = *found;
	return found != NULL;
}

/* What the shells know of the document's files; zero for one that was not laid out. */
static const struct file_facts *file_facts(struct request *request, const struct seed *seed,
                                           const struct document *document)
{
	struct arena *arena = &request->arena;
	uint32_t count = document_file_count(document);
	struct file_facts *facts = ARENA_ARRAY(arena, struct file_facts, count);
	for (uint32_t i = 0; i < count; i++) {
		struct paper_view paper;
		if (!document_file(request, seed, document, i, &paper))
			continue;
		struct str *texts = ARENA_ARRAY(arena, struct str, paper.page_count);
		for (size_t page = 0; page < paper.page_count; page++)
			texts[page] = paper.pages[page].text;
		facts[i] = (struct file_facts){(uint32_t)paper.page_count, (uint32_t)paper.pdf.len, texts};
	}
	return facts;
}

/* One of a draft's versions; 0 for none. */
static uint32_t version_number(const struct request *request, const char *name)
{
	uint64_t number;
	return str_to_u64(form_get(&request->query, name), &number) && number <= LIMIT_VERSIONS ? (uint32_t)number
	                                                                                        : 0;
}

void document_page(struct request *request, struct str key, unsigned status,
                   const struct form_state *rejected)
{
	struct drawing drawing;
	struct document_query query = {0};
	query.forms = form_states(request, key, rejected, &query.form_count);
	query.version_from = version_number(request, "from");
	query.version_to = version_number(request, "to");
	drawing_begin(&drawing, request);
	/* After a refused post the small forms lead back to the page, not to the address that was posted to. */
	if (request->method == HTTP_POST) {
		struct buf path = buf_in(&request->arena);
		buf_add_c(&path, "/documents/");
		buf_add(&path, key);
		drawing.frame.path = buf_str(&path);
	}
	const struct document *document = document_shown(drawing.view.office, key, &query.id);
	if (document == NULL) {
		drawing_drop(&drawing);
		respond_problem(request, PROBLEM_NOT_FOUND, NULL);
		return;
	}
	query.files = file_facts(request, drawing.view.office->seed, document);
	screen_document(&drawing.screen, &drawing.frame, &query);
	drawing_end(&drawing, status);
}
