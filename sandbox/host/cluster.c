/* host/cluster.c - see cluster.h. Two lock files in the folder: whoever starts or stops holds cluster.start alone;
 * whoever is in holds cluster.users together with others. The kernel lets go of both when a process ends. */
#include "host/cluster.h"

#include "base/buf.h"
#include "base/check.h"
#include "host/clock.h"
#include "host/cluster_make.h"
#include "host/file.h"
#include "host/process.h"
#include "host/socket_dir.h"
#include "host/text.h"
#include "host/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define START_MS_MAX (120 * 1000) /* recovery after a crash included */
#define STOP_MS_MAX (60 * 1000)
#define GONE_MS_MAX (20 * 1000) /* until what a killed server left behind is gone too */
#define LOG_BYTES_MAX ((off_t)16 * 1024 * 1024)
#define LOG_TAIL_BYTES 4096
#define PID_FILE_BYTES_MAX 4096

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

/* ---- the running server ---- */

/* postmaster.pid: line 1 is the process, line 8 its state. */
struct pid_file {
	pid_t pid;
	bool is_ready;
};

static bool read_pid_file(struct str folder, struct arena *scratch, struct pid_file *ret)
{
	struct str text = {0};
	if (!file_read(scratch, text_join(scratch, folder, STR("/pg/postmaster.pid")), PID_FILE_BYTES_MAX, &text,
	               NULL))
		return false;
	uint64_t pid = 0;
	if (!str_to_u64(str_trim(str_cut(&text, '\n')), &pid) || pid > INT32_MAX)
		return false;
	for (int line = 2; line < 8; line++)
		str_cut(&text, '\n');
	*ret = (struct pid_file){(pid_t)pid, str_equals(str_trim(text), STR("ready"))};
	return true;
}

/* Process numbers are used again: a server of this cluster has its working directory in it. */
static bool works_in(pid_t pid, struct str pg, struct arena *scratch)
{
	struct buf link = buf_in(scratch);
	buf_add_c(&link, "/proc/");
	buf_add_i64(&link, pid);
	buf_add_c(&link, "/cwd");
	buf_add_char(&link, '\0');
	char *target = arena_alloc(scratch, pg.len + 2);
	ssize_t len = readlink(link.ptr, target, pg.len + 1);
	return len > 0 && str_equals((struct str){target, (size_t)len}, pg);
}

/* Takes the end of a server that was our own child. */
static void reap(struct cluster *cluster)
{
	pthread_mutex_lock(&cluster->child_lock);
	if (cluster->child != 0 && waitpid(cluster->child, NULL, WNOHANG) != 0)
		cluster->child = 0;
	pthread_mutex_unlock(&cluster->child_lock);
}

static pid_t running_pid(struct cluster *cluster, bool *ret_ready, struct arena *scratch)
{
	struct pid_file file = {0};
	reap(cluster);
	if (!read_pid_file(cluster->folder, scratch, &file))
		return 0;
	if (!works_in(file.pid, text_join(scratch, cluster->folder, STR("/pg")), scratch))
		return 0;
	*ret_ready = file.is_ready;
	return file.pid;
}

pid_t cluster_pid(const struct cluster *cluster, struct arena *scratch)
{
	struct cluster copy = *cluster;
	copy.child = 0;
	bool is_ready = false;
	return running_pid(&copy, &is_ready, scratch);
}

/* ---- starting ---- */

static struct str log_path(const struct cluster *cluster, struct arena *arena)
{
	return text_join(arena, cluster->folder, STR("/postgres.log"));
}

/* What the server has said since the log had that length. */
static bool explain_log(const struct cluster *cluster, off_t from, struct arena *arena, struct err *reterr)
{
	struct str text = {0};
	if (!file_read(arena, log_path(cluster, arena), LOG_BYTES_MAX * 2, &text, reterr))
		return false;
	size_t start = (size_t)from;
	if (text.len > LOG_TAIL_BYTES && start < text.len - LOG_TAIL_BYTES)
		start = text.len - LOG_TAIL_BYTES;
	return cluster_explain(str_slice(text, start, text.len), STR("the database does not start"), reterr);
}

static off_t log_length(const struct cluster *cluster, struct arena *scratch)
{
	struct stat about;
	const char *path = str_copy_c(scratch, log_path(cluster, scratch));
	if (stat(path, &about) != 0)
		return 0;
	if (about.st_size <= LOG_BYTES_MAX)
		return about.st_size;
	/* One older log is kept. */
	rename(path, text_c(scratch, log_path(cluster, scratch), STR(".old")));
	return 0;
}

