#include "grader/check/parts.h"

#include "base/limits.h"

/* ---- scripts ---- */

static bool repeats_write_out(struct checking *checking, struct script *script)
{
	struct statement *flat = NULL;
	size_t count = 0, capacity = 0;

	for (size_t i = 0; i < script->statement_count; i += 1 + script->statements[i].body_count) {
		const struct statement *statement = &script->statements[i];
		size_t turns = statement->kind == STATEMENT_REPEAT ? statement->times : 1;
		size_t first = statement->kind == STATEMENT_REPEAT ? i + 1 : i;
		size_t length = statement->kind == STATEMENT_REPEAT ? statement->body_count : 1;

		if (count + turns * length > LIMIT_SCRIPT_LINES) {
			fault(checking, script->source, statement->line, "repeat less often",
			      "the script has more than LIMIT_SCRIPT_LINES statements when its repeats are written out");
			return false;
		}
		for (size_t k = 0; k < turns * length; k++) {
			flat = arena_grow(checking->arena, flat, count, &capacity, sizeof(*flat));
			flat[count++] = script->statements[first + k % length];
		}
	}
	script->statements = flat;
	script->statement_count = count;
	return true;
}

bool script_load(struct checking *checking, struct str path, struct script *ret)
{
	const struct scenario_ports *files = checking->ports->files;
	struct err err = {0};
	struct str bytes;

	if (!files->read_file(files->context, path, checking->arena, &bytes, &err)) {
		fault(checking, path, 1, "put the script there", "the script cannot be read");
		return false;
	}
	if (!script_read_filled(checking->arena, path, bytes, &checking->scenario.values, ret, &err)) {
		if (!fault_of_err(checking, &err))
			fault(checking, path, 1, "see docs/adding-a-scenario.md", "the script cannot be read");
		return false;
	}
	if (!str_equals(ret->scenario, checking->scenario.id)) {
		fault(checking, path, 1, "let it begin with: scenario ID seed NUMBER",
		      "the script is not written for scenario “%.*s”", STR_ARG(checking->scenario.id));
		return false;
	}
	return repeats_write_out(checking, ret);
}

/* ---- playing ---- */

static void add_line(void *context, struct str line)
{
	buf_add(context, line);
	buf_add_char(context, '\n');
}

static void add_entry(void *context, const struct entry *entry)
{
	add_line(context, entry->line);
}

/* `as` is a deed where it is another seat than his own: then it is never refused. */
static bool is_seat_taken(const struct statement *statement, const struct deed *deed)
{
	struct str person;

	return statement->kind == STATEMENT_AS && !deed->is_refused &&
	       str_equals(action_key(deed->action), STR("attempt.take_seat")) &&
	       deed_field(deed, STR("as"), &person) && str_equals(person, statement->who);
}

/* What the candidate did, one `do` after the other: those before `start` and behind the end are in no journal. */
static const uint32_t *statements_of(const struct script *script, const struct deeds *deeds,
                                     struct arena *arena)
{
	uint32_t *statement_of = ARENA_ARRAY(arena, uint32_t, deeds->count), at = 0;
	bool is_started = !script->has_start;

	for (uint32_t i = 0; i < script->statement_count && at < deeds->count; i++) {
		is_started = is_started || script->statements[i].kind == STATEMENT_START;
		if (is_started && (script->statements[i].kind == STATEMENT_DO ||
		                   is_seat_taken(&script->statements[i], &deeds->items[at])))
			statement_of[at++] = i;
	}
	assert(at == deeds->count);
	return statement_of;
}

bool run_play(struct checking *checking, const struct script *script, struct arena *arena, struct run *ret,
              struct err *reterr)
{
	struct buf text = buf_in(arena);
	struct script_watch watch = {add_line, add_entry, &text};

	checking->report->played++;
	if (checking->ports->told != NULL)
		checking->ports->told(checking->ports->context, checking->report->played, checking->known);
	*ret = (struct run){.script = script};
	if (!script_play(arena, script, &checking->scenario, STR("check"), &watch, reterr) ||
	    !journal_read(buf_str(&text), script->source, REPLAY_VERIFY, arena, NULL, NULL, &ret->journal,
	                  reterr) ||
	    !mark(&checking->guide, &ret->journal, arena, &ret->mark, reterr))
		return false;
	ret->deeds = deeds_of_journal(&ret->journal, arena);
	ret->statement_of = statements_of(script, &ret->deeds, arena);
	return true;
}

uint32_t deed_of_record(const struct deeds *deeds, uint32_t seq)
{
	for (uint32_t i = 0; i < deeds->count; i++) {
		if (deeds->items[i].seq == seq)
			return i;
	}
	return DEED_NONE;
}

