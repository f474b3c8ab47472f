/* The course of a task: what was done and what was missed, in order of time. */
#include "base/sort.h"
#include "grader/report/html.h"

struct course {
	struct course_item *items;
	size_t count, capacity;
	struct arena *arena;
};

static void item_add(struct course *course, struct course_item item)
{
	course->items = arena_grow(course->arena, course->items, course->count, &course->capacity, sizeof(item));
	course->items[course->count++] = item;
}

static bool is_of_workflow(enum finding_kind kind)
{
	return kind == FINDING_SYNC || kind == FINDING_MISSING || kind == FINDING_WRONG ||
	       kind == FINDING_MISPLACED || kind == FINDING_EXTRA;
}

/* By its record; a step without one right behind what the alignment has before it; what is judged on the whole last. */
static uint64_t place_of(const struct finding *finding, uint64_t last)
{
	if (finding->record != FINDING_NO_RECORD)
		return finding->record;
	return is_of_workflow(finding->kind) ? last : UINT64_MAX;
}

static bool is_same_step(const struct finding *a, const struct finding *b)
{
	return a->kind == FINDING_WRONG && b->kind == FINDING_WRONG && a->record == b->record &&
	       str_equals(a->step, b->step);
}

static unsigned look_of(const struct finding *finding)
{
	bool is_on_the_whole = finding->kind == FINDING_RULE || finding->kind == FINDING_GOAL;

	return is_on_the_whole && finding->lost == 0 ? (unsigned)LOOK_NOT_JUDGED : (unsigned)finding->kind;
}

static void findings_add(struct course *course, const struct findings *findings)
{
	uint64_t last = 0;

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];

		if (i > 0 && is_same_step(finding, finding - 1)) {
			course->items[course->count - 1].finding_count++;
			continue;
		}
		if (finding->record != FINDING_NO_RECORD && finding->kind != FINDING_MISPLACED)
			last = finding->record;
		item_add(course, (struct course_item){.look = look_of(finding),
		                                      .findings = finding,
		                                      .finding_count = 1,
		                                      .deed = finding->deed,
		                                      .place = place_of(finding, last)});
	}
}

/* The task whose document a deed is about; the number of tasks for none. */
static size_t task_of(const struct telling *telling, const struct deed *deed)
{
	const struct bound_guide *bound = telling->mark->bound;

	for (size_t t = 0; t < bound->guide->task_count; t++) {
		for (size_t i = 0; i < bound->guide->tasks[t].object_count; i++) {
			if (document_is(bound->tasks[t].objects[i].id, deed->document))
				return t;
		}
	}
	return bound->guide->task_count;
}

static bool is_told(const struct course *course, const struct deed *deed)
{
	for (size_t i = 0; i < course->count; i++) {
		if (course->items[i].deed == deed)
			return true;
	}
	return false;
}

static void taken_back_add(struct course *course, const struct telling *telling)
{
	const struct deeds *deeds = &telling->mark->deeds;

	for (uint32_t i = 0; i < deeds->count; i++) {
		const struct deed *deed = &deeds->items[i];
		bool is_taking_back = !deed->is_void && deed->undoes != DEED_NONE;

		if (deed->is_refused || (!deed->is_void && !is_taking_back) ||
		    task_of(telling, deed) != telling->task || is_told(course, deed))
			continue;
		item_add(course, (struct course_item){.look = is_taking_back ? LOOK_TAKING_BACK : LOOK_VOID,
		                                      .deed = deed,
		                                      .place = deed->seq});
	}
}

static int place_compare(const void *a, const void *b, const void *context)
{
	const struct course_item *first = a, *second = b;

	(void)context;
	return (first->place > second->place) - (first->place < second->place);
}

struct course_item *course_of(const struct telling *telling, struct arena *arena, size_t *ret_count)
{
	const struct mark *mark = telling->mark;
	struct course course = {.arena = arena};

	findings_add(&course,
	             telling->task < mark->task_count ? &mark->tasks[telling->task].findings : &mark->collateral);
	taken_back_add(&course, telling);
	sort_stable(arena, course.items, course.count, sizeof(course.items[0]), place_compare, NULL);
	*ret_count = course.count;
	return course.items;
}
