/* Every rule of scenario/rules.def, broken by one change to the example of docs/adding-a-scenario.md: the message names
 * the rule, the file and the line. The schemas, which question writers' editors use, refuse what is wrong in form, and
 * leave to the loader what only the whole tells. */
#include "base/buf.h"
#include "base/limits.h"
#include "scenario/rule.h"
#include "scenario/scenario.h"
#include "tests/support/fixture.h"
#include "tests/support/library.h"
#include "tests/support/memory.h"
#include "tests/support/relaxng.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define OFFICE "offices/tan-hoa.xml"
#define PAPER "documents/tan-hoa/cv-7.xml"
#define SCENARIO "scenarios/giao-viec/scenario.xml"

struct change {
	enum rule rule;
	const char *path; /* of the file that is changed */
	const char *from, *to;
	uint32_t line;
	const char *place; /* file the message names; NULL for the same */
	bool is_exception; /* the schema says otherwise than to the rule in general */
};

/* Rules of form: the schemas refuse what breaks them. */
static const bool is_form[RULE_COUNT] = {
	[RULE_NOT_XML] = true,           [RULE_WRONG_ROOT] = true,
	[RULE_UNKNOWN_ELEMENT] = true,   [RULE_MISSING_ELEMENT] = true,
	[RULE_REPEATED_ELEMENT] = true,  [RULE_UNKNOWN_ATTRIBUTE] = true,
	[RULE_MISSING_ATTRIBUTE] = true, [RULE_UNEXPECTED_TEXT] = true,
	[RULE_MISSING_TEXT] = true,      [RULE_BAD_ID] = true,
	[RULE_BAD_DATE] = true,          [RULE_BAD_DURATION] = true,
	[RULE_BAD_NUMBER] = true,        [RULE_BAD_POINTS] = true,
	[RULE_BAD_CHOICE] = true,
};

#define VARIANTS(parts) "<variants>" parts "</variants><book ref=\"den\""
#define HOUR "<moment name=\"han\" from=\"2024-06-18T16:00\" step=\"PT1H\" count=\"2\"/>"

#define WHEN_OPENED "<when id=\"kinh-te-answers\" action=\"document.route\" on=\"cv-7\" to=\"kinh-te\">"
#define COMMENT \
	"<do action=\"document.comment\" by=\"nhan\" after=\"PT1M\" note=\"Đã nhận, sẽ trình trước 11 giờ.\"/>"
#define SUBMIT "<do action=\"document.submit\" by=\"van-thu\" at=\"2024-06-14T15:25\" to=\"ct\"/>"

#define WORKING(parts) "<working-time>" parts "</working-time><book id=\"den\""
#define MORNING(to) "<hours days=\"1-5\" from=\"07:00\" to=\"" to "\"/>"

#define DOSSIER(id, code) "<dossier id=\"" id "\" code=\"" code "\" title=\"T\" retention=\"5-years\"/>"
#define OPENED(ref, by, at) "<dossier ref=\"" ref "\" by=\"" by "\" at=\"" at "\"/><book ref=\"den\""

