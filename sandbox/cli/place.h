/* cli/place.h - where a command's data are: the data folder with its private database, or somebody else's database.
 *
 * Opening one gives up root and may take a moment: it makes and starts the private cluster when nobody has. Files that
 * only root can read must have been read before. */
#ifndef SABAN_CLI_PLACE_H
#define SABAN_CLI_PLACE_H

#include "cli/options.h"
#include "host/cluster.h"
#include "host/home.h"

struct place_options {
	struct str data;     /* --data */
	struct str database; /* --database */
};

/* The two rows every command with a place has in its table of options. */
#define PLACE_OPTION_ROWS(options)                                                                           \
	{"--data", "DIR", "the data folder; by default /var/lib/saban or ~/.local/share/saban",                  \
	 .text = &(options).data},                                                                               \
	{                                                                                                        \
		"--database", "URI", "a PostgreSQL of yours instead of the private one", .text = &(options).database \
	}

struct place {
	struct home home;       /* path is empty when --database was given and no folder was wanted */
	struct cluster cluster; /* when has_cluster */
	bool has_cluster;
	const char *owner_address, *web_address;
	struct arena *arena;
};

/* For a command that wants the database alone. The database is migrated. Everything lives in the arena. */
bool place_open(struct place *place, const struct place_options *options, struct arena *arena,
                struct err *reterr);

/* The second half of place_open, for a service that has entered place->home before. */
bool place_open_database(struct place *place, const struct place_options *options, struct arena *arena,
                         struct err *reterr);

void place_close(struct place *place);

#endif
