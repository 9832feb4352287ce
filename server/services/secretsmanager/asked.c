/*
 * What a right to a secret depends on: its own policy and tags, and the keys that
 * Secrets Manager tells the conditions of policies (Service Authorization
 * Reference, "Condition keys for AWS Secrets Manager").
 */
#include <string.h>
#include <strings.h>

#include "auth/sent.h"
#include "keyturn/json.h"
#include "ops.h"
#include "services/kms/known.h"

static const char *
tag_of(struct kt_call *c, const struct secret *s, const char *key)
{
	struct tag *tags;
	size_t i, n;

	if (c->tx == NULL || store_tags(c->tx, s->content, &tags, &n) !=
	    STORE_OK)
		return NULL;
	for (i = 0; i < n; i++)
		if (strcasecmp(tags[i].key, key) == 0)
			return tags[i].value;
	return NULL;
}

static const char *
tag(struct kt_call *c, const struct auth_thing *t, const char *key)
{
	return tag_of(c, t->of, key);
}

struct auth_thing
secret_thing(const struct kt_call *c, const struct secret *s)
{
	return (struct auth_thing){ .arn = s->arn, .account =
	    strcmp(c->account, c->principal.account) == 0 ? NULL : s->account,
	    .policy = s->policy, .tag = tag, .of = s };
}

int
secret_permit(struct kt_call *c, const char *action, const struct secret *s)
{
	struct auth_thing t = secret_thing(c, s);

	return auth_permit_on(c, action, &t);
}

int
secret_keeps(struct kt_call *c, const struct secret *s)
{
	struct auth_thing t = secret_thing(c, s);
	struct policy_decision d = auth_decide(c, c->op->name, &t);

	return d.reason == POLICY_ALLOWED ? 0 :
	    auth_refuse_for(c, c->op->name, s->arn, &d);
}

/* --- what the caller sent --- */

static const struct {
	const char *key, *member;
} sent[] = {
	{ "secretsmanager:AddReplicaRegions", "AddReplicaRegions.Region" },
	{ "secretsmanager:BlockPublicPolicy", "BlockPublicPolicy" },
	{ "secretsmanager:Description", "Description" },
	{ "secretsmanager:ExternalSecretRotationRoleArn",
	    "ExternalSecretRotationRoleArn" },
	{ "secretsmanager:ForceDeleteWithoutRecovery",
	    "ForceDeleteWithoutRecovery" },
	{ "secretsmanager:ForceOverwriteReplicaSecret",
	    "ForceOverwriteReplicaSecret" },
	{ "secretsmanager:KmsKeyId", "KmsKeyId" },
	{ "secretsmanager:ModifyRotationRules", "RotationRules" },
	{ "secretsmanager:Name", "Name" },
	{ "secretsmanager:RecoveryWindowInDays", "RecoveryWindowInDays" },
	{ "secretsmanager:RotateImmediately", "RotateImmediately" },
	{ "secretsmanager:RotationLambdaARN", "RotationLambdaARN" },
	{ "secretsmanager:SecretId", "SecretId" },
	{ "secretsmanager:Type", "Type" },
	{ "secretsmanager:VersionId", "VersionId" },
	{ "secretsmanager:VersionStage", "VersionStage" },
	{ "secretsmanager:VersionStage", "VersionStages" },
};

/* KmsKeyId as the ARN of the key that it names in any way. */
static const char *
key_arn(struct kt_call *c, const struct secret *s)
{
	const char *const *given;

	(void)s;
	return sent_values(c, "KmsKeyId", &given) == 0 ? NULL :
	    key_meant(c, c->region, *given);
}

/* --- what lies in the store --- */

/* All of a secret of which perhaps only its value was read. */
static const struct secret *
whole(struct kt_call *c, const struct secret *s)
{
	struct secret *all = kt_arena_alloc(c->arena, sizeof(*all));

	return c->tx != NULL && store_secret_by_id(c->tx, s->id, all) ==
	    STORE_OK ? all : s;
}

static const char *
type(struct kt_call *c, const struct secret *s)
{
	return s == NULL ? NULL : whole(c, s)->type;
}

static const char *
function(struct kt_call *c, const struct secret *s)
{
	return s == NULL ? NULL : whole(c, s)->rotation_function;
}

static const char *
primary_region(struct kt_call *c, const struct secret *s)
{
	if (s == NULL)
		return NULL;
	s = whole(c, s);
	return s->primary_region != NULL ? s->primary_region : s->region;
}

static const struct {
	const char *key;
	const char *(*value)(struct kt_call *c, const struct secret *s);
} looked_up[] = {
	{ "secretsmanager:KmsKeyArn", key_arn },
	{ "secretsmanager:SecretPrimaryRegion", primary_region },
	{ "secretsmanager:resource/AllowRotationLambdaArn", function },
	{ "secretsmanager:resource/Type", type },
};

#define RESOURCE_TAG "secretsmanager:ResourceTag/"

static const char *
look_up(struct kt_call *c, const struct secret *s, const char *key)
{
	size_t i, n = strlen(RESOURCE_TAG);

	for (i = 0; i < N_ELEMENTS(looked_up); i++)
		if (strcasecmp(looked_up[i].key, key) == 0)
			return looked_up[i].value(c, s);
	return s != NULL && strncasecmp(key, RESOURCE_TAG, n) == 0 ?
	    tag_of(c, s, key + n) : NULL;
}

size_t
secret_context(struct kt_call *c, const struct auth_thing *of,
    const char *key, const char *const **values)
{
	/* Asked of what another service calls a thing: it is no secret. */
	const struct secret *s = of->tag == tag ? of->of : NULL;
	size_t i, n;

	for (i = 0; i < N_ELEMENTS(sent); i++)
		if (strcasecmp(sent[i].key, key) == 0 &&
		    (n = sent_values(c, sent[i].member, values)) > 0)
			return n;
	return sent_one(c, look_up(c, s, key), values);
}
