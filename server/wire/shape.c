/* The checker of shapes, in the words of AWS's front (keyturn/shape.h). */
#include "keyturn/shape.h"

#include <inttypes.h>
#include <string.h>

#include "keyturn/json.h"
#include "wire.h"

/* As many as fit on a page; AWS stops somewhere too. */
#define BREACHES_MAX 10

struct check {
	struct kt_arena *arena;
	const struct kt_service *of;
	struct kt_buf text;
	int n;
	const char *own;	/* the service's own text of the first pattern */
};

static void check_struct(struct check *, const char *path,
    const struct shape *, const void *in);

bool
shape_absent(const struct shape_field *f, const void *in)
{
	const char *p = (const char *)in + f->place;

	switch (f->type) {
	case SHAPE_STRING:  return *(const char *const *)(const void *)p == NULL;
	case SHAPE_BOOL:
		return *(const enum shape_bool *)(const void *)p == SHAPE_UNSET;
	case SHAPE_INTEGER: return !((const struct shape_int *)(const void *)p)->set;
	case SHAPE_FLOAT:
		return !((const struct shape_float *)(const void *)p)->set;
	case SHAPE_TIME:    return *(const int64_t *)(const void *)p == 0;
	case SHAPE_BLOB:    return ((const struct kt_blob *)(const void *)p)->p == NULL;
	case SHAPE_STRUCT:  return *(const void *const *)(const void *)p == NULL;
	case SHAPE_LIST:
	case SHAPE_MAP:
		return ((const struct shape_list *)(const void *)p)->items == NULL;
	}
	return true;
}

static size_t
size_of(const struct shape_field *f)
{
	switch (f->type) {
	case SHAPE_STRING:  return sizeof(const char *);
	case SHAPE_BOOL:    return sizeof(enum shape_bool);
	case SHAPE_INTEGER: return sizeof(struct shape_int);
	case SHAPE_FLOAT:   return sizeof(struct shape_float);
	case SHAPE_TIME:    return sizeof(int64_t);
	case SHAPE_BLOB:    return sizeof(struct kt_blob);
	case SHAPE_STRUCT:  return f->of->size;
	case SHAPE_LIST:
	case SHAPE_MAP:     return sizeof(struct shape_list);
	}
	return 0;
}

/* An entry begins with its key; alignment is a pointer's. */
size_t
shape_item_size(const struct shape_field *f)
{
	size_t n = size_of(f->each), p = sizeof(void *);

	return f->type != SHAPE_MAP ? n :
	    (f->each->place + n + p - 1) / p * p;
}

const char *
shape_missing(const struct shape *s, const void *in)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if ((s->fields[i].flags & SHAPE_REQUIRED) &&
		    shape_absent(&s->fields[i], in))
			return s->fields[i].name;
	return NULL;
}

/* "SecretId" at "" is "secretId"; AWS prints members in lower camel case. */
static const char *
member_path(struct check *c, const char *path, const char *name)
{
	char *p = kt_arena_printf(c->arena, "%s%s", path, name);
	char *first = p + strlen(path);

	if (*first >= 'A' && *first <= 'Z')
		*first += 'a' - 'A';
	return p;
}

/* value NULL: not shown, as of what is sensitive; null is printed without quotes. */
static void
breach(struct check *c, const char *path, const char *value, const char *rule)
{
	if (c->n++ >= BREACHES_MAX)
		return;
	if (c->n > 1)
		kt_buf_str(&c->text, "; ");
	if (value == NULL || c->of->hides_values)
		kt_buf_printf(&c->text, "Value at '%s'", path);
	else
		kt_buf_printf(&c->text, "Value %s at '%s'", value, path);
	kt_buf_printf(&c->text, " failed to satisfy constraint: %s", rule);
}

static const char *
joined(struct kt_arena *a, const char *const *values, size_t n)
{
	struct kt_buf b;
	size_t i;

	kt_buf_init(&b, a);
	kt_buf_char(&b, '[');
	for (i = 0; i < n; i++)
		kt_buf_printf(&b, "%s%s", i == 0 ? "" : ", ", values[i]);
	kt_buf_char(&b, ']');
	return b.p;
}

