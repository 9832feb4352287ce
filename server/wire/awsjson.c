/* AWS JSON 1.1: `POST /`, X-Amz-Target, an object each way. */
#include <inttypes.h>
#include <string.h>

#include "keyturn/json.h"
#include "wire.h"

static int decode_struct(struct kt_call *, const struct shape *,
    const struct kt_json *, void *out);

/*
 * Texts as measured on siblings of the same front (Athena, SES v2): scalars
 * name both sides, what should be a list or a structure says only that.
 */
static const char *const target_names[] = {
	[SHAPE_STRING] = "a String", [SHAPE_BOOL] = "a Boolean",
	[SHAPE_INTEGER] = "an Integer", [SHAPE_TIME] = "a Timestamp",
	[SHAPE_BLOB] = "a Blob",
};

static const char *
value_name(const struct kt_json *v)
{
	switch (kt_json_type(v)) {
	case KT_JSON_STRING: return "STRING_VALUE";
	case KT_JSON_NUMBER: return "NUMBER_VALUE";
	default:
		return kt_json_true(v) ? "TRUE_VALUE" : "FALSE_VALUE";
	}
}

/* v is not null and not what a member of that type takes. */
static int
wrong_type(struct kt_call *c, enum shape_type type, unsigned flags,
    const struct kt_json *v)
{
	if (kt_json_type(v) == KT_JSON_OBJECT)
		return kt_fail(c, KT_SERIALIZATION,
		    "Start of structure or map found where not expected.");
	if (kt_json_type(v) == KT_JSON_ARRAY)
		return kt_fail(c, KT_SERIALIZATION,
		    "Start of list found where not expected");
	if (type == SHAPE_LIST)
		return kt_fail(c, KT_SERIALIZATION, "Expected list or null");
	if (type == SHAPE_STRUCT || type == SHAPE_MAP)
		return kt_fail(c, KT_SERIALIZATION, "Expected null");
	return kt_fail(c, KT_SERIALIZATION, "%s can not be converted to %s",
	    value_name(v), flags & SHAPE_LONG ? "a Long" : target_names[type]);
}

/* The items of a list; null is no item (measured as above). */
static const struct kt_json *
item_from(const struct kt_json *v)
{
	while (v != NULL && kt_json_type(v) == KT_JSON_NULL)
		v = kt_json_next(v);
	return v;
}

static int
decode_strings(struct kt_call *c, const struct kt_json *item,
    const char **items)
{
	for (; item != NULL; item = item_from(kt_json_next(item))) {
		const char *s = kt_json_string(item);

		if (s == NULL)
			return wrong_type(c, SHAPE_STRING, 0, item);
		*items++ = kt_arena_strdup(c->arena, s);
	}
	return 0;
}

static int
decode_list(struct kt_call *c, const struct shape_field *f,
    const struct kt_json *v, struct shape_list *out)
{
	const struct kt_json *item, *first = item_from(kt_json_first(v));
	size_t size = f->of != NULL ? f->of->size : sizeof(char *);
	char *p;

	if (kt_json_type(v) != KT_JSON_ARRAY)
		return wrong_type(c, f->type, f->flags, v);
	for (item = first; item != NULL; item = item_from(kt_json_next(item)))
		out->n++;
	out->items = p = kt_arena_alloc(c->arena, out->n * size + 1);
	if (f->of == NULL)
		return decode_strings(c, first, out->items);
	for (item = first; item != NULL; item = item_from(kt_json_next(item))) {
		if (kt_json_type(item) != KT_JSON_OBJECT)
			return wrong_type(c, SHAPE_STRUCT, 0, item);
		if (decode_struct(c, f->of, item, p) != 0)
			return -1;
		p += size;
	}
	return 0;
}

static int
decode_blob(struct kt_call *c, const struct kt_json *v, struct kt_blob *out)
{
	const char *s = kt_json_string(v);

	if (s == NULL)
		return wrong_type(c, SHAPE_BLOB, 0, v);
	if (kt_base64_decode(c->arena, s, strlen(s), out) != 0)
		return kt_fail(c, KT_SERIALIZATION,
		    "Unable to decode base64 value");
	return 0;
}

static int
decode_child(struct kt_call *c, const struct shape_field *f,
    const struct kt_json *v, void **out)
{
	if (kt_json_type(v) != KT_JSON_OBJECT)
		return wrong_type(c, f->type, f->flags, v);
	*out = kt_arena_alloc(c->arena, f->of->size);
	return decode_struct(c, f->of, v, *out);
}

static int
decode_field(struct kt_call *c, const struct shape_field *f,
    const struct kt_json *v, void *p)
{
	struct shape_int *num = p;

	switch (f->type) {
	case SHAPE_STRING:
		if (kt_json_type(v) != KT_JSON_STRING)
			return wrong_type(c, f->type, f->flags, v);
		*(const char **)p = kt_arena_strdup(c->arena, kt_json_string(v));
		return 0;
	case SHAPE_BOOL:
		if (kt_json_type(v) != KT_JSON_BOOL)
			return wrong_type(c, f->type, f->flags, v);
		*(enum shape_bool *)p = shape_bool(kt_json_true(v));
		return 0;
	case SHAPE_INTEGER:
		if (kt_json_integer(v, &num->v) != 0)
			return wrong_type(c, f->type, f->flags, v);
		num->set = true;
		return 0;
	case SHAPE_BLOB:
		return decode_blob(c, v, p);
	case SHAPE_STRUCT:
		return decode_child(c, f, v, p);
	case SHAPE_LIST:
		return decode_list(c, f, v, p);
	case SHAPE_TIME:
	case SHAPE_MAP:
		break;	/* in no input so far */
	}
	return wrong_type(c, f->type, f->flags, v);
}

