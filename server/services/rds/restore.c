/* What restores of instances and of clusters have in common. */
#include <string.h>

#include "restore.h"

int
restore_find(struct kt_call *c, const struct snapshot_family *f,
    const char *given, struct snapshot *out)
{
	if (snapshot_find(c, f, given, out) != 0 ||
	    snapshot_possible(c, f, out->source) != 0)
		return -1;
	return strcmp(out->status, SNAPSHOT_AVAILABLE) == 0 ? 0 : kt_fail(c,
	    f->bad_state, "The snapshot %s is not in the available state.",
	    out->name);
}

/* Which moments there are. */
static int
none_then(struct kt_call *c, const struct restore_to *to)
{
	char first[KT_ISO8601] = "", last[KT_ISO8601] = "";
	struct snapshot s;

	if (store_snapshot_last(c->tx, to->resource_id, true, &s) == STORE_OK)
		kt_time_iso8601(s.created, first);
	if (store_snapshot_last(c->tx, to->resource_id, false, &s) == STORE_OK)
		kt_time_iso8601(s.created, last);
	if (first[0] == '\0')
		return kt_fail(c, RDS_INVALID_RESTORE, "%s cannot be restored "
		    "to a point in time: there is no snapshot of it yet (the "
		    "automated ones come with its backup window, on keyturn's "
		    "clock).", to->what);
	return kt_fail(c, RDS_INVALID_RESTORE, "%s cannot be restored to that "
	    "time: keyturn restores to the times of snapshots, of which the "
	    "first is of %s, the last of %s.", to->what, first, last);
}

int
restore_moment(struct kt_call *c, const struct restore_to *to,
    struct snapshot *out)
{
	bool latest = to->latest == SHAPE_TRUE;

	if (latest == (to->at != 0))
		return kt_fail(c, KT_PARAMETER_COMBINATION, latest ?
		    "UseLatestRestorableTime can not be specified together "
		    "with %s." : "Either UseLatestRestorableTime or %s must be "
		    "specified.", to->at_param);
	switch (latest ? store_snapshot_last(c->tx, to->resource_id, false,
	    out) : store_snapshot_at(c->tx, to->resource_id, to->at, out)) {
	case STORE_OK:        return 0;
	case STORE_NOT_FOUND: return none_then(c, to);
	default:              return dispatch_failed(c);
	}
}

int
restore_tags(struct kt_call *c, const struct snapshot *s,
    const struct shape_list *given, const char *arn)
{
	struct shape_list tags;

	if (given->items != NULL)
		return rule_tags_give(c, arn, given);
	return rule_tags(c, snapshot_arn(c->arena, s), &tags) != 0 ? -1 :
	    rule_tags_keep(c, arn, &tags);
}

struct server
restore_server(struct kt_call *c, const struct snapshot *s,
    const char *resource_id, struct check_master *m)
{
	struct server on;

	m->user = s->master_user;
	m->database = s->database;
	on = check_server(c, resource_id, m);
	on.origin = s->id;
	return on;
}
