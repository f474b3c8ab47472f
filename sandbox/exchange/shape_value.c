/* exchange/shape_value.c - the text of one element into one member; see shape.h. */
#include "base/arena.h"
#include "base/check.h"
#include "base/utf8.h"
#include "exchange/edxml.h"
#include "exchange/intake.h"
#include "exchange/sentence.h"
#include "exchange/shape.h"

static void warn_value(struct intake *intake, const struct edxml_element *element, struct str complaint)
{
	intake_warn(intake, element->line,
	            SENTENCE(intake->work, element->name, STR(" "),
	                     edxml_quote(intake->work, edxml_text(element)), complaint));
}

static void read_text(struct intake *intake, const struct shape_field *field,
                      const struct edxml_element *element, struct str *into)
{
	struct str text = edxml_text(element);
	size_t length = utf8_length(text);
	if (field->max_length > 0 && length > field->max_length)
		intake_warn(intake, element->line,
		            SENTENCE(intake->work, element->name, STR(" has "), sentence_number(intake->work, length),
		                     STR(" characters, the standard allows "),
		                     sentence_number(intake->work, field->max_length)));
	if (field->check != NULL)
		field->check(intake, element, text);
	*into = str_copy(intake->arena, text);
}

static struct str range_of(struct arena *arena, const struct shape_field *field)
{
	return SENTENCE(arena, STR(" is not within "), sentence_number(arena, (uint64_t)field->low), STR(" to "),
	                sentence_number(arena, (uint64_t)field->high));
}

static void read_number(struct intake *intake, const struct shape_field *field,
                        const struct edxml_element *element, int32_t *into)
{
	uint64_t number;
	if (!str_to_u64(edxml_text(element), &number) || number > INT32_MAX) {
		warn_value(intake, element, STR(" is no whole number and is left out"));
		return;
	}
	bool known = field->high == 0 || (number >= (uint64_t)field->low && number <= (uint64_t)field->high);
	if (!known)
		warn_value(intake, element,
		           SENTENCE(intake->work, range_of(intake->work, field),
		                    field->odd_kept ? STR("") : STR(" and is left out")));
	if (known || field->odd_kept)
		*into = (int32_t)number;
}

static void read_truth(struct intake *intake, const struct edxml_element *element, int32_t *into)
{
	struct str text = edxml_text(element);
	if (str_equals(text, STR("true")) || str_equals(text, STR("1")))
		*into = 1;
	else if (str_equals(text, STR("false")) || str_equals(text, STR("0")))
		*into = 0;
	else
		warn_value(intake, element, STR(" is neither true nor false and is left out"));
}

static bool is_shaped(struct str text, struct str pattern)
{
	if (text.len != pattern.len)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
		if (pattern.ptr[i] == '9' ? !digit : text.ptr[i] != pattern.ptr[i])
			return false;
	}
	return true;
}

/* Of a text that is known to have digits there. */
static int32_t digits_at(struct str text, size_t from, size_t count)
{
	int32_t number = 0;
	for (size_t i = from; i < from + count; i++)
		number = number * 10 + (text.ptr[i] - '0');
	return number;
}

static bool day_at_start(struct str text, struct day *ret)
{
	struct civil civil = {
		.year = digits_at(text, 0, 4), .month = digits_at(text, 5, 2), .day = digits_at(text, 8, 2)};
	return civil_to_day(civil, ret);
}

static void read_day(struct intake *intake, const struct edxml_element *element, struct day *into)
{
	struct str text = edxml_text(element);
	if (!is_shaped(text, STR("9999/99/99")))
		warn_value(intake, element, STR(" is not written yyyy/MM/dd and is left out"));
	else if (!day_at_start(text, into))
		warn_value(intake, element, STR(" is no day of the calendar and is left out"));
}

static void read_time(struct intake *intake, const struct edxml_element *element, struct packet_time *into)
{
	struct str text = edxml_text(element);
	struct day on;
	if (!is_shaped(text, STR("9999/99/99 99:99:99"))) {
		warn_value(intake, element, STR(" is not written yyyy/MM/dd HH:mm:ss and is left out"));
		return;
	}
	int32_t hour = digits_at(text, 11, 2), minute = digits_at(text, 14, 2), second = digits_at(text, 17, 2);
	if (!day_at_start(text, &on))
		warn_value(intake, element, STR(" is no day of the calendar and is left out"));
	else if (hour > 23 || minute > 59 || second > 59)
		warn_value(intake, element, STR(" is no time of day and is left out"));
	else
		*into = (struct packet_time){.on = on, .second = (hour * 60 + minute) * 60 + second};
}

void shape_value_read(struct intake *intake, const struct shape_field *field,
                      const struct edxml_element *element, void *into)
{
	if (element->first != NULL) {
		intake_warn(
			intake, element->line,
			SENTENCE(intake->work, element->name, STR(" holds elements instead of text and is left out")));
		return;
	}
	if (str_is_empty(edxml_text(element)))
		return;
	switch (field->kind) {
	case SHAPE_TEXT:
	case SHAPE_TEXTS:
		read_text(intake, field, element, into);
		break;
	case SHAPE_NUMBER:
		read_number(intake, field, element, into);
		break;
	case SHAPE_TRUTH:
		read_truth(intake, element, into);
		break;
	case SHAPE_DAY:
		read_day(intake, element, into);
		break;
	case SHAPE_TIME:
		read_time(intake, element, into);
		break;
	case SHAPE_GROUP:
	case SHAPE_GROUPS:
		UNREACHABLE();
		break;
	}
}
