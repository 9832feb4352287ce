/* How a replica comes to be in sync, or not to be. */
#include <string.h>

#include "ops.h"

/* For the audit trail. */
static enum store_rc
note_replication(struct kt_call *c, const struct secret *s,
    const struct replica *r)
{
	struct kt_event e = { .at = c->now, .arn = s->arn,
	    .event = STORE_TRAIL "ReplicationStarted" };

	if (store_event_put(c->tx, &e) != STORE_OK)
		return STORE_FAILED;
	e.event = r->failure == NULL ? STORE_TRAIL "ReplicationSucceeded" :
	    STORE_TRAIL "ReplicationFailed";
	e.reason = r->failure;
	return store_event_put(c->tx, &e);
}

int
replica_save(struct kt_call *c, struct secret *s, const struct replica *r)
{
	return store_replica_save(c->tx, s, r) == STORE_OK &&
	    note_replication(c, s, r) == STORE_OK ? 0 : dispatch_failed(c);
}

int
replica_turned(struct kt_call *c, struct secret *s, const struct replica *r,
    const char *why)
{
	struct replica now = *r;

	if (why == r->failure || (why != NULL && r->failure != NULL &&
	    strcmp(why, r->failure) == 0))
		return 0;
	now.failure = why;
	return replica_save(c, s, &now) == 0 ? 1 : -1;
}
