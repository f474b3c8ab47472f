/* cli/folder.c - see folder.h. */
#include "cli/folder.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/sort.h"
#include "host/text.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static int compare_names(const void *a, const void *b, const void *context)
{
	UNUSED(context);
	const struct str *left = a, *right = b;
	return str_compare(*left, *right);
}

static bool is_folder(struct str path, const char *name, struct arena *arena)
{
	struct stat about;
	struct str below = text_join(arena, STR("/"), str_from_c(name));
	return name[0] != '.' && stat(text_c(arena, path, below), &about) == 0 && S_ISDIR(about.st_mode);
}

bool folder_list(struct str path, struct arena *arena, struct str **ret, size_t *ret_count,
                 struct err *reterr)
{
	size_t capacity = 0;
	*ret = NULL;
	*ret_count = 0;
	DIR *folder = opendir(str_copy_c(arena, path));
	if (folder == NULL && errno == ENOENT)
		return true;
	if (folder == NULL)
		return err_at(reterr, ERR_INPUT, path, 0, str_from_c(strerrordesc_np(errno)), STR("check the path"));
	for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
		if (!is_folder(path, entry->d_name, arena))
			continue;
		*ret = arena_grow(arena, *ret, *ret_count, &capacity, sizeof((*ret)[0]));
		(*ret)[(*ret_count)++] = str_copy(arena, str_from_c(entry->d_name));
	}
	closedir(folder);
	sort_stable(arena, *ret, *ret_count, sizeof((*ret)[0]), compare_names, NULL);
	return true;
}
