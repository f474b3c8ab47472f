/* One document as a list and the head of its page show it. */
#include "office/worktime.h"
#include "pages/parts.h"

bool document_is_returned(const struct document *document)
{
	bool returned = false;
	for (size_t i = 0; i < document->assignment_count; i++)
		returned |= document->assignments[i].role == ROUTE_MAIN &&
		            document->assignments[i].state == ASSIGNMENT_RETURNED;
	return document->status == DOC_PROCESSING && returned && document_main(document) == NULL;
}

/* A finished document has none to meet. */
void document_due_fill(const struct screen *screen, const struct frame *frame,
                       const struct document *document, struct minute due, struct value *record)
{
	struct minute now = frame_now(frame);
	if (!minute_is_given(due)) {
		value_set_c(record, "due", "");
		return;
	}
	bool is_over = document->status == DOC_FINISHED || document->status == DOC_REFUSED;
	struct chip chip = chip_of_nearness(is_over ? DUE_LATER : due_nearness(due, now));
	struct value *value = value_set_record(record, "due");
	value_set_c(value, "class", chip.class);
	value_set_c(value, "icon", chip.icon);
	value_set_text(value, "left",
	               is_over ? (struct str){0}
	                       : say_work_left(screen, worktime_of(frame->office->seed), due, now));
	value_set_text(value, "text", is_over ? say_minute(screen->arena, due, now) : say_due(screen, due, now));
}

void document_fill(const struct screen *screen, const struct frame *frame, const struct document *document,
                   struct value *record)
{
	const struct document_facts *facts = document->facts;
	struct party_id person = frame_person(frame);
	const struct assignment *assignment = desk_assignment(frame->office, person, document);
	value_set_text(record, "href", link_document(screen->arena, facts->key));
	value_set_text(record, "number", say_document_name(screen, facts));
	value_set_text(record, "issuer", facts->issuer_name);
	value_set_text(record, "subject", facts->subject);
	value_set_text(record, "arrival_no",
	               document->arrival_number > 0 ? say_number(screen->arena, document->arrival_number)
	                                            : (struct str){0});
	value_set_text(record, "arrived",
	               minute_is_given(document->arrived_at)
	                   ? say_day_short(screen->arena, day_of_minute(document->arrived_at), frame_now(frame))
	                   : (struct str){0});
	value_set_bool(record, "unread", desk_is_unread(person, document));
	value_set_bool(record, "is_marked", desk_is_marked(person, document));
	chip_fill(screen, record, "urgency", chip_of_urgency(facts->urgency));
	chip_fill(screen, record, "role",
	          assignment ? chip_of_role(assignment->role) : (struct chip){"", "", {0}});
	chip_fill(screen, record, "status", chip_of_document(document, person));
	document_due_fill(screen, frame, document, desk_due(frame->office, person, document), record);
}
