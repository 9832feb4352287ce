/*
 * An automated backup has an ARN and tags of its own, which TagSpecifications
 * give it and which outlive what it is of.  One that has none shows those.
 */
#include <string.h>

#include "ops.h"

static const struct {
	const char *kind, *mark;	/* of its ARN: kind:mark-resource */
} named[] = {
	{ "auto-backup", "ab-" }, { "cluster-auto-backup", "cab-" },
};

const char *
backup_kind(bool cluster)
{
	return named[cluster].kind;
}

const char *
backup_arn(struct kt_call *c, bool cluster, const char *resource_id)
{
	const char *tail = strchr(resource_id, '-') + 1;

	return rule_arn(c, named[cluster].kind, kt_arena_join(c->arena,
	    named[cluster].mark, rule_lower(c, tail), NULL));
}

int
backup_tags_give(struct kt_call *c, bool cluster, const char *resource_id,
    const struct shape_list *specifications)
{
	const struct rds_tag_specification *s = specifications->items;
	const char *kind = backup_kind(cluster);
	size_t i;

	for (i = 0; i < specifications->n; i++) {
		if (rule_given(s[i].resource_type) == NULL)
			return kt_fail(c, KT_PARAMETER_VALUE, "The parameter "
			    "ResourceType must be provided and must not be "
			    "blank.");
		if (strcmp(s[i].resource_type, kind) != 0)
			return kt_fail(c, KT_PARAMETER_VALUE, "Invalid "
			    "resource type: %s. Valid values: %s",
			    s[i].resource_type, kind);
		if (rule_tags_give(c, backup_arn(c, cluster, resource_id),
		    &s[i].tags) != 0)
			return -1;
	}
	return 0;
}

int
backup_tags_remove(struct kt_call *c, bool cluster, const char *resource_id)
{
	return rule_tags_remove(c->tx, backup_arn(c, cluster, resource_id)) ==
	    STORE_OK ? 0 : dispatch_failed(c);
}
