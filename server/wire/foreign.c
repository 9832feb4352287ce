/*
 * Protocols of services that keyturn does not have: their callers are told so
 * in a form that their SDKs read.
 */
#include <string.h>

#include "wire.h"

/* --- REST-XML: S3 has its own form of it, Route 53 and CloudFront Query's --- */

void
restxml_refuse(struct kt_call *c)
{
	const struct kt_error *e = kt_call_error(c);
	struct kt_buf *b = &c->answer.body;

	if (c->signed_for == NULL || strncmp(c->signed_for, "s3", 2) != 0) {
		awsquery_refuse(c);
		return;
	}
	c->answer.status = e->status;
	c->answer.content_type = "text/xml";
	kt_buf_str(b, "<Error>");
	xml_element(b, "Code", e->code);
	if (c->message != NULL)
		xml_element(b, "Message", c->message);
	xml_element(b, "RequestId", c->request_id);
	kt_buf_str(b, "</Error>");
}

/* --- RPC v2 CBOR (RFC 8949): CloudWatch --- */

#define CBOR_TEXT 0x60
#define CBOR_MAP 0xa0
#define CBOR_2_BYTES 25		/* of length follow */

static void
add_text(struct kt_buf *b, const char *text)
{
	size_t n = strlen(text);

	if (n > UINT16_MAX)
		n = UINT16_MAX;
	kt_buf_char(b, (char)(CBOR_TEXT | CBOR_2_BYTES));
	kt_buf_char(b, (char)(n >> 8));
	kt_buf_char(b, (char)n);
	kt_buf_add(b, text, n);
}

void
rpccbor_refuse(struct kt_call *c)
{
	static struct kt_header protocol = { "smithy-protocol", "rpc-v2-cbor" };
	const struct kt_error *e = kt_call_error(c);
	struct kt_buf *b = &c->answer.body;

	c->answer.status = e->status;
	c->answer.content_type = "application/cbor";
	c->answer.headers = &protocol;
	c->answer.n_headers = 1;
	kt_buf_char(b, (char)(CBOR_MAP | (c->message != NULL ? 2 : 1)));
	add_text(b, "__type");
	add_text(b, e->code);
	if (c->message == NULL)
		return;
	add_text(b, "message");
	add_text(b, c->message);
}
