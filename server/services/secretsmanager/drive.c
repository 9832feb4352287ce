/*
 * Drives rotations: the steps of one function, in order, each once the one
 * before has succeeded (user guide, "Rotation by Lambda function").
 *
 *   createSecret --> setSecret --> testSecret --> finishSecret --> succeeded
 *        |               |             |               |
 *        +---------------+--- failed --+---------------+
 *        v
 *   running again, later, from the first step
 *
 * The row says which step is next; it is saved after each, which is before the
 * one that follows.  A crash repeats a step at most, a loss of power the last
 * three, and every step may run twice.  The row also says how far the rotation
 * ever came, so that a function knows whether it is the first that does a step.
 * What a function writes lasts when the row is saved behind it: the pending value
 * so before any server has it.  How the row goes from state to state:
 * server/store/rotation.c.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/log.h"
#include "ops.h"
#include "trace.h"

static const char *const steps[] = {
	"createSecret", "setSecret", "testSecret", "finishSecret"
};
#define SET_STEP 1
#define TEST_STEP 2
#define PASSWORDS 3	/* that a database may refuse until the attempt fails */
#define LAST_STEP ((int)N_ELEMENTS(steps) - 1)

/*
 * How long until the whole process is tried again, the last gap over and over:
 * "That rotation will be reattempted." (AWS does not say when.)
 */
static const int64_t gaps[] = {
	1 * KT_SECOND, 5 * KT_SECOND, 30 * KT_SECOND, 120 * KT_SECOND,
	600 * KT_SECOND, 3600 * KT_SECOND, 6 * 3600 * KT_SECOND, KT_DAY
};

struct run {
	const struct kt_job *job;
	struct secret secret;
	struct rotation row;		/* as it stands in the store */
	struct rotation_move move;	/* to be written */
	int64_t started;
	struct trace trace;		/* of what is not written yet */
	struct rotation_told told;
	const struct kt_function *function;
	struct kt_settings settings;	/* of it, as this run found them */
	int refused;			/* passwords, in this attempt */
	bool first;			/* the step was never begun before */
	bool renewed;			/* it has no value any more */
	bool over;			/* somebody ended it meanwhile */
	bool ended;			/* as it should, or that would have */
	char why[KT_WHY];
};

/* --- what is written --- */

/* Somebody ended it meanwhile: what was done all the same is told. */
static int
write_late(struct store_tx *tx, const struct run *r)
{
	return r->move.told == NULL || store_attempt_late(tx, r->secret.id,
	    r->row.version, r->move.told) == STORE_OK ? 0 : -1;
}

/* User guide, "Secrets Manager entries in CloudTrail": in AWS's words. */
static int
record_failure(struct store_tx *tx, const struct run *r)
{
	const char *step = steps[r->row.test ? TEST_STEP :
	    r->row.step < LAST_STEP ? r->row.step : LAST_STEP];
	const struct kt_event e = { .at = r->move.now, .event = r->row.test ?
	    STORE_TRAIL "TestRotationFailed" : STORE_TRAIL "RotationFailed",
	    .arn = r->secret.arn, .version = r->row.version,
	    .reason = r->secret.rotation_function == NULL ? r->move.reason :
	    kt_arena_printf(r->job->arena, "Error when executing lambda %s "
	    "during %s step", r->secret.rotation_function, step) };

	return r->move.act != ROTATION_FAIL ||
	    store_event_put(tx, &e) == STORE_OK ? 0 : -1;
}

static int
write_move(struct store_tx *tx, void *arg)
{
	struct run *r = arg;

	r->move.now = kt_clock_now(&r->job->server->clock);
	if (r->move.act == ROTATION_FAIL)
		r->move.due = r->move.now + gaps[r->row.attempt <
		    (int)N_ELEMENTS(gaps) ? r->row.attempt :
		    (int)N_ELEMENTS(gaps) - 1];
	switch (store_rotation_move(tx, &r->secret, &r->move)) {
	case STORE_OK:        r->over = false; return record_failure(tx, r);
	case STORE_NOT_FOUND: r->over = true; return write_late(tx, r);
	default:              return -1;
	}
}

