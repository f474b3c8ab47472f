/* What can be chosen in a field of a generic form: parties, books, documents, and the words of an action's own choices. */
#include "office/dossier.h"
#include "office/holding.h"
#include "office/outgoing.h"
#include "pages/document_parts.h"

#include "base/buf.h"

/* Of all documents of an office the latest so many can be chosen; one that is named already always stands among them. */
#define DOCUMENTS_MAX 100

void option_add(struct value *options, struct str key, struct str word, bool is_chosen)
{
	struct value *option = value_add_record(options);
	value_set_text(option, "value", key);
	value_set_text(option, "word", word);
	value_set_bool(option, "chosen", is_chosen);
}

/* ---- parties ---- */

static bool is_given_by(const struct document *document, struct party_id from, struct party_id to)
{
	const struct assignment *open = document_open_for(document, to);
	return open && party_is(open->from, from);
}

static bool is_superior(const struct party *party)
{
	return party->role == ROLE_UNIT_HEAD || party->role == ROLE_OFFICE_HEAD || party->role == ROLE_LEADER;
}

/* Papers go to units and other agencies, and inside to leaders in person. */
static bool can_be_sent(const struct document_page *page, struct party_id id, const struct party *party)
{
	bool is_addressee = party->kind != PARTY_PERSON || party->role == ROLE_LEADER;
	return is_addressee && !outgoing_delivery(page->document->outgoing, id);
}

static bool can_be_recalled(const struct document_page *page, struct party_id id)
{
	const struct delivery *delivery = outgoing_delivery(page->document->outgoing, id);
	return delivery && !delivery_is_over(delivery->status) && delivery->status != DELIVERY_RECALL_ASKED &&
	       delivery->status != DELIVERY_RECALL_REFUSED;
}

/* Whom it would make sense to name in a field of an outgoing document's action. False with *ret_is_known false for
 * another action. */
static bool fits_outgoing(const struct document_page *page, struct str key, struct str field,
                          struct party_id id, bool *ret_is_known)
{
	const struct seed *seed = page->frame->office->seed;
	const struct party *party = seed_party(seed, id);
	bool is_me = party_is(id, frame_person(page->frame));
	*ret_is_known = true;
	if (str_equals(field, STR("signer")))
		return may_sign(seed, id);
	if (str_equals(key, STR("draft.propose")))
		return !is_me && is_superior(party);
	if (str_equals(key, STR("draft.send_back")))
		return !is_me && party->kind == PARTY_PERSON && outgoing_is_in_flow(seed, id, page->document);
	if (str_equals(key, STR("document.issue")))
		return can_be_sent(page, id, party);
	if (str_equals(key, STR("document.recall")))
		return can_be_recalled(page, id);
	*ret_is_known = false;
	return false;
}

/* Whom it would make sense to name; the engine has the last word. */
static bool party_fits(const struct document_page *page, struct str key, struct str field, struct party_id id)
{
	struct party_id me = frame_person(page->frame);
	const struct party *party = seed_party(page->frame->office->seed, id);
	bool is_mine = party_is(id, me) || (party->kind == PARTY_UNIT && party_is(party->head, me));
	bool is_known, fits = fits_outgoing(page, key, field, id, &is_known);
	if (is_known)
		return fits;
	if (party->kind == PARTY_BODY)
		return false;
	if (str_equals(key, STR("authority.delegate")))
		return is_superior(party) && !is_mine;
	if (str_equals(key, STR("meeting.delegate")))
		return party->kind == PARTY_PERSON && !is_mine;
	const struct assignment *main = document_main(page->document);
	if (str_equals(key, STR("document.submit")))
		return party->role == ROLE_LEADER;
	if (str_equals(key, STR("document.extend")) || str_equals(key, STR("document.remind")))
		return is_given_by(page->document, me, id);
	if (str_equals(key, STR("document.hand_over")))
		return party->kind == PARTY_UNIT && !is_mine && !document_open_for(page->document, id);
	if (str_equals(key, STR("document.switch_main")))
		return !is_mine && !(main && party_is(main->to, id));
	return !is_mine;
}

static struct str party_word(const struct document_page *page, const struct party *party)
{
	struct buf out = buf_sized(page->screen->arena, 64);
	buf_add(&out, party->name);
	if (party->kind == PARTY_PERSON) {
		buf_add_c(&out, ", ");
		buf_add(&out, say_office_word(page->screen, party->title));
	}
	return buf_str(&out);
}

