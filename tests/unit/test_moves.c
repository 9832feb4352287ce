/*
 * Every move of a rotation in every state of it: what the row, the plan, the
 * job and the events are then.  The drawing is in server/store/rotation.c.
 */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "keyturn/clock.h"
#include "keyturn/log.h"
#include "store/tables.h"
#include "tests/support/suite.h"

#define BEFORE INT64_C(1768472430456)	/* when the state was come to */
#define LATER (BEFORE + 2 * KT_DAY)	/* the next is not due yet */
#define RETRY (LATER + 7)

static char dir[64];
static struct store *store;
static struct kt_arena *arena;

static void
setup(void)
{
	kt_log_setup(KT_LOG_ERROR, false);
	strcpy(dir, "/tmp/keyturn-moves-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	arena = kt_arena_new();
	store = store_open(dir, false);
	ck_assert_ptr_nonnull(store);
}

static void
teardown(void)
{
	DIR *d;
	struct dirent *e;

	store_close(&store);
	ck_assert_ptr_nonnull(d = opendir(dir));
	while ((e = readdir(d)) != NULL)
		(void)unlink(kt_arena_printf(arena, "%s/%s", dir, e->d_name));
	closedir(d);
	ck_assert_int_eq(rmdir(dir), 0);
	kt_arena_free(&arena);
}

enum state { OFF, IDLE, RUNNING, TRYING };

/* As "state step attempt, job, days count from, event"; or "no move". */
static const struct {
	enum state in;
	enum rotation_act act;
	const char *then;
} cases[] = {
	{ OFF, ROTATION_BEGIN, "running 0 0, now, now, RotationStarted" },
	{ OFF, ROTATION_TRY, "running 0 0, now, now, -" },
	{ OFF, ROTATION_PLAN, "none, plan, now, -" },
	{ OFF, ROTATION_COUNT, "none, -, now, -" },
	{ OFF, ROTATION_LOSE, "none, -, now, -" },
	{ OFF, ROTATION_HOLD, "none, -, then, -" },
	{ OFF, ROTATION_RELEASE, "none, -, then, -" },

	{ IDLE, ROTATION_BEGIN, "running 0 0, now, then, RotationStarted" },
	{ IDLE, ROTATION_TRY, "running 0 0, now, then, -" },
	{ IDLE, ROTATION_STEP, "no move" },
	{ IDLE, ROTATION_FAIL, "no move" },
	{ IDLE, ROTATION_RENEW, "no move" },
	{ IDLE, ROTATION_SUCCEED, "no move" },
	{ IDLE, ROTATION_MOVED, "no move" },
	{ IDLE, ROTATION_ABANDON, "no move" },
	{ IDLE, ROTATION_LOSE, "none, plan, then, -" },
	{ IDLE, ROTATION_CANCEL, "none, -, then, -" },
	{ IDLE, ROTATION_PLAN, "none, plan, then, -" },
	{ IDLE, ROTATION_COUNT, "none, plan, now, -" },
	{ IDLE, ROTATION_SKIP, "none, plan, now, RotationSkipped" },
	{ IDLE, ROTATION_HOLD, "none, -, then, -" },
	{ IDLE, ROTATION_RELEASE, "none, plan, then, -" },

	{ RUNNING, ROTATION_BEGIN, "running 0 0, now, then, RotationStarted" },
	{ RUNNING, ROTATION_TRY, "running 0 0, now, then, -" },
	{ RUNNING, ROTATION_STEP, "running 2 0, then, then, -" },
	{ RUNNING, ROTATION_FAIL, "running 0 1, retry, then, RotationFailed" },
	{ RUNNING, ROTATION_RENEW, "running 0 0, then, then, -" },
	{ RUNNING, ROTATION_SUCCEED,
	    "succeeded 2 0, plan, now, RotationSucceeded" },
	{ RUNNING, ROTATION_MOVED, "running 1 0, then, now, -" },
	{ RUNNING, ROTATION_ABANDON, "abandoned 1 0, plan, then, -" },
	{ RUNNING, ROTATION_LOSE, "abandoned 1 0, plan, then, -" },
	{ RUNNING, ROTATION_CANCEL, "abandoned 1 0, -, then, -" },
	{ RUNNING, ROTATION_PLAN, "running 1 0, then, then, -" },
	{ RUNNING, ROTATION_COUNT, "running 1 0, then, now, -" },
	{ RUNNING, ROTATION_SKIP, "no move" },
	{ RUNNING, ROTATION_HOLD, "running 1 0, -, then, -" },
	{ RUNNING, ROTATION_RELEASE, "running 1 0, then, then, -" },

	{ TRYING, ROTATION_BEGIN, "running 0 0, now, then, RotationStarted" },
	{ TRYING, ROTATION_TRY, "running 0 0, now, then, -" },
	{ TRYING, ROTATION_STEP, "no move" },
	{ TRYING, ROTATION_RENEW, "no move" },
	{ TRYING, ROTATION_FAIL, "failed 0 0, plan, then, TestRotationFailed" },
	{ TRYING, ROTATION_SUCCEED,
	    "succeeded 0 0, plan, then, TestRotationSucceeded" },
	{ TRYING, ROTATION_MOVED, "no move" },
	{ TRYING, ROTATION_ABANDON, "abandoned 0 0, plan, then, -" },
	{ TRYING, ROTATION_LOSE, "abandoned 0 0, plan, then, -" },
	{ TRYING, ROTATION_CANCEL, "abandoned 0 0, -, then, -" },
	{ TRYING, ROTATION_PLAN, "running 0 0, then, then, -" },
	{ TRYING, ROTATION_COUNT, "running 0 0, then, now, -" },
	{ TRYING, ROTATION_SKIP, "no move" },
	{ TRYING, ROTATION_HOLD, "running 0 0, -, then, -" },
	{ TRYING, ROTATION_RELEASE, "running 0 0, then, then, -" },
};

static int
make(struct store_tx *tx, struct secret *s, enum state state)
{
	const struct rotation_move to[] = {
		[IDLE] = { .act = ROTATION_PLAN, .now = BEFORE },
		[RUNNING] = { .act = ROTATION_BEGIN, .now = BEFORE,
		    .version = "v", .token = "t" },
		[TRYING] = { .act = ROTATION_TRY, .now = BEFORE,
		    .version = "v", .token = "t" },
	};
	const struct rotation_move step = { .act = ROTATION_STEP,
	    .version = "v" };

	*s = (struct secret){ .account = "123456789012", .region = "r",
	    .name = "s", .created = BEFORE, .changed = BEFORE,
	    .rotation_enabled = -1, .rotation_from = BEFORE,
	    .rotation_rules.days = 10 };
	if (store_secret_add(tx, s) != STORE_OK)
		return -1;
	if (state != OFF &&
	    store_rotation_move(tx, s, &to[state]) != STORE_OK)
		return -1;
	return state != RUNNING ||
	    store_rotation_move(tx, s, &step) == STORE_OK ? 0 : -1;
}

static bool
take_due(void *due, const struct job *j)
{
	*(int64_t *)due = j->due;
	return false;
}

static const char *
moment(int64_t at, const struct secret *s)
{
	return at == 0 ? "-" : at == BEFORE ? "then" : at == LATER ? "now" :
	    at == RETRY ? "retry" : at == s->rotation_due ? "plan" : "?";
}

/* All of it, into text. */
static int
look(struct store_tx *tx, const struct secret *s, char text[128], int64_t after)
{
	struct rotation r = { .state = NULL };
	struct kt_event *events;
	int64_t due = 0;
	char row[64];
	size_t n;

	if (store_rotation_find(tx, s->id, &r) == STORE_FAILED ||
	    store_jobs(tx, take_due, &due) != STORE_OK ||
	    store_events(tx, after, false, &events, &n) != STORE_OK)
		return -1;
	(void)snprintf(row, sizeof(row), "%s %d %d", r.state, r.step,
	    r.attempt);
	(void)snprintf(text, 128, "%s, %s, %s, %s", r.state == NULL ? "none" :
	    row, moment(due, s), moment(s->rotation_from, s),
	    n == 0 ? "-" : events[n - 1].event);
	return 0;
}

struct tried {
	int i;
	char text[128];
};

static int
try(struct store_tx *tx, void *arg)
{
	struct tried *t = arg;
	const struct rotation_move m = { .act = cases[t->i].act, .now = LATER,
	    .version = cases[t->i].act == ROTATION_PLAN ||
	    cases[t->i].act == ROTATION_COUNT ||
	    cases[t->i].act == ROTATION_CANCEL ||
	    cases[t->i].act == ROTATION_SKIP ||
	    cases[t->i].act == ROTATION_HOLD ||
	    cases[t->i].act == ROTATION_RELEASE ? NULL : "v", .token = "t",
	    .due = RETRY };
	struct secret s;
	int64_t after;

	if (make(tx, &s, cases[t->i].in) != 0 ||
	    store_event_last(tx, &after) != STORE_OK)
		return -1;
	if (m.act == ROTATION_HOLD)
		s.deleted = LATER;
	switch (store_rotation_move(tx, &s, &m)) {
	case STORE_OK:        return look(tx, &s, t->text, after);
	case STORE_NOT_FOUND: strcpy(t->text, "no move"); return 0;
	default:              return -1;
	}
}

START_TEST(a_move)
{
	struct tried t = { .i = _i };

	ck_assert_int_eq(store_write_wait(store, arena, try, &t), 0);
	ck_assert_str_eq(t.text, cases[_i].then);
}
END_TEST

/* Of another version's rotation: whose end it would be is over. */
static int
try_other(struct store_tx *tx, void *out)
{
	static const enum rotation_act acts[] = { ROTATION_STEP, ROTATION_FAIL,
	    ROTATION_RENEW, ROTATION_SUCCEED, ROTATION_MOVED, ROTATION_ABANDON };
	struct secret s;
	size_t i;

	if (make(tx, &s, RUNNING) != 0)
		return -1;
	for (i = 0; i < N_ELEMENTS(acts); i++)
		if (store_rotation_move(tx, &s, &(struct rotation_move){
		    .act = acts[i], .now = LATER, .version = "w" }) !=
		    STORE_NOT_FOUND)
			return -1;
	return look(tx, &s, out, INT64_MAX);
}

START_TEST(another_s_rotation_is_let_alone)
{
	char text[128] = "";

	ck_assert_int_eq(store_write_wait(store, arena, try_other, text), 0);
	ck_assert_str_eq(text, "running 1 0, then, then, -");
}
END_TEST

static Suite *
moves_suite(void)
{
	Suite *s = suite_create("moves");
	TCase *tc = tcase_create("moves");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, a_move, 0, (int)N_ELEMENTS(cases));
	tcase_add_test(tc, another_s_rotation_is_let_alone);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(moves_suite());
}