static int
write_failure(struct store_tx *tx, struct run *r)
{
	struct run failed = *r;
	int rc;

	failed.move.act = ROTATION_FAIL;
	failed.move.reason = r->why;
	rc = write_move(tx, &failed);
	r->over = failed.over;
	return rc;
}

static bool
is_current(const struct run *r)
{
	const char *current = store_label_holder(&r->secret, AWSCURRENT);

	return current != NULL && strcmp(current, r->row.version) == 0;
}

/* If the next was begun meanwhile, this one has succeeded all the same. */
static int
write_late_success(struct store_tx *tx, const struct run *r)
{
	return store_event_put(tx, &(struct kt_event){ .at = r->move.now,
	    .event = "RotationSucceeded", .arn = r->secret.arn,
	    .version = r->row.version }) == STORE_OK ? 0 : -1;
}

/*
 * After the last step, or a test: did the function do what it is for?
 * AWSPENDING leaves the version that is AWSCURRENT now: functions do not do it
 * themselves, and AWS ends with either (shared facts, rotation 6).
 */
static int
write_end(struct store_tx *tx, void *arg)
{
	struct run *r = arg;

	r->ended = true;
	switch (store_secret_by_id(tx, r->row.secret, &r->secret)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: r->ended = false; r->over = true; return 0;
	default:              return -1;
	}
	if (!r->row.test && !is_current(r)) {
		strcpy(r->why, "finishSecret did not move AWSCURRENT");
		r->ended = false;
		return write_failure(tx, r);
	}
	if (!r->row.test)
		store_label_leave(tx, &r->secret, AWSPENDING, r->row.version);
	if (write_move(tx, r) != 0)
		return -1;
	if (r->over)
		return r->row.test ? 0 : write_late_success(tx, r);
	if (!r->row.test)
		r->secret.changed = r->move.now;
	return store_secret_save(tx, &r->secret) == STORE_OK ? 0 : -1;
}

/*
 * The database refuses the pending value, and has it not.  A version's value
 * never changes; but nobody can have used this one, and its id is what
 * RotateSecret answered.  So it is as RotateSecret left it: without a value,
 * unless somebody labelled it meanwhile.
 */
static int
write_renewal(struct store_tx *tx, void *arg)
{
	struct run *r = arg;
	const struct version v = { .id = r->row.version,
	    .kind = VERSION_EMPTY };

	switch (store_secret_by_id(tx, r->row.secret, &r->secret)) {
	case STORE_OK:        break;
	case STORE_NOT_FOUND: r->over = true; return 0;
	default:              return -1;
	}
	r->renewed = !store_label_on_beside(&r->secret, v.id, AWSPENDING);
	if (!r->renewed)
		return 0;
	if (write_move(tx, r) != 0)
		return -1;
	if (r->over)
		return 0;
	return store_version_fill(tx, &r->secret, &v) == STORE_OK &&
	    store_secret_save(tx, &r->secret) == STORE_OK ? 0 : -1;
}

/*
 * That a step was done whoever comes back sees by a look at the database, once it
 * is written that a change may have been sent there.
 */
static bool
is_seen(const struct run *r, enum rotation_act act)
{
	return act == ROTATION_STEP && r->row.step >= SET_STEP;
}

/* Of the rotation that runs; 0, or -1 when the store could not be written. */
static int
move(struct run *r, enum rotation_act act, const char *reason)
{
	bool ends = act == ROTATION_SUCCEED || r->row.test;
	int (*write)(struct store_tx *, void *) = ends ? write_end :
	    act == ROTATION_RENEW ? write_renewal : write_move;

	r->told = (struct rotation_told){ r->row.attempt + 1, r->started,
	    trace_told(&r->trace) };
	r->move = (struct rotation_move){ .act = act,
	    .version = r->row.version, .reason = reason, .told = &r->told };
	if ((is_seen(r, act) ? store_write_light : store_write_wait)(
	    r->job->server->store, r->job->arena, write, r) != 0)
		return -1;
	trace_taken(&r->trace);
	if (act == ROTATION_STEP || act == ROTATION_RENEW)
		return 0;
	wait_wake(r->job->server->waits, r->secret.id);
	if (r->secret.owner != NULL)	/* it shows in what its database is */
		wait_wake(r->job->server->waits, 0);
	return 0;
}

