/*
 * Drives a rotation: the steps of one function, in order, each once the one
 * before has succeeded (user guide, "Rotation by Lambda function").
 *
 *   RotateSecret --> createSecret --> setSecret --> testSecret --> finishSecret
 *                         |               |             |               |
 *                         +---- failed ---+-------------+---------------+
 *                         v                                             v
 *               running again, later, from the first step           succeeded
 *
 *   PutSecretValue, CancelRotateSecret, or AWSPENDING taken away --> abandoned
 *   RotateImmediately=false: testSecret --> succeeded or failed, once
 *
 * The row says which step is next; it is saved after each, which is before
 * the one that follows.  A crash repeats a step at most, and every step may
 * run twice.
 */
#include <string.h>

#include "keyturn/log.h"
#include "inside.h"

static const char *const steps[] = {
	"createSecret", "setSecret", "testSecret", "finishSecret"
};
#define TEST_STEP 2
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
	struct sched *sched;
	const struct sched_options *o;
	struct kt_arena *arena;
	struct secret secret;
	struct rotation now;		/* as it stands in the store */
	bool over;
	char why[KT_WHY];
};

/* The row, unless somebody ended this rotation meanwhile: then over. */
static int
still_running(struct store_tx *tx, struct run *r)
{
	struct rotation row;

	switch (store_rotation_find(tx, r->now.secret, &row)) {
	case STORE_OK:
		r->over = strcmp(row.state, ROTATION_RUNNING) != 0 ||
		    strcmp(row.version, r->now.version) != 0;
		return 0;
	case STORE_NOT_FOUND:
		r->over = true;
		return 0;
	default:
		return -1;
	}
}

static int
save_step(struct store_tx *tx, void *arg)
{
	struct run *r = arg;
	struct rotation next = r->now;

	if (still_running(tx, r) != 0)
		return -1;
	if (r->over)
		return 0;
	next.step++;
	return store_rotation_save(tx, &next) == STORE_OK ? 0 : -1;
}

static int
save_failure(struct store_tx *tx, void *arg)
{
	struct run *r = arg;
	struct rotation next = r->now;
	int64_t now = kt_clock_now(&r->o->server->clock);

	if (still_running(tx, r) != 0)
		return -1;
	if (r->over)
		return 0;
	next.reason = r->why;
	next.due = now + gaps[next.attempt < (int)N_ELEMENTS(gaps) ?
	    next.attempt : (int)N_ELEMENTS(gaps) - 1];
	next.step = 0;
	next.attempt++;
	return store_rotation_save(tx, &next) == STORE_OK ? 0 : -1;
}

/* However it went, what was made for the test goes. */
static int
save_test(struct store_tx *tx, void *arg)
{
	struct run *r = arg;
	struct rotation next = r->now;
	struct secret s;

	if (still_running(tx, r) != 0 || r->over)
		return r->over ? 0 : -1;
	next.ended = kt_clock_now(&r->o->server->clock);
	next.state = r->why[0] == '\0' ? ROTATION_SUCCEEDED : ROTATION_FAILED;
	next.reason = r->why[0] == '\0' ? NULL : r->why;
	if (store_secret_by_id(tx, next.secret, &s) != STORE_OK ||
	    store_rotation_clear_test(tx, &s, next.version) != STORE_OK ||
	    store_secret_save(tx, &s) != STORE_OK)
		return -1;
	return store_rotation_save(tx, &next) == STORE_OK ? 0 : -1;
}

/*
 * AWSPENDING leaves the version that is AWSCURRENT now: functions do not do it
 * themselves, and AWS ends with either (shared facts, rotation 6).  The move of
 * AWSCURRENT was dated when it was made, unless it was made by PutSecretValue.
 */
static int
save_success(struct store_tx *tx, void *arg)
{
	struct run *r = arg;
	struct rotation next = r->now;
	struct secret s;

	if (still_running(tx, r) != 0 || r->over)
		return r->over ? 0 : -1;
	if (store_secret_by_id(tx, next.secret, &s) != STORE_OK)
		return -1;
	s.changed = next.ended = kt_clock_now(&r->o->server->clock);
	if (s.rotated < next.started)
		s.rotated = s.rotation_from = next.ended;
	next.state = ROTATION_SUCCEEDED;
	next.step = LAST_STEP + 1;
	next.reason = NULL;
	store_label_leave(tx, &s, AWSPENDING, next.version);
	if (store_secret_save(tx, &s) != STORE_OK)
		return -1;
	return store_rotation_save(tx, &next) == STORE_OK ? 0 : -1;
}

/* A failing store is tried again; the rotation waits for it. */
static int
write(struct run *r, int (*run)(struct store_tx *, void *))
{
	return store_write_wait(r->o->server->store, r->arena, run, r);
}

