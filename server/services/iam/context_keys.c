/*
 * GetContextKeysForCustomPolicy, ...PrincipalPolicy: which keys policies speak of, in
 * their conditions and as variables.
 */
#include <string.h>
#include <strings.h>

#include "simulate.h"

struct keys {
	struct kt_call *c;
	struct shape_list names;	/* of const char *, each once */
};

static void
add(struct keys *k, const char *name, size_t n)
{
	const char *const *had = k->names.items;
	size_t i;

	for (i = 0; i < k->names.n; i++)
		if (strlen(had[i]) == n && strncasecmp(had[i], name, n) == 0)
			return;
	*(const char **)noun_insert(k->c, &k->names, sizeof(name), i) =
	    kt_arena_strndup(k->c->arena, name, n);
}

/* "${aws:username}" and "${aws:username, 'nobody'}", but for "${*}". */
static void
add_variables(struct keys *k, const char *s)
{
	size_t n;

	while ((s = strstr(s, "${")) != NULL) {
		s += 2;
		n = strcspn(s, ",}");
		if (memchr(s, ':', n) != NULL)
			add(k, s, n);
	}
}

static void
add_texts(struct keys *k, const struct kt_json *v)
{
	const struct kt_json *item;

	if (kt_json_type(v) == KT_JSON_STRING)
		add_variables(k, kt_json_string(v));
	else
		for (item = kt_json_first(v); item != NULL;
		    item = kt_json_next(item))
			add_texts(k, item);
}

static void
add_statement(struct keys *k, const struct kt_json *statement)
{
	const struct kt_json *of, *key;

	for (of = kt_json_first(kt_json_member(statement, "Condition"));
	    of != NULL; of = kt_json_next(of))
		for (key = kt_json_first(of); key != NULL;
		    key = kt_json_next(key))
			add(k, kt_json_name(key), strlen(kt_json_name(key)));
	add_texts(k, statement);
}

/* Of one that compiles. */
static int
add_policy(struct keys *k, const char *document)
{
	const struct kt_json *root, *list, *s;

	if (input_check(k->c, document, POLICY_IDENTITY, &root) != 0)
		return -1;
	list = kt_json_member(root, "Statement");
	if (kt_json_type(list) == KT_JSON_OBJECT)
		add_statement(k, list);
	else
		for (s = kt_json_first(list); s != NULL; s = kt_json_next(s))
			add_statement(k, s);
	return 0;
}

static int
add_inputs(struct keys *k)
{
	const struct iam_context_keys_request *in = k->c->in;
	const char *const *text = in->policy_input_list.items;
	size_t i;

	for (i = 0; i < in->policy_input_list.n; i++)
		if (add_policy(k, text[i]) != 0)
			return -1;
	return 0;
}

static int
answer(struct keys *k)
{
	struct iam_get_context_keys_for_policy_response *out = k->c->out;

	if (k->names.items == NULL)
		k->names.items = kt_arena_alloc(k->c->arena, 1);
	out->context_key_names = k->names;
	return 0;
}

int
op_get_context_keys_for_custom_policy(struct kt_call *c)
{
	struct keys k = { .c = c };

	return add_inputs(&k) != 0 ? -1 : answer(&k);
}

int
op_get_context_keys_for_principal_policy(struct kt_call *c)
{
	const struct iam_context_keys_request *in = c->in;
	const struct principal_policy *p;
	struct keys k = { .c = c };
	struct shape_list policies;
	struct principal who;
	size_t i;

	if (principal_find(c, in->policy_source_arn, &who) != 0 ||
	    principal_policies(c, &who, &policies) != 0)
		return -1;
	p = policies.items;
	for (i = 0; i < policies.n; i++)
		if (add_policy(&k, p[i].document) != 0)
			return -1;
	return add_inputs(&k) != 0 ? -1 : answer(&k);
}
