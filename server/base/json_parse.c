/*
 * One strict pass over a counted buffer, which makes the tree as it goes: see
 * keyturn/json.h.
 */
#include <stdlib.h>
#include <string.h>

#include "eight.h"
#include "json_tree.h"
#include "keyturn/crypto.h"
#include "utf8.h"

#define LONGEST_NUMBER 63
#define FEW 8		/* names that are compared pair by pair */

struct parse {
	struct kt_arena *arena;
	const char *text;
	const unsigned char *p, *end;
	size_t depth;
};

static int parse_value(struct parse *s, struct kt_json **out);

static bool
at(const struct parse *s, char c)
{
	return s->p < s->end && *s->p == (unsigned char)c;
}

static bool
skip(struct parse *s, char c)
{
	if (!at(s, c))
		return false;
	s->p++;
	return true;
}

static void
skip_space(struct parse *s)
{
	while (at(s, ' ') || at(s, '\t') || at(s, '\n') || at(s, '\r'))
		s->p++;
}

/* What is wrong is seen at the end only: no matter of form. */
static int
wrong(struct parse *s)
{
	s->p = s->end;
	return -1;
}

/* The four digits of \uXXXX, or -1. */
static int
scan_hex4(struct parse *s)
{
	int i, digit, value = 0;

	for (i = 0; i < 4; i++, s->p++) {
		digit = s->p < s->end ? kt_unhex(*s->p) : -1;
		if (digit < 0)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

/* The character of what follows "\u", or -1. */
static int
scan_unit(struct parse *s)
{
	int low, unit = scan_hex4(s);

	if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
		return -1;
	if (unit < 0xd800 || unit > 0xdbff)
		return unit;
	if (!skip(s, '\\') || !skip(s, 'u'))
		return -1;
	low = scan_hex4(s);
	return low < 0xdc00 || low > 0xdfff ? -1 :
	    0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}

/* The character of what follows a backslash, or -1. */
static int
scan_escape(struct parse *s)
{
	if (s->p == s->end)
		return -1;
	switch (*s->p++) {
	case '"':
	case '\\':
	case '/':
		return s->p[-1];
	case 'b':
		return '\b';
	case 'f':
		return '\f';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	case 'u':
		return scan_unit(s);
	default:
		return -1;
	}
}

static char *
put_utf8(char *to, int c)
{
	if (c < 0x80) {
		*to++ = (char)c;
		return to;
	}
	if (c < 0x800) {
		*to++ = (char)(0xc0 | c >> 6);
	} else {
		if (c < 0x10000) {
			*to++ = (char)(0xe0 | c >> 12);
		} else {
			*to++ = (char)(0xf0 | c >> 18);
			*to++ = (char)(0x80 | (c >> 12 & 0x3f));
		}
		*to++ = (char)(0x80 | (c >> 6 & 0x3f));
	}
	*to++ = (char)(0x80 | (c & 0x3f));
	return to;
}

/* Past the characters that stand for themselves; -1: there is none such. */
static int
scan_plain(struct parse *s)
{
	size_t n;

	for (;;) {
		s->p += eight_plain(s->p, (size_t)(s->end - s->p));
		if (s->p == s->end || *s->p < 0x20)
			return -1;
		if (*s->p < 0x80)
			return 0;	/* a quote or a backslash */
		n = utf8_length(s->p, (size_t)(s->end - s->p));
		if (n == 0)
			return -1;
		s->p += n;
	}
}

/* What an escape stands for is shorter, so the rest of the text has room. */
static int
parse_escaped(struct parse *s, const unsigned char *start, const char **out)
{
	size_t n = (size_t)(s->p - start);
	struct kt_buf b;
	char *to;
	int c;

	kt_buf_init(&b, s->arena);
	kt_buf_add(&b, start, n);
	while (!skip(s, '"')) {
		s->p++;			/* the backslash */
		c = scan_escape(s);
		start = s->p;
		if (c < 0 || scan_plain(s) != 0)
			return -1;
		n = (size_t)(s->p - start);
		to = put_utf8(kt_buf_room(&b, 4 + n), c);
		memcpy(to, start, n);
		b.n = (size_t)(to + n - b.p);
	}
	kt_buf_add(&b, "", 0);		/* its NUL */
	*out = b.p;
	return 0;
}

static int
parse_string(struct parse *s, const char **out)
{
	const unsigned char *start = s->p + 1;
	size_t n;
	char *copy;

	if (!skip(s, '"') || scan_plain(s) != 0)
		return -1;
	if (*s->p == '\\')
		return parse_escaped(s, start, out);
	n = (size_t)(s->p++ - start);
	copy = kt_arena_dup(s->arena, start, n + 1);
	copy[n] = '\0';			/* instead of the quote */
	*out = copy;
	return 0;
}

static int
scan_digits(struct parse *s)
{
	const unsigned char *start = s->p;

	while (s->p < s->end && *s->p >= '0' && *s->p <= '9')
		s->p++;
	return s->p > start ? 0 : -1;
}

static int
scan_number(struct parse *s)
{
	(void)skip(s, '-');
	if (!skip(s, '0') && scan_digits(s) != 0)
		return -1;
	if (skip(s, '.') && scan_digits(s) != 0)
		return -1;
	if (skip(s, 'e') || skip(s, 'E')) {
		if (!skip(s, '+'))
			(void)skip(s, '-');
		return scan_digits(s);
	}
	return 0;
}

static int
parse_number(struct parse *s, double *out)
{
	const unsigned char *start = s->p;
	char text[LONGEST_NUMBER + 1] = "";
	size_t n;

	if (scan_number(s) != 0)
		return -1;
	n = (size_t)(s->p - start);
	if (n > LONGEST_NUMBER)
		return -1;
	memcpy(text, start, n);
	*out = strtod(text, NULL);
	return *out - *out == 0 ? 0 : wrong(s);		/* beyond any double */
}

static int
scan_word(struct parse *s, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(s->end - s->p) < n || memcmp(s->p, word, n) != 0)
		return -1;
	s->p += n;
	return 0;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, so that a body of nothing but keys costs no more than its length. */
static bool
many_differ(const struct kt_json *object, size_t n)
{
	const char **names = kt_alloc(n * sizeof(*names));
	const struct kt_json *c;
	bool differ = true;
	size_t i = 0;

	for (c = object->first; c != NULL; c = c->next)
		names[i++] = c->name;
	qsort(names, n, sizeof(*names), compare_names);
	for (i = 1; i < n && differ; i++)
		differ = strcmp(names[i - 1], names[i]) != 0;
	free(names);
	return differ;
}

static bool
names_differ(const struct kt_json *object, size_t n)
{
	const struct kt_json *c, *other;

	if (n > FEW)
		return many_differ(object, n);
	for (c = object->first; c != NULL; c = c->next)
		for (other = c->next; other != NULL; other = other->next)
			if (strcmp(c->name, other->name) == 0)
				return false;
	return true;
}

static int
parse_member(struct parse *s, struct kt_json **out)
{
	const char *name;

	skip_space(s);
	if (parse_string(s, &name) != 0)
		return -1;
	skip_space(s);
	if (!skip(s, ':') || parse_value(s, out) != 0)
		return -1;
	(*out)->name = name;
	return 0;
}

static int
parse_children(struct parse *s, struct kt_json *v)
{
	bool named = v->type == KT_JSON_OBJECT;
	struct kt_json **end = &v->first;
	char close = named ? '}' : ']';
	size_t n = 0;

	s->p++;
	skip_space(s);
	if (skip(s, close))
		return 0;
	do {
		if ((named ? parse_member(s, end) : parse_value(s, end)) != 0)
			return -1;
		end = &(*end)->next;
		n++;
		skip_space(s);
	} while (skip(s, ','));
	if (!skip(s, close))
		return -1;
	return named && !names_differ(v, n) ? wrong(s) : 0;
}

static int
parse_nested(struct parse *s, struct kt_json *v)
{
	int rc;

	if (s->depth == KT_JSON_DEPTH)
		return -1;
	s->depth++;
	rc = parse_children(s, v);
	s->depth--;
	return rc;
}

/* What v is, by its first byte, and what it holds. */
static int
parse_content(struct parse *s, struct kt_json *v)
{
	switch (s->p < s->end ? *s->p : '\0') {
	case '{':
		v->type = KT_JSON_OBJECT;
		return parse_nested(s, v);
	case '[':
		v->type = KT_JSON_ARRAY;
		return parse_nested(s, v);
	case '"':
		v->type = KT_JSON_STRING;
		return parse_string(s, &v->string);
	case 't':
		v->type = KT_JSON_BOOL;
		v->is_true = true;
		return scan_word(s, "true");
	case 'f':
		v->type = KT_JSON_BOOL;
		return scan_word(s, "false");
	case 'n':
		v->type = KT_JSON_NULL;
		return scan_word(s, "null");
	default:
		v->type = KT_JSON_NUMBER;
		return parse_number(s, &v->number);
	}
}

/* A value and the space before it. */
static int
parse_value(struct parse *s, struct kt_json **out)
{
	struct kt_json *v = kt_arena_alloc(s->arena, sizeof(*v));

	skip_space(s);
	v->from = (size_t)((const char *)s->p - s->text);
	if (parse_content(s, v) != 0)
		return -1;
	v->to = (size_t)((const char *)s->p - s->text);
	*out = v;
	return 0;
}

static int
parse_text(struct parse *s, struct kt_json **out)
{
	if (parse_value(s, out) != 0)
		return -1;
	skip_space(s);
	return s->p == s->end ? 0 : -1;
}

static struct parse
begin(struct kt_arena *a, const char *text, size_t n)
{
	return (struct parse){ .arena = a, .text = text,
	    .p = (const unsigned char *)text,
	    .end = (const unsigned char *)text + n };
}

int
kt_json_parse(struct kt_arena *a, const char *text, size_t n,
    const struct kt_json **out)
{
	struct parse s = begin(a, text, n);
	struct kt_json *v;

	if (parse_text(&s, &v) != 0)
		return -1;
	*out = v;
	return 0;
}

size_t
kt_json_stop(const char *text, size_t n)
{
	struct kt_arena *a = kt_arena_new();
	struct parse s = begin(a, text, n);
	struct kt_json *v;

	(void)!parse_text(&s, &v);
	kt_arena_free(&a);
	return (size_t)((const char *)s.p - text);
}
