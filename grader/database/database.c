#include "grader/database/database.h"

#include "base/buf.h"
#include "grader/database/parts.h"
#include "host/home.h"
#include "store/schema.h"

#include <unistd.h>

/* ---- marks ---- */

static struct marking_key key_of(const struct kept_guide *guide)
{
	return (struct marking_key){guide->scenario, guide->version, STR(SABAN_VERSION)};
}

static bool list_guides(void *self, struct str scenario, struct arena *arena, struct kept_guide **ret,
                        size_t *ret_count, struct err *reterr)
{
	const struct stored_guide *guides = NULL;

	if (!staff_list_guides(database_staff(self), scenario, arena, &guides, ret_count, reterr))
		return false;
	*ret = ARENA_ARRAY(arena, struct kept_guide, *ret_count);
	for (size_t i = 0; i < *ret_count; i++)
		(*ret)[i] = (struct kept_guide){guides[i].scenario, guides[i].version, guides[i].xml,
		                                guides[i].closed,   guides[i].open,    guides[i].waiting};
	return true;
}

static bool list_marks(void *self, const struct kept_guide *guide, uint64_t after, uint32_t most,
                       struct arena *arena, struct kept_mark **ret, size_t *ret_count, struct err *reterr)
{
	const struct marking_key key = key_of(guide);
	struct stored_marking *markings = NULL;

	if (!staff_list_markings(database_staff(self), &key, after, most, arena, &markings, ret_count, reterr))
		return false;
	*ret = ARENA_ARRAY(arena, struct kept_mark, *ret_count);
	for (size_t i = 0; i < *ret_count; i++)
		(*ret)[i] = (struct kept_mark){markings[i].attempt,          markings[i].head,
		                               markings[i].is_marked,        markings[i].needs_human,
		                               markings[i].score_hundredths, markings[i].result};
	return true;
}

static bool load_journals(void *self, const uint64_t *attempts, size_t count, struct arena *arena,
                          struct str *ret, struct err *reterr)
{
	return staff_load_journals(database_staff(self), attempts, count, arena, ret, reterr);
}

static bool keep_marks(void *self, const struct kept_guide *guide, const struct kept_mark *marks,
                       size_t count, struct arena *scratch, struct err *reterr)
{
	const struct marking_key key = key_of(guide);
	struct stored_marking *markings = ARENA_ARRAY(scratch, struct stored_marking, count);

	for (size_t i = 0; i < count; i++)
		markings[i] = (struct stored_marking){
			.attempt = marks[i].attempt,
			.head = marks[i].head,
			.needs_human = marks[i].needs_human,
			.score_hundredths = marks[i].score_hundredths,
			.result = marks[i].line,
		};
	return staff_save_markings(database_staff(self), &key, markings, count, scratch, reterr);
}

/* ---- opening and closing ---- */

struct staff *database_staff(void *self)
{
	struct database *database = self;

	return database->staff;
}

/* A wrong path must not become a new and empty database. */
static bool folder_is_there(struct str data, struct arena *arena, struct err *reterr)
{
	struct buf path = buf_in(arena);

	buf_add(&path, data);
	buf_add_c(&path, "/db");
	return access(str_copy_c(arena, buf_str(&path)), F_OK) == 0 ||
	       err_at(reterr, ERR_MISSING, data, 0, STR("there is no database in this folder"),
	              STR("give --data the folder of the service"));
}

static bool cluster_open(struct database *database, struct str data, struct arena *arena,
                         const char **ret_address, struct err *reterr)
{
	struct home home;

	if (!folder_is_there(data, arena, reterr) || !home_enter(&home, data, NULL, 0, arena, reterr) ||
	    !cluster_enter(&database->cluster, home.db, arena, reterr))
		return false;
	database->has_cluster = true;
	*ret_address = cluster_address(&database->cluster, CLUSTER_OWNER, arena).ptr;
	return true;
}

static void close_attempts(void *self)
{
	struct database *database = self;

	staff_close(database->staff);
	if (database->has_cluster)
		cluster_leave(&database->cluster, database->arena);
}

bool database_open(const struct command_place *place, struct arena *arena, struct attempts_port *ret,
                   struct err *reterr)
{
	struct database *database = ARENA_NEW(arena, struct database);
	const char *owner = NULL;
	size_t applied;

	database->arena = arena;
	if (!str_is_empty(place->database))
		owner = str_copy_c(arena, place->database);
	else if (!cluster_open(database, place->data, arena, &owner, reterr))
		return false;
	if (!schema_migrate(owner, arena, &applied, reterr)) {
		close_attempts(database);
		return false;
	}
	database->staff = staff_open(owner);
	*ret = (struct attempts_port){
		.self = database,
		.engine = STR(SABAN_VERSION),
		.guides = list_guides,
		.list = list_marks,
		.journals = load_journals,
		.keep = keep_marks,
		.close = close_attempts,
	};
	database_sets_port(ret);
	return true;
}
