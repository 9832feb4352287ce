/*
 * AWS Query: a form in, XML out.  Lists are Name.Item.N, or Name.member.N as
 * some clients send them; both are read.
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "wire.h"

static int decode_struct(struct kt_call *, const char *prefix,
    const struct shape *, void *out);
static int decode_field(struct kt_call *, const char *key,
    const struct shape_field *, void *p);
static void encode_field(struct kt_buf *, const struct shape_field *,
    const void *p);
static void encode_struct(struct kt_buf *, const struct shape *,
    const void *out);

static int
decode_integer(struct kt_call *c, const char *name, const char *s,
    struct shape_int *out)
{
	if (wire_integer(s, out) != 0)
		return kt_fail(c, KT_PARAMETER_VALUE,
		    "Invalid value for the parameter %s: it must be an integer.",
		    name);
	return 0;
}

static int
decode_bool(struct kt_call *c, const char *name, const char *s,
    enum shape_bool *out)
{
	if (strcmp(s, "true") != 0 && strcmp(s, "false") != 0)
		return kt_fail(c, KT_PARAMETER_VALUE,
		    "Invalid value for the parameter %s: it must be true or "
		    "false.", name);
	*out = shape_bool(*s == 't');
	return 0;
}

/* Is there an item at key: its value, or what is below it? */
static bool
is_there(struct kt_call *c, const char *key, const struct shape_field *list)
{
	enum shape_type each = list->type == SHAPE_MAP ? SHAPE_STRUCT :
	    list->each->type;

	if (form_find(c->wire, key) != NULL)
		return true;
	return (each == SHAPE_STRUCT || each == SHAPE_LIST ||
	    each == SHAPE_MAP) && form_has(c->wire,
	    kt_arena_printf(c->arena, "%s.", key));
}

/* Structures lie in a list or a map themselves. */
static int
decode_item(struct kt_call *c, const char *key, const struct shape_field *f,
    void *p)
{
	if (f->type != SHAPE_STRUCT)
		return decode_field(c, key, f, p);
	return decode_struct(c, kt_arena_printf(c->arena, "%s.", key), f->of,
	    p);
}

/*
 * The key of item i (from 1) as this form spells it, or NULL at the end:
 * Name.Item.N or Name.member.N, Name.entry.N of a map, Name.N of a flat one.
 */
static const char *
item_key(struct kt_call *c, const char *key, const struct shape_field *f,
    size_t i)
{
	const char *const names[] = { f->item, f->type == SHAPE_MAP ? "entry" :
	    "member" };
	const char *item;
	size_t k;

	if (f->flags & SHAPE_FLAT) {
		item = kt_arena_printf(c->arena, "%s.%zu", key, i);
		return is_there(c, item, f) ? item : NULL;
	}
	for (k = 0; k < N_ELEMENTS(names); k++) {
		if (names[k] == NULL)
			continue;
		item = kt_arena_printf(c->arena, "%s.%s.%zu", key, names[k], i);
		if (is_there(c, item, f))
			return item;
	}
	return NULL;
}

static int
decode_entry(struct kt_call *c, const char *key, const struct shape_field *f,
    char *p)
{
	const char *name = form_find(c->wire,
	    kt_arena_printf(c->arena, "%s.key", key));

	*(const char **)(void *)p = name != NULL ? name : "";
	if (f->each->type == SHAPE_STRING)
		*(const char **)(void *)(p + f->each->place) = "";
	return decode_item(c, kt_arena_printf(c->arena, "%s.value", key),
	    f->each, p + f->each->place);
}

/* Lists and maps. */
static int
decode_list(struct kt_call *c, const char *key, const struct shape_field *f,
    struct shape_list *out)
{
	size_t size = shape_item_size(f), n = 0, i;
	char *p;

	while (item_key(c, key, f, n + 1) != NULL)
		n++;
	if (n == 0) {
		if (form_find(c->wire, key) != NULL)	/* "Tags=" is empty */
			out->items = kt_arena_alloc(c->arena, 1);
		return 0;
	}
	out->items = p = kt_arena_alloc(c->arena, n * size);
	out->n = n;
	for (i = 1; i <= n; i++, p += size) {
		const char *item = item_key(c, key, f, i);

		if ((f->type == SHAPE_MAP ? decode_entry(c, item, f, p) :
		    decode_item(c, item, f->each, p)) != 0)
			return -1;
	}
	return 0;
}

