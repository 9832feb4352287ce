/* Rotations told why: their trace; and which values log in. */
#include <stdio.h>
#include <string.h>

#include "store/tables.h"
#include "tests/call/told.h"
#include "tests/support/engine_fake.h"

/* --- the trace --- */

#define LABELS(current, pending) \
	"{'AWSCURRENT':'" current "','AWSPENDING':'" pending "'}"

START_TEST(a_rotation_is_told_step_by_step)
{
	static const char *const steps[] = {
		"createSecret", "setSecret", "testSecret", "finishSecret"
	};
	struct said s;
	size_t i;

	rotate(V2, "");
	s = told(NULL);
	ck_says(s, "outcome", "running");
	ck_says(s, "rotations.0.ended", ABSENT);
	ck_says(s, "rotations.0.attempts.0.steps", "[]");
	world_run(&world);
	world_until_rotation(&world, "db", "succeeded 4 0");
	s = told(NULL);
	ck_says(s, "secret", "db");
	ck_says(s, "outcome", "succeeded");
	ck_says(s, "reason", ABSENT);
	ck_says(s, "rotations.0.version", V2);
	ck_says(s, "rotations.0.test", "false");
	ck_says(s, "rotations.0.outcome", "succeeded");
	ck_says(s, "rotations.0.started", "2026-01-15T10:20:30.456Z");
	ck_says(s, "rotations.0.ended", "2026-01-15T10:20:30.456Z");
	ck_says(s, "rotations.1", ABSENT);
	ck_says(s, "rotations.0.attempts.0.labels_before", LABELS(V1, V2));
	ck_says(s, "rotations.0.attempts.0.labels_after",
	    "{'AWSCURRENT':'" V2 "','AWSPREVIOUS':'" V1 "'}");
	for (i = 0; i < N_ELEMENTS(steps); i++)
		ck_assert_str_eq(said_at(&s, kt_arena_printf(me.arena,
		    "rotations.0.attempts.0.steps.%zu.step", i)), steps[i]);
	ck_says(s, "rotations.0.attempts.0.steps.4", ABSENT);
	ck_says(s, "rotations.0.attempts.0.steps.0.said.0.call",
	    "secretsmanager:PutSecretValue");
	ck_says(s, "rotations.0.attempts.0.steps.0.said.0.with",
	    "{'ClientRequestToken':'" V2 "','VersionStages':'AWSPENDING'}");
	ck_says(s, "rotations.0.attempts.0.steps.3.said.1.with.VersionStage",
	    "AWSCURRENT");
	ck_says(s, "rotations.0.attempts.0.steps.3.said.1.result", "ok");
	ck_assert_ptr_null(strstr(s.text, "made by"));
	ck_assert_ptr_null(strstr(s.text, "entinel"));
}
END_TEST

START_TEST(an_attempt_that_failed_is_told_with_its_reason)
{
	struct said s;

	world.script.fails_in = "testSecret";
	world.script.fails = 1;
	rotate(V2, "");
	world_run(&world);
	world_until_rotation(&world, "db", "running 0 1");
	s = told(NULL);
	ck_says(s, "outcome", "failed");
	ck_says(s, "reason", "scripted to fail in testSecret");
	ck_says(s, "next", "2026-01-15T10:20:31.456Z");
	ck_says(s, "rotations.0.ended", ABSENT);
	ck_says(s, "rotations.0.attempts.0.steps.2.failed",
	    "scripted to fail in testSecret");
	ck_says(s, "rotations.0.attempts.0.steps.3", ABSENT);
	ck_says(s, "rotations.0.attempts.0.labels_after", LABELS(V1, V2));
	world_pass(&world, KT_SECOND);
	world_until_rotation(&world, "db", "succeeded 4 1");
	s = told(NULL);
	ck_says(s, "outcome", "succeeded");
	ck_says(s, "rotations.0.outcome", "succeeded");
	ck_says(s, "rotations.0.attempts.0.outcome", "failed");
	ck_says(s, "rotations.0.attempts.1.attempt", "2");
	ck_says(s, "rotations.0.attempts.1.outcome", "succeeded");
	ck_says(s, "rotations.0.attempts.1.started",
	    "2026-01-15T10:20:31.456Z");
	ck_says(s, "rotations.0.attempts.1.steps.3.step", "finishSecret");
}
END_TEST

