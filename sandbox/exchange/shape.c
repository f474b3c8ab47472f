/* exchange/shape.c - see shape.h: members by their rows. */
#include "exchange/shape.h"

#include <string.h>

const void *shape_items(const struct shape_field *field, const void *from, size_t *ret_count)
{
	const void *items;
	memcpy(&items, (const char *)from + field->offset, sizeof(items));
	memcpy(ret_count, (const char *)from + field->count_offset, sizeof(*ret_count));
	return items;
}

void shape_set_items(const struct shape_field *field, void *into, const void *items, size_t count)
{
	memcpy((char *)into + field->offset, &items, sizeof(items));
	memcpy((char *)into + field->count_offset, &count, sizeof(count));
}

void shape_clear(const struct shape *shape, void *into)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct shape_field *field = &shape->fields[i];
		void *member = (char *)into + field->offset;
		switch (field->kind) {
		case SHAPE_TEXT:
			*(struct str *)member = (struct str){0};
			break;
		case SHAPE_NUMBER:
		case SHAPE_TRUTH:
			*(int32_t *)member = PACKET_NO_NUMBER;
			break;
		case SHAPE_DAY:
			*(struct day *)member = CIVIL_NO_DAY;
			break;
		case SHAPE_TIME:
			*(struct packet_time *)member = (struct packet_time){.on = CIVIL_NO_DAY};
			break;
		case SHAPE_GROUP:
			shape_clear(field->of, member);
			break;
		case SHAPE_TEXTS:
		case SHAPE_GROUPS:
			shape_set_items(field, into, NULL, 0);
			break;
		}
	}
}

bool shape_member_is_given(const struct shape_field *field, const void *from)
{
	const void *member = (const char *)from + field->offset;
	size_t count;
	switch (field->kind) {
	case SHAPE_TEXT:
		return !str_is_empty(*(const struct str *)member);
	case SHAPE_NUMBER:
	case SHAPE_TRUTH:
		return *(const int32_t *)member != PACKET_NO_NUMBER;
	case SHAPE_DAY:
		return day_is_given(*(const struct day *)member);
	case SHAPE_TIME:
		return day_is_given(((const struct packet_time *)member)->on);
	case SHAPE_GROUP:
		return shape_is_given(field->of, member);
	case SHAPE_TEXTS:
	case SHAPE_GROUPS:
		shape_items(field, from, &count);
		return count > 0;
	}
	return false;
}

bool shape_is_given(const struct shape *shape, const void *from)
{
	for (size_t i = 0; i < shape->count; i++)
		if (shape_member_is_given(&shape->fields[i], from))
			return true;
	return false;
}
