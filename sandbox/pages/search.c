/* Which documents of a list are wanted: search forgives capitals and the marks of Vietnamese letters. */
#include "base/buf.h"
#include "base/fold.h"
#include "pages/parts.h"

/* No text from outside holds it, so no word matches across it. */
#define FIELD_BORDER '\x1f'

bool document_matches(struct arena *arena, const struct document_facts *facts, struct str folded_words)
{
	struct buf all = buf_sized(arena, facts->subject.len + facts->issuer_name.len + 64);
	buf_add(&all, say_document_number(arena, facts));
	buf_add_char(&all, FIELD_BORDER);
	buf_add(&all, facts->subject);
	buf_add_char(&all, FIELD_BORDER);
	buf_add(&all, facts->issuer_name);
	struct str hay = fold_plain(arena, buf_str(&all));
	while (!str_is_empty(folded_words)) {
		struct str word = str_trim(str_cut(&folded_words, ' '));
		if (!str_is_empty(word) && str_find(hay, word) == hay.len)
			return false;
	}
	return true;
}
