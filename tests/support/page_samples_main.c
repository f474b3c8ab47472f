/* page-samples FOLDER: writes every sample of page_samples.h in every language as NAME.LANGUAGE.html, for browsers. */
#include "tests/support/memory.h"
#include "tests/support/page_samples.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	if (argc != 2) {
		fputs("usage: page-samples FOLDER\n", stderr);
		return 2;
	}
	struct arena process = test_arena();
	const struct pages *pages = page_samples_open(&process);
	size_t count;
	const struct page_sample *samples = page_samples(&count);
	for (size_t i = 0; i < count * LANGUAGE_COUNT; i++) {
		enum page_language language = (enum page_language)(i % LANGUAGE_COUNT);
		const struct page_sample *sample = &samples[i / LANGUAGE_COUNT];
		struct arena request = test_arena();
		struct buf out = buf_in(&request);
		sample->draw(&(struct screen){.pages = pages, .language = language, .arena = &request, .out = &out});
		char path[4096];
		snprintf(path, sizeof(path), "%s/%s.%.*s.html", argv[1], sample->name,
		         STR_ARG(name_of(&page_language_names, language)));
		FILE *file = fopen(path, "wb");
		if (!file || fwrite(out.ptr, 1, out.len, file) != out.len || fclose(file) != 0) {
			perror(path);
			return 1;
		}
		arena_finish(&request);
	}
	arena_finish(&process);
	return 0;
}
