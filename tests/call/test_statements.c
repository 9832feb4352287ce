/*
 * How many statements the store runs for what is done often: a number that
 * says what a quiet machine's figures only hint at, and says it under any load.
 */
#include <sqlite3.h>
#include <stdio.h>

#include "keyturn/function.h"
#include "tests/support/engine_fake.h"
#include "tests/support/world.h"

#define ONE "{\\\"engine\\\":\\\"mysql\\\",\\\"host\\\":\\\"db.example\\\"," \
	"\\\"username\\\":\\\"app\\\",\\\"password\\\":\\\"one\\\"}"

static struct world world;
static struct client me;
static struct kt_rotator *rotator;
static atomic_ulong statements;		/* run so far */

/*
 * How a handle is opened, which a thread more may need, does not count, nor what
 * a trigger does for its statement: SQLite tells of it as a comment.
 */
static int
count(unsigned what, void *self, void *statement, void *text)
{
	const char *sql = sqlite3_sql(statement);

	(void)what, (void)self;
	if (strncmp(sql, "PRAGMA", strlen("PRAGMA")) != 0 &&
	    strncmp(text, "--", 2) != 0)
		atomic_fetch_add(&statements, 1);
	return 0;
}

/* SQLite calls it with each handle that is opened. */
static int
count_of(sqlite3 *db, char **error, const struct sqlite3_api_routines *api)
{
	(void)error, (void)api;
	return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, count, NULL);
}

static void
trust(void *self, struct kt_creds *c)
{
	(void)self;
	c->tls = KT_TLS_UNVERIFIED;
}

static void
setup(void)
{
	const struct kt_trust all = { .find = trust };
	struct said s;

	ck_assert_int_eq(sqlite3_auto_extension((void (*)(void))count_of),
	    SQLITE_OK);
	world_open(&world);
	(void)engine_fake_reset("app", "one");
	rotator = kt_rotator_new("mysql-single-user", &engine_fake, &all);
	world.functions[0].function = kt_rotator_function(rotator);
	world.workers = 8;		/* as keyturn has */
	world_run(&world);
	client_begin(&me, &world);
	s = say(&me, "CreateSecret", "{'Name':'db','ClientRequestToken':'" V1
	    "','SecretString':'%s'}", ONE);
	ck_ok(s);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	kt_rotator_free(&rotator);
}

/* Returns when all that is due has been done, and nobody looks any more. */
static void
barrier(void)
{
	struct said s = say_request(&me, &(struct kt_request){
	    .method = "POST", .path = "/_keyturn/clock",
	    .body = "{\"advance\":\"0s\"}", .body_len = 16 });

	ck_ok(s);
}

static unsigned long
so_far(void)
{
	return atomic_load(&statements);
}

/*
 * RotateSecret, four steps of AWS's function and what follows them; most are
 * of the function's own calls.  88, and two for each snapshot more, for threads that
 * happen to read at once; 178, when every wake woke all workers.
 */
START_TEST(a_rotation)
{
	unsigned long began, of_barrier, n;
	struct said s;

	barrier();
	began = so_far();
	barrier();
	of_barrier = so_far() - began;
	began = so_far();
	s = say(&me, "RotateSecret", "{'SecretId':'db','ClientRequestToken':'"
	    V2 "','RotationLambdaARN':'" FUNCTION_ARN "','RotationRules':"
	    "{'AutomaticallyAfterDays':30}}");
	ck_ok(s);
	barrier();
	n = so_far() - began - of_barrier;
	printf("a rotation: %lu statements\n", n);
	ck_assert_uint_le(n, 97);
	s = say(&me, "GetSecretValue", "{'SecretId':'db','VersionId':'" V2
	    "','VersionStage':'AWSCURRENT'}");
	ck_ok(s);
}
END_TEST

static Suite *
statements_suite(void)
{
	Suite *s = suite_create("statements");
	TCase *tc = tcase_create("statements");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_rotation);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(statements_suite());
}
