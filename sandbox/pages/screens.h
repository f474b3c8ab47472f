/* pages/screens.h - one function per screen: what it needs to know, as C types, and out comes HTML.
 *
 * web gathers facts (session, clock, marks, drafts) and calls one of these between attempt_read and attempt_read_end;
 * what can be read from the office is read here. docs/templates.md names what templates get and every path they link
 * to. Texts are borrowed for the call, escaped on the way out. Each function adds a whole HTML page to screen->out, or
 * with is_part the rail and the work area alone, which a page swaps in when news arrives. */
#ifndef SABAN_PAGES_SCREENS_H
#define SABAN_PAGES_SCREENS_H

#include "base/sheet.h"
#include "office/desk_index.h"
#include "office/desk_outgoing.h"
#include "office/search_index.h"
#include "pages/pages.h"

/* Where a screen is drawn. */
struct screen {
	const struct pages *pages;
	enum page_language language;
	bool is_part;        /* ?part=work */
	struct arena *arena; /* the request's */
	struct buf *out;
};

/* ---- around the work: the exam's head, the task panel, the city software's bar and rail ---- */

struct frame_task {
	uint32_t number; /* from 1 */
	struct str ref;  /* "t1": what POST /tasks names */
	struct str title;
	struct str role;
	uint32_t points_hundredths;
	const struct str *sentences; /* words between asterisks are shown bold: "Giao *chủ trì*" */
	size_t sentence_count;
	bool is_flagged, is_skipped;
	bool is_begun; /* something was done since it was first shown */
};

enum frame_mode {
	FRAME_LIVE,
	FRAME_MOVED,  /* another seat works on it: everything is shown, nothing can be pressed */
	FRAME_PAUSED, /* the clock stands */
	FRAME_CLOSED, /* handed in or after the bell: the same, with a link to the receipt */
};

struct form_state;

struct frame {
	enum frame_mode mode;
	struct str path; /* of this page with its query, where small forms lead back: "/incoming?drawer=main" */
	struct str csrf;
	struct str candidate_number, candidate_name;
	int64_t left_ms;     /* on the exam's clock */
	int64_t ends_at_ms;  /* UTC, as things stand */
	int64_t saved_at_ms; /* UTC, of the last record */
	uint32_t saved_seq;
	const struct frame_task *tasks;
	size_t task_count;
	size_t current_task; /* index */
	const struct office *office;
	const struct desk_index *desk; /* of the office's seed */
	const struct search_index *search;
	int64_t office_ms;         /* now, on the office's clock */
	const struct action *done; /* what the candidate just did (?done=document.route); NULL for nothing */
	const struct form_state *refused; /* of a form that stands on every page; NULL for nothing */
};

/* What was typed into a form and is not accepted (yet): a draft, or with a refusal the rejected post. */
struct form_state {
	const struct action *action;
	const struct pair *pairs; /* as the form named them, see docs/templates.md */
	size_t pair_count;
	struct refusal refusal; /* ACCEPTED: a draft */
	/* Whose refusal it is, when a form is several commands: the directive's within one for routing. NULL: action's. */
	const struct action *refused;
	bool is_given;     /* comes with the link to the page: nobody has typed it */
	bool is_own_clash; /* only what stands in the same form forbids it: a second main handler */
};

/* ---- before ---- */

enum sign_in_trouble {
	SIGN_IN_FINE,
	SIGN_IN_WRONG,   /* number or code; never says which */
	SIGN_IN_LIMITED, /* too many tries: 429 */
	SIGN_IN_ENDED,   /* the session is over: sign in again */
};

struct sign_in {
	struct str csrf;             /* may be empty */
	struct str title;            /* of the contest or scenario; may be empty */
	struct str candidate_number; /* as typed */
	enum sign_in_trouble trouble;
	uint32_t wait_seconds; /* for SIGN_IN_LIMITED */
};
void screen_sign_in(const struct screen *screen, const struct sign_in *sign_in);

struct waiting {
	struct str csrf;
	struct str scenario_title;
	struct str candidate_number, candidate_name, candidate_unit;
	struct str post, office; /* whom he plays: "Chủ tịch", "UBND xã An Bình"; the post may be empty */
	uint32_t task_count;
	uint32_t points_hundredths; /* of all tasks */
	int64_t duration_ms;
	const struct str *instructions; /* the scenario's own paragraphs */
	size_t instruction_count;
	struct str tried; /* what was typed into the keyboard check; empty before */
	bool must_agree;  /* he pressed start without ticking the box */
};
void screen_waiting(const struct screen *screen, const struct waiting *waiting);
/* What the keyboard check asks him to type. */
struct str waiting_sample(void);

/* ---- the office ---- */

void screen_home(const struct screen *screen, const struct frame *frame);

#define INCOMING_PER_PAGE 10

