/* cli/library.h - the library of scenarios as files: what scenario_read asks of the world. */
#ifndef SABAN_CLI_LIBRARY_H
#define SABAN_CLI_LIBRARY_H

#include "scenario/ports.h"

/* Reads files of the disk; paths are taken as they are. Holds nothing. */
extern const struct scenario_ports library_ports;

#endif
