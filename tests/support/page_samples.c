#include "tests/support/page_samples.h"

#include "base/check.h"
#include "office/dossier.h"
#include "tests/support/fixture.h"
#include "tests/support/page_office.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct str sentences[] = {
	STR_INIT("Mở văn bản khẩn *246/UBND-NC* và đọc tệp đính kèm."),
	STR_INIT("Ghi *ý kiến chỉ đạo*: làm việc gì, nộp sản phẩm gì, trước khi nào."),
	STR_INIT("Giao Phòng Kinh tế *chủ trì*, Phòng Văn hoá *phối hợp*, Phó Chủ tịch *để biết*."),
	STR_INIT("Đặt hạn xử lý *sớm hơn ít nhất 4 giờ* so với hạn của cơ quan gửi."),
	STR_INIT("Bấm *Chuyển xử lý*."),
};

static const struct frame_task tasks[] = {
	{.number = 1,
     .ref = STR_INIT("t1"),
     .title = STR_INIT("Bút phê và giao xử lý"),
     .role = STR_INIT("Bạn là Chủ tịch UBND xã An Bình."),
     .points_hundredths = 1000,
     .sentences = sentences,
     .sentence_count = COUNT(sentences),
     .is_begun = true},
	{.number = 2,
     .ref = STR_INIT("t2"),
     .title = STR_INIT("Xử lý văn bản bị trả lại"),
     .role = STR_INIT("Bạn là Chủ tịch UBND xã An Bình."),
     .points_hundredths = 550,
     .sentences = sentences,
     .sentence_count = 2,
     .is_flagged = true,
     .is_skipped = true},
};

/* One sample's office at 09:12, as its journal would have left it. */
struct stage {
	struct arena *arena;
	const struct seed *seed;
	struct office office;
	struct frame frame;
};

static struct stage stage_open(const struct screen *screen, const char *path)
{
	struct stage stage = {.arena = screen->arena, .seed = page_office(screen->arena)};
	small_start(&stage.office, stage.seed, screen->arena);
	stage.frame = (struct frame){
		.path = str_from_c(path),
		.csrf = STR("sample-token"),
		.candidate_number = STR("0147"),
		.candidate_name = STR("Nguyễn Thị Hồng Lam"),
		.left_ms = 1073000,
		.ends_at_ms = INT64_C(1719023400000),
		.saved_at_ms = INT64_C(1719022327000),
		.saved_seq = 418,
		.tasks = tasks,
		.task_count = COUNT(tasks),
		.office_ms = 72000,
	};
	return stage;
}

static const struct frame *stage_frame(struct stage *stage)
{
	stage->frame.office = &stage->office;
	stage->frame.desk = desk_index_of(stage->office.seed, stage->arena);
	return &stage->frame;
}

static void stage_do(struct stage *stage, const char *actor, const char *action, const char *first,
                     const char *second, const char *third)
{
	small_do(&stage->office,
	         small_command(stage->arena, stage->seed, actor, action, "d-3", first, second, third, NULL));
}

/* 246/UBND-NC directed, routed to three, and given back by its main handler. */
static void stage_route(struct stage *stage)
{
	stage_do(stage, "ct", "document.open", NULL, NULL, NULL);
	stage_do(stage, "ct", "document.direct",
	         "note=Giao Phòng Kinh tế chủ trì, phối hợp Phòng Văn hoá thống kê đủ hai biểu mẫu,\n"
	         "tham mưu dự thảo báo cáo, trình ký trước 11 giờ ngày 20/06.",
	         NULL, NULL);
	stage_do(stage, "ct", "document.route", "to=kinh-te", "role=main", "due_on=2024-06-20T11:00");
	stage_do(stage, "ct", "document.route", "to=van-hoa", "role=support", "due_on=2024-06-20T11:00");
	stage_do(stage, "ct", "document.route", "to=pct", "role=info", NULL);
}

static void stage_return(struct stage *stage)
{
	stage_route(stage);
	stage_do(stage, "kt", "document.return", "reason=Không thuộc chức năng của phòng <em>", NULL, NULL);
	stage->frame.office_ms = stage->office.now_ms;
}

