/* A policy's JSON, read once into what evaluate.c asks. */
#include <string.h>

#include "compiled.h"
#include "policy_parts.h"

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

struct compiler {
	struct kt_arena *arena;
	enum policy_kind kind;
	bool varies;		/* version 2012-10-17 knows variables */
	enum policy_fault *unknown;	/* of policy_compile_on; or NULL */
};

/*
 * "invalid Json" is recorded (shared facts, IAM), what is told of a Sid's
 * characters is seen; all others are [belief].
 */
const char *
policy_malformed(enum policy_flaw flaw)
{
	static const char *const messages[] = {
		[POLICY_NOT_JSON] = "This policy contains invalid Json",
		[POLICY_BAD_SYNTAX] = "Syntax errors in policy.",
		[POLICY_NO_ACTION] = "Policy statement must contain actions.",
		[POLICY_NO_RESOURCE] =
		    "Policy statement must contain resources.",
		[POLICY_NO_PRINCIPAL] = "Missing required field Principal",
		[POLICY_WITH_PRINCIPAL] =
		    "Policy document should not specify a principal.",
		[POLICY_WITH_RESOURCE] = "Has prohibited field Resource",
		[POLICY_BAD_PRINCIPAL] = "Invalid principal in policy",
		[POLICY_BAD_ACTION] = "Actions/Conditions must be prefaced by "
		    "a vendor, e.g., iam, sdb, ec2, etc.",
		[POLICY_BAD_RESOURCE] =
		    "Resource must be in ARN format or \"*\".",
		[POLICY_BAD_SID] = "Statement IDs (SID) must be alpha-numeric. "
		    "Check that your input satisfies the regular expression "
		    "[0-9A-Za-z]*",
		[POLICY_SAME_SID] = "Statement IDs (SID) in a single policy "
		    "must be unique.",
	};

	return messages[flaw];
}

static size_t
count(const struct kt_json *list)
{
	const struct kt_json *v = policy_first(list);
	size_t n = 0;

	for (; v != NULL; v = policy_next(list, v))
		n++;
	return n;
}

static bool
has_only(const struct kt_json *v, const char *const *names)
{
	const struct kt_json *m;
	size_t i;

	for (m = kt_json_first(v); m != NULL; m = kt_json_next(m)) {
		for (i = 0; names[i] != NULL; i++)
			if (strcmp(names[i], kt_json_name(m)) == 0)
				break;
		if (names[i] == NULL)
			return false;
	}
	return true;
}

/* --- actions and resources --- */

/* "*", "*:*", or a service's name without wildcards, a colon and more. */
static bool
is_action(const char *s)
{
	size_t n = strspn(s, LETTERS "-");

	return strcmp(s, "*") == 0 || strcmp(s, "*:*") == 0 ||
	    (n > 0 && s[n] == ':' && s[n + 1] != '\0');
}

static bool
is_resource(const char *s)
{
	return strcmp(s, "*") == 0 || kt_is_arn(s);
}

/*
 * IUG, "Resource": an ARN of less than six parts has the others as "*".  Colons
 * that a variable's value brings are no help, they are not known yet.
 */
static struct pattern
compile_resource(const struct compiler *c, const char *s)
{
	unsigned flags = PATTERN_WILD | (c->varies ? PATTERN_VARIES : 0);
	struct pattern p = pattern_compile(c->arena, s, flags);
	size_t i, colons = 0;

	for (i = 0; i < p.n; i++)
		colons += p.s[i] == ':';
	if (colons >= 5 || strcmp(s, "*") == 0)
		return p;
	return pattern_compile(c->arena, kt_arena_join(c->arena, s,
	    &":*:*:*:*:*"[colons * 2], (char *)NULL), flags);
}

static struct pattern
compile_action(const struct compiler *c, const char *s)
{
	return pattern_compile(c->arena, s, PATTERN_WILD);
}

struct element {
	const char *name, *not_name;
	enum policy_flaw missing, bad;
	bool (*is)(const char *);
	struct pattern (*compile)(const struct compiler *, const char *);
};

static enum policy_flaw
compile_element(const struct compiler *c, const struct element *e,
    const struct kt_json *v, struct patterns *out)
{
	const struct kt_json *list, *m;
	struct pattern *items;

	if (kt_json_member(v, e->name) != NULL &&
	    kt_json_member(v, e->not_name) != NULL)
		return POLICY_BAD_SYNTAX;
	list = policy_one_of(v, e->name, e->not_name, &out->not);
	if (list == NULL || count(list) == 0)
		return e->missing;
	items = kt_arena_alloc(c->arena, count(list) * sizeof(*items));
	out->items = items;
	for (m = policy_first(list); m != NULL; m = policy_next(list, m)) {
		const char *s = kt_json_string(m);

		if (s == NULL)
			return POLICY_BAD_SYNTAX;
		if (!e->is(s))
			return e->bad;
		items[out->n++] = e->compile(c, s);
	}
	return POLICY_SOUND;
}

