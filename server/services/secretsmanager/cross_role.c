/*
 * ReplicationRoleARN: "the ARN of an IAM role in the primary account that Secrets
 * Manager assumes to perform replication" (API Reference,
 * AssociateCrossAccountReplica).
 */
#include "auth/identity.h"
#include "cross.h"
#include "services/sts/model.h"

#define SESSION "SecretsManagerReplication"	/* [belief] */

/* The identity of a session of the role, which trusts Secrets Manager; or NULL. */
static const struct identity *
assume(struct kt_call *c, const struct cross *x)
{
	const struct kt_identities *all = &c->server->identities;
	const struct sts_assume_role_request in = { .role_arn = x->role,
	    .role_session_name = SESSION };
	struct sts_assume_role_response out = { .credentials = NULL };
	const struct identity *who;
	struct kt_failure failed;
	const struct kt_inner inner = { .service = "sts",
	    .operation = "AssumeRole", .in = &in, .out = &out,
	    .by = "secretsmanager", .source = x->primary_arn, .failed = &failed };

	if (all->find == NULL || kt_within(c, &inner) != 0 ||
	    all->find(all->self, c->arena, out.credentials->access_key_id,
	    out.credentials->session_token, &who) != KT_ISSUED)
		return NULL;
	return who;
}

bool
cross_act(struct kt_call *c, const struct cross *x, struct cross_actor *was)
{
	const struct identity *who;

	*was = (struct cross_actor){ c->principal, c->account, c->by,
	    c->inside };
	if (x->role == NULL)
		return true;
	c->by = NULL;		/* the role's rights are asked, whoever calls */
	c->inside = false;
	who = assume(c, x);
	if (who != NULL)
		identity_becomes(c, who);
	return who != NULL;
}

void
cross_act_no_more(struct kt_call *c, const struct cross_actor *was)
{
	c->principal = was->principal;
	c->account = was->account;
	c->by = was->by;
	c->inside = was->inside;
}
