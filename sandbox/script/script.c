/* script/script.c - reading a script, statement by statement. */
#include "script/script.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "script/words.h"

struct script_reader {
	struct line_reading in;
	struct script *script;
	const struct fill_values *values;
	bool is_head_all; /* nothing is read behind the first statement */
	struct str *papers;
	size_t paper_count, paper_capacity;
	struct statement *statements;
	size_t statement_count, statement_capacity;
	struct script_finding *findings;
	size_t finding_count, finding_capacity;
	size_t open_repeat; /* place of the repeat that has no end yet, from 1; 0: there is none */
};

static bool has_words(const struct script_reader *reader, struct words_list words, size_t least, size_t most,
                      const char *form)
{
	if (words.count >= least && words.count <= most)
		return true;
	return line_broken(&reader->in, "the statement has too few or too many words", words.items[0].text, form);
}

static void statement_add(struct script_reader *reader, struct statement statement)
{
	statement.line = reader->in.line;
	reader->statements = arena_grow(reader->in.arena, reader->statements, reader->statement_count,
	                                &reader->statement_capacity, sizeof(reader->statements[0]));
	reader->statements[reader->statement_count++] = statement;
}

static bool scenario_statement(struct script_reader *reader, struct words_list words)
{
	static const char form[] = "write: scenario ID seed NUMBER";
	if (!has_words(reader, words, 4, 4, form))
		return false;
	if (!str_equals(words.items[2].text, STR("seed")) ||
	    !str_to_u64(words.items[3].text, &reader->script->seed))
		return line_broken(&reader->in, "this is not a seed", words.items[3].text, form);
	reader->script->scenario = words.items[1].text;
	return true;
}

static bool office_option(struct script_reader *reader, struct str name, struct str value)
{
	struct office_wish *wish = &reader->script->wish;
	if (str_equals(name, STR("at")))
		return minute_parse(value, &wish->starts_at) && str_index_of(value, 'T') < value.len;
	if (str_equals(name, STR("lasts")))
		return duration_parse(value, &wish->duration_ms) && wish->duration_ms > 0;
	if (str_equals(name, STR("papers")))
		wish->papers = value;
	else if (str_equals(name, STR("candidate")))
		wish->candidate = value;
	else
		return false;
	return true;
}

static bool office_statement(struct script_reader *reader, struct words_list words)
{
	static const char form[] =
		"write: office ID at 2024-06-03T08:00 [papers FOLDER] [lasts PT8H] [candidate KEY]";
	struct office_wish *wish = &reader->script->wish;
	if (!has_words(reader, words, 4, 10, form))
		return false;
	*wish = (struct office_wish){
		.office = words.items[1].text,
		.papers = words.items[1].text,
		.starts_at = CIVIL_NO_MINUTE,
		.duration_ms = SCRIPT_OFFICE_LASTS_MS,
		.source = reader->in.source,
		.line = reader->in.line,
	};
	for (size_t i = 2; i < words.count; i += 2)
		if (i + 1 == words.count || !office_option(reader, words.items[i].text, words.items[i + 1].text))
			return line_broken(&reader->in, "this is no option, or has no such value", words.items[i].text,
			                   form);
	if (!minute_is_given(wish->starts_at))
		return line_broken(&reader->in, "the office needs a start", STR(""), form);
	return true;
}

static bool paper_statement(struct script_reader *reader, struct words_list words)
{
	if (!str_is_empty(reader->script->scenario))
		return line_broken(&reader->in, "a scenario has its papers already", STR(""),
		                   "use paper on an office only");
	if (!has_words(reader, words, 2, LIMIT_SCRIPT_LINES, "write: paper ID..."))
		return false;
	for (size_t i = 1; i < words.count; i++) {
		reader->papers = arena_grow(reader->in.arena, reader->papers, reader->paper_count,
		                            &reader->paper_capacity, sizeof(reader->papers[0]));
		reader->papers[reader->paper_count++] = words.items[i].text;
	}
	return true;
}

