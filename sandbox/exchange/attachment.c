/* exchange/attachment.c - see attachment.h. */
#include "exchange/attachment.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/check.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/base64.h"
#include "exchange/edxml.h"
#include "exchange/intake.h"
#include "exchange/sentence.h"
#include "exchange/zip.h"

#include <string.h>

/* Most file systems end a name there. */
#define NAME_BYTES_MAX 255

struct str attachment_safe_name(struct arena *arena, struct str name)
{
	size_t start = 0;
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] == '/' || name.ptr[i] == '\\')
			start = i + 1;
	struct buf out = buf_in(arena);
	for (struct str rest = str_slice(name, start, name.len); !str_is_empty(rest);) {
		struct str before = rest;
		uint32_t point = utf8_next(&rest);
		struct str letter = str_slice(before, 0, before.len - rest.len);
		/* C1 controls and the marks that reorder text on a screen hide what a name ends in. */
		bool hidden = point < 0x20 || (point >= 0x7f && point < 0xa0) ||
		              (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
		if (!hidden && out.len + letter.len <= NAME_BYTES_MAX)
			buf_add(&out, letter);
	}
	struct str safe = str_trim(buf_str(&out));
	if (str_equals(safe, STR(".")) || str_equals(safe, STR("..")))
		return (struct str){0};
	return safe;
}

/* The national SDK for C# writes the id as xlink:href of the Reference. */
static struct str reference_id(const struct edxml_element *reference)
{
	const struct edxml_element *id = edxml_child(reference, "ContentId");
	return id != NULL ? edxml_text(id) : str_trim(reference->href);
}

static bool is_in_manifest(const struct edxml_element *manifest, struct str content_id)
{
	const struct edxml_element *reference = edxml_child(manifest, "Reference");
	while (reference != NULL && !str_equals(reference_id(reference), content_id))
		reference = edxml_next(reference, "Reference");
	return reference != NULL;
}

static bool is_encoded(const struct edxml_element *encoded, struct str content_id)
{
	const struct edxml_element *attachment = edxml_child(encoded, "Attachment");
	while (attachment != NULL && !str_equals(edxml_text(edxml_child(attachment, "ContentId")), content_id))
		attachment = edxml_next(attachment, "Attachment");
	return attachment != NULL;
}

/* Who the attachment is, for a sentence: its name, else its id, else its place. */
static struct str label_of(struct intake *intake, const struct packet_attachment *attachment, size_t index)
{
	struct str label = str_is_empty(attachment->name) ? attachment->content_id : attachment->name;
	if (str_is_empty(label))
		return SENTENCE(intake->work, STR("attachment "), sentence_number(intake->work, index + 1));
	return SENTENCE(intake->work, STR("attachment "), edxml_quote(intake->work, label));
}

/* What a lower layer said, with the attachment it is about. */
static bool fail_for(struct intake *intake, const struct edxml_element *content, struct str label,
                     const struct err *err)
{
	return intake_fail(intake, err->class, content->line, SENTENCE(intake->work, label, STR(": "), err->what),
	                   err->advice);
}

static uint32_t line_of_byte(const struct edxml_element *element, size_t index)
{
	uint32_t line = element->text_line;
	for (size_t i = 0; i < index && i < element->text.len; i++)
		line += element->text.ptr[i] == '\n';
	return line;
}

static bool decode(struct intake *intake, const struct edxml_element *content, struct str label,
                   struct str *ret)
{
	size_t bad_at;
	if (base64_decode(intake->work, content->text, ret, &bad_at))
		return true;
	bool cut = bad_at == content->text.len;
	return intake_fail(
		intake, ERR_INPUT, line_of_byte(content, bad_at),
		SENTENCE(intake->work, label,
	             cut ? STR(": its base64 ends too early") : STR(": its content is not base64")),
		STR("ask the sender to send the packet again"));
}

static bool is_zip_type(struct str type)
{
	return str_equals(type, STR("application/zip")) || str_equals(type, STR("application/x-zip-compressed"));
}

