/* scenario/scenario.c - see scenario.h. */
#include "scenario/scenario.h"

#include "base/buf.h"
#include "scenario/draft.h"

static struct str joined(struct arena *arena, struct str a, struct str b, struct str c)
{
	struct buf out = buf_in(arena);
	buf_add(&out, a);
	buf_add(&out, b);
	buf_add(&out, c);
	return buf_str(&out);
}

/* The last component of a path, cut off *rest with its slash. Empty when there is none that names a folder. */
static struct str last_component(struct str *rest)
{
	size_t at = rest->len;
	while (at > 0 && rest->ptr[at - 1] != '/')
		at--;
	struct str name = str_slice(*rest, at, rest->len);
	if (str_is_empty(name) || str_equals(name, STR(".")) || str_equals(name, STR("..")))
		return STR("");
	*rest = str_slice(*rest, 0, at > 0 ? at - 1 : 0);
	return name;
}

/* Where the library is: two folders above the scenario. By name where the path has them, so that messages read well. */
static struct str library_prefix(struct arena *arena, struct str dir, struct str *ret_id)
{
	struct str rest = dir;
	*ret_id = last_component(&rest);
	size_t with_folder = rest.len;
	bool is_plain = !str_is_empty(*ret_id) && with_folder > 0 && !str_is_empty(last_component(&rest));
	if (!is_plain)
		return joined(arena, dir, STR("/../../"), STR(""));
	return str_slice(dir, 0, rest.len == 0 && dir.ptr[0] != '/' ? 0 : rest.len + 1);
}

static bool books_read(struct draft *draft, const struct reading *in, const struct xml_node *root)
{
	const struct xml_node *each = xml_child(root, STR("book"));
	for (; each != NULL; each = xml_again(each)) {
		struct str ref;
		uint32_t from;
		if (!read_only(in, each, STR("ref from"), STR("")) || !read_no_text(in, each) ||
		    !read_id(in, each, STR("ref"), &ref) || !read_number(in, each, STR("from"), &from))
			return false;
		struct book_id id = seed_find_book(draft_seed(draft), ref);
		if (id.number == 0)
			return rule_broken(in, each->line, RULE_DANGLING_REFERENCE, "the office has no book “%.*s”",
			                   STR_ARG(ref));
		draft->books[id.number - 1].next_number = from;
	}
	return true;
}

static bool candidate_find(struct draft *draft, const struct reading *in, uint32_t line, struct str key)
{
	const struct seed *seed = draft_seed(draft);
	draft->seed.candidate = seed_find_party(seed, key);
	if (draft->seed.candidate.number == 0)
		return rule_broken(in, line, RULE_DANGLING_REFERENCE, "the office has no person “%.*s”",
		                   STR_ARG(key));
	if (seed_role(seed, draft->seed.candidate) == ROLE_SYSTEM)
		return rule_broken(in, line, RULE_CANDIDATE_WITHOUT_ROLE, "“%.*s” is a unit", STR_ARG(key));
	return true;
}

/* Whom else the candidate may play. */
static bool seats_read(struct draft *draft, const struct reading *in, const struct xml_node *root)
{
	uint32_t count = 0;
	const struct xml_node *first = xml_child(root, STR("seat")), *each;
	for (each = first; each != NULL; each = xml_again(each))
		count++;
	if (count == 0)
		return true;
	struct party_id *seats = ARENA_ARRAY(draft->arena, struct party_id, count + 1);
	seats[0] = draft->seed.candidate;
	count = 1;
	for (each = first; each != NULL; each = xml_again(each)) {
		struct str ref;
		if (!read_only(in, each, STR("ref"), STR("")) || !read_no_text(in, each) ||
		    !read_id(in, each, STR("ref"), &ref))
			return false;
		seats[count] = seed_find_party(draft_seed(draft), ref);
		const struct party *person = seed_party(&draft->seed, seats[count]);
		if (person == NULL || person->kind != PARTY_PERSON)
			return rule_broken(in, each->line, RULE_DANGLING_REFERENCE, "the office has no person “%.*s”",
			                   STR_ARG(ref));
		count++;
	}
	draft->seed.seats = seats;
	draft->seed.seat_count = count;
	return true;
}

/* A document that nobody will ever see is a mistake of its author. */
static bool all_arrive(const struct draft *draft, const struct reading *in)
{
	const struct action *arrive = action_find(STR("document.arrive"));
	for (uint32_t i = 0; i < draft->document_count; i++) {
		bool arrives = draft->documents[i].status != DOC_EXPECTED;
		for (size_t j = 0; j < draft->reaction_count && !arrives; j++)
			arrives = draft->reactions[j].action == arrive && draft->reactions[j].document.number == i + 1;
		if (!arrives)
			return rule_broken(in, draft->document_lines[i], RULE_NEVER_ARRIVES, "“%.*s” never arrives",
			                   STR_ARG(draft->documents[i].facts->key));
	}
	return true;
}

/* The attributes of the root, and the office that one of them names. */
static bool head_read(struct draft *draft, const struct reading *in, const struct xml_node *root,
                      struct str folder, struct scenario *ret)
{
	struct str office, candidate;
	if (!read_only(in, root, STR("id office papers starts lasts candidate points"),
	               STR("title instructions seat book dossier documents drafts timeline task")) ||
	    !read_no_text(in, root) || !read_id(in, root, STR("id"), &ret->id) ||
	    !read_id(in, root, STR("office"), &office) ||
	    !read_minute(in, root, STR("starts"), &draft->seed.starts_at) ||
	    !read_duration(in, root, STR("lasts"), &draft->seed.duration_ms) ||
	    !read_id(in, root, STR("candidate"), &candidate))
		return false;
	if (!str_is_empty(folder) && !str_equals(folder, ret->id))
		return rule_broken(in, root->line, RULE_ID_NOT_OF_FOLDER,
		                   "the scenario “%.*s” stands in the folder “%.*s”", STR_ARG(ret->id),
		                   STR_ARG(folder));
	if (draft->seed.duration_ms <= 0)
		return rule_broken(in, root->line, RULE_BAD_DURATION, "the attempt lasts no time");
	return office_read(draft, in, root->line, office) && books_read(draft, in, root) &&
	       dossiers_read(draft, in, root) && candidate_find(draft, in, root->line, candidate) &&
	       seats_read(draft, in, root);
}

