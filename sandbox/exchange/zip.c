/* exchange/zip.c - see zip.h. */
#include "exchange/zip.h"

#include "base/arena.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/sentence.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

/* AUTO wants the name of a type in one word, and one type for each way of closing. */
typedef struct archive archive_reader;
typedef struct archive archive_writer;
typedef struct archive_entry archive_entry;

static void close_reader(archive_reader *archive)
{
	archive_read_free(archive);
}
AUTO_DEFINE(archive_reader, close_reader);

static void close_writer(archive_writer *archive)
{
	archive_write_free(archive);
}
AUTO_DEFINE(archive_writer, close_writer);
AUTO_DEFINE(archive_entry, archive_entry_free);

/* libarchive turns names into the thread's character set: only in UTF-8 does a Vietnamese name survive.
 */
struct utf8_locale {
	locale_t utf8, before;
};

static struct utf8_locale utf8_locale_enter(void)
{
	struct utf8_locale entered = {.utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0)};
	if (entered.utf8 != (locale_t)0)
		entered.before = uselocale(entered.utf8);
	return entered;
}

static void utf8_locale_leave(struct utf8_locale entered)
{
	if (entered.utf8 == (locale_t)0)
		return;
	uselocale(entered.before);
	freelocale(entered.utf8);
}

bool zip_is_likely(struct str bytes)
{
	return str_starts_with(bytes, STR("PK\003\004")) || str_starts_with(bytes, STR("PK\005\006"));
}

static bool no_file(struct err *reterr)
{
	return err_set(reterr, ERR_INPUT, STR("its ZIP holds no file"),
	               STR("ask the sender to pack the file and send it again"));
}

static bool broken(struct arena *arena, const char *reason, struct err *reterr)
{
	struct str why = str_from_c(reason);
	struct str what = STR("its ZIP is broken");
	if (!str_is_empty(why) && utf8_is_text(why) && str_index_of(why, '\n') == why.len)
		what = SENTENCE(arena, what, STR(": "), why);
	return err_set(reterr, ERR_INPUT, what, STR("ask the sender to pack the file and send it again"));
}

/* The limit that counts for this ZIP: of size or of ratio, whichever is less. */
static size_t limit_of(struct str zip, size_t max_bytes)
{
	return zip.len < max_bytes / LIMIT_UNPACK_RATIO ? zip.len * LIMIT_UNPACK_RATIO : max_bytes;
}

static bool too_big(struct arena *arena, struct str zip, size_t max_bytes, struct err *reterr)
{
	if (limit_of(zip, max_bytes) < max_bytes)
		return err_set(reterr, ERR_LIMIT,
		               SENTENCE(arena, STR("its ZIP unpacks to more than "),
		                        sentence_number(arena, LIMIT_UNPACK_RATIO),
		                        STR(" times its size, as a ZIP bomb does")),
		               STR("do not open it; ask the sender what it is"));
	return err_set(
		reterr, ERR_LIMIT,
		SENTENCE(arena, STR("its file is larger than "), sentence_number(arena, max_bytes), STR(" bytes")),
		STR("ask the sender to send the file in parts"));
}

static bool read_bytes(struct arena *arena, archive_reader *archive, struct str zip, size_t max_bytes,
                       struct str *ret, struct err *reterr)
{
	enum {
		PIECE_BYTES = 65536
	};
	size_t limit = limit_of(zip, max_bytes);
	struct buf out = buf_in(arena);
	char *piece = arena_alloc(arena, PIECE_BYTES);
	for (;;) {
		la_ssize_t got = archive_read_data(archive, piece, PIECE_BYTES);
		if (got < 0)
			return broken(arena, archive_error_string(archive), reterr);
		if (got == 0)
			break;
		if ((size_t)got > limit - out.len)
			return too_big(arena, zip, max_bytes, reterr);
		buf_add(&out, (struct str){piece, (size_t)got});
	}
	*ret = buf_str(&out);
	return true;
}

static bool read_entry(struct arena *arena, archive_reader *archive, archive_entry *entry, struct str zip,
                       size_t max_bytes, struct zip_file *ret, struct err *reterr)
{
	if (archive_entry_is_encrypted(entry) != 0)
		return err_set(reterr, ERR_INPUT, STR("its ZIP is encrypted"),
		               STR("ask the sender to send it without a password"));
	if (archive_entry_size_is_set(entry) && archive_entry_size(entry) > (la_int64_t)limit_of(zip, max_bytes))
		return too_big(arena, zip, max_bytes, reterr);
	struct str name = str_from_c(archive_entry_pathname_utf8(entry));
	ret->name = utf8_is_text(name) ? str_copy(arena, name) : (struct str){0};
	if (!read_bytes(arena, archive, zip, max_bytes, &ret->bytes, reterr))
		return false;
	/* libarchive checks neither when the ZIP's directory says that nothing is packed. */
	if (archive_entry_filetype(entry) != AE_IFREG)
		return broken(arena, "it holds something that is no file", reterr);
	if (archive_entry_size_is_set(entry) && archive_entry_size(entry) != (la_int64_t)ret->bytes.len)
		return broken(arena, "the file is not as long as the ZIP says", reterr);
	return true;
}

