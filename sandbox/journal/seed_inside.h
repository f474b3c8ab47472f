/* journal/seed_inside.h - what the writers and the readers of the starting office share; for seed_*.c alone.
 *
 * Members at their default are left out, so that a new one leaves the hashes of old offices alone. */
#ifndef SABAN_JOURNAL_SEED_INSIDE_H
#define SABAN_JOURNAL_SEED_INSIDE_H

#include "base/json_write.h"
#include "journal/json_read.h"
#include "office/seed.h"

void put_str(struct json_out *json, const char *key, struct str value);
void put_number(struct json_out *json, const char *key, uint64_t value);
void put_party(struct json_out *json, const char *key, const struct seed *seed, struct party_id id);
void put_minute(struct json_out *json, const char *key, struct minute minute);
void put_day(struct json_out *json, const char *key, struct day day);
void put_name(struct json_out *json, const char *key, const struct name_table *table, unsigned value);
void open_list(struct json_out *json, const char *key);

/* The part of a document that only an outgoing one has, as its member "outgoing". */
void seed_write_outgoing(struct json_out *json, const struct seed *seed, const struct document *document);

/* The member "dossiers", when there are any. */
void seed_write_dossiers(struct json_out *json, const struct seed *seed);

/* What is being built; references by key are resolved against the lists read before. */
struct reading {
	struct arena *arena;
	struct seed *seed;
	bool is_sound; /* false once something refers to what is not there */
};

unsigned take_name(struct reading *reading, const cJSON *json, const char *key,
                   const struct name_table *table);
struct party_id take_party(struct reading *reading, const cJSON *json, const char *key);
struct document_id take_document_id(struct reading *reading, const cJSON *json, const char *key);
const struct action *take_action(struct reading *reading, const cJSON *json, const char *key);
struct minute take_minute(struct reading *reading, const cJSON *json, const char *key);
struct day take_day(struct reading *reading, const cJSON *json, const char *key);
/* A list's length, 0 and unsound beyond its limit. */
size_t take_count(struct reading *reading, const cJSON *list, size_t most);

/* One that the starting office has, by key; unsound when it has none. */
struct document_id seeded_document(struct reading *reading, struct str key);

void seed_read_dossiers(struct reading *reading, const cJSON *list);

/* Why the document was refused, its stamp, the opinions asked for. */
void seed_read_incoming(struct reading *reading, const cJSON *json, struct document *document);

/* `document` has facts already, which are those given; their outgoing members are filled too. The document it is about
 * is resolved by number, because it may stand behind it. */
void seed_read_outgoing(struct reading *reading, const cJSON *json, struct document *document,
                        struct document_facts *facts);

#endif
