#include "sent.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "keyturn/shape.h"

static const struct shape_field *
field(const struct shape *s, const char *name, size_t n)
{
	size_t i;

	for (i = 0; s != NULL && i < s->n; i++)
		if (strncmp(s->fields[i].name, name, n) == 0 &&
		    s->fields[i].name[n] == '\0')
			return &s->fields[i];
	return NULL;
}

static const struct shape_field *
member(const struct kt_call *c, const char *name)
{
	return c->op == NULL || c->in == NULL ? NULL :
	    field(c->op->in, name, strlen(name));
}

static const void *
at(const void *in, const struct shape_field *f)
{
	return (const char *)in + f->place;
}

/* What is no list, as text; NULL: absent. */
static const char *
text_of(struct kt_call *c, const struct shape_field *f, const void *p)
{
	const struct shape_int *n = p;

	switch (f->type) {
	case SHAPE_STRING:
		return *(const char *const *)p;
	case SHAPE_BOOL:
		return *(const enum shape_bool *)p == SHAPE_UNSET ? NULL :
		    *(const enum shape_bool *)p == SHAPE_TRUE ? "true" :
		    "false";
	case SHAPE_STRUCT:
		return *(const void *const *)p == NULL ? NULL : "true";
	case SHAPE_INTEGER:
		return n->set ? kt_arena_printf(c->arena, "%" PRId64, n->v) :
		    NULL;
	default:
		return NULL;
	}
}

/* From one item of a list of strings or structs to the next. */
static size_t
stride(const struct shape_field *each)
{
	return each->type == SHAPE_STRUCT ? each->of->size :
	    each->type == SHAPE_STRING ? sizeof(const char *) : 0;
}

/* Of each item itself, or of its member below. */
static size_t
of_list(struct kt_call *c, const struct shape_field *f, const void *p,
    const char *below, const char *const **values)
{
	const struct shape_list *l = p;
	const struct shape_field *each = f->each;
	const char **out, *text;
	size_t i, n = 0;

	if (l->n == 0 || stride(each) == 0)
		return 0;
	out = kt_arena_alloc(c->arena, l->n * sizeof(*out));
	if (each->type == SHAPE_STRUCT)
		each = below == NULL ? NULL : field(each->of, below,
		    strlen(below));
	for (i = 0; each != NULL && i < l->n; i++) {
		const void *item = (const char *)l->items + i *
		    stride(f->each);

		text = text_of(c, each, below == NULL ? item :
		    at(item, each));
		if (text != NULL)
			out[n++] = text;
	}
	*values = out;
	return n;
}

size_t
sent_one(struct kt_call *c, const char *value, const char *const **values)
{
	if (value == NULL)
		return 0;
	*values = kt_arena_dup(c->arena, &value, sizeof(value));
	return 1;
}

size_t
sent_in(struct kt_call *c, const struct shape *s, const void *data,
    const char *path, const char *const **values)
{
	const char *dot = strchr(path, '.');
	const struct shape_field *f = data == NULL ? NULL : field(s, path,
	    dot == NULL ? strlen(path) : (size_t)(dot - path));

	if (f == NULL)
		return 0;
	if (f->type == SHAPE_LIST)
		return of_list(c, f, at(data, f), dot == NULL ? NULL :
		    dot + 1, values);
	return sent_one(c, text_of(c, f, at(data, f)), values);
}

size_t
sent_values(struct kt_call *c, const char *path, const char *const **values)
{
	return c->op == NULL ? 0 : sent_in(c, c->op->in, c->in, path, values);
}

/* --- tags --- */

struct tag {
	const char *key, *value;	/* NULL: not sent */
};

/* As services call them: {Key, Value}, {TagKey, TagValue}. */
static struct tag
of_struct(struct kt_call *c, const struct shape *s, const void *item)
{
	static const char *const names[][2] = { { "Key", "Value" },
	    { "TagKey", "TagValue" } };
	const struct shape_field *key, *value;
	struct tag t = { NULL, NULL };
	size_t i;

	for (i = 0; i < N_ELEMENTS(names) && t.key == NULL; i++) {
		key = field(s, names[i][0], strlen(names[i][0]));
		value = field(s, names[i][1], strlen(names[i][1]));
		if (key == NULL || value == NULL)
			continue;
		t.key = text_of(c, key, at(item, key));
		t.value = text_of(c, value, at(item, value));
	}
	return t;
}

/* The i-th of a list or of a map, which is there. */
static struct tag
tag_at(struct kt_call *c, const struct shape_field *f, size_t i)
{
	const struct shape_list *l = at(c->in, f);
	size_t step = f->type == SHAPE_MAP ? f->each->place +
	    sizeof(const char *) : stride(f->each);
	const char *item = (const char *)l->items + i * step;

	if (f->type != SHAPE_MAP)
		return of_struct(c, f->each->of, item);
	return (struct tag){ *(const char *const *)(const void *)item,
	    text_of(c, f->each, item + f->each->place) };
}

static size_t
n_tags(const struct kt_call *c, const struct shape_field *f)
{
	if (f == NULL || (f->type != SHAPE_MAP && (f->type != SHAPE_LIST ||
	    f->each->type != SHAPE_STRUCT)))
		return 0;
	return ((const struct shape_list *)at(c->in, f))->n;
}

/* One that is sent without a value has an empty one. */
const char *
sent_tag(struct kt_call *c, const char *key)
{
	const struct shape_field *f = member(c, "Tags");
	size_t i, n = n_tags(c, f);

	for (i = 0; i < n; i++) {
		struct tag t = tag_at(c, f, i);

		if (t.key != NULL && strcasecmp(t.key, key) == 0)
			return t.value != NULL ? t.value : "";
	}
	return NULL;
}

size_t
sent_tag_keys(struct kt_call *c, const char *const **values)
{
	const struct shape_field *f = member(c, "Tags");
	size_t i, n = n_tags(c, f), found = 0;
	const char **keys;

	if (n == 0)
		return sent_values(c, "TagKeys", values);
	keys = kt_arena_alloc(c->arena, n * sizeof(*keys));
	for (i = 0; i < n; i++) {
		struct tag t = tag_at(c, f, i);

		if (t.key != NULL)
			keys[found++] = t.key;
	}
	*values = keys;
	return found;
}
