/* What `sandbox packet` prints and how it ends. */
#include "cli/packet.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "tests/support/fixture.h"
#include "tests/support/memory.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

/* What a call printed, and its exit status. */
struct said {
	struct str out, err;
	int status;
};

/* Until it is put back, the stream goes to a file that has no name. */
static int divert(FILE *stream, FILE **ret_file)
{
	*ret_file = tmpfile();
	assert_non_null(*ret_file);
	fflush(stream);
	int before = dup(fileno(stream));
	dup2(fileno(*ret_file), fileno(stream));
	return before;
}

static struct str put_back(struct arena *arena, FILE *stream, FILE *file, int before)
{
	fflush(stream);
	dup2(before, fileno(stream));
	close(before);
	struct buf out = buf_in(arena);
	char piece[4096];
	size_t got;
	rewind(file);
	while ((got = fread(piece, 1, sizeof(piece), file)) > 0)
		buf_add(&out, (struct str){piece, got});
	fclose(file);
	return buf_str(&out);
}

static struct said call(struct arena *arena, const char *path, const char *option)
{
	struct said said;
	FILE *out, *err;
	char *argv[] = {str_copy_c(arena, STR("packet")), str_copy_c(arena, str_from_c(path)),
	                str_copy_c(arena, str_from_c(option)), NULL};
	int out_before = divert(stdout, &out), err_before = divert(stderr, &err);
	said.status = cli_packet(option == NULL ? 2 : 3, argv);
	said.err = put_back(arena, stderr, err, err_before);
	said.out = put_back(arena, stdout, out, out_before);
	return said;
}

static void assert_str(struct str found, const char *wanted)
{
	if (!str_equals(found, str_from_c(wanted)))
		fail_msg("wanted \"%s\", found \"%.*s\"", wanted, STR_ARG(found));
}

static const char status_packet[] =
	"<edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><edXMLEnvelope><edXMLHeader><MessageHeader>\n"
	"<From><OrganId>000.00.01.X99</OrganId><OrganName>UBND xã &quot;An Bình&quot;</OrganName></From>\n"
	"<ResponseFor><OrganId>000.00.00.X99</OrganId><Code>246/SNV</Code><DocumentId>a\\b</DocumentId></"
	"ResponseFor>\n"
	"<StatusCode>03</StatusCode><Description>Đã\ttiếp&#10;nhận&#x9b;31m</Description>\n"
	"<Timestamp>2024/06/31 08:00:00</Timestamp>\n"
	"</MessageHeader></edXMLHeader></edXMLEnvelope></edXML>\n";

/* The text in a file of its own, whose path lives in the arena. */
static const char *file_with(struct arena *arena, const char *text)
{
	char *path = str_copy_c(arena, STR("/tmp/saban-packet-XXXXXX"));
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	struct str bytes = str_from_c(text);
	assert_int_equal(write(fd, bytes.ptr, bytes.len), bytes.len);
	close(fd);
	return path;
}

static void a_status_as_json(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const char *path = file_with(&arena, status_packet);
	struct said said = call(&arena, path, "--json");
	unlink(path);
	assert_int_equal(said.status, 0);
	assert_str(said.err, "");
	assert_str(
		said.out,
		"{\"kind\":\"status\",\"from\":{\"organ_id\":\"000.00.01.X99\",\"organ_name\":\"UBND xã \\\"An "
		"Bình\\\"\"},\"to\":[],\"document_id\":null,\"number\":null,\"notation\":null,\"promulgated_on\":"
		"null,\"subject\":null,\"business_type\":null,\"status_code\":\"03\",\"response_for\":[{\"organ_id\":"
		"\"000.00.00.X99\",\"code\":\"246/SNV\",\"document_id\":\"a\\\\b\",\"promulgated_on\":null}],"
		"\"attachments\":[],\"warnings\":[{\"line\":5,\"what\":\"Timestamp \\\"2024/06/31 08:00:00\\\" is no "
		"day of the calendar and is left out\"}]}\n");
	arena_finish(&arena);
}