static const struct change changes[] = {
	{RULE_PAPER_IN_PACKET, SCENARIO, "packet=\"yes\">", "packet=\"yes\" channel=\"paper\">", 9, NULL, false},
	{RULE_BAD_WORKTIME, OFFICE, "<book id=\"den\"", WORKING(MORNING("06:00")), 12, NULL, false},
	{RULE_BAD_WORKTIME, OFFICE, "<book id=\"den\"", WORKING(MORNING("11:00") MORNING("12:00")), 12, NULL,
     false},
	{RULE_BAD_WORKTIME, OFFICE, "<book id=\"den\"", WORKING(MORNING("25:00")), 12, NULL, false},
	{RULE_BAD_WORKTIME, OFFICE, "<book id=\"den\"",
     WORKING(MORNING(
		 "11:00") "<day-off on=\"2024-09-02\" name=\"a\"/><day-worked on=\"2024-09-02\" name=\"b\"/>"),
     12, NULL, false},
	{RULE_BAD_DATE, OFFICE, "<book id=\"den\"",
     WORKING(MORNING("11:00") "<day-off on=\"2024-02-30\" name=\"a\"/>"), 12, NULL, false},
	{RULE_BAD_NUMBER, OFFICE, "<book id=\"den\"", "<book year=\"99999\" id=\"den\"", 12, NULL, false},
	{RULE_UNKNOWN_PARAMETER, SCENARIO, "note=\"Đã nhận", "note=\"${han} Đã nhận", 18, NULL, false},
	{RULE_UNKNOWN_PARAMETER, PAPER, "<number>7", "<number>${so}", 5, NULL, false},
	{RULE_UNKNOWN_PARAMETER, SCENARIO, "<document paper=\"cv-7\"", "<document if=\"a=b\" paper=\"cv-7\"", 9,
     NULL, false},
	{RULE_UNKNOWN_PARAMETER, SCENARIO, "<book ref=\"den\"",
     VARIANTS("<choice name=\"a\" with=\"b\"><value>c</value></choice>"), 7, NULL, false},
	{RULE_UNUSED_PARAMETER, SCENARIO, "<book ref=\"den\"", VARIANTS(HOUR), 7, NULL, false},
	{RULE_BAD_REFERENCE, SCENARIO, "<book ref=\"den\" from=\"12\"/>",
     VARIANTS(HOUR) " from=\"12\"/>\n<!-- ${ -->${han:noon}", 8, NULL, true},
	{RULE_BAD_REFERENCE, PAPER, "<number>7</number>", "<number>${so|7</number>", 5, NULL, true},
	{RULE_UNEQUAL_CHOICES, SCENARIO, "<book ref=\"den\"",
     VARIANTS(HOUR "<choice name=\"a\" with=\"han\"><value>c</value></choice>"), 7, NULL, false},
	{RULE_TOO_FEW_VALUES, SCENARIO, "<book ref=\"den\"",
     "<variants count=\"3\">" HOUR "</variants><book ref=\"den\"", 7, NULL, false},
	{RULE_TOO_MANY, SCENARIO, "<book ref=\"den\"", VARIANTS("<number name=\"n\" from=\"1\" count=\"65\"/>"),
     7, NULL, false},
	{RULE_TOO_MANY, SCENARIO, "<book ref=\"den\"", VARIANTS("<number name=\"n\" from=\"1\" count=\"1001\"/>"),
     7, NULL, false},
	{RULE_BAD_NUMBER, SCENARIO, "<book ref=\"den\"", VARIANTS("<number name=\"n\" from=\"-1\"/>"), 7, NULL,
     false},
	{RULE_BAD_DATE, SCENARIO, "<book ref=\"den\"", VARIANTS("<moment name=\"n\" from=\"2024-06-18\"/>"), 7,
     NULL, false},
	{RULE_DUPLICATE_ID, SCENARIO, "<book ref=\"den\"", VARIANTS(HOUR HOUR), 7, NULL, false},
	{RULE_MISSING_ELEMENT, SCENARIO, COMMENT, "<one-of><either>" COMMENT "</either></one-of>", 18, NULL,
     false},
	{RULE_UNKNOWN_ELEMENT, SCENARIO, COMMENT, "<one-of><either>" COMMENT "</either><or/></one-of>", 18, NULL,
     false},
	{RULE_NOT_XML, OFFICE, "</office>", "</offices>", 14, NULL, false},
	{RULE_NOT_XML, SCENARIO, "<title><vi>Giao việc</vi>", "<title><vi>Giao \xff</vi>", 1, NULL, false},
	{RULE_HAS_DOCTYPE, OFFICE, "<office id", "<!DOCTYPE office [<!ENTITY a \"b\">]>\n<office id", 1, NULL,
     false},
	{RULE_WRONG_ROOT, SCENARIO, "office=\"tan-hoa\" papers", "office=\"khac\" papers", 1, "offices/khac.xml",
     true},
	{RULE_UNKNOWN_ELEMENT, OFFICE, "<book id=\"den\" name=\"Sổ văn bản đến năm 2024\"/>", "<shelf/>", 12,
     NULL, false},
	{RULE_UNKNOWN_ELEMENT, SCENARIO, "<instructions>", "<hint/><instructions>", 4, NULL, false},
	{RULE_MISSING_ELEMENT, SCENARIO, "<title><vi>Giao việc</vi><en>Give out work</en></title>", "", 2, NULL,
     false},
	{RULE_MISSING_ELEMENT, SCENARIO, COMMENT, "", 17, NULL, false},
	{RULE_MISSING_ELEMENT, PAPER, "<name>Trương Quốc Thái</name>", "", 15, NULL, false},
	{RULE_REPEATED_ELEMENT, SCENARIO, "<timeline>", "<timeline/><timeline>", 16, NULL, false},
	{RULE_UNKNOWN_ATTRIBUTE, OFFICE, "head=\"ct\"", "head=\"ct\" floor=\"2\"", 2, NULL, false},
	{RULE_MISSING_ATTRIBUTE, SCENARIO, "lasts=\"PT10M\" ", "", 2, NULL, false},
	{RULE_MISSING_ATTRIBUTE, SCENARIO, WHEN_OPENED, "<at id=\"a\" time=\"PT1M\">" COMMENT "</at>" WHEN_OPENED,
     17, NULL, true},
	{RULE_UNEXPECTED_TEXT, SCENARIO, "<documents>", "<documents>cv-7", 8, NULL, false},
	{RULE_MISSING_TEXT, SCENARIO, "<en>You have 10 minutes.</en>", "<en> </en>", 5, NULL, false},
	{RULE_MISSING_ELEMENT, SCENARIO, "<en>You have 10 minutes.</en>", "", 5, NULL, false},
	{RULE_BAD_ID, OFFICE, "id=\"nhan\"", "id=\"Nhan\"", 10, NULL, false},
	{RULE_BAD_ID, SCENARIO, "papers=\"tan-hoa\"", "papers=\"../tan-hoa\"", 2, NULL, false},
	{RULE_BAD_DATE, SCENARIO, "starts=\"2024-06-17T08:00\"", "starts=\"2024-06-31T08:00\"", 2, NULL, true},
	{RULE_BAD_DATE, SCENARIO, "starts=\"2024-06-17T08:00\"", "starts=\"2024-06-17\"", 2, NULL, false},
	{RULE_BAD_DATE, PAPER, "2024-06-14", "2023-02-29", 8, NULL, false},
	{RULE_BAD_DATE, PAPER, "2024-06-18T16:00", "2024-06-18T24:00", 10, NULL, true},
	{RULE_BAD_DURATION, SCENARIO, "lasts=\"PT10M\"", "lasts=\"10\"", 2, NULL, false},
	{RULE_BAD_DURATION, SCENARIO, "lasts=\"PT10M\"", "lasts=\"PT0S\"", 2, NULL, true},
	{RULE_BAD_NUMBER, SCENARIO, "from=\"12\"", "from=\"0\"", 7, NULL, false},
	{RULE_BAD_NUMBER, PAPER, "<number>7</number>", "<number>seven</number>", 1, NULL, false},
	{RULE_BAD_POINTS, SCENARIO, "          points=\"4\"", "points=\"4,5\"", 2, NULL, false},
	{RULE_BAD_POINTS, SCENARIO, "<task id=\"t1\" points=\"4\">", "<task id=\"t1\" points=\"0\">", 21, NULL,
     true},
	{RULE_BAD_CHOICE, OFFICE, "role=\"clerk\"", "role=\"boss\"", 7, NULL, false},
	{RULE_BAD_CHOICE, OFFICE, "role=\"clerk\"", "role=\"system\"", 7, NULL, false},
	{RULE_BAD_CHOICE, SCENARIO, "packet=\"yes\"", "packet=\"true\"", 9, NULL, false},
	{RULE_BAD_CHOICE, PAPER, "doc_type=\"letter\"", "doc_type=\"poem\"", 1, NULL, false},
	{RULE_BAD_CHOICE, PAPER, "urgency=\"1\"", "urgency=\"5\"", 1, NULL, false},
	{RULE_ID_NOT_OF_FOLDER, OFFICE, "id=\"tan-hoa\"", "id=\"tan-hoa-2\"", 1, NULL, false},
	{RULE_ID_NOT_OF_FOLDER, PAPER, "id=\"cv-7\"", "id=\"cv-8\"", 1, NULL, false},
	{RULE_ID_NOT_OF_FOLDER, SCENARIO, "id=\"giao-viec\"", "id=\"viec\"", 2, NULL, false},
	{RULE_DUPLICATE_ID, OFFICE, "id=\"nhan\"", "id=\"ct\"", 10, NULL, false},
	{RULE_DUPLICATE_ID, OFFICE, "id=\"nhan\"", "id=\"kinh-te\"", 10, NULL, false},
	{RULE_DUPLICATE_ID, OFFICE, "id=\"nhan\"", "id=\"system\"", 10, NULL, false},
	{RULE_DUPLICATE_ID, OFFICE, "</office>", "<book id=\"den\" name=\"B\"/></office>", 14, NULL, false},
	{RULE_DUPLICATE_ID, OFFICE, "</office>", DOSSIER("nong-nghiep", "02.KT") "</office>", 14, NULL, false},
	{RULE_DUPLICATE_ID, OFFICE, "</office>", DOSSIER("dat-dai", "01.KT") "</office>", 14, NULL, false},
	{RULE_BAD_ID, OFFICE, "</office>", DOSSIER("dossier-1", "02.KT") "</office>", 14, NULL, true},
	{RULE_BAD_CHOICE, OFFICE, "10-years", "11-years", 13, NULL, false},
	{RULE_DANGLING_REFERENCE, SCENARIO, "<book ref=\"den\"", OPENED("dat-dai", "nhan", "2024-06-14T08:00"), 7,
     NULL, false},
	{RULE_DANGLING_REFERENCE, SCENARIO, "<book ref=\"den\"",
     OPENED("nong-nghiep", "kinh-te", "2024-06-14T08:00"), 7, NULL, false},
	{RULE_HISTORY_AFTER_START, SCENARIO, "<book ref=\"den\"",
     OPENED("nong-nghiep", "nhan", "2024-06-17T08:01"), 7, NULL, false},
	{RULE_DUPLICATE_ID, SCENARIO, "</documents>", "<document paper=\"cv-7\" packet=\"no\"/></documents>", 15,
     NULL, false},
	{RULE_DUPLICATE_ID, SCENARIO, "id=\"t1.2\"", "id=\"t1.1\"", 28, NULL, false},
	{RULE_DUPLICATE_ID, SCENARIO, "<timeline>",
     "<timeline>" WHEN_OPENED "<do action=\"document.comment\" by=\"nhan\" note=\"A\"/></when>", 17, NULL,
     false},
	{RULE_DANGLING_REFERENCE, SCENARIO, "office=\"tan-hoa\"", "office=\"tan-phu\"", 2, NULL, false},
	{RULE_DANGLING_REFERENCE, SCENARIO, "paper=\"cv-7\"", "paper=\"cv-8\"", 9, NULL, false},
	{RULE_DANGLING_REFERENCE, SCENARIO, "candidate=\"ct\"", "candidate=\"pct\"", 2, NULL, false},
	{RULE_DANGLING_REFERENCE, SCENARIO, "ref=\"den\"", "ref=\"di\"", 7, NULL, false},
	{RULE_DANGLING_REFERENCE, SCENARIO, "on=\"cv-7\"", "on=\"cv-8\"", 17, NULL, false},
	{RULE_DANGLING_REFERENCE, SCENARIO, "by=\"nhan\"", "by=\"nham\"", 18, NULL, false},
	{RULE_HEAD_NOT_IN_UNIT, OFFICE, "head=\"nhan\"", "head=\"ct\"", 9, NULL, false},
	{RULE_CANDIDATE_WITHOUT_ROLE, SCENARIO, "candidate=\"ct\"", "candidate=\"kinh-te\"", 2, NULL, false},
	{RULE_PACKET_WITHOUT_SENDER, PAPER, " organ_id=\"X98\"", "", 9, SCENARIO, false},
	{RULE_UNKNOWN_ACTION, SCENARIO, "<do action=\"document.comment\"", "<do action=\"document.shred\"", 18,
     NULL, false},
	{RULE_UNKNOWN_ACTION, SCENARIO, SUBMIT, SUBMIT "<do action=\"attempt.start\" at=\"2024-06-14T15:26\"/>",
     13, NULL, false},
	{RULE_BAD_FIELD, SCENARIO, "to=\"kinh-te\"", "to=\"kinh\"", 17, NULL, false},
	{RULE_BAD_FIELD, SCENARIO, "to=\"kinh-te\"", "urgent=\"yes\"", 17, NULL, true},
	{RULE_BAD_FIELD, SCENARIO, "to=\"kinh-te\"", "due_on=\"2024-06-18T11:00\"", 17, NULL, true},
	{RULE_BAD_FIELD, SCENARIO, "to=\"kinh-te\"", "due-on=\"\"", 17, NULL, true},
	{RULE_BAD_FIELD, SCENARIO, " note=\"Đã nhận, sẽ trình trước 11 giờ.\"", "", 18, NULL, false},
	{RULE_NOT_THEIR_ROLE, SCENARIO, "by=\"van-thu\" at=\"2024-06-14T15:20\"",
     "by=\"loan\" at=\"2024-06-14T15:20\"", 11, NULL, false},
	{RULE_NOT_THEIR_ROLE, SCENARIO, "by=\"nhan\"", "by=\"kinh-te\"", 18, NULL, false},
	{RULE_NOT_THEIR_ROLE, SCENARIO, "by=\"nhan\" ", "", 18, NULL, false},
	{RULE_BEFORE_ISSUED, PAPER, "2024-06-14", "2024-06-15", 10, SCENARIO, false},
	{RULE_BEFORE_ISSUED, PAPER, "2024-06-18T16:00", "2024-06-13T16:00", 10, NULL, false},
	{RULE_HISTORY_BACKWARDS, SCENARIO, "2024-06-14T15:22", "2024-06-14T15:19", 12, NULL, false},
	{RULE_HISTORY_AFTER_START, SCENARIO, "2024-06-14T15:25", "2024-06-17T08:01", 13, NULL, false},
	{RULE_HISTORY_REFUSED, SCENARIO, SUBMIT, SUBMIT SUBMIT, 13, NULL, false},
	{RULE_HISTORY_REFUSED, SCENARIO, "<do action=\"document.arrive\" at=\"2024-06-14T15:10\"/>", "", 11, NULL,
     false},
	{RULE_NUMBER_DIFFERS, SCENARIO, "number=\"12\"", "number=\"13\"", 12, NULL, false},
	{RULE_AFTER_THE_BELL, SCENARIO, "after=\"PT1M\"", "after=\"PT10M\"", 18, NULL, false},
	{RULE_AFTER_THE_BELL, SCENARIO, WHEN_OPENED,
     "<at id=\"a\" time=\"PT9M\"><do action=\"document.arrive\" on=\"cv-7\" "
     "after=\"PT1M\"/></at>" WHEN_OPENED,
     17, NULL, false},
	{RULE_REACTION_CYCLE, SCENARIO, WHEN_OPENED,
     "<when id=\"loop\" action=\"document.comment\">" COMMENT "</when>" WHEN_OPENED, 17, NULL, false},
	{RULE_POINTS_DO_NOT_SUM, SCENARIO, "<task id=\"t1\" points=\"4\">", "<task id=\"t1\" points=\"4.5\">", 2,
     NULL, false},
	{RULE_SENTENCE_OF_OTHER_TASK, SCENARIO, "id=\"t1.2\"", "id=\"t2.2\"", 28, NULL, false},
	{RULE_SENTENCE_OF_OTHER_TASK, SCENARIO, "id=\"t1.2\"", "id=\"t1.02\"", 28, NULL, true},
};

