/*
 * REST-JSON (Lambda): the operation is a method and a path; members of its
 * input lie in labels of the path, in the query, in headers, and the rest in
 * the body, which is JSON or one member's own bytes.  The answer likewise.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "keyturn/json.h"
#include "wire.h"

/* A label of a template: "{Name}", or "{Name+}", which may hold slashes. */
struct label {
	const char *name, *value;
	size_t name_n, value_n;
};

/* The label that *template begins with, at *path; both are led behind it. */
static bool
take_label(const char **template, const char **path, struct label *l)
{
	const char *close = strchr(*template, '}');
	bool greedy = close[-1] == '+';

	l->name = *template + 1;
	l->name_n = (size_t)(close - l->name) - greedy;
	l->value = *path;
	*template = close + 1;
	l->value_n = strcspn(*path, "/");
	if (greedy) {		/* all but what the template goes on with */
		size_t all = strlen(*path), rest = strcspn(*template, "?");

		if (rest >= all)
			return false;
		l->value_n = all - rest;
	}
	*path += l->value_n;
	return l->value_n > 0;
}

/* Up to n labels are put into labels. */
static bool
fits(const char *template, const char *path, struct label *labels, size_t n)
{
	const char *begin = template;
	struct label ignored;
	size_t i = 0;

	while (*template != '\0' && *template != '?') {
		if (*template != '{') {
			if (*template++ != *path++)
				return false;
			continue;
		}
		if (!take_label(&template, &path, i < n ? &labels[i] :
		    &ignored))
			return false;
		i++;
	}
	/*
	 * AWS's models said "/2015-03-31/functions/" until those of today, and
	 * SDKs of version 1 do.  Ours ("/_keyturn/clock") mean what they say.
	 */
	if (i == 0 && template[-1] != '/' && begin[1] != '_' && *path == '/')
		path++;
	return *path == '\0';
}

bool
wire_path_fits(const char *template, const char *path)
{
	return fits(template, path, NULL, 0);
}

/* A member from text: of the path, the query or a header. */
static int
decode_text(struct kt_call *c, const struct shape_field *f, const char *text,
    void *p)
{
	switch (f->type) {
	case SHAPE_STRING:
		*(const char **)p = text;
		return 0;
	case SHAPE_BOOL:
		*(enum shape_bool *)p = shape_bool(strcmp(text, "true") == 0);
		return strcmp(text, "true") == 0 ||
		    strcmp(text, "false") == 0 ? 0 : -1;
	case SHAPE_INTEGER:
		return wire_integer(text, p);
	case SHAPE_TIME:
		return kt_time_parse(text, p);
	default:
		return kt_fail(c, KT_SERIALIZATION, "%s is not read from "
		    "there.", f->name);
	}
}

#define LABELS 8

static int
decode_label(struct kt_call *c, const struct shape_field *f, void *p)
{
	struct label labels[LABELS];
	size_t n = strlen(f->wire), i;
	char *text;

	memset(labels, 0, sizeof(labels));
	if (!fits(c->op->path, c->request.path, labels, LABELS))
		return -1;
	for (i = 0; i < LABELS && labels[i].name != NULL; i++) {
		if (labels[i].name_n != n ||
		    strncmp(labels[i].name, f->wire, n) != 0)
			continue;
		text = kt_arena_strndup(c->arena, labels[i].value,
		    labels[i].value_n);
		return form_unescape(text, false) != 0 ? -1 :
		    decode_text(c, f, text, p);
	}
	return -1;
}

/* A list is given as often as it has items. */
static int
decode_query(struct kt_call *c, const struct wire_form *form,
    const struct shape_field *f, void *p)
{
	struct shape_list *l = p;
	const char *text;
	size_t i;

	if (f->type != SHAPE_LIST)
		return (text = form_find(form, f->wire)) == NULL ? 0 :
		    decode_text(c, f, text, p);
	for (i = 0; i < form->n; i++) {
		if (strcmp(form->pairs[i].key, f->wire) != 0)
			continue;
		if (l->items == NULL)
			l->items = kt_arena_alloc(c->arena, form->n *
			    shape_item_size(f));
		if (decode_text(c, f->each, form->pairs[i].value,
		    (char *)l->items + l->n++ * shape_item_size(f)) != 0)
			return -1;
	}
	return 0;
}

static int
decode_elsewhere(struct kt_call *c, const struct wire_form *form,
    const struct shape_field *f, void *p)
{
	const char *text;

	if (f->flags & SHAPE_IN_PATH)
		return decode_label(c, f, p);
	if (f->flags & SHAPE_IN_QUERY)
		return decode_query(c, form, f, p);
	if (f->flags & SHAPE_IN_HEADER)
		return (text = kt_header(&c->request, f->wire)) == NULL ? 0 :
		    decode_text(c, f, text, p);
	return 0;
}