static int
invoke(struct run *r, const char *step)
{
	struct kt_invoker invoker = { r->o->server, r->secret.account,
	    r->secret.region };
	struct kt_aws aws = kt_invoker_aws(&invoker);
	const struct kt_rotation_event ev = { step, r->secret.arn,
	    r->now.version, r->now.token };
	const struct kt_named_function *f = r->secret.rotation_function ==
	    NULL ? NULL : kt_function_of(&invoker, r->secret.rotation_function);

	if (f == NULL) {
		strcpy(r->why, "the rotation function is not declared any "
		    "more (--rotation-function)");
		return -1;
	}
	return f->function.invoke(f->function.self, &ev, &aws, r->why);
}

/* After the last step: did the function do what it is for? */
static int
check_current(struct run *r)
{
	struct store *store = r->o->server->store;
	struct store_tx *tx = store_read_begin(store, r->arena);
	enum store_rc rc = STORE_FAILED;
	const char *current;
	struct secret s;

	if (tx != NULL) {
		rc = store_secret_by_id(tx, r->now.secret, &s);
		store_read_end(store, tx);
	}
	if (rc != STORE_OK) {
		strcpy(r->why, "the store could not be read");
		return -1;
	}
	current = store_label_holder(&s, AWSCURRENT);
	if (current != NULL &&
	    strcmp(current, r->now.version) == 0)
		return 0;
	strcpy(r->why, "finishSecret did not move AWSCURRENT");
	return -1;
}

static int
run_step(struct run *r)
{
	const char *step = steps[r->now.step];

	kt_log(KT_LOG_DEBUG, "rotation of %s to version %s: %s", r->secret.arn,
	    r->now.version, step);
	if (invoke(r, step) != 0)
		return -1;
	return r->now.step < LAST_STEP ? 0 : check_current(r);
}

/* Of a rotation that somebody ended meanwhile nothing is said. */
static void
fail(struct run *r)
{
	if (write(r, save_failure) != 0) {
		kt_sleep_ms(KT_SECOND);		/* then the row is due again */
		return;
	}
	if (r->over)
		return;
	kt_log(KT_LOG_WARN, "rotation of %s to version %s failed in %s: %s",
	    r->secret.arn, r->now.version, steps[r->now.step], r->why);
	conduct_note(r->sched, "RotationFailed", r->secret.arn,
	    r->now.version, r->why);
}

/* Even if the next was begun meanwhile: AWSCURRENT has moved. */
static void
succeed(struct run *r)
{
	if (write(r, save_success) != 0) {
		kt_sleep_ms(KT_SECOND);
		return;
	}
	kt_log(KT_LOG_INFO, "rotation of %s succeeded: version %s",
	    r->secret.arn, r->now.version);
	conduct_note(r->sched, "RotationSucceeded", r->secret.arn,
	    r->now.version, NULL);
}

/* RotateImmediately=false: one step, tried once. */
static void
run_test(struct run *r)
{
	const char *step = steps[TEST_STEP];

	if (invoke(r, step) != 0)
		kt_log(KT_LOG_WARN, "the test of the rotation of %s failed: %s",
		    r->secret.arn, r->why);
	else
		r->why[0] = '\0';
	if (write(r, save_test) != 0) {
		kt_sleep_ms(KT_SECOND);
		return;
	}
	if (r->over)
		return;
	if (r->why[0] == '\0')
		kt_log(KT_LOG_INFO, "the test of the rotation of %s succeeded",
		    r->secret.arn);
	conduct_note(r->sched, r->why[0] == '\0' ? "TestRotationSucceeded" :
	    "TestRotationFailed", r->secret.arn, r->now.version,
	    r->why[0] == '\0' ? NULL : r->why);
}

static void
run_steps(struct run *r)
{
	if (r->now.step == 0 && r->now.attempt == 0)
		conduct_note(r->sched, "RotationStarted", r->secret.arn,
		    r->now.version, NULL);
	while (r->now.step <= LAST_STEP) {
		if (*r->o->stopping)
			return;			/* the row says where we are */
		if (run_step(r) != 0) {
			fail(r);
			return;
		}
		if (r->now.step == LAST_STEP)
			break;			/* saved as the whole's success */
		if (write(r, save_step) != 0) {
			kt_sleep_ms(KT_SECOND);
			return;
		}
		if (r->over)
			return;
		r->now.step++;
	}
	succeed(r);
}

static int
find_secret(struct run *r)
{
	struct store *store = r->o->server->store;
	struct store_tx *tx = store_read_begin(store, r->arena);
	enum store_rc rc;

	if (tx == NULL)
		return -1;
	rc = store_secret_by_id(tx, r->now.secret, &r->secret);
	store_read_end(store, tx);
	r->over = rc == STORE_NOT_FOUND;	/* and its rotation with it */
	return rc == STORE_FAILED ? -1 : 0;
}

void
rotation_run(struct sched *s, const struct rotation *row)
{
	struct run r = { .sched = s, .o = &s->o, .now = *row,
	    .arena = kt_arena_new() };

	if (find_secret(&r) != 0)
		kt_sleep_ms(KT_SECOND);		/* the row is due still */
	else if (!r.over && row->test)
		run_test(&r);
	else if (!r.over)
		run_steps(&r);
	kt_arena_free(&r.arena);
}
