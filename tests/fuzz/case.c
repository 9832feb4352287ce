#include "tests/fuzz/case.h"

#include <string.h>
#include <strings.h>

const char *
fuzz_reason(enum policy_reason reason)
{
	static const char *const names[] = {
		[POLICY_ALLOWED] = "allowed",
		[POLICY_NONE_IN_IDENTITY] = "none in identity",
		[POLICY_NONE_IN_RESOURCE] = "none in resource",
		[POLICY_NONE_IN_BOUNDARY] = "none in boundary",
		[POLICY_NONE_IN_SESSION] = "none in session",
		[POLICY_NONE_IN_TRUST] = "none in trust",
		[POLICY_DENY_IN_IDENTITY] = "deny in identity",
		[POLICY_DENY_IN_RESOURCE] = "deny in resource",
		[POLICY_DENY_IN_BOUNDARY] = "deny in boundary",
		[POLICY_DENY_IN_SESSION] = "deny in session",
		[POLICY_DENY_IN_TRUST] = "deny in trust",
	};

	return names[reason];
}

/* --- policies --- */

static const struct policy *
read_policy(struct kt_arena *a, const struct kt_json *v, enum policy_kind kind,
    struct fuzz_case *out)
{
	enum policy_flaw flaw;
	const struct policy *p;

	if (v == NULL)
		return NULL;
	p = policy_compile(a, v, kind, &flaw);
	if (p == NULL && out->malformed == NULL)
		out->malformed = policy_malformed(flaw);
	return p;
}

static struct policy_list
read_policies(struct kt_arena *a, const struct kt_json *list,
    struct fuzz_case *out)
{
	const struct policy **items;
	const struct kt_json *v;
	size_t n = 0;

	for (v = kt_json_first(list); v != NULL; v = kt_json_next(v))
		n++;
	items = kt_arena_alloc(a, n * sizeof(const struct policy *));
	n = 0;
	for (v = kt_json_first(list); v != NULL; v = kt_json_next(v)) {
		items[n] = read_policy(a, v, POLICY_IDENTITY, out);
		n += items[n] != NULL;
	}
	return (struct policy_list){ items, n };
}

/* --- the request --- */

struct values {
	struct kt_arena *arena;
	const struct kt_json *context;
};

static size_t
get(void *self, const char *key, const char *const **values)
{
	const struct values *in = self;
	const struct kt_json *m, *v;
	const char **out;
	size_t n = 0;

	for (m = kt_json_first(in->context); m != NULL; m = kt_json_next(m))
		if (strcasecmp(kt_json_name(m), key) == 0)
			break;
	for (v = kt_json_first(m); v != NULL; v = kt_json_next(v))
		n += kt_json_string(v) != NULL;
	out = kt_arena_alloc(in->arena, n * sizeof(*out));
	*values = out;
	for (v = kt_json_first(m); v != NULL; v = kt_json_next(v))
		if (kt_json_string(v) != NULL)
			*out++ = kt_json_string(v);
	return n;
}

static const char *
text(const struct kt_json *v, const char *name)
{
	const char *s = kt_json_string(kt_json_member(v, name));

	return s == NULL ? "" : s;
}

static int
read_caller(const struct kt_json *v, struct policy_caller *out)
{
	static const char *const kinds[] = {
		[POLICY_USER] = "user",
		[POLICY_ROLE_SESSION] = "session",
		[POLICY_FEDERATED_USER] = "federated",
		[POLICY_ROOT] = "root",
		[POLICY_SERVICE_CALLER] = "service",
	};
	size_t i;

	out->account = text(v, "account");
	out->arn = text(v, "arn");
	out->source = kt_json_string(kt_json_member(v, "source"));
	out->id = kt_json_string(kt_json_member(v, "id"));
	out->source_id = kt_json_string(kt_json_member(v, "source_id"));
	for (i = 0; i < N_ELEMENTS(kinds); i++)
		if (strcmp(kinds[i], text(v, "kind")) == 0) {
			out->kind = (enum policy_caller_kind)i;
			return 0;
		}
	return -1;
}

int
fuzz_case_read(struct kt_arena *a, const struct kt_json *v,
    struct fuzz_case *out)
{
	const struct kt_json *trust = kt_json_member(v, "trust");
	struct values *values = kt_arena_alloc(a, sizeof(*values));

	memset(out, 0, sizeof(*out));
	if (read_caller(kt_json_member(v, "caller"), &out->caller) != 0)
		return -1;
	values->arena = a;
	values->context = kt_json_member(v, "context");
	out->set = (struct policy_set){
	    .identity = read_policies(a, kt_json_member(v, "identity"), out),
	    .session = read_policies(a, kt_json_member(v, "session"), out),
	    .boundary = read_policy(a, kt_json_member(v, "boundary"),
		POLICY_IDENTITY, out),
	    .resource = trust != NULL ?
		read_policy(a, trust, POLICY_TRUST, out) :
		read_policy(a, kt_json_member(v, "resource"), POLICY_RESOURCE,
		out),
	    .resource_must = kt_json_true(kt_json_member(v, "must")) };
	out->request = (struct policy_request){ .caller = &out->caller,
	    .action = text(v, "action"), .resource = text(v, "on"),
	    .foreign = kt_json_true(kt_json_member(v, "foreign")),
	    .context = { get, values } };
	return 0;
}