static void draw_document(const struct screen *screen, struct stage *stage, const char *key,
                          const struct form_state *forms, size_t form_count)
{
	static const struct str texts[] = {
		STR_INIT("UỶ BAN NHÂN DÂN\nTHÀNH PHỐ\nSố: 246/UBND-NC\nKính gửi: Uỷ ban nhân dân các xã.\n"),
		STR_INIT("Mẫu số 01\n"),
	};
	static const struct file_facts files[] = {
		{.page_count = 2, .size_bytes = 219000, .page_texts = texts},
		{.page_count = 1, .size_bytes = 98304, .page_texts = texts},
	};
	struct document_query query = {
		.id = office_find_document(&stage->office, str_from_c(key)),
		.files = files,
		.forms = forms,
		.form_count = form_count,
	};
	screen_document(screen, stage_frame(stage), &query);
}

static void draw_sign_in(const struct screen *screen)
{
	screen_sign_in(screen, &(struct sign_in){.csrf = STR("sample-token")});
}

static void draw_sign_in_wrong(const struct screen *screen)
{
	screen_sign_in(screen, &(struct sign_in){.candidate_number = STR("01\"47"), .trouble = SIGN_IN_WRONG});
}

static void draw_sign_in_limited(const struct screen *screen)
{
	screen_sign_in(screen, &(struct sign_in){.trouble = SIGN_IN_LIMITED, .wait_seconds = 42});
}

static void draw_sign_in_ended(const struct screen *screen)
{
	screen_sign_in(screen, &(struct sign_in){.trouble = SIGN_IN_ENDED});
}

static void wait(const struct screen *screen, const char *tried, bool must_agree, bool is_told)
{
	static const struct str instructions[] = {
		STR_INIT("Khung màu cát là đề bài. Phần còn lại là phần mềm của Uỷ ban nhân dân xã An Bình."),
		STR_INIT("Bạn có 20 phút. Đồng hồ chạy khi bạn bắt đầu làm bài."),
	};
	screen_waiting(screen, &(struct waiting){
							   .csrf = STR("sample-token"),
							   .scenario_title = STR("Bút phê và giao xử lý văn bản khẩn"),
							   .candidate_number = STR("0147"),
							   .candidate_name = STR("Nguyễn Thị Hồng Lam"),
							   .candidate_unit = STR("UBND xã Tân Lộc"),
							   .post = STR("Chủ tịch"),
							   .office = STR("UBND xã An Bình"),
							   .task_count = 2,
							   .points_hundredths = 1550,
							   .duration_ms = 20 * 60000,
							   .instructions = instructions,
							   .instruction_count = is_told ? COUNT(instructions) : 0,
							   .tried = str_from_c(tried),
							   .must_agree = must_agree,
						   });
}

static void draw_waiting(const struct screen *screen)
{
	wait(screen, "", false, true);
}

static void draw_waiting_right(const struct screen *screen)
{
	wait(screen, "Uỷ ban nhân dân", false, false);
}

static void draw_waiting_wrong(const struct screen *screen)
{
	wait(screen, "Uy ban nhan dan", true, false);
}

static void draw_home(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/home");
	stage_return(&stage);
	screen_home(screen, stage_frame(&stage));
}

static void draw_home_empty(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/home");
	struct seed *seed = ARENA_NEW(screen->arena, struct seed);
	*seed = *stage.seed;
	seed->document_count = 0;
	stage.office.seed = seed;
	stage.frame.task_count = 1;
	screen_home(screen, stage_frame(&stage));
}

static void draw_home_paused(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/home");
	stage.frame.mode = FRAME_PAUSED;
	screen_home(screen, stage_frame(&stage));
}

static void draw_incoming(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/incoming");
	screen_incoming(screen, stage_frame(&stage), &(struct incoming_query){.page = 1});
}

static void draw_incoming_main(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/incoming?drawer=overdue");
	screen_incoming(screen, stage_frame(&stage), &(struct incoming_query){.drawer = DRAWER_OVERDUE});
}

static void draw_incoming_search(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/incoming?q=sat+lo");
	screen_incoming(screen, stage_frame(&stage),
	                &(struct incoming_query){.words = STR("sat  LỞ 246"), .page = 9});
}