static bool spawn_server(struct cluster *cluster, struct str programs, struct arena *arena,
                         struct err *reterr)
{
	const char *argv[] = {
		text_c(arena, programs, STR("/postgres")),
		"-D",
		text_c(arena, cluster->folder, STR("/pg")),
		"-c",
		text_c(arena, STR("unix_socket_directories="), cluster->socket_dir),
		"-c",
		"unix_socket_permissions=0700",
		"-c",
		"listen_addresses=",
		"-c",
		"port=5432",
		"-c",
		"fsync=on",
		"-c",
		"synchronous_commit=on",
		"-c",
		"full_page_writes=on",
		"-c",
		"max_connections=100",
		"-c",
		"shared_buffers=128MB",
		"-c",
		"max_wal_size=2GB",
		"-c",
		"logging_collector=off",
		"-c",
		"log_min_messages=warning",
		"-c",
		"log_min_error_statement=panic",
		"-c",
		"log_line_prefix=%m [%p] ",
		NULL,
	};
	pid_t pid = 0;
	if (!process_start(argv, log_path(cluster, arena).ptr, &pid, reterr))
		return false;
	pthread_mutex_lock(&cluster->child_lock);
	cluster->child = pid;
	pthread_mutex_unlock(&cluster->child_lock);
	return true;
}

/* True when the server answers; false when it ended by itself or the time is over. */
static bool wait_until_ready(struct cluster *cluster, struct arena *scratch)
{
	int64_t until_ms = clock_steady_ms() + START_MS_MAX;
	while (clock_steady_ms() < until_ms) {
		struct arena own;
		arena_init(&own, scratch->source);
		bool is_ready = false;
		pid_t pid = running_pid(cluster, &is_ready, &own);
		arena_finish(&own);
		if (pid != 0 && is_ready)
			return true;
		if (pid == 0 && cluster->child == 0)
			return false;
		pause_ms(10);
	}
	return false;
}

/* Whether any process works in the cluster's folder, as all processes of its server do. */
static bool is_anybody_in(struct str pg, struct arena *scratch)
{
	DIR *processes = opendir("/proc");
	bool found = false;
	if (processes == NULL)
		return false;
	for (struct dirent *entry = readdir(processes); entry != NULL && !found; entry = readdir(processes)) {
		uint64_t pid = 0;
		found = str_to_u64(str_from_c(entry->d_name), &pid) && works_in((pid_t)pid, pg, scratch);
	}
	closedir(processes);
	return found;
}

/* A server that was killed leaves processes behind for a moment, and its lock files for good. They must go when their
 * number is in use, be it by a dead child that nobody buries; they may go only when really nobody is in. */
static bool clear_away(const struct cluster *cluster, struct arena *arena, struct err *reterr)
{
	struct str pg = text_join(arena, cluster->folder, STR("/pg"));
	int64_t until_ms = clock_steady_ms() + GONE_MS_MAX;
	bool is_crowded = true;
	while (is_crowded && clock_steady_ms() < until_ms) {
		struct arena own;
		arena_init(&own, arena->source);
		is_crowded = is_anybody_in(pg, &own);
		arena_finish(&own);
		if (is_crowded)
			pause_ms(20);
	}
	if (is_crowded)
		return err_at(reterr, ERR_DOWN, pg, 0, STR("processes of a database that is gone do not end"),
		              STR("end them, then start again"));
	unlink(text_c(arena, pg, STR("/postmaster.pid")));
	socket_dir_clear(cluster->socket_dir, arena);
	return true;
}

static bool start_server(struct cluster *cluster, struct arena *arena, struct err *reterr)
{
	struct str programs = {0};
	if (!cluster_find_programs(cluster->folder, arena, &programs, reterr) ||
	    !clear_away(cluster, arena, reterr))
		return false;
	off_t log_from = log_length(cluster, arena);
	return spawn_server(cluster, programs, arena, reterr) &&
	       (wait_until_ready(cluster, arena) || explain_log(cluster, log_from, arena, reterr));
}

/* ---- the folder ---- */

static bool lock_file(struct cluster *cluster, const char *name, struct arena *arena, int *ret,
                      struct err *reterr)
{
	struct str path = text_join(arena, cluster->folder, str_from_c(name));
	*ret = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (*ret >= 0)
		return true;
	return err_at(reterr, errno == EACCES ? ERR_DENIED : ERR_DOWN, path, 0,
	              str_from_c(strerrordesc_np(errno)),
	              errno == ENOSPC ? STR("make room on the disk")
	                              : STR("the data folder must belong to the user who runs this"));
}

