/*
 * Any question has an answer, and the same when asked again; a Deny of all in
 * any policy ends it; a policy that Secrets Manager's check lets pass compiles.
 */
#include <string.h>

#include "auth/policy.h"
#include "tests/fuzz/case.h"
#include "tests/fuzz/replay.h"

#define DENY_ALL "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\"," \
	"\"Resource\":\"*\"}}"

static void
check_kinds(struct kt_arena *a, const struct kt_json *v, const char *text)
{
	static const enum policy_kind kinds[] = { POLICY_IDENTITY,
	    POLICY_RESOURCE, POLICY_TRUST };
	struct policy_effect effect;
	enum policy_flaw flaw;
	size_t i;

	for (i = 0; i < N_ELEMENTS(kinds); i++) {
		const struct policy *p = policy_compile(a, v, kinds[i], &flaw);

		FUZZ_ASSERT((p == NULL) == (flaw != POLICY_SOUND));
		FUZZ_ASSERT((policy_malformed(flaw) == NULL) == (p != NULL));
		FUZZ_ASSERT(p != NULL || kinds[i] != POLICY_RESOURCE ||
		    policy_read(a, text, &effect) != POLICY_FINE);
	}
}

static const struct policy *
deny_all(struct kt_arena *a)
{
	const struct kt_json *v;
	const struct policy *p;
	enum policy_flaw flaw;

	FUZZ_ASSERT(kt_json_parse(a, DENY_ALL, strlen(DENY_ALL), &v) == 0);
	p = policy_compile(a, v, POLICY_IDENTITY, &flaw);
	FUZZ_ASSERT(p != NULL);
	return p;
}

static void
check_case(struct kt_arena *a, struct fuzz_case *c)
{
	struct policy_decision d = policy_evaluate(&c->set, &c->request);
	const struct policy *deny = deny_all(a);
	const struct policy *const list[] = { deny };

	FUZZ_ASSERT(policy_evaluate(&c->set, &c->request).reason == d.reason);
	FUZZ_ASSERT((policy_refusal(a, d.reason, "a:B") == NULL) ==
	    (d.reason == POLICY_ALLOWED));
	c->set.session = (struct policy_list){ list, 1 };
	FUZZ_ASSERT(policy_evaluate(&c->set, &c->request).reason >=
	    POLICY_DENY_IN_IDENTITY);
	c->set.identity = c->set.session;
	d = policy_evaluate(&c->set, &c->request);
	FUZZ_ASSERT(d.reason == POLICY_DENY_IN_IDENTITY && d.by == deny);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kt_arena *a = kt_arena_new();
	const char *text = kt_arena_strndup(a, (const char *)data, size);
	const struct kt_json *v;
	struct fuzz_case c;

	if (kt_json_parse(a, text, strlen(text), &v) == 0) {
		check_kinds(a, v, text);
		if (fuzz_case_read(a, v, &c) == 0)
			check_case(a, &c);
	}
	kt_arena_free(&a);
	return 0;
}
