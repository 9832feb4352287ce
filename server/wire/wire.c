/* What the codecs share, and which of them a call needs. */
#include "wire.h"

#include <string.h>
#include <strings.h>

#define FORM "application/x-www-form-urlencoded"

/* A form in the URL: of a GET, and of a presigned POST, which has no body. */
static bool
is_query(const struct kt_request *r)
{
	return r->query != NULL && strcmp(r->path, "/") == 0 &&
	    (strcmp(r->method, "GET") == 0 ||
	    (strcmp(r->method, "POST") == 0 && r->body_len == 0));
}

int
wire_open(struct kt_call *c)
{
	const struct kt_request *r = &c->request;
	const char *text = r->body;
	size_t n = r->body_len;
	struct wire_form *form;

	if (r->target != NULL)
		return 0;
	if (is_query(r)) {
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

/* Members that must be there: each protocol has its own words for it. */
static int
check(struct kt_call *c)
{
	const char *text;

	if (c->service->unchecked) {
		text = shape_missing(c->op->in, c->in);
		return text == NULL ? 0 : kt_fail(c, KT_PARAMETER_MISSING,
		    "The request must contain the parameter %s.", text);
	}
	text = shape_check(c->arena, c->service, c->op->in, c->in);
	return text == NULL ? 0 : kt_fail(c, KT_VALIDATION, "%s", text);
}

static const struct codec {
	int (*decode)(struct kt_call *);
	void (*answer)(struct kt_call *);
	void (*refuse)(struct kt_call *);
} codecs[] = {
	[KT_AWS_JSON] = { awsjson_decode, awsjson_answer, awsjson_refuse },
	[KT_AWS_QUERY] = { awsquery_decode, awsquery_answer, awsquery_refuse },
	[KT_REST_JSON] = { restjson_decode, restjson_answer, restjson_refuse },
	[KT_OWN_JSON] = { ownjson_decode, ownjson_answer, ownjson_refuse },
	[KT_REST_XML] = { .refuse = restxml_refuse },
	[KT_RPC_CBOR] = { .refuse = rpccbor_refuse },
};

/* Of the protocol the call came in. */
static const struct codec *
codec(const struct kt_call *c)
{
	return &codecs[c->plain ? KT_OWN_JSON :
	    c->service == NULL ? KT_AWS_JSON : c->service->protocol];
}

int
wire_parse(struct kt_call *c)
{
	return c->plain || c->service->protocol != KT_AWS_JSON ? 0 :
	    awsjson_parse(c);
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
	make_structs(c);
	return codec(c)->decode(c) == 0 && check(c) == 0 ?
	    wire_check_given(c) : -1;
}

int
wire_decode_json(struct kt_call *c, const char *json, size_t n)
{
	make_structs(c);
	return awsjson_decode_body(c, json, n, c->op->in, c->in, 0) == 0 &&
	    check(c) == 0 ? wire_check_given(c) : -1;
}

int
wire_decode_shape(struct kt_call *c, const char *json, size_t n,
    const struct shape *s, void *out)
{
	return awsjson_decode_body(c, json, n, s, out, 0);
}

void
wire_answer(struct kt_call *c)
{
	codec(c)->answer(c);
}

void
wire_refuse(struct kt_call *c)
{
	c->answer.body.n = 0;
	codec(c)->refuse(c);
}
