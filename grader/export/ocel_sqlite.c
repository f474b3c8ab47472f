/* grader/export/ocel_sqlite.c - OCEL 2.0 as a relational database: a table of events and one of objects, one more for each
 * type with its attributes, and the relations between them. The database is made in memory, and its bytes given back. */
#include "grader/export/ocel.h"

#include <sqlite3.h>
#include <string.h>

/* What the first failure leaves behind; later calls do nothing. */
struct database {
	sqlite3 *sqlite;
	struct arena *arena;
	bool is_failed;
};

static void run(struct database *database, struct str sql)
{
	const char *text = str_copy_c(database->arena, sql);

	if (!database->is_failed)
		database->is_failed = sqlite3_exec(database->sqlite, text, NULL, NULL, NULL) != SQLITE_OK;
}

/* One row of texts; an empty value with no pointer is NULL. */
static void insert(struct database *database, struct str sql, const struct str *values, size_t count)
{
	sqlite3_stmt *row = NULL;

	if (!database->is_failed)
		database->is_failed = sqlite3_prepare_v2(database->sqlite, sql.ptr, (int)sql.len, &row, NULL) !=
		                      SQLITE_OK;
	for (size_t i = 0; i < count && !database->is_failed; i++) {
		if (values[i].ptr != NULL)
			database->is_failed = sqlite3_bind_text(row, (int)i + 1, values[i].ptr, (int)values[i].len,
			                                        SQLITE_STATIC) != SQLITE_OK;
	}
	if (!database->is_failed)
		database->is_failed = sqlite3_step(row) != SQLITE_DONE;
	sqlite3_finalize(row);
}

/* ---- names ---- */

/* "document.route" as part of a table's name: "DocumentRoute". */
static struct str camel(struct str name, struct arena *arena)
{
	struct buf out = buf_in(arena);
	bool is_first = true;

	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (is_letter)
			buf_add_char(&out, is_first && c >= 'a' ? (char)(c - 'a' + 'A') : c);
		is_first = !is_letter;
	}
	return buf_str(&out);
}

/* "event" and "document.route" make the table "event_DocumentRoute". */
static struct str table(const char *prefix, struct str type, struct arena *arena)
{
	struct buf out = buf_in(arena);

	buf_add_c(&out, prefix);
	buf_add_char(&out, '_');
	buf_add(&out, camel(type, arena));
	return buf_str(&out);
}

/* Names are ours (case_fields), so quotation marks are all they need. */
static void add_name(struct buf *sql, struct str name)
{
	buf_add_char(sql, '"');
	buf_add(sql, name);
	buf_add_char(sql, '"');
}

/* ---- tables ---- */

static const char fixed_tables[] =
	"CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY NOT NULL, ocel_type_map TEXT NOT NULL);"
	"CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY NOT NULL, ocel_type_map TEXT NOT NULL);"
	"CREATE TABLE event (ocel_id TEXT PRIMARY KEY NOT NULL, ocel_type TEXT NOT NULL,"
	" FOREIGN KEY (ocel_type) REFERENCES event_map_type (ocel_type));"
	"CREATE TABLE object (ocel_id TEXT PRIMARY KEY NOT NULL, ocel_type TEXT NOT NULL,"
	" FOREIGN KEY (ocel_type) REFERENCES object_map_type (ocel_type));"
	"CREATE TABLE event_object (ocel_event_id TEXT NOT NULL, ocel_object_id TEXT NOT NULL, ocel_qualifier "
	"TEXT NOT NULL,"
	" PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier),"
	" FOREIGN KEY (ocel_event_id) REFERENCES event (ocel_id),"
	" FOREIGN KEY (ocel_object_id) REFERENCES object (ocel_id));"
	"CREATE TABLE object_object (ocel_source_id TEXT NOT NULL, ocel_target_id TEXT NOT NULL, ocel_qualifier "
	"TEXT NOT NULL,"
	" PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier),"
	" FOREIGN KEY (ocel_source_id) REFERENCES object (ocel_id),"
	" FOREIGN KEY (ocel_target_id) REFERENCES object (ocel_id));";

/* The table of a type: its id and time, then its attributes. Objects have a row for each time something changed. */
static void type_table(struct database *database, const char *prefix, struct str type,
                       const struct str *attributes, size_t attribute_count, bool is_object)
{
	struct buf sql = buf_in(database->arena);
	struct str map = camel(type, database->arena);

	buf_add_c(&sql, is_object ? "INSERT INTO object_map_type VALUES (?, ?)"
	                          : "INSERT INTO event_map_type VALUES (?, ?)");
	insert(database, buf_str(&sql), (const struct str[]){type, map}, 2);
	sql = buf_in(database->arena);
	buf_add_c(&sql, "CREATE TABLE ");
	add_name(&sql, table(prefix, type, database->arena));
	buf_add_c(&sql, " (ocel_id TEXT NOT NULL, ocel_time TIMESTAMP NOT NULL");
	for (size_t i = 0; i < attribute_count; i++) {
		buf_add_c(&sql, ", ");
		add_name(&sql, attributes[i]);
		buf_add_c(&sql, " TEXT");
	}
	buf_add_c(&sql, is_object
	                    ? ", ocel_changed_field TEXT, PRIMARY KEY (ocel_id, ocel_time, ocel_changed_field)"
	                      ", FOREIGN KEY (ocel_id) REFERENCES object (ocel_id))"
	                    : ", PRIMARY KEY (ocel_id), FOREIGN KEY (ocel_id) REFERENCES event (ocel_id))");
	run(database, buf_str(&sql));
}

