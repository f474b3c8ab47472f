/* Text from outside: whatever utf8_is_text lets in, the functions that rely on it can walk to its end. */
#include "base/utf8.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	if (!utf8_is_text(text))
		return 0;
	size_t length = utf8_length(text), walked = 0;
	for (struct str rest = text; !str_is_empty(rest); walked++) {
		size_t before = rest.len;
		uint32_t point = utf8_next(&rest);
		assert(point <= 0x10ffff && (point < 0xd800 || point > 0xdfff));
		assert(rest.len < before && utf8_prefix(text, walked) == size - before);
		if (size > 4096)
			break; /* the check above is quadratic */
	}
	assert(size > 4096 || walked == length);
	return 0;
}
