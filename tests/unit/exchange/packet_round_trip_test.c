/* Whatever packet is written, reading gives it back, member by member. Packets are made from the shapes
 * themselves, so a new member is tried as soon as it has its row. */
#include "exchange/packet_write.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "exchange/packet_shape.h"
#include "tests/support/memory.h"
#include "tests/support/relaxng.h"
#include "tests/unit/exchange/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

struct maker {
	struct arena *arena;
	uint64_t state; /* of the random numbers (xorshift64) */
	uint64_t serial;
};

static uint64_t below(struct maker *maker, uint64_t limit)
{
	maker->state ^= maker->state << 13;
	maker->state ^= maker->state >> 7;
	maker->state ^= maker->state << 17;
	return maker->state % limit;
}

/* A text that begins and ends in a letter, with everything difficult between. */
static struct str make_text(struct maker *maker, size_t max_length)
{
	static const struct str pieces[] = {
		STR_INIT("a"), STR_INIT("Đ"), STR_INIT("ộ"),  STR_INIT("&"),  STR_INIT("<"),  STR_INIT(">"),
		STR_INIT("]"), STR_INIT(" "), STR_INIT("\n"), STR_INIT("\r"), STR_INIT("\t"), STR_INIT("\""),
		STR_INIT("'"), STR_INIT("📄"), STR_INIT("%"),  STR_INIT("\\"), STR_INIT("="),  STR_INIT("\xc2\xa0"),
	};
	size_t longest = max_length == 0 || max_length > 60 ? 60 : max_length;
	if (below(maker, 20) == 0 && max_length != 0)
		longest = max_length;
	size_t length = 1 + below(maker, longest);
	struct buf out = buf_in(maker->arena);
	for (size_t i = 0; i < length; i++)
		buf_add(&out, i == 0 || i + 1 == length ? STR("Ấ") : pieces[below(maker, COUNT(pieces))]);
	return buf_str(&out);
}

static struct str make_organ_id(struct maker *maker)
{
	struct buf out = buf_in(maker->arena);
	buf_add(&out, STR("000.00."));
	buf_add_u64(&out, ++maker->serial);
	buf_add(&out, STR(".X99"));
	return buf_str(&out);
}

static struct str make_status_code(struct maker *maker)
{
	static const struct str codes[] = {STR_INIT("01"), STR_INIT("06"), STR_INIT("13"), STR_INIT("16")};
	return codes[below(maker, COUNT(codes))];
}

static struct str make_text_of(struct maker *maker, const struct shape_field *field)
{
	if (field->check == NULL)
		return make_text(maker, field->max_length);
	return strcmp(field->name, "StatusCode") == 0 ? make_status_code(maker) : make_organ_id(maker);
}

static struct day make_day(struct maker *maker)
{
	return (struct day){(int32_t)below(maker, 60000) - 20000};
}

static void make(struct maker *maker, const struct shape *shape, void *into);

static void make_items(struct maker *maker, const struct shape_field *field, void *into)
{
	size_t count = 1 + below(maker, 3);
	if (field->kind == SHAPE_TEXTS) {
		struct str *texts = ARENA_ARRAY(maker->arena, struct str, count);
		for (size_t i = 0; i < count; i++)
			texts[i] = make_text(maker, field->max_length);
		shape_set_items(field, into, texts, count);
		return;
	}
	char *items = arena_alloc_array(maker->arena, count, field->of->size_bytes);
	for (size_t i = 0; i < count; i++) {
		shape_clear(field->of, items + i * field->of->size_bytes);
		make(maker, field->of, items + i * field->of->size_bytes);
	}
	shape_set_items(field, into, items, count);
}

static void make_member(struct maker *maker, const struct shape_field *field, void *into)
{
	void *member = (char *)into + field->offset;
	switch (field->kind) {
	case SHAPE_TEXT:
		*(struct str *)member = make_text_of(maker, field);
		break;
	case SHAPE_NUMBER:
		*(int32_t *)member = field->high == 0
		                         ? (int32_t)below(maker, INT32_MAX)
		                         : field->low +
		                               (int32_t)below(maker, (uint64_t)(field->high - field->low + 1));
		break;
	case SHAPE_TRUTH:
		*(int32_t *)member = (int32_t)below(maker, 2);
		break;
	case SHAPE_DAY:
		*(struct day *)member = make_day(maker);
		break;
	case SHAPE_TIME:
		*(struct packet_time *)member = (struct packet_time){.on = make_day(maker),
		                                                     .second = (int32_t)below(maker, 86400)};
		break;
	case SHAPE_GROUP:
		make(maker, field->of, member);
		break;
	case SHAPE_TEXTS:
	case SHAPE_GROUPS:
		make_items(maker, field, into);
		break;
	}
}

static void make(struct maker *maker, const struct shape *shape, void *into)
{
	for (size_t i = 0; i < shape->count; i++)
		if (shape->fields[i].need != SHAPE_OPTIONAL || below(maker, 2) == 0)
			make_member(maker, &shape->fields[i], into);
	/* A group of which nothing is given is no item of a list. */
	if (!shape_is_given(shape, into))
		make_member(maker, &shape->fields[0], into);
}

static void make_attachments(struct maker *maker, struct packet *packet)
{
	size_t count = below(maker, 4);
	struct packet_attachment *attachments = ARENA_ARRAY(maker->arena, struct packet_attachment, count);
	for (size_t i = 0; i < count; i++) {
		size_t len = below(maker, 2000);
		char *bytes = arena_alloc(maker->arena, len);
		for (size_t k = 0; k < len; k++)
			bytes[k] = (char)below(maker, 256);
		attachments[i] = (struct packet_attachment){
			.name = make_organ_id(maker),
			.description = below(maker, 2) == 0 ? make_text(maker, 0) : (struct str){0},
			.content_id = make_organ_id(maker),
			.content_type = STR("application/zip"),
			.bytes = {bytes, len},
		};
	}
	packet->attachments = attachments;
	packet->attachment_count = count;
}

