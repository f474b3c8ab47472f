/* host/socket_dir.c - see socket_dir.h. */
#include "host/socket_dir.h"

#include "base/buf.h"
#include "host/text.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SOCKET_NAME_BYTES 20 /* "/.s.PGSQL.5432" and some; a socket's path has 107 at most */

struct str socket_dir_name(struct str folder, struct arena *arena)
{
	uint64_t hash = str_hash(folder);
	struct buf path = buf_in(arena);
	buf_add_c(&path, "/tmp/saban-");
	buf_add_u64(&path, geteuid());
	buf_add_char(&path, '-');
	buf_add_hex(&path, &hash, sizeof(hash));
	assert(path.len + SOCKET_NAME_BYTES < 107);
	return text_join(arena, buf_str(&path), STR(""));
}

static bool is_ours(struct str path)
{
	struct stat about;
	return lstat(path.ptr, &about) == 0 && S_ISDIR(about.st_mode) && about.st_uid == geteuid() &&
	       (about.st_mode & 0077) == 0;
}

bool socket_dir_make(struct str path, struct err *reterr)
{
	if (mkdir(path.ptr, 0700) != 0 && errno != EEXIST)
		return err_at(reterr, ERR_DOWN, path, 0, str_from_c(strerrordesc_np(errno)),
		              STR("/tmp must be writable"));
	return is_ours(path) || err_at(reterr, ERR_DENIED, path, 0, STR("somebody else has made this folder"),
	                               STR("remove it, then start again"));
}

void socket_dir_clear(struct str path, struct arena *scratch)
{
	if (!is_ours(path))
		return;
	unlink(text_c(scratch, path, STR("/.s.PGSQL.5432")));
	unlink(text_c(scratch, path, STR("/.s.PGSQL.5432.lock")));
}

void socket_dir_remove(struct str path, struct arena *scratch)
{
	socket_dir_clear(path, scratch);
	if (is_ours(path))
		rmdir(path.ptr);
}
