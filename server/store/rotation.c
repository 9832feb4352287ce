/*
 * The rotation of a secret: the row of its last one, the dates of the next,
 * and the job that does either.  All are written here, by moves:
 *
 *            begin: createSecret is the next step
 *   idle ------------------------------------------> running
 *    ^ |                                             |  ^  | step: the next
 *    | |  succeed: its version is AWSCURRENT         |  |  | one
 *    | |<--------------------------------------------+  +--+ fail: the first
 *    | |  abandon, lose, cancel: nothing follows     |         again, later
 *    | |                                             |     renew: at once, for
 *    | |                                             |         another value
 *    | |<--------------------------------------------+
 *    | |
 *    | | try: testSecret alone, on a version for it
 *    | +-------------------------------------------> trying
 *    |    succeed, fail, abandon, lose, cancel:      |
 *    +---------- its version goes -------------------+
 *
 *   in any state, of the plan:
 *     plan     rules are given, or it is enabled:   the days count from now
 *     count    a value was put by hand:             the days count from now
 *     skip     it was due and did not begin:        the days count from now
 *     lose     AWSPENDING went, and its day is over:       from now as well
 *     cancel   none begins by itself any more
 *     hold     the secret awaits deletion: all is let alone, until release
 *
 * Each is told of in the trace as well (trace.c).
 *
 * What a move of a version finds in a rotation of another, it finds idle.  A
 * begin finds any: one that nobody ended was over as far as anybody could see.
 */
#include <inttypes.h>
#include <string.h>

#include "keyturn/clock.h"
#include "sql.h"

enum {	/* states; what a move may be made in */
	IDLE = 1, RUNNING = 2, TRYING = 4,
	ANY = IDLE | RUNNING | TRYING
};

enum {	/* what a move does besides */
	FRESH = 1 << 0,		/* the row is that of another rotation */
	TEST = 1 << 1,		/* ... that is none but a test */
	ENABLES = 1 << 2,	/* the days count from now, if asked or new */
	DISABLES = 1 << 3,
	ONWARD = 1 << 4,	/* to the next step */
	AGAIN = 1 << 5,		/* from the first step, at another time */
	ENDS = 1 << 6,
	CLEARS = 1 << 7,	/* what was made for a test goes */
	ROTATES = 1 << 8,	/* the secret was rotated, now */
	COUNTS = 1 << 9,	/* the days count from now */
	IF_OVER = 1 << 10,	/* ... if the day of the next is over */
	REPLANS = 1 << 11,	/* the job is to be written whatever it was */
	RENEWS = 1 << 12	/* from the first step, at once */
};

#define ABANDONED STORE_TRAIL "RotationAbandoned"

static const struct move {
	enum rotation_act act;
	unsigned in;
	const char *state;	/* of the row; NULL: the row stays as it is */
	unsigned does;
	const char *event;	/* or NULL */
} moves[] = {
	{ ROTATION_BEGIN, ANY, ROTATION_RUNNING, FRESH | ENABLES,
	    "RotationStarted" },
	{ ROTATION_TRY, ANY, ROTATION_RUNNING, FRESH | TEST | ENABLES,
	    STORE_TRAIL "TestRotationStarted" },
	/* ROTATION_STEP, RUNNING: see step */
	{ ROTATION_FAIL, RUNNING, ROTATION_RUNNING, AGAIN, "RotationFailed" },
	{ ROTATION_FAIL, TRYING, ROTATION_FAILED, ENDS | CLEARS,
	    "TestRotationFailed" },
	{ ROTATION_RENEW, RUNNING, ROTATION_RUNNING, RENEWS, NULL },
	{ ROTATION_SUCCEED, RUNNING, ROTATION_SUCCEEDED,
	    ONWARD | ENDS | ROTATES, "RotationSucceeded" },
	{ ROTATION_SUCCEED, TRYING, ROTATION_SUCCEEDED, ENDS | CLEARS,
	    "TestRotationSucceeded" },
	{ ROTATION_MOVED, RUNNING, NULL, ROTATES, NULL },
	{ ROTATION_ABANDON, RUNNING, ROTATION_ABANDONED, ENDS, ABANDONED },
	{ ROTATION_ABANDON, TRYING, ROTATION_ABANDONED, ENDS | CLEARS, NULL },
	{ ROTATION_LOSE, IDLE, NULL, IF_OVER | REPLANS, NULL },
	{ ROTATION_LOSE, RUNNING, ROTATION_ABANDONED, ENDS | IF_OVER,
	    ABANDONED },
	{ ROTATION_LOSE, TRYING, ROTATION_ABANDONED, ENDS | CLEARS | IF_OVER,
	    NULL },
	{ ROTATION_CANCEL, IDLE, NULL, DISABLES, NULL },
	{ ROTATION_CANCEL, RUNNING, ROTATION_ABANDONED, ENDS | DISABLES,
	    ABANDONED },
	{ ROTATION_CANCEL, TRYING, ROTATION_ABANDONED,
	    ENDS | CLEARS | DISABLES, NULL },
	{ ROTATION_PLAN, ANY, NULL, ENABLES, NULL },
	{ ROTATION_COUNT, ANY, NULL, COUNTS, NULL },
	{ ROTATION_SKIP, IDLE, NULL, COUNTS, "RotationSkipped" },
	{ ROTATION_HOLD, ANY, NULL, REPLANS, NULL },
	{ ROTATION_RELEASE, ANY, NULL, REPLANS, NULL },
};

