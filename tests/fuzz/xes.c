/* Event logs from outside: the first byte says how the rest is cut into pieces; however it is cut, the same traces or
 * the same reason come out. */
#include "grader/log/xes.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "tests/support/memory.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void tell(void *context, const struct xes_trace *trace)
{
	struct buf *out = context;

	assert(utf8_is_text(trace->name));
	buf_add(out, trace->name);
	for (uint32_t i = 0; i < trace->event_count; i++) {
		assert(utf8_is_text(trace->events[i]));
		buf_add_char(out, '\n');
		buf_add(out, trace->events[i]);
	}
	buf_add_char(out, '\r');
}

static bool read_log(struct str bytes, size_t piece, struct arena *arena, struct buf *out, struct err *err)
{
	struct xes_reader *reader = xes_open(arena, STR("l.xes"), tell, out, err);
	bool is_read = true;

	for (size_t at = 0; is_read && at < bytes.len; at += piece)
		is_read = xes_bytes(reader, str_slice(bytes, at, at + piece), err);
	is_read = is_read && xes_end(reader, err);
	err->what = str_copy(arena, err->what);
	xes_close(reader);
	return is_read;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct buf whole = buf_in(&arena), cut = buf_in(&arena);
	struct err err = {0}, other = {0};
	struct str bytes = {(const char *)data + 1, size - 1};

	if (size > 1) {
		bool is_read = read_log(bytes, bytes.len, &arena, &whole, &err);
		bool is_read_cut = read_log(bytes, data[0] + 1u, &arena, &cut, &other);

		assert(is_read == is_read_cut && (!is_read || str_equals(buf_str(&whole), buf_str(&cut))));
		if (!is_read) {
			assert(err.class == ERR_INPUT || err.class == ERR_LIMIT);
			assert(!str_is_empty(err.what) && !str_is_empty(err.advice) && err.line > 0);
			assert(utf8_is_text(err.what) && str_index_of(err.what, '\n') == err.what.len);
		}
	}
	arena_finish(&arena);
	return 0;
}
