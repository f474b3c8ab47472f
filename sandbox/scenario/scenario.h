/* scenario/scenario.h - what is played: a starting office, a timeline of colleagues, and tasks in numbered sentences.
 *
 * A library of scenarios is a folder with offices/, documents/<papers>/ and scenarios/<id>/; `scenario.xml` names one
 * office file and one folder of papers, and says only what is the scenario's own: the state each paper has in the
 * office, what happens when, and the text of the tasks. What is marked stands in `marking.xml`, which nothing here
 * reads. The formats: fixtures/schemas/office.rng and scenario.rng, and docs/adding-a-scenario.md.
 *
 * Example:
 *	struct scenario scenario;
 *	if (!scenario_read(&process, &ports, STR("fixtures/scenarios/bao-cao-cchc"), &scenario, reterr))
 *		return false;
 *	struct sha256 identity = sha256_of(scenario_identity(&scenario, &process));
 */
#ifndef SABAN_SCENARIO_SCENARIO_H
#define SABAN_SCENARIO_SCENARIO_H

#include "base/arena.h"
#include "base/err.h"
#include "base/fill.h"
#include "office/seed.h"
#include "scenario/ports.h"

/* The same words in both languages of the pages; neither is empty. Plain text, blanks made one. */
struct words {
	struct str vi, en;
};

/* One numbered sentence of a task. A marking guide's `basis` cites its id. */
struct sentence {
	struct str id; /* "t1.3" */
	struct words text;
};

struct task {
	struct str ref; /* "t1" */
	struct words title;
	struct words role; /* whom the candidate plays: "Bạn là Chủ tịch UBND xã An Bình." */
	uint32_t points_hundredths;
	const struct sentence *sentences;
	size_t sentence_count;
};

struct scenario {
	struct str id; /* name of its folder */
	struct words title;
	const struct words *instructions; /* paragraphs read before the clock starts */
	size_t instruction_count;
	const struct task *tasks;
	size_t task_count;
	const struct seed *seed;
	const struct scenario_file *files; /* all that was read, in order: scenario, office, papers */
	size_t file_count;
	uint32_t variant, variant_count; /* which one this is, of how many; 0 of 1 without parameters */
	struct fill_values values;       /* of the parameters, in this variant; for scripts */
};

/* Reads the scenario in the folder `dir`. Everything it gives lives in the arena; on failure nothing is given. Errors:
 * what read_file answers; ERR_LIMIT for a file above LIMIT_XML_BYTES or more of something than limits.h allows;
 * ERR_INPUT for anything the rules (scenario/rules.def) forbid, with file, line, and the rule's name first in `what`.
 * O(n log n) in documents, plus one decision of the engine for each line of their history. */
bool scenario_read(struct arena *arena, const struct scenario_ports *ports, struct str dir,
                   struct scenario *ret, struct err *reterr);
/* The same in the variant of an attempt with this seed: the seed modulo the number of variants. So a number below that
 * names the variant itself, and scenario_read gives variant 0. scenario/variants.h says how values are drawn. */
bool scenario_read_variant(struct arena *arena, const struct scenario_ports *ports, struct str dir,
                           uint64_t seed, struct scenario *ret, struct err *reterr);

/* A scenario without timeline and tasks, for scripts that try the engine's rules: an office file of the library that
 * `root` names, some of its papers (all still expected), a start, and who plays. `source` and `line` name the place
 * that asks for it. The result's id is the office's. */
struct office_wish {
	struct str root;   /* "fixtures" */
	struct str office; /* "an-binh" */
	struct str papers; /* folder of papers below documents/ */
	const struct str *paper_ids;
	size_t paper_count;
	struct minute starts_at;
	int64_t duration_ms;
	struct str candidate; /* key of a person */
	struct str source;
	uint32_t line;
};
bool scenario_of_office(struct arena *arena, const struct scenario_ports *ports,
                        const struct office_wish *wish, struct scenario *ret, struct err *reterr);

/* The text whose SHA-256 identifies a scenario in journals: for each file, in order, its path within the library, the
 * number of its bytes, and the bytes as they were written: the same for all variants that read the same files. */
struct str scenario_identity(const struct scenario *scenario, struct arena *arena);

#endif
