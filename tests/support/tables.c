/*
 * Prints every operation keyturn knows, and every error it may answer, as
 * JSON: what tests/model compares with AWS's model and what script/coverage
 * makes docs/coverage.md of.  Nothing is added here: all is in the tables.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "keyturn/json.h"
#include "dispatch/dispatch.h"
#include "services/services.h"
#include "keyturn/shape.h"

static const char *const types[] = {
	[SHAPE_STRING] = "string", [SHAPE_BOOL] = "boolean",
	[SHAPE_INTEGER] = "integer", [SHAPE_FLOAT] = "double",
	[SHAPE_TIME] = "timestamp",
	[SHAPE_BLOB] = "blob", [SHAPE_STRUCT] = "structure",
	[SHAPE_LIST] = "list", [SHAPE_MAP] = "map"
};

static void put_field(struct kt_buf *, const struct shape_field *);

/* A member's name, its comma before it unless it is the first. */
static void
put_name(struct kt_buf *b, const char *name)
{
	if (b->p[b->n - 1] != '{' && b->p[b->n - 1] != '[')
		kt_buf_char(b, ',');
	kt_json_quote(b, name, strlen(name));
	kt_buf_char(b, ':');
}

static void
put_string(struct kt_buf *b, const char *name, const char *value)
{
	put_name(b, name);
	kt_json_quote(b, value, strlen(value));
}

static void
put_flag(struct kt_buf *b, const char *name, bool is)
{
	if (!is)
		return;
	put_name(b, name);
	kt_buf_str(b, "true");
}

static void
put_number(struct kt_buf *b, const char *name, int64_t n)
{
	if (n == 0)
		return;
	put_name(b, name);
	kt_buf_printf(b, "%" PRId64, n);
}

static void
put_shape(struct kt_buf *b, const char *name, const struct shape *s)
{
	size_t i;

	put_name(b, name);
	kt_buf_char(b, '{');
	for (i = 0; i < s->n; i++) {
		put_name(b, s->fields[i].name);
		put_field(b, &s->fields[i]);
	}
	kt_buf_char(b, '}');
}

static void
put_values(struct kt_buf *b, const char *const *v)
{
	put_name(b, "enum");
	kt_buf_char(b, '[');
	for (; *v != NULL; v++) {
		kt_json_quote(b, *v, strlen(*v));
		if (v[1] != NULL)
			kt_buf_char(b, ',');
	}
	kt_buf_char(b, ']');
}

static void
put_field(struct kt_buf *b, const struct shape_field *f)
{
	kt_buf_char(b, '{');
	put_string(b, "type", f->flags & SHAPE_LONG ? "long" :
	    types[f->type]);
	put_flag(b, "required", f->flags & SHAPE_REQUIRED);
	put_flag(b, "sensitive", f->flags & SHAPE_SENSITIVE);
	if (f->why != NULL)
		put_string(b, f->flags & SHAPE_REFUSED ? "refused" :
		    f->flags & SHAPE_KEPT ? "kept" :
		    f->flags & SHAPE_WAITS ? "waits" : "ignored", f->why);
	if (f->unless != NULL)
		put_string(b, "unless", f->unless);
	put_number(b, "min", f->min);
	put_number(b, "max", f->max);
	if (f->pattern != NULL)
		put_string(b, "pattern", f->pattern);
	if (f->values != NULL)
		put_values(b, f->values);
	if (f->of != NULL)
		put_shape(b, "members", f->of);
	if (f->item != NULL)
		put_string(b, "item", f->item);
	if (f->each != NULL && f->each->type == SHAPE_STRUCT)
		put_shape(b, "members", f->each->of);
	else if (f->each != NULL) {
		put_name(b, "each");
		put_field(b, f->each);
	}
	kt_buf_char(b, '}');
}

static void
put_op(struct kt_buf *b, const struct kt_op *op)
{
	put_name(b, op->name);
	kt_buf_char(b, '{');
	put_flag(b, "writes", op->flags & OP_WRITES);
	if (op->path != NULL) {
		put_string(b, "method", op->method);
		put_string(b, "path", op->path);
	}
	if (op->in != NULL)
		put_shape(b, "input", op->in);
	if (op->out != NULL)
		put_shape(b, "output", op->out);
	kt_buf_char(b, '}');
}

/* Those that any service may answer as this one calls them, and its own. */
static void
put_errors(struct kt_buf *b, const struct kt_service *s)
{
	int e;

	put_name(b, "errors");
	kt_buf_char(b, '[');
	for (e = KT_OK + 1; e < KT_ERRORS || (s->errors != NULL &&
	    s->errors[e - KT_ERRORS].code != NULL); e++) {
		kt_buf_str(b, e == KT_OK + 1 ? "{" : ",{");
		put_string(b, "name", kt_error(s, e)->code);
		put_number(b, "status", kt_error(s, e)->status);
		kt_buf_char(b, '}');
	}
	kt_buf_char(b, ']');
}

static void
put_service(struct kt_buf *b, const struct kt_service *s)
{
	size_t i;

	put_name(b, s->name);
	kt_buf_char(b, '{');
	put_name(b, "operations");
	kt_buf_char(b, '{');
	for (i = 0; i < s->n_ops; i++)
		put_op(b, &s->ops[i]);
	kt_buf_char(b, '}');
	put_errors(b, s);
	kt_buf_char(b, '}');
}

int
main(void)
{
	struct kt_arena *a = kt_arena_new();
	const struct kt_service *const *s;
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_char(&b, '{');
	put_name(&b, "services");
	kt_buf_char(&b, '{');
	for (s = kt_services; *s != NULL; s++)
		put_service(&b, *s);
	kt_buf_str(&b, "}}");
	printf("%.*s\n", (int)b.n, b.p);
	kt_arena_free(&a);
	return ferror(stdout) || fflush(stdout) != 0;
}