static int
decode_text(struct kt_call *c, const struct shape_field *f, const char *s,
    void *p)
{
	struct shape_float n = { .set = true };
	char *end;

	if (f->type == SHAPE_FLOAT) {
		n.v = strtod(s, &end);
		/* strtod takes blanks, hexadecimals and "inf" besides */
		if (*s != '\0' && s[strspn(s, "0123456789.eE+-")] == '\0' &&
		    *end == '\0' && isfinite(n.v)) {
			*(struct shape_float *)p = n;
			return 0;
		}
	} else if (f->type == SHAPE_BLOB) {
		if (kt_base64_decode(c->arena, s, strlen(s), p) == 0)
			return 0;
	} else if (kt_time_parse(s, p) == 0) {
		return 0;
	}
	return kt_fail(c, KT_PARAMETER_VALUE,
	    "Invalid value for the parameter %s.", f->name);
}

static int
decode_field(struct kt_call *c, const char *key, const struct shape_field *f,
    void *p)
{
	const char *s = form_find(c->wire, key);
	const char *dotted;

	switch (f->type) {
	case SHAPE_STRING:
		if (s != NULL)
			*(const char **)p = s;
		return 0;
	case SHAPE_INTEGER:
		return s == NULL ? 0 : decode_integer(c, f->name, s, p);
	case SHAPE_BOOL:
		return s == NULL ? 0 : decode_bool(c, f->name, s, p);
	case SHAPE_LIST:
	case SHAPE_MAP:
		return decode_list(c, key, f, p);
	case SHAPE_STRUCT:
		dotted = kt_arena_printf(c->arena, "%s.", key);
		if (!form_has(c->wire, dotted))
			return 0;
		*(void **)p = kt_arena_alloc(c->arena, f->of->size);
		return decode_struct(c, dotted, f->of, *(void **)p);
	case SHAPE_FLOAT:
	case SHAPE_TIME:
	case SHAPE_BLOB:
		return s == NULL ? 0 : decode_text(c, f, s, p);
	}
	return 0;
}

static int
decode_struct(struct kt_call *c, const char *prefix, const struct shape *s,
    void *out)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];

		if (decode_field(c, kt_arena_printf(c->arena, "%s%s", prefix,
		    f->name), f, (char *)out + f->place) != 0)
			return -1;
	}
	return 0;
}

int
awsquery_decode(struct kt_call *c)
{
	return decode_struct(c, "", c->op->in, c->in);
}

/* U+FFFE and U+FFFF. */
static bool
is_noncharacter(const char *s)
{
	return strncmp(s, "\xEF\xBF\xBE", 3) == 0 ||
	    strncmp(s, "\xEF\xBF\xBF", 3) == 0;
}

/* Text as element content.  What XML 1.0 has no character for becomes '?'. */
static void
xml_text(struct kt_buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '&': kt_buf_str(b, "&amp;"); break;
		case '<': kt_buf_str(b, "&lt;"); break;
		case '>': kt_buf_str(b, "&gt;"); break;
		case '"': kt_buf_str(b, "&quot;"); break;
		case '\r': kt_buf_str(b, "&#xD;"); break;
		case '\t':
		case '\n': kt_buf_char(b, *s); break;
		default:
			kt_buf_char(b, (unsigned char)*s < 0x20 ||
			    is_noncharacter(s) ? '?' : *s);
			s += is_noncharacter(s) ? 2 : 0;
		}
}

void
xml_element(struct kt_buf *b, const char *name, const char *text)
{
	kt_buf_printf(b, "<%s>", name);
	xml_text(b, text);
	kt_buf_printf(b, "</%s>", name);
}

static void
encode_item(struct kt_buf *b, const struct shape_field *f, const void *p)
{
	if (f->type == SHAPE_STRUCT)
		encode_struct(b, f->of, p);
	else
		encode_field(b, f, p);
}