/* Whether the decoded content is to be unpacked; says so when the packet leaves it open. */
static bool is_packed(struct intake *intake, const struct edxml_element *content, struct str label,
                      struct str type, struct str bytes)
{
	if (is_zip_type(type))
		return true;
	bool packed = str_is_empty(type) && zip_is_likely(bytes);
	struct str given = str_is_empty(type) ? STR(" has no ContentType")
	                                      : STR(" is not sent as application/zip");
	intake_warn(
		intake, content->line,
		SENTENCE(intake->work, label, given,
	             packed ? STR("; it is a ZIP and is unpacked") : STR("; its bytes are kept as they are")));
	return packed;
}

/* The bytes of one attachment into the result; *room is what may still be unpacked. */
static bool read_content(struct intake *intake, const struct edxml_element *element, struct str label,
                         size_t *room, struct packet_attachment *attachment)
{
	const struct edxml_element *content = edxml_child(element, "ContentTransferEncoded");
	if (content == NULL || str_is_empty(edxml_text(content)))
		return intake_fail(intake, ERR_INPUT, element->line,
		                   SENTENCE(intake->work, label, STR(" has no ContentTransferEncoded")),
		                   STR("ask the sender to send the packet again with the file"));
	struct str bytes;
	if (!decode(intake, content, label, &bytes))
		return false;
	struct zip_file file = {.bytes = bytes};
	if (is_packed(intake, content, label, attachment->content_type, bytes)) {
		size_t max_bytes = *room < LIMIT_ATTACHMENT_BYTES ? *room : LIMIT_ATTACHMENT_BYTES;
		struct err err = {.class = ERR_NONE};
		if (!zip_read(intake->work, bytes, max_bytes, &file, &err))
			return fail_for(intake, content, label, &err);
	} else if (bytes.len > LIMIT_ATTACHMENT_BYTES || bytes.len > *room) {
		return intake_fail(intake, ERR_LIMIT, content->line,
		                   SENTENCE(intake->work, label, STR(" is too large")),
		                   STR("ask the sender to send the file in parts"));
	}
	*room -= file.bytes.len;
	attachment->bytes = str_copy(intake->arena, file.bytes);
	if (str_is_empty(attachment->name))
		attachment->name = attachment_safe_name(intake->arena, file.name);
	return true;
}

static void read_names(struct intake *intake, const struct edxml_element *element,
                       struct packet_attachment *attachment)
{
	const struct edxml_element *name = edxml_child(element, "AttachmentName");
	attachment->content_id = str_copy(intake->arena, edxml_text(edxml_child(element, "ContentId")));
	attachment->content_type = str_copy(intake->arena, edxml_text(edxml_child(element, "ContentType")));
	attachment->description = str_copy(intake->arena, edxml_text(edxml_child(element, "Description")));
	attachment->name = attachment_safe_name(intake->arena, edxml_text(name));
	if (str_is_empty(edxml_text(name)))
		intake_warn(intake, element->line, STR("Attachment has no AttachmentName"));
	else if (!str_equals(attachment->name, edxml_text(name)))
		intake_warn(intake, name->line,
		            SENTENCE(intake->work, STR("AttachmentName "),
		                     edxml_quote(intake->work, edxml_text(name)),
		                     STR(" is not safe as a file name; "),
		                     edxml_quote(intake->work, attachment->name), STR(" is taken")));
}

static bool read_one(struct intake *intake, const struct edxml_element *element, size_t index, size_t *room,
                     struct packet_attachment *attachment)
{
	static const char *const names[] = {"ContentId", "AttachmentName", "Description", "ContentType",
	                                    "ContentTransferEncoded"};
	intake_warn_strangers(intake, element, names, COUNT(names));
	for (size_t i = 0; i < COUNT(names); i++)
		intake_warn_doubles(intake, element, edxml_child(element, names[i]));
	read_names(intake, element, attachment);
	if (!read_content(intake, element, label_of(intake, attachment, index), room, attachment))
		return false;
	if (str_is_empty(attachment->name))
		attachment->name = SENTENCE(intake->arena, STR("attachment-"),
		                            sentence_number(intake->work, index + 1));
	return true;
}

