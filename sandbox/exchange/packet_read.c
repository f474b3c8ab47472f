/* exchange/packet_read.c - see packet.h: from the root to the parts. */
#include "base/arena.h"
#include "base/check.h"
#include "base/limits.h"
#include "base/sort.h"
#include "exchange/attachment.h"
#include "exchange/edxml.h"
#include "exchange/intake.h"
#include "exchange/packet.h"
#include "exchange/packet_shape.h"
#include "exchange/sentence.h"

/* The parts of the frame, each NULL when it is not there. */
struct frame {
	const struct edxml_element *message, *trace, *body, *encoded;
	bool has_signature;
};

struct packet packet_empty(enum packet_kind kind)
{
	struct packet packet = {.kind = kind};
	shape_clear(&packet_document_shape, &packet);
	shape_clear(&packet_status_shape, &packet);
	shape_clear(&packet_trace_shape, &packet);
	return packet;
}

/* Other dialects in circulation look alike but for their namespaces. */
static bool check_root(struct intake *intake, const struct edxml_element *root)
{
	struct str space = root->space_name;
	if (edxml_is(root, "edXML"))
		return true;
	bool dialect = str_find(space, STR("go.vn/eDoc")) < space.len ||
	               str_find(space, STR("e-doc.vn")) < space.len;
	struct str what;
	if (dialect)
		what = SENTENCE(intake->work, STR("this is the older eDoc dialect ("),
		                edxml_quote(intake->work, space), STR("), not QCVN 102:2016"));
	else if (root->space == EDXML_SPACE_QCVN_102 || str_is_empty(space))
		what = SENTENCE(intake->work, STR("the root element is "), edxml_quote(intake->work, root->name),
		                root->space == EDXML_SPACE_QCVN_102 ? STR("") : STR(" without a namespace"),
		                STR(", not edXML"),
		                root->space == EDXML_SPACE_QCVN_102 ? STR("") : STR(" of QCVN 102:2016"));
	else
		what = SENTENCE(intake->work, STR("the root element is of the namespace "),
		                edxml_quote(intake->work, space), STR(", not of QCVN 102:2016"));
	return intake_fail(intake, ERR_INPUT, root->line, what,
	                   STR("ask the sender for an edXML packet with the namespace " PACKET_NAMESPACE));
}

/* The only child of that name that counts; warns when there are more. */
static const struct edxml_element *take_child(struct intake *intake, const struct edxml_element *parent,
                                              const char *name)
{
	const struct edxml_element *child = edxml_child(parent, name);
	if (child != NULL)
		intake_warn_doubles(intake, parent, child);
	return child;
}

static bool is_signature(const struct edxml_element *element)
{
	bool ours = element->space == EDXML_SPACE_QCVN_102 || element->space == EDXML_SPACE_XMLDSIG;
	return ours && (str_equals(element->name, STR("Signature")) ||
	                str_equals(element->name, STR("DigitalSignature")));
}

static void read_header(struct intake *intake, const struct edxml_element *header, struct frame *frame)
{
	frame->message = take_child(intake, header, "MessageHeader");
	frame->trace = take_child(intake, header, "TraceHeaderList");
	for (const struct edxml_element *child = header->first; child != NULL; child = child->next) {
		if (is_signature(child))
			frame->has_signature = true;
		else if (!edxml_is(child, "MessageHeader") && !edxml_is(child, "TraceHeaderList"))
			intake_warn_stranger(intake, header, child);
	}
}

static bool read_frame(struct intake *intake, const struct edxml_element *root, struct frame *ret)
{
	static const char *const root_names[] = {"edXMLEnvelope", "AttachmentEncoded"};
	static const char *const envelope_names[] = {"edXMLHeader", "edXMLBody"};
	if (!check_root(intake, root))
		return false;
	intake_warn_strangers(intake, root, root_names, COUNT(root_names));
	const struct edxml_element *envelope = take_child(intake, root, "edXMLEnvelope");
	ret->encoded = take_child(intake, root, "AttachmentEncoded");
	if (envelope != NULL) {
		intake_warn_strangers(intake, envelope, envelope_names, COUNT(envelope_names));
		ret->body = take_child(intake, envelope, "edXMLBody");
	}
	const struct edxml_element *header = edxml_child(envelope, "edXMLHeader");
	if (header != NULL) {
		intake_warn_doubles(intake, envelope, header);
		read_header(intake, header, ret);
	}
	if (ret->message == NULL)
		return intake_fail(intake, ERR_INPUT, header != NULL ? header->line : root->line,
		                   STR("the packet has no edXMLEnvelope/edXMLHeader/MessageHeader"),
		                   STR("ask the sender for a whole edXML packet"));
	return true;
}

/* A status message has a status and is not itself numbered or titled. Without StatusCode it is still
 * one when it only answers: then its StatusCode is missing. */
