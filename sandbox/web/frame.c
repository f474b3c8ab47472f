/* web/frame.c - see frame.h. */
#include "web/frame.h"

#include "web/inside.h"
#include "web/request.h"
#include "web/respond.h"

#define PAGE_BYTES_AT_ONCE ((size_t)24 * 1024) /* most pages need no more */

struct brief request_brief(struct request *request, const struct play *play)
{
	enum brief_language language = request->language == LANGUAGE_EN ? BRIEF_EN : BRIEF_VI;
	return brief_of(play, language, &request->arena);
}

struct str lasting_path(struct request *request)
{
	struct buf path = buf_in(&request->arena);
	char separator = '?';
	buf_add(&path, str_slice(request->target, 0, str_index_of(request->target, '?')));
	for (size_t i = 0; i < request->query.count; i++) {
		const struct pair *pair = &request->query.pairs[i];
		if (str_equals(pair->name, STR("done")) || str_equals(pair->name, STR("part")) ||
		    str_equals(pair->name, STR("lang")))
			continue;
		buf_add_char(&path, separator);
		form_write(pair, 1, &path);
		separator = '&';
	}
	return buf_str(&path);
}

struct str back_path(struct str given, struct str fallback)
{
	if (given.len == 0 || given.ptr[0] != '/' || (given.len > 1 && given.ptr[1] == '/'))
		return fallback;
	for (size_t i = 0; i < given.len; i++)
		if ((unsigned char)given.ptr[i] <= 0x20 || given.ptr[i] == '\\' || given.ptr[i] == 0x7F)
			return fallback;
	return given;
}

static const struct frame_task *frame_tasks(struct request *request, const struct brief *brief,
                                            const struct live_tasks *tasks)
{
	struct frame_task *out = ARENA_ARRAY(&request->arena, struct frame_task, brief->task_count);
	for (size_t i = 0; i < brief->task_count; i++) {
		unsigned marks = i < LIVE_TASKS_MAX ? tasks->marks[i] : TASK_MARK_NONE;
		out[i] = (struct frame_task){
			.number = (uint32_t)i + 1,
			.ref = brief->tasks[i].ref,
			.title = brief->tasks[i].title,
			.role = brief->tasks[i].role,
			.points_hundredths = brief->tasks[i].points_hundredths,
			.sentences = brief->tasks[i].sentences,
			.sentence_count = brief->tasks[i].sentence_count,
			.is_flagged = (marks & TASK_MARK_FLAGGED) != 0,
			.is_skipped = (marks & TASK_MARK_SKIPPED) != 0,
			.is_begun = i < LIVE_TASKS_MAX && (tasks->begun & BIT(i)) != 0,
		};
	}
	return out;
}

static enum frame_mode mode_of(const struct request *request, enum phase phase)
{
	switch (phase) {
	case PHASE_HANDED_IN:
	case PHASE_CLOSED:
		return FRAME_CLOSED;
	case PHASE_PAUSED:
		return request->holds_seat ? FRAME_PAUSED : FRAME_MOVED;
	case PHASE_NEW:
	case PHASE_RUNNING:
		return request->holds_seat ? FRAME_LIVE : FRAME_MOVED;
	case PHASE_COUNT:
		break;
	}
	UNREACHABLE();
	return FRAME_CLOSED;
}

void drawing_begin(struct drawing *drawing, struct request *request)
{
	struct live_tasks tasks = live_tasks(request->live);
	struct brief brief = request_brief(request, attempt_play(request->attempt));
	*drawing = (struct drawing){.request = request, .page = buf_unset(&request->arena, PAGE_BYTES_AT_ONCE)};
	drawing->screen = request_screen(request, &drawing->page);
	drawing->frame = (struct frame){
		.path = lasting_path(request),
		.csrf = csrf_make(request),
		.candidate_number = request->seat->candidate.number,
		.candidate_name = request->seat->candidate.name,
		.tasks = frame_tasks(request, &brief, &tasks),
		.task_count = brief.task_count,
		.current_task = tasks.current < brief.task_count ? tasks.current : 0,
		.done = action_find(form_get(&request->query, "done")),
	};
	drawing->view = attempt_read(request->attempt);
	const struct view *view = &drawing->view;
	drawing->frame.mode = mode_of(request, view->office->phase);
	drawing->frame.left_ms = view->left_ms;
	drawing->frame.ends_at_ms = request_now_ms(request) + view->left_ms;
	drawing->frame.saved_at_ms = view->chain->at_ms;
	drawing->frame.saved_seq = view->chain->next_seq - 1;
	drawing->frame.office = view->office;
	drawing->frame.desk = view->desk;
	drawing->frame.search = view->search;
	drawing->frame.office_ms = view->office_ms;
}

void drawing_end(struct drawing *drawing, unsigned status)
{
	attempt_read_end(drawing->request->attempt);
	respond_html(drawing->request, status, &drawing->page);
}

void drawing_drop(struct drawing *drawing)
{
	attempt_read_end(drawing->request->attempt);
}

void remember_page(struct request *request)
{
	if (request->holds_seat && request->method == HTTP_GET && !request_screen(request, NULL).is_part)
		live_set_path(&request->web->lives, request->live, lasting_path(request));
}
