/* grader/replay/state.h - an office as XML: what goals query and `grader state` prints.
 *
 *	<office id="X99.01.02" name="UBND xã An Bình" phase="closed" at="2024-06-18T08:20" records="12" candidate="ct">
 *		<unit id="kinh-te" name="Phòng Kinh tế" head="kt"/>
 *		<person id="ct" name="Trần Văn A" title="Chủ tịch" role="leader" unit="ubnd"/>
 *		<book id="den" name="Sổ văn bản đến 2024" next-number="321"/>
 *		<document id="cv-246" status="processing" code="246/UBND-NC" ... due-on="2024-06-20T16:00" arrival-no="310">
 *			<assignment number="1" from="ct" to="kinh-te" role="main" state="open" due-on="..." at="..."/>
 *			<note kind="directive" by="ct" at="2024-06-18T08:04">Giao Phòng Kinh tế ...</note>
 *			<trace action="document.route" by="ct" to="kinh-te" role="main" at="2024-06-18T08:05"/>
 *			<reader person="ct"/>
 *		</document>
 *	</office>
 *
 * Attributes that have nothing to say are left out. Documents stand in the order of the office, all else as it
 * happened. Two equal offices have equal bytes. */
#ifndef SABAN_GRADER_REPLAY_STATE_H
#define SABAN_GRADER_REPLAY_STATE_H

#include "base/buf.h"
#include "office/office.h"

void state_write(const struct office *office, struct buf *out);

#endif
