/* office/seed.h - the starting office: what is the same for every attempt at a scenario.
 *
 * Built once per process by `scenario` (from XML) or by `journal` (from a journal's first line), then shared read-only
 * by all attempts; it lives as long as its arena. Arrays are indexed by id number minus one; use the accessors. */
#ifndef SABAN_OFFICE_SEED_H
#define SABAN_OFFICE_SEED_H

#include "base/civil.h"
#include "base/str.h"
#include "office/document_type.h"
#include "office/ids.h"
#include "office/names.h"

struct action;
struct worktime;

/* A unit of the office, a person in it, or another agency. */
struct party {
	struct str key;  /* "kinh-te", "ct" */
	struct str name; /* "Phòng Kinh tế", "Trần Văn A" */
	enum party_kind kind;
	struct str title;        /* a person's post: "Chủ tịch"; empty for a unit */
	enum role role;          /* a person's; ROLE_SYSTEM for a unit */
	struct party_id unit;    /* the unit a person belongs to; none for a unit */
	struct party_id head;    /* a unit's head; none for a person */
	struct str abbreviation; /* of a unit, in the notation of letters it drafts: "KT" */
	struct str organ_id;     /* of another agency: "X99.01" */
};

/* A register book (so dang ky): numbers run without a gap within the year (article 22.2, 15.1). */
struct book {
	struct str key;  /* "den" */
	struct str name; /* "Sổ văn bản đến 2024" */
	uint32_t next_number;
	enum direction direction; /* of the documents that are registered in it */
	bool is_secret; /* for secret papers, which stand in no other (article 22.1, law on state secrets) */
	int32_t year;   /* whose papers it registers; 0: any */
};

/* A work dossier (ho so cong viec): on the agency's list for the year (danh muc ho so) from the start, or opened beside
 * it (articles 28 to 31). */
struct dossier {
	struct str key;   /* "nong-thon-moi"; one opened beside the list: "dossier-1" */
	struct str code;  /* so va ky hieu: "03.KT" */
	struct str title; /* as listed, then as whoever opened or closed it wrote */
	enum retention retention;
	enum dossier_state state;
	struct party_id keeper; /* nguoi lap: who opened it; none while it is only listed */
	struct minute opened_at, closed_at;
	const struct document_id *documents; /* in the order in which they were put in */
	uint32_t document_count;
};

/* A file that came with a document: the main one first. Its pages are no part of the starting office: the shells lay
 * the paper out and find bytes, page images and page texts by its id. */
struct document_file {
	struct str name;  /* "246_UBND-NC.pdf" */
	struct str paper; /* id of the paper it is laid out from: "cv-246" */
};

/* When and where a document invites to; by article 21 the clerk notes it when he takes the document in. */
struct meeting {
	struct minute from, until; /* not from before until: it does not invite */
	struct str place;
};
static inline bool meeting_is_given(const struct meeting *meeting)
{
	return meeting->from.since_epoch < meeting->until.since_epoch;
}

/* For a time one person lets another do what is before him. */
struct delegation {
	struct party_id from, to;
	struct minute from_at, until_at;
	struct minute ended_at; /* taken back before; CIVIL_NO_MINUTE */
	struct str reason;
};

/* What a document says about itself; never changes in an attempt. Decree 30/2020, appendix VI. */
struct document_facts {
	struct str key; /* "cv-246" */
	struct str
		packet_id; /* DocumentId of the edXML packet it came in, opaque; empty for one not from the axis */
	struct str type_name; /* "Công văn" */
	struct str number;    /* CodeNumber: "246" */
	struct str notation;  /* CodeNotation: "UBND-NC"; people see number "/" notation */
	struct day issued_on;
	struct str issuer_id;   /* OrganId */
	struct str issuer_name; /* OrganName */
	struct str subject;
	struct str language;
	struct str description;
	struct str signer_competence; /* "KT. CHỦ TỊCH" */
	struct str signer_position;   /* "PHÓ CHỦ TỊCH" */
	struct str signer_name;
	struct str to_places;
	enum urgency urgency;
	enum secrecy secrecy;
	enum channel channel;
	uint32_t page_amount;
	uint32_t issued_amount;
	struct minute due_on; /* the sender's deadline (outside deadline); CIVIL_NO_MINUTE when it sets none */
	struct meeting meeting;
	const struct document_file *files;
	uint32_t file_count;

