/* grader/log/ptml.h - process trees in PTML, as ProM and pm4py write them.
 *
 *	<ptml><processTree id="t" name="t" root="n0">
 *		<sequence id="n0" name=""/>  <manualTask id="n1" name="a"/>  <automaticTask id="n2" name=""/>
 *		<parentsNode id="p1" sourceId="n0" targetId="n1"/>  ...
 *	</processTree></ptml>
 *
 * sequence, xor and and have their children in the order of their parentsNode elements. xorLoop has what is done, what
 * is done before doing it again, and perhaps, third, what is done once at the end. A manualTask is a step, an
 * automaticTask is silent. Other operators are refused: their words are another language.
 *
 * Errors, ERR_INPUT with the line: no XML, no ptml, an unknown element or id, an id twice, two roots, two parents, a
 * cycle, a node that hangs nowhere, a task with children, a wrong number of children. ERR_LIMIT: LIMIT_TREE_NODES,
 * LIMIT_TREE_DEPTH, LIMIT_MODEL_BYTES. */
#ifndef SABAN_GRADER_LOG_PTML_H
#define SABAN_GRADER_LOG_PTML_H

#include "grader/align/tree.h"

struct model {
	struct tree tree;
	const struct str *steps;   /* [step] its name */
	const struct str *silents; /* [number of a silent leaf] its name, often empty */
	uint32_t silent_count;
};

/* Everything lives in the arena; a silent leaf's tree_node.step is its place in silents. */
bool model_read(struct str bytes, struct str source, struct arena *arena, struct model *ret,
                struct err *reterr);

#endif
