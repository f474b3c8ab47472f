/* Dates and durations as people and files write them: what is read can be written, and reads back as the same. */
#include "base/civil.h"
#include "base/buf.h"
#include "tests/support/memory.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct arena arena = test_arena();
	struct buf out = buf_in(&arena);
	struct day day, day_again;
	struct minute minute, minute_again;
	int64_t ms, ms_again;
	if (day_parse(text, &day)) {
		day_write(day, &out);
		assert(day_parse(buf_str(&out), &day_again) && day_again.since_epoch == day.since_epoch);
		assert(str_equals(buf_str(&out), text));
	}
	out.len = 0;
	if (minute_parse(text, &minute) || minute_parse_typed(text, &minute)) {
		minute_write(minute, &out);
		assert(minute_parse(buf_str(&out), &minute_again) && minute_again.since_epoch == minute.since_epoch);
	}
	out.len = 0;
	if (duration_parse(text, &ms)) {
		assert(ms >= 0);
		duration_write(ms, &out);
		assert(duration_parse(buf_str(&out), &ms_again) && ms_again == ms);
	}
	arena_finish(&arena);
	return 0;
}