static bool as_statement(struct script_reader *reader, struct words_list words)
{
	struct office_wish *wish = &reader->script->wish;
	if (!has_words(reader, words, 2, 2, "write: as KEY"))
		return false;
	struct str who = words.items[1].text;
	if (str_is_empty(wish->candidate) && !str_equals(who, STR("system")))
		wish->candidate = who;
	statement_add(reader, (struct statement){.kind = STATEMENT_AS, .who = who});
	return true;
}

/* The words behind an arrow: ok, or refused NAME [FIELD]. */
static bool outcome_read(const struct script_reader *reader, const struct word *words, size_t count,
                         struct refusal *ret)
{
	static const char form[] = "write: -> ok, or: -> refused NAME [FIELD]";
	if (count == 1 && str_equals(words[0].text, STR("ok")))
		return true;
	if (count < 2 || count > 3 || !str_equals(words[0].text, STR("refused")))
		return line_broken(&reader->in, "this is no outcome", count > 0 ? words[0].text : STR(""), form);
	if (!refusal_parse(words[1].text, &ret->code))
		return line_broken(&reader->in, "there is no such refusal", words[1].text,
		                   "sandbox/office/refusals.def has them all");
	if (count == 3)
		ret->field = words[2].text;
	return true;
}

static bool pairs_read(const struct script_reader *reader, const struct word *words, size_t count,
                       struct statement *ret)
{
	struct pair *pairs = ARENA_ARRAY(reader->in.arena, struct pair, count);
	for (size_t i = 0; i < count; i++) {
		if (!words[i].is_pair || str_is_empty(words[i].name))
			return line_broken(&reader->in, "a field is missing its name", words[i].text,
			                   "write: name=value");
		for (size_t j = 0; j < i; j++)
			if (str_equals(words[j].name, words[i].name))
				return line_broken(&reader->in, "a field is given twice", words[i].name, "keep one");
		pairs[i] = (struct pair){words[i].name, words[i].text};
	}
	ret->pairs = pairs;
	ret->pair_count = count;
	return true;
}

static bool do_statement(struct script_reader *reader, struct words_list words)
{
	struct statement statement = {.kind = STATEMENT_DO};
	if (!has_words(reader, words, 2, LIMIT_FORM_FIELDS,
	               "write: do ACTION [DOCUMENT] [name=value]... [-> OUTCOME]"))
		return false;
	statement.action = action_find(words.items[1].text);
	if (statement.action == NULL)
		return line_broken(&reader->in, "there is no such action", words.items[1].text,
		                   "sandbox/office/actions has them all");
	size_t at = 2, arrow = 2;
	while (arrow < words.count && !str_equals(words.items[arrow].text, STR("->")))
		arrow++;
	if (at < arrow && !words.items[at].is_pair)
		statement.object = words.items[at++].text;
	if (!pairs_read(reader, words.items + at, arrow - at, &statement))
		return false;
	if (arrow < words.count &&
	    !outcome_read(reader, words.items + arrow + 1, words.count - arrow - 1, &statement.outcome))
		return false;
	statement_add(reader, statement);
	return true;
}

static bool wait_statement(struct script_reader *reader, struct words_list words)
{
	struct statement statement = {.kind = STATEMENT_WAIT};
	if (!has_words(reader, words, 2, 2, "write: wait PT5M"))
		return false;
	if (!duration_parse(words.items[1].text, &statement.wait_ms))
		return line_broken(&reader->in, "this is no duration", words.items[1].text, "write: wait PT5M");
	statement_add(reader, statement);
	return true;
}

