/* cli/axis.c - see axis.h. */
#include "cli/axis.h"

#include "base/buf.h"
#include "base/limits.h"
#include "exchange/packet_write.h"
#include "host/file.h"

#define PLACES_BETWEEN "; "
#define ATTACHMENT_TYPE "application/zip"
#define ADMINISTRATIVE 2 /* DocumentType: not legislation */

static struct str *split_places(struct str joined, struct arena *arena, size_t *ret_count)
{
	struct str *places = NULL;
	size_t capacity = 0;
	*ret_count = 0;
	struct str between = STR(PLACES_BETWEEN), rest = joined;
	while (!str_is_empty(rest)) {
		size_t end = str_find(rest, between);
		places = arena_grow(arena, places, *ret_count, &capacity, sizeof(places[0]));
		places[(*ret_count)++] = str_slice(rest, 0, end);
		rest = str_slice(rest, end + between.len, rest.len);
	}
	return places;
}

static struct str join_places(const struct packet *packet, struct arena *arena)
{
	struct buf joined = buf_in(arena);
	for (size_t i = 0; i < packet->to_place_count; i++) {
		buf_add_c(&joined, i > 0 ? PLACES_BETWEEN : "");
		buf_add(&joined, packet->to_places[i]);
	}
	return buf_str(&joined);
}

/* The id of the paper travels as the attachment's ContentId: so the packet alone says which page images are whose. */
static void attach(struct packet *packet, const struct document_facts *facts,
                   const struct axis_papers *papers, struct arena *arena)
{
	struct packet_attachment *attachments = ARENA_ARRAY(arena, struct packet_attachment, facts->file_count);
	for (uint32_t i = 0; i < facts->file_count; i++) {
		attachments[i] = (struct packet_attachment){
			.name = facts->files[i].name,
			.content_id = facts->files[i].paper,
			.content_type = STR(ATTACHMENT_TYPE),
			.bytes = papers->pdf(papers->context, facts->files[i].paper),
		};
	}
	packet->attachments = attachments;
	packet->attachment_count = facts->file_count;
}

static struct packet packet_of(const struct document_facts *facts, const struct seed *seed,
                               const struct axis_papers *papers, struct arena *arena)
{
	struct packet packet = packet_empty(PACKET_DOCUMENT);
	struct packet_organ *to = ARENA_NEW(arena, struct packet_organ);
	/* The standard wants an address, and the seat of a commune's committee is called by its name. */
	*to = (struct packet_organ){.organ_id = seed->organ_id, .organ_name = seed->name, .address = seed->name};
	packet.from = (struct packet_organ){.organ_id = facts->issuer_id, .organ_name = facts->issuer_name};
	packet.to = to;
	packet.to_count = 1;
	packet.document_id = facts->packet_id;
	packet.number = facts->number;
	packet.notation = facts->notation;
	packet.promulgated_on = facts->issued_on;
	packet.type = ADMINISTRATIVE;
	packet.type_name = facts->type_name;
	packet.subject = facts->subject;
	packet.content = facts->subject;
	packet.signer_competence = facts->signer_competence;
	packet.signer_position = facts->signer_position;
	packet.signer_name = facts->signer_name;
	packet.priority = (int32_t)facts->urgency;
	packet.business.document_id = facts->packet_id;
	packet.business.type = PACKET_NEW;
	if (minute_is_given(facts->due_on))
		packet.due_on = day_of_minute(facts->due_on);
	if (facts->page_amount > 0)
		packet.page_amount = (int32_t)facts->page_amount;
	if (facts->issued_amount > 0)
		packet.issued_amount = (int32_t)facts->issued_amount;
	packet.to_places = split_places(facts->to_places, arena, &packet.to_place_count);
	attach(&packet, facts, papers, arena);
	return packet;
}

static struct str path_of(const struct paper_cache *cache, struct sha256 seed_hash,
                          const struct document_facts *facts, const struct axis_papers *papers,
                          struct arena *arena)
{
	struct buf named = buf_in(arena);
	buf_add(&named, cache->stamp);
	buf_add_char(&named, '\n');
	buf_add_hex(&named, seed_hash.bytes, sizeof(seed_hash.bytes));
	buf_add_char(&named, '\n');
	buf_add(&named, facts->key);
	for (uint32_t i = 0; i < facts->file_count; i++) {
		struct sha256 pdf = sha256_of(papers->pdf(papers->context, facts->files[i].paper));
		buf_add_hex(&named, pdf.bytes, sizeof(pdf.bytes));
	}
	struct buf path = buf_in(arena);
	buf_add(&path, cache->folder);
	buf_add_char(&path, '/');
	buf_add(&path, sha256_hex(arena, sha256_of(buf_str(&named))));
	buf_add_c(&path, ".edxml");
	return buf_str(&path);
}