	/* Of outgoing documents only; each change makes new facts, the old ones stay as a version. */
	enum direction direction;
	enum document_type type;
	enum relation relation;
	struct document_id about; /* the document the relation is to; none when there is no relation */
	enum authority authority;
	struct party_id signer;
	struct str body; /* its text: paragraphs parted by empty lines */
};

/* One handing of a document to one recipient in one role. */
struct assignment {
	struct assignment_id id;
	struct party_id from;
	struct party_id to; /* unit or person */
	enum route_role role;
	enum assignment_state state;
	struct minute due_on;
	struct minute at;
	struct str note;
	struct str reason; /* of its return */
};

/* A question put to a person or a unit (xin y kien), and the answer. */
struct opinion {
	struct party_id from;
	struct party_id to;
	struct minute due_on;
	struct minute at;
	struct str question;
	struct party_id answered_by; /* none while it is open; then the next two mean nothing */
	struct minute answered_at;
	struct str answer;
};

/* The DEN stamp on a paper original: number and day are the register's (article 22, appendix IV). */
struct stamp {
	struct party_id by; /* none: there is no stamp, and the rest means nothing */
	struct party_id to; /* chuyen: whom the paper was handed to */
	struct minute at;
};

/* A directive, a comment or a reason. */
struct note {
	enum note_kind kind;
	struct party_id by;
	struct minute at;
	struct str text;
};

/* A line of the document's trace (luan chuyen): who did what when. */
struct trace {
	const struct action *action;
	struct party_id by;
	struct party_id to;
	enum route_role role; /* for document.route */
	uint32_t number;      /* for document.register */
	struct minute at;
};

/* Who has opened a document, and what he had seen then. */
struct reader {
	struct party_id person;
	uint32_t revision;
	bool has_marked; /* for himself alone */
};

/* One state of the text of an outgoing document. */
struct version {
	const struct document_facts *facts;
	struct party_id by;
	struct minute at;
};

/* An issued document at one of its recipients. */
struct delivery {
	struct party_id to;
	enum delivery_status status;
	struct minute at;  /* of the last change */
	struct str reason; /* of a refusal or a recall, by whoever gave it last */
};

/* What only an outgoing document has. */
struct outgoing {
	struct party_id drafter;
	struct party_id holder;      /* on whose desk it lies; none when it lies with the clerks */
	struct party_id proposed_by; /* who put it there, and may take it back */
	struct party_id initialled_by, form_checked_by, approved_by;
	struct party_id recall_ordered_by;
	struct version *versions; /* oldest first; the last one holds the facts of now but for number and date */
	size_t version_count, version_capacity;
	struct delivery *deliveries;
	size_t delivery_count, delivery_capacity;
};

/* The part of a document that an attempt changes. Lists grow at their end and keep their order. */
struct document {
	const struct document_facts *facts;
	enum document_status status;
	uint32_t arrival_number; /* so den; 0 before registration */
	struct book_id book;
	struct minute arrived_at; /* ngay den */
	struct party_id attendee; /* who goes to the meeting, or was sent there; none while nobody has said */
	enum attendance_state attendance;
	bool recall_asked;              /* its issuer wants it back */
	struct document_id answered_by; /* the outgoing document that answers it; none unless somebody said so */
	struct party_id submitted_by, submitted_to;
	enum refuse_code refused_for; /* of DOC_REFUSED */
	struct stamp stamp;
	uint32_t revision; /* grows with each change; compared with reader.revision */
	struct assignment *assignments;
	size_t assignment_count, assignment_capacity;
	struct note *notes;
	size_t note_count, note_capacity;
	struct trace *traces;
	size_t trace_count, trace_capacity;
	struct reader *readers;
	size_t reader_count, reader_capacity;
	struct outgoing *outgoing; /* NULL for an incoming document */
	struct opinion *opinions;
	size_t opinion_count, opinion_capacity;
};

