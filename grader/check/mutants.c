#include "grader/check/mutants.h"

#define MINUTES_PER_DAY 1440

/* Growing list of one kind. */
struct breeding {
	const struct checking *checking;
	const struct script *script;
	struct arena *arena;
	struct mutants mutants;
	struct draw draw;
};

static void mutant_add(struct breeding *breeding, struct mutant mutant)
{
	struct mutants *mutants = &breeding->mutants;

	mutants->items = arena_grow(breeding->arena, mutants->items, mutants->count, &mutants->capacity,
	                            sizeof(mutant));
	mutants->items[mutants->count++] = mutant;
}

/* A command of the reference that is no matter of the attempt's own frame. */
static bool is_changeable(const struct breeding *breeding, uint32_t at)
{
	const struct statement *statement = &breeding->script->statements[at];

	return statement->kind == STATEMENT_DO && statement->action->target != TARGET_ATTEMPT &&
	       !is_refused(statement->outcome);
}

/* The value a command gives a field of that kind; false when it gives none. */
static bool given_value(const struct statement *statement, const struct field *field, struct str *ret)
{
	for (size_t i = 0; i < statement->pair_count; i++) {
		if (str_equals(statement->pairs[i].name, str_from_c(field->name))) {
			*ret = statement->pairs[i].value;
			return true;
		}
	}
	return false;
}

/* ---- kinds ---- */

static void drops_breed(struct breeding *breeding, enum mutant_kind kind)
{
	for (uint32_t at = 0; at < breeding->script->statement_count; at++) {
		if (is_changeable(breeding, at))
			mutant_add(breeding, (struct mutant){.kind = kind, .at = at});
	}
}

static void swaps_breed(struct breeding *breeding)
{
	for (uint32_t at = 0; at < breeding->script->statement_count; at++) {
		for (uint32_t with = at + 1; is_changeable(breeding, at) && with < breeding->script->statement_count;
		     with++) {
			if (is_changeable(breeding, with))
				mutant_add(breeding, (struct mutant){.kind = MUTANT_SWAP, .at = at, .with = with});
		}
	}
}

/* Does a command of the reference name this party? Mixing those up is the likeliest mistake. */
static bool is_named(const struct breeding *breeding, struct str key)
{
	for (uint32_t at = 0; at < breeding->script->statement_count; at++) {
		const struct statement *statement = &breeding->script->statements[at];

		for (size_t i = 0; statement->kind == STATEMENT_DO && i < statement->pair_count; i++) {
			if (str_equals(statement->pairs[i].value, key))
				return true;
		}
	}
	return false;
}

/* Other parties than the one given: half of them named elsewhere in the reference where there are such, the rest drawn. */
static size_t parties_choose(struct breeding *breeding, struct str but, struct str *ret)
{
	const struct seed *seed = breeding->checking->scenario.seed;
	size_t count = 0;

	for (unsigned round = 0; round < 2; round++) {
		size_t seen = 0, kept = count, most = round == 0 ? LIMIT_PARTIES_TRIED / 2 : LIMIT_PARTIES_TRIED;

		for (uint32_t i = 0; i < seed->party_count; i++) {
			struct str key = seed->parties[i].key;
			size_t place;

			if (str_equals(key, but) || is_named(breeding, key) != (round == 0))
				continue;
			seen++;
			if (count < most) {
				ret[count++] = key;
				continue;
			}
			place = draw_below(&breeding->draw, seen);
			if (kept + place < most)
				ret[kept + place] = key;
		}
	}
	return count;
}

static void recipients_breed(struct breeding *breeding, uint32_t at, const struct field *field,
                             struct str given)
{
	struct str parties[LIMIT_PARTIES_TRIED];
	size_t count = parties_choose(breeding, given, parties);

	for (size_t i = 0; i < count; i++)
		mutant_add(breeding, (struct mutant){.kind = MUTANT_RECIPIENT,
		                                     .at = at,
		                                     .field = str_from_c(field->name),
		                                     .value = parties[i]});
}

/* One recipient more, in each role that the action knows. */
static void extras_breed(struct breeding *breeding, uint32_t at, const struct field *field, struct str given)
{
	const struct action *action = breeding->script->statements[at].action;
	struct str parties[LIMIT_PARTIES_TRIED];
	size_t count = parties_choose(breeding, given, parties);

	for (size_t i = 0; i < count; i++) {
		struct mutant mutant = {
			.kind = MUTANT_EXTRA, .at = at, .field = str_from_c(field->name), .value = parties[i]};
		const struct field *choice = NULL;

		for (size_t f = 0; f < action->field_count; f++)
			choice = action->fields[f].kind == FIELD_KIND_CHOICE ? &action->fields[f] : choice;
		if (choice == NULL)
			mutant_add(breeding, mutant);
		for (unsigned c = 0; choice != NULL && c < choice->choices->count; c++) {
			mutant.choice_field = str_from_c(choice->name);
			mutant.choice = name_of(choice->choices, c);
			mutant_add(breeding, mutant);
		}
	}
}

