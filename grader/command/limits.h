/* grader/command/limits.h - how large a file may be that is read whole. Logs of align are streamed and have no limit. */
#ifndef SABAN_GRADER_COMMAND_LIMITS_H
#define SABAN_GRADER_COMMAND_LIMITS_H

#define LIMIT_FILE_BYTES (512 * 1024 * 1024)

#endif
