#include "journal/journal.h"

#include "base/buf.h"
#include "journal/seed_json.h"

/* The next line without its LF, and whether it had one. */
static struct str line_cut(struct str *rest, bool *ret_ended)
{
	size_t end = str_index_of(*rest, '\n');
	struct str line = str_slice(*rest, 0, end);

	*ret_ended = end < rest->len;
	*rest = str_slice(*rest, end + 1, rest->len);
	return line;
}

static size_t line_count(struct str text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	return count;
}

static bool record_fits(const struct journal *journal, const struct record *record, struct str source,
                        uint32_t line, struct err *reterr)
{
	if (record->seq == 0 && !str_equals(record->action, STR("attempt.start")))
		return err_at(reterr, ERR_INPUT, source, line, STR("record 0 is not attempt.start"),
		              STR("export the journal again"));
	if (journal->is_closed)
		return err_at(reterr, ERR_INPUT, source, line, STR("a record stands behind attempt.close"),
		              STR("the journal was changed after it was closed; export it again"));
	return true;
}

static bool replay_all(struct journal *journal, struct str rest, struct str source, enum replay_mode mode,
                       struct arena *arena, journal_watcher *watcher, void *context, struct chain *chain,
                       struct err *reterr)
{
	for (uint32_t line_number = 2; !str_is_empty(rest); line_number++) {
		bool is_ended;
		struct str line = line_cut(&rest, &is_ended);
		struct record *record = &journal->records[journal->record_count];
		struct entry entry;

		if (!is_ended)
			return err_at(reterr, ERR_INPUT, source, line_number, STR("the last line has no end"),
			              STR("the file was cut off; export the journal again"));
		if (!chain_replay(chain, line, source, line_number, mode, arena, record, &entry, reterr) ||
		    !record_fits(journal, record, source, line_number, reterr))
			return false;
		if (!is_refused(entry.decision.refusal))
			journal->events[journal->record_count] = entry.decision.event;
		journal->record_count++;
		journal->is_closed = journal->office->phase == PHASE_CLOSED;
		if (watcher != NULL)
			watcher(context, journal, record, journal->office);
	}
	return true;
}

bool journal_read(struct str text, struct str source, enum replay_mode mode, struct arena *arena,
                  journal_watcher *watcher, void *context, struct journal *ret, struct err *reterr)
{
	struct str rest = text;
	size_t lines = line_count(text);
	bool is_ended;
	struct str first = line_cut(&rest, &is_ended);
	struct chain chain;

	*ret = (struct journal){
		.records = ARENA_ARRAY(arena, struct record, lines + 1),
		.events = ARENA_ARRAY(arena, struct event, lines + 1),
		.office = ARENA_NEW(arena, struct office),
	};
	if (!seed_read(first, source, arena, &ret->seed, reterr))
		return false;
	office_init(ret->office, &ret->seed, arena);
	chain = (struct chain){.office = ret->office, .start = sha256_of(first)};
	chain.head = chain.start;
	if (!replay_all(ret, rest, source, mode, arena, watcher, context, &chain, reterr))
		return false;
	if (ret->record_count == 0)
		return err_at(reterr, ERR_INPUT, source, 2, STR("the journal has no record"),
		              STR("export the journal again"));
	ret->start = ret->records[0].start;
	ret->head = chain.head;
	ret->is_decided_again = mode == REPLAY_VERIFY && chain.rules == OFFICE_RULES_VERSION;
	return true;
}