/* --- principals --- */

/* arn:aws:iam::123456789012:root is what 123456789012 is. */
static struct principal
principal_of_aws(struct kt_arena *a, const char *s)
{
	struct kt_arn arn;

	if (strcmp(s, "*") == 0)
		return (struct principal){ WHO_EVERYBODY, "*" };
	if (policy_is_account(s))
		return (struct principal){ WHO_ACCOUNT,
		    kt_arena_strdup(a, s) };
	if (kt_arn_read(a, s, &arn) == 0 && strcmp(arn.service, "iam") == 0 &&
	    strcmp(arn.resource, "root") == 0)
		return (struct principal){ WHO_ACCOUNT, arn.account };
	if (policy_id(s) != NULL)
		return (struct principal){ WHO_ID,
		    kt_arena_strdup(a, policy_id(s)) };
	return (struct principal){ WHO_ARN, kt_arena_strdup(a, s) };
}

/* Federated and CanonicalUser name nobody who calls here. */
static struct principal
principal_of(struct kt_arena *a, const char *kind, const char *s)
{
	if (strcmp(kind, "AWS") == 0)
		return principal_of_aws(a, s);
	if (strcmp(kind, "Service") == 0)
		return (struct principal){ WHO_SERVICE,
		    kt_arena_strdup(a, s) };
	return (struct principal){ WHO_NOBODY, "" };
}

static void
add_principals(struct kt_arena *a, const struct kt_json *v,
    struct principals *out)
{
	static const struct principal everybody = { WHO_EVERYBODY, "*" };
	const struct kt_json *kind, *m;
	struct principal *items;
	size_t n = 0;

	if (kt_json_string(v) != NULL) {
		out->items = &everybody;
		out->n = 1;
		return;
	}
	for (kind = kt_json_first(v); kind != NULL; kind = kt_json_next(kind))
		n += count(kind);
	items = kt_arena_alloc(a, n * sizeof(*items));
	out->items = items;
	for (kind = kt_json_first(v); kind != NULL; kind = kt_json_next(kind))
		for (m = policy_first(kind); m != NULL;
		    m = policy_next(kind, m))
			items[out->n++] = principal_of(a, kt_json_name(kind),
			    kt_json_string(m));
}

static enum policy_flaw
compile_principals(const struct compiler *c, const struct kt_json *v,
    struct principals *out)
{
	const struct kt_json *m = kt_json_member(v, "Principal");
	const struct kt_json *not = kt_json_member(v, "NotPrincipal");
	enum policy_fault fault;

	if (c->kind == POLICY_IDENTITY)
		return m != NULL || not != NULL ? POLICY_WITH_PRINCIPAL :
		    POLICY_SOUND;
	if (m != NULL && not != NULL)
		return POLICY_BAD_SYNTAX;
	out->not = m == NULL;
	m = m == NULL ? not : m;
	if (m == NULL)
		return POLICY_NO_PRINCIPAL;
	fault = policy_principal(c->arena, m);
	if (fault == POLICY_SYNTAX)
		return POLICY_BAD_SYNTAX;
	if (fault != POLICY_FINE && c->unknown == NULL)
		return POLICY_BAD_PRINCIPAL;
	if (c->unknown != NULL)
		*c->unknown = policy_worse(*c->unknown, fault);
	add_principals(c->arena, m, out);
	return POLICY_SOUND;
}

/* --- statements --- */

static bool
is_effect(const char *s)
{
	return s != NULL && (strcmp(s, "Allow") == 0 || strcmp(s, "Deny") == 0);
}

/* IUG, "Sid": letters and digits; policies of resources are freer. */
static enum policy_flaw
check_sid(const struct compiler *c, const struct kt_json *v)
{
	const char *s = v == NULL ? "" : kt_json_string(v);

	if (s == NULL)
		return POLICY_BAD_SYNTAX;
	return c->kind == POLICY_RESOURCE || s[strspn(s, LETTERS)] == '\0' ?
	    POLICY_SOUND : POLICY_BAD_SID;
}

static enum policy_flaw
compile_resources(const struct compiler *c, const struct kt_json *v,
    struct patterns *out)
{
	static const struct element resource = { "Resource", "NotResource",
	    POLICY_NO_RESOURCE, POLICY_BAD_RESOURCE, is_resource,
	    compile_resource };

	if (c->kind != POLICY_TRUST)
		return compile_element(c, &resource, v, out);
	out->not = true;	/* none is named: all are meant */
	return kt_json_member(v, "Resource") != NULL ||
	    kt_json_member(v, "NotResource") != NULL ?
	    POLICY_WITH_RESOURCE : POLICY_SOUND;
}