static void dates_breed(struct breeding *breeding, uint32_t at, const struct field *field, struct str given)
{
	static const int32_t shifts[] = {-MINUTES_PER_DAY, MINUTES_PER_DAY, 30 * MINUTES_PER_DAY};
	struct mutant mutant = {.kind = MUTANT_DATE, .at = at, .field = str_from_c(field->name)};
	struct minute minute;

	if (!minute_parse(given, &minute) && !minute_parse_typed(given, &minute))
		return;
	if (!field->required)
		mutant_add(breeding, mutant);
	for (size_t i = 0; i < COUNT(shifts); i++) {
		struct buf value = buf_in(breeding->arena);

		minute_write((struct minute){minute.since_epoch + shifts[i]}, &value);
		mutant.value = buf_str(&value);
		mutant_add(breeding, mutant);
	}
}

static void fields_breed(struct breeding *breeding, enum mutant_kind kind)
{
	for (uint32_t at = 0; at < breeding->script->statement_count; at++) {
		const struct statement *statement = &breeding->script->statements[at];

		for (size_t f = 0; is_changeable(breeding, at) && f < statement->action->field_count; f++) {
			const struct field *field = &statement->action->fields[f];
			struct str given;

			if (!given_value(statement, field, &given))
				continue;
			if (kind == MUTANT_DATE && field->kind == FIELD_KIND_MINUTE)
				dates_breed(breeding, at, field, given);
			else if (kind == MUTANT_RECIPIENT && field->kind == FIELD_KIND_PARTY)
				recipients_breed(breeding, at, field, given);
			else if (kind == MUTANT_EXTRA && field->kind == FIELD_KIND_PARTY)
				extras_breed(breeding, at, field, given);
		}
	}
}

/* Of one that is made in the attempt, as it begins. */
static enum document_status status_of(const struct seed *seed, struct document_id id)
{
	return id.number <= seed->document_count ? seed->documents[id.number - 1].status : DOC_DRAFT;
}

/* Other documents: those in the same state first, where the office is likeliest to say yes. */
static void objects_breed(struct breeding *breeding)
{
	const struct seed *seed = breeding->checking->scenario.seed;

	for (uint32_t at = 0; at < breeding->script->statement_count; at++) {
		const struct statement *statement = &breeding->script->statements[at];
		struct document_id id = seed_find_document(seed, statement->object);
		size_t count = 0;

		for (unsigned round = 0; round < 2 && id.number != 0 && is_changeable(breeding, at); round++) {
			for (uint32_t i = 0; i < seed->document_count && count < LIMIT_DOCUMENTS_TRIED; i++) {
				bool is_alike = seed->documents[i].status == status_of(seed, id);

				if (i + 1 == id.number || is_alike != (round == 0))
					continue;
				mutant_add(
					breeding,
					(struct mutant){.kind = MUTANT_OBJECT, .at = at, .value = seed->documents[i].facts->key});
				count++;
			}
		}
	}
}

/* A sample of the list, in its order: each one is kept with the same chance. */
static void sample(struct breeding *breeding)
{
	struct mutants *mutants = &breeding->mutants;
	size_t kept = 0;

	for (size_t i = 0; i < mutants->count; i++) {
		size_t wanted = LIMIT_MUTANTS_OF_A_KIND -
		                (kept < LIMIT_MUTANTS_OF_A_KIND ? kept : LIMIT_MUTANTS_OF_A_KIND);

		if (draw_below(&breeding->draw, mutants->count - i) < wanted)
			mutants->items[kept++] = mutants->items[i];
	}
	mutants->count = kept;
}

struct mutants mutants_of(const struct checking *checking, enum mutant_kind kind, struct arena *arena)
{
	struct breeding breeding = {
		.checking = checking, .script = &checking->reference, .arena = arena, .draw = {kind + 1}};

	switch (kind) {
	case MUTANT_DROP:
	case MUTANT_DUPLICATE:
		drops_breed(&breeding, kind);
		break;
	case MUTANT_SWAP:
		swaps_breed(&breeding);
		break;
	case MUTANT_RECIPIENT:
	case MUTANT_DATE:
	case MUTANT_EXTRA:
		fields_breed(&breeding, kind);
		break;
	case MUTANT_OBJECT:
		objects_breed(&breeding);
		break;
	case MUTANT_KIND_COUNT:
		break;
	}
	if (breeding.mutants.count > LIMIT_MUTANTS_OF_A_KIND)
		sample(&breeding);
	return breeding.mutants;
}