static void check_id(struct intake *intake, const struct edxml_element *manifest,
                     const struct edxml_element *element, const struct packet_attachment *attachments,
                     size_t index)
{
	struct str id = attachments[index].content_id, label = label_of(intake, &attachments[index], index);
	if (str_is_empty(id)) {
		intake_warn(intake, element->line, SENTENCE(intake->work, label, STR(" has no ContentId")));
		return;
	}
	for (size_t i = 0; i < index; i++)
		if (str_equals(attachments[i].content_id, id)) {
			intake_warn(intake, element->line,
			            SENTENCE(intake->work, label, STR(" has the ContentId of another attachment, "),
			                     edxml_quote(intake->work, id)));
			return;
		}
	if (!is_in_manifest(manifest, id))
		intake_warn(intake, element->line,
		            SENTENCE(intake->work, label,
		                     STR(" is not in edXMLManifest: no Reference has its ContentId "),
		                     edxml_quote(intake->work, id)));
}

static void check_manifest(struct intake *intake, const struct edxml_element *manifest,
                           const struct edxml_element *encoded)
{
	static const char *const names[] = {"ContentId", "ContentType", "Description", "AttachmentName"};
	size_t count = 0;
	const struct edxml_element *reference = edxml_child(manifest, "Reference");
	for (; reference != NULL && count <= LIMIT_ATTACHMENTS;
	     reference = edxml_next(reference, "Reference"), count++) {
		intake_warn_strangers(intake, reference, names, COUNT(names));
		struct str id = reference_id(reference);
		if (!is_encoded(encoded, id))
			intake_warn(intake, reference->line,
			            SENTENCE(intake->work, STR("Reference "), edxml_quote(intake->work, id),
			                     STR(" names an attachment that the packet does not hold")));
	}
	if (reference != NULL)
		intake_warn(intake, reference->line,
		            STR("edXMLManifest has more References than can be attachments"));
}

static size_t count_children(const struct edxml_element *parent, const char *name)
{
	size_t count = 0;
	for (const struct edxml_element *child = edxml_child(parent, name); child != NULL;
	     child = edxml_next(child, name))
		count++;
	return count;
}

static bool read_all(struct intake *intake, const struct edxml_element *manifest,
                     const struct edxml_element *encoded, struct packet *packet)
{
	struct intake own = *intake;
	size_t count = count_children(encoded, "Attachment"), index = 0, room = LIMIT_UNPACKED_BYTES;
	struct packet_attachment *attachments = ARENA_ARRAY(intake->arena, struct packet_attachment, count);
	const struct edxml_element *element = edxml_child(encoded, "Attachment");
	bool read = true;
	for (; read && element != NULL; element = edxml_next(element, "Attachment"), index++) {
		/* What one attachment was packed in is given back before the next is unpacked. */
		struct arena work;
		arena_init(&work, intake->work->source);
		own.work = &work;
		read = read_one(&own, element, index, &room, &attachments[index]);
		if (read)
			check_id(&own, manifest, element, attachments, index);
		arena_finish(&work);
	}
	own.work = intake->work;
	*intake = own;
	packet->attachments = attachments;
	packet->attachment_count = count;
	return read;
}

bool attachments_read(struct intake *intake, const struct edxml_element *body,
                      const struct edxml_element *encoded, struct packet *packet)
{
	static const char *const body_names[] = {"edXMLManifest"};
	static const char *const manifest_names[] = {"Reference"};
	static const char *const encoded_names[] = {"Attachment"};
	const struct edxml_element *manifest = edxml_child(body, "edXMLManifest");
	if (body != NULL)
		intake_warn_strangers(intake, body, body_names, COUNT(body_names));
	if (manifest != NULL)
		intake_warn_strangers(intake, manifest, manifest_names, COUNT(manifest_names));
	if (encoded != NULL)
		intake_warn_strangers(intake, encoded, encoded_names, COUNT(encoded_names));
	if (count_children(encoded, "Attachment") > LIMIT_ATTACHMENTS)
		return intake_fail(intake, ERR_LIMIT, encoded->line, STR("the packet has too many attachments"),
		                   STR("ask the sender to split it into several packets"));
	check_manifest(intake, manifest, encoded);
	return read_all(intake, manifest, encoded, packet);
}
