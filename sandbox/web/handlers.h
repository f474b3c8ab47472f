/* web/handlers.h - one function per row of the table of routes; each file of handlers/ has some. */
#ifndef SABAN_WEB_HANDLERS_H
#define SABAN_WEB_HANDLERS_H

struct request;

/* handlers/door.c */
void handle_index(struct request *request);
void handle_health(struct request *request);
void handle_about(struct request *request);
/* handlers/sign_in.c */
void handle_sign_in_page(struct request *request);
void handle_sign_in(struct request *request);
void handle_sign_out(struct request *request);
/* handlers/waiting.c */
void handle_waiting_page(struct request *request);
void handle_waiting(struct request *request);
void handle_start(struct request *request);
/* handlers/office.c */
void handle_home(struct request *request);
void handle_incoming(struct request *request);
void handle_outgoing(struct request *request);
void handle_search(struct request *request);
void handle_compose(struct request *request);
/* handlers/lists.c */
void handle_statistics(struct request *request);
void handle_statistics_file(struct request *request);
void handle_tracking(struct request *request);
void handle_tracking_file(struct request *request);
void handle_register(struct request *request);
void handle_register_file(struct request *request);
void handle_register_print(struct request *request);
/* handlers/calendar.c */
void handle_calendar(struct request *request);
void handle_authority(struct request *request);
/* handlers/dossiers.c */
void handle_dossiers(struct request *request);
void handle_dossier(struct request *request);
void handle_new_dossier(struct request *request);
void handle_office_confirm(struct request *request);
/* handlers/document.c */
void handle_document(struct request *request);
void handle_confirm(struct request *request);
void handle_file(struct request *request);
void handle_page_image(struct request *request);
/* handlers/act.c */
void handle_action(struct request *request);
/* handlers/beside.c */
void handle_tasks(struct request *request);
void handle_drafts(struct request *request);
/* handlers/ending.c */
void handle_hand_in_page(struct request *request);
void handle_hand_in(struct request *request);
void handle_receipt(struct request *request);
void handle_receipt_text(struct request *request);
void handle_receipt_proof(struct request *request);

#endif
