/* cli/axis.h - documents of the axis: each comes into the office as an edXML packet, like those of real agencies.
 *
 * For every document of a starting office that has a packet id, the packet its sender would have sent is made (header from
 * the paper, the laid out PDFs as attachments), written, and read back; the office then knows of the document what its
 * packet says. What the standard has no element for (the hour of a deadline, the register) stays as it was. */
#ifndef SABAN_CLI_AXIS_H
#define SABAN_CLI_AXIS_H

#include "cli/paper_cache.h"
#include "journal/sha256.h"
#include "office/seed.h"

/* The PDF of a paper, by its id. */
struct axis_papers {
	struct str (*pdf)(void *context, struct str paper);
	void *context;
};

/* A copy of the starting office whose documents came by the axis. Packets are kept in the cache's folder as files
 * NAME.edxml, so that the second time they are only read. seed_hash: of the seed's canonical line. ERR_INPUT when a
 * packet lacks what the standard asks for. */
bool axis_bring(const struct seed *seed, struct sha256 seed_hash, const struct axis_papers *papers,
                const struct paper_cache *cache, struct arena *arena, struct seed *ret, struct err *reterr);

#endif
