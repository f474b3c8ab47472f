#include "journal/digest.h"

#include "base/buf.h"
#include "office/canon.h"

#define TEXT_BYTES 512 /* room to begin with; most texts stay below */

static void add_hash(struct buf *out, const uint8_t *bytes)
{
	buf_add(out, (struct str){(const char *)bytes, SHA256_BYTES});
}

static void hash_keep(struct sha256 hash, uint8_t *bytes)
{
	for (size_t i = 0; i < SHA256_BYTES; i++)
		bytes[i] = hash.bytes[i];
}

/* Notes are only ever added: those that were hashed before stand for themselves. */
static void notes_hash(const struct office *office, struct touched *touched, struct arena *scratch)
{
	struct imprint *imprint = &touched->imprint;

	for (size_t i = imprint->note_count; i < touched->document->note_count; i++) {
		struct buf text = buf_sized(scratch, TEXT_BYTES);

		if (i > 0)
			add_hash(&text, imprint->notes_hash);
		canon_note(office->seed, &touched->document->notes[i], &text);
		hash_keep(sha256_of(buf_str(&text)), imprint->notes_hash);
	}
	imprint->note_count = touched->document->note_count;
}

static void document_hash(const struct office *office, struct touched *touched, struct arena *scratch)
{
	struct imprint *imprint = &touched->imprint;
	struct buf text = buf_sized(scratch, TEXT_BYTES);

	canon_document(office->seed, touched->document, &text);
	notes_hash(office, touched, scratch);
	if (imprint->note_count > 0)
		add_hash(&text, imprint->notes_hash);
	hash_keep(sha256_of(buf_str(&text)), imprint->hash);
	imprint->is_whole = true;
}

struct sha256 office_digest(const struct office *office, struct sha256 start, struct arena *scratch)
{
	struct buf root = buf_sized(scratch, TEXT_BYTES), desk = buf_sized(scratch, TEXT_BYTES);
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

		if (!touched->imprint.is_whole)
			document_hash(office, touched, scratch);
		buf_add(&root, (struct str){big_endian, sizeof(big_endian)});
		add_hash(&root, touched->imprint.hash);
	}
	return sha256_of(buf_str(&root));
}
