/*
 * What RDS asks for, beside the operation's own right to what it is of (Service
 * Authorization Reference, "Actions, resources, and condition keys for Amazon
 * RDS").
 */
#include <strings.h>

#include "auth/permit.h"
#include "auth/sent.h"
#include "ops.h"

static const char *
tag(struct kt_call *c, const struct auth_thing *t, const char *key)
{
	struct shape_list tags;
	const struct rds_tag *all;
	size_t i;

	if (c->tx == NULL || rule_tags(c, t->arn, &tags) != 0)
		return NULL;
	all = tags.items;
	for (i = 0; i < tags.n; i++)
		if (strcasecmp(all[i].key, key) == 0)
			return all[i].value != NULL ? all[i].value : "";
	return NULL;
}

const struct rule_asked *
rule_asked(const struct auth_thing *t)
{
	return t->tag == tag ? t->of : NULL;
}

static int
permit(struct kt_call *c, const char *action, const char *kind, const char *id)
{
	const struct rule_asked a = { kind, id };
	const struct auth_thing t = { .arn = rule_arn(c, kind, id),
	    .tag = tag, .of = &a };

	return auth_permit_on(c, action, &t);
}

int
rule_permit(struct kt_call *c, const char *kind, const char *id)
{
	return permit(c, c->op->name, kind, id);
}

int
rule_tags_give(struct kt_call *c, const char *arn,
    const struct shape_list *tags)
{
	const struct rule_asked a = { NULL, NULL };
	const struct auth_thing t = { .arn = arn, .tag = tag, .of = &a };
	const char *const *keys;

	return tags->n > 0 && sent_tag_keys(c, &keys) > 0 &&
	    auth_permit_on(c, "AddTagsToResource", &t) != 0 ? -1 :
	    rule_tags_put(c, arn, tags);
}

/* --- what is named beside --- */

/* kind NULL: a role, which is passed; to RDS unless it says to whom. */
static const struct named {
	const char *member, *kind, *passed_to;
} besides[] = {
	{ "DBParameterGroupName", "pg" },
	{ "DBClusterParameterGroupName", "cluster-pg" },
	{ "OptionGroupName", "og" },
	{ "DBSubnetGroupName", "subgrp" },
	{ "MonitoringRoleArn", NULL, "monitoring.rds.amazonaws.com" },
	{ "AssociatedRoles.RoleArn", NULL },
	{ "RoleArn", NULL },
};

static int
permit_one(struct kt_call *c, const struct named *b, const char *given)
{
	if (rule_given(given) == NULL)
		return 0;
	return b->kind == NULL ? auth_permit_pass(c, given, b->passed_to) :
	    permit(c, c->op->name, b->kind, rule_lower(c, given));
}

int
rule_permit_beside(struct kt_call *c)
{
	const char *const *values;
	size_t i, k, n;

	for (i = 0; i < N_ELEMENTS(besides); i++) {
		n = sent_values(c, besides[i].member, &values);
		for (k = 0; k < n; k++)
			if (permit_one(c, &besides[i], values[k]) != 0)
				return -1;
	}
	return 0;
}
