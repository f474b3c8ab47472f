/* host/file.c - see file.h. */
#include "host/file.h"

#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_BYTES_MIN 4096

/* Which class and advice an errno has; what is not here failed in a way that should not happen. */
static const struct {
	int number;
	enum err_class class;
	const char *advice;
} meanings[] = {
	{ENOENT, ERR_MISSING, "check the path"},
	{ENOTDIR, ERR_MISSING, "check the path"},
	{EISDIR, ERR_INPUT, "name a file, not a folder"},
	{ENAMETOOLONG, ERR_INPUT, "choose a shorter path"},
	{ELOOP, ERR_INPUT, "remove the symbolic link that leads back to itself"},
	{EACCES, ERR_DENIED, "give the user who runs this the right to it"},
	{EPERM, ERR_DENIED, "give the user who runs this the right to it"},
	{EROFS, ERR_DOWN, "make the disk writable"},
	{ENOSPC, ERR_DOWN, "make room on the disk"},
	{EDQUOT, ERR_DOWN, "make room on the disk"},
	{EIO, ERR_DOWN, "check the disk"},
};

/* "cannot be opened: No such file or directory; check the path" */
static bool fail(struct arena *arena, struct str path, const char *what, int number, struct err *reterr)
{
	enum err_class class = ERR_INTERNAL;
	struct str advice = STR("");
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (meanings[i].number == number) {
			class = meanings[i].class;
			advice = str_from_c(meanings[i].advice);
		}
	const char *reason = strerrordesc_np(number);
	struct buf text = buf_in(arena);
	buf_add_c(&text, what);
	buf_add_c(&text, ": ");
	buf_add_c(&text, reason == NULL ? "unknown error" : reason);
	return err_at(reterr, class, path, 0, buf_str(&text), advice);
}

static bool fail_limit(struct arena *arena, struct str path, size_t limit_bytes, struct err *reterr)
{
	struct buf text = buf_in(arena);
	buf_add_c(&text, "is larger than ");
	buf_add_u64(&text, limit_bytes);
	buf_add_c(&text, " bytes");
	return err_at(reterr, ERR_LIMIT, path, 0, buf_str(&text), STR("make it smaller or name another file"));
}

/* One byte more than the limit is asked for: so a file that grows while it is read is noticed too. */
static bool read_all(struct arena *arena, int fd, struct str path, size_t limit_bytes, struct str *ret,
                     struct err *reterr)
{
	struct stat about;
	if (fstat(fd, &about) != 0)
		return fail(arena, path, "cannot be read", errno, reterr);
	if (S_ISREG(about.st_mode) && (uintmax_t)about.st_size > limit_bytes)
		return fail_limit(arena, path, limit_bytes, reterr);
	size_t expected = S_ISREG(about.st_mode) && about.st_size > 0 ? (size_t)about.st_size : READ_BYTES_MIN;
	struct buf bytes = buf_sized(arena, expected + 1);
	for (;;) {
		if (bytes.len == bytes.capacity) {
			struct buf larger = buf_sized(arena, bytes.capacity * 2);
			buf_add(&larger, buf_str(&bytes));
			bytes = larger;
		}
		ssize_t got = read(fd, bytes.ptr + bytes.len, bytes.capacity - bytes.len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail(arena, path, "cannot be read", errno, reterr);
		if (got == 0)
			break;
		bytes.len += (size_t)got;
		if (bytes.len > limit_bytes)
			return fail_limit(arena, path, limit_bytes, reterr);
	}
	*ret = buf_str(&bytes);
	buf_add_char(&bytes, '\0');
	ret->ptr = bytes.ptr;
	return true;
}

bool file_read(struct arena *arena, struct str path, size_t limit_bytes, struct str *ret, struct err *reterr)
{
	int fd = open(str_copy_c(arena, path), O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return fail(arena, path, "cannot be opened", errno, reterr);
	bool done = read_all(arena, fd, path, limit_bytes, ret, reterr);
	close(fd);
	return done;
}

bool file_read_input(struct arena *arena, size_t limit_bytes, struct str *ret, struct err *reterr)
{
	return read_all(arena, STDIN_FILENO, STR("standard input"), limit_bytes, ret, reterr);
}

/* 0, or the errno of the step that failed. */
static int write_all(int fd, struct str bytes, unsigned mode)
{
	while (!str_is_empty(bytes)) {
		ssize_t put = write(fd, bytes.ptr, bytes.len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return errno;
		bytes = str_slice(bytes, (size_t)put, bytes.len);
	}
	if (fchmod(fd, mode) != 0 || fsync(fd) != 0)
		return errno;
	return 0;
}

/* A new name is on the disk only when its folder is. */
static int sync_folder_of(struct arena *scratch, struct str path)
{
	size_t folder_len = path.len;
	while (folder_len > 0 && path.ptr[folder_len - 1] != '/')
		folder_len--;
	struct str folder = folder_len == 0 ? STR(".") : str_slice(path, 0, folder_len);
	int fd = open(str_copy_c(scratch, folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	int failed = fsync(fd) == 0 ? 0 : errno;
	close(fd);
	return failed;
}

bool file_write(struct arena *scratch, struct str path, struct str bytes, unsigned mode, struct err *reterr)
{
	struct buf name = buf_in(scratch);
	buf_add(&name, path);
	buf_add(&name, STR(".XXXXXX"));
	buf_add_char(&name, '\0');
	int fd = mkostemp(name.ptr, O_CLOEXEC);
	if (fd < 0)
		return fail(scratch, path, "cannot be written", errno, reterr);
	int failed = write_all(fd, bytes, mode);
	if (close(fd) != 0 && failed == 0)
		failed = errno;
	if (failed == 0 && rename(name.ptr, str_copy_c(scratch, path)) != 0)
		failed = errno;
	if (failed != 0) {
		unlink(name.ptr);
		return fail(scratch, path, "cannot be written", failed, reterr);
	}
	failed = sync_folder_of(scratch, path);
	return failed == 0 || fail(scratch, path, "cannot be made lasting", failed, reterr);
}