/* --- a step --- */

/* Once a run: all its steps go by the same settings. */
static int
find_function(struct run *r, const struct kt_invoker *invoker)
{
	const struct kt_function *own = &r->job->server->managed;
	const struct kt_named_function *f = r->secret.rotation_function ==
	    NULL ? NULL : kt_function_of(invoker, r->secret.rotation_function);

	if (r->function != NULL)
		return 0;
	if (r->secret.owner != NULL && own->invoke != NULL) {
		r->function = own;
		return 0;
	}
	if (f == NULL) {
		strcpy(r->why, "the rotation function is not declared any "
		    "more (--rotation-function)");
		return -1;
	}
	if (kt_function_settings(invoker, f, r->job->arena, &r->settings) !=
	    0) {
		strcpy(r->why, "the settings of the rotation function cannot "
		    "be read");
		return -1;
	}
	r->function = &f->function;
	return 0;
}

static int
invoke_function(struct run *r, const char *step)
{
	struct kt_invoker invoker = { r->job->server, r->secret.account,
	    r->secret.region, r->secret.owner, "lambda", true };
	struct kt_aws api = kt_invoker_aws(&invoker);
	struct kt_aws aws = trace_aws(&r->trace, &api);
	struct kt_notes notes = trace_notes(&r->trace);
	struct kt_rotation_event ev = { step, r->secret.arn,
	    r->row.version, r->row.token, .notes = &notes,
	    .first = r->first };

	if (find_function(r, &invoker) != 0)
		return -1;
	ev.settings = r->settings;
	return r->function->invoke(r->function->self, &ev, &aws, r->why);
}

static int
invoke(struct run *r, const char *step)
{
	int rc;

	trace_step(&r->trace, step, kt_clock_now(&r->job->server->clock));
	rc = invoke_function(r, step);
	if (rc != 0)
		kt_make_utf8(r->why);
	trace_end(&r->trace, rc != 0 ? r->why : NULL);
	return rc;
}

static int
run_step(struct run *r)
{
	const char *step = steps[r->row.step];

	kt_log(KT_LOG_DEBUG, "rotation of %s to version %s: %s", r->secret.arn,
	    r->row.version, step);
	return invoke(r, step);
}

/* --- a rotation --- */

/* What fails as it did before is said again at the 2nd, 4th, 8th ... time. */
static bool
is_worth_a_line(int64_t tries)
{
	return (tries & (tries - 1)) == 0;
}

static const char *
times(const struct run *r, int64_t tries)
{
	return tries == 1 ? "" : kt_arena_printf(r->job->arena, " (%" PRId64
	    " times so far)", tries);
}

/* As `keyturn rotations` takes it; a name is enough where nothing else is. */
static const char *
name_of(const struct run *r)
{
	const struct kt_server *server = r->job->server;
	const struct secret *s = &r->secret;

	return strcmp(s->region, server->region) == 0 &&
	    strcmp(s->account, server->account) == 0 ? s->name : s->arn;
}

/* Of a rotation that somebody ended meanwhile nothing is said. */
static void
tell_failure(const struct run *r)
{
	int64_t n = r->row.attempt + 1;
	bool same = r->row.reason != NULL && strcmp(r->row.reason, r->why) == 0;

	if (!r->over && (!same || is_worth_a_line(n)))
		kt_log(KT_LOG_WARN, "rotation of %s to version %s failed in "
		    "%s%s: %s (keyturn rotations %s tells more)",
		    r->secret.arn, r->row.version, steps[r->row.step],
		    times(r, n), r->why, name_of(r));
}

static int
fail(struct run *r)
{
	if (move(r, ROTATION_FAIL, r->why) != 0)
		return -1;
	tell_failure(r);
	return 0;
}