static void draw_statistics(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/statistics");
	stage_return(&stage);
	screen_statistics(screen, stage_frame(&stage));
}

static void draw_tracking(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/tracking?state=open");
	stage_route(&stage);
	screen_tracking(screen, stage_frame(&stage), &(struct tracking_query){.state = TRACKING_OPEN, .page = 1});
}

static void draw_register(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/register?book=den&from=30/02/2024");
	screen_register(screen, stage_frame(&stage),
	                &(struct register_query){.book = {1},
	                                         .from = CIVIL_NO_DAY,
	                                         .to = CIVIL_NO_DAY,
	                                         .from_typed = STR("30/02/2024"),
	                                         .is_bad = true,
	                                         .page = 1});
}

static void draw_calendar(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/calendar?whose=all");
	screen_calendar(screen, stage_frame(&stage),
	                &(struct calendar_query){.monday = {19891}, .is_everybodys = true});
}

static void draw_authority(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/authority");
	small_do(&stage.office, small_command(stage.arena, stage.seed, "ct", "authority.delegate", NULL, "to=pct",
	                                      "from_on=2024-06-18T08:00", "until_on=2024-06-20T17:00",
	                                      "reason=Đi công tác ở thành phố", NULL));
	screen_authority(screen, stage_frame(&stage), NULL);
}

/* A dossier of the list that the reader has opened and put two documents in. */
static struct dossier_id stage_dossier(struct stage *stage)
{
	struct dossier_id id = office_find_dossier(&stage->office, STR("viec-chung"));
	struct dossier *dossier = office_change_dossier(&stage->office, id);
	dossier->state = DOSSIER_OPEN;
	dossier->keeper = stage->office.candidate;
	dossier->opened_at = office_minute(&stage->office, 0);
	dossier_put(&stage->office, dossier, seed_find_document(stage->office.seed, STR("d-3")));
	dossier_put(&stage->office, dossier, seed_find_document(stage->office.seed, STR("d-1")));
	return id;
}

static void draw_dossiers(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/dossiers");
	stage_dossier(&stage);
	screen_dossiers(screen, stage_frame(&stage), &(struct dossier_query){.drawer = DOSSIERS_ALL});
}

static void draw_dossier(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/dossiers/viec-chung");
	screen_dossier(screen, stage_frame(&stage), stage_dossier(&stage), NULL);
}

static void draw_dossier_closed(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/dossiers/viec-chung");
	struct dossier_id id = stage_dossier(&stage);
	struct dossier *dossier = office_change_dossier(&stage.office, id);
	dossier->state = DOSSIER_CLOSED;
	dossier->closed_at = office_minute(&stage.office, 0);
	screen_dossier(screen, stage_frame(&stage), id, NULL);
}

static void draw_new_dossier(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/dossiers/new");
	const struct pair typed[] = {{STR_INIT("title"), STR_INIT("Đón <đoàn>")}};
	const struct form_state state = {
		.action = action_find(STR("dossier.open")),
		.pairs = typed,
		.pair_count = COUNT(typed),
		.refusal = {.code = REFUSED_code_missing, .field = STR("code")},
	};
	screen_new_dossier(screen, stage_frame(&stage), &state);
}

static struct str stage_words(void *self, const struct document *document, struct arena *arena)
{
	UNUSED(self);
	UNUSED(arena);
	return str_equals(document->facts->key, STR("d-3")) ? STR("Kính gửi: Uỷ ban nhân dân các xã.\nĐề nghị "
	                                                          "các xã thống kê <số hộ> kinh doanh ven sông.")
	                                                    : (struct str){0};
}

static void draw_search_of(const struct screen *screen, struct search_page asked)
{
	struct stage stage = stage_open(screen, "/search");
	stage.frame.search = search_index_of(stage.office.seed, (struct search_pages){stage_words, NULL},
	                                     stage.arena);
	screen_search(screen, stage_frame(&stage), &asked);
}

static void draw_search(const struct screen *screen)
{
	draw_search_of(screen, (struct search_page){
							   .query = {.words = STR("thong ke"), .from = CIVIL_NO_DAY, .to = CIVIL_NO_DAY},
							   .page = 1});
}