static enum packet_kind kind_of(const struct edxml_element *message)
{
	bool titled = edxml_child(message, "Code") != NULL || edxml_child(message, "Subject") != NULL;
	bool answers = edxml_child(message, "ResponseFor") != NULL && edxml_child(message, "To") == NULL;
	bool status = edxml_child(message, "StatusCode") != NULL || answers;
	return status && !titled ? PACKET_STATUS : PACKET_DOCUMENT;
}

struct recipient {
	struct str organ_id;
	uint32_t line;
};

static int compare_recipients(const void *a, const void *b, const void *context)
{
	const struct recipient *left = a, *right = b;
	UNUSED(context);
	return str_compare(left->organ_id, right->organ_id);
}

/* Sorted, because a packet may name many thousands. */
static void check_recipients(struct intake *intake, const struct edxml_element *message, size_t count)
{
	struct recipient *recipients = ARENA_ARRAY(intake->work, struct recipient, count);
	size_t next = 0;
	for (const struct edxml_element *to = edxml_child(message, "To"); to != NULL; to = edxml_next(to, "To")) {
		struct str organ_id = edxml_text(edxml_child(to, "OrganId"));
		if (!str_is_empty(organ_id))
			recipients[next++] = (struct recipient){organ_id, to->line};
	}
	sort_stable(intake->work, recipients, next, sizeof(recipients[0]), compare_recipients, NULL);
	for (size_t i = 1; i < next; i++)
		if (str_equals(recipients[i].organ_id, recipients[i - 1].organ_id))
			intake_warn(intake, recipients[i].line,
			            SENTENCE(intake->work, STR("To names "),
			                     edxml_quote(intake->work, recipients[i].organ_id), STR(" more than once")));
}

static void check_today(struct intake *intake, const struct edxml_element *message, struct day promulgated_on)
{
	if (!day_is_given(intake->today) || !day_is_given(promulgated_on) ||
	    promulgated_on.since_epoch <= intake->today.since_epoch)
		return;
	const struct edxml_element *date = edxml_child(edxml_child(message, "PromulgationInfo"),
	                                               "PromulgationDate");
	intake_warn(intake, date->line,
	            SENTENCE(intake->work, STR("PromulgationDate "), edxml_quote(intake->work, edxml_text(date)),
	                     STR(" is later than today")));
}

static bool read_document(struct intake *intake, const struct frame *frame, struct packet *packet)
{
	if (!shape_read(intake, &packet_document_shape, frame->message, packet))
		return false;
	check_recipients(intake, frame->message, packet->to_count);
	check_today(intake, frame->message, packet->promulgated_on);
	return attachments_read(intake, frame->body, frame->encoded, packet);
}

static bool read_status(struct intake *intake, const struct frame *frame, struct packet *packet)
{
	const struct edxml_element *surplus = frame->encoded != NULL ? frame->encoded : frame->body;
	if (surplus != NULL)
		intake_warn(
			intake, surplus->line,
			SENTENCE(intake->work, surplus->name, STR(" has no place in a status message and is left out")));
	return shape_read(intake, &packet_status_shape, frame->message, packet);
}

static bool read_packet(struct intake *intake, struct str bytes, struct packet *ret)
{
	struct edxml tree;
	struct err err = {.class = ERR_NONE};
	if (bytes.len > LIMIT_PACKET_BYTES)
		return intake_fail(intake, ERR_LIMIT, 0,
		                   SENTENCE(intake->work, STR("the packet is larger than "),
		                            sentence_number(intake->work, LIMIT_PACKET_BYTES), STR(" bytes")),
		                   STR("ask the sender to split it into several packets"));
	if (!edxml_read(intake->work, intake->source, bytes, &tree, &err))
		return intake_fail(intake, err.class, err.line, err.what, err.advice);
	for (const struct edxml_note *note = tree.notes; note != NULL; note = note->next)
		intake_warn(intake, note->line, note->what);

	struct frame frame = {0};
	if (!read_frame(intake, tree.root, &frame))
		return false;
	struct packet packet = packet_empty(kind_of(frame.message));
	packet.has_signature = frame.has_signature;
	if (frame.trace != NULL && !shape_read(intake, &packet_trace_shape, frame.trace, &packet))
		return false;
	bool read = false;
	switch (packet.kind) {
	case PACKET_DOCUMENT:
		read = read_document(intake, &frame, &packet);
		break;
	case PACKET_STATUS:
		read = read_status(intake, &frame, &packet);
		break;
	}
	if (!read)
		return false;
	intake_hand_over(intake, &packet);
	*ret = packet;
	return true;
}

bool packet_read(struct arena *arena, struct str source_name, struct str bytes, struct day today,
                 struct packet *ret, struct err *reterr)
{
	struct arena work;
	arena_init(&work, arena->source);
	struct intake intake = {
		.arena = arena,
		.work = &work,
		.source = str_copy(arena, source_name),
		.today = today,
		.reterr = reterr,
	};
	bool read = read_packet(&intake, bytes, ret);
	arena_finish(&work);
	return read;
}
