/*
 * AssociateCrossAccountReplica, DisassociateCrossAccountReplica, and what a
 * replica in another account is besides: see cross.h, and store/cross.h for how
 * it stands.  Texts: [belief], nobody has published AWS's.
 */
#include "cross.h"

#include <string.h>

#include "auth/permit.h"

#define DETACHED "Detached"
#define ACCEPT "AcceptCrossAccountReplication"

/* --- whom it is about --- */

/* arn is a secret of another account, in this region and partition. */
static int
check_arn(struct kt_call *c, const char *member, const char *arn)
{
	struct kt_arn parts;

	if (kt_arn_read(c->arena, arn, &parts) != 0 ||
	    strcmp(parts.service, "secretsmanager") != 0 ||
	    kt_after(parts.resource, "secret:") == NULL)
		return kt_fail(c, SM_INVALID_PARAMETER, "The parameter %s must "
		    "be the ARN of a secret.", member);
	if (strcmp(parts.partition, kt_partition(c->region)) != 0 ||
	    strcmp(parts.region, c->region) != 0)
		return kt_fail(c, SM_INVALID_PARAMETER, "The primary secret "
		    "and its cross-account replica must be in the same Region "
		    "and partition.");
	if (strcmp(parts.account, c->account) == 0)
		return kt_fail(c, SM_INVALID_PARAMETER, "The primary secret "
		    "and its cross-account replica must be in different AWS "
		    "accounts.");
	return 0;
}

/* --- a replica is made --- */

int
cross_check_create(struct kt_call *c)
{
	const struct sm_create_secret_request *in = c->in;
	const struct secret to_be = { .account = c->account,
	    .region = c->region, .kms_key_id = secret_text(in->kms_key_id) };

	if (in->cross_account_primary_arn == NULL)
		return 0;
	if (in->secret_string != NULL || in->secret_binary.p != NULL ||
	    in->description != NULL || in->type != NULL ||
	    in->add_replica_regions.n > 0)
		return kt_fail(c, SM_INVALID_PARAMETER, "You can't specify "
		    "SecretString, SecretBinary, Description, "
		    "AddReplicaRegions, or Type for a cross-account replica "
		    "secret.");
	if (secret_key_is_default_of(c, &to_be))
		return kt_fail(c, SM_INVALID_PARAMETER, "You must specify a "
		    "customer managed KMS key for a cross-account replica "
		    "secret.");
	return check_arn(c, "CrossAccountPrimaryARN",
	    in->cross_account_primary_arn);
}

int
cross_created(struct kt_call *c, const struct secret *s)
{
	const struct sm_create_secret_request *in = c->in;
	const struct cross x = { .primary_arn = in->cross_account_primary_arn,
	    .replica_arn = s->arn, .replica_status = "Pending" };

	return in->cross_account_primary_arn == NULL ||
	    store_cross_put(c->tx, &x) == STORE_OK ? 0 : dispatch_failed(c);
}

int
cross_policy(struct kt_call *c, const struct secret *s, const char **text)
{
	struct kt_arn primary;
	struct cross x;

	*text = NULL;
	if (s->crossed != CROSSED_REPLICA)
		return 0;
	if (store_cross_of_replica(c->tx, s->arn, &x) != STORE_OK ||
	    kt_arn_read(c->arena, x.primary_arn, &primary) != 0)
		return dispatch_failed(c);
	*text = kt_arena_printf(c->arena, "{\"Version\":\"2012-10-17\","
	    "\"Statement\":[{\"Sid\":\"" CROSS_POLICY "\",\"Effect\":"
	    "\"Allow\",\"Principal\":{\"AWS\":\"%s\"},"
	    "\"Action\":\"secretsmanager:" ACCEPT "\",\"Resource\":\"*\"}]}",
	    kt_arn(c->arena, "iam", primary.region, primary.account, "root",
	    NULL));
	return 0;
}

/* --- how it stands --- */

static int
describe_primary(struct kt_call *c, const struct secret *s,
    struct sm_description *out)
{
	struct sm_cross_account_primary_type *to;
	struct cross x;

	if (store_cross_of_replica(c->tx, s->arn, &x) != STORE_OK)
		return dispatch_failed(c);
	to = kt_arena_alloc(c->arena, sizeof(*to));
	to->primary_secret_arn = x.primary_arn;
	to->replication_status = x.replica_status;
	to->status_message = x.message;
	out->cross_account_primary = to;
	return 0;
}

