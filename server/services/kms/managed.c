/*
 * Keys of AWS's own, an account's and region's for each service.  None is in
 * a row: its id follows from where it is (auth/key.h), so it is always the same
 * one, and what it would encrypt is sealed under keyturn's root key alone.
 */
#include <string.h>

#include "auth/key.h"
#include "ops.h"

/* KMS's first day: they are older than whatever uses them. */
#define SINCE INT64_C(1415750400000)

static const struct {
	const char *alias, *service, *description;
} managed[MANAGED_KEYS] = {
	{ "alias/aws/rds", "rds", "Default key that protects my RDS database "
	    "volumes when no other key is defined" },
	{ "alias/aws/secretsmanager", "secretsmanager", "Default key that "
	    "protects my Secrets Manager data when no other key is defined" },
};

/* As AWS shows it (KMS developer guide, "AWS managed keys"). */
static const char policy[] = "{\"Version\":\"2012-10-17\",\"Id\":"
    "\"auto-%s-2\",\"Statement\":[{\"Sid\":\"Allow access through %s for all "
    "principals in the account that are authorized to use it\",\"Effect\":"
    "\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":[\"kms:Encrypt\","
    "\"kms:Decrypt\",\"kms:ReEncrypt*\",\"kms:GenerateDataKey*\","
    "\"kms:CreateGrant\",\"kms:DescribeKey\"],\"Resource\":\"*\","
    "\"Condition\":{\"StringEquals\":{\"kms:CallerAccount\":\"%s\","
    "\"kms:ViaService\":\"%s.%s.amazonaws.com\"}}},{\"Sid\":\"Allow direct "
    "access to key metadata to the account\",\"Effect\":\"Allow\","
    "\"Principal\":{\"AWS\":\"%s\"},\"Action\":["
    "\"kms:Describe*\",\"kms:Get*\",\"kms:List*\",\"kms:RevokeGrant\"],"
    "\"Resource\":\"*\"}]}";

static const char *
id_of(struct kt_call *c, const struct thing_shelf *in, size_t i)
{
	return auth_key_of_alias(c->arena, in->region, in->account,
	    managed[i].alias);
}

static struct kms_key_metadata *
describe(struct kt_call *c, const struct thing_shelf *in, size_t i)
{
	struct kms_key_metadata *m = key_describe(c, in, id_of(c, in, i));

	m->creation_date = SINCE;
	m->description = managed[i].description;
	m->key_manager = "AWS";
	return m;
}

static bool
make(struct kt_call *c, const struct thing_shelf *in, size_t i, struct key *k)
{
	const char *service = managed[i].service;

	*k = (struct key){ .meta = describe(c, in, i), .account = in->account,
	    .region = in->region, .managed = true };
	k->policy = kt_arena_printf(c->arena, policy, service, service,
	    in->account, service, in->region, kt_arn(c->arena, "iam",
	    in->region, in->account, "root", NULL));
	return true;
}

bool
managed_key(struct kt_call *c, const struct thing_shelf *in, const char *id,
    struct key *k)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(managed); i++)
		if (strcmp(id_of(c, in, i), id) == 0)
			return make(c, in, i, k);
	return false;
}

bool
managed_alias(struct kt_call *c, const struct thing_shelf *in,
    const char *alias, struct key *k)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(managed); i++)
		if (strcmp(managed[i].alias, alias) == 0)
			return make(c, in, i, k);
	return false;
}

const char *
managed_name(size_t i)
{
	return managed[i].alias;
}

static enum store_rc
databases(struct kt_call *c, size_t *n)
{
	const struct db_page one = { .account = c->account,
	    .region = c->region, .limit = 1 };
	struct db_instance *instances;
	struct db_cluster *clusters;
	enum store_rc rc = store_instances(c->tx, &one, &instances, n);

	return rc != STORE_OK || *n > 0 ? rc :
	    store_clusters(c->tx, &one, &clusters, n);
}

static enum store_rc
secrets(struct kt_call *c, size_t *n)
{
	const struct secret_page one = { .account = c->account,
	    .region = c->region, .order = SECRETS_BY_NAME,
	    .planned_deletion = true, .limit = 1 };
	struct secret *found;

	return store_secret_list(c->tx, &one, &found, n);
}

int
managed_used(struct kt_call *c, size_t i, struct key *k)
{
	const struct thing_shelf here = { c->account, c->region, KIND_KEY };
	size_t n = 0;
	enum store_rc rc = strcmp(managed[i].service, "rds") == 0 ?
	    databases(c, &n) : secrets(c, &n);

	if (rc != STORE_OK)
		return dispatch_failed(c);
	return n > 0 && make(c, &here, i, k);
}
