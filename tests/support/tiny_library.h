/* tests/support/tiny_library.h - the smallest library that loads, as texts in the program: for fuzz targets, which read
 * no file. One office (ct leader, vt clerk, kt head of kinh-te), one paper `p`, one scenario `s`. */
#ifndef SABAN_TESTS_SUPPORT_TINY_LIBRARY_H
#define SABAN_TESTS_SUPPORT_TINY_LIBRARY_H

#include "scenario/ports.h"

struct tiny_library {
	struct str office, paper, scenario;
	struct scenario_ports
		ports; /* serves them as tiny/offices/o.xml, tiny/documents/d/p.xml, tiny/scenarios/s/... */
};

void tiny_library_open(struct tiny_library *library);

#endif
