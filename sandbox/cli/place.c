/* cli/place.c - see place.h. */
#include "cli/place.h"

#include "store/schema.h"

static bool open_database(struct place *place, const struct place_options *options, struct arena *arena,
                          struct err *reterr)
{
	if (options->database.len > 0) {
		place->owner_address = str_copy_c(arena, options->database);
		place->web_address = place->owner_address;
		return true;
	}
	if (!cluster_enter(&place->cluster, place->home.db, arena, reterr))
		return false;
	place->has_cluster = true;
	place->owner_address = cluster_address(&place->cluster, CLUSTER_OWNER, arena).ptr;
	place->web_address = cluster_address(&place->cluster, CLUSTER_WEB, arena).ptr;
	return true;
}

bool place_open_database(struct place *place, const struct place_options *options, struct arena *arena,
                         struct err *reterr)
{
	size_t applied = 0;
	place->arena = arena;
	if (open_database(place, options, arena, reterr) &&
	    schema_migrate(place->owner_address, arena, &applied, reterr))
		return true;
	place_close(place);
	return false;
}

bool place_open(struct place *place, const struct place_options *options, struct arena *arena,
                struct err *reterr)
{
	*place = (struct place){0};
	if (options->database.len == 0 && !home_enter(&place->home, options->data, NULL, 0, arena, reterr))
		return false;
	return place_open_database(place, options, arena, reterr);
}

void place_close(struct place *place)
{
	if (place->has_cluster)
		cluster_leave(&place->cluster, place->arena);
	place->has_cluster = false;
}
