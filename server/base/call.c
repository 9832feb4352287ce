/* A call's beginning and end, and what went wrong in it (keyturn/call.h). */
#include "keyturn/call.h"

#include <stdarg.h>
#include <string.h>

void
kt_call_init(struct kt_call *c, const struct kt_server *server,
    struct kt_arena *a)
{
	memset(c, 0, sizeof(*c));
	c->arena = a;
	c->server = server;
	c->account = server->account;
	c->region = server->region;
	c->request.method = "POST";
	c->request.path = "/";
	c->request.body = "";
	kt_uuid(c->request_id);
	kt_buf_init(&c->answer.body, c->arena);
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

	if (c->err != KT_OK)
		return -1;
	c->err = code;
	if (fmt == NULL)
		return -1;
	va_start(ap, fmt);
	c->message = kt_arena_vprintf(c->arena, fmt, ap);
	va_end(ap);
	return -1;
}
