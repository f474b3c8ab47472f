/* A line of a document's trace: who did what to whom. */
#include "pages/parts.h"

struct str party_name(const struct screen *screen, const struct frame *frame, struct party_id id)
{
	static const struct str axis = N_("Liên thông");
	const struct party *party = seed_party(frame->office->seed, id);
	return party ? party->name : say(screen, axis);
}

void trace_fill(const struct screen *screen, const struct frame *frame, const struct trace *trace,
                struct value *line)
{
	static const struct str number_tail = N_("số đến {number}"), role_tail = N_("({role})");
	const struct action_words *words = words_of_action(trace->action);
	struct str tail = {0};
	if (trace->number > 0) {
		const struct place place = {"number", say_number(screen->arena, trace->number)};
		tail = say_filled(screen, number_tail, &place, 1);
	} else if (str_equals(action_key(trace->action), STR("document.route"))) {
		const struct place place = {"role", say(screen, chip_of_role(trace->role).word)};
		tail = say_filled(screen, role_tail, &place, 1);
	}
	value_set_text(line, "by", party_name(screen, frame, trace->by));
	value_set_text(line, "what", words ? say(screen, words->traced) : (struct str){0});
	value_set_text(line, "to", trace->to.number > 0 ? party_name(screen, frame, trace->to) : (struct str){0});
	value_set_text(line, "tail", tail);
}
