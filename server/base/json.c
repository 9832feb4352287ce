/*
 * cJSON builds the tree, in an arena; what it lets pass is refused here: one
 * strict pass over the counted buffer first, duplicate keys after.  A struct
 * kt_json is a struct cJSON under another name.
 */
#include <cjson/cJSON.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/arena.h"
#include "keyturn/json.h"
#include "eight.h"
#include "utf8.h"

/* cJSON copies a number into 64 bytes and would cut a longer one in two. */
#define LONGEST_NUMBER 63

/* The whole numbers of which a double misses none. */
#define EXACT INT64_C(9007199254740991)

struct scan {
	const unsigned char *p, *end;
	size_t depth;
	size_t wanted;		/* the member of the outermost object ... */
	const unsigned char *from, *to;		/* ... whose value is here */
};

static int scan_value(struct scan *s);

static bool
at(const struct scan *s, char c)
{
	return s->p < s->end && *s->p == (unsigned char)c;
}

static bool
skip(struct scan *s, char c)
{
	if (!at(s, c))
		return false;
	s->p++;
	return true;
}

static void
skip_space(struct scan *s)
{
	while (at(s, ' ') || at(s, '\t') || at(s, '\n') || at(s, '\r'))
		s->p++;
}

/* The four digits of \uXXXX, or -1. */
static int
scan_hex4(struct scan *s)
{
	int i, value = 0;

	if (s->end - s->p < 4)
		return -1;
	for (i = 0; i < 4; i++, s->p++) {
		value *= 16;
		if (*s->p >= '0' && *s->p <= '9')
			value += *s->p - '0';
		else if (*s->p >= 'a' && *s->p <= 'f')
			value += *s->p - 'a' + 10;
		else if (*s->p >= 'A' && *s->p <= 'F')
			value += *s->p - 'A' + 10;
		else
			return -1;
	}
	return value;
}

/* What follows a backslash. */
static int
scan_escape(struct scan *s)
{
	int unit;

	if (s->p == s->end)
		return -1;
	if (*s->p != 'u')
		return *s->p != '\0' &&
		    strchr("\"\\/bfnrt", *s->p++) != NULL ? 0 : -1;
	s->p++;
	unit = scan_hex4(s);
	if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
		return -1;
	if (unit < 0xd800 || unit > 0xdbff)
		return 0;
	if (!skip(s, '\\') || !skip(s, 'u'))
		return -1;
	unit = scan_hex4(s);
	return unit >= 0xdc00 && unit <= 0xdfff ? 0 : -1;
}

static int
scan_string(struct scan *s)
{
	size_t n;

	if (!skip(s, '"'))
		return -1;
	for (;;) {
		s->p += eight_plain(s->p, (size_t)(s->end - s->p));
		if (s->p == s->end)
			return -1;
		if (*s->p == '"') {
			s->p++;
			return 0;
		}
		if (*s->p < 0x20)
			return -1;
		if (*s->p == '\\') {
			s->p++;
			if (scan_escape(s) != 0)
				return -1;
			continue;
		}
		n = utf8_length(s->p, (size_t)(s->end - s->p));
		if (n == 0)
			return -1;
		s->p += n;
	}
}

static int
scan_digits(struct scan *s)
{
	const unsigned char *start = s->p;

	while (s->p < s->end && *s->p >= '0' && *s->p <= '9')
		s->p++;
	return s->p > start ? 0 : -1;
}

static int
scan_number(struct scan *s)
{
	const unsigned char *start = s->p;

	(void)skip(s, '-');
	if (!skip(s, '0') && scan_digits(s) != 0)
		return -1;
	if (skip(s, '.') && scan_digits(s) != 0)
		return -1;
	if (skip(s, 'e') || skip(s, 'E')) {
		if (!skip(s, '+'))
			(void)skip(s, '-');
		if (scan_digits(s) != 0)
			return -1;
	}
	return s->p - start <= LONGEST_NUMBER ? 0 : -1;
}

static int
scan_word(struct scan *s, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(s->end - s->p) < n || memcmp(s->p, word, n) != 0)
		return -1;
	s->p += n;
	return 0;
}