static void draw_search_open(const struct screen *screen)
{
	draw_search_of(
		screen,
		(struct search_page){
			.query = {.issuer = STR("sở"), .from = CIVIL_NO_DAY, .to = CIVIL_NO_DAY, .state = SEARCH_OPEN},
			.page = 1});
}

static void draw_search_bad(const struct screen *screen)
{
	draw_search_of(screen, (struct search_page){
							   .query = {.words = STR("sạt lở"), .from = CIVIL_NO_DAY, .to = CIVIL_NO_DAY},
							   .from = STR("30/02/2024"),
							   .fault = SEARCH_NO_DAY,
							   .page = 1});
}

static void draw_incoming_no_match(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/incoming?q=<b>");
	screen_incoming(screen, stage_frame(&stage), &(struct incoming_query){.words = STR("<b>\"x\"")});
}

static void draw_incoming_empty(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/incoming?drawer=awaiting");
	struct seed *seed = ARENA_NEW(screen->arena, struct seed);
	*seed = *stage.seed;
	seed->document_count = 0;
	stage.office.seed = seed;
	screen_incoming(screen, stage_frame(&stage), &(struct incoming_query){.drawer = DRAWER_AWAITING});
}

static void draw_document_awaiting(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/documents/d-3");
	draw_document(screen, &stage, "d-3", NULL, 0);
}

static const struct pair typed[] = {
	{STR_INIT("directive"), STR_INIT("Giao Phòng Kinh tế </textarea> & báo cáo")},
	{STR_INIT("support"), STR_INIT("van-hoa")},
	{STR_INIT("info"), STR_INIT("pct")},
	{STR_INIT("info"), STR_INIT("ktcv")},
	{STR_INIT("due_day"), STR_INIT("20/06/2024")},
	{STR_INIT("due_time"), STR_INIT("11:00")},
	{STR_INIT("note"), STR_INIT("")},
};

static void draw_document_refused(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/documents/d-3");
	struct form_state state = {.action = action_find(STR("document.route")),
	                           .pairs = typed,
	                           .pair_count = COUNT(typed),
	                           .refusal = REFUSE_FIELD(main_missing, "to")};
	draw_document(screen, &stage, "d-3", &state, 1);
}

static void draw_document_draft(const struct screen *screen)
{
	static const struct pair reason[] = {{STR_INIT("reason"), STR_INIT("Không đúng")}};
	struct stage stage = stage_open(screen, "/documents/d-3");
	struct form_state states[] = {
		{.action = action_find(STR("document.route")), .pairs = typed, .pair_count = COUNT(typed)},
		{.action = action_find(STR("document.return")),
	     .pairs = reason,
	     .pair_count = COUNT(reason),
	     .refusal = REFUSE_FIELD(field_too_short, "reason")},
	};
	draw_document(screen, &stage, "d-3", states, COUNT(states));
}

static void draw_document_routed(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/documents/d-3");
	stage_route(&stage);
	stage.frame.done = action_find(STR("document.route"));
	draw_document(screen, &stage, "d-3", NULL, 0);
}

static void draw_document_returned(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/documents/d-3");
	stage_return(&stage);
	draw_document(screen, &stage, "d-3", NULL, 0);
}

static void draw_document_finished(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/documents/d-9");
	draw_document(screen, &stage, "d-9", NULL, 0);
}

static void draw_document_moved(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/documents/d-3");
	stage.frame.mode = FRAME_MOVED;
	draw_document(screen, &stage, "d-3", NULL, 0);
}

static void draw_document_closed(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/documents/d-3");
	stage_return(&stage);
	stage.frame.mode = FRAME_CLOSED;
	stage.frame.left_ms = 0;
	draw_document(screen, &stage, "d-3", NULL, 0);
}

static void draw_confirm(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/documents/d-3/confirm/document.finish");
	const struct confirm_query query = {.id = office_find_document(&stage.office, STR("d-3")),
	                                    .action = action_find(STR("document.finish"))};
	screen_confirm(screen, stage_frame(&stage), &query);
}

