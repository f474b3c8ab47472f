/* host/process.c - see process.h. posix_spawn is used, as other threads may be running. */
#include "host/process.h"

#include "base/buf.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define INPUT_BYTES_MAX 4096 /* what a pipe takes without a reader */

static bool spawn(const char *const *argv, posix_spawn_file_actions_t *files, pid_t *ret_pid,
                  struct err *reterr)
{
	posix_spawnattr_t attributes;
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes,
	                         POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	sigset_t none, ours;
	sigemptyset(&none);
	sigemptyset(&ours);
	sigaddset(&ours, SIGPIPE);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGTERM);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &ours);
	posix_spawn_file_actions_addclosefrom_np(files, STDERR_FILENO + 1);

	/* posix_spawn takes the arguments as char *const[] for C's sake and does not change them. */
	char *const *arguments;
	memcpy(&arguments, &argv, sizeof(arguments));
	int failed = posix_spawn(ret_pid, argv[0], files, &attributes, arguments, environ);
	posix_spawnattr_destroy(&attributes);
	if (failed == 0)
		return true;
	return err_at(reterr, ERR_INTERNAL, str_from_c(argv[0]), 0, str_from_c(strerrordesc_np(failed)),
	              STR("is the program installed?"));
}

static struct str read_all(struct arena *arena, int fd)
{
	struct buf output = buf_in(arena);
	char chunk[4096];
	for (;;) {
		ssize_t got = read(fd, chunk, sizeof(chunk));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return buf_str(&output);
		buf_add(&output, (struct str){chunk, (size_t)got});
	}
}

static int wait_for(pid_t pid)
{
	int status = 0;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool process_run(struct arena *arena, const char *const *argv, struct str input, struct str *ret_output,
                 int *ret_status, struct err *reterr)
{
	assert(input.len <= INPUT_BYTES_MAX);
	int in[2], out[2];
	if (pipe2(in, O_CLOEXEC) != 0)
		return err_set(reterr, ERR_INTERNAL, STR("no pipe can be made"), STR("are too many files open?"));
	if (pipe2(out, O_CLOEXEC) != 0) {
		close(in[0]);
		close(in[1]);
		return err_set(reterr, ERR_INTERNAL, STR("no pipe can be made"), STR("are too many files open?"));
	}
	ssize_t put = input.len == 0 ? 0 : write(in[1], input.ptr, input.len);
	assert(put == (ssize_t)input.len);
	close(in[1]);

	posix_spawn_file_actions_t files;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in[0], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out[1], STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&files, out[1], STDERR_FILENO);
	pid_t pid = 0;
	bool started = spawn(argv, &files, &pid, reterr);
	posix_spawn_file_actions_destroy(&files);
	close(in[0]);
	close(out[1]);
	if (started) {
		*ret_output = read_all(arena, out[0]);
		*ret_status = wait_for(pid);
	}
	close(out[0]);
	return started;
}

bool process_start(const char *const *argv, const char *log_path, pid_t *ret_pid, struct err *reterr)
{
	posix_spawn_file_actions_t files;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, log_path, O_WRONLY | O_CREAT | O_APPEND, 0600);
	posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO, STDERR_FILENO);
	bool started = spawn(argv, &files, ret_pid, reterr);
	posix_spawn_file_actions_destroy(&files);
	return started;
}
