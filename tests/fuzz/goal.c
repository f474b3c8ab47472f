/* Goals from outside: whatever expression a guide holds, it is refused when the guide is compiled, or judged on an
 * office, or handed to a human; it reads no file and takes no more than its steps. */
#include "base/utf8.h"
#include "grader/mark/parts.h"
#include "grader/replay/state.h"
#include "grader/xml/xml_out.h"
#include "tests/support/memory.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct str office = STR_INIT(
	"<office phase=\"closed\"><document id=\"cv\" status=\"processing\"><assignment to=\"a\" role=\"main\"/>"
	"<note kind=\"directive\">Làm</note></document><document id=\"d\"/></office>");

static void judge(struct arena *arena, const struct guide *guide)
{
	struct bound_object cv = {.id = {1}, .key = STR("cv")};
	struct bound_task task = {.objects = &cv};
	struct bound_guide bound = {.guide = guide, .tasks = &task};
	uint32_t event_of_step = ALIGN_NONE;
	struct task_marking marking = {
		.bound = &bound,
		.task = &guide->tasks[0],
		.arena = arena,
		.event_of_step = &event_of_step,
	};
	struct human_reason why = {0};

	if (!goals_mark(&marking, office, &why))
		assert(!str_is_empty(why.text));
	assert(marking.findings.count <= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = test_arena();
	struct buf text = buf_in(&arena);
	struct str expression = {(const char *)data, size};
	struct guide guide;

	if (utf8_is_text(expression)) {
		buf_add_c(
			&text,
			"<marking scenario=\"x\" version=\"1\"><task ref=\"t1\" points=\"1\"><object name=\"cv\" "
			"document=\"cv\"/><step id=\"s\" action=\"document.open\"/><goal points=\"1\" basis=\"t1.1\" "
			"test=\"");
		xml_escape(&text, expression);
		buf_add_c(&text, "\"/></task></marking>");
		if (guide_read(buf_str(&text), STR("guide"), &arena, &guide, NULL))
			judge(&arena, &guide);
	}
	arena_finish(&arena);
	return 0;
}
