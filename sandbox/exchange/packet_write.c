/* exchange/packet_write.c - see packet_write.h. */
#include "exchange/packet_write.h"

#include "base/arena.h"
#include "exchange/base64.h"
#include "exchange/packet_shape.h"
#include "exchange/xml_out.h"
#include "exchange/zip.h"

#define ROOT_ATTRIBUTES " xmlns=\"" PACKET_NAMESPACE "\""
#define ENVELOPE_ATTRIBUTES " xmlns:edXML=\"" PACKET_NAMESPACE "\""

static void text_if_given(struct xml_out *xml, const char *name, struct str text)
{
	if (!str_is_empty(text))
		xml_out_text(xml, name, text);
}

static void write_header(struct xml_out *xml, const struct packet *packet)
{
	xml_out_open(xml, "edXMLHeader", "");
	xml_out_open(xml, "MessageHeader", "");
	switch (packet->kind) {
	case PACKET_DOCUMENT:
		shape_write(xml, &packet_document_shape, packet);
		break;
	case PACKET_STATUS:
		shape_write(xml, &packet_status_shape, packet);
		break;
	}
	xml_out_close(xml, "MessageHeader");
	if (shape_is_given(&packet_trace_shape, packet)) {
		xml_out_open(xml, "TraceHeaderList", "");
		shape_write(xml, &packet_trace_shape, packet);
		xml_out_close(xml, "TraceHeaderList");
	}
	xml_out_close(xml, "edXMLHeader");
}

static void write_manifest(struct xml_out *xml, const struct packet *packet)
{
	xml_out_open(xml, "edXMLBody", "");
	xml_out_open(xml, "edXMLManifest", " version=\"1.0\"");
	for (size_t i = 0; i < packet->attachment_count; i++) {
		const struct packet_attachment *attachment = &packet->attachments[i];
		xml_out_open(xml, "Reference", "");
		text_if_given(xml, "ContentId", attachment->content_id);
		text_if_given(xml, "ContentType", attachment->content_type);
		text_if_given(xml, "Description", attachment->description);
		text_if_given(xml, "AttachmentName", attachment->name);
		xml_out_close(xml, "Reference");
	}
	xml_out_close(xml, "edXMLManifest");
	xml_out_close(xml, "edXMLBody");
}

/* The SDK gives the file in the ZIP a name of its own; the real one is AttachmentName. */
static bool write_attachment(struct xml_out *xml, const struct packet_attachment *attachment,
                             struct err *reterr)
{
	struct arena *arena = xml->out->arena;
	struct zip_file file = {.name = STR("attachment"), .bytes = attachment->bytes};
	struct str zip;
	if (!zip_write(arena, file, &zip, reterr))
		return false;
	struct buf encoded = buf_sized(arena, (zip.len + 2) / 3 * 4);
	base64_encode(zip, &encoded);
	xml_out_open(xml, "Attachment", "");
	text_if_given(xml, "ContentId", attachment->content_id);
	text_if_given(xml, "AttachmentName", attachment->name);
	text_if_given(xml, "Description", attachment->description);
	text_if_given(xml, "ContentType", attachment->content_type);
	xml_out_text(xml, "ContentTransferEncoded", buf_str(&encoded));
	xml_out_close(xml, "Attachment");
	return true;
}

static bool write_root(struct buf *out, const struct packet *packet, struct err *reterr)
{
	struct xml_out xml = {.out = out, .prefix = ""};
	bool attached = packet->kind == PACKET_DOCUMENT && packet->attachment_count > 0;
	buf_add(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
	xml_out_open(&xml, "edXML", ROOT_ATTRIBUTES);
	xml.prefix = "edXML:";
	xml_out_open(&xml, "edXMLEnvelope", ENVELOPE_ATTRIBUTES);
	write_header(&xml, packet);
	if (attached)
		write_manifest(&xml, packet);
	xml_out_close(&xml, "edXMLEnvelope");
	xml.prefix = "";
	if (attached) {
		xml_out_open(&xml, "AttachmentEncoded", "");
		for (size_t i = 0; i < packet->attachment_count; i++)
			if (!write_attachment(&xml, &packet->attachments[i], reterr))
				return false;
		xml_out_close(&xml, "AttachmentEncoded");
	}
	xml_out_close(&xml, "edXML");
	return true;
}

/* False with the first thing the reader has against the bytes. */
static bool check(struct arena *arena, struct arena *work, struct str bytes, struct err *reterr)
{
	struct packet packet;
	struct err err = {.class = ERR_NONE};
	struct str advice = STR("correct the packet before it is sent");
	if (!packet_read(work, STR("packet"), bytes, CIVIL_NO_DAY, &packet, &err))
		return err_at(reterr, err.class, STR("packet"), err.line, str_copy(arena, err.what), advice);
	if (packet.warning_count > 0)
		return err_at(reterr, ERR_INPUT, STR("packet"), packet.warnings[0].line,
		              str_copy(arena, packet.warnings[0].what), advice);
	return true;
}

bool packet_write(struct arena *arena, const struct packet *packet, struct str *ret, struct err *reterr)
{
	struct arena work;
	arena_init(&work, arena->source);
	struct buf out = buf_in(&work);
	bool written = write_root(&out, packet, reterr) && check(arena, &work, buf_str(&out), reterr);
	if (written)
		*ret = str_copy(arena, buf_str(&out));
	arena_finish(&work);
	return written;
}