/* --- the row --- */

#define COLUMN(name, sets) SQL_COLUMN(#name, struct rotation, name, sets)
static const struct sql_column columns[] = {
	COLUMN(secret, SQL_KEY), COLUMN(version, 0), COLUMN(token, 0),
	COLUMN(state, 0), COLUMN(step, 0), COLUMN(reached, 0), COLUMN(attempt, 0),
	COLUMN(due, 0), COLUMN(started, 0), COLUMN(ended, 0), COLUMN(reason, 0),
	COLUMN(test, 0),
};
static const struct sql_view row = SQL_VIEW(columns, struct rotation, SQL_ALL);

enum store_rc
store_rotation_find(struct store_tx *tx, int64_t secret, struct rotation *r)
{
	return sql_one(tx, &row, r, "SELECT $c FROM rotation WHERE secret = ?1",
	    "i", secret);
}

static enum store_rc
save_row(struct store_tx *tx, const struct rotation *r)
{
	return sql_write(tx, &row, SQL_PUT("rotation"), r);
}

/* Of a secret that does not rotate none is under way, whatever was. */
static enum store_rc
find_row(struct store_tx *tx, const struct secret *s, struct rotation *r)
{
	enum store_rc rc = STORE_NOT_FOUND;

	*r = (struct rotation){ .secret = s->id };
	if (s->rotation_enabled == 1)
		rc = store_rotation_find(tx, s->id, r);
	return rc == STORE_FAILED ? rc : STORE_OK;
}

bool
store_rotation_under_way(const struct rotation *r)
{
	return r->state != NULL && strcmp(r->state, ROTATION_RUNNING) == 0;
}

static unsigned
state_of(const struct rotation *r, const char *version)
{
	if (!store_rotation_under_way(r) ||
	    (version != NULL && strcmp(version, r->version) != 0))
		return IDLE;
	return r->test ? TRYING : RUNNING;
}

/* --- the plan and the job --- */

/* Rules that cannot be read are of a keyturn that did not look at them. */
static int64_t
next_by_plan(const struct secret *s)
{
	struct kt_schedule when;

	return s->rotation_enabled == 1 &&
	    kt_schedule_read(&s->rotation_rules, &when) == NULL ?
	    kt_schedule_next(&when, s->rotation_from) : 0;
}

/* When something is to be done, or 0. */
static int64_t
job_due(const struct secret *s, const struct rotation *r)
{
	if (s->deleted != 0)
		return 0;
	return store_rotation_under_way(r) ? r->due : s->rotation_due;
}

static enum store_rc
write_job(struct store_tx *tx, const struct secret *s,
    const struct rotation *r, const struct rotation_move *in)
{
	const struct job j = { JOB_ROTATION,
	    kt_arena_printf(tx->arena, "%" PRId64, s->id), in->key,
	    job_due(s, r), store_rotation_under_way(r) ? r->attempt :
	    in->tries };

	return j.due != 0 ? store_job_put(tx, &j) :
	    store_job_remove(tx, j.kind, j.subject);
}

/* --- moves --- */

static const struct move *
find_move(enum rotation_act act, unsigned state)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(moves); i++)
		if (moves[i].act == act && (moves[i].in & state) != 0)
			return &moves[i];
	return NULL;
}

static void
move_row(const struct move *m, const struct rotation_move *in,
    struct rotation *r)
{
	if (m->does & FRESH)
		*r = (struct rotation){ .secret = r->secret,
		    .version = in->version, .token = in->token,
		    .test = (m->does & TEST) != 0, .due = in->now,
		    .started = in->now };
	if (m->does & ONWARD)
		r->step++;
	if (m->does & RENEWS)
		r->step = 0;
	if (m->does & AGAIN) {
		r->step = 0;
		r->attempt++;
		r->due = in->due;
	}
	if (m->does & ENDS)
		r->ended = in->now;
	if (m->does & (AGAIN | ENDS))
		r->reason = in->reason;
	r->state = m->state;
}

/* The move of AWSCURRENT dates a rotation; its success, if nothing did yet. */
static bool
counts_anew(const struct move *m, const struct rotation_move *in,
    const struct secret *s, const struct rotation *r)
{
	return m->does & COUNTS ||
	    (m->does & ENABLES && (in->anew || s->rotation_enabled != 1)) ||
	    (m->does & IF_OVER && s->rotation_due <= in->now) ||
	    (m->does & ROTATES && (~m->does & ENDS || s->rotated < r->started));
}