static struct err read_changed(struct arena *arena, const struct change *change)
{
	struct test_library library;
	struct scenario scenario;
	struct err err = {0};
	test_library_of_docs(&library, arena);
	test_library_add(&library, "offices/khac.xml", STR("<paper/>"));
	test_library_change(&library, arena, change->path, change->from, change->to);
	if (scenario_read(arena, &library.ports, STR("library/scenarios/giao-viec"), &scenario, &err))
		print_error("nothing was refused: %s\n", change->to);
	return err;
}

/* Which rules the tests below have seen broken. */
static bool is_hit[RULE_COUNT];

static bool is_broken(const struct err *err, enum rule rule, const char *place, uint32_t line)
{
	struct str name = rule_name(rule);
	bool is_right = err->class == ERR_INPUT && str_starts_with(err->what, name) &&
	                err->what.ptr[name.len] == ':' && err->line == line &&
	                str_ends_with(err->source, str_from_c(place)) && !str_is_empty(err->advice);
	if (!is_right)
		print_error("wanted %.*s in %s:%u, found %.*s:%u: %.*s; %.*s\n", STR_ARG(name), place, line,
		            STR_ARG(err->source), err->line, STR_ARG(err->what), STR_ARG(err->advice));
	is_hit[rule] = is_hit[rule] || is_right;
	return is_right;
}