static bool expect_statement(struct script_reader *reader, struct words_list words)
{
	static const char form[] = "write: expect DOCUMENT name=value..., or: expect attempt name=value...";
	struct statement statement = {.kind = STATEMENT_EXPECT};
	if (!has_words(reader, words, 3, LIMIT_FORM_FIELDS, form))
		return false;
	if (words.items[1].is_pair)
		return line_broken(&reader->in, "the statement names no document", STR(""), form);
	statement.object = words.items[1].text;
	if (!pairs_read(reader, words.items + 2, words.count - 2, &statement))
		return false;
	statement_add(reader, statement);
	return true;
}

static bool hand_in_statement(struct script_reader *reader, struct words_list words)
{
	if (!has_words(reader, words, 1, 1, "write: hand-in"))
		return false;
	statement_add(reader,
	              (struct statement){.kind = STATEMENT_DO, .action = action_find(STR("attempt.hand_in"))});
	return true;
}

static bool start_statement(struct script_reader *reader, struct words_list words)
{
	if (!has_words(reader, words, 1, 1, "write: start"))
		return false;
	if (reader->script->has_start || reader->open_repeat != 0)
		return line_broken(&reader->in, "an attempt starts once", STR(""),
		                   "keep one start, outside of repeat");
	reader->script->has_start = true;
	statement_add(reader, (struct statement){.kind = STATEMENT_START});
	return true;
}

static bool repeat_statement(struct script_reader *reader, struct words_list words)
{
	uint64_t times;
	if (!has_words(reader, words, 2, 2, "write: repeat 3"))
		return false;
	if (!str_to_u64(words.items[1].text, &times) || times > LIMIT_RECORDS_PER_ATTEMPT)
		return line_broken(&reader->in, "this is no number of times", words.items[1].text, "write: repeat 3");
	if (reader->open_repeat != 0)
		return line_broken(&reader->in, "a repeat stands within another", STR(""),
		                   "end the first one before");
	statement_add(reader, (struct statement){.kind = STATEMENT_REPEAT, .times = (uint32_t)times});
	reader->open_repeat = reader->statement_count;
	return true;
}

static bool end_statement(struct script_reader *reader, struct words_list words)
{
	if (!has_words(reader, words, 1, 1, "write: end"))
		return false;
	if (reader->open_repeat == 0)
		return line_broken(&reader->in, "there is nothing to end", STR(""), "end belongs to a repeat");
	reader->statements[reader->open_repeat - 1].body_count = reader->statement_count - reader->open_repeat;
	reader->open_repeat = 0;
	return true;
}

static bool finding_statement(struct script_reader *reader, struct words_list words)
{
	static const char form[] = "write: finding KIND STEP HUNDREDTHS, with - for a move without a step";
	int64_t lost;
	if (!has_words(reader, words, 4, 4, form))
		return false;
	if (!str_to_i64(words.items[3].text, &lost) || lost > INT32_MAX || lost < INT32_MIN)
		return line_broken(&reader->in, "this is no number of hundredths", words.items[3].text, form);
	reader->findings = arena_grow(reader->in.arena, reader->findings, reader->finding_count,
	                              &reader->finding_capacity, sizeof(reader->findings[0]));
	reader->findings[reader->finding_count++] = (struct script_finding){
		words.items[1].text, words.items[2].text, (int32_t)lost, reader->in.line};
	return true;
}

static const struct {
	struct str name;
	bool (*read)(struct script_reader *reader, struct words_list words);
} forms[] = {
	{STR_INIT("as"), as_statement},           {STR_INIT("do"), do_statement},
	{STR_INIT("wait"), wait_statement},       {STR_INIT("expect"), expect_statement},
	{STR_INIT("hand-in"), hand_in_statement}, {STR_INIT("finding"), finding_statement},
	{STR_INIT("paper"), paper_statement},     {STR_INIT("start"), start_statement},
	{STR_INIT("repeat"), repeat_statement},   {STR_INIT("end"), end_statement},
};