static int
scan_array(struct scan *s)
{
	s->p++;
	skip_space(s);
	if (skip(s, ']'))
		return 0;
	for (;;) {
		if (scan_value(s) != 0)
			return -1;
		skip_space(s);
		if (skip(s, ']'))
			return 0;
		if (!skip(s, ','))
			return -1;
	}
}

static int
scan_member(struct scan *s, size_t index)
{
	const unsigned char *from;

	skip_space(s);
	if (scan_string(s) != 0)
		return -1;
	skip_space(s);
	if (!skip(s, ':'))
		return -1;
	skip_space(s);
	from = s->p;
	if (scan_value(s) != 0)
		return -1;
	if (s->depth == 1 && index == s->wanted) {
		s->from = from;
		s->to = s->p;
	}
	return 0;
}

static int
scan_object(struct scan *s)
{
	size_t index;

	s->p++;
	skip_space(s);
	if (skip(s, '}'))
		return 0;
	for (index = 0;; index++) {
		if (scan_member(s, index) != 0)
			return -1;
		skip_space(s);
		if (skip(s, '}'))
			return 0;
		if (!skip(s, ','))
			return -1;
	}
}

/* A value and the space before it. */
static int
scan_value(struct scan *s)
{
	int rc;

	skip_space(s);
	if (s->p == s->end)
		return -1;
	switch (*s->p) {
	case '{':
	case '[':
		if (s->depth == KT_JSON_DEPTH)
			return -1;
		s->depth++;
		rc = *s->p == '{' ? scan_object(s) : scan_array(s);
		s->depth--;
		return rc;
	case '"':
		return scan_string(s);
	case 't':
		return scan_word(s, "true");
	case 'f':
		return scan_word(s, "false");
	case 'n':
		return scan_word(s, "null");
	default:
		return scan_number(s);
	}
}

static int
scan_text(struct scan *s, const char *text, size_t n, size_t wanted)
{
	memset(s, 0, sizeof(*s));
	s->p = (const unsigned char *)text;
	s->end = s->p + n;
	s->wanted = wanted;
	if (scan_value(s) != 0)
		return -1;
	skip_space(s);
	return s->p == s->end ? 0 : -1;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, so that a body of nothing but keys costs no more than its length. */
static bool
names_differ(const cJSON *object)
{
	const char **names;
	const cJSON *c;
	size_t n = 0, i = 0;
	bool differ = true;

	for (c = object->child; c != NULL; c = c->next)
		n++;
	if (n < 2)
		return true;
	names = kt_alloc(n * sizeof(*names));
	for (c = object->child; c != NULL; c = c->next)
		names[i++] = c->string;
	qsort(names, n, sizeof(*names), compare_names);
	for (i = 1; i < n && differ; i++)
		differ = strcmp(names[i - 1], names[i]) != 0;
	free(names);
	return differ;
}

/* What only the tree shows: keys given twice, numbers beyond any double. */
static int
check_tree(const cJSON *v)
{
	const cJSON *c;

	if (cJSON_IsNumber(v))
		return v->valuedouble - v->valuedouble == 0 ? 0 : -1;
	if (cJSON_IsObject(v) && !names_differ(v))
		return -1;
	cJSON_ArrayForEach(c, v) {
		if (check_tree(c) != 0)
			return -1;
	}
	return 0;
}

/* Whose memory the tree that this thread is building is made of. */
static _Thread_local struct kt_arena *building;

static void *CJSON_CDECL
take(size_t n)
{
	return kt_arena_alloc(building, n);
}

static void CJSON_CDECL
leave(void *p)
{
	(void)p;		/* it goes with the arena, which wipes it */
}

static void
use_arenas(void)
{
	cJSON_Hooks hooks = { take, leave };

	cJSON_InitHooks(&hooks);
}

static cJSON *
build(struct kt_arena *a, const char *text, size_t n)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	cJSON *tree;

	(void)pthread_once(&once, use_arenas);
	building = a;
	tree = cJSON_ParseWithLengthOpts(text, n, NULL, 0);
	building = NULL;
	return tree;
}

