/* host/home.c - see home.h. */
#include "host/home.h"

#include "host/drop.h"
#include "host/text.h"
#include "host/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

bool home_default_path(struct arena *arena, struct str *ret, struct err *reterr)
{
	if (geteuid() == 0) {
		*ret = STR("/var/lib/saban");
		return true;
	}
	const char *data = getenv("XDG_DATA_HOME");
	if (data != NULL && data[0] == '/') {
		*ret = text_join(arena, str_from_c(data), STR("/saban"));
		return true;
	}
	const char *home = getenv("HOME");
	if (home == NULL || home[0] != '/')
		return err_set(reterr, ERR_MISSING, STR("there is no home folder to keep data in"),
		               STR("give --data DIR"));
	*ret = text_join(arena, str_from_c(home), STR("/.local/share/saban"));
	return true;
}

static bool fail(struct str path, int number, struct err *reterr)
{
	return err_at(reterr, number == EACCES ? ERR_DENIED : ERR_DOWN, path, 0,
	              str_from_c(strerrordesc_np(number)),
	              number == ENOSPC ? STR("make room on the disk")
	                               : STR("give --data a folder that the user who runs this can write to"));
}

static bool find_real_path(struct home *home, struct arena *arena, struct err *reterr)
{
	char *real = realpath(home->path.ptr, NULL);
	if (real == NULL)
		return fail(home->path, errno, reterr);
	home->path = text_join(arena, str_from_c(real), STR(""));
	free(real);
	home->db = text_join(arena, home->path, STR("/db"));
	home->cache = text_join(arena, home->path, STR("/cache"));
	home->keys = text_join(arena, home->path, STR("/keys"));
	return true;
}

static bool make_private(struct str path, const struct drop_user *owner, struct arena *arena,
                         struct err *reterr)
{
	struct stat about;
	if (!tree_make(path, 0700, arena, reterr))
		return false;
	if (lstat(path.ptr, &about) != 0 || !S_ISDIR(about.st_mode))
		return err_at(reterr, ERR_INPUT, path, 0, STR("is not a folder"), STR("move it out of the way"));
	if (owner != NULL && about.st_uid != owner->uid && lchown(path.ptr, owner->uid, owner->gid) != 0)
		return fail(path, errno, reterr);
	return true;
}

static bool make_folders(const struct home *home, const struct drop_user *owner, struct arena *arena,
                         struct err *reterr)
{
	return make_private(home->db, owner, arena, reterr) && make_private(home->cache, owner, arena, reterr) &&
	       make_private(home->keys, owner, arena, reterr);
}

static bool is_folder(struct str path, struct arena *arena)
{
	struct stat about;
	return path.len > 0 && stat(str_copy_c(arena, path), &about) == 0 && S_ISDIR(about.st_mode);
}

static bool copy_shares(const struct home *home, struct home_share *shares, size_t count, struct arena *arena,
                        struct err *reterr)
{
	struct str kept = text_join(arena, home->path, STR("/share"));
	struct str fresh = text_join(arena, home->path, STR("/share.new"));
	if (!tree_remove(fresh, arena, reterr) || !tree_make(fresh, 0755, arena, reterr))
		return false;
	if (chmod(fresh.ptr, 0755) != 0)
		return fail(fresh, errno, reterr);
	for (size_t i = 0; i < count; i++) {
		if (!is_folder(shares[i].source, arena))
			continue;
		struct str name = text_join(arena, STR("/"), str_from_c(shares[i].name));
		if (!tree_copy(shares[i].source, text_join(arena, fresh, name), arena, reterr))
			return false;
		shares[i].path = text_join(arena, kept, name);
	}
	if (!tree_remove(kept, arena, reterr))
		return false;
	return rename(fresh.ptr, kept.ptr) == 0 || fail(kept, errno, reterr);
}

static bool enter_as_root(struct home *home, struct home_share *shares, size_t count, struct arena *arena,
                          struct err *reterr)
{
	struct drop_user user;
	struct stat about;
	if (!drop_find_user(&user, reterr))
		return false;
	if (stat(home->path.ptr, &about) != 0)
		return fail(home->path, errno, reterr);
	if (about.st_uid != 0)
		return err_at(reterr, ERR_DENIED, home->path, 0,
		              STR("belongs to another user than root, who started this"),
		              STR("start this as that user, or give --data another folder"));
	if (!make_folders(home, &user, arena, reterr))
		return false;
	if (count > 0 && !copy_shares(home, shares, count, arena, reterr))
		return false;
	if (!drop_root(user, reterr))
		return false;
	if (access(home->db.ptr, R_OK | W_OK | X_OK) == 0)
		return true;
	return err_at(reterr, ERR_DENIED, home->path, 0, STR("cannot be reached by the user " DROP_USER),
	              STR("choose a folder outside of /root and other closed folders, /var/lib/saban for one"));
}

static bool enter_as_user(const struct home *home, struct home_share *shares, size_t count,
                          struct arena *arena, struct err *reterr)
{
	if (!make_folders(home, NULL, arena, reterr))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (is_folder(shares[i].source, arena))
			shares[i].path = text_join(arena, shares[i].source, STR(""));
	}
	struct stat about;
	if (stat(home->db.ptr, &about) == 0 && about.st_uid == geteuid() && access(home->db.ptr, W_OK) == 0)
		return true;
	return err_at(reterr, ERR_DENIED, home->path, 0, STR("belongs to another user"),
	              STR("start this as that user or as root, or give --data another folder"));
}

bool home_enter(struct home *home, struct str path, struct home_share *shares, size_t share_count,
                struct arena *arena, struct err *reterr)
{
	*home = (struct home){.path = path};
	if (path.len == 0 && !home_default_path(arena, &home->path, reterr))
		return false;
	home->path = text_join(arena, home->path, STR(""));
	bool is_root = geteuid() == 0;
	if (!tree_make(home->path, is_root ? 0755 : 0700, arena, reterr) || !find_real_path(home, arena, reterr))
		return false;
	return is_root ? enter_as_root(home, shares, share_count, arena, reterr)
	               : enter_as_user(home, shares, share_count, arena, reterr);
}

bool home_lock(const struct home *home, struct arena *arena, struct err *reterr)
{
	struct str path = text_join(arena, home->db, STR("/serve.lock"));
	int fd = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return fail(path, errno, reterr);
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	close(fd);
	return err_at(reterr, ERR_CONFLICT, home->path, 0, STR("another service is running on this data folder"),
	              STR("stop it first, or give --data another folder"));
}