static bool world_read(struct draft *draft, const struct reading *in, const struct xml_node *root)
{
	struct str papers;
	const struct xml_node *timeline;
	const struct xml_node *documents = read_one_child(in, root, STR("documents"));
	if (documents == NULL || !read_id(in, root, STR("papers"), &papers) ||
	    !documents_read(draft, in, documents, papers) || !outgoing_read(draft, in, root) ||
	    !keys_differ(draft, in) || !history_play(draft, in) ||
	    !read_child_if_any(in, root, STR("timeline"), &timeline))
		return false;
	if (timeline != NULL && !timeline_read(draft, in, timeline))
		return false;
	return reactions_end(draft, in) && all_arrive(draft, in);
}

static void draft_finish(struct draft *draft, struct scenario *ret)
{
	struct seed *seed = ARENA_NEW(draft->arena, struct seed);
	*seed = *draft_seed(draft);
	seed_index(seed, draft->arena);
	ret->seed = seed;
	ret->files = draft->files;
	ret->file_count = draft->file_count;
	ret->variant = draft->variants.chosen;
	ret->variant_count = draft->variants.count;
	ret->values = draft->variants.values;
}

bool scenario_read(struct arena *arena, const struct scenario_ports *ports, struct str dir,
                   struct scenario *ret, struct err *reterr)
{
	return scenario_read_variant(arena, ports, dir, 0, ret, reterr);
}

bool scenario_read_variant(struct arena *arena, const struct scenario_ports *ports, struct str dir,
                           uint64_t seed, struct scenario *ret, struct err *reterr)
{
	struct draft draft = {.arena = arena, .ports = ports, .reterr = reterr};
	struct scenario scenario = {0};
	struct reading in;
	struct str folder;
	while (dir.len > 1 && dir.ptr[dir.len - 1] == '/')
		dir.len--;
	draft.prefix = library_prefix(arena, dir, &folder);
	const struct xml_node *root = draft_first_file(&draft, joined(arena, dir, STR("/scenario.xml"), STR("")),
	                                               STR("scenario"), seed, &in);
	if (root == NULL || !head_read(&draft, &in, root, folder, &scenario) || !world_read(&draft, &in, root) ||
	    !tasks_read(&draft, &in, root, &scenario) || !parameters_used(&draft, &in))
		return false;
	draft.files[0].path = joined(arena, STR("scenarios/"), scenario.id, STR("/scenario.xml"));
	draft_finish(&draft, &scenario);
	*ret = scenario;
	return true;
}

static bool wish_papers(struct draft *draft, const struct reading *in, const struct office_wish *wish)
{
	for (size_t i = 0; i < wish->paper_count; i++) {
		struct document_facts facts;
		struct str paper = wish->paper_ids[i];
		if (!is_id(paper))
			return rule_broken(in, wish->line, RULE_BAD_ID, "“%.*s” cannot be a paper", STR_ARG(paper));
		if (seed_find_document(draft_seed(draft), paper).number != 0)
			return rule_broken(in, wish->line, RULE_DUPLICATE_ID, "“%.*s” is named twice", STR_ARG(paper));
		if (!paper_facts(draft, in, wish->line, wish->papers, paper, false, &facts))
			return false;
		facts.key = paper;
		if (!document_add(draft, in, wish->line, &facts))
			return false;
	}
	return true;
}

bool scenario_of_office(struct arena *arena, const struct scenario_ports *ports,
                        const struct office_wish *wish, struct scenario *ret, struct err *reterr)
{
	struct draft draft = {.arena = arena, .ports = ports, .reterr = reterr};
	struct reading in = {arena, wish->source, reterr};
	struct scenario scenario = {.id = wish->office};
	draft.variants.count = 1;
	draft.prefix = str_is_empty(wish->root) ? wish->root : joined(arena, wish->root, STR("/"), STR(""));
	draft.seed.starts_at = wish->starts_at;
	draft.seed.duration_ms = wish->duration_ms;
	draft.seed.next_assignment = 1;
	if (!is_id(wish->office) || !is_id(wish->papers))
		return rule_broken(&in, wish->line, RULE_BAD_ID, "“%.*s” or “%.*s” is no id", STR_ARG(wish->office),
		                   STR_ARG(wish->papers));
	if (!office_read(&draft, &in, wish->line, wish->office) || !wish_papers(&draft, &in, wish) ||
	    !candidate_find(&draft, &in, wish->line, wish->candidate))
		return false;
	draft_finish(&draft, &scenario);
	*ret = scenario;
	return true;
}

struct str scenario_identity(const struct scenario *scenario, struct arena *arena)
{
	struct buf out = buf_in(arena);
	for (size_t i = 0; i < scenario->file_count; i++) {
		buf_add(&out, scenario->files[i].path);
		buf_add_char(&out, '\n');
		buf_add_u64(&out, scenario->files[i].bytes.len);
		buf_add_char(&out, '\n');
		buf_add(&out, scenario->files[i].bytes);
	}
	return buf_str(&out);
}