static const struct {
	const char *op, *more, *reason;
} enders[] = {
	{ "CancelRotateSecret", "", "The rotation was cancelled." },
	{ "PutSecretValue", ",'SecretString':'x','ClientRequestToken':'" V3
	    "'", NULL },
	{ "UpdateSecretVersionStage", ",'VersionStage':'AWSPENDING',"
	    "'RemoveFromVersionId':'" V2 "'", NULL },
};

/* Before its first step (0), and after an attempt that failed (1). */
static void
check_ended(int i, int attempts)
{
	struct said s;

	rotate(V2, "");
	if (attempts == 1) {
		world.script.fails_in = "createSecret";
		world.script.fails = 1;
		world_run(&world);
		world_until_rotation(&world, "db", "running 0 1");
	}
	s = say(&me, enders[i].op, "{'SecretId':'db'%s}", enders[i].more);
	ck_ok(s);
	s = told(NULL);
	ck_says(s, "outcome", "abandoned");
	ck_says(s, "rotations.0.outcome", "abandoned");
	ck_assert_str_ne(said_at(&s, "rotations.0.ended"), ABSENT);
	if (enders[i].reason != NULL)
		ck_says(s, "reason", enders[i].reason);
	ck_assert_str_ne(said_at(&s, "reason"), ABSENT);
	ck_says(s, attempts == 1 ? "rotations.0.attempts.1.outcome" :
	    "rotations.0.attempts.0.outcome", "abandoned");
	ck_says(s, attempts == 1 ? "rotations.0.attempts.2" :
	    "rotations.0.attempts.1", ABSENT);
}

START_TEST(who_ends_a_rotation_is_told)
{
	check_ended(_i / 2, _i % 2);
}
END_TEST

/* What it did all the same, while somebody ended it, is told too. */
static void
cancel(struct world *w, const char *step)
{
	struct client other;
	struct said s;

	if (strcmp(step, "setSecret") != 0)
		return;
	client_begin(&other, w);
	s = say(&other, "CancelRotateSecret", "{'SecretId':'db'}");
	ck_ok(s);
	client_end(&other);
}

START_TEST(what_is_done_after_the_end_is_told)
{
	struct said s;

	world.script.before = cancel;
	rotate(V2, "");
	world_run(&world);
	do
		s = told(NULL);
	while (strcmp(said_at(&s, "rotations.0.attempts.0.steps.1"), ABSENT) ==
	    0);
	ck_says(s, "outcome", "abandoned");
	ck_says(s, "rotations.0.attempts.0.steps.1.said.0.call",
	    "secretsmanager:GetSecretValue");
	ck_says(s, "rotations.0.attempts.1", ABSENT);
}
END_TEST

START_TEST(a_test_is_told_of)
{
	struct said s;

	world.script.fails_in = "testSecret";
	world.script.fails = _i;
	rotate(V2, ",'RotateImmediately':false");
	world_run(&world);
	world_until_rotation(&world, "db", _i == 1 ? "failed 0 0" :
	    "succeeded 0 0");
	s = told(NULL);
	ck_says(s, "outcome", _i == 1 ? "failed" : "succeeded");
	ck_says(s, "next", ABSENT);
	ck_says(s, "rotations.0.test", "true");
	ck_says(s, "rotations.0.attempts.0.steps.0.step", "testSecret");
	ck_says(s, "rotations.0.attempts.0.labels_before", LABELS(V1, V2));
	ck_says(s, "rotations.0.attempts.0.labels_after",
	    "{'AWSCURRENT':'" V1 "'}");
}
END_TEST