/* ?only=: what the list leaves out besides. */
enum incoming_only {
	ONLY_ANY,
	ONLY_UNREAD,
	ONLY_SOON,     /* due within a day */
	ONLY_LATE,     /* due before now: of what was given, in that drawer */
	ONLY_RETURNED, /* the main handler gave it back, and nobody leads it now */
	ONLY_COUNT
};
extern const struct name_table incoming_only_names; /* "any" "unread" "soon" "returned" */

struct incoming_query {
	enum drawer drawer;
	enum incoming_only only;
	struct str words;     /* ?q=: in number, notation, subject or issuer; case and tone marks do not matter */
	unsigned urgency_min; /* ?urgency=: 0 all, else enum urgency and above */
	uint32_t page;        /* ?page= from 1; beyond the last one the last is shown */
};
void screen_incoming(const struct screen *screen, const struct frame *frame,
                     const struct incoming_query *query);

#define OUTGOING_PER_PAGE 10

struct outgoing_query {
	enum outgoing_drawer drawer;
	struct str words; /* ?q=: in number, notation or subject */
	uint32_t page;    /* ?page= from 1; beyond the last one the last is shown */
};
void screen_outgoing(const struct screen *screen, const struct frame *frame,
                     const struct outgoing_query *query);

#define SEARCH_PER_PAGE 10

/* What is wrong with a search that was asked for. */
enum search_fault {
	SEARCH_FINE,
	SEARCH_TOO_LONG, /* a text of more than LIMIT_SEARCH_BYTES */
	SEARCH_NO_DAY,   /* from or to is no day */
};

struct search_page {
	struct search_query query;
	struct str from, to; /* as they were typed */
	enum search_fault fault;
	uint32_t page; /* from 1 */
};
void screen_search(const struct screen *screen, const struct frame *frame, const struct search_page *asked);

void screen_statistics(const struct screen *screen, const struct frame *frame);

/* The form of a new draft, with what was typed into it or comes with the link that led here; NULL for nothing. */
void screen_compose(const struct screen *screen, const struct frame *frame, const struct form_state *form);
/* Where drafts of forms belong that are about no document: "office/draft.create". No document has this key. */
#define OFFICE_DRAFTS "office"

/* How many files stand on a document's page: what came with it, or the one that an outgoing one is laid out as. */
uint32_t document_file_count(const struct document *document);

/* What a shell knows of a document's file once it is laid out; in the order of document_facts.files. All zero for a
 * file that is not there. */
struct file_facts {
	uint32_t page_count;
	uint32_t size_bytes;
	const struct str *page_texts; /* page_count of them: the text alternative of each page's image */
};

struct document_query {
	struct document_id id;          /* one that desk_shows */
	const struct file_facts *files; /* document_file_count of them */
	const struct form_state *forms; /* may name any action once */
	size_t form_count;
	uint32_t version_from, version_to; /* of an outgoing document, to be compared, from 1; 0: the last two */
};
void screen_document(const struct screen *screen, const struct frame *frame,
                     const struct document_query *query);

/* "Kết thúc văn bản 246/UBND-NC?" for an action that asks first. */
struct confirm_query {
	struct document_id id;
	const struct action *action;
	const struct pair *typed; /* what its form holds, to be sent with the answer */
	size_t typed_count;
};
void screen_confirm(const struct screen *screen, const struct frame *frame,
                    const struct confirm_query *query);

/* ---- work and registers ---- */

enum tracking_state {
	TRACKING_ALL,
	TRACKING_OPEN,
	TRACKING_SOON, /* open, and due within a day */
	TRACKING_LATE,
	TRACKING_DONE,
	TRACKING_COUNT
};
extern const struct name_table tracking_state_names;

#define TRACKING_PER_PAGE 10
struct tracking_query {
	struct party_id unit; /* none: all */
	unsigned state;
	uint32_t page; /* from 1; beyond the last counts as the last */
};
void screen_tracking(const struct screen *screen, const struct frame *frame,
                     const struct tracking_query *query);

#define REGISTER_PER_PAGE 20
struct register_query {
	struct book_id book; /* none only where the office has none */
	struct day from, to; /* CIVIL_NO_DAY: open */
	struct str from_typed, to_typed;
	bool is_bad; /* one of them is no day */
	uint32_t page;
};
void screen_register(const struct screen *screen, const struct frame *frame,
                     const struct register_query *query);

/* The same lists whole, as files want them, in the screen's language. Texts are borrowed from office and arena. */
struct sheet sheet_of_statistics(const struct screen *screen, const struct frame *frame);
struct sheet sheet_of_work(const struct screen *screen, const struct frame *frame,
                           const struct tracking_query *query);
/* The query has a book. All rows; register_page has those of one page, and how many there are in all. */
struct sheet sheet_of_register(const struct screen *screen, const struct frame *frame,
                               const struct register_query *query);

/* ---- calendar and authority ---- */

struct calendar_query {
	struct day monday;  /* of the week */
	bool is_everybodys; /* all meetings he may see, not only his */
};
void screen_calendar(const struct screen *screen, const struct frame *frame,
                     const struct calendar_query *query);
