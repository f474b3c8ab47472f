/* attempt/brief.h - what a candidate is told about a scenario before and while he works, in one language. */
#ifndef SABAN_ATTEMPT_BRIEF_H
#define SABAN_ATTEMPT_BRIEF_H

#include "attempt/attempt.h"

struct brief_task {
	struct str ref; /* "t1" */
	struct str title;
	struct str role; /* "Bạn là Chủ tịch UBND xã An Bình." */
	uint32_t points_hundredths;
	const struct str *sentences;
	size_t sentence_count;
};

struct brief {
	struct str id; /* of the scenario */
	struct str title;
	const struct str *instructions; /* paragraphs read before the clock starts */
	size_t instruction_count;
	const struct brief_task *tasks;
	size_t task_count;
	uint32_t points_hundredths; /* of all tasks */
};

enum brief_language {
	BRIEF_VI,
	BRIEF_EN,
};

/* Lists lie in the arena, texts in the scenario. O(sentences). */
struct brief brief_of(const struct play *play, enum brief_language language, struct arena *arena);

#endif