static void assert_broken(const struct err *err, enum rule rule, const char *place, uint32_t line)
{
	assert_true(is_broken(err, rule, place, line));
}

static void each_change_breaks_its_rule(void **state)
{
	(void)state;
	size_t wrong = 0;
	for (size_t i = 0; i < COUNT(changes); i++) {
		struct test_memory memory;
		struct arena arena;
		arena_init(&arena, test_memory_open(&memory));
		struct err err = read_changed(&arena, &changes[i]);
		wrong += !is_broken(&err, changes[i].rule,
		                    changes[i].place != NULL ? changes[i].place : changes[i].path, changes[i].line);
		arena_finish(&arena);
		test_memory_close(&memory);
	}
	assert_int_equal(wrong, 0);
}

static const char *schema_of(const char *path)
{
	if (strcmp(path, OFFICE) == 0)
		return "fixtures/schemas/office.rng";
	return strcmp(path, PAPER) == 0 ? "fixtures/schemas/paper.rng" : "fixtures/schemas/scenario.rng";
}

static void the_schemas_refuse_what_is_wrong_in_form(void **state)
{
	(void)state;
	size_t wrong = 0;
	struct arena arena = test_arena();
	for (size_t i = 0; i < COUNT(changes); i++) {
		struct test_library library;
		test_library_of_docs(&library, &arena);
		test_library_change(&library, &arena, changes[i].path, changes[i].from, changes[i].to);
		bool is_accepted = relaxng_accepts(&arena, schema_of(changes[i].path),
		                                   *test_library_file(&library, changes[i].path));
		bool is_wanted = is_form[changes[i].rule] == changes[i].is_exception;
		if (is_accepted != is_wanted)
			print_error("%s: the schema %s: %s\n", rule_name(changes[i].rule).ptr,
			            is_accepted ? "accepts" : "refuses", changes[i].to);
		wrong += is_accepted != is_wanted;
	}
	arena_finish(&arena);
	assert_int_equal(wrong, 0);
}

