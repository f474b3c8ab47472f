#include "journal/json_read.h"

#include "base/limits.h"
#include "base/utf8.h"

cJSON *json_parse(struct str text, struct str source, uint32_t line, struct err *reterr)
{
	cJSON *json;

	if (text.len > LIMIT_JOURNAL_LINE_BYTES) {
		err_at(reterr, ERR_LIMIT, source, line, STR("the line is longer than a journal's lines may be"),
		       STR("export the journal again"));
		return NULL;
	}
	if (!utf8_is_text(text)) {
		err_at(reterr, ERR_INPUT, source, line, STR("the line is not UTF-8 text"),
		       STR("export the journal again"));
		return NULL;
	}
	json = cJSON_ParseWithLength(text.ptr, text.len);
	if (json == NULL || !cJSON_IsObject(json)) {
		cJSON_Delete(json);
		err_at(reterr, ERR_INPUT, source, line, STR("the line is not a JSON object"),
		       STR("export the journal again"));
		return NULL;
	}
	return json;
}

const cJSON *json_member(const cJSON *object, const char *key)
{
	return object == NULL ? NULL : cJSON_GetObjectItemCaseSensitive(object, key);
}

struct str json_item_text(const cJSON *item, struct arena *arena)
{
	if (item == NULL || !cJSON_IsString(item))
		return STR("");
	return str_copy(arena, str_from_c(item->valuestring));
}

struct str json_text(const cJSON *object, const char *key, struct arena *arena)
{
	return json_item_text(json_member(object, key), arena);
}

int64_t json_number(const cJSON *object, const char *key)
{
	const cJSON *item = json_member(object, key);
	const double limit = 9007199254740992.0;

	if (item == NULL || !cJSON_IsNumber(item) || !(item->valuedouble >= -limit && item->valuedouble <= limit))
		return 0;
	return (int64_t)item->valuedouble;
}

size_t json_count(const cJSON *list)
{
	return list == NULL ? 0 : (size_t)cJSON_GetArraySize(list);
}
