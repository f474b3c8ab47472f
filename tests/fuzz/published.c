/* Receipts, publications and proofs from outside: whatever bytes come, they are refused with a reason, or what was read is
 * written to the same bytes again. */
#include "journal/membership.h"
#include "journal/receipt.h"

#include "tests/support/memory.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_reason(const struct err *err)
{
	assert(err->class == ERR_INPUT && err->line > 0);
	assert(!str_is_empty(err->what) && !str_is_empty(err->advice));
}

/* Without the one LF that may stand behind it. */
static struct str line_of(struct str bytes)
{
	return str_slice(bytes, 0, bytes.len - str_ends_with(bytes, STR("\n")));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct str bytes = {(const char *)data, size}, source = STR("fuzz");
	struct receipt_file receipt;
	struct publication publication;
	struct membership membership;
	struct err err = {.class = ERR_NONE};

	if (receipt_file_read(bytes, source, &arena, &receipt, &err))
		assert(str_equals(receipt_file_write(receipt.text, &receipt.seal, &arena), bytes));
	else
		check_reason(&err);
	err = (struct err){.class = ERR_NONE};
	if (publication_read(bytes, source, &arena, &publication, &err)) {
		assert(str_equals(publication_write(&publication, &arena), line_of(bytes)));
		publication_tree(publication.leaves, publication.leaf_count, &arena);
	} else {
		check_reason(&err);
	}
	err = (struct err){.class = ERR_NONE};
	if (membership_read(bytes, source, &arena, &membership, &err)) {
		assert(str_equals(membership_write(&membership, &arena), line_of(bytes)));
		membership_holds(&membership, &arena);
	} else {
		check_reason(&err);
	}
	arena_finish(&arena);
	return 0;
}