#define MANY 120

/* In the file, however many are shown. */
static size_t
rotations_kept(void)
{
	struct store_tx *tx = store_read_begin(world.server.store, me.arena);
	struct attempt *a;
	struct secret s;
	size_t n = 0;

	ck_assert_ptr_nonnull(tx);
	ck_assert_int_eq(store_secret_find(tx, ACCOUNT, REGION, "db", &s),
	    STORE_OK);
	ck_assert_int_eq(store_attempts(tx, s.id, 10 * MANY, &a, &n),
	    STORE_OK);
	store_read_end(world.server.store, tx);
	return n;
}

START_TEST(the_last_hundred_are_kept_with_the_secret)
{
	struct said s;
	int i;

	world_run(&world);
	for (i = 0; i < MANY; i++) {
		rotate(kt_arena_printf(me.arena,
		    "55555555-0000-4000-8000-%012d", i),
		    ",'RotateImmediately':false");
		world_until_rotation(&world, "db", "succeeded 0 0");
	}
	s = told(NULL);
	ck_says(s, "rotations.0.version",
	    "55555555-0000-4000-8000-000000000119");
	ck_says(s, "rotations.99.version",
	    "55555555-0000-4000-8000-000000000020");
	ck_says(s, "rotations.100", ABSENT);
	ck_assert_uint_eq(rotations_kept(), 100);
	s = told("last=2");
	ck_says(s, "rotations.1.version",
	    "55555555-0000-4000-8000-000000000118");
	ck_says(s, "rotations.2", ABSENT);
	s = say(&me, "DeleteSecret", "{'SecretId':'db',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_ok(s);
	s = say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'" V1
	    "','SecretString':'x'}");
	ck_ok(s);
	s = told(NULL);
	ck_says(s, "outcome", "none");
	ck_says(s, "rotations", "[]");
}
END_TEST

/* Of a rotation that fails for ever. */
START_TEST(of_many_attempts_the_first_and_the_last_are_kept)
{
	struct said s;
	int i;

	world.script.fails_in = "setSecret";
	world.script.fails = 1000;
	rotate(V2, "");
	world_run(&world);
	for (i = 1; i <= MANY; i++) {
		world_until_rotation(&world, "db", kt_arena_printf(me.arena,
		    "running 0 %d", i));
		if (i < MANY)
			world_pass(&world, KT_DAY);
	}
	s = told(NULL);
	ck_says(s, "outcome", "failed");
	ck_says(s, "rotations.0.attempts.4.attempt", "5");
	ck_says(s, "rotations.0.attempts.5.attempt", "26");
	ck_says(s, "rotations.0.attempts.99.attempt", "120");
}
END_TEST

static char copied[64];

static void
copy_at_test(struct world *w, const char *step)
{
	if (strcmp(step, "testSecret") == 0 && copied[0] == '\0')
		world_copy(w, copied);
}

/* Two steps have ended, and the third was under way. */
START_TEST(a_crash_leaves_a_trace_that_is_true)
{
	struct said s;

	copied[0] = '\0';
	world.script.before = copy_at_test;
	rotate(V2, "");
	world_run(&world);
	world_until_rotation(&world, "db", "succeeded 4 0");
	teardown();
	world_open_on(&world, copied);
	client_begin(&me, &world);
	s = told(NULL);
	ck_says(s, "outcome", "running");
	ck_says(s, "rotations.0.attempts.0.steps.1.step", "setSecret");
	ck_says(s, "rotations.0.attempts.0.steps.2", ABSENT);
	world_run(&world);
	world_until_rotation(&world, "db", "succeeded 4 0");
	s = told(NULL);
	ck_says(s, "rotations.0.attempts.0.steps.2.step", "testSecret");
	ck_says(s, "rotations.0.attempts.0.steps.3.step", "finishSecret");
	ck_says(s, "rotations.0.attempts.1", ABSENT);
}
END_TEST