static void same(const struct shape *shape, const void *a, const void *b);

static void same_items(const struct shape_field *field, const void *a, const void *b)
{
	size_t count, other_count;
	const char *items = shape_items(field, a, &count), *others = shape_items(field, b, &other_count);
	assert_int_equal(count, other_count);
	for (size_t i = 0; i < count; i++) {
		if (field->kind == SHAPE_GROUPS)
			same(field->of, items + i * field->of->size_bytes, others + i * field->of->size_bytes);
		else
			assert_true(str_equals(((const struct str *)(const void *)items)[i],
			                       ((const struct str *)(const void *)others)[i]));
	}
}

static void same_member(const struct shape_field *field, const void *a, const void *b)
{
	const void *left = (const char *)a + field->offset, *right = (const char *)b + field->offset;
	switch (field->kind) {
	case SHAPE_TEXT:
		assert_true(str_equals(*(const struct str *)left, *(const struct str *)right));
		break;
	case SHAPE_NUMBER:
	case SHAPE_TRUTH:
		assert_int_equal(*(const int32_t *)left, *(const int32_t *)right);
		break;
	case SHAPE_DAY:
		assert_int_equal(((const struct day *)left)->since_epoch, ((const struct day *)right)->since_epoch);
		break;
	case SHAPE_TIME:
		assert_memory_equal(left, right, sizeof(struct packet_time));
		break;
	case SHAPE_GROUP:
		same(field->of, left, right);
		break;
	case SHAPE_TEXTS:
	case SHAPE_GROUPS:
		same_items(field, a, b);
		break;
	}
}

static void same(const struct shape *shape, const void *a, const void *b)
{
	for (size_t i = 0; i < shape->count; i++)
		same_member(&shape->fields[i], a, b);
}

static void same_attachments(const struct packet *a, const struct packet *b)
{
	assert_int_equal(a->attachment_count, b->attachment_count);
	for (size_t i = 0; i < a->attachment_count; i++) {
		assert_true(str_equals(a->attachments[i].name, b->attachments[i].name));
		assert_true(str_equals(a->attachments[i].description, b->attachments[i].description));
		assert_true(str_equals(a->attachments[i].content_id, b->attachments[i].content_id));
		assert_true(str_equals(a->attachments[i].content_type, b->attachments[i].content_type));
		assert_true(str_equals(a->attachments[i].bytes, b->attachments[i].bytes));
	}
}

static struct packet round_trip(struct arena *arena, const struct packet *packet, uint64_t seed)
{
	struct str bytes;
	struct err err = {.class = ERR_NONE};
	if (!packet_write(arena, packet, &bytes, &err))
		fail_msg("seed %llu, line %u: %.*s", (unsigned long long)seed, err.line, STR_ARG(err.what));
	if (!relaxng_accepts(arena, "fixtures/schemas/edxml.rng", bytes))
		fail_msg("seed %llu: not by the schema: %.*s", (unsigned long long)seed, STR_ARG(bytes));
	return sample_read_clean(arena, bytes);
}

/* The schema is no formality: what the standard does not allow is not accepted. */
static void the_schema_refuses_what_is_wrong(void **state)
{
	static const char *const swaps[][2] = {
		{"<CodeNumber>246<", "<CodeNumber>123456789012<"},
		{"<CodeNumber>246</CodeNumber>", ""},
		{"<Type>2<", "<Type>3<"},
		{"</Subject>", "</Subject><Subject>hai</Subject>"},
	};
	struct arena arena = test_arena();
	(void)state;
	for (size_t i = 0; i < COUNT(swaps); i++) {
		struct str bytes = sample_swap(&arena, sample_document, swaps[i][0], swaps[i][1]);
		if (relaxng_accepts(&arena, "fixtures/schemas/edxml.rng", bytes))
			fail_msg("accepted: %s", swaps[i][1]);
	}
	arena_finish(&arena);
}

static void documents_come_back(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 400; seed++) {
		struct arena arena = test_arena();
		struct maker maker = {.arena = &arena, .state = seed * 0x9e3779b97f4a7c15};
		struct packet packet = packet_empty(PACKET_DOCUMENT);
		make(&maker, &packet_document_shape, &packet);
		make(&maker, &packet_trace_shape, &packet);
		make_attachments(&maker, &packet);
		struct packet back = round_trip(&arena, &packet, seed);
		assert_int_equal(back.kind, PACKET_DOCUMENT);
		same(&packet_document_shape, &packet, &back);
		same(&packet_trace_shape, &packet, &back);
		same_attachments(&packet, &back);
		arena_finish(&arena);
	}
}

static void status_messages_come_back(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 400; seed++) {
		struct arena arena = test_arena();
		struct maker maker = {.arena = &arena, .state = seed * 0x9e3779b97f4a7c15};
		struct packet packet = packet_empty(PACKET_STATUS);
		make(&maker, &packet_status_shape, &packet);
		struct packet back = round_trip(&arena, &packet, seed);
		assert_int_equal(back.kind, PACKET_STATUS);
		same(&packet_status_shape, &packet, &back);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_schema_refuses_what_is_wrong),
		cmocka_unit_test(documents_come_back),
		cmocka_unit_test(status_messages_come_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