static int
succeed(struct run *r)
{
	if (move(r, ROTATION_SUCCEED, NULL) != 0)
		return -1;
	if (!r->ended)
		tell_failure(r);
	else
		kt_log(KT_LOG_INFO, "rotation of %s succeeded: version %s",
		    r->secret.arn, r->row.version);
	return 0;
}

/* RotateImmediately=false: one step, tried once. */
static int
run_test(struct run *r)
{
	bool failed = invoke(r, steps[TEST_STEP]) != 0;

	if (move(r, failed ? ROTATION_FAIL : ROTATION_SUCCEED,
	    failed ? r->why : NULL) != 0)
		return -1;
	if (failed)
		kt_log(KT_LOG_WARN, "the test of the rotation of %s failed: %s "
		    "(keyturn rotations %s tells more)", r->secret.arn, r->why,
		    name_of(r));
	else if (!r->over)
		kt_log(KT_LOG_INFO, "the test of the rotation of %s succeeded",
		    r->secret.arn);
	return 0;
}

/* The database refuses the password: 1, another is made; 0, no more; -1. */
static int
renew(struct run *r)
{
	size_t n = strlen(r->why);

	if (++r->refused == PASSWORDS) {
		(void)snprintf(r->why + n, KT_WHY - n, " (as the %d passwords "
		    "before)", PASSWORDS - 1);
		return 0;
	}
	if (move(r, ROTATION_RENEW, NULL) != 0)
		return -1;
	if (r->over)
		return 1;
	if (!r->renewed)
		return 0;
	kt_log(KT_LOG_INFO, "rotation of %s to version %s: another password is"
	    " made: %s", r->secret.arn, r->row.version, r->why);
	r->row.step = 0;
	r->first = false;
	return 1;
}

/* To the next step; the row says it before that begins. */
static int
advance(struct run *r)
{
	r->first = r->row.step >= r->row.reached;
	if (move(r, ROTATION_STEP, NULL) != 0)
		return -1;
	if (++r->row.step > r->row.reached)
		r->row.reached = r->row.step;
	return 0;
}

static int
run_steps(struct run *r)
{
	int rc, renewed;

	while (!*r->job->hurry && !r->over) {
		rc = run_step(r);
		if (rc == KT_FUNCTION_REFUSED) {
			if ((renewed = renew(r)) < 0)
				return -1;
			if (renewed > 0)
				continue;
		}
		if (rc != 0)
			return fail(r);
		witness_tell(r->job->server->witnesses, r->secret.arn,
		    steps[r->row.step], NULL);
		if (r->row.step == LAST_STEP)
			return succeed(r);
		if (advance(r) != 0)
			return -1;
	}
	return 0;		/* the row says where we are, or whose it is */
}

/* --- one that begins by itself --- */

static int
write_skip(struct store_tx *tx, void *arg)
{
	struct run *r = arg;
	struct secret *s = &r->secret;

	if (store_secret_by_id(tx, s->id, s) != STORE_OK)
		return -1;
	r->move.now = kt_clock_now(&r->job->server->clock);
	if (s->rotation_due > r->move.now || s->deleted != 0)
		return 0;		/* by now it is not due */
	return write_move(tx, r) == 0 && store_secret_save(tx, s) == STORE_OK ?
	    0 : -1;
}

