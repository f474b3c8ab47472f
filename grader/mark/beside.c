#include "base/buf.h"
#include "grader/mark/parts.h"

/* Which deeds a never looks at: what was refused or taken back only where it says so. */
static bool never_sees(const struct guide_never *never, const struct deed *deed)
{
	if (deed->is_refused)
		return never->attempted;
	if (deed->is_void || deed->undoes != DEED_NONE)
		return never->even_if_undone;
	return true;
}

static struct str never_shown(const struct task_marking *marking, const struct guide_never *never)
{
	struct buf out = buf_in(marking->arena);

	buf_add_c(&out, "never ");
	buf_add(&out, predicate_shown(marking, &never->what));
	return buf_str(&out);
}

void nevers_mark(struct task_marking *marking)
{
	for (size_t n = 0; n < marking->task->never_count; n++) {
		const struct guide_never *never = &marking->task->nevers[n];
		uint32_t left = never->is_all ? marking->task->points : never->at_most;

		for (uint32_t i = 0; i < marking->deeds->count; i++) {
			const struct deed *deed = &marking->deeds->items[i];
			uint32_t price = never->is_all ? marking->task->points : never->points;
			struct finding finding;

			if (!never_sees(never, deed) || !predicate_holds(&marking->looking, &never->what, deed))
				continue;
			price = price < left ? price : left;
			left = left == GUIDE_NO_CAP ? left : left - price;
			finding = finding_about(FINDING_NEVER, deed, price, marking->arena);
			finding.step = never->id;
			finding.basis = never->basis;
			finding.what = &never->what;
			finding.wanted = never_shown(marking, never);
			finding_add(marking->arena, &marking->findings, finding);
		}
	}
}

void undone_mark(struct task_marking *marking)
{
	for (uint32_t s = 0; s < marking->task->tree.step_count; s++) {
		const struct guide_step *step = &marking->task->steps[s];
		uint32_t event = marking->event_of_step[s];

		if (step->undone == 0 || event == ALIGN_NONE)
			continue;
		for (uint32_t i = 0; i < marking->seen[event]; i++) {
			const struct deed *deed = &marking->deeds->items[i];
			struct finding finding;

			if (!deed->is_void || !predicate_holds(&marking->looking, &step->what, deed))
				continue;
			finding = finding_about(FINDING_UNDONE, deed, step->undone, marking->arena);
			finding.step = step->id;
			finding.basis = step->basis;
			finding_wants(marking, &finding, &step->what);
			finding.of_step = step;
			finding_add(marking->arena, &marking->findings, finding);
			break;
		}
	}
}
