/* A call's beginning and end, and what went wrong in it (keyturn/call.h). */
#include "keyturn/call.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

const char *const kt_iam_names[] = {
	[KT_IAM_ON] = "on", [KT_IAM_STRICT] = "strict", [KT_IAM_OFF] = "off",
	NULL
};

void
kt_call_init(struct kt_call *c, const struct kt_server *server,
    struct kt_arena *a)
{
	memset(c, 0, sizeof(*c));
	c->arena = a;
	c->server = server;
	c->began = kt_mono_us();
	c->account = c->principal.account = server->account;
	c->region = server->region;
	c->request.method = "POST";
	c->request.path = "/";
	c->request.body = "";
	kt_uuid(c->request_id);
	kt_buf_init(&c->answer.body, c->arena);
}

/* Most differ in their first letter: in more than its case. */
const char *
kt_header(const struct kt_request *r, const char *name)
{
	size_t i;

	for (i = 0; i < r->n_headers; i++)
		if (((r->headers[i].name[0] ^ name[0]) & ~('a' ^ 'A')) == 0 &&
		    strcasecmp(r->headers[i].name, name) == 0)
			return r->headers[i].value;
	return NULL;
}

const char *
kt_principal_arn(struct kt_call *c)
{
	if (c->principal.arn == NULL)
		c->principal.arn = kt_arn(c->arena, "iam", c->region,
		    c->principal.account, "root", NULL);
	return c->principal.arn;
}

void
kt_call_end(struct kt_call *c)
{
	kt_arena_free(&c->arena);
}

int
kt_fail(struct kt_call *c, int code, const char *fmt, ...)
{
	va_list ap;
	char *text;

	if (c->err != KT_OK)
		return -1;
	c->err = code;
	if (fmt == NULL)
		return -1;
	va_start(ap, fmt);
	text = kt_arena_vprintf(c->arena, fmt, ap);
	va_end(ap);
	kt_make_utf8(text);	/* it may name what was sent, and cut it */
	c->message = text;
	return -1;
}