int
kt_json_parse(struct kt_arena *a, const char *text, size_t n,
    const struct kt_json **out)
{
	struct scan s;
	cJSON *tree;

	if (scan_text(&s, text, n, SIZE_MAX) != 0)
		return -1;
	tree = build(a, text, n);
	if (tree == NULL || check_tree(tree) != 0)
		return -1;
	*out = (const struct kt_json *)tree;
	return 0;
}

size_t
kt_json_stop(const char *text, size_t n)
{
	struct scan s;

	(void)!scan_text(&s, text, n, SIZE_MAX);
	return (size_t)((const char *)s.p - text);
}

static const cJSON *
tree_of(const struct kt_json *v)
{
	return (const cJSON *)v;
}

enum kt_json_type
kt_json_type(const struct kt_json *v)
{
	switch (tree_of(v)->type & 0xff) {
	case cJSON_False:
	case cJSON_True:
		return KT_JSON_BOOL;
	case cJSON_Number:
		return KT_JSON_NUMBER;
	case cJSON_String:
		return KT_JSON_STRING;
	case cJSON_Array:
		return KT_JSON_ARRAY;
	case cJSON_Object:
		return KT_JSON_OBJECT;
	default:
		return KT_JSON_NULL;
	}
}

const struct kt_json *
kt_json_member(const struct kt_json *v, const char *name)
{
	if (!cJSON_IsObject(tree_of(v)))
		return NULL;
	return (const struct kt_json *)
	    cJSON_GetObjectItemCaseSensitive(tree_of(v), name);
}

const struct kt_json *
kt_json_first(const struct kt_json *v)
{
	return v == NULL ? NULL : (const struct kt_json *)tree_of(v)->child;
}

const struct kt_json *
kt_json_next(const struct kt_json *v)
{
	return (const struct kt_json *)tree_of(v)->next;
}

const char *
kt_json_name(const struct kt_json *member)
{
	return tree_of(member)->string;
}

const char *
kt_json_string(const struct kt_json *v)
{
	return cJSON_IsString(tree_of(v)) ? tree_of(v)->valuestring : NULL;
}

bool
kt_json_true(const struct kt_json *v)
{
	return cJSON_IsTrue(tree_of(v));
}

int
kt_json_number(const struct kt_json *v, double *out)
{
	if (!cJSON_IsNumber(tree_of(v)))
		return -1;
	*out = tree_of(v)->valuedouble;
	return 0;
}

int
kt_json_integer(const struct kt_json *v, int64_t *out)
{
	double d;

	if (!cJSON_IsNumber(tree_of(v)))
		return -1;
	d = tree_of(v)->valuedouble;
	if (d < -(double)EXACT || d > (double)EXACT || (double)(int64_t)d != d)
		return -1;
	*out = (int64_t)d;
	return 0;
}

/* The shortest of three lengths that reads back as the same double. */
static void
print_number(struct kt_buf *b, const struct kt_json *v)
{
	double d = tree_of(v)->valuedouble;
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

/* Not cJSON's printer: it rounds numbers and leaves unwiped copies. */
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

/*
 * The tree knows which member it is, escapes in its name undone; the scan
 * knows where that member's value lies.
 */
int
kt_json_replace(struct kt_buf *b, const char *text, size_t n,
    const char *name, const char *value)
{
	const struct kt_json *root, *member, *c;
	const char *end = text + n, *from, *to;
	struct scan s;
	size_t index = 0;

	if (kt_json_parse(b->arena, text, n, &root) != 0)
		return -1;
	member = kt_json_member(root, name);
	if (member == NULL)
		return -1;
	for (c = kt_json_first(root); c != member; c = kt_json_next(c))
		index++;
	if (scan_text(&s, text, n, index) != 0 || s.from == NULL)
		return -1;
	from = (const char *)s.from;
	to = (const char *)s.to;
	kt_buf_add(b, text, (size_t)(from - text));
	kt_json_quote(b, value, strlen(value));
	kt_buf_add(b, to, (size_t)(end - to));
	return 0;
}