static void tables_make(struct database *database, const struct ocel_log *log)
{
	run(database, STR("PRAGMA foreign_keys = ON"));
	run(database, STR("BEGIN"));
	run(database, str_from_c(fixed_tables));
	for (unsigned i = 0; i < OCEL_TYPE_COUNT; i++)
		type_table(database, "object", ocel_kinds[i].name, ocel_kinds[i].attributes,
		           ocel_kinds[i].attribute_count, true);
	for (size_t i = 0; i < log->event_type_count; i++)
		type_table(database, "event", log->event_types[i].name, log->event_types[i].attributes,
		           log->event_types[i].attribute_count, false);
}

/* ---- rows ---- */

/* One row of a type's table. values[i] belongs to the i-th column behind ocel_id and ocel_time. */
static void type_row(struct database *database, struct str name, const struct str *first,
                     const struct str *values, size_t count)
{
	struct buf sql = buf_in(database->arena);
	struct str *all = ARENA_ARRAY(database->arena, struct str, count + 2);

	/* Records of one gesture share their time: of a field that changed twice in it, the last value stands. */
	buf_add_c(&sql, "INSERT OR REPLACE INTO ");
	add_name(&sql, name);
	buf_add_c(&sql, " VALUES (?, ?");
	for (size_t i = 0; i < count; i++)
		buf_add_c(&sql, ", ?");
	buf_add_c(&sql, ")");
	memcpy(all, first, 2 * sizeof(first[0]));
	if (count > 0)
		memcpy(all + 2, values, count * sizeof(values[0]));
	insert(database, buf_str(&sql), all, count + 2);
}

static void object_rows(struct database *database, const struct ocel_object *object)
{
	const struct ocel_kind *kind = &ocel_kinds[object->type];
	struct str name = table("object", kind->name, database->arena);
	struct str *values = ARENA_ARRAY(database->arena, struct str, kind->attribute_count + 1);
	int64_t first_ms = object->value_count > 0 ? object->values[0].at_ms : 0;

	insert(database, STR("INSERT INTO object VALUES (?, ?)"), (const struct str[]){object->id, kind->name},
	       2);
	for (size_t i = 0; i < object->value_count; i++) {
		if (!object->values[i].is_change)
			values[object->values[i].attribute] = object->values[i].value;
	}
	type_row(database, name, (const struct str[]){object->id, case_instant(first_ms, database->arena)},
	         values, kind->attribute_count + 1);
	for (size_t i = 0; i < object->value_count; i++) {
		const struct ocel_value *value = &object->values[i];

		if (!value->is_change)
			continue;
		memset(values, 0, (kind->attribute_count + 1) * sizeof(values[0]));
		values[value->attribute] = value->value;
		values[kind->attribute_count] = kind->attributes[value->attribute];
		type_row(database, name,
		         (const struct str[]){object->id, case_instant(value->at_ms, database->arena)}, values,
		         kind->attribute_count + 1);
	}
}

static void event_rows(struct database *database, const struct ocel_log *log, const struct ocel_event *event)
{
	const struct ocel_event_type *type = &log->event_types[event->type];
	struct str *values = ARENA_ARRAY(database->arena, struct str, type->attribute_count);

	insert(database, STR("INSERT INTO event VALUES (?, ?)"), (const struct str[]){event->id, type->name}, 2);
	for (size_t i = 0; i < event->pair_count; i++) {
		for (size_t k = 0; k < type->attribute_count; k++) {
			if (str_equals(type->attributes[k], event->pairs[i].name))
				values[k] = event->pairs[i].value;
		}
	}
	type_row(database, table("event", type->name, database->arena),
	         (const struct str[]){event->id, case_instant(event->at_ms, database->arena)}, values,
	         type->attribute_count);
	for (size_t i = 0; i < event->relations.count; i++)
		insert(database, STR("INSERT INTO event_object VALUES (?, ?, ?)"),
		       (const struct str[]){event->id, event->relations.items[i].object,
		                            event->relations.items[i].qualifier},
		       3);
}

static void rows_make(struct database *database, const struct ocel_log *log)
{
	for (size_t i = 0; i < log->object_count; i++)
		object_rows(database, &log->objects[i]);
	for (size_t i = 0; i < log->object_count; i++) {
		const struct ocel_object *object = &log->objects[i];

		for (size_t k = 0; k < object->relations.count; k++)
			insert(database, STR("INSERT INTO object_object VALUES (?, ?, ?)"),
			       (const struct str[]){object->id, object->relations.items[k].object,
			                            object->relations.items[k].qualifier},
			       3);
	}
	for (size_t i = 0; i < log->event_count; i++)
		event_rows(database, log, &log->events[i]);
	run(database, STR("COMMIT"));
}

static void bytes_take(struct database *database, struct str *ret)
{
	sqlite3_int64 len = 0;
	unsigned char *bytes = NULL;

	if (!database->is_failed)
		bytes = sqlite3_serialize(database->sqlite, "main", &len, 0);
	if (bytes != NULL)
		*ret = str_copy(database->arena, (struct str){(const char *)bytes, (size_t)len});
	database->is_failed = bytes == NULL;
	sqlite3_free(bytes);
}

bool ocel_sqlite(const struct ocel_log *log, struct arena *arena, struct str *ret, struct err *reterr)
{
	struct database database = {.arena = arena};
	struct buf what = buf_in(arena);

	database.is_failed = sqlite3_open(":memory:", &database.sqlite) != SQLITE_OK;
	tables_make(&database, log);
	rows_make(&database, log);
	bytes_take(&database, ret);
	if (database.is_failed) {
		buf_add_c(&what, "SQLite fails: ");
		buf_add_c(&what, sqlite3_errmsg(database.sqlite));
	}
	sqlite3_close(database.sqlite);
	return !database.is_failed || err_set(reterr, ERR_INTERNAL, buf_str(&what), (struct str){0});
}
