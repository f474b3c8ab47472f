/* cli/packet.c - see packet.h. */
#include "cli/packet.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/json_write.h"
#include "base/limits.h"
#include "cli/options.h"
#include "exchange/packet.h"
#include "host/clock.h"
#include "host/file.h"
#include "host/memory.h"
#include "journal/sha256.h"

#include <stdio.h>

static struct str day_text(struct arena *arena, struct day day)
{
	struct buf out = buf_in(arena);
	if (day_is_given(day))
		day_write(day, &out);
	return buf_str(&out);
}

static const char *kind_name(enum packet_kind kind)
{
	switch (kind) {
	case PACKET_DOCUMENT:
		return "document";
	case PACKET_STATUS:
		return "status";
	}
	return "";
}

static void json_organ(struct json_out *json, const struct packet_organ *organ)
{
	json_object_open(json);
	json_member_str_or_null(json, "organ_id", organ->organ_id);
	json_member_str_or_null(json, "organ_name", organ->organ_name);
	json_object_close(json);
}

static void json_response(struct json_out *json, const struct packet_response *response)
{
	json_object_open(json);
	json_member_str_or_null(json, "organ_id", response->organ_id);
	json_member_str_or_null(json, "code", response->code);
	json_member_str_or_null(json, "document_id", response->document_id);
	json_member_str_or_null(json, "promulgated_on", day_text(json->out->arena, response->promulgated_on));
	json_object_close(json);
}

static void json_attachment(struct json_out *json, const struct packet_attachment *attachment)
{
	json_object_open(json);
	json_member_str(json, "name", attachment->name);
	json_member_str_or_null(json, "content_id", attachment->content_id);
	json_member_u64(json, "bytes", attachment->bytes.len);
	json_member_str(json, "sha256", sha256_hex(json->out->arena, sha256_of(attachment->bytes)));
	json_object_close(json);
}

static void json_lists(struct json_out *json, const struct packet *packet)
{
	json_key(json, "response_for");
	json_array_open(json);
	for (size_t i = 0; i < packet->response_for_count; i++)
		json_response(json, &packet->response_for[i]);
	json_array_close(json);
	json_key(json, "attachments");
	json_array_open(json);
	for (size_t i = 0; i < packet->attachment_count; i++)
		json_attachment(json, &packet->attachments[i]);
	json_array_close(json);
	json_key(json, "warnings");
	json_array_open(json);
	for (size_t i = 0; i < packet->warning_count; i++) {
		json_object_open(json);
		json_member_u64(json, "line", packet->warnings[i].line);
		json_member_str(json, "what", packet->warnings[i].what);
		json_object_close(json);
	}
	json_array_close(json);
}

static void write_json(const struct packet *packet, struct buf *out)
{
	struct json_out json = json_out_in(out);
	json_object_open(&json);
	json_member_str(&json, "kind", str_from_c(kind_name(packet->kind)));
	json_key(&json, "from");
	json_organ(&json, &packet->from);
	json_key(&json, "to");
	json_array_open(&json);
	for (size_t i = 0; i < packet->to_count; i++)
		json_organ(&json, &packet->to[i]);
	json_array_close(&json);
	json_member_str_or_null(&json, "document_id", packet->document_id);
	json_member_str_or_null(&json, "number", packet->number);
	json_member_str_or_null(&json, "notation", packet->notation);
	json_member_str_or_null(&json, "promulgated_on", day_text(out->arena, packet->promulgated_on));
	json_member_str_or_null(&json, "subject", packet->subject);
	if (packet->business.type == PACKET_NO_NUMBER)
		json_member_null(&json, "business_type");
	else
		json_member_i64(&json, "business_type", packet->business.type);
	json_member_str_or_null(&json, "status_code", packet->status_code);
	json_lists(&json, packet);
	json_object_close(&json);
	buf_add_char(out, '\n');
}

/* A stranger's text on one line of a terminal: no line end, and none of the C1 controls that XML lets
 * through and that a terminal obeys (U+0080 to U+009F, in UTF-8 the byte C2 and one below A0). */
static void add_plain(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		bool c1 = c == 0xc2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] < 0xa0;
		if (c1)
			i++;
		buf_add_char(out, c1 || c < ' ' || c == 0x7f ? ' ' : text.ptr[i]);
	}
}