uint32_t run_line(const struct run *run, uint32_t record)
{
	uint32_t deed = deed_of_record(&run->deeds, record);

	return deed == DEED_NONE ? 1 : run->script->statements[run->statement_of[deed]].line;
}

int64_t lost_in(const struct findings *findings)
{
	int64_t lost = 0;

	for (size_t i = 0; i < findings->count; i++)
		lost += findings->items[i].kind == FINDING_FLOOR ? 0 : findings->items[i].lost;
	return lost;
}

void outcome_keep(struct checking *checking, const struct run *run, struct str name, uint32_t line,
                  bool is_written)
{
	struct arena scratch;

	checking->outcomes = arena_grow(checking->arena, checking->outcomes, checking->outcome_count,
	                                &checking->outcome_capacity, sizeof(*checking->outcomes));
	arena_init(&scratch, checking->arena->source);
	checking->outcomes[checking->outcome_count++] = (struct outcome){
		.name = name,
		.file = run->script->source,
		.line = line,
		.state = outcome_state(run->journal.office, &scratch),
		.score = run->mark.score,
		.is_written = is_written,
	};
	arena_finish(&scratch);
}

bool run_is_marked(struct checking *checking, const struct run *run, uint32_t line)
{
	if (run->mark.verdict == VERDICT_GRADED)
		return true;
	fault(checking, run->script->source, line, "make the workflow smaller, or its steps easier to tell apart",
	      "no marker can mark this attempt: %.*s", STR_ARG(run->mark.why.text));
	return false;
}

/* ---- what a full attempt must not lose ---- */

uint32_t guide_line_of(const struct guide *guide, struct str id)
{
	for (size_t t = 0; t < guide->task_count; t++) {
		const struct guide_task *task = &guide->tasks[t];

		for (uint32_t i = 0; i < task->tree.step_count; i++) {
			if (str_equals(task->steps[i].id, id))
				return task->steps[i].line;
		}
		for (size_t i = 0; i < task->never_count; i++) {
			if (str_equals(task->nevers[i].id, id))
				return task->nevers[i].line;
		}
		for (size_t i = 0; i < task->rule_count; i++) {
			if (str_equals(task->rules[i].id, id))
				return task->rules[i].line;
		}
		for (size_t i = 0; i < task->goal_count; i++) {
			if (str_equals(task->goals[i].id, id))
				return task->goals[i].line;
		}
	}
	return 1;
}

static void loss_tell(struct checking *checking, const struct run *run, const struct finding *finding,
                      const char *advice)
{
	struct str points = points_shown(checking->arena, finding->lost);
	struct str kind = name_of(&finding_kind_names, finding->kind);
	struct str step = str_is_empty(finding->step) ? STR("-") : finding->step;
	struct str found = str_is_empty(finding->found) ? STR("nothing") : finding->found;

	fault(checking, run->script->source, run_line(run, finding->record), advice,
	      "the attempt should be full and loses %.*s: %.*s %.*s (line %u of the guide), wanted %.*s, found "
	      "%.*s",
	      STR_ARG(points), STR_ARG(kind), STR_ARG(step), guide_line_of(&checking->guide, finding->step),
	      STR_ARG(finding->wanted), STR_ARG(found));
}

static void losses_tell(struct checking *checking, const struct run *run, const struct findings *findings,
                        const char *advice)
{
	for (size_t i = 0; i < findings->count; i++) {
		if (findings->items[i].lost > 0)
			loss_tell(checking, run, &findings->items[i], advice);
	}
}

static void steps_note(struct checking *checking, const struct run *run)
{
	for (size_t t = 0; t < run->mark.task_count; t++) {
		const struct guide_task *task = &checking->guide.tasks[t];
		const struct findings *findings = &run->mark.tasks[t].findings;

		for (uint32_t s = 0; s < task->tree.step_count; s++) {
			for (size_t i = 0; i < findings->count; i++) {
				if (findings->items[i].kind == FINDING_SYNC &&
				    str_equals(findings->items[i].step, task->steps[s].id))
					checking->is_done[t][s] = true;
			}
		}
	}
}

bool run_is_full(struct checking *checking, const struct run *run, const char *advice)
{
	size_t faults = checking->report->fault_count;

	for (size_t t = 0; t < run->mark.task_count; t++)
		losses_tell(checking, run, &run->mark.tasks[t].findings, advice);
	losses_tell(checking, run, &run->mark.collateral, advice);
	if (checking->report->fault_count == faults)
		steps_note(checking, run);
	return checking->report->fault_count == faults;
}
