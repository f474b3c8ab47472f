#include "journal/worktime_json.h"

#include "base/buf.h"
#include "base/limits.h"

static void write_hours(struct json_out *json, const struct work_hours *hours)
{
	json_object_open(json);
	json_member_u64(json, "weekdays", hours->weekdays);
	json_member_u64(json, "from", (uint64_t)hours->from);
	json_member_u64(json, "to", (uint64_t)hours->to);
	json_object_close(json);
}

static void write_day(struct json_out *json, const struct special_day *day)
{
	char text[32];
	struct buf on = {.ptr = text, .capacity = sizeof(text)};

	day_write(day->on, &on);
	json_object_open(json);
	json_member_str(json, "on", buf_str(&on));
	if (day->is_worked)
		json_member_bool(json, "worked", true);
	json_member_str(json, "name", day->name);
	json_object_close(json);
}

void worktime_write(struct json_out *json, const struct worktime *worktime)
{
	if (worktime == NULL)
		return;
	json_key(json, "worktime");
	json_object_open(json);
	json_key(json, "hours");
	json_array_open(json);
	for (uint32_t i = 0; i < worktime->hours_count; i++)
		write_hours(json, &worktime->hours[i]);
	json_array_close(json);
	json_key(json, "days");
	json_array_open(json);
	for (uint32_t i = 0; i < worktime->day_count; i++)
		write_day(json, &worktime->days[i]);
	json_array_close(json);
	json_object_close(json);
}

bool worktime_read(const cJSON *json, struct arena *arena, const struct worktime **ret)
{
	const cJSON *hours_list = json_member(json, "hours"), *days_list = json_member(json, "days");
	size_t hours_count = json_count(hours_list), day_count = json_count(days_list);

	*ret = NULL;
	if (json == NULL)
		return true;
	if (hours_count > LIMIT_WORK_HOURS || day_count > LIMIT_SPECIAL_DAYS)
		return false;

	struct work_hours *hours = ARENA_ARRAY(arena, struct work_hours, hours_count);
	struct special_day *days = ARENA_ARRAY(arena, struct special_day, day_count);
	struct worktime *worktime = ARENA_NEW(arena, struct worktime);
	const cJSON *item = hours_count == 0 ? NULL : hours_list->child;

	for (size_t i = 0; i < hours_count; i++, item = item->next)
		hours[i] = (struct work_hours){
			.weekdays = (unsigned)json_number(item, "weekdays"),
			.from = (int32_t)json_number(item, "from"),
			.to = (int32_t)json_number(item, "to"),
		};
	item = day_count == 0 ? NULL : days_list->child;
	for (size_t i = 0; i < day_count; i++, item = item->next) {
		days[i].is_worked = cJSON_IsTrue(json_member(item, "worked"));
		days[i].name = json_text(item, "name", arena);
		if (!day_parse(json_text(item, "on", arena), &days[i].on))
			return false;
	}
	*worktime = (struct worktime){hours, (uint32_t)hours_count, days, (uint32_t)day_count};
	*ret = worktime;
	return worktime_is_sound(worktime);
}