static enum policy_flaw
compile_statement(const struct compiler *c, const struct kt_json *v,
    struct statement *out)
{
	static const struct element action = { "Action", "NotAction",
	    POLICY_NO_ACTION, POLICY_BAD_ACTION, is_action, compile_action };
	static const char *const names[] = { "Sid", "Effect", "Principal",
	    "NotPrincipal", "Action", "NotAction", "Resource", "NotResource",
	    "Condition", NULL };
	const char *effect = kt_json_string(kt_json_member(v, "Effect"));
	enum policy_flaw flaw;

	if (kt_json_type(v) != KT_JSON_OBJECT || !has_only(v, names) ||
	    !is_effect(effect))
		return POLICY_BAD_SYNTAX;
	out->deny = *effect == 'D';
	flaw = check_sid(c, kt_json_member(v, "Sid"));
	if (flaw == POLICY_SOUND)
		flaw = compile_principals(c, v, &out->principals);
	if (flaw == POLICY_SOUND)
		flaw = compile_element(c, &action, v, &out->actions);
	if (flaw == POLICY_SOUND)
		flaw = compile_resources(c, v, &out->resources);
	if (flaw == POLICY_SOUND && policy_compile_condition(c->arena,
	    kt_json_member(v, "Condition"), c->varies, out) != 0)
		flaw = POLICY_BAD_SYNTAX;
	return flaw;
}

static bool
is_within(const struct pattern *p)
{
	return !p->beyond && p->n_variables == 0;
}

static bool
all_within(const struct statement *s)
{
	bool all = true;
	size_t i, k;

	for (i = 0; i < s->actions.n; i++)
		all = all && is_within(&s->actions.items[i]);
	for (i = 0; i < s->resources.n; i++)
		all = all && is_within(&s->resources.items[i]);
	for (i = 0; i < s->n_clauses; i++)
		for (k = 0; k < s->clauses[i].n; k++)
			all = all && is_within(&s->clauses[i].values[k].pattern);
	return all;
}

/* A Sid may stand once in a policy: that of `until` stood before it. */
static bool
sid_stood(const struct kt_json *list, const struct kt_json *until)
{
	const char *sid = kt_json_string(kt_json_member(until, "Sid"));
	const struct kt_json *v;

	if (sid == NULL || *sid == '\0')
		return false;
	for (v = policy_first(list); v != until; v = policy_next(list, v)) {
		const char *other = kt_json_string(kt_json_member(v, "Sid"));

		if (other != NULL && strcmp(other, sid) == 0)
			return true;
	}
	return false;
}

static enum policy_flaw
compile_statements(const struct compiler *c, const struct kt_json *list,
    struct policy *out)
{
	const struct kt_json *v = policy_first(list);
	struct statement *s = kt_arena_alloc(c->arena,
	    count(list) * sizeof(*s));
	enum policy_flaw flaw = v == NULL ? POLICY_BAD_SYNTAX : POLICY_SOUND;

	out->statements = s;
	for (; v != NULL; v = policy_next(list, v)) {
		flaw = compile_statement(c, v, &s[out->n++]);
		if (flaw == POLICY_SOUND && sid_stood(list, v))
			flaw = POLICY_SAME_SID;
		if (flaw != POLICY_SOUND)
			break;
		s[out->n - 1].within = all_within(&s[out->n - 1]);
	}
	return flaw;
}

/* v may be NULL: the older one, which has no variables. */
static bool
is_version(const struct kt_json *v, bool *varies)
{
	const char *s = kt_json_string(v);

	*varies = s != NULL && strcmp(s, "2012-10-17") == 0;
	return v == NULL || *varies ||
	    (s != NULL && strcmp(s, "2008-10-17") == 0);
}

static enum policy_flaw
compile_root(struct compiler *c, const struct kt_json *root,
    struct policy *out)
{
	static const char *const names[] = { "Version", "Id", "Statement",
	    NULL };
	const struct kt_json *id = kt_json_member(root, "Id");
	const struct kt_json *list = kt_json_member(root, "Statement");

	if (kt_json_type(root) != KT_JSON_OBJECT)
		return POLICY_NOT_JSON;
	if (!has_only(root, names) || list == NULL ||
	    !is_version(kt_json_member(root, "Version"), &c->varies) ||
	    (id != NULL && kt_json_string(id) == NULL))
		return POLICY_BAD_SYNTAX;
	return compile_statements(c, list, out);
}

const struct policy *
policy_compile_on(struct kt_arena *a, const struct kt_json *root,
    enum policy_kind kind, enum policy_flaw *flaw, enum policy_fault *unknown)
{
	struct compiler c = { .arena = a, .kind = kind, .unknown = unknown };
	struct policy *out = kt_arena_alloc(a, sizeof(*out));

	out->kind = kind;
	*flaw = compile_root(&c, root, out);
	return *flaw == POLICY_SOUND ? out : NULL;
}

const struct policy *
policy_compile(struct kt_arena *a, const struct kt_json *root,
    enum policy_kind kind, enum policy_flaw *flaw)
{
	return policy_compile_on(a, root, kind, flaw, NULL);
}