/* The body: the JSON of what lies nowhere else, or one member. */
static int
decode_body(struct kt_call *c)
{
	const char *body = c->request.body;
	size_t n = c->request.body_len, i;

	for (i = 0; i < c->op->in->n; i++) {
		const struct shape_field *f = &c->op->in->fields[i];
		void *p = (char *)c->in + f->place;

		if (!(f->flags & SHAPE_IS_BODY))
			continue;
		if (f->type == SHAPE_BLOB)
			*(struct kt_blob *)p = (struct kt_blob){
			    (const uint8_t *)body, n };
		else if (f->type == SHAPE_STRING)
			*(const char **)p = body;
		else if (n > 0) {
			*(void **)p = kt_arena_alloc(c->arena, f->of->size);
			return awsjson_decode_body(c, body, n, f->of,
			    *(void **)p, 0);
		}
		return 0;
	}
	return awsjson_decode_body(c, body, n, c->op->in, c->in, WIRE_ELSEWHERE);
}

int
restjson_decode_head(struct kt_call *c, struct wire_form *form)
{
	const char *query = c->request.query != NULL ? c->request.query : "";
	size_t i;

	if (form_parse(c->arena, query, strlen(query), form) != 0)
		return kt_fail(c, KT_SERIALIZATION, "Malformed request.");
	for (i = 0; i < c->op->in->n; i++) {
		const struct shape_field *f = &c->op->in->fields[i];

		if (decode_elsewhere(c, form, f, (char *)c->in + f->place) !=
		    0)
			return kt_fail(c, KT_SERIALIZATION, "Malformed %s.",
			    f->name);
	}
	return 0;
}

int
restjson_decode(struct kt_call *c)
{
	struct wire_form form;

	return restjson_decode_head(c, &form) == 0 ? decode_body(c) : -1;
}

/* --- answers --- */

static const char *
header_text(struct kt_call *c, const struct shape_field *f, const void *p)
{
	switch (f->type) {
	case SHAPE_STRING:
		return *(const char *const *)p;
	case SHAPE_BOOL:
		return *(const enum shape_bool *)p == SHAPE_TRUE ? "true" :
		    "false";
	case SHAPE_INTEGER:
		return kt_arena_printf(c->arena, "%" PRId64,
		    ((const struct shape_int *)p)->v);
	default:
		return NULL;
	}
}

static void
answer_elsewhere(struct kt_call *c, const struct shape_field *f, const void *p)
{
	struct kt_answer *a = &c->answer;
	const struct kt_blob *blob = p;
	const char *text;

	if (f->flags & SHAPE_IS_STATUS)
		a->status = (int)((const struct shape_int *)p)->v;
	if (f->flags & SHAPE_IN_HEADER && (text = header_text(c, f, p)) != NULL)
		a->headers[a->n_headers++] = (struct kt_header){ f->wire,
		    text };
	if (!(f->flags & SHAPE_IS_BODY))
		return;
	if (f->type == SHAPE_STRUCT)
		wire_encode_json(&a->body, f->of, *(const void *const *)p);
	else if (f->type == SHAPE_STRING)
		kt_buf_str(&a->body, *(const char *const *)p);
	else
		kt_buf_add(&a->body, (const char *)blob->p, blob->n);
	if (f->type != SHAPE_STRUCT)
		a->content_type = "application/octet-stream";
}

void
restjson_answer(struct kt_call *c)
{
	const struct shape *s = c->op->out;
	struct kt_answer *a = &c->answer;
	bool whole = false;
	size_t i;

	a->status = c->op->status;
	a->content_type = "application/json";
	if (s == NULL)
		return;
	a->headers = kt_arena_alloc(c->arena, (s->n + 1) * sizeof(*a->headers));
	for (i = 0; i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];

		if (f->flags & SHAPE_IS_BODY)
			whole = true;
		if (f->flags & WIRE_ELSEWHERE && !shape_absent(f, c->out))
			answer_elsewhere(c, f, (const char *)c->out +
			    f->place);
	}
	if (!whole && a->status != 204)
		awsjson_encode_body(&a->body, s, c->out, WIRE_ELSEWHERE);
}

void
restjson_refuse(struct kt_call *c)
{
	const struct kt_error *e = kt_call_error(c);

	c->answer.content_type = "application/json";
	c->answer.error_type = e->code;
	awsjson_refuse_as(c, "Type", e->status >= 500 ? "Service" : "User");
}
