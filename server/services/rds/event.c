/*
 * What RDS tells of: events of the store whose names are RDS's own,
 * "RDS-EVENT-0005".  DescribeEvents, DescribeEventCategories.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ops.h"

#define MINUTES_DEFAULT 60	/* API Reference, DescribeEvents, Duration */
#define DAYS_KEPT 14

/* By the word in their ARNs. */
static const struct source {
	const char *kind, *type;
} sources[] = {
	{ "db", "db-instance" },
	{ "cluster", "db-cluster" },
	{ "snapshot", "db-snapshot" },
	{ "cluster-snapshot", "db-cluster-snapshot" },
	{ "pg", "db-parameter-group" },
	{ "cluster-pg", "db-parameter-group" },
};

/* The user guide's; of the last ones keyturn has no events. */
static const struct type {
	const char *name;
	const char *categories[16];	/* NULL ends them */
} types[] = {
	{ "db-instance", { "availability", "backup", "configuration change",
	    "creation", "deletion", "failover", "failure", "low storage",
	    "maintenance", "notification", "read replica", "recovery",
	    "restoration", "security", "security patching" } },
	{ "db-cluster", { "configuration change", "creation", "deletion",
	    "failover", "failure", "global-failover", "maintenance",
	    "migration", "notification", "serverless" } },
	{ "db-snapshot", { "creation", "deletion", "notification",
	    "restoration" } },
	{ "db-cluster-snapshot", { "backup", "creation", "deletion",
	    "notification" } },
	{ "db-parameter-group", { "configuration change" } },
	{ "db-security-group", { "configuration change", "failure" } },
	{ "db-proxy", { "configuration change", "creation", "deletion",
	    "failure" } },
	{ "custom-engine-version", { "creation", "failure", "restoring" } },
	{ "blue-green-deployment", { "creation", "deletion", "failure",
	    "notification" } },
};

/* User guide, "Amazon RDS event categories and event messages". */
static const struct known_event {
	const char *id, *category, *text;
} events[] = {
	{ EVENT_BACKING_UP, "backup", "Backing up DB instance" },
	{ EVENT_BACKED_UP, "backup", "Finished DB Instance backup" },
	{ EVENT_DELETED, "deletion", "DB instance deleted" },
	{ EVENT_SHUT_DOWN, "availability", "DB instance shutdown" },
	{ EVENT_CREATED, "creation", "DB instance created" },
	{ EVENT_RESTARTED, "availability", "DB instance restarted" },
	{ EVENT_GROUP, "configuration change", "Updated to use DBParameterGroup" },
	{ EVENT_GROUP_DONE, "configuration change",
	    "Finished updating DB parameter group" },
	{ EVENT_CLASS, "configuration change",
	    "Applying modification to database instance class" },
	{ EVENT_CLASS_DONE, "configuration change",
	    "Finished applying modification to DB instance class" },
	{ EVENT_STORAGE, "configuration change",
	    "Applying modification to allocated storage" },
	{ EVENT_STORAGE_DONE, "configuration change",
	    "Finished applying modification to allocated storage" },
	{ EVENT_MULTI_AZ, "configuration change", "Applying modification to "
	    "convert to a Multi-AZ DB Instance" },
	{ EVENT_MULTI_AZ_DONE, "configuration change", "Finished applying "
	    "modification to convert to a Multi-AZ DB Instance" },
	{ EVENT_SINGLE_AZ, "configuration change", "Applying modification to "
	    "convert to a standard (Single-AZ) DB Instance" },
	{ EVENT_SINGLE_AZ_DONE, "configuration change", "Finished applying "
	    "modification to convert to a standard (Single-AZ) DB Instance" },
	{ EVENT_NO_BACKUPS, "configuration change",
	    "Disabled automated backups" },
	{ EVENT_BACKUPS, "configuration change", "Enabled automated backups" },
	{ EVENT_RESET, "configuration change", "Reset master credentials" },
	{ EVENT_NOT_RESET, "configuration change",
	    "Unable to reset your password." },
	{ EVENT_FAILED, "failure", "DB instance put into failed state." },
	{ EVENT_INCOMPATIBLE, "failure", "Database instance put into "
	    "incompatible-parameters." },
	{ EVENT_CLUSTER_NOT_CREATED, "failure", "You can't create the DB "
	    "cluster because of incompatible resources." },
	{ EVENT_MONITORING, "configuration change",
	    "Monitoring Interval changed" },
	{ EVENT_PARAMETER, "configuration change", "Updated parameter" },
	{ EVENT_FAILED_OVER, "failover", "Completed failover" },
	{ EVENT_FAILOVER, "failover", "Started failover" },
	{ EVENT_SNAPSHOT_DELETED, "deletion", "Deleted user snapshot" },
	{ EVENT_SNAPSHOT_BEGUN, "creation", "Creating manual snapshot" },
	{ EVENT_SNAPSHOT, "creation", "Manual snapshot created" },
	{ EVENT_RESTORED, "restoration", "Restored from snapshot" },
	{ EVENT_COPY, "notification", "Started copy of snapshot" },
	{ EVENT_COPIED, "notification", "Finished copy of snapshot" },
	{ EVENT_COPY_FROM, "notification", "Started copy of snapshot" },
	{ EVENT_COPIED_FROM, "notification", "Finished copy of snapshot" },
	{ EVENT_BACKUP_BEGUN, "creation", "Creating automated snapshot" },
	{ EVENT_BACKUP, "creation", "Automated snapshot created" },
	{ EVENT_CLUSTER_SNAPSHOT_BEGUN, "backup",
	    "Creating manual cluster snapshot" },
	{ EVENT_CLUSTER_SNAPSHOT, "backup",
	    "Manual cluster snapshot created" },
	{ EVENT_CLUSTER_BACKUP_BEGUN, "backup",
	    "Creating automated cluster snapshot" },
	{ EVENT_CLUSTER_BACKUP, "backup",
	    "Automated cluster snapshot created" },
	{ EVENT_STOPPED, "notification", "DB instance stopped" },
	{ EVENT_STARTED, "notification", "DB instance started" },
	{ EVENT_STOPPED_LONG, "notification", "DB instance is being started "
	    "due to it exceeding the maximum allowed time being stopped" },
	{ EVENT_CLUSTER_STOPPED, "notification", "DB cluster stopped" },
	{ EVENT_CLUSTER_STARTED, "notification", "DB cluster started" },
	{ EVENT_CLUSTER_STOPPED_LONG, "notification", "DB cluster is being "
	    "started due to it exceeding the maximum allowed time being "
	    "stopped" },
	{ EVENT_CLUSTER_RENAMED, "notification", "Renamed cluster" },
	{ EVENT_CLUSTER_UPGRADE, "maintenance",
	    "Database cluster upgrade is in progress" },
	{ EVENT_CLUSTER_UPGRADED, "maintenance",
	    "Database cluster engine version has been upgraded" },
	{ EVENT_CLUSTER_UPGRADED_MAJOR, "maintenance",
	    "Database cluster engine major version has been upgraded" },
	{ EVENT_UPGRADE, "maintenance",
	    "The engine version upgrade started" },
	{ EVENT_UPGRADED, "maintenance",
	    "The engine version upgrade finished" },
	{ EVENT_CLUSTER_CREATED, "creation", "DB cluster created" },
	{ EVENT_CLUSTER_DELETED, "deletion", "DB cluster deleted" },
	{ EVENT_RUNS, "notification", "another server runs" },
};

