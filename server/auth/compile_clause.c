/* IAM's "Condition" element, made ready: a clause for each key. */
#include <string.h>

#include "compiled.h"
#include "policy_parts.h"

static size_t
count(const struct kt_json *list)
{
	const struct kt_json *v;
	size_t n = 0;

	for (v = kt_json_first(list); v != NULL; v = kt_json_next(v))
		n++;
	return n;
}

static const char *
text_of(struct kt_arena *a, const struct kt_json *v)
{
	const char *s = kt_json_string(v);
	struct kt_buf b;

	if (s != NULL)
		return kt_arena_strdup(a, s);
	kt_buf_init(&b, a);
	kt_json_print(&b, v);
	return b.p;
}

/* A form that only looks like one, such as month 13, is equal to nothing. */
static struct clause_value
value_of(struct kt_arena *a, const struct policy_op *op,
    const struct kt_json *v, bool varies)
{
	struct clause_value out = { .text = text_of(a, v) };
	unsigned flags = varies ? PATTERN_VARIES : 0;

	switch (op->compare) {
	case POLICY_LIKE:
	case POLICY_ARN:
		flags |= PATTERN_WILD;
		/* FALLTHROUGH */
	case POLICY_TEXT:
	case POLICY_FOLDED:
	case POLICY_BOOL:
		out.pattern = pattern_compile(a, out.text, flags);
		break;
	case POLICY_DATE:
		out.none = policy_moment(out.text, &out.moment) != 0;
		break;
	case POLICY_NETWORK:
		out.none = policy_network(out.text, &out.network) != 0;
		break;
	case POLICY_NUMBER:
	case POLICY_BINARY:
	case POLICY_NULL:
		break;
	}
	return out;
}

static int
compile_values(struct kt_arena *a, const struct kt_json *list, bool varies,
    struct clause *c)
{
	bool many = kt_json_type(list) == KT_JSON_ARRAY;
	const struct kt_json *v = policy_first(list);
	struct clause_value *values = kt_arena_alloc(a,
	    (many ? count(list) : 1) * sizeof(*values));

	for (; v != NULL; v = policy_next(list, v)) {
		if (!policy_op_takes(c->how.op, v))
			return -1;
		values[c->n++] = value_of(a, c->how.op, v, varies);
	}
	c->values = values;
	return 0;
}

static size_t
count_clauses(const struct kt_json *condition)
{
	const struct kt_json *m;
	size_t n = 0;

	for (m = kt_json_first(condition); m != NULL; m = kt_json_next(m))
		n += count(m);
	return n;
}

/* A service's name, a colon, more. */
static bool
is_key(const char *s)
{
	const char *colon = strchr(s, ':');

	return colon != NULL && colon != s && colon[1] != '\0';
}

int
policy_compile_condition(struct kt_arena *a, const struct kt_json *v,
    bool varies, struct statement *s)
{
	const struct kt_json *m, *key;
	struct policy_operator how;
	struct clause *c;

	if (v == NULL)
		return 0;
	if (kt_json_type(v) != KT_JSON_OBJECT)
		return -1;
	c = kt_arena_alloc(a, count_clauses(v) * sizeof(*c));
	s->clauses = c;
	for (m = kt_json_first(v); m != NULL; m = kt_json_next(m)) {
		if (!policy_operator(kt_json_name(m), &how) ||
		    kt_json_type(m) != KT_JSON_OBJECT)
			return -1;
		for (key = kt_json_first(m); key != NULL;
		    key = kt_json_next(key), c++, s->n_clauses++) {
			c->how = how;
			c->key = kt_arena_strdup(a, kt_json_name(key));
			if (!is_key(c->key) ||
			    compile_values(a, key, varies, c) != 0)
				return -1;
		}
	}
	return 0;
}
