#include "journal/digest.h"

#include "base/buf.h"
#include "office/canon.h"

static void add_hash(struct buf *out, const uint8_t *bytes)
{
	buf_add(out, (struct str){(const char *)bytes, SHA256_BYTES});
}

static void document_hash(const struct office *office, struct touched *touched, struct arena *scratch)
{
	struct buf text = buf_in(scratch);
	struct sha256 hash;

	canon_document(office->seed, touched->document, &text);
	hash = sha256_of(buf_str(&text));
	for (size_t i = 0; i < SHA256_BYTES; i++)
		touched->hash[i] = hash.bytes[i];
	touched->is_hashed = true;
}

struct sha256 office_digest(const struct office *office, struct sha256 start, struct arena *scratch)
{
	struct buf root = buf_in(scratch), desk = buf_in(scratch);
	uint32_t at = 0;
	struct touched *touched;
	struct sha256 hash;

	buf_add(&root, STR("saban-state-1"));
	add_hash(&root, start.bytes);
	canon_desk(office, &desk);
	hash = sha256_of(buf_str(&desk));
	add_hash(&root, hash.bytes);
	while ((touched = office_touched_next(office, &at)) != NULL) {
		uint32_t id = touched->id.number;
		char big_endian[4] = {(char)(id >> 24), (char)(id >> 16), (char)(id >> 8), (char)id};

		if (!touched->is_hashed)
			document_hash(office, touched, scratch);
		buf_add(&root, (struct str){big_endian, sizeof(big_endian)});
		add_hash(&root, touched->hash);
	}
	return sha256_of(buf_str(&root));
}
