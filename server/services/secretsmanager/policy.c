/* Resource policies: Put, Get, Delete, List and Validate. */
#include <string.h>

#include "auth/policy.h"
#include "cross.h"
#include "dispatch/principals.h"

#define PUT "PutResourcePolicy"

#define MSG_LOCKS_OUT "Your requested changes will not allow you to manage " \
	"this secret in the future."
#define MSG_BROAD "This resource policy grants broad access to your secret."

/*
 * AWS does not publish the names of its checks; the API Reference says what
 * they are: syntax, broad access, lock-out.  [belief]
 */
#define CHECK_SYNTAX "Syntax"
#define CHECK_BROAD "BroadAccess"
#define CHECK_LOCKOUT "Lockout"

/*
 * The policy of a secret, and the one that can be put and deleted; others come
 * from AWS's own services (API Reference, ListResourcePolicies): that of a replica
 * in another account (cross.h).
 */
#define DEFAULT_NAME "default"

static bool
is_default(const char *name)
{
	return name == NULL || strcmp(name, DEFAULT_NAME) == 0;
}

static int
refuse_name(struct kt_call *c, const char *name)
{
	return is_default(name) ? 0 : kt_fail(c, SM_INVALID_PARAMETER,
	    "You can't modify the resource policy %s. You can only modify the "
	    DEFAULT_NAME " policy.", name);
}

/* Under the policy to be, may the caller still put another? */
static bool
locks_out(struct kt_call *c, const struct secret *s, const char *policy)
{
	struct auth_thing t = secret_thing(c, s);

	t.policy = policy;
	return auth_decide(c, PUT, &t).reason != POLICY_ALLOWED;
}

/*
 * What is wrong with *policy, which becomes as it is kept.  Users and roles that it
 * names must be there ("unsupported principal"), where there are any: who has made
 * none has not said who there is.
 */
static enum policy_fault
take(struct kt_call *c, const char **policy, struct policy_effect *effect)
{
	enum policy_fault fault = policy_read(c->arena, *policy, effect);
	const char *lost;

	if (fault == POLICY_FINE &&
	    principals_bind(c, policy, &lost) != STORE_OK)
		fault = POLICY_PRINCIPAL;
	return fault;
}

/*
 * The lock-out is told as MalformedPolicyDocumentException, of the declared
 * errors the one about the policy itself.  [belief]
 */
static int
take_policy(struct kt_call *c, struct secret *s)
{
	const struct sm_put_resource_policy_request *in = c->in;
	const char *policy = in->resource_policy;
	struct policy_effect e;
	enum policy_fault fault = take(c, &policy, &e);

	if (fault != POLICY_FINE)
		return kt_fail(c, SM_MALFORMED_POLICY_DOCUMENT, "%s",
		    policy_message(fault));
	if (e.locks_out || locks_out(c, s, policy))
		return kt_fail(c, SM_MALFORMED_POLICY_DOCUMENT, MSG_LOCKS_OUT);
	if (e.is_public && in->block_public_policy == SHAPE_TRUE)
		return kt_fail(c, SM_PUBLIC_POLICY, "You can't attach a "
		    "resource-based policy that allows broad access to the "
		    "secret.");
	s->policy = policy;
	return 0;
}

int
op_put_resource_policy(struct kt_call *c)
{
	const struct sm_put_resource_policy_request *in = c->in;
	struct sm_put_resource_policy_response *out = c->out;
	struct secret s;

	if (secret_find_tagged(c, in->secret_id, &s) != 0 ||
	    refuse_name(c, in->policy_name) != 0 || take_policy(c, &s) != 0)
		return -1;
	out->arn = s.arn;
	out->name = s.name;
	out->policy_name = DEFAULT_NAME;
	return secret_changed(c, &s);
}

int
op_get_resource_policy(struct kt_call *c)
{
	const struct sm_get_resource_policy_request *in = c->in;
	struct sm_get_resource_policy_response *out = c->out;
	struct secret s;

	if (secret_find_live(c, in->secret_id, &s) != 0)
		return -1;
	out->arn = s.arn;
	out->name = s.name;
	out->resource_policy = principals_shown(c, s.policy);
	out->policy_name = DEFAULT_NAME;
	if (is_default(in->policy_name))
		return 0;
	out->policy_name = in->policy_name;
	if (strcmp(in->policy_name, CROSS_POLICY) == 0 &&
	    cross_policy(c, &s, &out->resource_policy) != 0)
		return -1;
	return strcmp(in->policy_name, CROSS_POLICY) == 0 &&
	    out->resource_policy != NULL ? 0 : kt_fail(c,
	    SM_RESOURCE_NOT_FOUND, "Secrets Manager can't find the resource "
	    "policy %s.", in->policy_name);
}

