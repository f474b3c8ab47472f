/* web/file.c - see file.h. */
#include "web/file.h"

#include "base/auto.h"
#include "base/limits.h"
#include "base/sort.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static void close_dir(DIR *dir)
{
	if (dir != NULL)
		closedir(dir);
}
AUTO_DEFINE(DIR, close_dir);

static void close_file(FILE *file)
{
	if (file != NULL)
		fclose(file);
}
AUTO_DEFINE(FILE, close_file);

static struct str path_of(struct str folder, struct str name, struct arena *arena)
{
	struct buf path = buf_sized(arena, folder.len + name.len + 2);
	buf_add(&path, folder);
	if (name.len > 0)
		buf_add_char(&path, '/');
	buf_add(&path, name);
	return buf_str(&path);
}

static bool failed(int why, struct str path, struct err *reterr)
{
	enum err_class class = why == ENOENT || why == ENOTDIR ? ERR_MISSING : ERR_DOWN;
	return err_at(reterr, class, path, 0, str_from_c(strerrordesc_np(why)),
	              STR("install the program's files again"));
}

static int compare_names(const void *a, const void *b, const void *context)
{
	const struct file_entry *left = a, *right = b;
	(void)context;
	return str_compare(left->name, right->name);
}

bool file_list(struct str folder, struct str ending, struct arena *arena, struct file_entry **ret,
               size_t *ret_count, struct err *reterr)
{
	struct file_entry *entries = NULL;
	size_t count = 0, capacity = 0;
	AUTO(DIR) *dir = opendir(str_copy_c(arena, folder));
	if (dir == NULL)
		return failed(errno, folder, reterr);
	const struct dirent *found;
	while ((found = readdir(dir)) != NULL) {
		struct str name = str_from_c(found->d_name);
		struct stat about;
		if (name.ptr[0] == '.' || !str_ends_with(name, ending) ||
		    fstatat(dirfd(dir), found->d_name, &about, 0) != 0 || !S_ISREG(about.st_mode))
			continue;
		entries = arena_grow(arena, entries, count, &capacity, sizeof(entries[0]));
		entries[count++] = (struct file_entry){
			str_copy(arena, name), (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec};
	}
	sort_stable(arena, entries, count, sizeof(entries[0]), compare_names, NULL);
	*ret = entries;
	*ret_count = count;
	return true;
}

bool file_load(struct str folder, struct str name, struct arena *arena, struct buf *ret, struct err *reterr)
{
	struct str path = path_of(folder, name, arena);
	AUTO(FILE) *file = fopen(str_copy_c(arena, path), "rbe");
	struct stat about;
	if (file == NULL || fstat(fileno(file), &about) != 0)
		return failed(errno, path, reterr);
	if (about.st_size > LIMIT_XML_BYTES)
		return err_at(reterr, ERR_LIMIT, path, 0, STR("the file is too large to be served"),
		              STR("make it smaller"));
	size_t len = (size_t)about.st_size;
	*ret = buf_sized(arena, len);
	if (fread(ret->ptr, 1, len, file) != len)
		return failed(ferror(file) ? errno : EIO, path, reterr);
	ret->len = len;
	return true;
}
