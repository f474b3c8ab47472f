/* Versions of a draft, and what differs between two of them: in words, marked as removed and added. */
#include "pages/difference.h"
#include "pages/document_parts.h"

#include "base/buf.h"

static const struct version *version_at(const struct document_page *page, size_t number)
{
	return &page->document->outgoing->versions[number - 1];
}

static void version_fill(const struct document_page *page, size_t number, bool is_chosen,
                         struct value *record)
{
	static const struct str words = N_("Bản {number}, {who}, {at}");
	const struct version *version = version_at(page, number);
	const struct party *by = seed_party(page->frame->office->seed, version->by);
	const struct place places[] = {
		{"number", say_number(page->screen->arena, number)},
		{"who", by ? by->name : (struct str){0}},
		{"at", say_minute(page->screen->arena, version->at, frame_now(page->frame))},
	};
	value_set_number(record, "value", (int64_t)number);
	value_set_text(record, "word", say_filled(page->screen, words, places, COUNT(places)));
	value_set_bool(record, "chosen", is_chosen);
}

/* One part of the wording: left out when it is the same in both. */
static void change_add(const struct document_page *page, struct value *changes, struct str word,
                       struct str before, struct str after)
{
	size_t count;
	if (str_equals(before, after))
		return;
	struct stretch *stretches = difference(page->screen->arena, before, after, &count);
	struct value *change = value_add_record(changes);
	value_set_text(change, "word", say(page->screen, word));
	struct value *runs = value_set_list(change, "runs");
	for (size_t i = 0; i < count; i++) {
		struct value *run = value_add_record(runs);
		value_set_text(run, "text", stretches[i].text);
		value_set_bool(run, "removed", stretches[i].change == CHANGE_REMOVED);
		value_set_bool(run, "added", stretches[i].change == CHANGE_ADDED);
		value_set_bool(run, "same", stretches[i].change == CHANGE_NONE);
	}
}

static struct str signer_name(const struct document_page *page, const struct document_facts *facts)
{
	const struct party *signer = seed_party(page->frame->office->seed, facts->signer);
	return signer ? signer->name : (struct str){0};
}

static void changes_fill(const struct document_page *page, size_t from, size_t to, struct value *record)
{
	static const struct str type = N_("Loại văn bản"), subject = N_("Trích yếu"), body = N_("Nội dung"),
							places = N_("Nơi nhận"), signer = N_("Người ký"),
							authority = N_("Ký thay mặt ai"), urgency = N_("Độ khẩn"), secrecy = N_("Độ mật");
	const struct document_facts *old = version_at(page, from)->facts, *now = version_at(page, to)->facts;
	const struct screen *screen = page->screen;
	struct value *changes = value_set_list(record, "changes");
	change_add(page, changes, type, old->type_name, now->type_name);
	change_add(page, changes, subject, old->subject, now->subject);
	change_add(page, changes, body, old->body, now->body);
	change_add(page, changes, places, old->to_places, now->to_places);
	change_add(page, changes, signer, signer_name(page, old), signer_name(page, now));
	change_add(page, changes, authority, say(screen, word_of_authority(old->authority)),
	           say(screen, word_of_authority(now->authority)));
	change_add(page, changes, urgency, say(screen, word_of_choice(&urgency_names, old->urgency)),
	           say(screen, word_of_choice(&urgency_names, now->urgency)));
	change_add(page, changes, secrecy, say(screen, word_of_secrecy(old->secrecy)),
	           say(screen, word_of_secrecy(now->secrecy)));
	value_set_bool(record, "has_changes", value_count(changes) > 0);
}

void outgoing_versions_fill(const struct document_page *page, struct value *root)
{
	size_t count = page->document->outgoing->version_count;
	size_t from = page->query->version_from, to = page->query->version_to;
	bool is_asked = from >= 1 && from <= count && to >= 1 && to <= count;
	if (count < 2) {
		value_set_c(root, "versions", "");
		return;
	}
	from = is_asked ? from : count - 1;
	to = is_asked ? to : count;
	struct value *versions = value_set_record(root, "versions");
	struct value *froms = value_set_list(versions, "froms"), *tos = value_set_list(versions, "tos");
	value_set_number(versions, "count", (int64_t)count);
	value_set_text(versions, "action", link_document(page->screen->arena, page->document->facts->key));
	value_set_bool(versions, "is_open", is_asked);
	for (size_t number = count; number > 0; number--) {
		version_fill(page, number, number == from, value_add_record(froms));
		version_fill(page, number, number == to, value_add_record(tos));
	}
	changes_fill(page, from, to, versions);
}
