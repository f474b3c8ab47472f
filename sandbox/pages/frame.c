/* What stands around the work: head, task panel, bar and rail of the city software, banner. */
#include "pages/parts.h"

#include "base/buf.h"

/* The same page in the other language: its path with lang= behind it. */
static void other_language_fill(const struct screen *screen, struct str path, struct value *page)
{
	static const struct str words[LANGUAGE_COUNT] = {STR_INIT("Tiếng Việt"), STR_INIT("English")};
	enum page_language other = screen->language == LANGUAGE_VI ? LANGUAGE_EN : LANGUAGE_VI;
	if (str_is_empty(path))
		return;
	struct buf href = buf_sized(screen->arena, path.len + 16);
	buf_add(&href, path);
	buf_add_char(&href, str_index_of(path, '?') < path.len ? '&' : '?');
	buf_add(&href, STR("lang="));
	buf_add(&href, name_of(&page_language_names, other));
	struct value *link = value_set_record(page, "other_language");
	value_set_text(link, "href", buf_str(&href));
	value_set_text(link, "code", name_of(&page_language_names, other));
	value_set_text(link, "word", words[other]);
}

struct value *page_open(const struct screen *screen, struct str title, struct str csrf, struct str path)
{
	struct value *page = value_record(screen->arena);
	value_set_text(page, "lang", name_of(&page_language_names, screen->language));
	value_set_text(page, "title", say(screen, title));
	value_set_text(page, "csrf", csrf);
	value_set_text(page, "path", path);
	other_language_fill(screen, path, page);
	return page;
}

void page_close(const struct screen *screen, const struct value *page, const char *template_name)
{
	const struct template *template = pages_template(screen->pages, screen->language,
	                                                 str_from_c(template_name));
	assert(template);
	if (!screen->is_part) {
		template_render(template, page, screen->out);
		return;
	}
	const struct template *rail = pages_template(screen->pages, screen->language, STR("parts/rail"));
	if (rail && value_is_something(value_at(page, "rail")))
		template_render(rail, page, screen->out);
	template_render_content(template, page, screen->out);
}

struct party_id frame_person(const struct frame *frame)
{
	return frame->office->candidate;
}

struct minute frame_now(const struct frame *frame)
{
	return office_minute(frame->office, frame->office_ms);
}

void chip_fill(const struct screen *screen, struct value *record, const char *name, struct chip chip)
{
	if (str_is_empty(chip.word)) {
		value_set_c(record, name, "");
		return;
	}
	struct value *value = value_set_record(record, name);
	value_set_c(value, "class", chip.class);
	value_set_c(value, "icon", chip.icon);
	value_set_text(value, "word", say(screen, chip.word));
}

void said_fill(struct value *record, const char *name, struct said said)
{
	struct value *value = value_set_record(record, name);
	value_set_text(value, "title", said.title);
	value_set_text(value, "advice", said.advice);
}

void candidate_fill(struct value *page, struct str number, struct str name)
{
	struct value *candidate = value_set_record(page, "candidate");
	value_set_text(candidate, "number", number);
	value_set_text(candidate, "name", name);
}

void task_state_fill(const struct screen *screen, const struct frame_task *task, bool is_current,
                     struct value *record)
{
	static const struct str current = N_("đang xem"), flagged = N_("xem lại sau"), skipped = N_("tạm bỏ qua"),
							begun = N_("đã làm"), untouched = N_("chưa làm");
	const char *icon = task->is_flagged   ? "i-flag-on"
	                   : task->is_skipped ? "i-skip"
	                   : task->is_begun   ? "i-half"
	                                      : "i-ring";
	struct str state = task->is_flagged   ? flagged
	                   : task->is_skipped ? skipped
	                   : task->is_begun   ? begun
	                                      : untouched;
	value_set_c(record, "icon", icon);
	value_set_text(record, "state",
	               say(screen, is_current && !task->is_flagged && !task->is_skipped ? current : state));
}

/* "Giao *chủ trì*" as runs of plain and bold text; a lone asterisk is a character. */
static void sentence_fill(struct str sentence, struct value *item)
{
	struct value *runs = value_set_list(item, "runs");
	bool is_bold = false;
	while (!str_is_empty(sentence)) {
		size_t star = str_index_of(sentence, '*');
		bool is_closed = is_bold || str_index_of(str_slice(sentence, star + 1, sentence.len), '*') <
		                                sentence.len - star - 1;
		size_t end = star < sentence.len && is_closed ? star : sentence.len;
		if (end > 0) {
			struct value *run = value_add_record(runs);
			value_set_text(run, "text", str_slice(sentence, 0, end));
			value_set_bool(run, "bold", is_bold);
			value_set_bool(run, "is_number", str_index_of(str_slice(sentence, 0, end), '/') < end);
		}
		is_bold = !is_bold;
		sentence = str_slice(sentence, end + 1, sentence.len);
	}
}

