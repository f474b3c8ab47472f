/* cli/fixtures.c - see fixtures.h. */
#include "cli/fixtures.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "cli/folder.h"
#include "host/file.h"
#include "host/text.h"
#include "sign/secret.h"

#define COLUMNS 5
#define CANDIDATES_NAME "candidates.tsv"

static bool read_row(struct str line, struct str source, uint32_t number, struct account *ret,
                     struct err *reterr)
{
	struct str cells[COLUMNS];
	struct str rest = line;
	for (size_t i = 0; i < COLUMNS; i++) {
		cells[i] = str_trim(str_cut(&rest, '\t'));
		if (cells[i].len == 0)
			return err_at(reterr, ERR_INPUT, source, number, STR("a cell is empty or missing"),
			              STR("write number, name, unit, scenario and code, parted by one tab each"));
	}
	if (rest.len > 0)
		return err_at(reterr, ERR_INPUT, source, number, STR("there are more than five cells"),
		              STR("write number, name, unit, scenario and code, parted by one tab each"));
	*ret = (struct account){cells[0], cells[1], cells[2], cells[3], cells[4]};
	return true;
}

bool accounts_read(struct str text, struct str source, struct arena *arena, const struct account **ret,
                   size_t *ret_count, struct err *reterr)
{
	struct account *accounts = NULL;
	size_t count = 0, capacity = 0;
	if (!utf8_is_text(text))
		return err_at(reterr, ERR_INPUT, source, 0, STR("is not UTF-8 text"), STR("save it as UTF-8"));
	struct str rest = text;
	for (uint32_t number = 1; !str_is_empty(rest); number++) {
		struct str line = str_cut(&rest, '\n');
		if (str_trim(line).len == 0 || line.ptr[0] == '#')
			continue;
		accounts = arena_grow(arena, accounts, count, &capacity, sizeof(accounts[0]));
		if (!read_row(line, source, number, &accounts[count], reterr))
			return false;
		for (size_t i = 0; i < count; i++) {
			if (str_equals(accounts[i].number, accounts[count].number))
				return err_at(reterr, ERR_INPUT, source, number,
				              STR("this candidate number is there already"),
				              STR("give each candidate a number of his own"));
		}
		count++;
	}
	*ret = accounts;
	*ret_count = count;
	return true;
}

/* A file of a scenario's folder, if it is there. */
static bool read_part(struct str folder, struct str name, struct arena *arena, struct str *ret,
                      bool *ret_is_there, struct err *reterr)
{
	struct buf path = buf_in(arena);
	struct err err = {0};
	buf_add(&path, folder);
	buf_add_char(&path, '/');
	buf_add(&path, name);
	*ret_is_there = file_read(arena, buf_str(&path), LIMIT_XML_BYTES, ret, &err);
	return *ret_is_there || err.class == ERR_MISSING ||
	       err_at(reterr, err.class, err.source, err.line, err.what, err.advice);
}

static struct str part_name(struct str scenario, const char *file, struct arena *arena)
{
	struct buf name = buf_in(arena);
	buf_add_c(&name, "scenarios/");
	buf_add(&name, scenario);
	buf_add_char(&name, '/');
	buf_add_c(&name, file);
	return buf_str(&name);
}

static bool read_scenarios(struct str folder, struct arena *arena, struct fixtures *ret, struct err *reterr)
{
	struct str *names = NULL, xml;
	size_t count = 0;
	bool is_there;
	if (!folder_list(text_join(arena, folder, STR("/scenarios")), arena, &names, &count, reterr))
		return false;
	struct guide *guides = ARENA_ARRAY(arena, struct guide, count);
	struct scenario_file *scenarios = ARENA_ARRAY(arena, struct scenario_file, count);
	ret->guides = guides;
	ret->scenarios = scenarios;
	for (size_t i = 0; i < count; i++) {
		struct str name = part_name(names[i], "scenario.xml", arena);
		if (!read_part(folder, name, arena, &xml, &is_there, reterr))
			return false;
		if (is_there)
			scenarios[ret->scenario_count++] = (struct scenario_file){name, sha256_of(xml)};
		if (!read_part(folder, part_name(names[i], "marking.xml", arena), arena, &xml, &is_there, reterr))
			return false;
		if (is_there)
			guides[ret->guide_count++] = (struct guide){names[i], xml};
	}
	return true;
}

bool fixtures_read(struct str folder, struct arena *arena, struct fixtures *ret, struct err *reterr)
{
	*ret = (struct fixtures){0};
	struct str path = text_join(arena, folder, STR("/" CANDIDATES_NAME));
	struct err err = {0};
	if (!file_read(arena, path, LIMIT_XML_BYTES, &ret->candidates_text, &err) && err.class != ERR_MISSING)
		return err_at(reterr, err.class, err.source, err.line, err.what, err.advice);
	bool has_candidates = err.class == ERR_NONE;
	if (!accounts_read(ret->candidates_text, path, arena, &ret->accounts, &ret->account_count, reterr) ||
	    !read_scenarios(folder, arena, ret, reterr))
		return false;
	return has_candidates || ret->guide_count > 0 ||
	       err_at(reterr, ERR_MISSING, folder, 0, STR("there are neither candidates nor scenarios here"),
	              STR("name a folder with candidates.tsv or scenarios/ID/marking.xml"));
}

bool account_has_hash(const struct account *account)
{
	return str_starts_with(account->code, STR("scrypt$"));
}

struct candidate account_candidate(const struct account *account, struct arena *arena)
{
	return (struct candidate){
		.number = account->number,
		.name = account->name,
		.unit = account->unit,
		.scenario = account->scenario,
		.code_hash = account_has_hash(account) ? account->code : secret_hash(account->code, arena),
	};
}

static bool save_accounts(const struct fixtures *fixtures, struct staff *staff, struct arena *scratch,
                          struct err *reterr)
{
	struct str name = STR(CANDIDATES_NAME);
	struct sha256 hash = sha256_of(fixtures->candidates_text);
	bool is_loaded = false;
	if (!staff_has_fixture(staff, name, hash, &is_loaded, reterr))
		return false;
	for (size_t i = 0; i < fixtures->account_count && !is_loaded; i++) {
		struct candidate candidate = account_candidate(&fixtures->accounts[i], scratch);
		if (!staff_save_candidate(staff, &candidate, reterr))
			return false;
	}
	return is_loaded || staff_note_fixture(staff, name, hash, reterr);
}

bool fixtures_save(const struct fixtures *fixtures, struct staff *staff, struct arena *scratch,
                   struct err *reterr)
{
	if (!save_accounts(fixtures, staff, scratch, reterr))
		return false;
	for (size_t i = 0; i < fixtures->scenario_count; i++) {
		const struct scenario_file *scenario = &fixtures->scenarios[i];
		bool is_noted = false;
		if (!staff_has_fixture(staff, scenario->name, scenario->hash, &is_noted, reterr) ||
		    (!is_noted && !staff_note_fixture(staff, scenario->name, scenario->hash, reterr)))
			return false;
	}
	for (size_t i = 0; i < fixtures->guide_count; i++) {
		if (!staff_save_guide(staff, fixtures->guides[i].scenario, fixtures->guides[i].xml, reterr))
			return false;
	}
	return true;
}