/* One field of a command as text, the way forms, scripts and journals carry it: to=kinh-te. */
struct pair {
	struct str name, value;
};

/* A colleague's or the world's scripted answer. Either at a time of the office clock, or after somebody's accepted
 * action, with a delay. */
struct reaction {
	struct str key;
	int64_t at_ms;                  /* on the office clock; -1 when it answers an action */
	const struct action *on;        /* the action it answers; NULL for one with at_ms */
	struct document_id on_document; /* none: any */
	const struct pair *on_pairs;    /* fields that action must have had */
	size_t on_pair_count;
	int64_t after_ms;

	struct party_id actor; /* who does it; PARTY_SYSTEM for the world */
	const struct action *action;
	struct document_id document; /* none: the document of the action it answers */
	const struct pair *pairs;
	size_t pair_count;
};

struct seed {
	struct str organ_id;          /* of the agency: "X99.01.02" */
	struct str name;              /* "UBND xã An Bình" */
	struct str abbreviation;      /* in the notation of what it issues: "UBND" */
	struct str place;             /* where it dates its papers: "An Bình" */
	struct str superior;          /* the agency above it, on the paper's head: "UBND huyện Hoà Phú" */
	struct minute starts_at;      /* wall clock of the office at office_ms 0 */
	int64_t duration_ms;          /* until the bell, in office_ms */
	struct party_id candidate;    /* the person the candidate plays at first */
	const struct party_id *seats; /* the persons he may play, himself first; NULL when there is only one */
	uint32_t seat_count;
	const struct party *parties;
	uint32_t party_count;
	const struct book *books;
	uint32_t book_count;
	const struct dossier *dossiers; /* their starting state */
	uint32_t dossier_count;
	const struct worktime *worktime;  /* hours and holidays; NULL: the usual ones of worktime.h */
	const struct document *documents; /* their starting state */
	uint32_t document_count;
	uint32_t next_assignment; /* number of the first assignment an attempt makes */
	const struct reaction *reactions;
	uint32_t reaction_count;
	const uint32_t
		*document_index; /* made by seed_index: numbers of documents by hash of their key, 0 for none */
	uint32_t document_index_mask;
};

struct arena;

/* Makes finding documents by key O(1). The last thing a builder of a seed does. */
void seed_index(struct seed *seed, struct arena *arena);

/* NULL for none. */
const struct party *seed_party(const struct seed *seed, struct party_id id);
const struct book *seed_book(const struct seed *seed, struct book_id id);

/* The key of a document made in an attempt, the n-th from 1: "draft-1". Such a document is numbered behind those of the
 * starting office; seed_find_document knows the key whether or not the document has been made yet, because that is the
 * state's matter (office_find_document). */
#define MADE_KEY_PREFIX "draft-"
struct document_id seed_made_document(const struct seed *seed, uint32_t nth);
/* Of any document, of the starting office or made. */
struct str seed_document_key(const struct seed *seed, struct document_id id, struct arena *arena);

/* The same for dossiers opened beside the list: "dossier-1". */
#define MADE_DOSSIER_PREFIX "dossier-"
struct dossier_id seed_find_dossier(const struct seed *seed, struct str key);
struct str seed_dossier_key(const struct seed *seed, struct dossier_id id, struct arena *arena);

/* By key; none when there is no such thing. O(n) in parties and books, and in documents until seed_index was called. */
struct party_id seed_find_party(const struct seed *seed, struct str key);
struct book_id seed_find_book(const struct seed *seed, struct str key);
struct document_id seed_find_document(const struct seed *seed, struct str key);

/* A person's role; ROLE_SYSTEM for PARTY_SYSTEM. */
enum role seed_role(const struct seed *seed, struct party_id person);

/* True when what is given to `recipient` is given to this person: himself, or the unit he belongs to. */
bool seed_answers_for(const struct seed *seed, struct party_id person, struct party_id recipient);

/* True when he may speak for this recipient: he is it, or the head of it. */
bool seed_speaks_for(const struct seed *seed, struct party_id person, struct party_id recipient);

#endif
