/* Reading and writing the tree that json_parse.c makes: see keyturn/json.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json_tree.h"

/* The whole numbers of which a double misses none. */
#define EXACT INT64_C(9007199254740991)

static bool
is(const struct kt_json *v, enum kt_json_type type)
{
	return v != NULL && v->type == type;
}

enum kt_json_type
kt_json_type(const struct kt_json *v)
{
	return v->type;
}

const struct kt_json *
kt_json_member(const struct kt_json *v, const char *name)
{
	const struct kt_json *c = is(v, KT_JSON_OBJECT) ? v->first : NULL;

	while (c != NULL && (c->name[0] != name[0] ||
	    strcmp(c->name, name) != 0))
		c = c->next;
	return c;
}

const struct kt_json *
kt_json_first(const struct kt_json *v)
{
	return is(v, KT_JSON_OBJECT) || is(v, KT_JSON_ARRAY) ? v->first : NULL;
}

const struct kt_json *
kt_json_next(const struct kt_json *v)
{
	return v->next;
}

const char *
kt_json_name(const struct kt_json *member)
{
	return member->name;
}

void
kt_json_place(const struct kt_json *v, size_t *from, size_t *to)
{
	*from = v->from;
	*to = v->to;
}

const char *
kt_json_string(const struct kt_json *v)
{
	return is(v, KT_JSON_STRING) ? v->string : NULL;
}

bool
kt_json_true(const struct kt_json *v)
{
	return is(v, KT_JSON_BOOL) && v->is_true;
}

int
kt_json_number(const struct kt_json *v, double *out)
{
	if (!is(v, KT_JSON_NUMBER))
		return -1;
	*out = v->number;
	return 0;
}

int
kt_json_integer(const struct kt_json *v, int64_t *out)
{
	double d;

	if (kt_json_number(v, &d) != 0 || d < -(double)EXACT ||
	    d > (double)EXACT || (double)(int64_t)d != d)
		return -1;
	*out = (int64_t)d;
	return 0;
}

/* The shortest of three lengths that reads back as the same double. */
static void
print_number(struct kt_buf *b, const struct kt_json *v)
{
	double d = v->number;
	char text[40];
	int64_t whole;
	int digits;

	if (kt_json_integer(v, &whole) == 0) {
		kt_buf_printf(b, "%lld", (long long)whole);
		return;
	}
	for (digits = 15; digits <= 17; digits++) {
		(void)snprintf(text, sizeof(text), "%.*g", digits, d);
		if (strtod(text, NULL) == d)
			break;
	}
	kt_buf_str(b, text);
}

static void
print_children(struct kt_buf *b, const struct kt_json *v, bool named)
{
	const struct kt_json *c;
	const char *name;

	kt_buf_char(b, named ? '{' : '[');
	for (c = kt_json_first(v); c != NULL; c = kt_json_next(c)) {
		if (c != kt_json_first(v))
			kt_buf_char(b, ',');
		if (named) {
			name = kt_json_name(c);
			kt_json_quote(b, name, strlen(name));
			kt_buf_char(b, ':');
		}
		kt_json_print(b, c);
	}
	kt_buf_char(b, named ? '}' : ']');
}

void
kt_json_print(struct kt_buf *b, const struct kt_json *v)
{
	const char *s;

	switch (kt_json_type(v)) {
	case KT_JSON_NULL:
		kt_buf_str(b, "null");
		break;
	case KT_JSON_BOOL:
		kt_buf_str(b, kt_json_true(v) ? "true" : "false");
		break;
	case KT_JSON_NUMBER:
		print_number(b, v);
		break;
	case KT_JSON_STRING:
		s = kt_json_string(v);
		kt_json_quote(b, s, strlen(s));
		break;
	case KT_JSON_ARRAY:
		print_children(b, v, false);
		break;
	case KT_JSON_OBJECT:
		print_children(b, v, true);
		break;
	}
}

int
kt_json_replace(struct kt_buf *b, const char *text, size_t n,
    const char *name, const char *value)
{
	const struct kt_json *root, *member;

	if (kt_json_parse(b->arena, text, n, &root) != 0)
		return -1;
	member = kt_json_member(root, name);
	if (member == NULL)
		return -1;
	kt_buf_add(b, text, member->from);
	kt_json_quote(b, value, strlen(value));
	kt_buf_add(b, text + member->to, n - member->to);
	return 0;
}
