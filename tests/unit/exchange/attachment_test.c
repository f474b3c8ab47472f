/* Attachments inside packets: names, ids, and content that cannot be had. */
#include "exchange/attachment.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "tests/support/memory.h"
#include "tests/unit/exchange/sample.h"
#include "tests/unit/exchange/zip_sample.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void names_are_made_safe(void **state)
{
	(void)state;
	static const struct {
		const char *given, *safe;
	} names[] = {
		{"công văn 246.pdf", "công văn 246.pdf"},
		{"../../etc/passwd", "passwd"},
		{"C:\\Users\\mai\\246.pdf", "246.pdf"},
		{"thư mục/", ""},
		{"..", ""},
		{".", ""},
		{" 246.pdf \n", "246.pdf"},
		{"a\nb\tc.pdf", "abc.pdf"},
		{"a\xc2\x9b"
	     "31m.pdf",
	     "a31m.pdf"},
		{"ảnh\xe2\x80\xae"
	     "fdp.exe",
	     "ảnhfdp.exe"},
		{"", ""},
	};
	struct arena arena = test_arena();
	for (size_t i = 0; i < COUNT(names); i++)
		assert_str(attachment_safe_name(&arena, str_from_c(names[i].given)), names[i].safe);
	struct buf name = buf_in(&arena);
	for (size_t i = 0; i < 200; i++)
		buf_add(&name, STR("ộ"));
	struct str safe = attachment_safe_name(&arena, buf_str(&name));
	assert_int_equal(safe.len, 255);
	arena_finish(&arena);
}

struct swap {
	const char *from, *to;
	uint32_t line;
	const char *what, *name;
};

static void odd_ones_are_warned_of(void **state)
{
	(void)state;
	static const struct swap swaps[] = {
		{"<AttachmentName>246.txt", "<AttachmentName>../246.txt", 47,
	     "is not safe as a file name; \"246.txt\" is taken", "246.txt"},
		{"<AttachmentName>246.txt</AttachmentName>", "", 46, "Attachment has no AttachmentName",
	     "attachment"},
		{"<ContentType>application/zip</ContentType>", "", 49,
	     "attachment \"246.txt\" has no ContentType; it is a ZIP and is unpacked", "246.txt"},
		{"<Attachment><ContentId>cid:1</ContentId>", "<Attachment>", 46, "has no ContentId", "246.txt"},
		{"<AttachmentName>", "<Size>12</Size><AttachmentName>", 47, "unknown element \"Size\" in Attachment",
	     "246.txt"},
		{"<AttachmentName>", "<ContentId>cid:2</ContentId><AttachmentName>", 47,
	     "ContentId stands more than once", "246.txt"},
		{"</AttachmentEncoded>", "<Other/></AttachmentEncoded>", 54,
	     "unknown element \"Other\" in AttachmentEncoded", "246.txt"},
		{"</edXMLManifest>", "<Reference><ContentId>cid:2</ContentId></Reference></edXMLManifest>", 43,
	     "Reference \"cid:2\" names an attachment that the packet does not hold", "246.txt"},
	};
	for (size_t i = 0; i < COUNT(swaps); i++) {
		struct arena arena = test_arena();
		struct str bytes = sample_swap(&arena, sample_document, swaps[i].from, swaps[i].to);
		/* Without its id the attachment also leaves the manifest's reference alone. */
		if (str_equals(str_from_c(swaps[i].what), STR("has no ContentId")))
			bytes = sample_swap(&arena, bytes.ptr, "<Reference><ContentId>cid:1</ContentId></Reference>", "");
		struct packet packet = sample_warned(&arena, bytes, swaps[i].line, swaps[i].what);
		assert_int_equal(packet.attachment_count, 1);
		assert_str(packet.attachments[0].name, swaps[i].name);
		assert_str(packet.attachments[0].bytes, "Chào bạn\n");
		arena_finish(&arena);
	}
}

static void the_manifest_may_name_it_by_href(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	sample_read_clean(
		&arena, sample_swap(&arena, sample_document, "<Reference><ContentId>cid:1</ContentId>",
	                        "<Reference xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"cid:1\">"));
	struct packet packet = sample_read(
		&arena,
		sample_swap(&arena, sample_document, "<Reference><ContentId>cid:1", "<Reference><ContentId>cid:9"));
	assert_int_equal(packet.warning_count, 2);
	assert_str(packet.warnings[0].what,
	           "Reference \"cid:9\" names an attachment that the packet does not hold");
	assert_str(packet.warnings[1].what,
	           "attachment \"246.txt\" is not in edXMLManifest: no Reference has its ContentId \"cid:1\"");
	arena_finish(&arena);
}

static void what_is_no_zip_is_kept_as_it_is(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str bytes = zip_sample_packet(&arena, STR("%PDF-1.7 \0\xff"));
	bytes = sample_swap(&arena, str_copy_c(&arena, bytes), "application/zip", "application/pdf");
	struct packet packet = sample_warned(&arena, bytes, 49,
	                                     "not sent as application/zip; its bytes are kept as they are");
	assert_str(packet.attachments[0].content_type, "application/pdf");
	assert_true(str_equals(packet.attachments[0].bytes, STR("%PDF-1.7 \0\xff")));
	arena_finish(&arena);
}

