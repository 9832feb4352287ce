/*
 * What RDS tells the conditions of policies (Service Authorization Reference,
 * "Condition keys for Amazon RDS").
 */
#include <string.h>
#include <strings.h>

#include "auth/permit.h"
#include "auth/sent.h"
#include "ops.h"

/* As it is to be, else as it is: both have the same names. */
static const struct {
	const char *key, *member;
} told[] = {
	{ "rds:BackupTarget", "BackupTarget" },
	{ "rds:CopyOptionGroup", "CopyOptionGroup" },
	{ "rds:DatabaseClass", "DBInstanceClass" },
	{ "rds:DatabaseClass", "DBClusterInstanceClass" },
	{ "rds:DatabaseEngine", "Engine" },
	{ "rds:DatabaseName", "DBName" },
	{ "rds:DatabaseName", "DatabaseName" },
	{ "rds:EndpointType", "EndpointType" },
	{ "rds:ManageMasterUserPassword", "ManageMasterUserPassword" },
	{ "rds:MultiAz", "MultiAZ" },
	{ "rds:Piops", "Iops" },
	{ "rds:StorageEncrypted", "StorageEncrypted" },
	{ "rds:StorageSize", "AllocatedStorage" },
};

static size_t
of_instance(struct kt_call *c, const struct rule_asked *a, const char *member,
    const char *const **values)
{
	struct rds_db_instance *shown = kt_arena_alloc(c->arena,
	    sizeof(*shown));
	struct db_instance of;

	return store_instance_find(c->tx, c->account, c->region, a->id, &of) !=
	    STORE_OK || show_instance(c, &of, shown) != 0 ? 0 :
	    sent_in(c, &rds_shape_db_instance, shown, member, values);
}

static size_t
of_cluster(struct kt_call *c, const struct rule_asked *a, const char *member,
    const char *const **values)
{
	struct rds_db_cluster *shown = kt_arena_alloc(c->arena,
	    sizeof(*shown));
	struct db_cluster of;

	return store_cluster_find(c->tx, c->account, c->region, a->id, &of) !=
	    STORE_OK || show_cluster(c, &of, shown) != 0 ? 0 :
	    sent_in(c, &rds_shape_db_cluster, shown, member, values);
}

static size_t
stored(struct kt_call *c, const struct rule_asked *a, const char *member,
    const char *const **values)
{
	static const struct {
		const char *kind;
		size_t (*of)(struct kt_call *c, const struct rule_asked *a,
		    const char *member, const char *const **values);
	} kinds[] = {
		{ "db", of_instance },
		{ "cluster", of_cluster },
	};
	size_t i;

	for (i = 0; i < N_ELEMENTS(kinds); i++)
		if (c->tx != NULL && a->kind != NULL &&
		    strcmp(a->kind, kinds[i].kind) == 0 &&
		    strcmp(a->id, "*") != 0)
			return kinds[i].of(c, a, member, values);
	return 0;
}

/* rds:req-tag/KEY is what was sent; rds:db-tag/KEY what a "db" has. */
static size_t
tagged(struct kt_call *c, const struct auth_thing *of, const char *key,
    const char *const **values)
{
	const struct rule_asked *a = rule_asked(of);
	const char *rest = key + strlen("rds:"), *end = strstr(rest, "-tag/");
	size_t n = end == NULL ? 0 : (size_t)(end - rest);

	if (end == NULL)
		return 0;
	end += strlen("-tag/");
	if (n == strlen("req") && strncasecmp(rest, "req", n) == 0)
		return sent_one(c, sent_tag(c, end), values);
	return a != NULL && a->kind != NULL && strlen(a->kind) == n &&
	    strncasecmp(rest, a->kind, n) == 0 ?
	    sent_one(c, of->tag(c, of, end), values) : 0;
}

size_t
rule_context(struct kt_call *c, const struct auth_thing *of, const char *key,
    const char *const **values)
{
	/* NULL: of what another service has, or of nothing. */
	const struct rule_asked *a = rule_asked(of);
	size_t i, n = 0;

	if (strcasecmp(key, "rds:Vpc") == 0)
		return sent_one(c, "true", values);
	for (i = 0; i < N_ELEMENTS(told) && n == 0; i++)
		if (strcasecmp(told[i].key, key) == 0) {
			n = sent_values(c, told[i].member, values);
			if (n == 0 && a != NULL)
				n = stored(c, a, told[i].member, values);
		}
	return n > 0 ? n : tagged(c, of, key, values);
}
