/* What the three codecs share, and which of them a call needs. */
#include "wire.h"

#include <string.h>
#include <strings.h>

#include "keyturn/json.h"

#define FORM "application/x-www-form-urlencoded"

int
wire_open(struct kt_call *c)
{
	const struct kt_request *r = &c->request;
	const char *text = r->body;
	size_t n = r->body_len;
	struct wire_form *form;

	if (r->target != NULL)
		return 0;
	if (strcmp(r->method, "GET") == 0 && strcmp(r->path, "/") == 0 &&
	    r->query != NULL) {
		text = r->query;
		n = strlen(text);
	} else if (strcmp(r->method, "POST") != 0 ||
	    strcmp(r->path, "/") != 0 || r->content_type == NULL ||
	    strncasecmp(r->content_type, FORM, strlen(FORM)) != 0) {
		return 0;
	}
	form = kt_arena_alloc(c->arena, sizeof(*form));
	if (form_parse(c->arena, text, n, form) != 0)
		return kt_fail(c, KT_MALFORMED_QUERY,
		    "The query string is malformed.");
	c->wire = form;
	return 0;
}

const char *
wire_form_value(const struct kt_call *c, const char *key)
{
	return c->wire == NULL ? NULL : form_find(c->wire, key);
}

const char *
wire_action(const struct kt_call *c)
{
	return wire_form_value(c, "Action");
}

/* Members that must be there: each protocol has its own words for it. */
static int
check(struct kt_call *c)
{
	const char *text;

	if (c->service->protocol == KT_AWS_QUERY) {
		text = shape_missing(c->op->in, c->in);
		return text == NULL ? 0 : kt_fail(c, KT_PARAMETER_MISSING,
		    "The request must contain the parameter %s.", text);
	}
	text = shape_check(c->arena, c->op->in, c->in);
	return text == NULL ? 0 : kt_fail(c,
	    KT_VALIDATION, "%s", text);
}

/* The protocol the call came in. */
static enum kt_protocol
spoken(const struct kt_call *c)
{
	if (c->plain)
		return KT_OWN_JSON;
	return c->service == NULL ? KT_AWS_JSON : c->service->protocol;
}

static void
make_structs(struct kt_call *c)
{
	c->in = kt_arena_alloc(c->arena, c->op->in->size);
	if (c->op->out != NULL)
		c->out = kt_arena_alloc(c->arena, c->op->out->size);
}

int
wire_decode(struct kt_call *c)
{
	int rc = -1;

	make_structs(c);
	switch (spoken(c)) {
	case KT_AWS_JSON:
		rc = awsjson_decode(c, c->request.body, c->request.body_len);
		break;
	case KT_AWS_QUERY:
		rc = awsquery_decode(c);
		break;
	case KT_REST_JSON:
		rc = restjson_decode(c);
		break;
	case KT_OWN_JSON:
		rc = ownjson_decode(c);
		break;
	}
	return rc == 0 && check(c) == 0 ? wire_check_given(c) : -1;
}

int
wire_decode_json(struct kt_call *c, const char *json, size_t n)
{
	make_structs(c);
	return awsjson_decode(c, json, n) == 0 && check(c) == 0 ?
	    wire_check_given(c) : -1;
}

void
wire_answer(struct kt_call *c)
{
	if (spoken(c) == KT_AWS_QUERY) {
		awsquery_answer(c);
		return;
	}
	c->answer.status = 200;
	c->answer.content_type = spoken(c) == KT_AWS_JSON ?
	    "application/x-amz-json-1.1" : "application/json";
	if (c->op->out != NULL)
		wire_encode_json(&c->answer.body, c->op->out, c->out);
	else if (c->plain)
		kt_buf_str(&c->answer.body, "{}");
}

void
wire_refuse(struct kt_call *c)
{
	const struct kt_error *e = kt_error(c->service, c->err);
	struct kt_buf *b = &c->answer.body;

	b->n = 0;
	switch (spoken(c)) {
	case KT_AWS_QUERY:
		awsquery_refuse(c);
		return;
	case KT_REST_JSON:
		restjson_refuse(c);
		return;
	case KT_OWN_JSON:
		ownjson_refuse(c);
		return;
	case KT_AWS_JSON:
		break;
	}
	c->answer.status = e->status;
	c->answer.content_type = "application/x-amz-json-1.1";
	kt_buf_printf(b, "{\"__type\":\"%s\"", e->code);
	if (c->message != NULL) {
		kt_buf_printf(b, ",\"%s\":", e->member);
		kt_json_quote(b, c->message, strlen(c->message));
	}
	kt_buf_char(b, '}');
}
