/* The doors of others: what each path answers, and to whom it does not. */
#include <stdio.h>
#include <string.h>

#include "keyturn/init.h"
#include "tests/support/world.h"

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	world.server.version = "1.2.3";
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

#define SERVICES "{'secretsmanager': 'running', 'rds': 'running', " \
	"'lambda': 'running', 'sts': 'running', 'iam': 'running', " \
	"'kms': 'running', 'cloudtrail': 'running'}"
#define HEALTH "{'services': " SERVICES ", 'edition': 'community', " \
	"'version': '1.2.3'}"
#define STAGE(completed) "{'completed': " completed ", 'scripts': []}"

/* Letter for letter, blanks included; ' for ". */
static const struct door {
	const char *path, *method, *answer;	/* NULL: not looked at */
} doors[] = {
	{ "/_localstack/health", "GET", HEALTH },
	{ "/_floci/health", "GET", HEALTH },
	{ "/_localstack/info", "GET", NULL },
	{ "/_localstack/init", "GET", "{'completed': {'BOOT': true, "
	    "'START': true, 'READY': true, 'SHUTDOWN': false}, "
	    "'scripts': []}" },
	{ "/_localstack/init/boot", "GET", STAGE("true") },
	{ "/_localstack/init/start", "GET", STAGE("true") },
	{ "/_localstack/init/ready", "GET", STAGE("true") },
	{ "/_localstack/init/SHUTDOWN", "GET", STAGE("false") },
	{ "/_localstack/state/reset", "POST", NULL },
	{ "/_floci/state/reset", "POST", NULL },
	{ "/moto-api/", "GET", "{'data': '/moto-api/data.json', "
	    "'page': '/_keyturn/'}" },
	{ "/moto-api/data.json", "GET", "{'rds': {'DBCluster': [], "
	    "'DBInstance': []}, 'secretsmanager': {'FakeSecret': []}}" },
	{ "/moto-api/reset", "POST", NULL },
};

/* What a reset waits for takes a scheduler; of that test_habits.py tells. */
START_TEST(each_has_one_method)
{
	static const char *const methods[] = { "GET", "POST", "PUT", "PATCH",
	    "DELETE", "HEAD", "OPTIONS" };
	const struct door *d = &doors[_i];
	struct said s;
	size_t i;

	for (i = 0; i < N_ELEMENTS(methods); i++) {
		if (strcmp(methods[i], d->method) == 0)
			continue;
		s = say_request(&me, &(struct kt_request){ .path = d->path,
		    .method = methods[i] });
		ck_assert_msg(s.status == (strcmp(methods[i], "HEAD") == 0 &&
		    strcmp(d->method, "GET") == 0 ? 200 : 405), "%s: %d",
		    methods[i], s.status);
	}
}
END_TEST

START_TEST(each_says_what_its_users_look_for)
{
	const struct door *d = &doors[_i];
	char want[512];
	struct said s;
	size_t i;

	if (d->answer == NULL)
		return;
	s = say_get(&me, d->path, NULL);
	snprintf(want, sizeof(want), "%s", d->answer);
	for (i = 0; want[i] != '\0'; i++)
		want[i] = want[i] == '\'' ? '"' : want[i];
	ck_assert_int_eq(s.status, 200);
	ck_assert_str_eq(s.content_type, "application/json");
	ck_assert_str_eq(s.text, want);
}
END_TEST

/* AWS's own come first: a target is asked for at / alone. */
START_TEST(what_is_nobody_s)
{
	static const struct kt_request asked[] = {
		{ .method = "GET", .path = "/_localstack/init/nope" },
		{ .method = "GET", .path = "/_localstack/init/ready/x" },
		{ .method = "GET", .path = "/_localstack/diagnose" },
		{ .method = "POST", .path = "/_localstack/state/s3/reset" },
		{ .method = "GET", .path = "/moto-api" },
		{ .method = "GET", .path = "/_floci/" },
		{ .method = "GET", .path = "/_localstack/health",
		    .target = "secretsmanager.ListSecrets" },
	};
	struct said s = say_request(&me, &asked[_i]);

	ck_assert_int_eq(s.status, 404);
}
END_TEST

