/* grader/command/grade_many.h - marking many journals with one guide: on all cores, one JSON object a line, in the order
 * in which they come, whatever the number of threads.
 *
 * A journal that cannot be read is an attempt that needs a human, with the reason; it stops nothing. */
#ifndef SABAN_GRADER_COMMAND_GRADE_MANY_H
#define SABAN_GRADER_COMMAND_GRADE_MANY_H

#include "grader/command/command.h"
#include "grader/guide/guide.h"
#include "grader/mark/mark.h"

/* Where the journals come from, and where the marks go. Both are called by one thread. */
struct grade_source {
	/* The next journal in the arena, with the name told as "attempt". False at the end, or with *reterr filled. A
	 * journal that is there and cannot be read has an empty text and its err in *ret_fault. */
	bool (*next)(void *context, struct arena *arena, struct str *ret_name, struct str *ret_text,
	             struct err *ret_fault, struct err *reterr);
	/* What became of it; NULL for nobody. The row is the JSON line without LF. False with *reterr. */
	bool (*marked)(void *context, struct str name, const struct mark *mark, struct sha256 head,
	               struct str row, struct err *reterr);
	void *context;
	const char *command; /* the subcommand, for what is told on the error stream */
	uint64_t total;      /* for progress; 0: not known */
	bool is_quiet;       /* the rows go to `marked` alone and are not printed */
};

/* Returns the exit status: 0, 3 when some attempt needs a human, 2 when source or sink failed (told on the error
 * stream). */
int grade_many(const struct command_world *world, const struct guide *guide,
               const struct grade_source *source, unsigned jobs);

/* The journals of a folder: its *.jsonl files by name. The name told is the file's without its ending. */
int grade_folder(const struct command_world *world, const struct guide *guide, struct str folder,
                 const struct str *names, size_t count, unsigned jobs);

#endif
