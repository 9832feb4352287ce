/* What RDS tells of when a change of an instance is applied. */
#include <string.h>

#include "keyturn/json.h"
#include "ops.h"

#define RETENTION "BackupRetentionPeriod"
#define NO_RETENTION "{\"" RETENTION "\":0}"

/* is, was: that alone, as JSON; NULL: anything. */
static const struct row {
	const char *member, *is, *was;
	const char *ids[2];	/* begun and done: here at once */
} rows[] = {
	{ "DBInstanceClass", NULL, NULL, { EVENT_CLASS, EVENT_CLASS_DONE } },
	{ "AllocatedStorage", NULL, NULL,
	    { EVENT_STORAGE, EVENT_STORAGE_DONE } },
	{ "MultiAZ", "{\"MultiAZ\":true}", NULL,
	    { EVENT_MULTI_AZ, EVENT_MULTI_AZ_DONE } },
	{ "MultiAZ", "{\"MultiAZ\":false}", NULL,
	    { EVENT_SINGLE_AZ, EVENT_SINGLE_AZ_DONE } },
	{ RETENTION, NO_RETENTION, NULL, { EVENT_NO_BACKUPS, NULL } },
	{ RETENTION, NULL, NO_RETENTION, { EVENT_BACKUPS, NULL } },
	{ "DBParameterGroupName", NULL, NULL,
	    { EVENT_GROUP, EVENT_GROUP_DONE } },
	{ "MonitoringInterval", NULL, NULL, { EVENT_MONITORING, NULL } },
	{ "EngineVersion", NULL, NULL, { EVENT_UPGRADE, NULL } },
};

static bool
fits(const char *wanted, const char *json)
{
	return wanted == NULL || strcmp(wanted, json) == 0;
}

/* Those that name what there is now. */
static const struct {
	const char *id, *text;
} naming[] = {
	{ EVENT_GROUP, "Updated to use DBParameterGroup " },
	{ EVENT_MONITORING, "Monitoring Interval changed to " },
};

/* is: {"Member":value} */
static const char *
text_of(struct kt_call *c, const char *id, const char *is)
{
	const struct kt_json *v;
	struct kt_buf b;
	size_t i;

	for (i = 0; i < N_ELEMENTS(naming) && strcmp(naming[i].id, id) != 0; i++)
		;
	if (i == N_ELEMENTS(naming) ||
	    kt_json_parse(c->arena, is, strlen(is), &v) != 0)
		return NULL;
	v = kt_json_first(v);
	kt_buf_init(&b, c->arena);
	kt_buf_str(&b, naming[i].text);
	if (kt_json_string(v) != NULL)
		kt_buf_str(&b, kt_json_string(v));
	else
		kt_json_print(&b, v);
	return b.p;
}

int
rule_event_change(struct kt_call *c, const struct rule_change *change)
{
	struct rule_event e = { .at = c->now, .arn = change->arn };
	size_t i, k;

	for (i = 0; i < N_ELEMENTS(rows); i++) {
		if (strcmp(rows[i].member, change->member) != 0 ||
		    !fits(rows[i].is, change->is) ||
		    !fits(rows[i].was, change->was))
			continue;
		for (k = 0; k < 2 && rows[i].ids[k] != NULL; k++) {
			e.id = rows[i].ids[k];
			e.text = text_of(c, e.id, change->is);
			if (rule_event(c->tx, &e) != STORE_OK)
				return dispatch_failed(c);
		}
	}
	return 0;
}
