/*
 * 400 days over 1,000 secrets on rules of 30 days, in one advance: every
 * rotation is counted, by the database, by the events and by its dates.  A
 * sanitizer sees no more in the second half of them, and takes long: it has as
 * many as are needed for events to be forgotten.
 *
 *   test_year [FOLDER]
 *
 * With a FOLDER the store is kept there, durably, and how long the advance took
 * is printed: ms=MILLISECONDS rotations=N, for bench/run.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/function.h"
#include "tests/support/world.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SECRETS 400
#else
#define SECRETS 1000
#endif
#define DAYS 400
#define PERIOD 30
#define ROTATIONS (DAYS / PERIOD)	/* of each, in the advance */
#define LAST "1802131200"	/* the midnight that is 13 periods after */

/* --- the database: accounts, each with what was set last --- */

struct kt_link {
	struct account *account;
};

static struct account {
	char password[64];
	unsigned sets;
} accounts[SECRETS];

static enum kt_engine_rc
login(const struct kt_creds *c, struct kt_link **link, char why[KT_WHY])
{
	struct account *a = &accounts[atoi(c->user)];

	if (strcmp(c->password, a->password) != 0) {
		strcpy(why, "access denied");
		return KT_ENGINE_DENIED;
	}
	*link = malloc(sizeof(**link));
	if (*link == NULL)
		abort();
	(*link)->account = a;
	return KT_ENGINE_OK;
}

static enum kt_engine_rc
claim(struct kt_link *link, const char *user, char why[KT_WHY])
{
	(void)link;
	(void)user;
	(void)why;
	return KT_ENGINE_OK;
}

static enum kt_engine_rc
set_password(struct kt_link *link, const char *password, char why[KT_WHY])
{
	struct account *a = link->account;

	(void)why;
	snprintf(a->password, sizeof(a->password), "%s", password);
	a->sets++;
	return KT_ENGINE_OK;
}

static enum kt_engine_rc
run(struct kt_link *link, const char *sql, char why[KT_WHY])
{
	(void)link;
	(void)sql;
	(void)why;
	return KT_ENGINE_OK;
}

static const char *
version(struct kt_link *link)
{
	(void)link;
	return "9.9.9-fake";
}

static void
logout(struct kt_link **link)
{
	free(*link);
	*link = NULL;
}

static const struct kt_engine engine = {
	.login = login,
	.claim = claim,
	.set_password = set_password,
	.run = run,
	.version = version,
	.logout = logout
};

/* --- the world --- */

static struct world world;
static struct client me;
static struct kt_rotator *rotator;
static const char *folder;

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

	if (folder == NULL)
		world_open(&world);
	else
		world_open_durably(&world, folder);
	rotator = kt_rotator_new("mysql-single-user", &engine, &all);
	world.functions[0].function = kt_rotator_function(rotator);
	world.workers = 8;		/* as keyturn has */
	world_run(&world);
}

static void
teardown(void)
{
	world_close(&world);
	kt_rotator_free(&rotator);
}

/* Three at once are of one host: so they have ten. */
static void
make(int i)
{
	struct said s;

	strcpy(accounts[i].password, "one");
	client_begin(&me, &world);
	s = say(&me, "CreateSecret", "{'Name':'db%d','SecretString':"
	    "'{\\\"engine\\\":\\\"mysql\\\",\\\"host\\\":\\\"db%d\\\","
	    "\\\"username\\\":\\\"%d\\\",\\\"password\\\":\\\"one\\\"}',"
	    "'ClientRequestToken':'" V1 "'}", i, i % 10, i);
	ck_ok(s);
	s = say(&me, "RotateSecret", "{'SecretId':'db%d','ClientRequestToken':"
	    "'" V2 "','RotationLambdaARN':'" FUNCTION_ARN "','RotationRules':"
	    "{'AutomaticallyAfterDays':%d}}", i, PERIOD);
	ck_ok(s);
	client_end(&me);
}

static struct said
advance(const char *span)
{
	const char *body = kt_arena_printf(me.arena, "{\"advance\":\"%s\"}",
	    span);
	struct said s = say_request(&me, &(struct kt_request){
	    .method = "POST", .path = "/_keyturn/clock",
	    .body = body, .body_len = strlen(body) });

	ck_ok(s);
	return s;
}

static void
check(int i)
{
	struct said s;

	ck_assert_uint_eq(accounts[i].sets, 1 + ROTATIONS);
	client_begin(&me, &world);
	s = say(&me, "DescribeSecret", "{'SecretId':'db%d'}", i);
	ck_says(s, "LastRotatedDate", LAST);
	s = say(&me, "GetSecretValue", "{'SecretId':'db%d'}", i);
	ck_assert_ptr_nonnull(strstr(said_at(&s, "SecretString"),
	    accounts[i].password));
	client_end(&me);
}

START_TEST(every_rotation_is_counted)
{
	int64_t began;
	struct said s;
	int i;

	for (i = 0; i < SECRETS; i++)
		make(i);
	client_begin(&me, &world);
	(void)advance("0s");
	client_end(&me);
	client_begin(&me, &world);
	began = kt_mono_ms();
	s = advance(kt_arena_printf(me.arena, "%dd", DAYS));
	printf("ms=%lld rotations=%d\n", (long long)(kt_mono_ms() - began),
	    SECRETS * ROTATIONS);
	/* Each has begun and succeeded: two events, of which 10,000 are kept. */
	ck_says(s, "forgotten", kt_arena_printf(me.arena, "%d",
	    2 * SECRETS * ROTATIONS - 10000));
	client_end(&me);
	for (i = 0; i < SECRETS; i++)
		check(i);
}
END_TEST

static Suite *
year_suite(void)
{
	Suite *s = suite_create("year");
	TCase *tc = tcase_create("year");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 600);
	tcase_add_test(tc, every_rotation_is_counted);
	suite_add_tcase(s, tc);
	return s;
}

int
main(int argc, char **argv)
{
	folder = argc > 1 ? argv[1] : NULL;
	return suite_run(year_suite());
}
