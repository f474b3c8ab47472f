/* host/cluster_make.c - see cluster_make.h. */
#include "host/cluster_make.h"

#include "base/buf.h"
#include "base/check.h"
#include "host/cluster.h"
#include "host/file.h"
#include "host/process.h"
#include "host/text.h"
#include "host/tree.h"

#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PROGRAMS_ROOT "/usr/lib/postgresql" /* where Debian keeps one folder for each version */
#define VERSION_MIN 13

static uint64_t newest_installed(void)
{
	uint64_t newest = 0, version = 0;
	DIR *root = opendir(PROGRAMS_ROOT);
	if (root == NULL)
		return 0;
	for (struct dirent *entry = readdir(root); entry != NULL; entry = readdir(root)) {
		if (str_to_u64(str_from_c(entry->d_name), &version) && version > newest)
			newest = version;
	}
	closedir(root);
	return newest;
}

bool cluster_find_programs(struct str folder, struct arena *arena, struct str *ret, struct err *reterr)
{
	uint64_t version = 0;
	struct str made_by = {0};
	struct str version_file = text_join(arena, folder, STR("/pg/PG_VERSION"));
	if (file_read(arena, version_file, 16, &made_by, NULL))
		str_to_u64(str_trim(made_by), &version);
	else
		version = newest_installed();
	struct buf path = buf_in(arena);
	buf_add_c(&path, PROGRAMS_ROOT "/");
	buf_add_u64(&path, version);
	buf_add_c(&path, "/bin");
	*ret = buf_str(&path);
	if (version >= VERSION_MIN && access(text_c(arena, *ret, STR("/postgres")), X_OK) == 0)
		return true;
	return err_at(reterr, ERR_MISSING, *ret, 0, STR("PostgreSQL is not installed"),
	              made_by.len > 0 ? STR("install the version that made the data folder")
	                              : STR("install the package postgresql-15 or newer, or give --database"));
}

bool cluster_explain(struct str output, struct str fallback, struct err *reterr)
{
	struct str told = {0}, last = fallback;
	struct str rest = output;
	while (!str_is_empty(rest)) {
		struct str line = str_trim(str_cut(&rest, '\n'));
		bool is_telling = str_find(line, STR("error:")) < line.len ||
		                  str_find(line, STR("FATAL:")) < line.len ||
		                  str_find(line, STR("PANIC:")) < line.len;
		if (is_telling)
			told = line;
		if (line.len > 0)
			last = line;
	}
	if (told.len == 0)
		told = last;
	struct str advice = STR("its log is db/postgres.log in the data folder");
	if (str_find(output, STR("No space left on device")) < output.len)
		advice = STR("the disk is full: make room on it, then start again");
	return err_set(reterr, ERR_DOWN, told, advice);
}

static bool run_initdb(struct str pg, struct str programs, struct arena *arena, struct err *reterr)
{
	const char *argv[] = {
		text_c(arena, programs, STR("/initdb")),
		"--pgdata",
		str_copy_c(arena, pg),
		"--username=postgres",
		"--encoding=UTF8",
		"--locale=C.UTF-8",
		"--data-checksums",
		"--auth=peer",
		"--no-instructions",
		NULL,
	};
	struct str output = {0};
	int status = 0;
	if (!process_run(arena, argv, STR(""), &output, &status, reterr))
		return false;
	return status == 0 || cluster_explain(output, STR("the database's files cannot be made"), reterr);
}

/* The operating system's user may act as either role of ours and as no other. */
static bool write_access(struct str pg, struct arena *arena, struct err *reterr)
{
	struct passwd *user = getpwuid(geteuid());
	if (user == NULL)
		return err_set(reterr, ERR_INTERNAL, STR("the user who runs this has no name"),
		               STR("add the user to /etc/passwd"));
	struct buf ident = buf_in(arena);
	static const char *const roles[] = {CLUSTER_OWNER, CLUSTER_WEB};
	for (size_t i = 0; i < COUNT(roles); i++) {
		buf_add_c(&ident, "saban \"");
		buf_add_c(&ident, user->pw_name);
		buf_add_c(&ident, "\" ");
		buf_add_c(&ident, roles[i]);
		buf_add_c(&ident, "\n");
	}
	return file_write(arena, text_join(arena, pg, STR("/pg_ident.conf")), buf_str(&ident), 0600, reterr) &&
	       file_write(arena, text_join(arena, pg, STR("/pg_hba.conf")), STR("local all all peer map=saban\n"),
	                  0600, reterr);
}

/* A server in single-user mode reads statements, one a line, and needs no socket. */
static bool create_database(struct str pg, struct str programs, struct arena *arena, struct err *reterr)
{
	const char *argv[] = {
		text_c(arena, programs, STR("/postgres")),
		"--single",
		"-D",
		str_copy_c(arena, pg),
		"-c",
		"exit_on_error=true",
		"postgres",
		NULL,
	};
	struct str statements = STR("create role " CLUSTER_OWNER " login createrole;\n"
	                            "create role " CLUSTER_WEB " login;\n"
	                            "create database saban owner " CLUSTER_OWNER ";\n");
	struct str output = {0};
	int status = 0;
	if (!process_run(arena, argv, statements, &output, &status, reterr))
		return false;
	bool failed = status != 0 || str_find(output, STR("ERROR:")) < output.len;
	return !failed || cluster_explain(output, STR("the database cannot be made"), reterr);
}

bool cluster_make(struct str folder, struct str programs, struct arena *arena, struct err *reterr)
{
	struct str made = text_join(arena, folder, STR("/pg.new"));
	if (!tree_remove(made, arena, reterr) || !run_initdb(made, programs, arena, reterr) ||
	    !write_access(made, arena, reterr) || !create_database(made, programs, arena, reterr))
		return false;
	if (rename(str_copy_c(arena, made), text_c(arena, folder, STR("/pg"))) == 0)
		return true;
	return err_at(reterr, ERR_INTERNAL, made, 0, str_from_c(strerrordesc_np(errno)), (struct str){0});
}
