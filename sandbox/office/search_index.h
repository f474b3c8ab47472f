/* office/search_index.h - search over everything a person may see: numbers, subjects, issuers, types, and the words on
 * the pages.
 *
 * Each document of the starting office is one line in two long texts, one without marks, one with them. A search passes
 * over the first for the longest word, and looks only at the documents where it stands. Documents that the attempt made
 * or rewrote are few and are read as they are. Nothing remembers anything between calls.
 *
 * Marks are optional: "uy ban" finds "Uỷ ban". What holds the words with just the marks typed comes first, then what has
 * them in its number, subject, issuer or type, then the newest. */
#ifndef SABAN_OFFICE_SEARCH_INDEX_H
#define SABAN_OFFICE_SEARCH_INDEX_H

#include "office/office.h"

struct search_index;

/* The words on the pages of a document of the seed, wherever the pages are. */
struct search_pages {
	struct str (*text)(void *self, const struct document *document, struct arena *arena);
	void *self;
};

/* Of a seed that outlives it; any number of attempts share it. O(all text). `pages.text` may be NULL: then outgoing
 * documents alone have words beyond their facts. */
const struct search_index *search_index_of(const struct seed *seed, struct search_pages pages,
                                           struct arena *arena);

enum search_state {
	SEARCH_ANY_STATE,
	SEARCH_OPEN, /* somebody still has to do something */
	SEARCH_DONE, /* finished, issued, refused, cancelled, recalled */
	SEARCH_STATE_COUNT
};
extern const struct name_table search_state_names;

/* All that is given has to hold. */
struct search_query {
	struct str words;    /* each of them begins a word somewhere in the document */
	struct str number;   /* within "246/UBND-NC" */
	struct str issuer;   /* within the issuer's name */
	struct str type;     /* within "Công văn" */
	struct day from, to; /* of issue, both included; CIVIL_NO_DAY */
	enum search_state state;
};

struct search_hit {
	struct document_id id;
	bool is_exact;   /* with the marks as they were typed */
	bool is_in_head; /* all words in number, subject, issuer or type */
};

/* The documents that this person may see and that the query wants, best first. At most LIMIT_SEARCH_HITS of the
 * newest-first order within a rank are given; *ret_count counts those, *ret_found all. */
struct search_hit *search_find(const struct search_index *index, const struct office *office,
                               struct party_id person, const struct search_query *query, struct arena *arena,
                               size_t *ret_count, size_t *ret_found);

/* Does a word of the folded text begin with it? Both folded the same way; `word` is not empty. */
bool search_begins_word(struct str text, struct str word);

/* All text of a document as it is searched: its head, then its pages. For showing where a word stands. */
struct str search_text(const struct search_index *index, const struct office *office, struct document_id id,
                       struct arena *arena);

#endif