static void draw_hand_in(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/hand-in");
	struct unsent_draft draft = {action_find(STR("document.route")),
	                             office_find_document(&stage.office, STR("d-3"))};
	screen_hand_in(screen, stage_frame(&stage),
	               &(struct hand_in){.drafts = &draft, .draft_count = 1, .must_agree = true});
}

static void draw_hand_in_clean(const struct screen *screen)
{
	struct stage stage = stage_open(screen, "/hand-in");
	stage.frame.task_count = 1;
	screen_hand_in(screen, stage_frame(&stage), &(struct hand_in){0});
}

static void draw_receipt_with(const struct screen *screen, bool is_published)
{
	struct stage stage = stage_open(screen, "/receipt");
	stage.frame.mode = FRAME_CLOSED;
	struct receipt_facts facts = {
		.attempt = 7,
		.scenario_title = STR("Báo cáo cải cách hành chính"),
		.record_count = 642,
		.closed_at_ms = INT64_C(1719023354000),
		.text = STR("saban-receipt-1\nattempt 7\ncandidate 0147\nscenario bao-cao-cchc\nrecords 642\n"),
		.is_published = is_published,
	};
	for (size_t i = 0; i < sizeof(facts.signature); i++) {
		facts.signature[i] = (uint8_t)(i * 37 + 5);
		if (i < sizeof(facts.head)) {
			facts.head[i] = (uint8_t)(i * 91 + 17);
			facts.public_key[i] = (uint8_t)(i * 53 + 3);
		}
	}
	screen_receipt(screen, stage_frame(&stage), &facts);
}

static void draw_receipt(const struct screen *screen)
{
	draw_receipt_with(screen, false);
}

static void draw_receipt_published(const struct screen *screen)
{
	draw_receipt_with(screen, true);
}

static void draw_about(const struct screen *screen)
{
	screen_about(screen, &(struct about){.version = STR("1.2.3")});
}

static void draw_about_linked(const struct screen *screen)
{
	screen_about(screen, &(struct about){STR("1.2.3"), STR("https://example.org/saban?v=1.2.3&x=\"")});
}

static void draw_problem(const struct screen *screen, enum problem problem)
{
	struct problem_facts facts = {
		.csrf = STR("fresh-token"),
		.path = STR("/documents/d-3/actions/document.route"),
		.typed = typed,
		.typed_count = COUNT(typed),
		.code = problem == PROBLEM_INTERNAL ? STR("E-7731") : STR(""),
		.wait_seconds = problem == PROBLEM_DOWN ? 2 : 0,
		.is_signed_in = problem != PROBLEM_TOO_MANY,
	};
	screen_problem(screen, problem, &facts);
}

#define PROBLEM_SAMPLE(name, problem)                            \
	static void draw_problem_##name(const struct screen *screen) \
	{                                                            \
		draw_problem(screen, problem);                           \
	}
PROBLEM_SAMPLE(not_found, PROBLEM_NOT_FOUND)
PROBLEM_SAMPLE(stale_form, PROBLEM_STALE_FORM)
PROBLEM_SAMPLE(bad_form, PROBLEM_BAD_FORM)
PROBLEM_SAMPLE(too_large, PROBLEM_TOO_LARGE)
PROBLEM_SAMPLE(too_many, PROBLEM_TOO_MANY)
PROBLEM_SAMPLE(method, PROBLEM_METHOD)
PROBLEM_SAMPLE(closed, PROBLEM_CLOSED)
PROBLEM_SAMPLE(moved, PROBLEM_MOVED)
PROBLEM_SAMPLE(paused, PROBLEM_PAUSED)
PROBLEM_SAMPLE(internal, PROBLEM_INTERNAL)
PROBLEM_SAMPLE(down, PROBLEM_DOWN)
PROBLEM_SAMPLE(not_loaded, PROBLEM_NOT_LOADED)

