/* pages/words.h - what people read for the engine's values, actions and refusals. Vietnamese ids in C tables; the
 * catalogue of a screen's language translates them. */
#ifndef SABAN_PAGES_WORDS_H
#define SABAN_PAGES_WORDS_H

#include "office/work.h"
#include "pages/screens.h"
#include "pages/when.h"

/* A state is a word, then a shape, then a colour: what a chip shows. */
struct chip {
	const char *class, *icon; /* of templates/static/saban.css; icon may be "" */
	struct str word;
};
struct chip chip_of_urgency(enum urgency urgency); /* an empty word for a normal one */
struct chip chip_of_role(enum route_role role);
struct chip chip_of_assignment(enum assignment_state state);
/* Seen from one person's desk. */
struct chip chip_of_document(const struct document *document, struct party_id person);
struct chip chip_of_nearness(enum nearness nearness);

struct str word_of_secrecy(enum secrecy secrecy);
struct str word_of_refuse_code(enum refuse_code code);
struct str word_of_channel(enum channel channel);
struct str word_of_retention(enum retention retention);
struct chip chip_of_attendance(enum attendance_state state);
struct chip chip_of_work(enum work_state state);
struct chip chip_of_dossier(enum dossier_state state);
struct str word_of_note(enum note_kind kind);
/* What waits is called otherwise by who directs and by who takes the next step. */
struct str word_of_drawer(enum drawer drawer, enum role role);
struct str word_of_outgoing_drawer(enum outgoing_drawer drawer);
/* Said when it is empty. */
struct str word_of_outgoing_empty(enum outgoing_drawer drawer);
struct str word_of_relation(enum relation relation);
/* "Ký thay (KT.)" */
struct str word_of_authority(enum authority authority);
struct chip chip_of_delivery(enum delivery_status status);
/* Of a field of kind FIELD_KIND_CHOICE; the name itself for a table without words. */
struct str word_of_choice(const struct name_table *table, unsigned value);
/* Said when a drawer is empty. */
struct str word_of_empty(enum drawer drawer, enum role role);

/* An action in words. All ids are there for every action of the office. */
struct action_words {
	const char *key;
	struct str name;   /* "Chuyển xử lý": button, and what a draft is called */
	struct str failed; /* "Chưa chuyển được" */
	struct str done;   /* "Đã chuyển xử lý" */
	struct str after;  /* what to know next; may be empty */
	struct str traced; /* "chuyển", after the name of who did it; empty when the trace leaves it out */
	struct str news;   /* "{who} trả lại {number}" for a push; empty when it is no news */
};
const struct action_words *words_of_action(const struct action *action);

struct refusal_words {
	const char *name;
	struct str reason; /* "chưa có nơi chủ trì", to stand behind what failed */
	struct str advice;
};
/* NULL for a code without words, which a test forbids. */
const struct refusal_words *words_of_refusal(enum refusal_code code);
/* "Ý kiến chỉ đạo" for a field of an action or of its form, as the form's label has it. Empty for an unknown one; the
 * action may be NULL. */
struct str word_of_field(const struct action *action, struct str name);

/* In the screen's language. */
struct str say(const struct screen *screen, struct str id);
struct str say_filled(const struct screen *screen, struct str id, const struct place *places, size_t count);
/* A post or a kind of document out of the office's data, if it is one of the usual; else as it is. */
struct str say_office_word(const struct screen *screen, struct str word);
struct str say_number(struct arena *arena, uint64_t number);
/* Points in hundredths the Vietnamese way: "8", "5,5". */
struct str say_points(struct arena *arena, uint32_t hundredths);
/* "246/UBND-NC" */
struct str say_document_number(struct arena *arena, const struct document_facts *facts);
/* The same, or that it has no number yet. */
struct str say_document_name(const struct screen *screen, const struct document_facts *facts);

#endif
