#include "office/action.h"

#include "office/action_rows.h"

/* Made by meson from the list of keys in office/meson.build. */
static const struct action *const rows[] = {
#include "office/action_table.inc"
};

const struct action *action_find(struct str key)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (str_equals(action_key(rows[i]), key))
			return rows[i];
	}
	return NULL;
}

const struct action *const *action_list(size_t *ret_count)
{
	*ret_count = COUNT(rows);
	return rows;
}

struct str action_key(const struct action *action)
{
	return str_from_c(action->key);
}