int
cross_describe(struct kt_call *c, const struct secret *s,
    struct sm_description *out)
{
	struct sm_cross_account_replica_entry *to;
	struct cross *all;
	size_t i, n;

	if (s->crossed == CROSSED_NOT || s->origin != 0)
		return 0;
	if (s->crossed == CROSSED_REPLICA)
		return describe_primary(c, s, out);
	if (store_cross_of_primary(c->tx, s->arn, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	to = kt_arena_alloc(c->arena, n * sizeof(*to));
	for (i = 0; i < n; i++) {
		to[i].replica_secret_arn = all[i].replica_arn;
		to[i].replication_role_arn = all[i].role;
		to[i].replication_status = all[i].primary_status;
		to[i].status_message = all[i].message;
	}
	out->cross_account_replicas = (struct shape_list){ n > 0 ? to : NULL,
	    n };
	return 0;
}

/* --- the ends of it --- */

int
cross_check_deletion(struct kt_call *c, const struct secret *s)
{
	struct cross *all;
	size_t i, n;

	if (s->crossed != CROSSED_PRIMARY)
		return 0;
	if (store_cross_of_primary(c->tx, s->arn, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < n; i++) {
		if (strcmp(all[i].primary_status, DETACHED) != 0)
			return kt_fail(c, SM_INVALID_PARAMETER, "You can't "
			    "delete secret %s that still has cross-account "
			    "replicas [%s].", s->arn, all[i].replica_arn);
		all[i].primary_status = NULL;
		if (store_cross_put(c->tx, &all[i]) != STORE_OK)
			return dispatch_failed(c);
	}
	return 0;
}

/* "... you must also have secretsmanager:DeleteResourcePolicy" */
int
cross_stop(struct kt_call *c, struct secret *s)
{
	struct cross x;

	if (secret_permit(c, "DeleteResourcePolicy", s) != 0)
		return -1;
	if (store_cross_of_replica(c->tx, s->arn, &x) != STORE_OK)
		return dispatch_failed(c);
	x.replica_status = x.message = NULL;
	if (x.primary_status != NULL)
		x.primary_status = DETACHED;
	if (store_cross_put(c->tx, &x) != STORE_OK)
		return dispatch_failed(c);
	s->crossed = CROSSED_NOT;
	return secret_changed(c, s);
}

/* The entry of s for that replica; NULL: none. */
static int
entry_of(struct kt_call *c, const struct secret *s, const char *replica,
    struct cross **all, size_t *n, struct cross **out)
{
	size_t i;

	*out = NULL;
	if (store_cross_of_primary(c->tx, s->arn, all, n) != STORE_OK)
		return dispatch_failed(c);
	for (i = 0; i < *n; i++)
		if (strcmp((*all)[i].replica_arn, replica) == 0)
			*out = &(*all)[i];
	return 0;
}

int
op_disassociate_cross_account_replica(struct kt_call *c)
{
	const struct sm_disassociate_cross_account_replica_request *in = c->in;
	struct sm_disassociate_cross_account_replica_response *out = c->out;
	struct cross *all, *x;
	struct secret s;
	size_t n;

	if (secret_find_own(c, in->secret_id, &s) != 0 || check_arn(c,
	    "CrossAccountReplicaARN", in->cross_account_replica_arn) != 0 ||
	    entry_of(c, &s, in->cross_account_replica_arn, &all, &n, &x) != 0)
		return -1;
	if (x == NULL)
		return kt_fail(c, SM_RESOURCE_NOT_FOUND, "Secrets Manager "
		    "can't find the specified cross-account replica.");
	x->primary_status = NULL;
	if (x->replica_status != NULL)
		x->replica_status = DETACHED;
	if (store_cross_put(c->tx, x) != STORE_OK)
		return dispatch_failed(c);
	if (n == 1)
		s.crossed = CROSSED_NOT;
	out->arn = s.arn;
	out->cross_account_replica_arn = x->replica_arn;
	return secret_changed(c, &s);
}

/* --- AssociateCrossAccountReplica --- */

struct association {
	struct secret primary, replica;
	struct cross *all;	/* that the primary lists already */
	size_t n;
	struct cross x;
};

static int
check_role(struct kt_call *c, const char *role)
{
	struct kt_arn arn;

	if (role == NULL)
		return 0;
	if (kt_arn_read(c->arena, role, &arn) != 0 ||
	    strcmp(arn.service, "iam") != 0 ||
	    strcmp(arn.account, c->account) != 0 ||
	    kt_after(arn.resource, "role/") == NULL)
		return kt_fail(c, SM_INVALID_PARAMETER, "ReplicationRoleARN "
		    "must be the ARN of an IAM role in the account of the "
		    "primary secret.");
	return auth_permit_pass(c, role, NULL);
}

/* "A primary secret can have at most one cross-account replica." */
static int
check_alone(struct kt_call *c, const struct association *a)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		if (strcmp(a->all[i].primary_status, DETACHED) != 0 &&
		    strcmp(a->all[i].replica_arn, a->x.replica_arn) != 0)
			return kt_fail(c, SM_LIMIT_EXCEEDED, "A primary secret "
			    "can have at most one cross-account replica.");
	return 0;
}

/*
 * The replica's account must let it: by the policy that came with the replica,
 * unless its own denies it.  What is not there, or was made for another primary,
 * is not told from what does not let.
 */
static int
accept(struct kt_call *c, struct association *a)
{
	struct auth_thing thing = { .arn = a->x.replica_arn };
	struct cross x;

	switch (cross_find(c, a->x.replica_arn, &a->replica)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: goto nothing;
	default:              return dispatch_failed(c);
	}
	if (a->replica.crossed != CROSSED_REPLICA || a->replica.deleted != 0)
		goto nothing;
	if (store_cross_of_replica(c->tx, a->replica.arn, &x) != STORE_OK)
		return dispatch_failed(c);
	if (strcmp(x.primary_arn, a->primary.arn) != 0)
		goto nothing;
	thing.arn = a->x.replica_arn = a->replica.arn;
	thing.account = a->replica.account;
	thing.policy = a->replica.policy;
	if (thing.policy != NULL && auth_decide(c, ACCEPT, &thing).reason ==
	    POLICY_DENY_IN_RESOURCE)
		return auth_permit_on(c, ACCEPT, &thing);
	return cross_policy(c, &a->replica, &thing.policy) == 0 ?
	    auth_permit_on(c, ACCEPT, &thing) : -1;
nothing:
	return auth_refuse(c, ACCEPT, a->x.replica_arn, policy_refusal(c->arena,
	    POLICY_NONE_IN_RESOURCE, "secretsmanager:" ACCEPT));
}

/* Whoever was stopped before is listed no more. */
static int
forget_others(struct kt_call *c, const struct association *a)
{
	size_t i;

	for (i = 0; i < a->n; i++) {
		if (strcmp(a->all[i].replica_arn, a->x.replica_arn) == 0)
			continue;
		a->all[i].primary_status = NULL;
		if (store_cross_put(c->tx, &a->all[i]) != STORE_OK)
			return dispatch_failed(c);
	}
	return 0;
}

/* "If the association fails, Secrets Manager does not modify either" */
static int
associate(struct kt_call *c, struct association *a)
{
	const char *why;

	switch (cross_copy(c, &a->primary, &a->replica, &a->x, &why)) {
	case 0:  return kt_fail(c, KT_ACCESS_DENIED, "%s", why);
	case 1:  break;
	default: return -1;
	}
	a->x.primary_status = a->x.replica_status = "InSync";
	if (forget_others(c, a) != 0)
		return -1;
	a->primary.crossed = CROSSED_PRIMARY;
	return store_cross_put(c->tx, &a->x) == STORE_OK ?
	    secret_changed(c, &a->primary) : dispatch_failed(c);
}

int
op_associate_cross_account_replica(struct kt_call *c)
{
	const struct sm_associate_cross_account_replica_request *in = c->in;
	struct sm_associate_cross_account_replica_response *out = c->out;
	struct association a = { .x = {
	    .replica_arn = in->cross_account_replica_arn,
	    .role = in->replication_role_arn } };

	if (secret_find_own(c, in->secret_id, &a.primary) != 0 ||
	    secret_permit(c, "GetSecretValue", &a.primary) != 0 || check_arn(c,
	    "CrossAccountReplicaARN", in->cross_account_replica_arn) != 0 ||
	    check_role(c, in->replication_role_arn) != 0)
		return -1;
	a.x.primary_arn = a.primary.arn;
	if (store_cross_of_primary(c->tx, a.primary.arn, &a.all, &a.n) !=
	    STORE_OK)
		return dispatch_failed(c);
	if (accept(c, &a) != 0 || check_alone(c, &a) != 0 ||
	    associate(c, &a) != 0)
		return -1;
	out->arn = a.primary.arn;
	out->cross_account_replica_arn = a.x.replica_arn;
	out->replication_status = "InProgress";	/* the next look finds the end */
	return 0;
}