START_TEST(info_has_all_its_members)
{
	struct said s = say_get(&me, "/_localstack/info", NULL);

	ck_assert_str_eq(said_at(&s, "version"), "1.2.3");
	ck_assert_str_eq(said_at(&s, "edition"), "community");
	ck_assert_str_eq(said_at(&s, "is_license_activated"), "false");
	ck_assert_str_eq(said_at(&s, "server_time_utc"), "2026-01-15T10:20:30");
	ck_assert_str_ne(said_at(&s, "session_id"), ABSENT);
	ck_assert_str_ne(said_at(&s, "machine_id"), ABSENT);
	ck_assert_str_ne(said_at(&s, "system"), ABSENT);
	ck_assert_str_ne(said_at(&s, "is_docker"), ABSENT);
	ck_assert_str_ne(said_at(&s, "uptime"), ABSENT);
}
END_TEST

START_TEST(scripts_and_their_states)
{
	static struct kt_script scripts[] = {
		{ NULL, "/etc/init/a.sh", KT_SCRIPT_SUCCEEDED },
		{ NULL, "/etc/init/b\".py", KT_SCRIPT_FAILED },
		{ NULL, "/etc/init/c.sh", KT_SCRIPT_RUNS },
		{ NULL, "/etc/init/d/e.sh", KT_SCRIPT_WAITS },
	};
	static const struct kt_init init = { scripts, N_ELEMENTS(scripts),
	    false };
	struct said s;

	world.server.init = &init;
	s = say_get(&me, "/_localstack/init", NULL);
	ck_assert_str_eq(said_at(&s, "completed.READY"), "false");
	ck_assert_str_eq(said_at(&s, "scripts.0.stage"), "READY");
	ck_assert_str_eq(said_at(&s, "scripts.0.name"), "a.sh");
	ck_assert_str_eq(said_at(&s, "scripts.0.state"), "SUCCESSFUL");
	ck_assert_str_eq(said_at(&s, "scripts.1.name"), "b\".py");
	ck_assert_str_eq(said_at(&s, "scripts.1.state"), "ERROR");
	ck_assert_str_eq(said_at(&s, "scripts.2.state"), "RUNNING");
	ck_assert_str_eq(said_at(&s, "scripts.3.name"), "e.sh");
	ck_assert_str_eq(said_at(&s, "scripts.3.state"), "UNKNOWN");
	s = say_get(&me, "/_localstack/init/ready", NULL);
	ck_assert_str_eq(said_at(&s, "completed"), "false");
	ck_assert_str_eq(said_at(&s, "scripts.3.state"), "UNKNOWN");
	world.server.init = NULL;
}
END_TEST

/* Of all accounts, and never a value. */
START_TEST(data_has_all_but_values)
{
	struct said s;

	ck_assert_int_eq(say(&me, "CreateSecret", "{'Name':'db/app',"
	    "'SecretString':'sentinel','Description':'d',"
	    "'ClientRequestToken':'" V1 "'}").status, 200);
	me.key = "000000000042";
	ck_assert_int_eq(say(&me, "CreateSecret", "{'Name':'other',"
	    "'SecretString':'sentinel','ClientRequestToken':'" V1 "'}").status,
	    200);
	s = say_get(&me, "/moto-api/data.json", NULL);
	ck_assert_str_eq(said_at(&s, "secretsmanager.FakeSecret.1.name"),
	    "db/app");
	ck_assert_str_eq(said_at(&s, "secretsmanager.FakeSecret.1.description"),
	    "d");
	ck_assert_str_eq(said_at(&s, "secretsmanager.FakeSecret.1.account_id"),
	    ACCOUNT);
	ck_assert_str_eq(said_at(&s, "secretsmanager.FakeSecret.1.deleted_date"),
	    "null");
	ck_assert_str_eq(said_at(&s, "secretsmanager.FakeSecret.1.created_date"),
	    "1768472430");
	ck_assert_str_eq(said_at(&s, "secretsmanager.FakeSecret.0.account_id"),
	    "000000000042");
	ck_assert_ptr_null(strstr(s.text, "sentinel"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("habits");
	TCase *tc = tcase_create("doors");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, each_has_one_method, 0, N_ELEMENTS(doors));
	tcase_add_loop_test(tc, each_says_what_its_users_look_for, 0,
	    N_ELEMENTS(doors));
	tcase_add_loop_test(tc, what_is_nobody_s, 0, 7);
	tcase_add_test(tc, info_has_all_its_members);
	tcase_add_test(tc, scripts_and_their_states);
	tcase_add_test(tc, data_has_all_but_values);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