/* `typed` is what a form was rejected with, or NULL. */
void screen_authority(const struct screen *screen, const struct frame *frame, const struct form_state *typed);

/* ---- dossiers ---- */

enum dossier_drawer {
	DOSSIERS_ALL,
	DOSSIERS_MINE,   /* that the reader keeps */
	DOSSIERS_LISTED, /* not opened yet */
	DOSSIERS_COUNT
};
extern const struct name_table dossier_drawer_names;

struct dossier_query {
	unsigned drawer;
};
void screen_dossiers(const struct screen *screen, const struct frame *frame,
                     const struct dossier_query *query);
/* One dossier, with the forms of what can be done with it; `typed` is what one of them was rejected with, or NULL. */
void screen_dossier(const struct screen *screen, const struct frame *frame, struct dossier_id id,
                    const struct form_state *typed);
/* The form of one beside the list. */
void screen_new_dossier(const struct screen *screen, const struct frame *frame,
                        const struct form_state *typed);

/* ---- the end ---- */

struct unsent_draft {
	const struct action *action;
	struct document_id document; /* none: the form of a new one */
};
struct hand_in {
	const struct unsent_draft *drafts; /* not empty ones, of documents he sees */
	size_t draft_count;
	bool must_agree; /* he pressed the button without ticking the box */
};
void screen_hand_in(const struct screen *screen, const struct frame *frame, const struct hand_in *hand_in);

struct receipt_facts {
	uint64_t attempt;
	struct str scenario_title;
	bool at_the_bell; /* closed by the clock, not by the candidate */
	uint32_t record_count;
	uint8_t head[32]; /* SHA-256 of the last record's line */
	int64_t closed_at_ms;
	uint8_t signature[64]; /* Ed25519 */
	uint8_t public_key[32];
	struct str text;   /* what is signed */
	bool is_published; /* there is a proof to be downloaded at /receipt/proof.json */
};
void screen_receipt(const struct screen *screen, const struct frame *frame,
                    const struct receipt_facts *facts);

/* ---- what this is ---- */

struct about {
	struct str version;
	struct str source_url; /* where the running version's source is; empty: the page says who gives it */
};
void screen_about(const struct screen *screen, const struct about *about);

/* ---- when something is in the way ---- */

enum problem {
	PROBLEM_NOT_FOUND,  /* 404, also for what is somebody else's */
	PROBLEM_STALE_FORM, /* 403: the form's token is old; what was typed is shown and can be sent again */
	PROBLEM_BAD_FORM,   /* 400: broken UTF-8, doubled or unknown fields */
	PROBLEM_TOO_LARGE,  /* 413 */
	PROBLEM_TOO_MANY,   /* 429 */
	PROBLEM_METHOD,     /* 405 */
	PROBLEM_CLOSED,     /* 409: the attempt is over, nothing was recorded */
	PROBLEM_MOVED,      /* 409: signed in elsewhere, this seat only looks on */
	PROBLEM_PAUSED,     /* 409 */
	PROBLEM_INTERNAL,   /* 500 */
	PROBLEM_DOWN,       /* 503: the database does not answer, or too many wait */
	PROBLEM_NOT_LOADED, /* 503: the candidate's scenario is not on this server */
	PROBLEM_COUNT
};

struct problem_facts {
	struct str csrf;          /* fresh, for PROBLEM_STALE_FORM */
	struct str path;          /* asked for; where the form was to be posted */
	const struct pair *typed; /* what the rejected form held, without token and key */
	size_t typed_count;
	struct str code;       /* to tell the proctor: "E-7731"; may be empty */
	uint32_t wait_seconds; /* Retry-After; 0 for none */
	bool is_signed_in;
};
/* Works without an attempt and without a database. */
void screen_problem(const struct screen *screen, enum problem problem, const struct problem_facts *facts);

/* ---- words for JSON answers ---- */

struct said {
	struct str title, advice; /* plain text; advice may be empty */
};
/* "Chưa chuyển được: chưa có nơi chủ trì." / "Chọn đúng một nơi ở cột Chủ trì rồi bấm lại." Of a state with a refusal;
 * what was typed does not matter. */
struct said say_refusal(const struct screen *screen, const struct form_state *state);
/* "Đã chuyển xử lý." */
struct said say_done(const struct screen *screen, const struct action *action);
struct said say_problem(const struct screen *screen, enum problem problem);
/* What the sign-in page says of its trouble; empty without one. */
struct said say_sign_in(const struct screen *screen, const struct sign_in *sign_in);
/* A news line for a push: "Có văn bản mới: 87/TB-UBND". Empty for a record that is no news to this person. */
struct str say_news(const struct screen *screen, const struct office *office, struct party_id person,
                    const struct action *action, struct party_id actor, struct document_id document);
/* "09:12:07" of a UTC instant, in Viet Nam. */
struct str say_time_of_day(struct arena *arena, int64_t at_ms);

#endif
