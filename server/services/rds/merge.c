/*
 * What Modify gives, laid over what there is: at once, or in the window.  All
 * of it in structs of Create's, whose members have the same names.
 */
#include <string.h>

#include "ops.h"

/* While a change of the member is made; those above go before those below. */
static const struct {
	const char *member, *status;
} statuses[] = {
	{ "DBInstanceIdentifier", SERVER_RENAMING },
	{ "DBClusterIdentifier", SERVER_RENAMING },
	{ "EngineVersion", SERVER_UPGRADING },
	{ NULL, SERVER_MODIFYING },	/* all others */
	{ "EnableIAMDatabaseAuthentication", SERVER_IAM },
	{ "EnableCloudwatchLogsExports", SERVER_LOGS },
	{ "MonitoringInterval", SERVER_MONITORING },
	{ "MonitoringRoleArn", SERVER_MONITORING },
};

static size_t
rank_of(const char *member)
{
	size_t i, others = 0;

	for (i = 0; i < N_ELEMENTS(statuses); i++)
		if (statuses[i].member == NULL)
			others = i;
		else if (strcmp(statuses[i].member, member) == 0)
			return i;
	return others;
}

#define NOTHING "{}"

/* A member of a struct of the shape, alone. */
static const char *
alone(struct kt_call *c, const struct shape *s, size_t field, const void *in)
{
	return dispatch_json(c, &(struct shape){ s->size, &s->fields[field], 1 },
	    in);
}

const char *
merge_json(struct kt_call *c, const struct shape *s, const void *in)
{
	const char *json = dispatch_json(c, s, in);

	return strcmp(json, NOTHING) == 0 ? NULL : json;
}

bool
merge_waits(const struct shape *modify, const char *member)
{
	size_t i;

	for (i = 0; i < modify->n; i++)
		if (strcmp(modify->fields[i].name, member) == 0)
			return modify->fields[i].flags & SHAPE_WAITS;
	return false;
}

void
merge_status(struct server *s, const char *status)
{
	if (status != NULL && (strcmp(s->status, SERVER_RESETTING) != 0 ||
	    strcmp(status, SERVER_RENAMING) == 0 ||
	    strcmp(status, SERVER_UPGRADING) == 0))
		s->status = status;
}

int
merge_sum(struct kt_call *c, const struct merge *m, void *sum)
{
	memcpy(sum, m->now, m->shape->size);
	return dispatch_kept(c, dispatch_json(c, m->shape, m->later), m->shape,
	    sum);
}

/* Whether these are right depends on one another; all others stand alone. */
static const struct {
	const char *member, *set;
} together[] = {
	{ "StorageType", "storage" },
	{ "AllocatedStorage", "storage" },
	{ "Iops", "storage" },
	{ "StorageThroughput", "storage" },
	{ "MaxAllocatedStorage", "storage" },
	{ "StorageEncrypted", "key" },
	{ "KmsKeyId", "key" },
	{ "MonitoringInterval", "monitoring" },
	{ "MonitoringRoleArn", "monitoring" },
	{ "PreferredBackupWindow", "windows" },
	{ "PreferredMaintenanceWindow", "windows" },
	{ "EngineVersion", "version" },
	{ "OptionGroupName", "version" },
	{ "DBParameterGroupName", "version" },
	{ "DBClusterParameterGroupName", "version" },
};

static const char *
set_of(const char *member)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(together); i++)
		if (strcmp(together[i].member, member) == 0)
			return together[i].set;
	return member;
}

int
merge_changed(struct kt_call *c, const struct shape *s, const void *before,
    const void *after, void *out)
{
	const char **sets = kt_arena_alloc(c->arena, s->n * sizeof(*sets));
	size_t i, k, n = 0;

	for (i = 0; i < s->n; i++)
		if (strcmp(alone(c, s, i, before), alone(c, s, i, after)) != 0)
			sets[n++] = set_of(s->fields[i].name);
	for (i = 0; i < s->n; i++) {
		const char *set = set_of(s->fields[i].name);

		for (k = 0; k < n && strcmp(sets[k], set) != 0; k++)
			;
		if (k < n && dispatch_kept(c, alone(c, s, i, after), s,
		    out) != 0)
			return -1;
	}
	return 0;
}

int
merge_given(struct kt_call *c, struct merge *m)
{
	void *left = kt_arena_alloc(c->arena, m->shape->size);
	size_t i, rank, first = N_ELEMENTS(statuses);

	for (i = 0; i < m->shape->n; i++) {
		const char *name = m->shape->fields[i].name;
		const char *given = alone(c, m->shape, i, m->given);
		const char *later = alone(c, m->shape, i, m->later);
		const char *now = alone(c, m->shape, i, m->now);
		bool is_given = strcmp(given, NOTHING) != 0;
		const char *wish = is_given ? given : later;
		bool waits = !m->at_once && (!is_given || m->waits(m, name));

		if (strcmp(wish, NOTHING) == 0 || strcmp(wish, now) == 0)
			continue;
		if (dispatch_kept(c, wish, m->shape, waits ? left :
		    m->now) != 0)
			return -1;
		if (!waits && m->arn != NULL && rule_event_change(c,
		    &(struct rule_change){ m->arn, name, wish, now }) != 0)
			return -1;
		rank = rank_of(name);
		if (!waits && rank < first)
			first = rank;
	}
	m->later = left;
	m->status = first < N_ELEMENTS(statuses) ? statuses[first].status :
	    NULL;
	return 0;
}
