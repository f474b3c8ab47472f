/* grader - marks, proves and explains journals. main.c gives its subcommands files and memory, and picks one. */
#include "base/buf.h"
#include "base/check.h"
#include "grader/command/command.h"
#include "grader/command/limits.h"
#include "grader/database/database.h"
#include "host/file.h"
#include "host/memory.h"
#include "host/program.h"
#include "sign/receipt_key.h"

#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_file(void *context, struct str path, struct arena *arena, struct str *ret,
                      struct err *reterr)
{
	UNUSED(context);
	if (str_equals(path, STR("-")))
		path = STR("/dev/stdin");
	return file_read(arena, path, LIMIT_FILE_BYTES, ret, reterr);
}

static FILE *stream_fails(struct str path, struct arena *arena, struct err *reterr)
{
	struct buf what = buf_in(arena);

	buf_add_c(&what, "cannot be opened: ");
	buf_add_c(&what, strerror(errno));
	err_at(reterr, errno == ENOENT ? ERR_MISSING : ERR_INPUT, path, 0, buf_str(&what), STR("check the path"));
	return NULL;
}

static FILE *open_stream(struct str path, struct arena *arena, uint64_t *ret_bytes, struct err *reterr)
{
	FILE *file = fopen(str_equals(path, STR("-")) ? "/dev/stdin" : str_copy_c(arena, path), "rb");
	struct stat stat;

	if (file == NULL)
		return stream_fails(path, arena, reterr);
	if (fstat(fileno(file), &stat) == 0 && S_ISDIR(stat.st_mode)) {
		fclose(file);
		errno = EISDIR;
		return stream_fails(path, arena, reterr);
	}
	*ret_bytes = S_ISREG(stat.st_mode) ? (uint64_t)stat.st_size : 0;
	return file;
}

static int is_shown(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static bool list_folder(struct str path, struct arena *arena, struct str **ret, size_t *ret_count,
                        struct err *reterr)
{
	struct dirent **entries = NULL;
	int count = scandir(str_copy_c(arena, path), &entries, is_shown, by_bytes);

	if (count < 0)
		return stream_fails(path, arena, reterr) != NULL;
	*ret = ARENA_ARRAY(arena, struct str, (size_t)count);
	*ret_count = (size_t)count;
	for (int i = 0; i < count; i++) {
		(*ret)[i] = str_copy(arena, str_from_c(entries[i]->d_name));
		free(entries[i]);
	}
	free(entries);
	return true;
}

static bool read_english(struct arena *arena, struct str *ret_name, struct str *ret_bytes, struct err *reterr)
{
	*ret_name = program_part(arena, STR("/templates/po/en.mo"));
	return file_read(arena, *ret_name, LIMIT_FILE_BYTES, ret_bytes, reterr);
}

static bool write_file(struct str path, struct str bytes, struct arena *scratch, struct err *reterr)
{
	return file_write(scratch, path, bytes, 0644, reterr);
}

/* Who runs this program, before root is given up for anything. */
static struct str account_name(void)
{
	const struct passwd *user = getpwuid(getuid());

	return user != NULL ? str_from_c(user->pw_name) : STR("?");
}

static unsigned count_cores(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	return cores > 0 ? (unsigned)cores : 1;
}

static const struct {
	const char *name;
	int (*run)(const struct command_world *world, int argc, char **argv);
	const char *summary;
} commands[] = {
	{"grade", command_grade, "mark a journal"},
	{"verify", command_verify, "prove a journal: chain, digests, decisions"},
	{"check", command_check, "pass a scenario through the gates before it is published"},
	{"remark", command_remark, "mark anew with another guide, tell what that changes, apply it or drop it"},
	{"align", command_align, "align the traces of an event log with a process tree"},
	{"export", command_export, "write journals as XES, OCEL or xAPI"},
	{"state", command_state, "print the office of a journal as XML"},
	{"stats", command_stats, "tell facility, discrimination and reliability of many marks"},
};

static int help(FILE *out, int status)
{
	fprintf(out, "usage: grader COMMAND ...\n\n");
	for (size_t i = 0; i < COUNT(commands); i++)
		fprintf(out, "  %-8s %s\n", commands[i].name, commands[i].summary);
	fprintf(out, "\ngrader COMMAND --help says more; grader --version says which one this is.\n");
	return status;
}

int main(int argc, char **argv)
{
	const struct scenario_ports files = {.read_file = read_file};
	const struct command_world world = {
		.memory = &host_memory,
		.files = &files,
		.out = stdout,
		.err = stderr,
		.open_stream = open_stream,
		.list_folder = list_folder,
		.open_attempts = database_open,
		.read_english = read_english,
		.write_file = write_file,
		.is_signed = receipt_verify,
		.user = account_name(),
		.cores = count_cores(),
		.is_watched = isatty(STDERR_FILENO) == 1,
	};

	if (argc < 2)
		return help(stderr, STATUS_BAD_INPUT);
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
		return help(stdout, STATUS_FINE);
	if (strcmp(argv[1], "--version") == 0)
		return printf("grader %s\n", SABAN_VERSION) > 0 ? STATUS_FINE : STATUS_BAD_INPUT;
	for (size_t i = 0; i < COUNT(commands); i++) {
		int status;

		if (strcmp(argv[1], commands[i].name) != 0)
			continue;
		status = commands[i].run(&world, argc - 1, argv + 1);
		if (fflush(stdout) == 0 && !ferror(stdout))
			return status;
		fprintf(stderr, "grader: the output cannot be written; free some space\n");
		return STATUS_BAD_INPUT;
	}
	fprintf(stderr, "grader: there is no command %s; see grader --help\n", argv[1]);
	return STATUS_BAD_INPUT;
}