static void neighbour_fill(const struct screen *screen, const struct frame *frame, size_t index,
                           struct value *task, const char *name)
{
	if (index >= frame->task_count) {
		value_set_c(task, name, "");
		return;
	}
	struct value *neighbour = value_set_record(task, name);
	value_set_text(neighbour, "ref", frame->tasks[index].ref);
	value_set_text(neighbour, "number", say_number(screen->arena, frame->tasks[index].number));
}

static void steps_fill(const struct screen *screen, const struct frame *frame, struct value *task)
{
	value_set_bool(task, "has_steps", frame->task_count > 1);
	struct value *steps = value_set_list(task, "steps");
	for (size_t i = 0; i < frame->task_count; i++) {
		struct value *step = value_add_record(steps);
		value_set_text(step, "ref", frame->tasks[i].ref);
		value_set_text(step, "number", say_number(screen->arena, frame->tasks[i].number));
		value_set_bool(step, "current", i == frame->current_task);
		task_state_fill(screen, &frame->tasks[i], i == frame->current_task, step);
	}
}

static void task_fill(const struct screen *screen, const struct frame *frame, struct value *page)
{
	if (frame->current_task >= frame->task_count)
		return;
	const struct frame_task *shown = &frame->tasks[frame->current_task];
	struct value *task = value_set_record(page, "task");
	value_set_text(task, "ref", shown->ref);
	value_set_text(task, "number", say_number(screen->arena, shown->number));
	value_set_text(task, "total", say_number(screen->arena, frame->task_count));
	value_set_text(task, "points", say_points(screen->arena, shown->points_hundredths));
	value_set_text(task, "name", shown->title);
	value_set_text(task, "role", shown->role);
	value_set_bool(task, "flagged", shown->is_flagged);
	value_set_bool(task, "skipped", shown->is_skipped);
	value_set_bool(task, "marks", shown->is_flagged || shown->is_skipped);
	struct value *sentences = value_set_list(task, "sentences");
	for (size_t i = 0; i < shown->sentence_count; i++)
		sentence_fill(shown->sentences[i], value_add_record(sentences));
	steps_fill(screen, frame, task);
	neighbour_fill(screen, frame, frame->current_task - 1, task, "before");
	neighbour_fill(screen, frame, frame->current_task + 1, task, "after");
}

/* What waits: on his desk, or with the clerks when he is one. */
struct outgoing_counts outgoing_count(const struct screen *screen, const struct frame *frame)
{
	struct outgoing_counts counts = {0};
	const struct office *office = frame->office;
	struct party_id person = frame_person(frame);
	bool is_clerk = seed_role(office->seed, person) == ROLE_CLERK;
	unsigned waits = BIT(OUTGOING_DRAFTS) | BIT(OUTGOING_PROPOSED) | (is_clerk ? BIT(OUTGOING_TO_ISSUE) : 0);
	size_t count;
	struct document_id *all = desk_outgoing_list(frame->desk, office, person, OUTGOING_ALL, screen->arena,
	                                             &count);
	for (size_t i = 0; i < count; i++) {
		unsigned held = desk_outgoing_drawers(office, person, office_document(office, all[i]));
		for (unsigned drawer = 0; held != 0 && drawer < OUTGOING_DRAWER_COUNT; drawer++)
			counts.drawers[drawer] += (held & BIT(drawer)) != 0;
		counts.waiting += (held & waits) != 0;
	}
	return counts;
}

static void rail_fill(const struct screen *screen, const struct frame *frame, enum rail_entry current,
                      const struct desk_counts *counts, struct value *page)
{
	static const struct {
		const char *href, *icon;
		struct str word;
		enum rail_entry entry;
	} entries[] = {
		{"/home", "i-house", N_("Trang chủ"), RAIL_HOME},
		{"/incoming", "i-in", N_("Văn bản đến"), RAIL_INCOMING},
		{"/outgoing", "i-out", N_("Văn bản đi"), RAIL_OUTGOING},
		{"/dossiers", "i-folder", N_("Hồ sơ"), RAIL_DOSSIERS},
		{"/calendar", "i-cal", N_("Lịch"), RAIL_CALENDAR},
		{"/search", "i-search", N_("Tìm"), RAIL_SEARCH},
	};
	struct value *rail = value_set_list(page, "rail");
	for (size_t i = 0; i < COUNT(entries); i++) {
		struct value *entry = value_add_record(rail);
		value_set_c(entry, "href", entries[i].href);
		value_set_c(entry, "icon", entries[i].icon);
		value_set_text(entry, "word", say(screen, entries[i].word));
		value_set_bool(entry, "current", entries[i].entry == current);
		size_t count = entries[i].entry == RAIL_INCOMING   ? counts->drawers[DRAWER_AWAITING]
		               : entries[i].entry == RAIL_OUTGOING ? outgoing_count(screen, frame).waiting
		               : entries[i].entry == RAIL_CALENDAR ? counts->meetings
		                                                   : 0;
		value_set_text(entry, "count", count > 0 ? say_number(screen->arena, count) : (struct str){0});
	}
}