/*
 * Two at most, the default one first.  Where a page of one ended a token says by
 * the name it ended with.
 */
int
op_list_resource_policies(struct kt_call *c)
{
	const struct sm_list_resource_policies_request *in = c->in;
	struct sm_list_resource_policies_response *out = c->out;
	struct sm_resource_policy_summary *names;
	size_t most = in->max_results.set ? (size_t)in->max_results.v : 100;
	struct page_end end = { .name = NULL };
	struct secret s;
	size_t n = 0;

	if (secret_find_live(c, in->secret_id, &s) != 0 ||
	    (in->next_token != NULL &&
	    page_read(c, s.arn, in->next_token, &end) != 0))
		return -1;
	names = kt_arena_alloc(c->arena, 2 * sizeof(*names));
	if (s.policy != NULL && in->next_token == NULL)
		names[n++].policy_name = DEFAULT_NAME;
	if (s.crossed == CROSSED_REPLICA)
		names[n++].policy_name = CROSS_POLICY;
	out->resource_policies = (struct shape_list){ names,
	    n > most ? most : n };
	if (n <= most)
		return 0;
	end.name = DEFAULT_NAME;
	return page_token(c, s.arn, &end, &out->next_token);
}

int
op_delete_resource_policy(struct kt_call *c)
{
	const struct sm_delete_resource_policy_request *in = c->in;
	struct sm_delete_resource_policy_response *out = c->out;
	struct secret s;

	if (secret_find_tagged(c, in->secret_id, &s) != 0 ||
	    refuse_name(c, in->policy_name) != 0)
		return -1;
	s.policy = NULL;
	out->arn = s.arn;
	out->name = s.name;
	out->policy_name = DEFAULT_NAME;
	return secret_changed(c, &s);
}

/* --- ValidateResourcePolicy --- */

/*
 * API Reference, ValidateResourcePolicy: needs PutResourcePolicy besides.
 * SecretId is "reserved for internal use" there; a secret that it names must
 * be there (recorded: its characters are checked).
 */
static int
ask_validate(struct kt_call *c, const char *id, struct secret *s)
{
	if (id == NULL)
		return auth_permit(c, c->op->name, "*") != 0 ? -1 :
		    auth_permit(c, PUT, "*");
	return secret_find_live(c, id, s) != 0 ? -1 : secret_permit(c, PUT, s);
}

/*
 * What is no JSON object at all is an error of the call; all else is a
 * finding.  [belief]
 */
int
op_validate_resource_policy(struct kt_call *c)
{
	const struct sm_validate_resource_policy_request *in = c->in;
	struct sm_validate_resource_policy_response *out = c->out;
	struct sm_validation_errors_entry *e;
	struct policy_effect effect = { .is_public = false };
	const char *policy = in->resource_policy;
	enum policy_fault fault;
	struct secret s;
	size_t n = 0;

	if (ask_validate(c, in->secret_id, &s) != 0)
		return -1;
	fault = take(c, &policy, &effect);
	if (fault == POLICY_NO_JSON)
		return kt_fail(c, SM_MALFORMED_POLICY_DOCUMENT, "%s",
		    policy_message(fault));
	e = kt_arena_alloc(c->arena, 3 * sizeof(*e));
	out->validation_errors.items = e;
	if (fault != POLICY_FINE)
		e[n++] = (struct sm_validation_errors_entry){ CHECK_SYNTAX,
		    policy_message(fault) };
	if (effect.is_public)
		e[n++] = (struct sm_validation_errors_entry){ CHECK_BROAD,
		    MSG_BROAD };
	if (effect.locks_out || (fault == POLICY_FINE &&
	    in->secret_id != NULL && locks_out(c, &s, policy)))
		e[n++] = (struct sm_validation_errors_entry){ CHECK_LOCKOUT,
		    MSG_LOCKS_OUT };
	out->validation_errors.n = n;
	out->policy_validation_passed = shape_bool(n == 0);
	return 0;
}