static void a_status_for_people(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const char *path = file_with(&arena, status_packet);
	struct said said = call(&arena, path, NULL);
	unlink(path);
	assert_int_equal(said.status, 0);
	assert_str(said.out,
	           "packet       status\n"
	           "from         000.00.01.X99 UBND xã \"An Bình\"\n"
	           "status       03 Đã tiếp nhận 31m\n"
	           "answers      246/SNV a\\b\n"
	           "warning      line 5: Timestamp \"2024/06/31 08:00:00\" is no day of the calendar and is left "
	           "out\n");
	arena_finish(&arena);
}

static void a_genuine_document_as_json(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	struct said said = call(&arena, shared_data_path(&arena, "edxml/sdk-built-new.edxml").ptr, "--json");
	assert_int_equal(said.status, 0);
	assert_str(
		said.out,
		"{\"kind\":\"document\",\"from\":{\"organ_id\":\"000.00.00.G22\",\"organ_name\":\"Văn phòng Chính "
		"phủ\"},\"to\":[{\"organ_id\":\"000.00.00.H41\",\"organ_name\":\"UBND Tỉnh Nghệ An\"},{\"organ_id\":"
		"\"000.00.00.H14\",\"organ_name\":\"UBND Tỉnh Cao Bằng\"},{\"organ_id\":\"000.00.00.G17\",\"organ_"
		"name\":\"Sở Thông tin truyền thông Hải Phòng\"}],\"document_id\":\"000.00.00.G22,2015/09/30,7816/"
		"VPCP-TTĐT\",\"number\":\"7816\",\"notation\":\"VPCP-TTĐT\",\"promulgated_on\":\"2019-04-11\","
		"\"subject\":\"V/v kết nối, liên thông phần mềm quản lý văn "
		"bản\",\"business_type\":0,\"status_code\":"
		"null,\"response_for\":[],\"attachments\":[{\"name\":\"1896_QD-TTg_m_294779.doc\",\"content_id\":"
		"\"cid:"
		"209\",\"bytes\":8381,\"sha256\":"
		"\"e7de316a8b44b0afd55400ab40ed5851fdca8c86b972aec61e7baf85b51e1fbc\"}"
		"],\"warnings\":[]}\n");
	arena_finish(&arena);
}

static void a_broken_packet_gives_one_line(void **state)
{
	(void)state;
	struct arena arena = test_arena();
	const char *path = file_with(&arena, "<edXML>\n<From>\n</edXML>\n");
	struct said said = call(&arena, path, "--json");
	unlink(path);
	assert_int_equal(said.status, 2);
	assert_str(said.out, "");
	struct buf wanted = buf_in(&arena);
	buf_add_c(&wanted, path);
	buf_add_c(&wanted,
	          ":3: not well-formed XML: Opening and ending tag mismatch: From line 2 and edXML; close each "
	          "element before its parent ends: look for a tag that is doubled or missing\n");
	buf_add_char(&wanted, '\0');
	assert_str(said.err, wanted.ptr);
	arena_finish(&arena);
}

static void no_file_and_no_sense_give_one_line(void **state)
{
	(void)state;
	static const char *const calls[][2] = {
		{"/nonexistent/x.edxml", NULL}, {"/tmp", NULL}, {"x.edxml", "--xml"}, {"x.edxml", "y.edxml"}};
	struct arena arena = test_arena();
	for (size_t i = 0; i < COUNT(calls); i++) {
		struct said said = call(&arena, calls[i][0], calls[i][1]);
		assert_int_equal(said.status, 2);
		assert_str(said.out, "");
		assert_int_equal(str_index_of(said.err, '\n') + 1, said.err.len);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_status_as_json),
		cmocka_unit_test(a_status_for_people),
		cmocka_unit_test(a_genuine_document_as_json),
		cmocka_unit_test(a_broken_packet_gives_one_line),
		cmocka_unit_test(no_file_and_no_sense_give_one_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
