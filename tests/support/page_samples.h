/* tests/support/page_samples.h - every screen in every state, drawn from page_office, for goldens and for browsers. */
#ifndef SABAN_TESTS_SUPPORT_PAGE_SAMPLES_H
#define SABAN_TESTS_SUPPORT_PAGE_SAMPLES_H

#include "pages/screens.h"

struct page_sample {
	const char *name; /* "document-refused" */
	void (*draw)(const struct screen *screen);
};

const struct page_sample *page_samples(size_t *ret_count);

/* All templates of the source tree, with the catalogues built in the build tree. Fails the test on an error. */
const struct pages *page_samples_open(struct arena *process);

#endif
