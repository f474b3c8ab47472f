/* The dossiers of the starting office. */
#include "base/limits.h"
#include "journal/seed_inside.h"

static void write_dossier(struct json_out *json, const struct seed *seed, const struct dossier *dossier)
{
	json_object_open(json);
	json_member_str(json, "key", dossier->key);
	json_member_str(json, "code", dossier->code);
	json_member_str(json, "title", dossier->title);
	put_name(json, "retention", &retention_names, dossier->retention);
	put_name(json, "state", &dossier_state_names, dossier->state);
	put_party(json, "keeper", seed, dossier->keeper);
	put_minute(json, "opened_at", dossier->opened_at);
	put_minute(json, "closed_at", dossier->closed_at);
	if (dossier->document_count > 0) {
		open_list(json, "documents");
		for (uint32_t i = 0; i < dossier->document_count; i++)
			json_str(json, seed->documents[dossier->documents[i].number - 1].facts->key);
		json_array_close(json);
	}
	json_object_close(json);
}

void seed_write_dossiers(struct json_out *json, const struct seed *seed)
{
	if (seed->dossier_count == 0)
		return;
	open_list(json, "dossiers");
	for (uint32_t i = 0; i < seed->dossier_count; i++)
		write_dossier(json, seed, &seed->dossiers[i]);
	json_array_close(json);
}

static void read_dossier(struct reading *reading, const cJSON *json, struct dossier *dossier)
{
	const cJSON *list = json_member(json, "documents");
	size_t count = take_count(reading, list, LIMIT_DOCUMENTS_PER_DOSSIER);
	struct document_id *documents = ARENA_ARRAY(reading->arena, struct document_id, count);
	const cJSON *item = count == 0 ? NULL : list->child;

	*dossier = (struct dossier){
		.key = json_text(json, "key", reading->arena),
		.code = json_text(json, "code", reading->arena),
		.title = json_text(json, "title", reading->arena),
		.retention = (enum retention)take_name(reading, json, "retention", &retention_names),
		.state = (enum dossier_state)take_name(reading, json, "state", &dossier_state_names),
		.keeper = take_party(reading, json, "keeper"),
		.opened_at = take_minute(reading, json, "opened_at"),
		.closed_at = take_minute(reading, json, "closed_at"),
		.documents = documents,
		.document_count = (uint32_t)count,
	};
	for (size_t i = 0; i < count; i++, item = item->next)
		documents[i] = seeded_document(reading, json_item_text(item, reading->arena));
}

void seed_read_dossiers(struct reading *reading, const cJSON *list)
{
	size_t count = take_count(reading, list, LIMIT_DOSSIERS);
	struct dossier *dossiers = ARENA_ARRAY(reading->arena, struct dossier, count);
	const cJSON *item = count == 0 ? NULL : list->child;

	for (size_t i = 0; i < count; i++, item = item->next)
		read_dossier(reading, item, &dossiers[i]);
	reading->seed->dossiers = dossiers;
	reading->seed->dossier_count = (uint32_t)count;
}