static const struct page_sample samples[] = {
	{"sign-in", draw_sign_in},
	{"sign-in-wrong", draw_sign_in_wrong},
	{"sign-in-limited", draw_sign_in_limited},
	{"sign-in-ended", draw_sign_in_ended},
	{"waiting", draw_waiting},
	{"waiting-right", draw_waiting_right},
	{"waiting-wrong", draw_waiting_wrong},
	{"home", draw_home},
	{"home-empty", draw_home_empty},
	{"home-paused", draw_home_paused},
	{"incoming", draw_incoming},
	{"incoming-overdue", draw_incoming_main},
	{"incoming-search", draw_incoming_search},
	{"incoming-no-match", draw_incoming_no_match},
	{"incoming-empty", draw_incoming_empty},
	{"search", draw_search},
	{"statistics", draw_statistics},
	{"tracking", draw_tracking},
	{"register", draw_register},
	{"calendar", draw_calendar},
	{"authority", draw_authority},
	{"dossiers", draw_dossiers},
	{"dossier", draw_dossier},
	{"dossier-closed", draw_dossier_closed},
	{"new-dossier", draw_new_dossier},
	{"search-open", draw_search_open},
	{"search-bad", draw_search_bad},
	{"document-awaiting", draw_document_awaiting},
	{"document-refused", draw_document_refused},
	{"document-draft", draw_document_draft},
	{"document-routed", draw_document_routed},
	{"document-returned", draw_document_returned},
	{"document-finished", draw_document_finished},
	{"document-moved", draw_document_moved},
	{"document-closed", draw_document_closed},
	{"confirm", draw_confirm},
	{"hand-in", draw_hand_in},
	{"hand-in-clean", draw_hand_in_clean},
	{"receipt", draw_receipt},
	{"receipt-published", draw_receipt_published},
	{"about", draw_about},
	{"about-linked", draw_about_linked},
	{"problem-not-found", draw_problem_not_found},
	{"problem-stale-form", draw_problem_stale_form},
	{"problem-bad-form", draw_problem_bad_form},
	{"problem-too-large", draw_problem_too_large},
	{"problem-too-many", draw_problem_too_many},
	{"problem-method", draw_problem_method},
	{"problem-closed", draw_problem_closed},
	{"problem-moved", draw_problem_moved},
	{"problem-paused", draw_problem_paused},
	{"problem-internal", draw_problem_internal},
	{"problem-down", draw_problem_down},
	{"problem-not-loaded", draw_problem_not_loaded},
};

const struct page_sample *page_samples(size_t *ret_count)
{
	*ret_count = COUNT(samples);
	return samples;
}

static size_t sources_read(struct arena *process, struct template_source *sources, size_t max)
{
	static const char *const folders[] = {"pages", "parts", "actions"};
	size_t count = 0;
	for (size_t i = 0; i < COUNT(folders); i++) {
		char path[64];
		snprintf(path, sizeof(path), "templates/%s", folders[i]);
		DIR *folder = opendir(fixture_path(process, path).ptr);
		assert_non_null(folder);
		for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
			struct str file = str_copy(process, str_from_c(entry->d_name));
			if (!str_ends_with(file, STR(".html")))
				continue;
			struct buf name = buf_in(process);
			buf_add_c(&name, folders[i]);
			buf_add_char(&name, '/');
			buf_add(&name, file);
			struct buf whole = buf_in(process);
			buf_add_c(&whole, "templates/");
			buf_add(&whole, buf_str(&name));
			assert_true(count < max);
			sources[count++] = (struct template_source){
				buf_str(&name), fixture_read(process, str_copy_c(process, buf_str(&whole)))};
		}
		closedir(folder);
	}
	return count;
}

const struct pages *page_samples_open(struct arena *process)
{
	struct template_source sources[128];
	struct pages_source source = {.templates = sources};
	struct err err = {0};
	source.template_count = sources_read(process, sources, COUNT(sources));
	const char *build = getenv("SABAN_BUILD_ROOT");
	char path[4096];
	snprintf(path, sizeof(path), "%s/templates/po/en.mo", build ? build : "build");
	source.catalogs[LANGUAGE_EN] = fixture_read_file(process, path);
	const struct pages *pages = pages_open(&source, process, &err);
	if (!pages) {
		struct buf text = buf_in(process);
		err_write(&err, &text);
		fail_msg("%.*s", STR_ARG(buf_str(&text)));
	}
	return pages;
}
