#include "grader/remark/tell.h"

/* A field that holds what could be taken for the form is quoted, and its quotation marks are doubled. */
static void text_write(struct str text, struct buf *out)
{
	bool is_quoted = false;

	for (size_t i = 0; i < text.len; i++)
		is_quoted = is_quoted || text.ptr[i] == ',' || text.ptr[i] == '"' || text.ptr[i] == '\r' ||
		            text.ptr[i] == '\n';
	if (is_quoted)
		buf_add_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			buf_add_char(out, '"');
		buf_add_char(out, text.ptr[i]);
	}
	if (is_quoted)
		buf_add_char(out, '"');
}

static void number_write(bool is_there, int64_t number, struct buf *out)
{
	buf_add_char(out, ',');
	if (is_there)
		buf_add_i64(out, number);
}

void impact_csv(const struct impact *impact, struct buf *out)
{
	static const char *const crossings[] = {
		[CROSSING_NONE] = ",", [CROSSING_UP] = ",up", [CROSSING_DOWN] = ",down"};

	buf_add_c(out, "attempt,candidate,old_hundredths,new_hundredths,difference_hundredths,crossing,old_rank,"
	               "new_rank,needs_human\r\n");
	for (size_t i = 0; i < impact->count; i++) {
		const struct change *change = &impact->changes[i];
		const struct set_member *member = change->member;

		buf_add_u64(out, member->attempt);
		buf_add_char(out, ',');
		text_write(member->candidate, out);
		number_write(!member->old_needs_human, member->old_score, out);
		number_write(!member->new_needs_human, member->new_score, out);
		number_write(change->has_difference, change->difference, out);
		buf_add_c(out, crossings[change->crossing]);
		number_write(change->old_rank != 0, change->old_rank, out);
		number_write(change->new_rank != 0, change->new_rank, out);
		buf_add_c(out, member->new_needs_human ? ",yes\r\n" : ",no\r\n");
	}
}