/* --- which values log in --- */

/* The value is the password. */
static int
read_value(const struct kt_trust *trust, struct kt_arena *a,
    const struct kt_value *given, struct kt_creds *out, char why[KT_WHY])
{
	const char *value = given->text;

	(void)trust;
	(void)a;
	*out = (struct kt_creds){ .host = "db", .user = "app",
	    .password = value };
	(void)snprintf(why, KT_WHY, "it is no password");
	return strcmp(value, "none") == 0 ? -1 : 0;
}

static struct said
verified(const char *path)
{
	struct kt_request r = { .method = "POST", .path = path, .body = "" };

	return say_request(&me, &r);
}

static void
put(const char *token, const char *value, const char *label)
{
	struct said s = say(&me, "PutSecretValue", "{'SecretId':'db',"
	    "'ClientRequestToken':'%s','SecretString':'%s',"
	    "'VersionStages':['%s']}", token, value, label);

	ck_ok(s);
}

START_TEST(each_value_is_tried_once)
{
	struct engine_fake *db = engine_fake_reset("app", "Sentinel-two");
	struct said s;

	world.server.door = (struct kt_door){ &engine_fake, NULL, read_value };
	s = verified("/_keyturn/verify/db");
	ck_ok(s);
	ck_says(s, "verified", "false");
	ck_says(s, "values.0.label", "AWSCURRENT");
	ck_says(s, "values.0.logs_in", "false");
	ck_says(s, "values.0.reason", "access denied");
	ck_says(s, "values.1.reason", "No version has this label.");
	ck_assert_uint_eq(db->logins, 1);

	put(V2, "Sentinel-two", "AWSCURRENT");
	put(V3, "none", "AWSPENDING");
	s = verified("/_keyturn/verify/db");
	ck_ok(s);
	ck_says(s, "verified", "true");
	ck_says(s, "values.0.version", V2);
	ck_says(s, "values.0.logs_in", "true");
	ck_says(s, "values.0.reason", ABSENT);
	ck_says(s, "values.1.label", "AWSPREVIOUS");
	ck_says(s, "values.1.version", V1);
	ck_says(s, "values.1.logs_in", "false");
	ck_says(s, "values.2.reason", "it is no password");
	ck_assert_uint_eq(db->logins, 3);
	ck_assert_uint_eq(db->open, 0);
	ck_assert_ptr_null(strstr(s.text, "entinel"));

	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'db',"
	    "'VersionStage':'AWSPENDING','MoveToVersionId':'" V2 "',"
	    "'RemoveFromVersionId':'" V3 "'}");
	ck_ok(s);
	s = verified("/_keyturn/verify/db");
	ck_says(s, "values.2.label", "AWSPENDING");
	ck_says(s, "values.2.logs_in", "true");
	ck_assert_uint_eq(db->logins, 5);
	s = verified("/_keyturn/verify/nobody");
	ck_assert_int_eq(s.status, 404);
	s = say_get(&me, "/_keyturn/verify/db", NULL);
	ck_assert_int_eq(s.status, 405);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("told");
	TCase *tc = tcase_create("told");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_rotation_is_told_step_by_step);
	tcase_add_test(tc, an_attempt_that_failed_is_told_with_its_reason);
	tcase_add_loop_test(tc, who_ends_a_rotation_is_told, 0,
	    2 * (int)N_ELEMENTS(enders));
	tcase_add_test(tc, what_is_done_after_the_end_is_told);
	tcase_add_loop_test(tc, a_test_is_told_of, 0, 2);
	tcase_add_test(tc, the_last_hundred_are_kept_with_the_secret);
	tcase_add_test(tc, of_many_attempts_the_first_and_the_last_are_kept);
	tcase_add_test(tc, a_crash_leaves_a_trace_that_is_true);
	tcase_add_test(tc, each_value_is_tried_once);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