/* What the office takes from a packet. All texts are copied into the arena. */
static struct document_facts facts_of(const struct packet *packet, const struct document_facts *known,
                                      struct arena *arena)
{
	struct document_facts facts = *known;
	facts.packet_id = str_copy(arena, packet->document_id);
	facts.type_name = str_copy(arena, packet->type_name);
	facts.number = str_copy(arena, packet->number);
	facts.notation = str_copy(arena, packet->notation);
	facts.issued_on = packet->promulgated_on;
	facts.issuer_id = str_copy(arena, packet->from.organ_id);
	facts.issuer_name = str_copy(arena, packet->from.organ_name);
	facts.subject = str_copy(arena, packet->subject);
	facts.signer_competence = str_copy(arena, packet->signer_competence);
	facts.signer_position = str_copy(arena, packet->signer_position);
	facts.signer_name = str_copy(arena, packet->signer_name);
	facts.to_places = join_places(packet, arena);
	facts.urgency = (enum urgency)packet->priority;
	facts.page_amount = packet->page_amount > 0 ? (uint32_t)packet->page_amount : 0;
	facts.issued_amount = packet->issued_amount > 0 ? (uint32_t)packet->issued_amount : 0;
	struct document_file *files = ARENA_ARRAY(arena, struct document_file, packet->attachment_count);
	for (size_t i = 0; i < packet->attachment_count; i++)
		files[i] = (struct document_file){str_copy(arena, packet->attachments[i].name),
		                                  str_copy(arena, packet->attachments[i].content_id)};
	facts.files = files;
	facts.file_count = (uint32_t)packet->attachment_count;
	return facts;
}

static bool packet_bytes(const struct document_facts *facts, const struct seed *seed, struct sha256 seed_hash,
                         const struct axis_papers *papers, const struct paper_cache *cache,
                         struct arena *work, struct str *ret, struct err *reterr)
{
	struct str path = {0};
	if (cache->folder.len > 0) {
		path = path_of(cache, seed_hash, facts, papers, work);
		if (file_read(work, path, LIMIT_PACKET_BYTES, ret, NULL))
			return true;
	}
	struct packet packet = packet_of(facts, seed, papers, work);
	return packet_write(work, &packet, ret, reterr) &&
	       (path.len == 0 || file_write(work, path, *ret, 0600, reterr));
}

static bool bring_one(struct document *document, const struct seed *seed, struct sha256 seed_hash,
                      const struct axis_papers *papers, const struct paper_cache *cache, struct arena *arena,
                      struct err *reterr)
{
	struct arena work;
	struct str bytes = {0};
	struct packet packet;
	struct err err = {0};
	arena_init(&work, arena->source);
	bool done = packet_bytes(document->facts, seed, seed_hash, papers, cache, &work, &bytes, &err) &&
	            packet_read(&work, document->facts->key, bytes, CIVIL_NO_DAY, &packet, &err);
	if (done) {
		struct document_facts *facts = ARENA_NEW(arena, struct document_facts);
		*facts = facts_of(&packet, document->facts, arena);
		document->facts = facts;
	} else {
		err_at(reterr, err.class, document->facts->key, 0, str_copy(arena, err.what),
		       str_copy(arena, err.advice));
	}
	arena_finish(&work);
	return done;
}

bool axis_bring(const struct seed *seed, struct sha256 seed_hash, const struct axis_papers *papers,
                const struct paper_cache *cache, struct arena *arena, struct seed *ret, struct err *reterr)
{
	struct document *documents = ARENA_ARRAY(arena, struct document, seed->document_count);
	for (uint32_t i = 0; i < seed->document_count; i++) {
		documents[i] = seed->documents[i];
		if (documents[i].facts->packet_id.len > 0 &&
		    !bring_one(&documents[i], seed, seed_hash, papers, cache, arena, reterr))
			return false;
	}
	*ret = *seed;
	ret->documents = documents;
	return true;
}
