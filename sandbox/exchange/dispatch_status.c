/* Word of how a document stands: to the issuer of one that came, to a recipient that was asked for ours. */
#include "exchange/dispatch_inside.h"

#include "base/check.h"

/* What the issuer of a document that came to us is told (docs/exchange.md). */
static const char *status_of(enum document_status status)
{
	switch (status) {
	case DOC_ARRIVED:
		return "01";
	case DOC_REFUSED:
		return "02";
	case DOC_RECEIVED:
	case DOC_REGISTERED:
	case DOC_SUBMITTED:
		return "03";
	case DOC_PROCESSING:
		return "04";
	case DOC_FINISHED:
		return "06";
	case DOC_CANCELLED:
		return "15";
	case DOC_EXPECTED:
	case DOC_DRAFT:
	case DOC_PROPOSED:
	case DOC_APPROVED:
	case DOC_NUMBERED:
	case DOC_ISSUED:
	case DOC_RECALLED:
	case DOC_STATUS_COUNT:
		break;
	}
	return NULL;
}

static bool incoming_status(struct arena *arena, const struct dispatch *dispatch, struct packet *ret,
                            struct err *reterr)
{
	const struct document *document = dispatch->document;
	const char *code = status_of(document->status);
	if (code == NULL || document->facts->channel != CHANNEL_AXIS)
		return dispatch_fail(reterr, dispatch, STR("nobody on the axis waits for word of it"),
		                     STR("name a document that came over the axis and has arrived"));
	ret->status_code = str_from_c(code);
	if (document->status == DOC_REFUSED)
		ret->description = dispatch_last_words(document, NOTE_REFUSE);
	ret->at = dispatch_time(document->trace_count > 0 ? document->traces[document->trace_count - 1].at
	                                                  : document->arrived_at);
	ret->response_for = dispatch_response(arena, document->facts);
	ret->response_for_count = 1;
	return true;
}

static bool recall_status(struct arena *arena, const struct dispatch *dispatch, struct packet *ret,
                          struct err *reterr)
{
	const struct delivery *delivery = dispatch->to.number == 0
	                                      ? NULL
	                                      : outgoing_delivery(dispatch->document->outgoing, dispatch->to);
	if (delivery == NULL || seed_party(dispatch->office->seed, delivery->to)->kind != PARTY_BODY ||
	    !is_asked_back(delivery->status))
		return dispatch_fail(reterr, dispatch, STR("no such agency was asked to give it back"),
		                     STR("name the agency with --to, after the recall"));
	ret->status_code = STR("13");
	ret->description = delivery->reason;
	ret->at = dispatch_time(delivery->at);
	ret->response_for = dispatch_response(arena, dispatch->document->facts);
	ret->response_for_count = 1;
	return true;
}

bool status_dispatch(struct arena *arena, const struct dispatch *dispatch, struct packet *ret,
                     struct err *reterr)
{
	*ret = packet_empty(PACKET_STATUS);
	dispatch_sender_fill(dispatch->office->seed, ret);
	return dispatch->document->outgoing == NULL ? incoming_status(arena, dispatch, ret, reterr)
	                                            : recall_status(arena, dispatch, ret, reterr);
}