/* Lists and maps; of a flat one each item is an element of the name itself. */
static void
encode_list(struct kt_buf *b, const struct shape_field *f,
    const struct shape_list *l)
{
	bool map = f->type == SHAPE_MAP;
	const char *item = f->flags & SHAPE_FLAT ? f->name : f->item != NULL ?
	    f->item : map ? "entry" : "member";
	size_t size = shape_item_size(f), i;
	const char *p = l->items;

	for (i = 0; i < l->n; i++, p += size) {
		kt_buf_printf(b, "<%s>", item);
		if (map) {
			xml_element(b, "key",
			    *(const char *const *)(const void *)p);
			kt_buf_str(b, "<value>");
		}
		encode_item(b, f->each, p + f->each->place);
		kt_buf_printf(b, map ? "</value></%s>" : "</%s>", item);
	}
}

static void
encode_field(struct kt_buf *b, const struct shape_field *f, const void *p)
{
	char iso[KT_ISO8601];

	switch (f->type) {
	case SHAPE_STRING:
		xml_text(b, *(const char *const *)p);
		break;
	case SHAPE_BOOL:
		kt_buf_str(b, *(const enum shape_bool *)p == SHAPE_TRUE ?
		    "true" : "false");
		break;
	case SHAPE_INTEGER:
		kt_buf_printf(b, "%" PRId64, ((const struct shape_int *)p)->v);
		break;
	case SHAPE_TIME:
		kt_time_iso8601(*(const int64_t *)p, iso);
		if (f->flags & SHAPE_SECONDS)
			memcpy(iso + strlen("YYYY-MM-DDThh:mm:ss"), "Z", 2);
		kt_buf_str(b, iso);
		break;
	case SHAPE_STRUCT:
		encode_struct(b, f->of, *(const void *const *)p);
		break;
	case SHAPE_LIST:
	case SHAPE_MAP:
		encode_list(b, f, p);
		break;
	case SHAPE_FLOAT:
		kt_buf_printf(b, "%.17g", ((const struct shape_float *)p)->v);
		break;
	case SHAPE_BLOB:
		kt_base64_encode(b, *(const struct kt_blob *)p);
		break;
	}
}

static void
encode_struct(struct kt_buf *b, const struct shape *s, const void *out)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];

		if (shape_absent(f, out))
			continue;
		if (f->flags & SHAPE_FLAT) {
			encode_field(b, f, (const char *)out + f->place);
			continue;
		}
		kt_buf_printf(b, "<%s>", f->name);
		encode_field(b, f, (const char *)out + f->place);
		kt_buf_printf(b, "</%s>", f->name);
	}
}

void
awsquery_answer(struct kt_call *c)
{
	struct kt_buf *b = &c->answer.body;
	const char *op = c->op->name;

	c->answer.status = 200;
	c->answer.content_type = "text/xml";
	kt_buf_printf(b, "<%sResponse xmlns=\"%s\">", op, c->service->xmlns);
	if (c->op->out != NULL) {
		kt_buf_printf(b, "<%sResult>", op);
		encode_struct(b, c->op->out, c->out);
		kt_buf_printf(b, "</%sResult>", op);
	}
	kt_buf_printf(b, "<ResponseMetadata><RequestId>%s</RequestId>"
	    "</ResponseMetadata></%sResponse>", c->request_id, op);
}

void
awsquery_refuse(struct kt_call *c)
{
	const struct kt_error *e = kt_call_error(c);
	struct kt_buf *b = &c->answer.body;

	c->answer.status = e->status;
	c->answer.content_type = "text/xml";
	kt_buf_str(b, "<ErrorResponse");
	if (c->service->xmlns != NULL)
		kt_buf_printf(b, " xmlns=\"%s\"", c->service->xmlns);
	kt_buf_printf(b, "><Error><Type>%s</Type><Code>%s</Code>",
	    e->status >= 500 ? "Receiver" : "Sender", e->code);
	if (c->message != NULL)
		xml_element(b, "Message", c->message);
	kt_buf_printf(b, "</Error><RequestId>%s</RequestId></ErrorResponse>",
	    c->request_id);
}