static bool statement_read(struct script_reader *reader, struct words_list words, bool is_first)
{
	struct str name = words.items[0].text;
	bool is_scenario = str_equals(name, STR("scenario")), is_office = str_equals(name, STR("office"));
	if (is_first != (is_scenario || is_office))
		return line_broken(&reader->in, "the first statement, and only the first, says what is played", name,
		                   "begin with: scenario ID seed NUMBER, or: office ID at TIME");
	if (is_first)
		return is_scenario ? scenario_statement(reader, words) : office_statement(reader, words);
	for (size_t i = 0; i < COUNT(forms); i++)
		if (str_equals(forms[i].name, name))
			return forms[i].read(reader, words);
	return line_broken(&reader->in, "there is no such statement", name,
	                   "use paper, start, as, do, wait, expect, repeat, end, hand-in, finding");
}

/* A line with the variant's values in their places; a comment stays as it is. */
static bool line_fill(const struct script_reader *reader, struct str *line)
{
	if (str_starts_with(*line, STR("#")))
		return true;
	struct filled filled = fill(reader->in.arena, *line, reader->values, FILL_PLAIN);
	if (filled.fault != FILL_FINE)
		return line_broken(&reader->in, "the reference means nothing here", filled.reference,
		                   "docs/adding-a-scenario.md lists the forms; the scenario declares the parameters");
	*line = filled.text;
	return true;
}

static bool lines_read(struct script_reader *reader, struct str text)
{
	bool is_first = true;
	while (!str_is_empty(text) && (is_first || !reader->is_head_all)) {
		struct str line = str_cut(&text, '\n');
		struct words_list words;
		reader->in.line++;
		if (reader->in.line > LIMIT_SCRIPT_LINES)
			return err_at(reader->in.reterr, ERR_LIMIT, reader->in.source, reader->in.line,
			              STR("the script is longer than LIMIT_SCRIPT_LINES"), STR("split it"));
		if (!line_fill(reader, &line) || !line_words(&reader->in, line, &words))
			return false;
		if (words.count == 0)
			continue;
		if (!statement_read(reader, words, is_first))
			return false;
		is_first = false;
	}
	if (reader->open_repeat != 0)
		return line_broken(&reader->in, "a repeat has no end", STR(""), "write: end");
	if (is_first)
		return line_broken(&reader->in, "the script is empty", STR(""),
		                   "begin with: scenario ID seed NUMBER");
	return true;
}

bool script_read_head(struct arena *arena, struct str source, struct str text, struct script *ret,
                      struct err *reterr)
{
	static const struct fill_values none = {0};
	struct script script = {.source = source};
	struct script_reader reader = {
		.in = {arena, source, 0, reterr}, .script = &script, .values = &none, .is_head_all = true};
	if (!utf8_is_text(text))
		return line_broken(&reader.in, "the script is not UTF-8 text", STR(""), "save it as UTF-8");
	if (!lines_read(&reader, text))
		return false;
	*ret = script;
	return true;
}

bool script_read(struct arena *arena, struct str source, struct str text, struct script *ret,
                 struct err *reterr)
{
	static const struct fill_values none = {0};
	return script_read_filled(arena, source, text, &none, ret, reterr);
}

bool script_read_filled(struct arena *arena, struct str source, struct str text,
                        const struct fill_values *values, struct script *ret, struct err *reterr)
{
	struct script script = {.source = source};
	struct script_reader reader = {.in = {arena, source, 0, reterr}, .script = &script, .values = values};
	if (!utf8_is_text(text))
		return line_broken(&reader.in, "the script is not UTF-8 text", STR(""), "save it as UTF-8");
	if (!lines_read(&reader, text))
		return false;
	if (str_is_empty(script.scenario) && str_is_empty(script.wish.candidate))
		return line_broken(&reader.in, "nobody acts in this script", STR(""), "write: as KEY");
	script.wish.paper_ids = reader.papers;
	script.wish.paper_count = reader.paper_count;
	script.statements = reader.statements;
	script.statement_count = reader.statement_count;
	script.findings = reader.findings;
	script.finding_count = reader.finding_count;
	*ret = script;
	return true;
}
