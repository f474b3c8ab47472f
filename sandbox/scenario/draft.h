/* scenario/draft.h - a scenario while it is being read: lists that still grow, and where its files are.
 *
 * Each part of a scenario has its own file and fills its own members, in this order: office_part.c, documents_part.c
 * (with paper_part.c), history.c, timeline_part.c, tasks_part.c. What one of them has filled the next may look at. */
#ifndef SABAN_SCENARIO_DRAFT_H
#define SABAN_SCENARIO_DRAFT_H

#include "office/action.h"
#include "scenario/read.h"
#include "scenario/variants.h"

/* Something that somebody does: a line of a history or of the timeline. */
struct deed {
	const struct action *action;
	struct party_id actor;
	struct document_id document; /* none when the line names none */
	const struct pair *pairs;    /* canonical */
	size_t pair_count;
	uint32_t line;
};

/* A deed before the start. */
struct past {
	struct deed deed;
	struct minute at;
	uint32_t number; /* that a register must give it; 0: any */
};

struct draft {
	struct arena *arena;
	const struct scenario_ports *ports;
	struct err *reterr;
	struct str prefix; /* of the library, with its slash: "fixtures/" */
	struct scenario_file *files;
	size_t file_count, file_capacity;
	struct variants variants;

	/* office_part */
	struct party *parties;
	size_t party_count, party_capacity;
	struct book *books;
	size_t book_count, book_capacity;
	struct dossier *dossiers;
	size_t dossier_count, dossier_capacity;

	/* documents_part */
	struct document *documents;
	size_t document_count, document_capacity;
	uint32_t *document_lines; /* where each stands in the scenario; for messages */
	size_t document_line_capacity;
	struct past *past;
	size_t past_count, past_capacity;

	/* timeline_part */
	struct reaction *reactions;
	size_t reaction_count, reaction_capacity;
	uint32_t *reaction_lines;
	size_t reaction_line_capacity;

	/* Refers to the lists above; renewed by draft_seed. */
	struct seed seed;
};

/* The seed as far as it is known now. Lists that grow later need another call. */
const struct seed *draft_seed(struct draft *draft);

/* Reads and parses the library's file `path`, "offices/an-binh.xml", whose root must have that name, and puts it on the
 * list. `from` and `line` name the place that refers to it: a file that is not there is a dangling reference. */
const struct xml_node *draft_file(struct draft *draft, const struct reading *from, uint32_t line,
                                  struct str path, struct str root, struct reading *ret_in);
/* The same for the file that nothing refers to, read at a path of its own: the scenario's, in the seed's variant. */
const struct xml_node *draft_first_file(struct draft *draft, struct str read_path, struct str root,
                                        uint64_t seed, struct reading *ret_in);

/* office_part.c: the office file, "offices/<key>.xml". */
bool office_read(struct draft *draft, const struct reading *from, uint32_t line, struct str key);

/* dossiers_part.c: one entry of the office file's list; those the scenario finds open already. */
bool dossier_read(struct draft *draft, const struct reading *in, const struct xml_node *node);
bool dossiers_read(struct draft *draft, const struct reading *in, const struct xml_node *root);

/* worktime_part.c: the hours and special days of the office file. */
bool worktime_part_read(struct draft *draft, const struct reading *in, const struct xml_node *node);

/* paper_part.c: what a paper says about itself; "documents/<folder>/<id>.xml". */
bool paper_facts(struct draft *draft, const struct reading *from, uint32_t line, struct str folder,
                 struct str paper, bool has_packet, struct document_facts *ret);
/* An attachment of the paper as a file: its name and its id. */
bool paper_attachment(struct draft *draft, const struct reading *from, uint32_t line, struct str folder,
                      struct str paper, struct str of, struct document_file *ret);

/* documents_part.c: the papers, their state, and what happened to them. */
bool documents_read(struct draft *draft, const struct reading *in, const struct xml_node *documents,
                    struct str folder);
/* outgoing_part.c: what the agency was drafting and had issued before the start. They stand behind the papers. */
bool outgoing_read(struct draft *draft, const struct reading *in, const struct xml_node *root);

/* Everything that had happened to the document last added. */
bool past_read(struct draft *draft, const struct reading *in, const struct xml_node *node);
/* No two documents with one key. */
bool keys_differ(const struct draft *draft, const struct reading *in);
/* A document that is still expected. */
bool document_add(struct draft *draft, const struct reading *in, uint32_t line,
                  const struct document_facts *facts);

/* history.c: plays what happened before the start through the engine, which leaves the documents, the books and the
 * count of assignments as they then are. */
bool history_play(struct draft *draft, const struct reading *in);

/* timeline_part.c: what the world and the colleagues do during the attempt. */
bool timeline_read(struct draft *draft, const struct reading *in, const struct xml_node *timeline);
/* unused.c: every parameter is referred to in a file that one of the variants reads. */
bool parameters_used(struct draft *draft, const struct reading *in);
/* loops.c: reactions that lead back to themselves, or too deep. */
bool reactions_end(struct draft *draft, const struct reading *in);

/* deed.c: one `do` element. `own` lists the attributes that are the element's own: action, by, and others of its place;
 * when `on` is among them it names the document, else that is the one given. All other attributes are the action's
 * fields, with hyphens for underscores. */
bool deed_read(struct draft *draft, const struct reading *in, const struct xml_node *node,
               struct document_id document, struct str own, struct deed *ret);
/* A `when` element: an action, perhaps its document, and values that some of its fields must have had. */
bool deed_read_condition(struct draft *draft, const struct reading *in, const struct xml_node *node,
                         struct str own, struct deed *ret);
/* The attributes of a node that are not its own, as pairs: due-on becomes due_on. */
struct pair *deed_pairs(const struct draft *draft, const struct xml_node *node, struct str own,
                        size_t *ret_count);
/* The attribute names a document that the scenario has. */
bool document_named(struct draft *draft, const struct reading *in, const struct xml_node *node,
                    struct str name, struct document_id *ret);

/* tasks_part.c: title, instructions, tasks. */
bool tasks_read(struct draft *draft, const struct reading *in, const struct xml_node *root,
                struct scenario *ret);

#endif