static const struct known_event *
known(const char *id)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(events); i++)
		if (strcmp(events[i].id, id) == 0)
			return &events[i];
	return NULL;
}

enum store_rc
rule_event(struct store_tx *tx, const struct rule_event *e)
{
	const struct known_event *k = known(e->id);
	const struct kt_event event = { .at = e->at, .event = e->id,
	    .arn = e->arn, .reason = e->text != NULL ? e->text : k->text };

	return store_event_put(tx, &event);
}

/* --- DescribeEvents --- */

/* "db:i" of an ARN of the caller's, or NULL. */
static const char *
tail_of(struct kt_call *c, const char *arn)
{
	const char *head = rule_arn(c, "", "");
	size_t n = strlen(head) - 1;

	return strncmp(arn, head, n) == 0 ? arn + n : NULL;
}

static const struct source *
source_of(const char *tail)
{
	size_t i, n;

	for (i = 0; tail != NULL && i < N_ELEMENTS(sources); i++) {
		n = strlen(sources[i].kind);
		if (strncmp(tail, sources[i].kind, n) == 0 && tail[n] == ':')
			return &sources[i];
	}
	return NULL;
}

/* What is looked for, of a DescribeEvents that has been checked. */
struct look {
	const struct rds_describe *in;
	int64_t from, to, after;
};

static bool
is_listed(const struct shape_list *list, const char *s)
{
	const char *const *item = list->items;
	size_t i;

	for (i = 0; i < list->n && strcmp(item[i], s) != 0; i++)
		;
	return list->n == 0 || i < list->n;
}

/* Fills *out and returns true if it is one that is looked for. */
static bool
take(struct kt_call *c, const struct look *l, const struct kt_event *e,
    struct rds_event *out)
{
	const struct rds_describe *in = l->in;
	const struct known_event *k = known(e->event);
	const char *tail = tail_of(c, e->arn), **category;
	const struct source *s = source_of(tail);

