/* exchange/intake.c - see intake.h. */
#include "exchange/intake.h"

#include "base/arena.h"
#include "base/check.h"
#include "base/limits.h"
#include "base/sort.h"
#include "exchange/edxml.h"
#include "exchange/sentence.h"

void intake_warn(struct intake *intake, uint32_t line, struct str what)
{
	if (intake->warning_count >= LIMIT_PACKET_WARNINGS) {
		intake->more_warnings = true;
		return;
	}
	intake->warnings = arena_grow(intake->arena, intake->warnings, intake->warning_count,
	                              &intake->warning_capacity, sizeof(intake->warnings[0]));
	intake->warnings[intake->warning_count++] = (struct packet_warning){
		.line = line, .what = str_copy(intake->arena, what)};
}

bool intake_fail(struct intake *intake, enum err_class class, uint32_t line, struct str what,
                 struct str advice)
{
	return err_at(intake->reterr, class, intake->source, line, str_copy(intake->arena, what),
	              str_copy(intake->arena, advice));
}

void intake_warn_stranger(struct intake *intake, const struct edxml_element *parent,
                          const struct edxml_element *element)
{
	struct str space = STR("");
	if (element->space == EDXML_SPACE_NONE)
		space = STR(" of no namespace");
	else if (element->space != EDXML_SPACE_QCVN_102)
		space = SENTENCE(intake->work, STR(" of namespace "), edxml_quote(intake->work, element->space_name));
	intake_warn(intake, element->line,
	            SENTENCE(intake->work, STR("unknown element "), edxml_quote(intake->work, element->name),
	                     space, STR(" in "), parent->name, STR(" is left out")));
}

void intake_warn_strangers(struct intake *intake, const struct edxml_element *parent,
                           const char *const *names, size_t name_count)
{
	for (const struct edxml_element *child = parent->first; child != NULL; child = child->next) {
		bool known = false;
		for (size_t i = 0; i < name_count && !known; i++)
			known = edxml_is(child, names[i]);
		if (!known)
			intake_warn_stranger(intake, parent, child);
	}
}

void intake_warn_doubles(struct intake *intake, const struct edxml_element *parent,
                         const struct edxml_element *element)
{
	if (element == NULL)
		return;
	for (const struct edxml_element *other = element->next; other != NULL; other = other->next)
		if (other->space == element->space && str_equals(other->name, element->name))
			intake_warn(intake, other->line,
			            SENTENCE(intake->work, element->name, STR(" stands more than once in "), parent->name,
			                     STR("; the first is taken")));
}

static int compare_lines(const void *a, const void *b, const void *context)
{
	const struct packet_warning *left = a, *right = b;
	UNUSED(context);
	return (left->line > right->line) - (left->line < right->line);
}

void intake_hand_over(struct intake *intake, struct packet *packet)
{
	sort_stable(intake->work, intake->warnings, intake->warning_count, sizeof(intake->warnings[0]),
	            compare_lines, NULL);
	if (intake->more_warnings) {
		uint32_t last = intake->warnings[intake->warning_count - 1].line;
		intake->warnings = arena_grow(intake->arena, intake->warnings, intake->warning_count,
		                              &intake->warning_capacity, sizeof(intake->warnings[0]));
		intake->warnings[intake->warning_count++] = (struct packet_warning){
			.line = last,
			.what = STR("there are more warnings than are listed"),
		};
	}
	packet->warnings = intake->warnings;
	packet->warning_count = intake->warning_count;
}
