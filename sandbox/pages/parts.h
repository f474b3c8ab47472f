/* pages/parts.h - what the screens share: the frame around the work, rows, links, search. Within pages only. */
#ifndef SABAN_PAGES_PARTS_H
#define SABAN_PAGES_PARTS_H

#include "office/work.h"
#include "pages/value.h"
#include "pages/words.h"

/* A new page's record with language, title, token and path. `title` is an id; `path` may be empty: then there is no
 * link to the other language. */
struct value *page_open(const struct screen *screen, struct str title, struct str csrf, struct str path);
/* Renders it: the page's own file alone when screen->is_part. */
void page_close(const struct screen *screen, const struct value *page, const char *template_name);

/* Which entry of the rail is current. */
enum rail_entry {
	RAIL_HOME,
	RAIL_INCOMING,
	RAIL_OUTGOING,
	RAIL_DOSSIERS,
	RAIL_CALENDAR,
	RAIL_SEARCH,
	RAIL_NONE,
};
/* Adds what stands around the work: candidate, clock, saved mark, task panel, office, rail, banner. Gives what lies in
 * the candidate's drawers, of which the rail tells a part. */
struct desk_counts frame_fill(const struct screen *screen, const struct frame *frame, enum rail_entry current,
                              struct value *page);
/* How many outgoing documents each of his drawers holds, and how many wait for him. */
struct outgoing_counts {
	uint32_t drawers[OUTGOING_DRAWER_COUNT];
	uint32_t waiting;
};
struct outgoing_counts outgoing_count(const struct screen *screen, const struct frame *frame);
/* The candidate alone, for pages without the office. */
void candidate_fill(struct value *page, struct str number, struct str name);
struct party_id frame_person(const struct frame *frame);
struct minute frame_now(const struct frame *frame);

/* A chip as a record; an empty one as nothing. */
void chip_fill(const struct screen *screen, struct value *record, const char *name, struct chip chip);
/* Number, issuer, subject, urgency, role, deadline, status of a document as its reader has it on his desk. */
void document_fill(const struct screen *screen, const struct frame *frame, const struct document *document,
                   struct value *record);
/* The same for another deadline than the one that binds the reader. */
void document_due_fill(const struct screen *screen, const struct frame *frame,
                       const struct document *document, struct minute due, struct value *record);
/* A title with advice, as a note shows it. */
void said_fill(struct value *record, const char *name, struct said said);
/* State of a task: begun or not. */
void task_state_fill(const struct screen *screen, const struct frame_task *task, bool is_current,
                     struct value *record);

/* The axis for no party of the office. */
struct str party_name(const struct screen *screen, const struct frame *frame, struct party_id id);
/* by, what, to, tail: "Phạm Quốc Huy trả lại", "Trần Văn A chuyển Phòng Kinh tế (Chủ trì)". */
void trace_fill(const struct screen *screen, const struct frame *frame, const struct trace *trace,
                struct value *line);

/* The parts of the work that a query wants. */
struct work *tracking_list(const struct screen *screen, const struct frame *frame,
                           const struct tracking_query *query, size_t *ret_count);
/* The rows of one page of a register; *ret_from of them stand before it, of *ret_count. */
struct sheet register_page(const struct screen *screen, const struct frame *frame,
                           const struct register_query *query, size_t *ret_from, size_t *ret_count);
/* A form that records an export and then leads to the file. */
void export_fill(const struct screen *screen, const char *what, struct str book, struct str back,
                 struct value *form);

/* When, where and who of a meeting. */
void meeting_fill(const struct screen *screen, const struct frame *frame, const struct document *document,
                  struct value *record);
/* "07:30 đến 11:00, ngày 21/06/2024" */
struct str say_period(const struct screen *screen, struct minute from, struct minute until);

/* Paths of this service. Keys are safe in a path; words are percent-encoded. */
struct str link_document(struct arena *arena, struct str key);
struct str link_action(struct arena *arena, struct str key, const struct action *action);
struct str link_confirm(struct arena *arena, struct str key, const struct action *action);
/* `look` tells apart what one address shows at different times, so that no browser keeps an old paper; 0: it never
 * changes. */
struct str link_file(struct arena *arena, struct str key, size_t file, uint64_t look);
struct str link_page(struct arena *arena, struct str key, size_t file, size_t page, uint64_t look);
struct str link_office_action(struct arena *arena, const struct action *action);
/* `path` is that of the page or of a file of the same list. */
struct str link_tracking(struct arena *arena, const struct seed *seed, const char *path,
                         const struct tracking_query *query);
struct str link_register(struct arena *arena, const struct seed *seed, const char *path,
                         const struct register_query *query);
struct str link_calendar(struct arena *arena, const struct calendar_query *query);
struct str link_dossiers(struct arena *arena, const struct dossier_query *query);
struct str link_dossier(struct arena *arena, struct str key);
struct str link_outgoing(struct arena *arena, const struct outgoing_query *query);
/* A page of a list that one may turn to: {href}, or nothing when the link is empty. */
void page_link_fill(struct value *page, const char *name, struct str href);
struct str link_search(struct arena *arena, const struct search_page *asked, uint32_t page);
struct str link_incoming(struct arena *arena, const struct incoming_query *query);

/* Every word of the folded needle occurs in number, subject or issuer. */
bool document_matches(struct arena *arena, const struct document_facts *facts, struct str folded_words);

/* Is the main handler's part given back, and nobody leads the document now? */
bool document_is_returned(const struct document *document);

#endif
