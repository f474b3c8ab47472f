/* office/document.h - one document as an attempt changes it: its own copy and the lists in it. For the engine alone; what
 * apply functions need of it stands in office/office.h. */
#ifndef SABAN_OFFICE_DOCUMENT_H
#define SABAN_OFFICE_DOCUMENT_H

#include "office/office.h"

/* A copy whose lists can grow without touching those of the original. Facts and versions' facts are shared: they never
 * change. */
struct document *document_copy(struct arena *arena, const struct document *from);

/* What every action on a document leaves: a line of the trace, and who has seen the document as it is now. */
void document_mark(struct office *office, const struct event *event);

#endif
