/* What time brings to a key: a job of its own, account/region/id. */
#include <string.h>

#include "ops.h"

int
job_plan(struct kt_call *c, const char *kind, const struct key *k, int64_t due)
{
	const struct job job = { .kind = kind, .subject =
	    kt_arena_join(c->arena, k->account, "/", k->region, "/",
	    k->meta->key_id, NULL), .due = due };
	enum store_rc rc = due == 0 ? store_job_remove(c->tx, kind,
	    job.subject) : store_job_put(c->tx, &job);

	c->wakes = true;
	return rc == STORE_FAILED ? dispatch_failed(c) : 0;
}

struct doing {
	const struct kt_job *job;
	const char *kind;
	int (*act)(struct kt_call *c, struct key *k);
};

/* A call that is nobody's, for what an operation's functions take. */
static int
write(struct store_tx *tx, void *arg)
{
	static const struct kt_op op = { .name = "a job of a key" };
	const struct doing *d = arg;
	char *account = kt_arena_strdup(d->job->arena, d->job->subject);
	char *region = strchr(account, '/') + 1, *id = strchr(region, '/') + 1;
	struct kt_call c = { .arena = d->job->arena, .server = d->job->server,
	    .now = kt_clock_now(&d->job->server->clock), .op = &op,
	    .tx = tx };
	struct key k;

	region[-1] = id[-1] = '\0';
	c.account = c.principal.account = account;
	c.region = region;
	switch (key_get(&c, account, region, id, &k)) {
	case STORE_OK:        return d->act(&c, &k);
	case STORE_NOT_FOUND: return 0;
	default:              return dispatch_failed(&c);
	}
}

/* The row of the job goes first: what acts may plan the next. */
static int
take(struct store_tx *tx, void *arg)
{
	const struct doing *d = arg;

	return store_job_remove(tx, d->kind, d->job->subject) == STORE_FAILED ?
	    -1 : write(tx, arg);
}

int
job_do(const struct kt_job *job, const char *kind,
    int (*act)(struct kt_call *c, struct key *k))
{
	struct doing d = { job, kind, act };

	return store_write_wait(job->server->store, job->arena, take, &d);
}