static bool read_archive(struct arena *arena, archive_reader *archive, struct str zip, size_t max_bytes,
                         struct zip_file *ret, struct err *reterr)
{
	size_t file_count = 0;
	for (;;) {
		archive_entry *entry;
		int status = archive_read_next_header(archive, &entry);
		if (status == ARCHIVE_EOF)
			break;
		/* A warning here is about a name it cannot convert; names are checked by ourselves. */
		if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
			return broken(arena, archive_error_string(archive), reterr);
		if (archive_entry_filetype(entry) == AE_IFDIR)
			continue;
		if (file_count++ > 0)
			return err_set(reterr, ERR_INPUT, STR("its ZIP holds more than one file"),
			               STR("ask the sender for one attachment for each file"));
		if (!read_entry(arena, archive, entry, zip, max_bytes, ret, reterr))
			return false;
	}
	if (file_count == 0)
		return no_file(reterr);
	return true;
}

bool zip_read(struct arena *arena, struct str bytes, size_t max_bytes, struct zip_file *ret,
              struct err *reterr)
{
	/* An empty ZIP, which libarchive does not know. */
	if (str_starts_with(bytes, STR("PK\005\006")))
		return no_file(reterr);
	AUTO(archive_reader) *archive = archive_read_new();
	if (archive == NULL)
		return err_set(reterr, ERR_INTERNAL, STR("the ZIP reader does not start"),
		               STR("free memory and try again"));
	archive_read_support_format_zip_seekable(archive);
	struct utf8_locale locale = utf8_locale_enter();
	bool read = archive_read_open_memory(archive, bytes.ptr, bytes.len) == ARCHIVE_OK
	                ? read_archive(arena, archive, bytes, max_bytes, ret, reterr)
	                : broken(arena, archive_error_string(archive), reterr);
	utf8_locale_leave(locale);
	return read;
}

static la_ssize_t append(struct archive *archive, void *context, const void *bytes, size_t len)
{
	UNUSED(archive);
	buf_add(context, (struct str){bytes, len});
	return (la_ssize_t)len;
}

static bool write_archive(archive_writer *archive, archive_entry *entry, struct zip_file file,
                          const char *options, struct buf *out)
{
	archive_entry_set_pathname(entry, str_copy_c(out->arena, file.name));
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_size(entry, (la_int64_t)file.bytes.len);
	/* No time is set: libarchive would write it in the machine's time zone. */
	return archive_write_set_format_zip(archive) == ARCHIVE_OK &&
	       archive_write_set_options(archive, options) == ARCHIVE_OK &&
	       archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK &&
	       archive_write_open(archive, out, NULL, append, NULL) == ARCHIVE_OK &&
	       archive_write_header(archive, entry) == ARCHIVE_OK &&
	       archive_write_data(archive, file.bytes.ptr, file.bytes.len) == (la_ssize_t)file.bytes.len &&
	       archive_write_close(archive) == ARCHIVE_OK;
}

static bool write_with(struct arena *arena, struct zip_file file, const char *options, struct str *ret)
{
	AUTO(archive_writer) *archive = archive_write_new();
	AUTO(archive_entry) *entry = archive_entry_new();
	struct buf out = buf_in(arena);
	if (archive == NULL || entry == NULL || !write_archive(archive, entry, file, options, &out))
		return false;
	*ret = buf_str(&out);
	return true;
}

bool zip_write(struct arena *arena, struct zip_file file, struct str *ret, struct err *reterr)
{
	/* Deflate comes first because readers that cannot seek refuse a stored file of unknown length,
	 * which is how libarchive writes one. What would look like a bomb is stored all the same. */
	bool written = write_with(arena, file, "zip:compression=deflate", ret);
	if (written && limit_of(*ret, LIMIT_ATTACHMENT_BYTES) < file.bytes.len)
		written = write_with(arena, file, "zip:compression=store", ret);
	if (!written)
		return err_set(reterr, ERR_INTERNAL, STR("the ZIP writer does not work"),
		               STR("free memory and try again"));
	return true;
}
