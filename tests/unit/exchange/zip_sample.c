#include "tests/unit/exchange/zip_sample.h"

#include "base/arena.h"
#include "base/buf.h"
#include "exchange/base64.h"
#include "tests/unit/exchange/sample.h"

#include <archive.h>
#include <archive_entry.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void add_file(struct arena *arena, struct archive *archive, struct zip_file file)
{
	struct archive_entry *entry = archive_entry_new();
	bool is_folder = str_ends_with(file.name, STR("/"));
	archive_entry_set_pathname(entry, str_copy_c(arena, file.name));
	archive_entry_set_filetype(entry, is_folder ? AE_IFDIR : AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_size(entry, (la_int64_t)file.bytes.len);
	assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
	if (!is_folder)
		assert_int_equal(archive_write_data(archive, file.bytes.ptr, file.bytes.len), file.bytes.len);
	archive_entry_free(entry);
}

struct str zip_sample(struct arena *arena, const struct zip_file *files, size_t count, const char *options)
{
	size_t room = 4096, used = 0;
	for (size_t i = 0; i < count; i++)
		room += files[i].bytes.len + 1024;
	char *bytes = arena_alloc(arena, room);
	struct archive *archive = archive_write_new();
	archive_write_set_format_zip(archive);
	if (options != NULL)
		assert_int_equal(archive_write_set_options(archive, options), ARCHIVE_OK);
	archive_write_set_bytes_in_last_block(archive, 1);
	if (options != NULL && strstr(options, "encryption") != NULL)
		archive_write_set_passphrase(archive, "bi-mat");
	assert_int_equal(archive_write_open_memory(archive, bytes, room, &used), ARCHIVE_OK);
	for (size_t i = 0; i < count; i++)
		add_file(arena, archive, files[i]);
	assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
	archive_write_free(archive);
	return (struct str){bytes, used};
}

struct str zip_sample_bomb(struct arena *arena, size_t zero_count)
{
	struct zip_file file = {.name = STR("bom"), .bytes = {arena_alloc(arena, zero_count), zero_count}};
	return zip_sample(arena, &file, 1, "zip:compression=deflate");
}

struct str zip_sample_packet(struct arena *arena, struct str content)
{
	struct str document = str_from_c(sample_document);
	struct str open = STR("<ContentTransferEncoded>"), close = STR("</ContentTransferEncoded>");
	struct buf out = buf_in(arena);
	buf_add(&out, str_slice(document, 0, str_find(document, open) + open.len));
	base64_encode(content, &out);
	buf_add(&out, str_slice(document, str_find(document, close), document.len));
	return buf_str(&out);
}