struct world {
	struct arena arena;
	struct test_library library;
	struct err err;
};

static int set_up(void **state)
{
	static struct world world;
	world = (struct world){.arena = test_arena()};
	test_library_of_docs(&world.library, &world.arena);
	*state = &world;
	return 0;
}

static int tear_down(void **state)
{
	struct world *world = *state;
	arena_finish(&world->arena);
	return 0;
}

static bool read_world(struct world *world)
{
	struct scenario scenario;
	return scenario_read(&world->arena, &world->library.ports, STR("library/scenarios/giao-viec"), &scenario,
	                     &world->err);
}

/* Text that stands `count` times, with # as the number of the time, from 1. */
static char *repeated(struct world *world, const char *before, const char *text, unsigned count,
                      const char *behind)
{
	struct buf out = buf_in(&world->arena);
	buf_add_c(&out, before);
	for (unsigned i = 1; i <= count; i++)
		for (const char *c = text; *c != '\0'; c++) {
			if (*c == '#')
				buf_add_u64(&out, i);
			else if (*c == '%')
				buf_add_u64(&out, i + 1);
			else
				buf_add_char(&out, *c);
		}
	buf_add_c(&out, behind);
	return str_copy_c(&world->arena, buf_str(&out));
}

static void a_document_that_never_arrives(void **state)
{
	struct world *world = *state;
	struct str paper = *test_library_file(&world->library, PAPER);
	size_t at = str_find(paper, STR("cv-7"));
	struct buf other = buf_in(&world->arena);
	buf_add(&other, str_slice(paper, 0, at));
	buf_add_c(&other, "cv-8");
	buf_add(&other, str_slice(paper, at + 4, paper.len));
	test_library_add(&world->library, "documents/tan-hoa/cv-8.xml", buf_str(&other));
	test_library_change(&world->library, &world->arena, SCENARIO, "</documents>",
	                    "<document paper=\"cv-8\" packet=\"yes\"/></documents>");
	assert_false(read_world(world));
	assert_broken(&world->err, RULE_NEVER_ARRIVES, SCENARIO, 15);

	test_library_change(
		&world->library, &world->arena, SCENARIO, "<timeline>",
		"<timeline><at id=\"a\" time=\"PT1M\"><do action=\"document.arrive\" on=\"cv-8\"/></at>");
	assert_true(read_world(world));
}

