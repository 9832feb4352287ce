/*
 * What a loss of power leaves of a rotation: all that was synced, and of what was
 * written since perhaps nothing.  A rotation goes on from there, and knows that
 * the database may have been told the new password.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/handle.h"
#include "tests/support/world.h"

static struct world world;
static struct client me;

/* --- what is synced of the log ---------------------------------------------- */

static _Atomic long synced;	/* bytes */
static _Atomic int syncs;

/* In place of the system's, for SQLite too. */
int fdatasync(int fd);

int
fdatasync(int fd)
{
	char link[64], path[256];
	struct stat st;
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, path, sizeof(path) - 1);
	path[n > 0 ? n : 0] = '\0';
	if (strstr(path, "keyturn.db-wal") != NULL && fstat(fd, &st) == 0) {
		synced = (long)st.st_size;
		syncs++;
	}
	return fsync(fd);
}

/* --- a world of which that is left ------------------------------------------ */

static void
setup(void)
{
	char dir[] = "/tmp/keyturn-power-XXXXXX";
	struct said s;

	ck_assert_ptr_nonnull(mkdtemp(dir));
	world_open_durably(&world, dir);
	/* Never begun anew, the log is what was written, in its order. */
	world.server.store->write_back_tries = 0;
	client_begin(&me, &world);
	s = say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'" V1
	    "','SecretString':'one'}");
	ck_ok(s);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

static char left_behind[64];
static const char *lost_in;

static void
lose_power(struct world *w, const char *step)
{
	char log[128];

	if (strcmp(step, lost_in) != 0 || left_behind[0] != '\0')
		return;
	world_copy(w, left_behind);
	snprintf(log, sizeof(log), "%s/keyturn.db-wal", left_behind);
	ck_assert_int_eq(truncate(log, synced), 0);
}

static const struct { const char *step, *rest, *first; } losses[] = {
	{ "createSecret", "createSecret setSecret testSecret finishSecret ",
	    "setSecret testSecret finishSecret " },
	{ "setSecret", "setSecret testSecret finishSecret ",
	    "testSecret finishSecret " },
	{ "testSecret", "setSecret testSecret finishSecret ",
	    "testSecret finishSecret " },
	{ "finishSecret", "setSecret testSecret finishSecret ",
	    "testSecret finishSecret " },
};

START_TEST(a_rotation_goes_on_from_what_was_synced)
{
	struct world second;
	struct client you;
	struct said s;

	lost_in = losses[_i].step;
	world.script.before = lose_power;
	world_run(&world);
	s = say(&me, "RotateSecret", "{'SecretId':'db','ClientRequestToken':'"
	    V2 "','RotationLambdaARN':'" FUNCTION_ARN "'}");
	ck_ok(s);
	world_until_rotation(&world, "db", "succeeded 4 0");

	world_open_on(&second, left_behind);
	client_begin(&you, &second);
	world_run(&second);
	world_until_rotation(&second, "db", "succeeded 4 0");
	ck_assert_str_eq(second.script.ran, losses[_i].rest);
	ck_assert_str_eq(second.script.first, losses[_i].first);
	s = say(&you, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "made by " V2);
	client_end(&you);
	world_close(&second);
}
END_TEST

/* That it was asked for, that a change may have been sent, and the end. */
START_TEST(a_rotation_is_synced_three_times)
{
	struct said s;

	world_run(&world);
	syncs = 0;
	s = say(&me, "RotateSecret", "{'SecretId':'db','ClientRequestToken':'"
	    V2 "','RotationLambdaARN':'" FUNCTION_ARN "'}");
	ck_ok(s);
	world_until_rotation(&world, "db", "succeeded 4 0");
	ck_assert_int_eq(syncs, 3);
}
END_TEST

/* What was answered to a client was synced before. */
START_TEST(what_was_answered_is_left)
{
	struct world second;
	struct client you;
	struct said s;

	lost_in = "";
	lose_power(&world, "");
	world_open_on(&second, left_behind);
	client_begin(&you, &second);
	s = say(&you, "GetSecretValue", "{'SecretId':'db'}");
	ck_says(s, "SecretString", "one");
	client_end(&you);
	world_close(&second);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("power");
	TCase *tc = tcase_create("power");

	tcase_set_timeout(tc, 120);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_rotation_goes_on_from_what_was_synced, 0,
	    (int)N_ELEMENTS(losses));
	tcase_add_test(tc, a_rotation_is_synced_three_times);
	tcase_add_test(tc, what_was_answered_is_left);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