/* The rule that a length or number n breaks, or NULL. */
static const char *
bound_rule(struct kt_arena *a, const struct shape_field *f, int64_t n,
    const char *what)
{
	if (n < f->min)
		return kt_arena_printf(a, "Member must have %s greater than or "
		    "equal to %" PRId64, what, f->min);
	if (f->max != 0 && n > f->max)
		return kt_arena_printf(a, "Member must have %s less than or "
		    "equal to %" PRId64, what, f->max);
	return NULL;
}

static bool
is_one_of(const char *s, const char *const *values)
{
	for (; *values != NULL; values++)
		if (strcmp(s, *values) == 0)
			return true;
	return false;
}

static const char *
enum_rule(struct kt_arena *a, const char *const *values)
{
	size_t n = 0;

	while (values[n] != NULL)
		n++;
	return kt_arena_printf(a, "Member must satisfy enum value set: %s",
	    joined(a, values, n));
}

static void
breach_pattern(struct check *c, const char *path, const char *shown,
    const char *pattern)
{
	const struct kt_pattern_text *t = c->of->pattern_texts;

	for (; t != NULL && t->pattern != NULL; t++)
		if (strcmp(t->pattern, pattern) == 0) {
			if (c->own == NULL)
				c->own = kt_arena_printf(c->arena, "The "
				    "specified value for %s is invalid. %s",
				    path, t->text);
			return;
		}
	breach(c, path, shown, kt_arena_printf(c->arena,
	    "Member must satisfy regular expression pattern: %s", pattern));
}

/* The rules a string breaks, one after the other; NULL when there are none. */
static void
check_string(struct check *c, const char *path, const struct shape_field *f,
    const char *s)
{
	const char *rule, *shown = NULL;

	if (!(f->flags & SHAPE_SENSITIVE))
		shown = kt_arena_printf(c->arena, "'%s'", s);
	rule = bound_rule(c->arena, f, (int64_t)kt_characters(s), "length");
	if (rule != NULL)
		breach(c, path, shown, rule);
	if (f->pattern != NULL && !pattern_matches(f->pattern, s))
		breach_pattern(c, path, shown, f->pattern);
	if (f->values != NULL && !is_one_of(s, f->values))
		breach(c, path, shown, enum_rule(c->arena, f->values));
}

/* A character has one to four bytes: so few texts need to be counted. */
static bool
length_fits(const struct shape_field *f, const char *s)
{
	int64_t n = (int64_t)strlen(s);

	if (n / 4 < f->min || (f->max != 0 && n > f->max))
		n = (int64_t)kt_characters(s);
	return n >= f->min && (f->max == 0 || n <= f->max);
}

static bool
string_fits(const struct shape_field *f, const char *s)
{
	return length_fits(f, s) &&
	    (f->pattern == NULL || pattern_matches(f->pattern, s)) &&
	    (f->values == NULL || is_one_of(s, f->values));
}

/* The rules of a list's strings or a map's keys, in brackets. */
static const char *
items_rule(struct check *c, const char *who, const struct shape_field *f)
{
	struct kt_arena *a = c->arena;
	const char *comma = "";
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_printf(&b, "%s must satisfy constraint: [", who);
	if (f->max != 0) {
		kt_buf_printf(&b, "Member must have length less than or equal "
		    "to %" PRId64 ", Member must have length greater than or "
		    "equal to %" PRId64, f->max, f->min);
		comma = ", ";
	}
	if (f->pattern != NULL) {
		kt_buf_printf(&b, "%sMember must satisfy regular expression "
		    "pattern: %s", comma, f->pattern);
		comma = ", ";
	}
	if (f->values != NULL) {
		kt_buf_printf(&b, "%s%s", comma, enum_rule(a, f->values));
		comma = ", ";
	}
	if (c->of->hides_values)
		kt_buf_printf(&b, "%sMember must not be null", comma);
	kt_buf_char(&b, ']');
	return b.p;
}

/* A list of strings fails as one. */
static void
check_strings(struct check *c, const char *path, const struct shape_field *f,
    const struct shape_list *l)
{
	const char *const *s = l->items;
	size_t i;

	for (i = 0; i < l->n; i++)
		if (!string_fits(f->each, s[i])) {
			breach(c, path, kt_arena_printf(c->arena, "'%s'",
			    joined(c->arena, s, l->n)),
			    items_rule(c, "Member", f->each));
			return;
		}
}

