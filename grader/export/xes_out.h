/* grader/export/xes_out.h - attempts as an event log in XES (IEEE 1849-2016): one trace an attempt, one event a record.
 *
 *	xes_begin(&xml, STR("bao-cao-cchc"));
 *	xes_trace(&xml, &one, &request);       for each attempt
 *	xes_finish(&xml);
 *
 * Standard extensions carry what has a standard place: concept (name, instance), time, org (resource, role), lifecycle.
 * A refused command, where it is told, has lifecycle:transition "ate_abort" and its refusal in "outcome". docs/exports.md
 * names all attributes. */
#ifndef SABAN_GRADER_EXPORT_XES_OUT_H
#define SABAN_GRADER_EXPORT_XES_OUT_H

#include "grader/export/case.h"
#include "grader/xml/xml_out.h"

/* The head of a log that is named so. The xml writes into an empty buf. */
void xes_begin(struct xml_out *xml, struct str name);
void xes_trace(struct xml_out *xml, const struct export_case *one, struct arena *scratch);
void xes_finish(struct xml_out *xml);

#endif