/* As RotateSecret would: 0; what it refuses is due again a period later: 1. */
static int
begin(struct run *r)
{
	const struct secret *s = &r->secret;
	struct kt_invoker invoker = { .server = r->job->server,
	    .account = s->account, .region = s->region,
	    .actor = "secretsmanager" };
	struct kt_aws aws = kt_invoker_aws(&invoker);
	struct kt_aws_answer out;
	char token[KT_UUID];

	kt_uuid(token);
	aws.call(aws.self, r->job->arena, "secretsmanager", "RotateSecret",
	    kt_arena_printf(r->job->arena, "{\"SecretId\":\"%s\","
	    "\"ClientRequestToken\":\"%s\"}", s->arn, token), &out);
	if (out.code == NULL)
		return 0;
	r->move = (struct rotation_move){ .act = ROTATION_SKIP,
	    .reason = out.message, .tries = r->job->tries + 1 };
	if (out.internal ||
	    store_write_wait(r->job->server->store, r->job->arena, write_skip,
	    r) != 0)
		return -1;
	if (is_worth_a_line(r->move.tries))
		kt_log(KT_LOG_WARN, "the rotation of %s that was due did not "
		    "begin%s: %s (keyturn rotations %s tells more)", s->arn,
		    times(r, r->move.tries), out.message, name_of(r));
	return 1;
}

/* --- the jobs --- */

static int64_t
id_of(const struct kt_job *job)
{
	return strtoll(job->subject, NULL, 10);
}

/* The job is due and nothing else is: it gets the moment that it should have. */
static int
write_again(struct store_tx *tx, void *arg)
{
	const struct kt_job *job = arg;
	const struct rotation_move m = { .act = ROTATION_RELEASE };
	struct secret s;
	enum store_rc rc = store_secret_by_id(tx, id_of(job), &s);

	if (rc == STORE_OK)
		rc = store_rotation_move(tx, &s, &m);
	else if (rc == STORE_NOT_FOUND)
		rc = store_job_remove(tx, JOB_ROTATION, job->subject);
	return rc == STORE_OK ? 0 : -1;
}

enum found { NOTHING, UNDER_WAY, AWAITED, UNREADABLE };

static enum found
look(struct run *r)
{
	const struct kt_server *server = r->job->server;
	struct store_tx *tx = store_read_begin(server->store, r->job->arena);
	const struct secret *s = &r->secret;
	enum store_rc rc = STORE_FAILED;

	if (tx != NULL) {
		rc = store_secret_by_id(tx, id_of(r->job), &r->secret);
		if (rc == STORE_OK && store_rotation_find(tx, s->id,
		    &r->row) == STORE_FAILED)
			rc = STORE_FAILED;
		store_read_end(server->store, tx);
	}
	if (rc != STORE_OK || s->deleted != 0)
		return rc == STORE_FAILED ? UNREADABLE : NOTHING;
	if (store_rotation_under_way(&r->row))
		return UNDER_WAY;
	return s->rotation_enabled == 1 && s->rotation_due != 0 &&
	    s->rotation_due <= kt_clock_now(&server->clock) ? AWAITED : NOTHING;
}

static int
write(const struct kt_job *job, int (*run)(struct store_tx *, void *))
{
	return store_write_wait(job->server->store, job->arena, run,
	    (void *)(uintptr_t)job);
}

/* To who looks on: that it succeeded, or why it does not go on now. */
static void
tell_end(const struct run *r)
{
	const char *why = r->ended ? NULL : r->over ?
	    "The rotation was ended by somebody else." : r->why[0] != '\0' ?
	    r->why : "keyturn is stopping.";

	witness_tell(r->job->server->witnesses, r->secret.arn, NULL, why);
}

int
rotation_run(const struct kt_job *job)
{
	struct run r = { .job = job };
	enum found found = look(&r);
	int rc;

	r.started = kt_clock_now(&job->server->clock);
	if (found == AWAITED) {
		if ((rc = begin(&r)) != 0)
			return rc < 0 ? -1 : 0;
		found = look(&r);
	}
	trace_begin(&r.trace, job->arena, r.secret.arn);
	switch (found) {
	case UNDER_WAY:
		rc = r.row.test ? run_test(&r) : run_steps(&r);
		tell_end(&r);
		return rc;
	case NOTHING:   return write(job, write_again);
	default:        return -1;
	}
}

static int
write_deletion(struct store_tx *tx, void *arg)
{
	const struct kt_job *job = arg;

	return store_secrets_end(tx, kt_clock_now(&job->server->clock)) ==
	    STORE_OK ? 0 : -1;
}

int
deletion_run(const struct kt_job *job)
{
	return write(job, write_deletion);
}