/* The map itself is not shown, as of those that are sensitive. */
static void
check_map(struct check *c, const char *path, const struct shape_field *f,
    const struct shape_list *l)
{
	const char *rule = bound_rule(c->arena, f, (int64_t)l->n, "length");
	size_t i, size = shape_item_size(f);
	bool keys = true, values = true;
	const char *p = l->items;

	if (rule != NULL)
		breach(c, path, NULL, rule);
	for (i = 0; i < l->n; i++, p += size) {
		const char *key = *(const char *const *)(const void *)p;
		const void *value = p + f->each->place;

		keys = keys && string_fits(f->key, key);
		if (f->each->type == SHAPE_STRING)
			values = values && string_fits(f->each,
			    *(const char *const *)value);
		else if (f->each->type == SHAPE_STRUCT)
			check_struct(c, kt_arena_printf(c->arena,
			    "%s.%s.member.", path, key), f->each->of, value);
	}
	if (!keys)
		breach(c, path, NULL, items_rule(c, "Map keys", f->key));
	if (!values)
		breach(c, path, NULL, items_rule(c, "Map value", f->each));
}

static void
check_list(struct check *c, const char *path, const struct shape_field *f,
    const struct shape_list *l)
{
	const char *rule = bound_rule(c->arena, f, (int64_t)l->n, "length");
	size_t i;

	if (rule != NULL)
		breach(c, path, f->each->type != SHAPE_STRING ? NULL :
		    kt_arena_printf(c->arena, "'%s'",
		    joined(c->arena, l->items, l->n)), rule);
	if (f->each->type == SHAPE_STRING)
		check_strings(c, path, f, l);
	if (f->each->type != SHAPE_STRUCT)
		return;
	for (i = 0; i < l->n; i++)
		check_struct(c, kt_arena_printf(c->arena, "%s.%zu.member.",
		    path, i + 1), f->each->of,
		    (const char *)l->items + i * f->each->of->size);
}

static void
check_field(struct check *c, const char *path, const struct shape_field *f,
    const void *p)
{
	const struct kt_blob *blob = p;
	const struct shape_int *num = p;
	const char *rule;

	switch (f->type) {
	case SHAPE_STRING:
		check_string(c, path, f, *(const char *const *)p);
		break;
	case SHAPE_INTEGER:
		if ((rule = bound_rule(c->arena, f, num->v, "value")) != NULL)
			breach(c, path, kt_arena_printf(c->arena,
			    "'%" PRId64 "'", num->v), rule);
		break;
	case SHAPE_BLOB:
		if ((rule = bound_rule(c->arena, f, (int64_t)blob->n,
		    "length")) != NULL)
			breach(c, path, NULL, rule);
		break;
	case SHAPE_STRUCT:
		check_struct(c, kt_arena_printf(c->arena, "%s.", path), f->of,
		    *(const void *const *)p);
		break;
	case SHAPE_LIST:
		check_list(c, path, f, p);
		break;
	case SHAPE_MAP:
		check_map(c, path, f, p);
		break;
	case SHAPE_BOOL:
	case SHAPE_FLOAT:
	case SHAPE_TIME:
		break;
	}
}

static bool
has_rules(const struct shape_field *f)
{
	return f->min != 0 || f->max != 0 || f->values != NULL ||
	    f->pattern != NULL || f->of != NULL || f->each != NULL;
}

static void
check_struct(struct check *c, const char *path, const struct shape *s,
    const void *in)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		const struct shape_field *f = &s->fields[i];
		const void *at = (const char *)in + f->place;
		bool absent = shape_absent(f, in);

		if (absent && (f->flags & SHAPE_REQUIRED))
			breach(c, member_path(c, path, f->name), "null",
			    "Member must not be null");
		else if (!absent && has_rules(f) && (f->type != SHAPE_STRING ||
		    !string_fits(f, *(const char *const *)at)))
			check_field(c, member_path(c, path, f->name), f, at);
	}
}

const char *
shape_check(struct kt_arena *a, const struct kt_service *of,
    const struct shape *s, const void *in)
{
	struct check c = { .arena = a, .of = of };

	kt_buf_init(&c.text, a);
	check_struct(&c, "", s, in);
	if (c.n == 0)
		return c.own;
	return kt_arena_printf(a, "%d validation error%s detected: %s", c.n,
	    c.n == 1 ? "" : "s", c.text.p);
}
