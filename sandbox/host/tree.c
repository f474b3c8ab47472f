/* host/tree.c - see tree.h. */
#include "host/tree.h"

#include "host/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OPEN_FOLDERS 16

static bool fail(struct arena *scratch, struct str path, int number, struct err *reterr)
{
	bool denied = number == EACCES || number == EPERM || number == EROFS;
	return err_at(reterr, denied ? ERR_DENIED : ERR_DOWN, str_copy(scratch, path), 0,
	              str_from_c(strerrordesc_np(number)),
	              denied ? STR("give the user who runs this the right to it, or choose another folder")
	                     : STR("check the path and the disk"));
}

bool tree_make(struct str path, unsigned mode, struct arena *scratch, struct err *reterr)
{
	char *name = str_copy_c(scratch, path);
	for (size_t i = 1; i < path.len; i++) {
		if (name[i] != '/')
			continue;
		name[i] = '\0';
		if (mkdir(name, 0755) != 0 && errno != EEXIST)
			return fail(scratch, str_from_c(name), errno, reterr);
		name[i] = '/';
	}
	if (mkdir(name, mode) == 0 || errno == EEXIST)
		return true;
	return fail(scratch, path, errno, reterr);
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *place)
{
	(void)about;
	(void)kind;
	(void)place;
	return remove(path) == 0 ? 0 : errno;
}

bool tree_remove(struct str path, struct arena *scratch, struct err *reterr)
{
	int failed = nftw(str_copy_c(scratch, path), remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
	if (failed == 0 || (failed < 0 && errno == ENOENT))
		return true;
	return fail(scratch, path, failed < 0 ? errno : failed, reterr);
}

/* 0, or the errno of the step that failed. No fsync: what is copied can be copied again. */
static int copy_bytes(int from, int to)
{
	char chunk[64 * 1024];
	for (;;) {
		ssize_t got = read(from, chunk, sizeof(chunk));
		if (got == 0)
			return fchmod(to, 0644) == 0 ? 0 : errno;
		if (got < 0 || write(to, chunk, (size_t)got) != got)
			return errno == 0 ? ENOSPC : errno;
	}
}

static bool copy_file(struct str from, struct str to, struct arena *scratch, struct err *reterr)
{
	int source = open(str_copy_c(scratch, from), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (source < 0)
		return fail(scratch, from, errno, reterr);
	int target = open(str_copy_c(scratch, to), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	errno = target < 0 ? errno : 0;
	int failed = target < 0 ? errno : copy_bytes(source, target);
	close(source);
	if (target >= 0 && close(target) != 0 && failed == 0)
		failed = errno;
	return failed == 0 || fail(scratch, to, failed, reterr);
}

static bool copy_entry(struct str from, struct str to, struct arena *scratch, struct err *reterr)
{
	struct stat about;
	if (lstat(str_copy_c(scratch, from), &about) != 0)
		return fail(scratch, from, errno, reterr);
	if (S_ISDIR(about.st_mode))
		return tree_copy(from, to, scratch, reterr);
	return !S_ISREG(about.st_mode) || copy_file(from, to, scratch, reterr);
}

static bool copy_entries(DIR *folder, struct str from, struct str to, struct arena *scratch,
                         struct err *reterr)
{
	for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		struct str name = text_join(scratch, STR("/"), str_from_c(entry->d_name));
		if (!copy_entry(text_join(scratch, from, name), text_join(scratch, to, name), scratch, reterr))
			return false;
	}
	return true;
}

bool tree_copy(struct str from, struct str to, struct arena *scratch, struct err *reterr)
{
	DIR *folder = opendir(str_copy_c(scratch, from));
	if (folder == NULL)
		return fail(scratch, from, errno, reterr);
	/* The mode is set again because of the umask. */
	const char *made = str_copy_c(scratch, to);
	bool done = (mkdir(made, 0755) == 0 && chmod(made, 0755) == 0) || fail(scratch, to, errno, reterr);
	done = done && copy_entries(folder, from, to, scratch, reterr);
	closedir(folder);
	return done;
}
