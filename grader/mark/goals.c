#include "base/buf.h"
#include "grader/mark/parts.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

/* Steps of evaluation after which a goal counts as impossible to judge; a goal that a person wrote takes thousands. */
#define XPATH_STEPS_MAX 20000000

static void errors_ignore(void *context, const xmlError *error)
{
	UNUSED(context);
	UNUSED(error);
}

/* For what libxml2 says outside of structured errors: an unknown function. */
PRINTF_LIKE(2, 3) static void words_ignore(void *context, const char *format, ...)
{
	UNUSED(context);
	UNUSED(format);
}

static void variables_set(const struct task_marking *marking, xmlXPathContext *context)
{
	for (size_t i = 0; i < marking->task->object_count; i++) {
		const struct guide_object *object = &marking->task->objects[i];
		const char *name = str_copy_c(marking->arena, object->name);
		/* The empty word where nothing that was made is the object. */
		const char *value = str_copy_c(marking->arena, marking->bound->tasks[marking->index].objects[i].key);

		xmlXPathRegisterVariable(context, (const xmlChar *)name, xmlXPathNewString((const xmlChar *)value));
	}
}

enum holding {
	HOLDS,
	HOLDS_NOT,
	HOLDS_UNKNOWN,
};

static enum holding goal_holds(const struct task_marking *marking, xmlXPathContext *context, struct str test)
{
	xmlXPathObject *object = xmlXPathEvalExpression((const xmlChar *)str_copy_c(marking->arena, test),
	                                                context);
	enum holding holding = HOLDS_UNKNOWN;

	if (object != NULL)
		holding = xmlXPathCastToBoolean(object) ? HOLDS : HOLDS_NOT;
	xmlXPathFreeObject(object);
	return holding;
}

/* False: the goal cannot be judged. */
static bool goal_mark(struct task_marking *marking, xmlXPathContext *context, const struct guide_goal *goal)
{
	bool is_judged = goal->after == GUIDE_NONE || marking->event_of_step[goal->after] != ALIGN_NONE;
	struct finding finding = {
		.kind = FINDING_GOAL,
		.step = goal->id,
		.record = FINDING_NO_RECORD,
		.wanted = goal->test,
		.found = STR("not judged"),
		.basis = goal->basis,
		.goal = goal,
	};

	if (is_judged) {
		enum holding holding = goal_holds(marking, context, goal->test);

		if (holding == HOLDS_UNKNOWN)
			return false;
		if (holding == HOLDS)
			return true;
		finding.lost = (int32_t)goal->points;
		finding.found = STR("false");
	}
	finding_add(marking->arena, &marking->findings, finding);
	return true;
}

static struct str unjudged(const struct task_marking *marking, const struct guide_goal *goal)
{
	struct buf out = buf_in(marking->arena);

	buf_add_c(&out, "goal ");
	buf_add(&out, goal->id);
	buf_add_c(&out, " cannot be judged: its XPath fails or takes too long");
	return buf_str(&out);
}

static bool goals_with(struct task_marking *marking, xmlXPathContext *context, struct human_reason *ret_why)
{
	context->error = (xmlStructuredErrorFunc)errors_ignore;
	context->opLimit = XPATH_STEPS_MAX;
	variables_set(marking, context);
	for (size_t i = 0; i < marking->task->goal_count; i++) {
		context->opCount = 0;
		if (!goal_mark(marking, context, &marking->task->goals[i])) {
			*ret_why = (struct human_reason){HUMAN_GOAL, unjudged(marking, &marking->task->goals[i])};
			return false;
		}
	}
	return true;
}

bool goals_mark(struct task_marking *marking, struct str state, struct human_reason *ret_why)
{
	xmlDoc *document;
	xmlXPathContext *context;
	bool is_judged;

	if (marking->task->goal_count == 0)
		return true;
	document = xmlReadMemory(state.ptr, (int)state.len, NULL, "UTF-8",
	                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
	context = document == NULL ? NULL : xmlXPathNewContext(document);
	*ret_why = (struct human_reason){HUMAN_OFFICE, STR("the final office cannot be queried")};
	xmlSetGenericErrorFunc(NULL, words_ignore);
	is_judged = context != NULL && goals_with(marking, context, ret_why);
	xmlSetGenericErrorFunc(NULL, NULL);
	xmlXPathFreeContext(context);
	xmlFreeDoc(document);
	return is_judged;
}
