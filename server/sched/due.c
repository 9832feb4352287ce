/*
 * What may fall due.  For another thing that time brings: a row, which finds
 * the first that is due, says when the next will be, and does it.
 */
#include <stdio.h>
#include <string.h>

#include "keyturn/log.h"
#include "inside.h"

struct due {
	/* A job in *job, or *next lowered to when there will be one. */
	enum due_rc (*find)(const struct sched *s, struct store_tx *tx,
	    int64_t now, struct job *job, int64_t *next);
	void (*run)(struct sched *s, const struct job *job);
};

static bool
is_claimed(const struct sched *s, const struct claim *c)
{
	unsigned i;

	for (i = 0; i < s->n_threads; i++) {
		const struct claim *o = &s->claims[i];

		if (o->due != NULL && o->secret == c->secret &&
		    strcmp(o->server, c->server) == 0 &&
		    o->deletes == c->deletes && (o->due == c->due ||
		    c->secret != 0))
			return true;
	}
	return false;
}

/* Gives the job when nobody is at it. */
static bool
is_free(const struct sched *s, const struct job *job)
{
	struct claim c = due_claim(job);

	return !is_claimed(s, &c);
}

static void
lower(int64_t *next, int64_t at)
{
	if (at < *next)
		*next = at;
}

/* --- database servers --- */

/* After a restart all else waits until the databases are back. */
static enum due_rc
find_server(const struct sched *s, struct store_tx *tx, int64_t now,
    struct job *job, int64_t *next)
{
	bool starting = false;
	struct server *all;
	size_t i, n;

	(void)now;
	(void)next;
	if (store_servers_busy(tx, &all, &n) != STORE_OK)
		return DUE_FAILED;
	for (i = 0; i < n; i++) {
		job->server = &all[i];
		if (is_free(s, job))
			return DUE_JOB;
		if (strcmp(all[i].status, SERVER_STARTING) == 0)
			starting = true;
	}
	job->server = NULL;
	return starting ? DUE_WAIT : DUE_NOTHING;
}

static void
run_server(struct sched *s, const struct job *job)
{
	database_run(&s->o, job->server);
}

/* --- rotations under way --- */

static enum due_rc
find_rotation(const struct sched *s, struct store_tx *tx, int64_t now,
    struct job *job, int64_t *next)
{
	struct rotation *all;
	int64_t at;
	size_t i, n;

	if (store_rotation_due(tx, now, &all, &n, &at) != STORE_OK)
		return DUE_FAILED;
	lower(next, at);
	for (i = 0; i < n; i++) {
		job->rotation = &all[i];
		if (is_free(s, job))
			return DUE_JOB;
	}
	job->rotation = NULL;
	return DUE_NOTHING;
}

static void
run_rotation(struct sched *s, const struct job *job)
{
	rotation_run(s, job->rotation);
}

/* --- rotations that begin by themselves --- */

static enum due_rc
find_awaited(const struct sched *s, struct store_tx *tx, int64_t now,
    struct job *job, int64_t *next)
{
	struct secret *all;
	int64_t at;
	size_t i, n;

	if (store_rotation_awaited(tx, now, &all, &n, &at) != STORE_OK)
		return DUE_FAILED;
	lower(next, at);
	for (i = 0; i < n; i++) {
		job->secret = &all[i];
		if (is_free(s, job))
			return DUE_JOB;
	}
	job->secret = NULL;
	return DUE_NOTHING;
}

struct skip {
	int64_t secret, now;
};

static int
write_skip(struct store_tx *tx, void *arg)
{
	const struct skip *k = arg;

	return store_rotation_skip(tx, k->secret, k->now) == STORE_OK ? 0 : -1;
}

