#include "base/check.h"
#include "base/civil.h"
#include "grader/remark/tell.h"
#include "grader/stats/table.h"

#define MS_PER_MINUTE 60000

static const enum remark_word state_words[] = {
	[SET_PROPOSED] = SAY_PROPOSED, [SET_APPLIED] = SAY_APPLIED, [SET_DROPPED] = SAY_DROPPED};

struct telling {
	const struct impact *impact;
	enum report_language language;
	struct buf *out;
};

static void say(const struct telling *telling, enum remark_word word)
{
	buf_add(telling->out, remark_word(word, telling->language));
}

static void say_count(const struct telling *telling, enum remark_word word, size_t count)
{
	say(telling, word);
	buf_add_u64(telling->out, count);
}

/* "1 → 2" */
static void pair_write(uint64_t first, uint64_t second, struct buf *out)
{
	buf_add_u64(out, first);
	buf_add_c(out, " → ");
	buf_add_u64(out, second);
}

static void head(const struct telling *telling)
{
	const struct remark_set *set = telling->impact->set;
	struct buf *out = telling->out;

	say_count(telling, SAY_SET, set->id);
	buf_add_c(out, " (");
	say(telling, state_words[set->state]);
	buf_add_c(out, "): ");
	buf_add(out, set->scenario);
	buf_add_char(out, '\n');
	say(telling, SAY_GUIDE);
	pair_write(set->old.number, set->new.number, out);
	say(telling, SAY_MAX);
	points_write(set->old.max, telling->language, out);
	if (set->old.max != set->new.max) {
		buf_add_c(out, " → ");
		points_write(set->new.max, telling->language, out);
	}
	buf_add_c(out, "\n\n");
}

/* ---- the table ---- */

static struct str points(const struct telling *telling, bool is_there, int64_t hundredths, bool is_signed)
{
	struct buf text = buf_in(telling->out->arena);

	if (!is_there)
		return STR("-");
	if (is_signed && hundredths > 0)
		buf_add_char(&text, '+');
	points_write(hundredths, telling->language, &text);
	return buf_str(&text);
}

static struct str number(const struct telling *telling, uint64_t value)
{
	struct buf text = buf_in(telling->out->arena);

	if (value == 0)
		return STR("-");
	buf_add_u64(&text, value);
	return buf_str(&text);
}

static struct str note(const struct telling *telling, const struct change *change)
{
	if (change->member->new_needs_human)
		return remark_word(SAY_NEEDS_HUMAN, telling->language);
	if (change->crossing == CROSSING_NONE)
		return STR("");
	return remark_word(change->crossing == CROSSING_UP ? SAY_UP : SAY_DOWN, telling->language);
}

static void row_add(const struct telling *telling, struct table *table, const struct change *change)
{
	const struct set_member *member = change->member;

	table_add(table, number(telling, member->attempt));
	table_add(table, member->candidate);
	table_add(table, note(telling, change));
	table_add(table, points(telling, !member->old_needs_human, member->old_score, false));
	table_add(table, points(telling, !member->new_needs_human, member->new_score, false));
	table_add(table, points(telling, change->has_difference, change->difference, true));
	table_add(table, number(telling, change->old_rank));
	table_add(table, number(telling, change->new_rank));
}

static void heads_add(struct table *table, const enum remark_word *words, size_t count,
                      enum report_language language)
{
	for (size_t i = 0; i < count; i++)
		table_add(table, remark_word(words[i], language));
}

static void changes(const struct telling *telling)
{
	static const enum remark_word heads[] = {SAY_ATTEMPT, SAY_CANDIDATE,  SAY_NOTE,     SAY_OLD,
	                                         SAY_NEW,     SAY_DIFFERENCE, SAY_OLD_RANK, SAY_NEW_RANK};
	struct table table = table_in(telling->out->arena, COUNT(heads), 3);
	size_t told = 0;

	heads_add(&table, heads, COUNT(heads), telling->language);
	for (size_t i = 0; i < telling->impact->count; i++) {
		if (!change_is_told(&telling->impact->changes[i]))
			continue;
		row_add(telling, &table, &telling->impact->changes[i]);
		told++;
	}
	if (told == 0)
		return;
	table_write(&table, telling->out);
	buf_add_char(telling->out, '\n');
}

static void summary(const struct telling *telling)
{
	const struct impact *impact = telling->impact;

	say_count(telling, SAY_ATTEMPTS, impact->count);
	say_count(telling, SAY_CHANGED, impact->changed);
	say_count(telling, SAY_RAISED, impact->raised);
	say_count(telling, SAY_LOWERED, impact->lowered);
	say_count(telling, SAY_UNCHANGED, impact->unchanged);
	buf_add_char(telling->out, '\n');
	say_count(telling, SAY_CROSSING_UP, impact->crossing_up);
	say_count(telling, SAY_CROSSING_DOWN, impact->crossing_down);
	say_count(telling, SAY_RANK_MOVED, impact->rank_moved);
	say_count(telling, SAY_HUMANS, impact->needs_human);
	buf_add_char(telling->out, '\n');
}

void impact_text(const struct impact *impact, enum report_language language, struct buf *out)
{
	const struct telling telling = {impact, language, out};

	if (impact->set->id == 0) {
		say(&telling, SAY_NOTHING);
		return;
	}
	head(&telling);
	changes(&telling);
	summary(&telling);
	if (impact->set->state == SET_PROPOSED)
		remark_sentence(SAY_DECIDE, impact->set->id, language, out);
}

/* ---- all sets ---- */

static struct str who_and_when(struct str who, int64_t at_ms, struct arena *arena)
{
	struct buf text = buf_in(arena);
	struct minute at = {(int32_t)(at_ms / MS_PER_MINUTE) + CIVIL_VIETNAM_OFFSET_MINUTES};

	if (str_is_empty(who))
		return STR("-");
	buf_add(&text, who);
	buf_add_c(&text, ", ");
	minute_write(at, &text);
	return buf_str(&text);
}

void sets_text(const struct remark_set *sets, size_t count, enum report_language language, struct buf *out)
{
	static const enum remark_word heads[] = {SAY_SCENARIO, SAY_STATE, SAY_VERSIONS, SAY_MADE, SAY_DECIDED};
	struct table table = table_in(out->arena, COUNT(heads) + 1, COUNT(heads) + 1);

	if (count == 0) {
		buf_add(out, remark_word(SAY_NO_SETS, language));
		return;
	}
	table_add(&table, STR("#"));
	heads_add(&table, heads, COUNT(heads), language);
	for (size_t i = 0; i < count; i++) {
		const struct remark_set *set = &sets[i];
		struct buf id = buf_in(out->arena), guides = buf_in(out->arena);

		buf_add_u64(&id, set->id);
		pair_write(set->old.number, set->new.number, &guides);
		table_add(&table, buf_str(&id));
		table_add(&table, set->scenario);
		table_add(&table, remark_word(state_words[set->state], language));
		table_add(&table, buf_str(&guides));
		table_add(&table, who_and_when(set->made_by, set->made_at_ms, out->arena));
		table_add(&table, who_and_when(set->decided_by, set->decided_at_ms, out->arena));
	}
	table_write(&table, out);
}