/* Unknown members are ignored, null is absence. */
static int
decode_struct(struct kt_call *c, const struct shape *s,
    const struct kt_json *v, void *out)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];
		const struct kt_json *m = kt_json_member(v, f->name);

		if (m == NULL || kt_json_type(m) == KT_JSON_NULL)
			continue;
		if (decode_field(c, f, m, (char *)out + f->place) != 0)
			return -1;
	}
	return 0;
}

int
awsjson_decode(struct kt_call *c, const char *json, size_t n)
{
	const struct kt_json *v;

	if (n == 0)
		json = "{}", n = 2;
	if (kt_json_parse(c->arena, json, n, &v) != 0)
		return kt_fail(c, KT_SERIALIZATION, NULL);
	if (kt_json_type(v) == KT_JSON_ARRAY)
		return wrong_type(c, SHAPE_STRUCT, 0, v);
	if (kt_json_type(v) != KT_JSON_OBJECT)
		return kt_fail(c, KT_SERIALIZATION, NULL);
	return decode_struct(c, c->op->in, v, c->in);
}

static void
encode_strings(struct kt_buf *b, const struct shape_list *l)
{
	const char *const *s = l->items;
	size_t i;

	kt_buf_char(b, '[');
	for (i = 0; i < l->n; i++) {
		if (i > 0)
			kt_buf_char(b, ',');
		kt_json_quote(b, s[i], strlen(s[i]));
	}
	kt_buf_char(b, ']');
}

static void
encode_list(struct kt_buf *b, const struct shape_field *f,
    const struct shape_list *l)
{
	size_t i;

	if (f->of == NULL) {
		encode_strings(b, l);
		return;
	}
	kt_buf_char(b, '[');
	for (i = 0; i < l->n; i++) {
		if (i > 0)
			kt_buf_char(b, ',');
		wire_encode_json(b, f->of,
		    (const char *)l->items + i * f->of->size);
	}
	kt_buf_char(b, ']');
}

static void
encode_map(struct kt_buf *b, const struct shape_list *l)
{
	const struct shape_labels *e = l->items;
	size_t i;

	kt_buf_char(b, '{');
	for (i = 0; i < l->n; i++) {
		if (i > 0)
			kt_buf_char(b, ',');
		kt_json_quote(b, e[i].key, strlen(e[i].key));
		kt_buf_char(b, ':');
		encode_strings(b, &e[i].values);
	}
	kt_buf_char(b, '}');
}

static void
encode_blob(struct kt_buf *b, const struct kt_blob *v)
{
	kt_buf_char(b, '"');
	kt_base64_encode(b, *v);
	kt_buf_char(b, '"');
}

/* n > 0 in decimal digits, at least so many. */
static void
encode_digits(struct kt_buf *b, int64_t n, int least)
{
	char text[20], *p = text + sizeof(text);

	for (; n > 0 || least > 0; n /= 10, least--)
		*--p = (char)('0' + n % 10);
	kt_buf_add(b, p, (size_t)(text + sizeof(text) - p));
}

/* Epoch seconds with up to three decimals, as AWS prints them. */
static void
encode_time(struct kt_buf *b, int64_t ms)
{
	encode_digits(b, ms / 1000, 1);
	if (ms % 1000 == 0)
		return;
	kt_buf_char(b, '.');
	encode_digits(b, ms % 1000, 3);
}

static void
encode_field(struct kt_buf *b, const struct shape_field *f, const void *p)
{
	const char *s;

	switch (f->type) {
	case SHAPE_STRING:
		s = *(const char *const *)p;
		kt_json_quote(b, s, strlen(s));
		break;
	case SHAPE_BOOL:
		kt_buf_str(b, *(const enum shape_bool *)p == SHAPE_TRUE ?
		    "true" : "false");
		break;
	case SHAPE_INTEGER:
		kt_buf_printf(b, "%" PRId64, ((const struct shape_int *)p)->v);
		break;
	case SHAPE_TIME:
		encode_time(b, *(const int64_t *)p);
		break;
	case SHAPE_BLOB:
		encode_blob(b, p);
		break;
	case SHAPE_STRUCT:
		wire_encode_json(b, f->of, *(const void *const *)p);
		break;
	case SHAPE_LIST:
		encode_list(b, f, p);
		break;
	case SHAPE_MAP:
		encode_map(b, p);
		break;
	}
}

/* before"name": */
static void
encode_name(struct kt_buf *b, char before, const char *name)
{
	size_t n = strlen(name);
	char *to = kt_buf_room(b, n + 4);

	*to++ = before;
	*to++ = '"';
	memcpy(to, name, n);
	memcpy(to + n, "\":", 2);
	b->n += n + 4;
}

void
wire_encode_json(struct kt_buf *b, const struct shape *s, const void *out)
{
	char before = '{';
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];

		if (shape_absent(f, out))
			continue;
		encode_name(b, before, f->name);
		encode_field(b, f, (const char *)out + f->place);
		before = ',';
	}
	kt_buf_str(b, before == '{' ? "{}" : "}");
}
