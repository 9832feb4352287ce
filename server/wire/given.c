/* What models/SERVICE.ops says of members of an input: refused, or ignored. */
#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "keyturn/log.h"
#include "wire.h"

/* More than there are ignored members; one that finds no room is said again. */
#define SAID 4096

/* True once for each member. */
static bool
is_news(const struct shape_field *f)
{
	static _Atomic(const struct shape_field *) said[SAID];
	size_t i = ((uintptr_t)f / sizeof(*f)) % SAID;
	const struct shape_field *there = NULL;

	return atomic_load(&said[i]) != f && (atomic_compare_exchange_strong(
	    &said[i], &there, f) || there != f);
}

/* Has the member the one value that is as good as none, or nothing in it? */
static bool
is_harmless(const struct shape_field *f, const void *p)
{
	const struct shape_int *n = p;
	char text[24];

	if (f->type == SHAPE_LIST)
		return ((const struct shape_list *)p)->n == 0;
	if (f->unless == NULL)
		return false;
	switch (f->type) {
	case SHAPE_STRING:
		return strcmp(*(const char *const *)p, f->unless) == 0;
	case SHAPE_BOOL:
		return strcmp(*(const enum shape_bool *)p == SHAPE_TRUE ?
		    "true" : "false", f->unless) == 0;
	case SHAPE_INTEGER:
		snprintf(text, sizeof(text), "%" PRId64, n->v);
		return strcmp(text, f->unless) == 0;
	default:
		return false;
	}
}

static int
given_in(struct kt_call *c, const char *path, const struct shape *s,
    const void *in);

static int
given_below(struct kt_call *c, const char *path, const struct shape_field *f,
    const void *p)
{
	const struct shape_list *l = p;
	const char *item;
	size_t i;

	if (f->type == SHAPE_STRUCT)
		return given_in(c, kt_arena_printf(c->arena, "%s%s.", path,
		    f->name), f->of, *(const void *const *)p);
	if (f->type != SHAPE_LIST || f->each->type != SHAPE_STRUCT)
		return 0;
	path = kt_arena_printf(c->arena, "%s%s.", path, f->name);
	for (i = 0, item = l->items; i < l->n; i++, item += f->each->of->size)
		if (given_in(c, path, f->each->of, item) != 0)
			return -1;
	return 0;
}

static int
given_in(struct kt_call *c, const char *path, const struct shape *s,
    const void *in)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];
		const char *p = (const char *)in + f->place;

		if (shape_absent(f, in))
			continue;
		if (f->flags & SHAPE_REFUSED && !is_harmless(f, p))
			return kt_fail(c, KT_NOT_HERE, "keyturn does not have "
			    "%s%s of %s: %s.", path, f->name, c->op->name,
			    f->why);
		if (f->flags & SHAPE_IGNORED && is_news(f))
			kt_log(KT_LOG_WARN, "%s: %s%s is ignored, here and "
			    "from now on: %s", c->op->name, path, f->name,
			    f->why);
		if (given_below(c, path, f, p) != 0)
			return -1;
	}
	return 0;
}

int
wire_check_given(struct kt_call *c)
{
	return given_in(c, "", c->op->in, c->in);
}
