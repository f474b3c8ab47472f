/* host/random.h - bytes nobody can guess, from the kernel. Thread-safe. */
#ifndef SABAN_HOST_RANDOM_H
#define SABAN_HOST_RANDOM_H

#include <stddef.h>

/* Fills all of it. Waits only while the machine has just been switched on; ends the process with a message when the
 * kernel has no such source, since nothing secret could be made. */
void random_fill(void *bytes, size_t len);

#endif
