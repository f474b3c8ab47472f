/* cli/paper_cache.c - see paper_cache.h.
 *
 * A file is named by the SHA-256 of the stamp and the XML. Its first line is "saban-pages-1", the SHA-256 of what
 * follows that line, and the lengths of the PDF and of each page's image and text, all parted by blanks. */
#include "cli/paper_cache.h"

#include "base/buf.h"
#include "base/limits.h"
#include "host/file.h"
#include "journal/sha256.h"

#define FORMAT "saban-pages-1"
#define FILE_BYTES_MAX ((size_t)256 * 1024 * 1024)

static struct str path_of(const struct paper_cache *cache, struct str xml, struct arena *arena)
{
	struct buf named = buf_in(arena);
	buf_add(&named, cache->stamp);
	buf_add_char(&named, '\n');
	buf_add(&named, xml);
	struct buf path = buf_in(arena);
	buf_add(&path, cache->folder);
	buf_add_char(&path, '/');
	buf_add(&path, sha256_hex(arena, sha256_of(buf_str(&named))));
	buf_add_c(&path, ".pages");
	return buf_str(&path);
}

/* Takes the next length off the line and as many bytes off the body. */
static bool take(struct str *lengths, struct str *body, struct str *ret)
{
	uint64_t len = 0;
	if (!str_to_u64(str_cut(lengths, ' '), &len) || len > body->len)
		return false;
	*ret = str_slice(*body, 0, (size_t)len);
	*body = str_slice(*body, (size_t)len, body->len);
	return true;
}

static bool unpack(struct str file, struct arena *arena, struct paper_pages *ret)
{
	struct str body = file;
	struct str line = str_cut(&body, '\n');
	struct sha256 hash;
	if (!str_equals(str_cut(&line, ' '), STR(FORMAT)) || !sha256_parse(str_cut(&line, ' '), &hash) ||
	    !sha256_equals(hash, sha256_of(body)) || !take(&line, &body, &ret->pdf))
		return false;
	struct paper_page *pages = NULL;
	size_t capacity = 0;
	ret->count = 0;
	while (!str_is_empty(line)) {
		pages = arena_grow(arena, pages, ret->count, &capacity, sizeof(pages[0]));
		if (!take(&line, &body, &pages[ret->count].png) || !take(&line, &body, &pages[ret->count].text))
			return false;
		ret->count++;
	}
	ret->pages = pages;
	return ret->count > 0 && body.len == 0;
}

static struct str pack(const struct paper_pages *pages, struct arena *arena)
{
	struct buf body = buf_sized(arena, pages->pdf.len);
	struct buf lengths = buf_in(arena);
	buf_add(&body, pages->pdf);
	buf_add_u64(&lengths, pages->pdf.len);
	for (size_t i = 0; i < pages->count; i++) {
		buf_add(&body, pages->pages[i].png);
		buf_add(&body, pages->pages[i].text);
		buf_add_char(&lengths, ' ');
		buf_add_u64(&lengths, pages->pages[i].png.len);
		buf_add_char(&lengths, ' ');
		buf_add_u64(&lengths, pages->pages[i].text.len);
	}
	struct buf file = buf_sized(arena, body.len + lengths.len + 128);
	buf_add_c(&file, FORMAT " ");
	buf_add(&file, sha256_hex(arena, sha256_of(buf_str(&body))));
	buf_add_char(&file, ' ');
	buf_add(&file, buf_str(&lengths));
	buf_add_char(&file, '\n');
	buf_add(&file, buf_str(&body));
	return buf_str(&file);
}

bool paper_cache_get(const struct paper_cache *cache, struct str source, struct str xml, struct arena *arena,
                     struct paper_pages *ret, struct err *reterr)
{
	struct str file = {0};
	bool is_kept = cache->folder.len > 0;
	struct str path = is_kept ? path_of(cache, xml, arena) : (struct str){0};
	if (is_kept && file_read(arena, path, FILE_BYTES_MAX, &file, NULL) && unpack(file, arena, ret))
		return true;
	struct paper paper;
	if (!paper_read(arena, source, xml, &paper, reterr) || !paper_layout(arena, &paper, ret, reterr))
		return false;
	if (!is_kept)
		return true;
	struct arena scratch;
	arena_init(&scratch, arena->source);
	struct err err = {0};
	bool done = file_write(&scratch, path, pack(ret, &scratch), 0600, &err);
	if (!done)
		err_at(reterr, err.class, str_copy(arena, err.source), err.line, str_copy(arena, err.what),
		       str_copy(arena, err.advice));
	arena_finish(&scratch);
	return done;
}