static void clock_fill(const struct screen *screen, const struct frame *frame, struct value *page)
{
	struct value *clock = value_set_record(page, "clock");
	value_set_number(clock, "left_ms", frame->left_ms);
	value_set_text(clock, "left_text", say_left(screen->arena, frame->left_ms));
	value_set_text(clock, "ends_at",
	               frame->mode == FRAME_LIVE ? say_clock(screen->arena, frame->ends_at_ms) : (struct str){0});
	/* A closed attempt takes no more records: the last one is its end. */
	value_set_text(clock, "ended_at", say_clock(screen->arena, frame->saved_at_ms));
	value_set_bool(page, "at_the_bell", frame->office->now_ms >= office_ends_ms(frame->office));
	struct value *saved = value_set_record(page, "saved");
	value_set_text(saved, "time", say_time_of_day(screen->arena, frame->saved_at_ms));
	value_set_number(saved, "seq", frame->saved_seq);
}

/* The persons he may play, when there are several. */
static void seats_fill(const struct screen *screen, const struct frame *frame, struct value *world)
{
	const struct seed *seed = frame->office->seed;
	const struct action *take = action_find(STR("attempt.take_seat"));
	if (seed->seat_count < 2 || frame->mode != FRAME_LIVE) {
		value_set_c(world, "seats", "");
		return;
	}
	struct value *seats = value_set_record(world, "seats");
	value_set_text(seats, "action", link_office_action(screen->arena, take));
	struct value *options = value_set_list(seats, "options");
	for (uint32_t i = 0; i < seed->seat_count; i++) {
		const struct party *person = seed_party(seed, seed->seats[i]);
		struct value *option = value_add_record(options);
		value_set_text(option, "value", person->key);
		value_set_text(option, "name", person->name);
		value_set_text(option, "post", say_office_word(screen, person->title));
		value_set_bool(option, "chosen", party_is(seed->seats[i], frame_person(frame)));
	}
}

static void world_fill(const struct screen *screen, const struct frame *frame, struct value *page)
{
	const struct seed *seed = frame->office->seed;
	const struct party *me = seed_party(seed, frame_person(frame));
	struct value *world = value_set_record(page, "world");
	value_set_text(world, "office", seed->name);
	value_set_text(world, "me", me->name);
	value_set_text(world, "post", say_office_word(screen, me->title));
	value_set_text(world, "now", say_office_clock(screen, frame_now(frame)));
	seats_fill(screen, frame, world);
}

struct desk_counts frame_fill(const struct screen *screen, const struct frame *frame, enum rail_entry current,
                              struct value *page)
{
	struct desk_counts counts = desk_count(frame->desk, frame->office);
	static const char *const modes[] = {
		[FRAME_LIVE] = "live",
		[FRAME_MOVED] = "moved",
		[FRAME_PAUSED] = "paused",
		[FRAME_CLOSED] = "closed",
	};
	value_set_c(page, "mode", modes[frame->mode]);
	value_set_bool(page, "live", frame->mode == FRAME_LIVE);
	value_set_bool(page, "moved", frame->mode == FRAME_MOVED);
	value_set_bool(page, "paused", frame->mode == FRAME_PAUSED);
	value_set_bool(page, "closed", frame->mode == FRAME_CLOSED);
	candidate_fill(page, frame->candidate_number, frame->candidate_name);
	clock_fill(screen, frame, page);
	task_fill(screen, frame, page);
	world_fill(screen, frame, page);
	rail_fill(screen, frame, current, &counts, page);
	if (frame->refused)
		said_fill(page, "not_done", say_refusal(screen, frame->refused));
	if (frame->done) {
		struct said said = say_done(screen, frame->done);
		if (!str_is_empty(said.title))
			said_fill(page, "done", said);
	}
	return counts;
}
