/* AWS JSON 1.1: `POST /`, X-Amz-Target, an object each way. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/json.h"
#include "wire.h"

/* Seconds: the year 9999. */
#define TIME_MAX 253402300799

static int decode_struct(struct kt_call *, const struct shape *,
    const struct kt_json *, void *out);
static int decode_field(struct kt_call *, const struct shape_field *,
    const struct kt_json *, void *p);
static void encode_field(struct kt_buf *, const struct shape_field *,
    const void *p);

/*
 * Texts as measured on siblings of the same front (Athena, SES v2): scalars
 * name both sides, what should be a list or a structure says only that.
 */
static const char *const target_names[] = {
	[SHAPE_STRING] = "a String", [SHAPE_BOOL] = "a Boolean",
	[SHAPE_INTEGER] = "an Integer", [SHAPE_FLOAT] = "a Double",
	[SHAPE_TIME] = "a Timestamp", [SHAPE_BLOB] = "a Blob",
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

/* Structures lie in a list or a map themselves. */
static int
decode_item(struct kt_call *c, const struct shape_field *f,
    const struct kt_json *v, void *p)
{
	if (f->type != SHAPE_STRUCT)
		return decode_field(c, f, v, p);
	if (kt_json_type(v) != KT_JSON_OBJECT)
		return wrong_type(c, f->type, f->flags, v);
	return decode_struct(c, f->of, v, p);
}

static size_t
count_items(const struct kt_json *v)
{
	size_t n = 0;

	for (v = item_from(v); v != NULL; v = item_from(kt_json_next(v)))
		n++;
	return n;
}

/* Lists and maps. */
static int
decode_list(struct kt_call *c, const struct shape_field *f,
    const struct kt_json *v, struct shape_list *out)
{
	const struct kt_json *item = item_from(kt_json_first(v));
	size_t size = shape_item_size(f);
	bool map = f->type == SHAPE_MAP;
	char *p;

	if (kt_json_type(v) != (map ? KT_JSON_OBJECT : KT_JSON_ARRAY))
		return wrong_type(c, f->type, f->flags, v);
	out->n = count_items(item);
	out->items = p = kt_arena_alloc(c->arena, out->n * size + 1);
	for (; item != NULL; item = item_from(kt_json_next(item))) {
		if (map)
			*(const char **)(void *)p = kt_json_name(item);
		if (decode_item(c, f->each, item, p + f->each->place) != 0)
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

/* Times are seconds since the epoch, with a fraction. */
static int
decode_number(struct kt_call *c, const struct shape_field *f,
    const struct kt_json *v, void *p)
{
	struct shape_float n = { .set = true };

	if (kt_json_number(v, &n.v) != 0 ||
	    (f->type == SHAPE_TIME && fabs(n.v) > TIME_MAX))
		return wrong_type(c, f->type, f->flags, v);
	if (f->type == SHAPE_FLOAT)
		*(struct shape_float *)p = n;
	else
		*(int64_t *)p = llround(n.v * 1000);
	return 0;
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
		*(const char **)p = kt_json_string(v);
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
	case SHAPE_MAP:
		return decode_list(c, f, v, p);
	case SHAPE_FLOAT:
	case SHAPE_TIME:
		return decode_number(c, f, v, p);
	}
	return -1;
}

/* Unknown members are ignored, null is absence. */
static int
decode_members(struct kt_call *c, const struct shape *s,
    const struct kt_json *v, void *out, unsigned but)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];
		const struct kt_json *m = f->flags & but ? NULL :
		    kt_json_member(v, f->name);

		if (m == NULL || kt_json_type(m) == KT_JSON_NULL)
			continue;
		if (decode_field(c, f, m, (char *)out + f->place) != 0)
			return -1;
	}
	return 0;
}

static int
decode_struct(struct kt_call *c, const struct shape *s,
    const struct kt_json *v, void *out)
{
	return decode_members(c, s, v, out, 0);
}