	if (k == NULL || s == NULL || e->id <= l->after || e->at < l->from ||
	    e->at > l->to || !is_listed(&in->event_categories, k->category))
		return false;
	out->source_identifier = tail + strlen(s->kind) + 1;
	if ((in->source_type != NULL &&
	    strcmp(in->source_type, s->type) != 0) ||
	    (in->source_identifier != NULL &&
	    strcasecmp(in->source_identifier, out->source_identifier) != 0))
		return false;
	category = kt_arena_alloc(c->arena, sizeof(*category));
	*category = k->category;
	out->source_type = s->type;
	out->message = e->reason;
	out->event_categories = (struct shape_list){ category, 1 };
	out->date = e->at;
	out->source_arn = e->arn;
	return true;
}

int
rule_event_type(struct kt_call *c, const char *type)
{
	size_t i;

	for (i = 0; type != NULL && i < N_ELEMENTS(types); i++)
		if (strcmp(type, types[i].name) == 0)
			return 0;
	return type == NULL ? 0 : kt_fail(c, KT_PARAMETER_VALUE,
	    "Invalid source type: %s", type);
}

bool
rule_event_category(const char *type, const char *category)
{
	const char *const *have;
	size_t i;

	for (i = 0; i < N_ELEMENTS(types); i++)
		for (have = types[i].categories; *have != NULL; have++)
			if ((type == NULL || strcmp(type, types[i].name) == 0)
			    && strcmp(category, *have) == 0)
				return true;
	return false;
}

/* From when to when; Duration is minutes up to now, or to EndTime. */
static int
check_span(struct kt_call *c, struct look *l)
{
	const struct rds_describe *in = l->in;
	int64_t minutes = in->duration.set ? in->duration.v : MINUTES_DEFAULT;

	if (minutes < 1 || minutes > DAYS_KEPT * 24 * 60)
		return kt_fail(c, KT_PARAMETER_VALUE, "Invalid duration: %"
		    PRId64 ". It must be between 1 and %d minutes.", minutes,
		    DAYS_KEPT * 24 * 60);
	if (in->start_time != 0 && in->duration.set)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "Duration cannot "
		    "be given together with StartTime.");
	l->to = in->end_time != 0 ? in->end_time : c->now;
	l->from = in->start_time != 0 ? in->start_time :
	    l->to - minutes * 60 * KT_SECOND;
	return l->from <= l->to ? 0 : kt_fail(c, KT_PARAMETER_COMBINATION,
	    "The end date must be after the start date.");
}

int
op_describe_events(struct kt_call *c)
{
	const struct rds_describe *in = c->in;
	struct rds_events_message *out = c->out;
	struct look l = { .in = in };
	struct db_page page = { NULL };
	struct rds_event *items;
	struct kt_event *all;
	size_t i, n;

	if (in->source_identifier != NULL && in->source_type == NULL)
		return kt_fail(c, KT_PARAMETER_COMBINATION, "A SourceType is "
		    "required when SourceIdentifier is given.");
	if (rule_event_type(c, in->source_type) != 0 || check_span(c, &l) != 0 ||
	    rule_page(c, in, &page) != 0)
		return -1;
	l.after = page.after != NULL ? strtoll(page.after, NULL, 10) : 0;
	if (store_events(c->tx, l.after, false, &all, &n) != STORE_OK)
		return dispatch_failed(c);
	items = kt_arena_alloc(c->arena, (page.limit + 1) * sizeof(*items));
	out->events.items = items;
	for (i = 0; i < n; i++) {
		if (!take(c, &l, &all[i], &items[out->events.n]))
			continue;
		if (out->events.n == page.limit) {
			out->marker = rule_marker(c, kt_arena_printf(c->arena,
			    "%" PRId64, l.after));
			break;
		}
		out->events.n++;
		l.after = all[i].id;
	}
	return 0;
}

/* --- DescribeEventCategories --- */

int
op_describe_event_categories(struct kt_call *c)
{
	const struct rds_describe_event_categories_message *in = c->in;
	struct rds_event_categories_message *out = c->out;
	struct rds_event_categories_map *maps;
	const char *const *have;
	size_t i, n = 0;

	if (rule_event_type(c, in->source_type) != 0)
		return -1;
	maps = kt_arena_alloc(c->arena, N_ELEMENTS(types) * sizeof(*maps));
	for (i = 0; i < N_ELEMENTS(types); i++) {
		if (in->source_type != NULL &&
		    strcmp(in->source_type, types[i].name) != 0)
			continue;
		for (have = types[i].categories; *have != NULL; have++)
			;
		maps[n].source_type = types[i].name;
		maps[n++].event_categories = (struct shape_list){
		    (void *)(uintptr_t)types[i].categories,
		    (size_t)(have - types[i].categories) };
	}
	out->event_categories_map_list = (struct shape_list){ maps, n };
	return 0;
}