void field_parties_fill(const struct document_page *page, const struct action *action, const char *field,
                        const struct form_state *state, struct value *record)
{
	static const struct str words[PARTY_KIND_COUNT] = {
		[PARTY_UNIT] = N_("Đơn vị"),
		[PARTY_PERSON] = N_("Cá nhân"),
		[PARTY_BODY] = N_("Cơ quan khác"),
	};
	const struct seed *seed = page->frame->office->seed;
	struct value *groups = value_set_list(record, "groups");
	for (unsigned kind = 0; kind < PARTY_KIND_COUNT; kind++) {
		struct value *options = NULL;
		for (uint16_t number = 1; number <= seed->party_count; number++) {
			struct party_id id = {number};
			const struct party *party = seed_party(seed, id);
			if (party->kind != kind || !party_fits(page, action_key(action), str_from_c(field), id))
				continue;
			if (options == NULL) {
				struct value *group = value_add_record(groups);
				value_set_text(group, "word", say(page->screen, words[kind]));
				options = value_set_list(group, "options");
			}
			option_add(options, party->key, party_word(page, party),
			           form_typed_has(state, field, party->key));
		}
	}
}

/* ---- books ---- */

/* Those a document of its direction is registered in. */
void books_fill(const struct document_page *page, struct str typed, struct value *record)
{
	static const struct str word = N_("Sổ đăng ký");
	const struct seed *seed = page->frame->office->seed;
	struct value *group = value_add_record(value_set_list(record, "groups"));
	value_set_text(group, "word", say(page->screen, word));
	struct value *options = value_set_list(group, "options");
	for (uint32_t i = 0; i < seed->book_count; i++) {
		if (seed->books[i].direction == page->document->facts->direction)
			option_add(options, seed->books[i].key, seed->books[i].name,
			           str_equals(typed, seed->books[i].key));
	}
}

/* ---- documents ---- */

struct str document_word(const struct document_page *page, const struct document *document)
{
	static const struct str numbered = N_("{number}: {subject}");
	const struct place places[] = {
		{"number", say_document_name(page->screen, document->facts)},
		{"subject", document->facts->subject},
	};
	return say_filled(page->screen, numbered, places, COUNT(places));
}

void documents_fill(const struct document_page *page, struct str typed, struct value *record)
{
	static const struct str words[DIRECTION_COUNT] = {
		[DIRECTION_INCOMING] = N_("Văn bản đến"),
		[DIRECTION_OUTGOING] = N_("Văn bản đi"),
	};
	const struct office *office = page->frame->office;
	struct value *groups = value_set_list(record, "groups");
	for (unsigned direction = 0; direction < DIRECTION_COUNT; direction++) {
		struct value *options = NULL;
		size_t count = 0;
		for (uint32_t number = office_document_count(office); number > 0; number--) {
			const struct document *document = office_document(office, (struct document_id){number});
			bool is_typed = str_equals(typed, document->facts->key);
			if (document->facts->direction != direction || (count >= DOCUMENTS_MAX && !is_typed) ||
			    !desk_shows(office, frame_person(page->frame), document))
				continue;
			if (options == NULL) {
				struct value *group = value_add_record(groups);
				value_set_text(group, "word", say(page->screen, words[direction]));
				options = value_set_list(group, "options");
			}
			option_add(options, document->facts->key, document_word(page, document), is_typed);
			count++;
		}
	}
}

/* ---- dossiers ---- */

static bool dossier_fits(const struct document_page *page, const struct action *action,
                         const struct dossier *dossier)
{
	struct document_id id = office_find_document(page->frame->office, page->document->facts->key);
	bool is_there = dossier_holds(dossier, id);
	if (dossier->state != DOSSIER_OPEN)
		return false;
	if (str_equals(action_key(action), STR("dossier.remove")))
		return is_there && party_is(dossier->keeper, frame_person(page->frame));
	return !is_there;
}

static struct str dossier_word(const struct document_page *page, const struct dossier *dossier)
{
	static const struct str coded = N_("{code}: {title}");
	const struct place places[] = {{"code", dossier->code}, {"title", dossier->title}};
	return say_filled(page->screen, coded, places, COUNT(places));
}

void dossiers_fill(const struct document_page *page, const struct action *action, struct str typed,
                   struct value *record)
{
	const struct office *office = page->frame->office;
	struct value *group = value_add_record(value_set_list(record, "groups"));
	value_set_c(group, "word", "");
	struct value *options = value_set_list(group, "options");
	for (uint16_t number = 1; number <= office->dossier_count; number++) {
		const struct dossier *dossier = office_dossier(office, (struct dossier_id){number});
		if (dossier_fits(page, action, dossier))
			option_add(options, dossier->key, dossier_word(page, dossier), str_equals(typed, dossier->key));
	}
}

size_t dossiers_count(const struct document_page *page, const struct action *action)
{
	const struct office *office = page->frame->office;
	size_t count = 0;
	for (uint16_t number = 1; number <= office->dossier_count; number++)
		count += dossier_fits(page, action, office_dossier(office, (struct dossier_id){number}));
	return count;
}

/* ---- the choices of an action ---- */

void choices_fill(const struct document_page *page, const struct field *field, struct str typed,
                  struct value *options)
{
	for (unsigned value = 0; value < field->choices->count; value++) {
		struct str name = name_of(field->choices, value);
		option_add(options, name, say(page->screen, word_of_choice(field->choices, value)),
		           str_equals(typed, name));
	}
}
