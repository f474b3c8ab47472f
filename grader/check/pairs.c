/* Attempts that end in the same state with different scores: there the way alone is marked, and an author should know
 * which sentences ask for it. What others can see of the office counts, not when it was done or who has read what. */
#include "base/sort.h"
#include "grader/check/parts.h"
#include "office/dossier.h"

static int lines_compare(const void *a, const void *b, const void *context)
{
	UNUSED(context);
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static struct str assignment_line(const struct assignment *assignment, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add_c(&out, "a ");
	buf_add_u64(&out, assignment->from.number);
	buf_add_char(&out, ' ');
	buf_add_u64(&out, assignment->to.number);
	buf_add_char(&out, ' ');
	buf_add_u64(&out, assignment->role);
	buf_add_char(&out, ' ');
	buf_add_u64(&out, assignment->state);
	buf_add_char(&out, ' ');
	buf_add_i64(&out, assignment->due_on.since_epoch);
	buf_add_char(&out, ' ');
	buf_add(&out, assignment->note);
	return buf_str(&out);
}

static struct str note_line(const struct note *item, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add_c(&out, "n ");
	buf_add_u64(&out, item->kind);
	buf_add_char(&out, ' ');
	buf_add_u64(&out, item->by.number);
	buf_add_char(&out, ' ');
	buf_add(&out, item->text);
	return buf_str(&out);
}

static struct str opinion_line(const struct opinion *item, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add_c(&out, "o ");
	buf_add_u64(&out, item->from.number);
	buf_add_char(&out, ' ');
	buf_add_u64(&out, item->to.number);
	buf_add_char(&out, ' ');
	buf_add_u64(&out, item->answered_by.number);
	buf_add_char(&out, ' ');
	buf_add(&out, item->question);
	buf_add_char(&out, ' ');
	buf_add(&out, item->answer);
	return buf_str(&out);
}

static struct str delivery_line(const struct delivery *item, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add_c(&out, "d ");
	buf_add_u64(&out, item->to.number);
	buf_add_char(&out, ' ');
	buf_add_u64(&out, item->status);
	buf_add_char(&out, ' ');
	buf_add(&out, item->reason);
	return buf_str(&out);
}

static void text_add(struct str text, struct buf *out)
{
	buf_add_char(out, ' ');
	buf_add_u64(out, text.len);
	buf_add_char(out, ' ');
	buf_add(out, text);
}

/* What an outgoing document says and whose it is; when it was written is the way, not the end. */
static void wording_add(const struct document *document, struct buf *out)
{
	const struct document_facts *facts = document->facts;
	const uint32_t values[] = {
		facts->type,          facts->urgency,        facts->secrecy,
		facts->signer.number, facts->authority,      facts->relation,
		facts->about.number,  document->book.number, document->outgoing->holder.number,
	};

	for (size_t i = 0; i < COUNT(values); i++) {
		buf_add_char(out, ' ');
		buf_add_u64(out, values[i]);
	}
	text_add(facts->number, out);
	text_add(facts->notation, out);
	text_add(facts->subject, out);
	text_add(facts->body, out);
	text_add(facts->to_places, out);
}

static void document_add(const struct document *document, struct buf *out)
{
	size_t count = document->assignment_count + document->note_count + document->opinion_count, at = 0;
	const struct outgoing *outgoing = document->outgoing;
	struct str *lines;

	count += outgoing == NULL ? 0 : outgoing->delivery_count;
	lines = ARENA_ARRAY(out->arena, struct str, count);
	for (size_t i = 0; i < document->assignment_count; i++) {
		/* What was taken back is as if it had never been. */
		if (document->assignments[i].state != ASSIGNMENT_RETAKEN)
			lines[at++] = assignment_line(&document->assignments[i], out->arena);
	}
	for (size_t i = 0; i < document->note_count; i++)
		lines[at++] = note_line(&document->notes[i], out->arena);
	for (size_t i = 0; i < document->opinion_count; i++)
		lines[at++] = opinion_line(&document->opinions[i], out->arena);
	for (size_t i = 0; outgoing != NULL && i < outgoing->delivery_count; i++)
		lines[at++] = delivery_line(&outgoing->deliveries[i], out->arena);
	sort_stable(out->arena, lines, at, sizeof(lines[0]), lines_compare, NULL);
	buf_add(out, document->facts->key);
	buf_add_char(out, ' ');
	buf_add(out, name_of(&document_status_names, document->status));
	buf_add_char(out, ' ');
	buf_add_u64(out, document->arrival_number);
	if (document->status == DOC_REFUSED)
		buf_add(out, name_of(&refuse_code_names, document->refused_for));
	if (document->stamp.by.number != 0) {
		buf_add_char(out, ' ');
		buf_add_u64(out, document->stamp.to.number);
	}
	if (document->attendance != ATTENDANCE_OPEN || document->attendee.number != 0) {
		buf_add_char(out, ' ');
		buf_add(out, name_of(&attendance_state_names, document->attendance));
		buf_add_char(out, ' ');
		buf_add_u64(out, document->attendee.number);
	}
	if (document->answered_by.number != 0) {
		buf_add_char(out, ' ');
		buf_add_u64(out, document->answered_by.number);
	}
	if (outgoing != NULL)
		wording_add(document, out);
	for (size_t i = 0; i < at; i++) {
		buf_add_char(out, '\n');
		buf_add_u64(out, lines[i].len);
		buf_add_char(out, ' ');
		buf_add(out, lines[i]);
	}
	buf_add_char(out, '\n');
}

static int numbers_compare(const void *a, const void *b, const void *context)
{
	const struct document_id *one = a, *two = b;

	UNUSED(context);
	return (one->number > two->number) - (one->number < two->number);
}

/* In which order a dossier was filled is the way, not the end. */
static void dossier_add(const struct dossier *dossier, struct buf *out)
{
	struct document_id *held = ARENA_ARRAY(out->arena, struct document_id, dossier->document_count);

	for (uint32_t i = 0; i < dossier->document_count; i++)
		held[i] = dossier->documents[i];
	sort_stable(out->arena, held, dossier->document_count, sizeof(held[0]), numbers_compare, NULL);
	buf_add(out, dossier->key);
	buf_add_char(out, ' ');
	buf_add_u64(out, dossier->state);
	buf_add_char(out, ' ');
	buf_add_u64(out, dossier->retention);
	text_add(dossier->title, out);
	for (uint32_t i = 0; i < dossier->document_count; i++) {
		buf_add_char(out, ' ');
		buf_add_u64(out, held[i].number);
	}
	buf_add_char(out, '\n');
}

struct sha256 outcome_state(const struct office *office, struct arena *scratch)
{
	struct buf out = buf_in(scratch);

	for (uint32_t i = 0; i < office_document_count(office); i++)
		document_add(office_document(office, (struct document_id){i + 1}), &out);
	for (uint16_t number = 1; number <= office->dossier_count; number++)
		dossier_add(office_dossier(office, (struct dossier_id){number}), &out);
	return sha256_of(buf_str(&out));
}

static void pair_tell(struct checking *checking, const struct outcome *left, const struct outcome *right)
{
	struct str less = points_shown(checking->arena, left->score);
	struct str more = points_shown(checking->arena, right->score);

	note(checking, left->file, left->line, "",
	     "%.*s earns %.*s, %.*s earns %.*s, and both end in the same state", STR_ARG(left->name),
	     STR_ARG(less), STR_ARG(right->name), STR_ARG(more));
}

/* Does an earlier attempt say the same of this one? Then it is not told again. */
static bool is_told(const struct checking *checking, size_t with, size_t at)
{
	const struct outcome *outcomes = checking->outcomes;

	for (size_t i = 0; i < at; i++) {
		if (sha256_equals(outcomes[i].state, outcomes[at].state) && outcomes[i].score == outcomes[at].score &&
		    outcomes[i].score != outcomes[with].score)
			return true;
	}
	return false;
}

void pairs_note(struct checking *checking)
{
	const struct outcome *outcomes = checking->outcomes;
	size_t told = 0, more = 0;

	for (size_t at = 0; at < checking->outcome_count; at++) {
		size_t best = at;

		for (size_t i = 0; i < checking->outcome_count; i++) {
			if (sha256_equals(outcomes[i].state, outcomes[at].state) &&
			    outcomes[i].score > outcomes[best].score)
				best = i;
		}
		if (best == at || is_told(checking, best, at))
			continue;
		if (told++ < LIMIT_PAIRS_TOLD)
			pair_tell(checking, &outcomes[at], &outcomes[best]);
		else
			more++;
	}
	if (more > 0)
		note(checking, checking->guide_path, 1, "",
		     "%zu more pairs end in the same state with different scores", more);
}
