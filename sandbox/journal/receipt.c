#include "journal/receipt.h"

#include "base/civil.h"

static void put_line(struct buf *out, const char *name, struct str value)
{
	buf_add_c(out, name);
	buf_add_char(out, ' ');
	buf_add(out, value);
	buf_add_char(out, '\n');
}

static void put_number(struct buf *out, const char *name, uint64_t value)
{
	buf_add_c(out, name);
	buf_add_char(out, ' ');
	buf_add_u64(out, value);
	buf_add_char(out, '\n');
}

static void put_hex(struct buf *out, const char *name, const void *bytes, size_t len)
{
	buf_add_c(out, name);
	buf_add_char(out, ' ');
	buf_add_hex(out, bytes, len);
	buf_add_char(out, '\n');
}

struct str receipt_text_write(const struct receipt_body *body, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add_c(&out, RECEIPT_FORMAT "\n");
	put_number(&out, "attempt", body->attempt);
	put_line(&out, "candidate", body->candidate);
	put_line(&out, "scenario", body->scenario);
	put_number(&out, "records", body->record_count);
	put_hex(&out, "head", body->head.bytes, sizeof(body->head.bytes));
	buf_add_c(&out, "closed ");
	instant_write(body->closed_at_ms, &out);
	buf_add_char(&out, '\n');
	return buf_str(&out);
}

struct str receipt_file_write(struct str text, const struct seal *seal, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add(&out, text);
	put_hex(&out, "signature", seal->signature, sizeof(seal->signature));
	put_hex(&out, "key", seal->key, sizeof(seal->key));
	return buf_str(&out);
}

/* ---- reading ---- */

enum receipt_line {
	LINE_FORMAT,
	LINE_ATTEMPT,
	LINE_CANDIDATE,
	LINE_SCENARIO,
	LINE_RECORDS,
	LINE_HEAD,
	LINE_CLOSED,
	LINE_SIGNATURE,
	LINE_KEY,
	LINE_COUNT
};
static const struct str line_beginnings[LINE_COUNT] = {
	[LINE_FORMAT] = STR_INIT(RECEIPT_FORMAT),
	[LINE_ATTEMPT] = STR_INIT("attempt "),
	[LINE_CANDIDATE] = STR_INIT("candidate "),
	[LINE_SCENARIO] = STR_INIT("scenario "),
	[LINE_RECORDS] = STR_INIT("records "),
	[LINE_HEAD] = STR_INIT("head "),
	[LINE_CLOSED] = STR_INIT("closed "),
	[LINE_SIGNATURE] = STR_INIT("signature "),
	[LINE_KEY] = STR_INIT("key "),
};

/* "2024-06-18T02:47:41.007Z"; whatever else passes is found when the text is written again. */
static bool instant_parse(struct str text, int64_t *ret_ms)
{
	struct minute minute;
	uint64_t seconds, ms;

	if (text.len != 24 || !minute_parse(str_slice(text, 0, 16), &minute) ||
	    !str_to_u64(str_slice(text, 17, 19), &seconds) || !str_to_u64(str_slice(text, 20, 23), &ms))
		return false;
	*ret_ms = (int64_t)minute.since_epoch * 60000 + (int64_t)(seconds * 1000 + ms);
	return true;
}

static bool records_parse(struct str text, uint32_t *ret)
{
	uint64_t count;

	if (!str_to_u64(text, &count) || count > UINT32_MAX)
		return false;
	*ret = (uint32_t)count;
	return true;
}

static bool value_parse(enum receipt_line line, struct str value, struct receipt_file *file)
{
	switch (line) {
	case LINE_FORMAT:
		return str_is_empty(value);
	case LINE_ATTEMPT:
		return str_to_u64(value, &file->body.attempt);
	case LINE_CANDIDATE:
		file->body.candidate = value;
		return true;
	case LINE_SCENARIO:
		file->body.scenario = value;
		return true;
	case LINE_RECORDS:
		return records_parse(value, &file->body.record_count);
	case LINE_HEAD:
		return sha256_parse(value, &file->body.head);
	case LINE_CLOSED:
		return instant_parse(value, &file->body.closed_at_ms);
	case LINE_SIGNATURE:
		return hex_parse(value, file->seal.signature, sizeof(file->seal.signature));
	case LINE_KEY:
		return hex_parse(value, file->seal.key, sizeof(file->seal.key));
	case LINE_COUNT:
		break;
	}
	return false;
}

bool receipt_file_read(struct str bytes, struct str source, struct arena *arena, struct receipt_file *ret,
                       struct err *reterr)
{
	struct receipt_file file = {.hash = sha256_of(bytes)};
	struct str rest = bytes;

	for (enum receipt_line line = LINE_FORMAT; line < LINE_COUNT; line++) {
		struct str beginning = line_beginnings[line], text = str_cut(&rest, '\n');

		if (!str_starts_with(text, beginning) ||
		    !value_parse(line, str_slice(text, beginning.len, text.len), &file))
			return err_at(reterr, ERR_INPUT, source, line + 1, STR("this is no line of a " RECEIPT_FORMAT),
			              STR("take receipt.txt as it was downloaded"));
	}
	file.text = receipt_text_write(&file.body, arena);
	if (!str_equals(receipt_file_write(file.text, &file.seal, arena), bytes))
		return err_at(reterr, ERR_INPUT, source, LINE_COUNT,
		              STR("the file is not byte for byte a " RECEIPT_FORMAT),
		              STR("take receipt.txt as it was downloaded"));
	*ret = file;
	return true;
}
