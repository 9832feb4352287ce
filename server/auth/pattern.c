/* Wildcards and variables. */
#include "pattern.h"

#include <string.h>

#include "evaluate.h"

/* --- making one --- */

/*
 * key} or key, 'else'}: reads to behind the brace.  NULL: it is none.  A key
 * has a colon between texts without quotes, commas and braces; that of a tag may
 * have blanks.
 */
static const char *
read_variable(struct kt_arena *a, const char *s, struct pattern_variable *out)
{
	size_t n = strcspn(s, "}{$',");
	const char *p = s + n, *end;

	out->key = kt_arena_strndup(a, s, n);
	out->otherwise = NULL;
	if (strchr(out->key, ':') == NULL || *out->key == ':' ||
	    s[n - 1] == ':')
		return NULL;
	if (*p == '}')
		return p + 1;
	if (*p != ',')
		return NULL;
	p += 1 + strspn(p + 1, " ");
	if (*p != '\'')
		return NULL;
	end = strchr(p + 1, '\'');
	if (end == NULL || end[1] != '}')
		return NULL;
	out->otherwise = kt_arena_strndup(a, p + 1, (size_t)(end - p - 1));
	return end + 2;
}

/* ${*}, ${?}, ${$}: the character; else 0. */
static char
escaped(const char *s)
{
	return s[2] != '\0' && strchr("*?$", s[2]) != NULL && s[3] == '}' ?
	    s[2] : '\0';
}

static void
add_variable(unsigned char *out, struct pattern *p,
    struct pattern_variable *list, const struct pattern_variable *v)
{
	if (p->n_variables == PATTERN_VARIABLES) {
		p->beyond = true;
		return;
	}
	out[p->n++] = PATTERN_VARIABLE;
	out[p->n++] = (unsigned char)(p->n_variables + 1);
	list[p->n_variables++] = *v;
}

/* Nothing in it takes more bytes than in its text; kept ones are many. */
struct pattern
pattern_compile(struct kt_arena *a, const char *text, unsigned flags)
{
	struct pattern_variable list[PATTERN_VARIABLES], v;
	unsigned char *out = kt_arena_alloc(a, strlen(text));
	struct pattern p = { .s = out };
	const char *s = text, *end;

	while (*s != '\0') {
		bool variable = (flags & PATTERN_VARIES) != 0 &&
		    strncmp(s, "${", 2) == 0;

		if (variable && escaped(s) != '\0') {
			out[p.n++] = (unsigned char)escaped(s);
			s += strlen("${*}");
		} else if (variable &&
		    (end = read_variable(a, s + 2, &v)) != NULL) {
			add_variable(out, &p, list, &v);
			s = end;
		} else {
			bool wild = (flags & PATTERN_WILD) != 0;

			out[p.n++] = wild && *s == '*' ? PATTERN_ANY :
			    wild && *s == '?' ? PATTERN_ONE :
			    (unsigned char)*s;
			s++;
		}
	}
	p.variables = kt_arena_dup(a, list, p.n_variables * sizeof(*list));
	return p;
}

/* --- its variables' values --- */

size_t
policy_context_get(const struct policy_context *context, const char *key,
    const char *const **values)
{
	return context->get == NULL ? 0 :
	    context->get(context->self, key, values);
}

static const char *
value_of(const struct pattern_variable *v, const struct policy_context *context)
{
	const char *const *values = NULL;
	size_t n = policy_context_get(context, v->key, &values);

	return n == 1 ? values[0] : n == 0 ? v->otherwise : NULL;
}

/* Whoever sends a value may not make a wildcard of it: no text has such bytes. */
static void
copy_tame(unsigned char *to, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		to[i] = (unsigned char)s[i] < PATTERN_VARIABLE ?
		    (unsigned char)s[i] : PATTERN_VARIABLE;
}

enum pattern_outcome
pattern_expand(const struct pattern *p, const struct policy_context *context,
    struct pattern_text *out)
{
	size_t i;

	if (p->beyond)
		return PATTERN_BEYOND;
	out->s = p->s;
	out->n = p->n;
	if (p->n_variables == 0)
		return PATTERN_READY;
	out->s = out->room;
	out->n = 0;
	for (i = 0; i < p->n && out->n < sizeof(out->room); i++) {
		const char *s;
		size_t n;

		if (p->s[i] != PATTERN_VARIABLE) {
			out->room[out->n++] = p->s[i];
			continue;
		}
		s = value_of(&p->variables[p->s[++i] - 1], context);
		if (s == NULL)
			return PATTERN_NO_VALUE;
		n = strlen(s);
		if (n > sizeof(out->room) - out->n)
			return PATTERN_BEYOND;
		copy_tame(out->room + out->n, s, n);
		out->n += n;
	}
	return i == p->n ? PATTERN_READY : PATTERN_BEYOND;
}

/* --- matching --- */

static unsigned char
folded(unsigned char c)
{
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : c;
}

/* One byte, and those that continue its character. */
static size_t
next_character(const char *s, size_t i, size_t n)
{
	do
		i++;
	while (i < n && ((unsigned char)s[i] & 0xc0) == 0x80);
	return i;
}

static bool
same(unsigned char a, char b, bool fold)
{
	unsigned char c = (unsigned char)b;

	return a < PATTERN_VARIABLE && (a == c || (fold && folded(a) ==
	    folded(c)));
}

bool
pattern_may_begin(const struct pattern *p, const char *s, bool fold)
{
	return p->beyond || p->n_variables > 0 || p->n == 0 ||
	    p->s[0] >= PATTERN_VARIABLE || same(p->s[0], *s, fold);
}

/*
 * The last star takes one character more whenever what follows it fails; what
 * stands before it is never tried again, as the star could take that as well.
 */
bool
pattern_fits(const unsigned char *p, size_t n, const char *s, size_t m,
    bool fold)
{
	size_t i = 0, j = 0, star = 0, from = 0;
	bool starred = false;

	while (j < m) {
		if (i < n && p[i] == (unsigned char)s[j] &&
		    p[i] < PATTERN_VARIABLE) {
			i++;
			j++;
		} else if (i < n && p[i] == PATTERN_ANY) {
			starred = true;
			star = ++i;
			from = j;
			if (i == n)
				return true;
		} else if (i < n && p[i] == PATTERN_ONE) {
			i++;
			j = next_character(s, j, m);
		} else if (i < n && same(p[i], s[j], fold)) {
			i++;
			j++;
		} else if (starred) {
			i = star;
			from = next_character(s, from, m);
			j = from;
		} else {
			return false;
		}
	}
	while (i < n && p[i] == PATTERN_ANY)
		i++;
	return i == n;
}

bool
pattern_fits_arn(const unsigned char *p, size_t n, const char *s)
{
	size_t part;

	for (part = 0; part < 5; part++) {
		const unsigned char *colon = memchr(p, ':', n);
		const char *end = strchr(s, ':');

		if (colon == NULL || end == NULL || !pattern_fits(p,
		    (size_t)(colon - p), s, (size_t)(end - s), false))
			return false;
		n -= (size_t)(colon - p) + 1;
		p = colon + 1;
		s = end + 1;
	}
	return pattern_fits(p, n, s, strlen(s), false);
}