/* As RotateSecret would; what it refuses is due again a period later. */
static void
run_awaited(struct sched *s, const struct job *job)
{
	const struct secret *secret = job->secret;
	struct kt_invoker invoker = { s->o.server, secret->account,
	    secret->region };
	struct kt_aws aws = kt_invoker_aws(&invoker);
	struct skip skip = { secret->id,
	    kt_clock_now(&s->o.server->clock) };
	struct kt_aws_answer out;
	char token[KT_UUID];

	kt_uuid(token);
	aws.call(aws.self, job->arena, "secretsmanager", "RotateSecret",
	    kt_arena_printf(job->arena, "{\"SecretId\":\"%s\","
	    "\"ClientRequestToken\":\"%s\"}", secret->arn, token), &out);
	if (out.code == NULL)
		return;
	if (out.internal ||
	    store_write_wait(s->o.server->store, job->arena, write_skip,
	    &skip) != 0) {
		kt_sleep_ms(STORE_RETRY);	/* then it is due again */
		return;
	}
	kt_log(KT_LOG_WARN, "the rotation of %s that was due did not begin: "
	    "%s", secret->arn, out.message);
	conduct_note(s, "RotationSkipped", secret->arn, NULL, out.message);
}

/* --- secrets whose recovery window has ended --- */

static enum due_rc
find_deletion(const struct sched *s, struct store_tx *tx, int64_t now,
    struct job *job, int64_t *next)
{
	int64_t at;

	if (store_secret_purge_due(tx, &at) != STORE_OK)
		return DUE_FAILED;
	if (at <= now)
		return is_free(s, job) ? DUE_JOB : DUE_NOTHING;
	lower(next, at);
	return DUE_NOTHING;
}

struct deletion {
	int64_t now;
	struct secret *secrets;
	size_t n;
};

static int
write_deletion(struct store_tx *tx, void *arg)
{
	struct deletion *d = arg;

	return store_secrets_ended(tx, d->now, &d->secrets, &d->n) ==
	    STORE_OK && store_secret_purge(tx, d->now) == STORE_OK ? 0 : -1;
}

static void
run_deletion(struct sched *s, const struct job *job)
{
	struct deletion d = { .now = kt_clock_now(&s->o.server->clock) };
	size_t i;

	if (store_write_wait(s->o.server->store, job->arena, write_deletion,
	    &d) != 0) {
		kt_sleep_ms(STORE_RETRY);
		return;
	}
	for (i = 0; i < d.n; i++)
		conduct_note(s, "SecretDeleted", d.secrets[i].arn, NULL, NULL);
}

/* --- the table --- */

static const struct due table[] = {
	{ find_server, run_server },
	{ find_rotation, run_rotation },
	{ find_awaited, run_awaited },
	{ find_deletion, run_deletion },
};

struct claim
due_claim(const struct job *job)
{
	struct claim c = { .due = job->due };

	if (job->server != NULL) {
		strncpy(c.server, job->server->id, sizeof(c.server) - 1);
		c.deletes = strcmp(job->server->status, SERVER_DELETING) == 0;
	}
	if (job->rotation != NULL)
		c.secret = job->rotation->secret;
	if (job->secret != NULL)
		c.secret = job->secret->id;
	return c;
}

void
due_run(struct sched *s, const struct job *job)
{
	job->due->run(s, job);
}

static enum due_rc
look(const struct sched *s, struct store_tx *tx, struct job *job,
    int64_t *next)
{
	int64_t now = kt_clock_now(&s->o.server->clock);
	enum due_rc rc = DUE_NOTHING;
	size_t i;

	for (i = 0; i < N_ELEMENTS(table) && rc == DUE_NOTHING; i++) {
		job->due = &table[i];
		rc = table[i].find(s, tx, now, job, next);
	}
	return rc;
}

enum due_rc
due_find(struct sched *s, struct job *job, int64_t *next)
{
	struct store *store = s->o.server->store;
	struct store_tx *tx = store_read_begin(store, job->arena);
	enum due_rc rc = DUE_FAILED;
	char why[256] = "";

	*next = INT64_MAX;
	if (tx != NULL) {
		rc = look(s, tx, job, next);
		if (rc == DUE_FAILED)
			(void)snprintf(why, sizeof(why), ": %s",
			    store_error(tx));
		store_read_end(store, tx);
	}
	if (rc == DUE_FAILED)
		kt_log(KT_LOG_ERROR, "the scheduler cannot read the store%s",
		    why);
	return rc;
}
