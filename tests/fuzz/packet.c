/* edXML packets from outside: whatever bytes come, reading answers with a packet or with a reason, and a packet without
 * a warning can be written, read again and written to the same bytes. */
#include "exchange/packet_write.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "tests/support/memory.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_warnings(const struct packet *packet)
{
	for (size_t i = 0; i < packet->warning_count; i++) {
		assert(packet->warnings[i].line > 0);
		assert(utf8_is_text(packet->warnings[i].what));
		assert(i == 0 || packet->warnings[i - 1].line <= packet->warnings[i].line);
	}
}

static void write_twice(struct arena *arena, const struct packet *packet)
{
	struct packet back;
	struct str bytes, again;
	bool written = packet_write(arena, packet, &bytes, NULL);
	assert(written);
	bool read = packet_read(arena, STR("back"), bytes, CIVIL_NO_DAY, &back, NULL);
	assert(read && back.kind == packet->kind && back.warning_count == 0);
	written = packet_write(arena, &back, &again, NULL);
	assert(written && str_equals(bytes, again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct packet packet;
	struct err err = {.class = ERR_NONE};
	struct str bytes = {(const char *)data, size};
	if (!packet_read(&arena, STR("fuzz.edxml"), bytes, CIVIL_NO_DAY, &packet, &err)) {
		assert(err.class == ERR_INPUT || err.class == ERR_LIMIT);
		assert(!str_is_empty(err.what) && !str_is_empty(err.advice));
		assert(utf8_is_text(err.what) && str_index_of(err.what, '\n') == err.what.len);
	} else {
		check_warnings(&packet);
		if (packet.warning_count == 0)
			write_twice(&arena, &packet);
	}
	arena_finish(&arena);
	return 0;
}
