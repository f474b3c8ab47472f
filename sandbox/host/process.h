/* host/process.h - other programs: run one to its end, or start one that stays.
 *
 * A program gets no file of ours but its three standard ones, and a session of its own, so that Ctrl-C at our terminal
 * is ours alone to answer. */
#ifndef SABAN_HOST_PROCESS_H
#define SABAN_HOST_PROCESS_H

#include "base/arena.h"
#include "base/err.h"

#include <sys/types.h>

/* Runs argv (NULL-terminated, argv[0] a path) with `input` as its standard input and waits. What it printed, standard
 * output and error together, is in *ret_output. False with ERR_INTERNAL when it cannot be started; *ret_status is its
 * exit status, 128 + the signal's number when one ended it. The input is at most 4 KiB. */
bool process_run(struct arena *arena, const char *const *argv, struct str input, struct str *ret_output,
                 int *ret_status, struct err *reterr);

/* Starts argv in the background, its output appended to the file at log_path. The child is ours to wait for. */
bool process_start(const char *const *argv, const char *log_path, pid_t *ret_pid, struct err *reterr);

#endif