/* One line of label and value; nothing when there is no value. */
static void add_line(struct buf *out, const char *label, struct str value, struct str more)
{
	if (str_is_empty(value) && str_is_empty(more))
		return;
	buf_add_c(out, label);
	add_plain(out, value);
	if (!str_is_empty(value) && !str_is_empty(more))
		buf_add_char(out, ' ');
	add_plain(out, more);
	buf_add_char(out, '\n');
}

static void write_human(const struct packet *packet, struct buf *out)
{
	static const char *const business[] = {"new", "recall", "update", "replacement"};
	add_line(out, "packet       ", str_from_c(kind_name(packet->kind)), STR(""));
	add_line(out, "from         ", packet->from.organ_id, packet->from.organ_name);
	for (size_t i = 0; i < packet->to_count; i++)
		add_line(out, "to           ", packet->to[i].organ_id, packet->to[i].organ_name);
	add_line(out, "document     ", packet->document_id, STR(""));
	add_line(out, "number       ", packet->number, packet->notation);
	add_line(out, "promulgated  ", day_text(out->arena, packet->promulgated_on), STR(""));
	add_line(out, "subject      ", packet->subject, STR(""));
	if (packet->business.type >= 0 && (size_t)packet->business.type < COUNT(business))
		add_line(out, "business     ", str_from_c(business[packet->business.type]), packet->business.reason);
	add_line(out, "status       ", packet->status_code, packet->description);
	for (size_t i = 0; i < packet->response_for_count; i++)
		add_line(out, "answers      ", packet->response_for[i].code, packet->response_for[i].document_id);
	for (size_t i = 0; i < packet->attachment_count; i++) {
		struct buf size = buf_in(out->arena);
		buf_add_u64(&size, packet->attachments[i].bytes.len);
		buf_add(&size, STR(" bytes"));
		add_line(out, "attachment   ", packet->attachments[i].name, buf_str(&size));
	}
	for (size_t i = 0; i < packet->warning_count; i++) {
		struct buf line = buf_in(out->arena);
		buf_add(&line, STR("line "));
		buf_add_u64(&line, packet->warnings[i].line);
		buf_add_char(&line, ':');
		add_line(out, "warning      ", buf_str(&line), packet->warnings[i].what);
	}
}

/* The day it is in Viet Nam, wherever the machine stands. */
static struct day today(void)
{
	int64_t minutes = clock_utc_ms() / 60000 + CIVIL_VIETNAM_OFFSET_MINUTES;
	return day_of_minute((struct minute){(int32_t)minutes});
}

static bool show(struct arena *arena, struct str path, bool as_json, struct buf *out, struct err *reterr)
{
	struct str bytes;
	struct packet packet;
	if (!file_read(arena, path, LIMIT_PACKET_BYTES, &bytes, reterr) ||
	    !packet_read(arena, path, bytes, today(), &packet, reterr))
		return false;
	if (as_json)
		write_json(&packet, out);
	else
		write_human(&packet, out);
	return true;
}

static bool read_call(int argc, char **argv, struct str *ret_path, bool *ret_json, int *ret_status)
{
	const struct option options[] = {{"--json", NULL, "print one JSON object", .flag = ret_json}};
	const struct usage usage = {"packet", "FILE", "shows what an edXML packet says", options, COUNT(options),
	                            1,        1};
	return options_parse(argc, argv, &usage, ret_path, NULL, ret_status);
}

int cli_packet(int argc, char **argv)
{
	struct str path;
	bool as_json = false;
	int status = 0;
	if (!read_call(argc, argv, &path, &as_json, &status))
		return status;
	struct arena arena;
	arena_init(&arena, &host_memory);
	struct buf out = buf_in(&arena), complaint = buf_in(&arena);
	struct err err = {.class = ERR_NONE};
	if (!show(&arena, path, as_json, &out, &err)) {
		err_write(&err, &complaint);
		buf_add_char(&complaint, '\n');
		status = EXIT_USAGE;
	} else if (fwrite(out.ptr, 1, out.len, stdout) != out.len || fflush(stdout) != 0) {
		buf_add(&complaint,
		        STR("standard output cannot be written; look for a full disk or a closed pipe\n"));
		status = 1;
	}
	if (complaint.len > 0)
		fwrite(complaint.ptr, 1, complaint.len, stderr);
	arena_finish(&arena);
	return status;
}