static void an_attachment_of_another_paper(void **state)
{
	struct world *world = *state;
	static const char attachment[] =
		"<attachment id=\"mau-01\" of=\"cv-8\"><appendix><label>Mẫu số 01</label>"
		"</appendix></attachment>";
	test_library_add(&world->library, "documents/tan-hoa/mau-01.xml", str_from_c(attachment));
	test_library_change(&world->library, &world->arena, SCENARIO, "packet=\"yes\">",
	                    "packet=\"yes\"><attachment paper=\"mau-01\"/>");
	assert_false(read_world(world));
	assert_broken(&world->err, RULE_ATTACHMENT_OF_OTHER, SCENARIO, 9);

	test_library_change(&world->library, &world->arena, "documents/tan-hoa/mau-01.xml", "cv-8", "cv-7");
	assert_true(read_world(world));
}

/* Comment k is answered by comment k+1: a chain, since each looks for the one text before it. */
static char *chain_of(struct world *world, unsigned count)
{
	return repeated(world, "<timeline>",
	                "<when id=\"r#\" action=\"document.comment\" note=\"n#\"><do action=\"document.comment\" "
	                "by=\"nhan\" note=\"n%\"/></when>",
	                count, "");
}

static void a_chain_of_reactions_too_deep(void **state)
{
	struct world *world = *state;
	test_library_change(&world->library, &world->arena, SCENARIO, "<timeline>", chain_of(world, 8));
	assert_true(read_world(world));
	test_library_change(
		&world->library, &world->arena, SCENARIO, "<when id=\"r1\"",
		"<when id=\"r0\" action=\"document.open\"><do action=\"document.comment\" by=\"nhan\" "
		"note=\"n1\"/></when><when id=\"r1\"");
	assert_false(read_world(world));
	assert_broken(&world->err, RULE_REACTION_TOO_DEEP, SCENARIO, 16);
}

