#include "tests/support/small_office.h"

#include "base/check.h"

#include <stdarg.h>
#include <string.h>

static const struct party parties[] = {
	{.key = STR_INIT("lanh-dao"), .name = STR_INIT("Lãnh đạo"), .kind = PARTY_UNIT, .head = {4}},
	{.key = STR_INIT("van-thu"), .name = STR_INIT("Văn thư"), .kind = PARTY_UNIT, .head = {6}},
	{.key = STR_INIT("kinh-te"), .name = STR_INIT("Phòng Kinh tế"), .kind = PARTY_UNIT, .head = {7}},
	{.key = STR_INIT("ct"),
     .name = STR_INIT("Trần Văn A"),
     .kind = PARTY_PERSON,
     .title = STR_INIT("Chủ tịch"),
     .role = ROLE_LEADER,
     .unit = {1}},
	{.key = STR_INIT("pct"),
     .name = STR_INIT("Lê Thị B"),
     .kind = PARTY_PERSON,
     .title = STR_INIT("Phó Chủ tịch"),
     .role = ROLE_LEADER,
     .unit = {1}},
	{.key = STR_INIT("vt"),
     .name = STR_INIT("Nguyễn C"),
     .kind = PARTY_PERSON,
     .title = STR_INIT("Văn thư"),
     .role = ROLE_CLERK,
     .unit = {2}},
	{.key = STR_INIT("kt"),
     .name = STR_INIT("Phạm D"),
     .kind = PARTY_PERSON,
     .title = STR_INIT("Trưởng phòng"),
     .role = ROLE_UNIT_HEAD,
     .unit = {3}},
	{.key = STR_INIT("ktcv"),
     .name = STR_INIT("Đỗ E"),
     .kind = PARTY_PERSON,
     .title = STR_INIT("Chuyên viên"),
     .role = ROLE_OFFICER,
     .unit = {3}},
	{.key = STR_INIT("van-hoa"), .name = STR_INIT("Phòng Văn hoá"), .kind = PARTY_UNIT, .head = {10}},
	{.key = STR_INIT("vh"),
     .name = STR_INIT("Võ G"),
     .kind = PARTY_PERSON,
     .title = STR_INIT("Trưởng phòng"),
     .role = ROLE_UNIT_HEAD,
     .unit = {9}},
};

static const struct book books[] = {
	{.key = STR_INIT("den"), .name = STR_INIT("Sổ văn bản đến"), .next_number = 7},
};

static const struct dossier dossiers[] = {
	{.key = STR_INIT("viec-chung"),
     .code = STR_INIT("01.VP"),
     .title = STR_INIT("Việc chung của cơ quan"),
     .retention = RETENTION_10_YEARS,
     .opened_at = {INT32_MIN},
     .closed_at = {INT32_MIN}},
};
static const struct pair return_pairs[] = {{STR_INIT("reason"), STR_INIT("Không thuộc chức năng của phòng")}};
static const struct pair on_pairs[] = {{STR_INIT("to"), STR_INIT("kinh-te")}};

static struct minute minute_at(const char *text)
{
	struct minute minute = CIVIL_NO_MINUTE;
	bool is_read = minute_parse(str_from_c(text), &minute);

	assert(is_read);
	UNUSED(is_read);
	return minute;
}

static struct document document_of(struct arena *arena, const char *key, enum document_status status)
{
	struct document_facts *facts = ARENA_NEW(arena, struct document_facts);

	*facts = (struct document_facts){
		.key = str_from_c(key),
		.type_name = STR("Công văn"),
		.number = STR("246"),
		.notation = STR("UBND-NC"),
		.issued_on = CIVIL_NO_DAY,
		.subject = STR("V/v \"báo cáo\""),
		.due_on = CIVIL_NO_MINUTE,
	};
	return (struct document){.facts = facts, .status = status, .arrived_at = CIVIL_NO_MINUTE};
}

static void submit_to_leader(struct document *document)
{
	document->submitted_by = (struct party_id){6};
	document->submitted_to = (struct party_id){4};
	document->arrived_at = minute_at("2024-06-17T15:00");
}