/* ---- the script of a mutant ---- */

/* The statement with field=value; an empty value leaves the field out. */
static struct statement with_value(const struct statement *statement, struct str field, struct str value,
                                   struct arena *arena)
{
	struct statement changed = *statement;
	struct pair *pairs = ARENA_ARRAY(arena, struct pair, statement->pair_count + 1);
	bool is_there = false;

	changed.pair_count = 0;
	for (size_t i = 0; i < statement->pair_count; i++) {
		struct pair pair = statement->pairs[i];

		if (str_equals(pair.name, field)) {
			is_there = true;
			pair.value = value;
			if (str_is_empty(value))
				continue;
		}
		pairs[changed.pair_count++] = pair;
	}
	if (!is_there && !str_is_empty(value))
		pairs[changed.pair_count++] = (struct pair){field, value};
	changed.pairs = pairs;
	return changed;
}

static struct statement extra_of(const struct statement *statement, const struct mutant *mutant,
                                 struct arena *arena)
{
	struct statement extra = with_value(statement, mutant->field, mutant->value, arena);

	if (!str_is_empty(mutant->choice_field))
		extra = with_value(&extra, mutant->choice_field, mutant->choice, arena);
	return extra;
}

/* What stands in place of statement `at`; up to two. */
static size_t statements_put(const struct script *script, const struct mutant *mutant, uint32_t at,
                             struct arena *arena, struct statement *out)
{
	const struct statement *own = &script->statements[at];

	out[0] = *own;
	if (mutant->kind == MUTANT_SWAP && at == mutant->with)
		out[0] = script->statements[mutant->at];
	if (at != mutant->at)
		return 1;
	switch (mutant->kind) {
	case MUTANT_DROP:
		return 0;
	case MUTANT_SWAP:
		out[0] = script->statements[mutant->with];
		return 1;
	case MUTANT_DUPLICATE:
		out[1] = *own;
		return 2;
	case MUTANT_RECIPIENT:
	case MUTANT_DATE:
		out[0] = with_value(own, mutant->field, mutant->value, arena);
		return 1;
	case MUTANT_EXTRA:
		out[1] = extra_of(own, mutant, arena);
		return 2;
	case MUTANT_OBJECT:
		out[0].object = mutant->value;
		return 1;
	case MUTANT_KIND_COUNT:
		break;
	}
	UNREACHABLE();
	return 1;
}

struct script mutant_script(const struct checking *checking, const struct mutant *mutant, struct arena *arena)
{
	struct script script = checking->reference;
	struct statement *statements = ARENA_ARRAY(arena, struct statement, script.statement_count + 1);
	size_t count = 0;

	for (uint32_t at = 0; at < script.statement_count; at++) {
		size_t put;

		if (script.statements[at].kind == STATEMENT_EXPECT)
			continue;
		put = statements_put(&checking->reference, mutant, at, arena, &statements[count]);
		for (size_t i = 0; i < put; i++)
			statements[count++].takes_any = true;
	}
	script.statements = statements;
	script.statement_count = count;
	return script;
}

struct str mutant_shown(const struct checking *checking, const struct mutant *mutant, struct arena *arena)
{
	static const char *const deeds[] = {
		[MUTANT_DROP] = "without line ",
		[MUTANT_SWAP] = "with line ",
		[MUTANT_DUPLICATE] = "with twice line ",
		[MUTANT_RECIPIENT] = "with line ",
		[MUTANT_DATE] = "with line ",
		[MUTANT_EXTRA] = "with one more of line ",
		[MUTANT_OBJECT] = "with line ",
	};
	struct buf out = buf_in(arena);

	buf_add_c(&out, deeds[mutant->kind]);
	buf_add_u64(&out, checking->reference.statements[mutant->at].line);
	if (mutant->kind == MUTANT_SWAP) {
		buf_add_c(&out, " in the place of line ");
		buf_add_u64(&out, checking->reference.statements[mutant->with].line);
	}
	if (mutant->kind == MUTANT_OBJECT) {
		buf_add_c(&out, " on ");
		buf_add(&out, mutant->value);
	}
	if (!str_is_empty(mutant->field)) {
		buf_add_c(&out, ": ");
		buf_add(&out, mutant->field);
		buf_add_char(&out, '=');
		buf_add(&out, mutant->value);
	}
	if (!str_is_empty(mutant->choice_field)) {
		buf_add_char(&out, ' ');
		buf_add(&out, mutant->choice_field);
		buf_add_char(&out, '=');
		buf_add(&out, mutant->choice);
	}
	return buf_str(&out);
}