/* A lock that waits, whatever signals come. */
static void lock(int fd, int how)
{
	while (flock(fd, how) != 0 && errno == EINTR)
		continue;
}

static bool make_if_missing(const struct cluster *cluster, struct arena *arena, struct err *reterr)
{
	struct str programs = {0};
	if (access(text_c(arena, cluster->folder, STR("/pg")), F_OK) == 0)
		return true;
	return cluster_find_programs(cluster->folder, arena, &programs, reterr) &&
	       cluster_make(cluster->folder, programs, arena, reterr);
}

static bool run_or_start(struct cluster *cluster, struct arena *arena, struct err *reterr)
{
	if (!make_if_missing(cluster, arena, reterr) || !socket_dir_make(cluster->socket_dir, reterr))
		return false;
	bool is_ready = false;
	pid_t pid = running_pid(cluster, &is_ready, arena);
	if (pid != 0 && is_ready)
		return true;
	/* One that is on its way up, or down, is not hurried. */
	if (pid != 0 && wait_until_ready(cluster, arena))
		return true;
	return start_server(cluster, arena, reterr);
}

bool cluster_enter(struct cluster *cluster, struct str folder, struct arena *arena, struct err *reterr)
{
	*cluster = (struct cluster){.folder = str_copy(arena, folder), .start_lock = -1, .users_lock = -1};
	cluster->socket_dir = socket_dir_name(folder, arena);
	pthread_mutex_init(&cluster->child_lock, NULL);
	if (!lock_file(cluster, "/cluster.start", arena, &cluster->start_lock, reterr) ||
	    !lock_file(cluster, "/cluster.users", arena, &cluster->users_lock, reterr)) {
		cluster_leave(cluster, arena);
		return false;
	}
	lock(cluster->start_lock, LOCK_EX);
	lock(cluster->users_lock, LOCK_SH);
	bool done = run_or_start(cluster, arena, reterr);
	lock(cluster->start_lock, LOCK_UN);
	if (!done)
		cluster_leave(cluster, arena);
	return done;
}

bool cluster_watch(struct cluster *cluster, struct arena *scratch, struct err *reterr)
{
	bool is_ready = false;
	if (running_pid(cluster, &is_ready, scratch) != 0)
		return true;
	lock(cluster->start_lock, LOCK_EX);
	bool done = run_or_start(cluster, scratch, reterr);
	lock(cluster->start_lock, LOCK_UN);
	return done;
}

struct str cluster_address(const struct cluster *cluster, const char *role, struct arena *arena)
{
	struct buf address = buf_in(arena);
	buf_add_c(&address, "host=");
	buf_add(&address, cluster->socket_dir);
	buf_add_c(&address, " port=5432 dbname=saban user=");
	buf_add_c(&address, role);
	return text_join(arena, buf_str(&address), STR(""));
}

/* ---- leaving ---- */

static void stop_server(struct cluster *cluster, struct arena *scratch)
{
	bool is_ready = false;
	pid_t pid = running_pid(cluster, &is_ready, scratch);
	if (pid == 0)
		return;
	/* SIGINT: roll back what is under way and shut down in order. SIGQUIT when that takes too long: the next start
	 * recovers. */
	kill(pid, SIGINT);
	int64_t until_ms = clock_steady_ms() + STOP_MS_MAX;
	while (running_pid(cluster, &is_ready, scratch) != 0) {
		if (clock_steady_ms() >= until_ms) {
			kill(pid, SIGQUIT);
			until_ms += STOP_MS_MAX;
		}
		pause_ms(10);
	}
	if (cluster->child != 0)
		waitpid(cluster->child, NULL, 0);
	cluster->child = 0;
}

void cluster_leave(struct cluster *cluster, struct arena *scratch)
{
	bool is_in = cluster->start_lock >= 0 && cluster->users_lock >= 0;
	if (is_in) {
		lock(cluster->start_lock, LOCK_EX);
		if (flock(cluster->users_lock, LOCK_EX | LOCK_NB) == 0) {
			stop_server(cluster, scratch);
			socket_dir_remove(cluster->socket_dir, scratch);
		}
	}
	if (cluster->users_lock >= 0)
		close(cluster->users_lock);
	if (cluster->start_lock >= 0)
		close(cluster->start_lock);
	pthread_mutex_destroy(&cluster->child_lock);
	cluster->start_lock = cluster->users_lock = -1;
}