static void
move_plan(const struct move *m, const struct rotation_move *in,
    struct secret *s, const struct rotation *r)
{
	if (counts_anew(m, in, s, r)) {
		s->rotation_from = in->now;
		if (m->does & ROTATES)
			s->rotated = in->now;
	}
	if (m->does & ENABLES)
		s->rotation_enabled = 1;
	if (m->does & DISABLES)
		s->rotation_enabled = 0;
	s->rotation_due = next_by_plan(s);
}

static enum store_rc
tell(struct store_tx *tx, const struct move *m, const struct rotation_move *in,
    const struct secret *s)
{
	const struct kt_event e = { .at = in->now, .event = m->event,
	    .arn = s->arn, .version = in->version, .reason = in->reason };

	return m->event == NULL ? STORE_OK : store_event_put(tx, &e);
}

/* One that nobody ended is over when another begins. */
static enum store_rc
trace_fresh(struct store_tx *tx, const struct rotation_move *in,
    const struct secret *s, const struct rotation *was)
{
	const struct attempt lost = { .attempt = was->attempt + 1,
	    .version = was->version, .test = was->test, .started = in->now,
	    .ended = in->now, .outcome = ROTATION_ABANDONED,
	    .reason = "Another rotation was begun." };
	const struct attempt a = { .rotation = 1, .attempt = 1,
	    .version = in->version, .test = in->act == ROTATION_TRY,
	    .started = in->now, .outcome = ROTATION_RUNNING };

	if (store_rotation_under_way(was) &&
	    trace_put(tx, s, &lost) != STORE_OK)
		return STORE_FAILED;
	return trace_put(tx, s, &a);
}

static enum store_rc
trace(struct store_tx *tx, const struct move *m, const struct rotation_move *in,
    const struct secret *s, const struct rotation *was)
{
	const struct rotation_told *told = in->told;
	struct attempt a = { .attempt = was->attempt + 1,
	    .version = was->version, .test = was->test,
	    .started = told != NULL ? told->started : in->now,
	    .ended = in->now, .outcome = m->state, .reason = in->reason,
	    .steps = told != NULL ? told->steps : NULL };

	if (m->does & FRESH)
		return trace_fresh(tx, in, s, was);
	if (m->act == ROTATION_SKIP)
		a = (struct attempt){ .rotation = 1, .attempt = 1,
		    .started = in->now, .ended = in->now,
		    .outcome = ROTATION_SKIPPED, .reason = in->reason };
	else if (m->does & AGAIN) {
		a.outcome = ROTATION_FAILED;
		a.next = in->due;
	} else if (m->does & RENEWS)
		a.ended = 0;
	else if (~m->does & ENDS)
		return STORE_OK;
	return trace_put(tx, s, &a);
}

/*
 * The version that a test made goes with its AWSPENDING, unless somebody gave
 * it another label meanwhile.
 */
static enum store_rc
clear_test(struct store_tx *tx, struct secret *s, const char *version)
{
	store_label_leave(tx, s, "AWSPENDING", version);
	return store_label_on(s, version) ? STORE_OK :
	    store_version_remove(tx, s->content, version);
}

/* The row of it in one statement, for it is made often and changes no other. */
static enum store_rc
step(struct store_tx *tx, const struct secret *s,
    const struct rotation_move *in)
{
	const struct rotation_told *told = in->told;

	if (sql_run(tx, "UPDATE rotation SET step = step + 1, "
	    "reached = max(reached, step + 1) WHERE secret = ?1 "
	    "AND version = ?2 AND state = '" ROTATION_RUNNING "' AND test = 0",
	    "it", s->id, in->version) != STORE_OK)
		return STORE_FAILED;
	if (sqlite3_changes(tx->db) == 0)
		return STORE_NOT_FOUND;
	return told == NULL ? STORE_OK : trace_put(tx, s, &(struct attempt){
	    .attempt = told->attempt, .version = in->version,
	    .started = told->started, .outcome = ROTATION_RUNNING,
	    .steps = told->steps });
}

enum store_rc
store_rotation_move(struct store_tx *tx, struct secret *s,
    const struct rotation_move *in)
{
	const struct move *m;
	struct rotation r, was;
	int64_t due;

	if (in->act == ROTATION_STEP)
		return step(tx, s, in);
	if (find_row(tx, s, &r) != STORE_OK)
		return STORE_FAILED;
	m = find_move(in->act, state_of(&r, in->version));
	if (m == NULL)
		return STORE_NOT_FOUND;
	was = r;
	due = job_due(s, &r);
	move_plan(m, in, s, &r);
	if (m->state != NULL) {
		move_row(m, in, &r);
		if (save_row(tx, &r) != STORE_OK)
			return STORE_FAILED;
	}
	if (m->does & CLEARS && clear_test(tx, s, r.version) != STORE_OK)
		return STORE_FAILED;
	if ((m->does & (FRESH | REPLANS) || job_due(s, &r) != due) &&
	    write_job(tx, s, &r, in) != STORE_OK)
		return STORE_FAILED;
	return trace(tx, m, in, s, &was) == STORE_OK ? tell(tx, m, in, s) :
	    STORE_FAILED;
}
