/* exchange/shape_write.c - a struct as the elements of its shape; see shape.h. */
#include "exchange/shape.h"
#include "exchange/xml_out.h"

static void write_day(struct buf *out, struct day day)
{
	struct civil civil = civil_from_day(day);
	buf_add_padded(out, (uint64_t)civil.year, 4);
	buf_add_char(out, '/');
	buf_add_padded(out, (uint64_t)civil.month, 2);
	buf_add_char(out, '/');
	buf_add_padded(out, (uint64_t)civil.day, 2);
}

static void write_time(struct buf *out, struct packet_time at)
{
	write_day(out, at.on);
	buf_add_char(out, ' ');
	buf_add_padded(out, (uint64_t)(at.second / 3600), 2);
	buf_add_char(out, ':');
	buf_add_padded(out, (uint64_t)(at.second / 60 % 60), 2);
	buf_add_char(out, ':');
	buf_add_padded(out, (uint64_t)(at.second % 60), 2);
}

static void write_items(struct xml_out *xml, const struct shape_field *field, const void *from)
{
	size_t count;
	const char *items = shape_items(field, from, &count);
	for (size_t i = 0; i < count; i++) {
		if (field->kind == SHAPE_TEXTS) {
			xml_out_text(xml, field->name, ((const struct str *)(const void *)items)[i]);
			continue;
		}
		xml_out_open(xml, field->name, "");
		shape_write(xml, field->of, items + i * field->of->size_bytes);
		xml_out_close(xml, field->name);
	}
}

static void write_member(struct xml_out *xml, const struct shape_field *field, const void *from)
{
	const void *member = (const char *)from + field->offset;
	struct buf text = buf_in(xml->out->arena);
	switch (field->kind) {
	case SHAPE_TEXT:
		xml_out_text(xml, field->name, *(const struct str *)member);
		break;
	case SHAPE_NUMBER:
		buf_add_i64(&text, *(const int32_t *)member);
		xml_out_text(xml, field->name, buf_str(&text));
		break;
	case SHAPE_TRUTH:
		xml_out_text(xml, field->name, *(const int32_t *)member != 0 ? STR("true") : STR("false"));
		break;
	case SHAPE_DAY:
		write_day(&text, *(const struct day *)member);
		xml_out_text(xml, field->name, buf_str(&text));
		break;
	case SHAPE_TIME:
		write_time(&text, *(const struct packet_time *)member);
		xml_out_text(xml, field->name, buf_str(&text));
		break;
	case SHAPE_GROUP:
		xml_out_open(xml, field->name, "");
		shape_write(xml, field->of, member);
		xml_out_close(xml, field->name);
		break;
	case SHAPE_TEXTS:
	case SHAPE_GROUPS:
		write_items(xml, field, from);
		break;
	}
}

void shape_write(struct xml_out *xml, const struct shape *shape, const void *from)
{
	for (size_t i = 0; i < shape->count; i++)
		if (shape_member_is_given(&shape->fields[i], from))
			write_member(xml, &shape->fields[i], from);
}
