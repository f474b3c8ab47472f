/* scenario/variants.h - the parameters of a scenario, and the values they have in one variant.
 *
 *	<variants count="8">
 *		<choice name="so"><value>246</value><value>251</value></choice>
 *		<choice name="ten" with="so"><value>cải cách hành chính</value><value>chuyển đổi số</value></choice>
 *		<number name="muc" from="60" step="5" count="4"/>
 *		<moment name="han" from="2024-06-20T14:00" step="PT1H" count="4"/>
 *	</variants>
 *
 * The combinations of all values are numbered, those of the first parameter turning fastest; combination 0 has the first
 * value of each. With P combinations, variant v is combination v * A mod P, where A is the first number from P times the
 * golden section on that has no divisor in common with P: so variants never repeat, variant 0 is what the author wrote
 * first, and those that follow one another differ in many values. A seed means the variant seed mod count.
 *
 * A `one-of` of the timeline is a parameter without a name: its alternatives are its values. */
#ifndef SABAN_SCENARIO_VARIANTS_H
#define SABAN_SCENARIO_VARIANTS_H

#include "base/fill.h"
#include "scenario/xml.h"

struct variants {
	uint32_t count; /* how many there are; 1 for a scenario without parameters */
	uint32_t chosen;
	struct fill_values values;
	const uint32_t *alternatives; /* by place of the `one-of` in the file: which one, from 0 */
	size_t alternative_count;
};

/* Draws the seed's variant of the scenario with this root, as it stands in the file. */
bool variants_draw(const struct reading *in, const struct xml_node *root, uint64_t seed,
                   struct variants *ret);

/* The tree of the variant: without `variants`, without what its `if` leaves out, with the chosen one of each `one-of` in
 * its place. The root is one whose references are filled in. */
const struct xml_node *variants_settle(const struct reading *in, const struct variants *variants,
                                       const struct xml_node *root);

/* Fills a file of the scenario, or tells what is wrong with a reference in it. */
bool variants_fill(const struct reading *in, const struct variants *variants, struct str bytes,
                   struct filled *ret);

#endif
