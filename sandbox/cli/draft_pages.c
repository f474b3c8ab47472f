/* cli/draft_pages.c - see draft_pages.h. */
#include "cli/draft_pages.h"

#include "base/buf.h"
#include "base/check.h"
#include "journal/sha256.h"
#include "office/outgoing.h"
#include "render/outgoing.h"

#include <pthread.h>

struct kept_pages {
	struct sha256 what;
	uint64_t looked_at; /* of the count of looks; 0: the place is free */
	struct arena arena;
	struct paper_pages pages;
};

struct draft_pages {
	pthread_mutex_t mutex;
	const struct arena_source *memory;
	uint64_t looks;
	struct kept_pages *kept;
	size_t kept_count;
};

struct draft_pages *draft_pages_open(const struct arena_source *memory, size_t kept)
{
	struct draft_pages *drafts = memory->take(memory->context, sizeof(*drafts));
	*drafts = (struct draft_pages){.memory = memory, .kept_count = kept};
	drafts->kept = memory->take(memory->context, kept * sizeof(drafts->kept[0]));
	for (size_t i = 0; i < kept; i++)
		drafts->kept[i] = (struct kept_pages){.looked_at = 0};
	pthread_mutex_init(&drafts->mutex, NULL);
	return drafts;
}

void draft_pages_close(struct draft_pages *drafts)
{
	for (size_t i = 0; i < drafts->kept_count; i++)
		arena_finish(&drafts->kept[i].arena);
	pthread_mutex_destroy(&drafts->mutex);
	drafts->memory->give(drafts->memory->context, drafts->kept, drafts->kept_count * sizeof(drafts->kept[0]));
	drafts->memory->give(drafts->memory->context, drafts, sizeof(*drafts));
}

static void add_text(struct buf *out, struct str text)
{
	buf_add_u64(out, text.len);
	buf_add_char(out, ':');
	buf_add(out, text);
}

static void add_name(struct buf *out, const struct seed *seed, struct party_id id)
{
	const struct party *party = seed_party(seed, id);
	add_text(out, party == NULL ? STR("") : party->name);
	add_text(out, party == NULL ? STR("") : party->title);
}

/* All that the pages show, length by length, so that no two papers share one text. */
static struct sha256 what_is_shown(const struct seed *seed, const struct document *document,
                                   struct arena *arena)
{
	const struct document_facts *facts = document->facts;
	const struct str texts[] = {
		seed->name,  seed->abbreviation, seed->place,   seed->superior,
		facts->body, facts->to_places,   facts->number, outgoing_notation(seed, document, arena),
		facts->key,  facts->subject,
	};
	const int64_t numbers[] = {
		facts->type,
		facts->urgency,
		facts->secrecy,
		facts->authority,
		facts->issued_on.since_epoch,
		document->status == DOC_ISSUED || document->status == DOC_RECALLED,
		document->outgoing->approved_by.number != 0,
	};
	struct buf out = buf_in(arena);
	for (size_t i = 0; i < COUNT(texts); i++)
		add_text(&out, texts[i]);
	for (size_t i = 0; i < COUNT(numbers); i++) {
		buf_add_i64(&out, numbers[i]);
		buf_add_char(&out, ' ');
	}
	add_name(&out, seed, facts->signer);
	return sha256_of(buf_str(&out));
}

static struct kept_pages *find_kept(struct draft_pages *drafts, struct sha256 what)
{
	for (size_t i = 0; i < drafts->kept_count; i++)
		if (drafts->kept[i].looked_at != 0 && sha256_equals(drafts->kept[i].what, what))
			return &drafts->kept[i];
	return NULL;
}

/* A free place, or the one that nobody has looked at for the longest time. */
static struct kept_pages *make_room(struct draft_pages *drafts)
{
	struct kept_pages *oldest = &drafts->kept[0];
	for (size_t i = 1; i < drafts->kept_count; i++)
		if (drafts->kept[i].looked_at < oldest->looked_at)
			oldest = &drafts->kept[i];
	arena_finish(&oldest->arena);
	*oldest = (struct kept_pages){.looked_at = 0};
	arena_init(&oldest->arena, drafts->memory);
	return oldest;
}

static struct paper_pages copy_pages(const struct paper_pages *from, struct arena *arena)
{
	struct paper_page *pages = ARENA_ARRAY(arena, struct paper_page, from->count);
	for (size_t i = 0; i < from->count; i++)
		pages[i] = (struct paper_page){str_copy(arena, from->pages[i].png),
		                               str_copy(arena, from->pages[i].text)};
	return (struct paper_pages){.pdf = str_copy(arena, from->pdf), .pages = pages, .count = from->count};
}

/* The day of a paper without a date is that of its last wording. */
static bool lay_out(const struct seed *seed, const struct document *document, struct kept_pages *place,
                    struct err *reterr)
{
	const struct outgoing *outgoing = document->outgoing;
	struct minute at = seed->starts_at;
	if (outgoing->version_count > 0)
		at = outgoing->versions[outgoing->version_count - 1].at;
	struct paper paper = paper_of_outgoing(&place->arena, seed, document, document->facts, at);
	return paper_layout(&place->arena, &paper, &place->pages, reterr);
}

bool draft_pages_get(struct draft_pages *drafts, const struct seed *seed, const struct document *document,
                     struct arena *arena, struct paper_pages *ret, struct err *reterr)
{
	struct sha256 what = what_is_shown(seed, document, arena);
	pthread_mutex_lock(&drafts->mutex);
	struct kept_pages *place = find_kept(drafts, what);
	bool is_there = place != NULL;
	if (!is_there) {
		place = make_room(drafts);
		is_there = lay_out(seed, document, place, reterr);
	}
	if (is_there) {
		place->what = what;
		place->looked_at = ++drafts->looks;
		*ret = copy_pages(&place->pages, arena);
	}
	pthread_mutex_unlock(&drafts->mutex);
	return is_there;
}
