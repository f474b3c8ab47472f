/* scenario/read.h - taking attributes and texts from a node: each function answers a broken rule with its line. */
#ifndef SABAN_SCENARIO_READ_H
#define SABAN_SCENARIO_READ_H

#include "base/civil.h"
#include "office/names.h"
#include "scenario/scenario.h"
#include "scenario/xml.h"

/* Of an id; as in the papers' own schema. */
#define ID_BYTES_MAX 64

/* An element with exactly one child of that name; NULL otherwise. */
const struct xml_node *read_one_child(const struct reading *in, const struct xml_node *node, struct str name);
/* The first of one or more children of that name; NULL when there is none. */
const struct xml_node *read_first_child(const struct reading *in, const struct xml_node *node,
                                        struct str name);
/* At most one, and none is fine: then *ret is NULL. */
bool read_child_if_any(const struct reading *in, const struct xml_node *node, struct str name,
                       const struct xml_node **ret);

/* The node has no other attributes and no other child elements than these: lists parted by blanks. */
bool read_only(const struct reading *in, const struct xml_node *node, struct str attributes,
               struct str children);
/* The latter half alone, for an element whose further attributes are an action's fields. */
bool read_only_children(const struct reading *in, const struct xml_node *node, struct str children);
/* The node holds no text of its own. */
bool read_no_text(const struct reading *in, const struct xml_node *node);

/* A required attribute's value as it stands; not empty. */
bool read_value(const struct reading *in, const struct xml_node *node, struct str name, struct str *ret);
/* One that may be left out, and then is empty. */
bool read_if_any(const struct reading *in, const struct xml_node *node, struct str name, struct str *ret);
/* A required one in the form of an id. */
bool read_id(const struct reading *in, const struct xml_node *node, struct str name, struct str *ret);
bool read_minute(const struct reading *in, const struct xml_node *node, struct str name, struct minute *ret);
bool read_duration(const struct reading *in, const struct xml_node *node, struct str name, int64_t *ret_ms);
/* From 1 to 4294967295. */
bool read_number(const struct reading *in, const struct xml_node *node, struct str name, uint32_t *ret);
/* "10" or "2.5" or "0.25", above 0 and at most 1000. */
bool read_points(const struct reading *in, const struct xml_node *node, struct str name,
                 uint32_t *ret_hundredths);
bool read_choice(const struct reading *in, const struct xml_node *node, struct str name,
                 const struct name_table *choices, unsigned *ret);
/* "yes" or "no". */
bool read_yes(const struct reading *in, const struct xml_node *node, struct str name, bool *ret);

/* The children vi and en of the node, each with text and nothing else. */
bool read_words(const struct reading *in, const struct xml_node *node, struct words *ret);
/* The node's own text; not empty. */
bool read_text(const struct reading *in, const struct xml_node *node, struct str *ret);

/* Is the word in a list of words parted by single blanks? */
bool is_among(struct str word, struct str words);

/* Lower-case letters, digits, single hyphens between them; at most 64 bytes. */
bool is_id(struct str text);

#endif