static void content_that_cannot_be_had_is_refused(void **state)
{
	(void)state;
	static const struct swap swaps[] = {
		{"WAAAAAAA</", "WAAAAAA</", 52, "attachment \"246.txt\": its base64 ends too early", ""},
		{"WAAAAAAA</", "</", 49, "attachment \"246.txt\": its ZIP is broken", ""},
		{"WAAAAAAA</", "WAA*AAAA</", 52, "attachment \"246.txt\": its content is not base64", ""},
		{"UEsDBA", "VEsDBA", 49, "attachment \"246.txt\": its ZIP is broken", ""},
	};
	for (size_t i = 0; i < COUNT(swaps); i++) {
		struct arena arena = test_arena();
		struct str bytes = sample_swap(&arena, sample_document, swaps[i].from, swaps[i].to);
		sample_refused(&arena, bytes, ERR_INPUT, swaps[i].line, swaps[i].what);
		arena_finish(&arena);
	}
	struct arena arena = test_arena();
	struct str nameless = sample_swap(&arena, sample_document, "<AttachmentName>246.txt</AttachmentName>",
	                                  "");
	nameless = sample_swap(&arena, nameless.ptr, "WAAAAAAA</", "</");
	sample_refused(&arena, nameless, ERR_INPUT, 49, "attachment \"cid:1\": its ZIP is broken");
	sample_refused(&arena, zip_sample_packet(&arena, STR("")), ERR_INPUT, 46,
	               "has no ContentTransferEncoded");
	sample_refused(&arena, zip_sample_packet(&arena, STR("no zip")), ERR_INPUT, 49, "its ZIP is broken");
	arena_finish(&arena);
}

static void zips_that_mean_harm_are_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const struct zip_file files[] = {{STR("1"), STR("x")}, {STR("2"), STR("y")}};
	struct str two = zip_sample_packet(&arena, zip_sample(&arena, files, 2, NULL));
	sample_refused(&arena, two, ERR_INPUT, 49, "attachment \"246.txt\": its ZIP holds more than one file");
	struct str none = zip_sample_packet(&arena, zip_sample(&arena, files, 0, NULL));
	sample_refused(&arena, none, ERR_INPUT, 49, "attachment \"246.txt\": its ZIP holds no file");
	struct str locked = zip_sample_packet(&arena, zip_sample(&arena, files, 1, "zip:encryption=traditional"));
	sample_refused(&arena, locked, ERR_INPUT, 49, "attachment \"246.txt\": its ZIP is encrypted");
	struct str bomb = zip_sample_packet(&arena, zip_sample_bomb(&arena, 50 * 1000 * 1000));
	sample_refused(&arena, bomb, ERR_LIMIT, 49,
	               "attachment \"246.txt\": its ZIP unpacks to more than 200 times");
	arena_finish(&arena);
}

/* The sample's attachment so many times over, each with an id of its own. */
static struct str many(struct arena *arena, size_t count, struct str content_type, struct str encoded)
{
	struct str document = str_from_c(sample_document);
	struct buf out = buf_in(arena);
	buf_add(&out, str_slice(document, 0, str_find(document, STR("<Attachment>"))));
	for (size_t i = 0; i < count; i++) {
		buf_add(&out, STR("<Attachment><ContentId>cid:"));
		buf_add_u64(&out, i + 1);
		buf_add(&out, STR("</ContentId><AttachmentName>a</AttachmentName><ContentType>"));
		buf_add(&out, content_type);
		buf_add(&out, STR("</ContentType><ContentTransferEncoded>"));
		buf_add(&out, encoded);
		buf_add(&out, STR("</ContentTransferEncoded></Attachment>"));
	}
	buf_add(&out, STR("</AttachmentEncoded></edXML>"));
	return buf_str(&out);
}

static void too_many_are_refused(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct str pdf = STR("application/pdf");
	struct packet packet = sample_read(&arena, many(&arena, LIMIT_ATTACHMENTS, pdf, STR("eA==")));
	assert_int_equal(packet.attachment_count, LIMIT_ATTACHMENTS);
	assert_str(packet.attachments[LIMIT_ATTACHMENTS - 1].bytes, "x");
	sample_refused(&arena, many(&arena, LIMIT_ATTACHMENTS + 1, pdf, STR("eA==")), ERR_LIMIT, 45,
	               "too many attachments");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_made_safe),
		cmocka_unit_test(odd_ones_are_warned_of),
		cmocka_unit_test(the_manifest_may_name_it_by_href),
		cmocka_unit_test(what_is_no_zip_is_kept_as_it_is),
		cmocka_unit_test(content_that_cannot_be_had_is_refused),
		cmocka_unit_test(zips_that_mean_harm_are_refused),
		cmocka_unit_test(too_many_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
