/*
 * keyturn's own JSON, under /_keyturn/: an object each way, but for what the
 * path and the query say.  A member that is not known is refused, for what it
 * would say matters: {"acount": ...}.
 */
#include <string.h>

#include "keyturn/crypto.h"
#include "keyturn/json.h"
#include "wire.h"

#define TOKEN "ClientRequestToken"

static const struct shape_field *
find_field(const struct shape *s, const char *name)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (strcmp(s->fields[i].name, name) == 0)
			return &s->fields[i];
	return NULL;
}

static int
fail_unknown(struct kt_call *c, const char *name, const char *known)
{
	return kt_fail(c, KT_VALIDATION, "There is no member \"%s\" here%s.",
	    name, known);
}

/* Of keyturn's own, what there is is told too: no SDK knows it. */
static const char *
known(struct kt_call *c, unsigned but)
{
	const char *before = "; there is ";
	const struct shape *s = c->op->in;
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, c->arena);
	for (i = 0; i < s->n && c->service->protocol == KT_OWN_JSON; i++)
		if ((s->fields[i].flags & but) == 0) {
			kt_buf_printf(&b, "%s%s", before, s->fields[i].name);
			before = ", ";
		}
	return b.n > 0 ? b.p : "";
}

/* In the body, members have none of the flags `but`. */
static int
check_members(struct kt_call *c, const struct kt_json *v, unsigned but)
{
	const struct shape_field *f;

	for (v = kt_json_first(v); v != NULL; v = kt_json_next(v)) {
		f = find_field(c->op->in, kt_json_name(v));
		if (f == NULL || f->flags & but)
			return fail_unknown(c, kt_json_name(v), known(c, but));
		if (kt_json_type(v) == KT_JSON_NULL)
			return kt_fail(c, KT_VALIDATION, "\"%s\" is null: "
			    "leave it out, or give it a value.",
			    kt_json_name(v));
	}
	return 0;
}

/* What SDKs do for whoever calls an operation that wants one. */
static void
fill_in_token(struct kt_call *c)
{
	const struct shape_field *f = find_field(c->op->in, TOKEN);
	char *token;

	if (f == NULL || !shape_absent(f, c->in))
		return;
	token = kt_arena_alloc(c->arena, KT_UUID);
	kt_uuid(token);
	memcpy((char *)c->in + f->place, &token, sizeof(token));
}

/* The path, and the query. */
static int
decode_head(struct kt_call *c)
{
	const struct shape *s = c->op->in;
	struct wire_form query;
	size_t i, k;

	if (restjson_decode_head(c, &query) != 0)
		return -1;
	for (i = 0; i < query.n; i++) {
		for (k = 0; k < s->n; k++)
			if (s->fields[k].flags & SHAPE_IN_QUERY &&
			    strcmp(s->fields[k].wire, query.pairs[i].key) == 0)
				break;
		if (k == s->n)
			return fail_unknown(c, query.pairs[i].key, "");
	}
	return 0;
}

/* A plain call has all in its body, wherever its protocol has it. */
int
ownjson_decode(struct kt_call *c)
{
	unsigned but = c->plain ? 0 : WIRE_ELSEWHERE;
	const char *body = c->request.body;
	size_t n = c->request.body_len;
	const struct kt_json *v;

	if (n == 0)
		body = "{}", n = 2;
	if (kt_json_parse(c->arena, body, n, &v) != 0 ||
	    kt_json_type(v) != KT_JSON_OBJECT)
		return kt_fail(c, KT_VALIDATION,
		    "The body is not a JSON object.");
	if (check_members(c, v, but) != 0 || (!c->plain && decode_head(c) != 0))
		return -1;
	if (awsjson_decode_body(c, body, n, c->op->in, c->in, but) != 0)
		return -1;
	fill_in_token(c);
	return 0;
}

/* What has no shape may be something else than JSON: then its type is there. */
void
ownjson_answer(struct kt_call *c)
{
	if (c->answer.status == 0)
		c->answer.status = 200;
	if (c->op->out == NULL && c->answer.content_type != NULL)
		return;
	c->answer.content_type = "application/json";
	if (c->op->out != NULL)
		wire_encode_json(&c->answer.body, c->op->out, c->out);
	else
		kt_buf_str(&c->answer.body, "{}");
}

void
ownjson_refuse(struct kt_call *c)
{
	const struct kt_error *e = kt_call_error(c);
	const char *text = c->message != NULL ? c->message : e->code;
	struct kt_buf *b = &c->answer.body;

	c->answer.status = e->status;
	c->answer.content_type = "application/json";
	c->answer.error_type = e->code;
	kt_buf_printf(b, "{\"code\":\"%s\",\"message\":", e->code);
	kt_json_quote(b, text, strlen(text));
	kt_buf_char(b, '}');
}