static void a_chain_that_bites_its_tail(void **state)
{
	struct world *world = *state;
	test_library_change(&world->library, &world->arena, SCENARIO, "<timeline>", chain_of(world, 4));
	test_library_change(&world->library, &world->arena, SCENARIO, "note=\"n5\"", "note=\"n1\"");
	assert_false(read_world(world));
	assert_broken(&world->err, RULE_REACTION_CYCLE, SCENARIO, 16);
	assert_true(
		str_equals(world->err.what,
	               STR("reaction-cycle: “r1.1” (line 16) sets off “r2.1” (line 16) sets off “r3.1” (line 16) "
	                   "sets off “r4.1” (line 16) sets off “r1.1” (line 16)")));
}

/* Alternatives are looked at in the variant that takes them: the second one closes the circle. */
static void an_alternative_that_bites_its_tail(void **state)
{
	struct world *world = *state;
	struct scenario scenario;
	test_library_change(&world->library, &world->arena, SCENARIO, "<timeline>",
	                    "<timeline><when id=\"r\" action=\"document.comment\" note=\"a\"><one-of>"
	                    "<either><do action=\"document.comment\" by=\"nhan\" note=\"b\"/></either>"
	                    "<either><do action=\"document.comment\" by=\"nhan\" note=\"a\"/></either>"
	                    "</one-of></when>");
	for (uint64_t seed = 0; seed < 2; seed++) {
		bool is_read = scenario_read_variant(&world->arena, &world->library.ports,
		                                     STR("library/scenarios/giao-viec"), seed, &scenario,
		                                     &world->err);
		assert_int_equal(is_read, seed == 0);
	}
	assert_broken(&world->err, RULE_REACTION_CYCLE, SCENARIO, 16);
}

