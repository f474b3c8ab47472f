/* scenario/worktime_part.c - the office file's working hours, days off, and days worked instead of one. */
#include "scenario/draft.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/sort.h"
#include "office/worktime.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "07:30" as minutes of the day; "24:00" is its end. */
static bool clock_read(const struct reading *in, const struct xml_node *node, struct str name, int32_t *ret)
{
	struct str text;
	if (!read_value(in, node, name, &text))
		return false;
	bool has_form = text.len == 5 && text.ptr[2] == ':' && is_digit(text.ptr[0]) && is_digit(text.ptr[1]) &&
	                is_digit(text.ptr[3]) && is_digit(text.ptr[4]);
	int32_t hour = has_form ? (text.ptr[0] - '0') * 10 + text.ptr[1] - '0' : 0;
	int32_t minute = has_form ? (text.ptr[3] - '0') * 10 + text.ptr[4] - '0' : 0;
	*ret = hour * 60 + minute;
	if (has_form && minute < 60 && *ret <= CIVIL_MINUTES_PER_DAY)
		return true;
	return rule_broken(in, node->line, RULE_BAD_WORKTIME, "“%.*s” is no time of day", STR_ARG(text));
}

/* "1-5" or "6": Monday is 1. */
static bool weekdays_read(const struct reading *in, const struct xml_node *node, unsigned *ret)
{
	struct str text;
	if (!read_value(in, node, STR("days"), &text))
		return false;
	bool has_form = (text.len == 1 || (text.len == 3 && text.ptr[1] == '-')) && text.ptr[0] >= '1' &&
	                text.ptr[text.len - 1] >= text.ptr[0] && text.ptr[text.len - 1] <= '7';
	*ret = 0;
	for (char day = text.ptr[0]; has_form && day <= text.ptr[text.len - 1]; day++)
		*ret |= BIT(day - '0');
	return has_form ||
	       rule_broken(in, node->line, RULE_BAD_WORKTIME, "“%.*s” are no days of the week", STR_ARG(text));
}

static bool hours_read(const struct reading *in, const struct xml_node *node, struct work_hours *ret)
{
	return read_only(in, node, STR("days from to"), STR("")) && read_no_text(in, node) &&
	       weekdays_read(in, node, &ret->weekdays) && clock_read(in, node, STR("from"), &ret->from) &&
	       clock_read(in, node, STR("to"), &ret->to);
}

static bool day_read(const struct reading *in, const struct xml_node *node, struct special_day *ret)
{
	struct str on;
	if (!read_only(in, node, STR("on name"), STR("")) || !read_no_text(in, node) ||
	    !read_value(in, node, STR("on"), &on) || !read_value(in, node, STR("name"), &ret->name))
		return false;
	ret->is_worked = str_equals(node->name, STR("day-worked"));
	return day_parse(on, &ret->on) ||
	       rule_broken(in, node->line, RULE_BAD_DATE, "“%.*s” is no day", STR_ARG(on));
}

static int by_start(const void *a, const void *b, const void *context)
{
	const struct work_hours *one = a, *two = b;
	UNUSED(context);
	return (one->from > two->from) - (one->from < two->from);
}

static int by_day(const void *a, const void *b, const void *context)
{
	const struct special_day *one = a, *two = b;
	UNUSED(context);
	return (one->on.since_epoch > two->on.since_epoch) - (one->on.since_epoch < two->on.since_epoch);
}

bool worktime_part_read(struct draft *draft, const struct reading *in, const struct xml_node *node)
{
	struct work_hours *hours = ARENA_ARRAY(draft->arena, struct work_hours, LIMIT_WORK_HOURS);
	struct special_day *days = ARENA_ARRAY(draft->arena, struct special_day, LIMIT_SPECIAL_DAYS);
	struct worktime *worktime = ARENA_NEW(draft->arena, struct worktime);
	uint32_t hours_count = 0, day_count = 0;
	if (draft->seed.worktime != NULL)
		return rule_broken(in, node->line, RULE_REPEATED_ELEMENT, "the office has two calendars");
	if (!read_only(in, node, STR(""), STR("hours day-off day-worked")) || !read_no_text(in, node))
		return false;
	for (const struct xml_node *child = node->children; child != NULL; child = child->next) {
		bool is_hours = str_equals(child->name, STR("hours"));
		if (is_hours ? hours_count >= LIMIT_WORK_HOURS : day_count >= LIMIT_SPECIAL_DAYS)
			return rule_broken(in, child->line, RULE_TOO_MANY, "the calendar has too many entries");
		if (is_hours ? !hours_read(in, child, &hours[hours_count++])
		             : !day_read(in, child, &days[day_count++]))
			return false;
	}
	sort_stable(draft->arena, hours, hours_count, sizeof(hours[0]), by_start, NULL);
	sort_stable(draft->arena, days, day_count, sizeof(days[0]), by_day, NULL);
	*worktime = (struct worktime){hours, hours_count, days, day_count};
	if (hours_count == 0 || !worktime_is_sound(worktime))
		return rule_broken(in, node->line, RULE_BAD_WORKTIME,
		                   "hours are missing, overlap or end before they begin, or a day is named twice");
	draft->seed.worktime = worktime;
	return true;
}