/* An object; no text is an empty one. */
static int
parse(struct kt_call *c, const char *json, size_t n,
    const struct kt_json **out)
{
	if (n == 0)
		json = "{}", n = 2;
	if (kt_json_parse(c->arena, json, n, out) != 0)
		return kt_fail(c, KT_SERIALIZATION, NULL);
	if (kt_json_type(*out) == KT_JSON_ARRAY)
		return wrong_type(c, SHAPE_STRUCT, 0, *out);
	return kt_json_type(*out) == KT_JSON_OBJECT ? 0 :
	    kt_fail(c, KT_SERIALIZATION, NULL);
}

/* Strings stay where they are in the tree, which is the call's. */
int
awsjson_decode_body(struct kt_call *c, const char *json, size_t n,
    const struct shape *s, void *out, unsigned but)
{
	const struct kt_json *v;

	return parse(c, json, n, &v) != 0 ? -1 :
	    decode_members(c, s, v, out, but);
}

int
awsjson_parse(struct kt_call *c)
{
	const struct kt_json *v;

	if (c->wire == NULL && parse(c, c->request.body, c->request.body_len,
	    &v) == 0)
		c->wire = (void *)(uintptr_t)v;
	return c->err == KT_OK ? 0 : -1;
}

int
awsjson_decode(struct kt_call *c)
{
	return awsjson_parse(c) != 0 ? -1 :
	    decode_members(c, c->op->in, c->wire, c->in, 0);
}

static void
encode_item(struct kt_buf *b, const struct shape_field *f, const void *p)
{
	if (f->type == SHAPE_STRUCT)
		wire_encode_json(b, f->of, p);
	else
		encode_field(b, f, p);
}

static void
encode_key(struct kt_buf *b, const char *key)
{
	kt_json_quote(b, key, strlen(key));
	kt_buf_char(b, ':');
}

/* Lists and maps. */
static void
encode_list(struct kt_buf *b, const struct shape_field *f,
    const struct shape_list *l)
{
	size_t size = shape_item_size(f), i;
	bool map = f->type == SHAPE_MAP;
	const char *p = l->items;

	kt_buf_char(b, map ? '{' : '[');
	for (i = 0; i < l->n; i++, p += size) {
		if (i > 0)
			kt_buf_char(b, ',');
		if (map)
			encode_key(b, *(const char *const *)(const void *)p);
		encode_item(b, f->each, p + f->each->place);
	}
	kt_buf_char(b, map ? '}' : ']');
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

/* In as few digits as bring it back. */
static void
encode_float(struct kt_buf *b, double v)
{
	char text[32];
	int digits = 15;

	do
		snprintf(text, sizeof(text), "%.*g", digits, v);
	while (strtod(text, NULL) != v && ++digits <= 17);
	kt_buf_str(b, text);
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
	case SHAPE_FLOAT:
		encode_float(b, ((const struct shape_float *)p)->v);
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
	case SHAPE_MAP:
		encode_list(b, f, p);
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
awsjson_encode_body(struct kt_buf *b, const struct shape *s, const void *out,
    unsigned but)
{
	char before = '{';
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];

		if (f->flags & but || shape_absent(f, out))
			continue;
		encode_name(b, before, f->name);
		encode_field(b, f, (const char *)out + f->place);
		before = ',';
	}
	kt_buf_str(b, before == '{' ? "{}" : "}");
}

void
wire_encode_json(struct kt_buf *b, const struct shape *s, const void *out)
{
	awsjson_encode_body(b, s, out, 0);
}

void
awsjson_answer(struct kt_call *c)
{
	c->answer.status = 200;
	c->answer.content_type = "application/x-amz-json-1.1";
	if (c->op->out != NULL)
		wire_encode_json(&c->answer.body, c->op->out, c->out);
}

void
awsjson_refuse_as(struct kt_call *c, const char *name, const char *value)
{
	const struct kt_error *e = kt_call_error(c);
	struct kt_buf *b = &c->answer.body;

	c->answer.status = e->status;
	kt_buf_printf(b, "{\"%s\":\"%s\"", name, value);
	if (c->message != NULL) {
		kt_buf_printf(b, ",\"%s\":", e->member);
		kt_json_quote(b, c->message, strlen(c->message));
	}
	kt_buf_char(b, '}');
}

void
awsjson_refuse(struct kt_call *c)
{
	c->answer.content_type = "application/x-amz-json-1.1";
	awsjson_refuse_as(c, "__type", kt_call_error(c)->code);
}