static void more_reactions_than_the_limit(void **state)
{
	struct world *world = *state;
	test_library_change(&world->library, &world->arena, SCENARIO, "<timeline>",
	                    repeated(world, "<timeline><at id=\"a\" time=\"PT1S\">",
	                             "<do action=\"document.arrive\" on=\"cv-7\"/>", 500, "</at>"));
	assert_false(read_world(world));
	assert_broken(&world->err, RULE_TOO_MANY, SCENARIO, 18);
}

static void an_empty_file_and_one_beyond_the_limit(void **state)
{
	struct world *world = *state;
	struct str *office = test_library_file(&world->library, OFFICE);
	*office = STR("");
	assert_false(read_world(world));
	assert_broken(&world->err, RULE_NOT_XML, OFFICE, 1);

	char *large = arena_alloc(&world->arena, LIMIT_XML_BYTES + 1);
	*office = (struct str){large, LIMIT_XML_BYTES + 1};
	assert_false(read_world(world));
	assert_int_equal(world->err.class, ERR_LIMIT);
}

static void a_scenario_that_is_not_there(void **state)
{
	struct world *world = *state;
	struct scenario scenario;
	assert_false(scenario_read(&world->arena, &world->library.ports, STR("library/scenarios/khac"), &scenario,
	                           &world->err));
	assert_int_equal(world->err.class, ERR_MISSING);
	assert_true(str_equals(world->err.source, STR("library/scenarios/khac/scenario.xml")));
}

static void every_rule_is_explained(void **state)
{
	struct world *world = *state;
	struct str page = fixture_read(&world->arena, "docs/adding-a-scenario.md");
	for (unsigned rule = 0; rule < RULE_COUNT; rule++) {
		struct buf quoted = buf_in(&world->arena);
		buf_add_char(&quoted, '`');
		buf_add(&quoted, rule_name((enum rule)rule));
		buf_add_char(&quoted, '`');
		if (str_find(page, buf_str(&quoted)) == page.len)
			fail_msg("docs/adding-a-scenario.md does not explain %.*s", STR_ARG(buf_str(&quoted)));
	}
}

static void every_rule_was_broken(void **state)
{
	(void)state;
	for (unsigned rule = 0; rule < RULE_COUNT; rule++)
		if (!is_hit[rule])
			fail_msg("nothing breaks %.*s", STR_ARG(rule_name((enum rule)rule)));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_change_breaks_its_rule),
		cmocka_unit_test(the_schemas_refuse_what_is_wrong_in_form),
		TEST(a_document_that_never_arrives),
		TEST(an_attachment_of_another_paper),
		TEST(a_chain_of_reactions_too_deep),
		TEST(a_chain_that_bites_its_tail),
		TEST(an_alternative_that_bites_its_tail),
		TEST(more_reactions_than_the_limit),
		TEST(an_empty_file_and_one_beyond_the_limit),
		TEST(a_scenario_that_is_not_there),
		TEST(every_rule_is_explained),
		cmocka_unit_test(every_rule_was_broken),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