static const struct document *documents_of(struct arena *arena)
{
	static const struct {
		const char *key;
		enum document_status status;
	} rows[] = {{"moi", DOC_EXPECTED},  {"toi", DOC_ARRIVED},     {"nhan", DOC_RECEIVED},
	            {"so", DOC_REGISTERED}, {"trinh", DOC_SUBMITTED}, {"giao", DOC_PROCESSING},
	            {"xong", DOC_FINISHED}};
	struct document *documents = ARENA_ARRAY(arena, struct document, COUNT(rows));
	struct assignment *given = ARENA_NEW(arena, struct assignment);

	for (size_t i = 0; i < COUNT(rows); i++) {
		documents[i] = document_of(arena, rows[i].key, rows[i].status);
		if (rows[i].status >= DOC_SUBMITTED)
			submit_to_leader(&documents[i]);
	}
	documents[3].arrival_number = 6;
	documents[3].book = (struct book_id){1};
	((struct document_facts *)(uintptr_t)documents[4].facts)->due_on = minute_at("2024-06-20T16:00");
	((struct document_facts *)(uintptr_t)documents[4].facts)->meeting = (struct meeting){
		minute_at("2024-06-18T14:00"), minute_at("2024-06-18T16:00"), STR("Hội trường")};
	*given = (struct assignment){.id = {1},
	                             .from = {4},
	                             .to = {3},
	                             .role = ROUTE_MAIN,
	                             .due_on = minute_at("2024-06-18T08:10"),
	                             .at = minute_at("2024-06-17T16:00")};
	documents[5].assignments = given;
	documents[5].assignment_count = 1;
	return documents;
}

static const struct reaction *reactions_of(struct arena *arena, uint32_t *ret_count)
{
	struct reaction *reactions = ARENA_ARRAY(arena, struct reaction, 3);

	reactions[0] = (struct reaction){.key = STR("arrives"),
	                                 .at_ms = 60000,
	                                 .action = action_find(STR("document.arrive")),
	                                 .document = {1}};
	reactions[1] = (struct reaction){.key = STR("received"),
	                                 .at_ms = -1,
	                                 .on = action_find(STR("document.arrive")),
	                                 .after_ms = 10000,
	                                 .actor = {6},
	                                 .action = action_find(STR("document.receive"))};
	reactions[2] = (struct reaction){.key = STR("not-our-field"),
	                                 .at_ms = -1,
	                                 .on = action_find(STR("document.route")),
	                                 .on_document = {5},
	                                 .on_pairs = on_pairs,
	                                 .on_pair_count = COUNT(on_pairs),
	                                 .after_ms = 30000,
	                                 .actor = {7},
	                                 .action = action_find(STR("document.return")),
	                                 .pairs = return_pairs,
	                                 .pair_count = COUNT(return_pairs)};
	*ret_count = 3;
	return reactions;
}

const struct seed *small_office(struct arena *arena)
{
	struct seed *seed = ARENA_NEW(arena, struct seed);

	*seed = (struct seed){
		.organ_id = STR("X99.01"),
		.name = STR("UBND xã Nhỏ"),
		.starts_at = minute_at("2024-06-18T08:00"),
		.duration_ms = 20 * 60000,
		.candidate = {4},
		.parties = parties,
		.party_count = COUNT(parties),
		.books = books,
		.book_count = COUNT(books),
		.dossiers = dossiers,
		.dossier_count = COUNT(dossiers),
		.documents = documents_of(arena),
		.document_count = 7,
		.next_assignment = 2,
	};
	seed->reactions = reactions_of(arena, &seed->reaction_count);
	return seed;
}

struct party_id small_party(const struct seed *seed, const char *key)
{
	return seed_find_party(seed, str_from_c(key));
}

const struct document *small_document(const struct office *office, const char *key)
{
	return office_document(office, office_find_document(office, str_from_c(key)));
}

struct command small_command(struct arena *arena, const struct seed *seed, const char *actor,
                             const char *action, const char *object, ...)
{
	struct pair *pairs = ARENA_ARRAY(arena, struct pair, 8);
	struct command command = {.actor = small_party(seed, actor),
	                          .action = action_find(str_from_c(action)),
	                          .object = str_from_c(object),
	                          .pairs = pairs};
	const char *text;
	va_list list;

	assert(command.action != NULL);
	va_start(list, object);
	while ((text = va_arg(list, const char *)) != NULL) {
		struct str rest = str_from_c(text);
		struct str name = str_cut(&rest, '=');

		pairs[command.pair_count++] = (struct pair){name, rest};
	}
	va_end(list);
	return command;
}

enum refusal_code small_do(struct office *office, struct command command)
{
	struct decision decision;

	command.office_ms = office->now_ms + 1000;
	decision = office_decide(office, &command, office->arena);
	if (is_refused(decision.refusal))
		office_apply_refused(office, command.office_ms, command.pending);
	else
		office_apply(office, &decision.event);
	return decision.refusal.code;
}

void small_start(struct office *office, const struct seed *seed, struct arena *arena)
{
	struct command start = {.action = action_find(STR("attempt.start"))};
	struct decision decision;

	office_init(office, seed, arena);
	decision = office_decide(office, &start, arena);
	assert(!is_refused(decision.refusal));
	office_apply(office, &decision.event);
}
