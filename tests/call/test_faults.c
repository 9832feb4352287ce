/*
 * What is broken on purpose is set, listed and cleared under /_keyturn/faults,
 * and calls of AWS's API meet it in their protocol's own form.
 */
#include <string.h>

#include "dispatch/dispatch.h"
#include "keyturn/fault.h"
#include "keyturn/fleet.h"
#include "keyturn/log.h"
#include "tests/support/world.h"

static struct world world;
static struct client me;

static void
setup(void)
{
	kt_log_setup(KT_LOG_ERROR, false);
	world_open(&world);
	world_run(&world);
	client_begin(&me, &world);
	(void)kt_fault_clear(KT_FAULT_ALL);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* A request to /_keyturn/faults, or below; ' for ". */
static struct said
faults(const char *method, const char *below, const char *json)
{
	char *body = kt_arena_strdup(me.arena, json), *p;
	struct kt_request r = { .method = method, .body = body,
	    .body_len = strlen(body) };

	for (p = body; *p != '\0'; p++)
		if (*p == '\'')
			*p = '"';
	r.path = kt_arena_printf(me.arena, "/_keyturn/faults%s", below);
	return say_request(&me, &r);
}

static struct said
set(const char *json)
{
	struct said s = faults("POST", "", json);

	ck_ok(s);
	return s;
}

/* --- what can be set ------------------------------------------------------ */

#define WHERE "Say where: just one of \"point\", \"database\" and \"service\"."
#define OF_CALLS "Of a service \"action\" is one of wait, close, throttle, " \
	"internal, error."
#define OF_POINTS "At a point of a rotation \"action\" is one of fail, hang, " \
	"wait, kill, kill-database, drop."
#define CODE "An \"error\" wants a \"code\": letters, digits, '.' and '_', " \
	"100 at most."
#define DELAY "\"delay_ms\" is 1 to 86400000."
#define A_DELAY "\"wait\" wants a \"delay_ms\", and \"hang\" none."
#define TIMES "\"times\" is 1 to 1000000000."
#define SHARE "\"share\" is 0 to 1."
#define SEED "\"seed\" goes with \"share\", and is 0 or more."
#define A_DATABASE "\"database\" is a DB instance, a DB cluster or HOST:PORT."
#define FAIL "'point':'set.after','action':'fail'"
#define LENT(action) "The database server is lent to keyturn, which does " \
	"\"" action "\" to its own alone."

static const struct {
	const char *json, *message;
} wrong[] = {
	{ "{}", WHERE },
	{ "{'action':'kill'}", WHERE },
	{ "{'point':'set.after','service':'rds','action':'kill'}", WHERE },
	{ "{'point':'set.after','database':'h:1','action':'wait'}", WHERE },
	{ "{'point':'set.after'}", OF_POINTS },
	{ "{'point':'set.after','action':'throttle'}", OF_POINTS },
	{ "{'point':'set.after','action':'FAIL'}", OF_POINTS },
	{ "{'point':'sett','action':'fail'}", "There is no point \"sett\". A "
	    "rotation passes create.before, create.after, set.before, "
	    "set.sql.before, set.sql.after, set.after, test.before, "
	    "test.after, finish.before, finish.after." },
	{ "{" FAIL ",'secret':''}", "\"secret\" is a name or an ARN; without "
	    "it, all are meant." },
	{ "{'service':'rds','secret':'s','action':'close'}",
	    "\"secret\" goes with \"point\"." },
	{ "{" FAIL ",'operation':'CreateSecret'}",
	    "\"operation\" goes with \"service\"." },
	{ "{'service':'s3','action':'close'}", "There is no service \"s3\" to "
	    "break. There are secretsmanager, rds, lambda, sts, iam, kms, "
	    "cloudtrail, * (all)." },
	{ "{'service':'keyturn','action':'close'}", "There is no service "
	    "\"keyturn\" to break. There are secretsmanager, rds, lambda, "
	    "sts, iam, kms, cloudtrail, * (all)." },
	{ "{'service':'sts','operation':'GetScopedCredentials','action':'close'}",
	    "keyturn has no operation \"GetScopedCredentials\" of sts. It has "
	    "AssumeRole, AssumeRoleWithSAML, AssumeRoleWithWebIdentity, "
	    "AssumeRoot, DecodeAuthorizationMessage, GetAccessKeyInfo, "
	    "GetCallerIdentity, GetDelegatedAccessToken, GetFederationToken, "
	    "GetSessionToken, GetWebIdentityToken." },
	{ "{'service':'*','operation':'CreateSecret','action':'close'}",
	    "Say of which service \"CreateSecret\" is." },
	{ "{'service':'rds','action':'hang'}", OF_CALLS },
	{ "{'service':'rds'}", OF_CALLS },
	{ "{'service':'rds','action':'error'}", CODE },
	{ "{'service':'rds','action':'error','code':''}", CODE },
	{ "{'service':'rds','action':'error','code':'a\\nb'}", CODE },
	{ "{'service':'rds','action':'error','code':'a<b'}", CODE },
	{ "{'service':'sts','action':'error','code':'Odd'}", "\"Odd\" is no "
	    "code that keyturn knows the status of: give a \"status\" too, or "
	    "one of AccessDeniedException, ExpiredTokenException, "
	    "IncompleteSignature, InternalFailure, InternalServiceError, "
	    "RequestExpired, RequestLimitExceeded, ServiceUnavailable, "
	    "Throttling, ThrottlingException, UnrecognizedClientException, "
	    "ExpiredTokenException, ExpiredTradeInTokenException, "
	    "IDPCommunicationError, IDPRejectedClaim, "
	    "InvalidAuthorizationMessageException, InvalidContextAssertion, "
	    "InvalidIdentityToken, JWTPayloadSizeExceededException, "
	    "MalformedPolicyDocument, "
	    "OutboundWebIdentityFederationDisabledException, "
	    "PackedPolicyTooLarge, RegionDisabledException, "
	    "SessionDurationEscalationException." },
	{ "{'service':'rds','action':'error','code':'Odd','status':200}",
	    "\"status\" is 400 to 599." },
	{ "{'service':'rds','action':'error','code':'Odd','status':600}",
	    "\"status\" is 400 to 599." },
	{ "{'service':'rds','action':'throttle','status':400}",
	    "\"code\" and \"status\" go with the action \"error\"." },
	{ "{" FAIL ",'code':'Odd'}",
	    "\"code\" and \"status\" go with the action \"error\"." },
	{ "{" FAIL ",'message':'m'}", "\"message\" goes with the actions "
	    "\"throttle\", \"internal\" and \"error\"." },
	{ "{'service':'rds','action':'wait'}", A_DELAY },
	{ "{'point':'set.after','action':'hang','delay_ms':5}", A_DELAY },
	{ "{" FAIL ",'delay_ms':0}", DELAY },
	{ "{" FAIL ",'delay_ms':-1}", DELAY },
	{ "{" FAIL ",'delay_ms':86400001}", DELAY },
	{ "{" FAIL ",'times':0}", TIMES },
	{ "{" FAIL ",'times':-3}", TIMES },
	{ "{" FAIL ",'times':1000000001}", TIMES },
	{ "{" FAIL ",'times':2,'always':true}",
	    "Say \"times\" or \"always\"." },
	{ "{" FAIL ",'share':-0.1}", SHARE },
	{ "{" FAIL ",'share':1.01}", SHARE },
	{ "{" FAIL ",'share':1e300}", SHARE },
	{ "{" FAIL ",'seed':3}", SEED },
	{ "{" FAIL ",'share':0.5,'seed':-3}", SEED },
	{ "{'database':'','action':'refuse'}",
	    "There is no DB instance or cluster \"\" in keyturn." },
	{ "{'database':'none','action':'refuse'}",
	    "There is no DB instance or cluster \"none\" in keyturn." },
	{ "{'database':'h:','action':'refuse'}", A_DATABASE },
	{ "{'database':':3306','action':'refuse'}", A_DATABASE },
	{ "{'database':'h:0','action':'refuse'}", A_DATABASE },
	{ "{'database':'[]:1','action':'refuse'}", A_DATABASE },
	{ "{'database':'[::1:1','action':'refuse'}", A_DATABASE },
	{ "{'database':'::1]:1','action':'refuse'}", A_DATABASE },
	{ "{'database':'h:65536','action':'refuse'}", A_DATABASE },
	{ "{'database':'h:33x','action':'refuse'}", A_DATABASE },
	{ "{'database':'h: 33','action':'refuse'}", A_DATABASE },
	{ "{'database':'h:99999999999999999999','action':'refuse'}",
	    A_DATABASE },
	{ "{'database':'h:1','action':'fail'}", "At a database \"action\" is "
	    "one of wait, kill-database, drop, refuse, close." },
	{ "{'database':'h:1','action':'drop'}", LENT("drop") },
	{ "{'point':'set.after','action':'kill-database'}",
	    LENT("kill-database") },
	{ "{" FAIL ",'twice':true}", "There is no member \"twice\" here; there "
	    "is point, secret, database, service, operation, action, code, "
	    "status, message, delay_ms, times, always, share, seed." },
	{ "{" FAIL ",'times':null}",
	    "\"times\" is null: leave it out, or give it a value." },
	{ "[]", "The body is not a JSON object." },
	{ "{", "The body is not a JSON object." },
};

START_TEST(what_makes_no_sense_is_refused)
{
	struct said s = faults("POST", "", wrong[_i].json);

	ck_refused(s, "ValidationException", wrong[_i].message);
	ck_assert_int_eq(s.status, 400);
	s = faults("GET", "", "");
	ck_says(s, "faults", "[]");
	ck_assert_uint_eq(kt_fault_set, 0);
}
END_TEST

/* Types are the model's affair, as everywhere. */
static const char *const mistyped[] = {
	"{'point':1,'action':'fail'}", "{" FAIL ",'times':'1'}",
	"{" FAIL ",'times':1.5}", "{" FAIL ",'share':'x'}",
	"{" FAIL ",'always':'yes'}", "{" FAIL ",'delay_ms':1e99}",
	"{'point':['set.after'],'action':'fail'}",
};

START_TEST(what_has_the_wrong_type_is_refused)
{
	struct said s = faults("POST", "", mistyped[_i]);

	ck_assert_int_eq(s.status, 400);
	s = faults("GET", "", "");
	ck_says(s, "faults", "[]");
}
END_TEST

static const struct {
	const char *json, *shown;
} right[] = {
	{ "{" FAIL "}", "{'id':1,'point':'set.after','action':'fail',"
	    "'times':1,'passed':0,'happened':0,'spent':false}" },
	{ "{" FAIL ",'secret':'db/app','times':3,'delay_ms':5}",
	    "{'id':1,'point':'set.after','secret':'db/app','action':'fail',"
	    "'delay_ms':5,'times':3,'passed':0,'happened':0,'spent':false}" },
	{ "{'service':'*','action':'close','always':true,'share':0.1,"
	    "'seed':9}", "{'id':1,'service':'*','action':'close',"
	    "'always':true,'share':0.1,'seed':9,'passed':0,'happened':0,"
	    "'spent':false}" },
	{ "{'service':'rds','operation':'DescribeDBInstances','action':"
	    "'error','code':'DBInstanceNotFound','always':false}", "{'id':1,"
	    "'service':'rds','operation':'DescribeDBInstances','action':"
	    "'error','code':'DBInstanceNotFound','status':404,'times':1,"
	    "'passed':0,'happened':0,'spent':false}" },
	{ "{'service':'rds','action':'error','code':'Odd','status':418,"
	    "'message':'tea'}", "{'id':1,'service':'rds','action':'error',"
	    "'code':'Odd','status':418,'message':'tea','times':1,'passed':0,"
	    "'happened':0,'spent':false}" },
	{ "{'database':'[::1]:3306','action':'refuse'}", "{'id':1,'database':"
	    "'[::1]:3306','address':'::1:3306','action':'refuse','times':1,"
	    "'passed':0,'happened':0,'spent':false}" },
};

START_TEST(what_is_set_is_shown)
{
	struct said s = set(right[_i].json);

	ck_says(s, "", right[_i].shown);
	s = faults("GET", "", "");
	ck_says(s, "faults.0", right[_i].shown);
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_says(s, "faults", "1");
}
END_TEST

/* By its identifier, however it is written: where its server is. */
START_TEST(a_database_is_found_by_its_instance)
{
	struct said s = say_form(&me, "Action=CreateDBInstance&"
	    "DBInstanceIdentifier=Orders&Engine=mysql&DBInstanceClass=db.t3."
	    "micro&AllocatedStorage=20&MasterUsername=admin&"
	    "MasterUserPassword=Password-1");

	ck_ok(s);
	while (faults("POST", "", "{'database':'oRDERS','action':'refuse'}")
	    .status != 200)
		kt_sleep_ms(5);
	s = faults("GET", "", "");
	ck_says(s, "faults.0.database", "oRDERS");
	ck_assert_ptr_nonnull(strchr(said_at(&s, "faults.0.address"), ':'));
}
END_TEST

static int
hit(void *self, const char *host, int port, char why[KT_WHY])
{
	(void)host;
	(void)port;
	(void)why;
	++*(int *)self;
	return 0;
}

static const char *const more_than_once[] = {
	"'times':3", "'always':true", "'share':0.5", "'delay_ms':5"
};

/* Nothing is left of it that would never come about. */
START_TEST(a_server_is_hit_at_once_and_once)
{
	int hits = 0;
	struct kt_fleet fleet = { .kill = hit, .drop = hit, .self = &hits };
	struct said s;

	world.server.fleet = &fleet;
	kt_fault_fleet(&fleet);
	s = faults("POST", "", kt_arena_printf(me.arena, "{'database':'h:1',"
	    "'action':'drop',%s}", more_than_once[_i]));
	ck_refused(s, "ValidationException", "\"drop\" at a database is done "
	    "at once, and once: it has no \"times\", \"always\", \"share\" "
	    "and \"delay_ms\".");
	ck_assert_int_eq(hits, 0);
	s = set("{'database':'h:1','action':'kill-database','times':1}");
	ck_says(s, "spent", "true");
	ck_assert_int_eq(hits, 1);
	s = faults("GET", "", "");
	ck_says(s, "faults.0.spent", "true");
	world.server.fleet = &world.fleet;
	kt_fault_fleet(NULL);
}
END_TEST

START_TEST(what_is_cleared_is_gone)
{
	struct said s;

	(void)set("{" FAIL "}");
	(void)set("{" FAIL ",'secret':'x'}");
	(void)set("{'service':'*','action':'close'}");
	s = faults("DELETE", "/2", "");
	ck_says(s, "cleared", "1");
	ck_refused(faults("DELETE", "/2", ""), "ValidationException",
	    "There is no fault 2.");
	ck_refused(faults("DELETE", "/0", ""), "ValidationException",
	    "The ids of faults begin with 1.");
	ck_refused(faults("DELETE", "/-1", ""), "ValidationException",
	    "The ids of faults begin with 1.");
	ck_assert_int_eq(faults("DELETE", "/x", "").status, 400);
	s = faults("GET", "", "");
	ck_says(s, "faults.1.id", "3");
	s = faults("DELETE", "", "");
	ck_says(s, "cleared", "2");
	s = faults("DELETE", "", "");
	ck_says(s, "cleared", "0");
}
END_TEST

static struct said
reset(const char *json)
{
	struct kt_request r = { .method = "POST", .path = "/_keyturn/reset",
	    .body = json, .body_len = strlen(json) };

	return say_request(&me, &r);
}

/* Faults are everybody's: who empties one account leaves them. */
START_TEST(a_reset_of_all_clears_all)
{
	struct said s;

	(void)set("{" FAIL "}");
	ck_ok(reset("{\"account\":\"" ACCOUNT "\"}"));
	s = faults("GET", "", "");
	ck_says(s, "faults.0.id", "1");
	ck_ok(reset("{}"));
	s = faults("GET", "", "");
	ck_says(s, "faults", "[]");
}
END_TEST

/* --- how calls meet it ---------------------------------------------------- */

static struct said
list_secrets(void)
{
	return say(&me, "ListSecrets", "{}");
}

static struct said
describe(void)
{
	me.service = "rds";
	return say_form(&me, "Action=DescribeDBInstances");
}

static struct said
get_function(void)
{
	me.service = "lambda";
	return say_get(&me, "/2015-03-31/functions/rotator", NULL);
}

static struct said
plainly(void)
{
	struct kt_request r = { .method = "POST", .body = "{}",
	    .body_len = 2, .path = "/_keyturn/call/secretsmanager/ListSecrets" };

	return say_request(&me, &r);
}

static struct said
identity(void)
{
	me.service = "sts";
	me.version = "2011-06-15";
	return say_form(&me, "Action=GetCallerIdentity");
}

#define ALL "'service':'*',"
#define SERVER_SIDE "An error occurred on the server side."
static const struct {
	struct said (*call)(void);
	const char *json;
	int status;
	const char *code, *message;
} met[] = {
	{ list_secrets, ALL "'action\':'throttle'", 400, "ThrottlingException",
	    "Rate exceeded" },
	{ list_secrets, ALL "'action\':'internal'", 500, "InternalServiceError",
	    SERVER_SIDE },
	{ list_secrets, "'service':'secretsmanager','action':'error','code':"
	    "'ResourceNotFoundException'",
	    400, "ResourceNotFoundException",
	    "Broken on purpose, by fault 1 of keyturn." },
	{ list_secrets, ALL "'action\':'error','code':'Odd','status':503,"
	    "'message':'\\u00e9 <&>'", 503, "Odd", "\xc3\xa9 <&>" },
	{ plainly, ALL "'action\':'throttle'", 400, "ThrottlingException",
	    "Rate exceeded" },
	{ describe, ALL "'action\':'throttle'", 400, "Throttling",
	    "Rate exceeded" },
	{ describe, ALL "'action\':'internal'", 500, "InternalFailure",
	    SERVER_SIDE },
	{ describe, "'service':'rds','action':'error','code':"
	    "'DBInstanceNotFound',"
	    "'message':'<&>'", 404, "DBInstanceNotFound", "&lt;&amp;&gt;" },
	{ identity, ALL "'action\':'throttle'", 400, "Throttling",
	    "Rate exceeded" },
	{ get_function, ALL "'action\':'throttle'", 429, "TooManyRequestsException",
	    "Rate exceeded" },
	{ get_function, ALL "'action\':'internal'", 500, "ServiceException",
	    SERVER_SIDE },
	{ get_function, ALL "'action\':'error','code':'Odd','status':503", 503,
	    "Odd", "Broken on purpose, by fault 1 of keyturn." },
};

START_TEST(a_call_fails_as_its_service_would)
{
	struct said s;

	(void)set(kt_arena_printf(me.arena, "{%s}", met[_i].json));
	s = met[_i].call();
	ck_assert_int_eq(s.status, met[_i].status);
	ck_refused(s, met[_i].code, met[_i].message);
	s = met[_i].call();
	ck_assert_int_ne(s.status, met[_i].status);
}
END_TEST

START_TEST(a_call_is_not_answered)
{
	struct kt_request r = { .method = "POST", .path = "/",
	    .target = "secretsmanager.ListSecrets", .body = "{}",
	    .body_len = 2 };
	struct said s;

	(void)set("{'service':'secretsmanager','operation':'ListSecrets',"
	    "'action':'close'}");
	ck_ok(say(&me, "GetRandomPassword", "{}"));
	s = say_request(&me, &r);
	ck_assert_int_eq(s.status, 0);	/* the front ends the connection */
	ck_ok(say_request(&me, &r));
}
END_TEST

/* Nothing of it is done: neither read nor written. */
START_TEST(what_fails_on_purpose_was_not_done)
{
	(void)set("{'service':'secretsmanager','action':'internal'}");
	ck_assert_int_eq(say(&me, "CreateSecret", "{'Name':'n',"
	    "'ClientRequestToken':'" V1 "'}").status, 500);
	ck_refused(say(&me, "DescribeSecret", "{'SecretId':'n'}"),
	    "ResourceNotFoundException",
	    "Secrets Manager can't find the specified secret.");
}
END_TEST

START_TEST(so_many_calls_meet_it_and_no_more)
{
	int i, refused = 0;
	struct said s;

	(void)set("{'service':'secretsmanager','action':'throttle','times':5,"
	    "'share':0.25,'seed':7}");
	for (i = 0; i < 64; i++)
		refused += list_secrets().status == 400;
	ck_assert_int_eq(refused, 5);
	s = faults("GET", "", "");
	ck_says(s, "faults.0.happened", "5");
	ck_says(s, "faults.0.passed", "22");	/* as the seed says */
	ck_says(s, "faults.0.spent", "true");
	s = say_get(&me, "/_keyturn/health", NULL);
	ck_says(s, "faults", "0");
}
END_TEST

static void
begin_write(struct under_way *u)
{
	const struct kt_request r = { .method = "POST", .path = "/",
	    .target = "secretsmanager.CreateSecret",
	    .body = "{\"Name\":\"n\",\"ClientRequestToken\":\"" V1 "\"}",
	    .body_len = sizeof("{\"Name\":\"n\",\"ClientRequestToken\":\"" V1
	    "\"}") - 1 };

	say_begin(u, &me, &r);
}

/* Late, and then as ever: its thread is somebody else's meanwhile. */
START_TEST(a_late_call_holds_no_thread)
{
	struct under_way u;
	int64_t since = kt_mono_ms();

	(void)set("{'service':'secretsmanager','action':'wait',"
	    "'delay_ms':60}");
	begin_write(&u);
	ck_assert(u.was_later);
	ck_ok(list_secrets());		/* it comes about once */
	ck_ok(say_end(&u));
	ck_assert_int_ge(kt_mono_ms() - since, 60);
	ck_ok(say(&me, "DescribeSecret", "{'SecretId':'n'}"));
}
END_TEST

/* Who has left holds no descriptor for an hour; and nothing is done. */
START_TEST(a_late_call_ends_when_its_client_has_left)
{
	struct under_way u;

	(void)set("{'service':'secretsmanager','action':'wait',"
	    "'delay_ms':3600000}");
	begin_write(&u);
	u.left = true;
	ck_assert_int_eq(say_end(&u).status, 0);
	ck_refused(say(&me, "DescribeSecret", "{'SecretId':'n'}"),
	    "ResourceNotFoundException",
	    "Secrets Manager can't find the specified secret.");
}
END_TEST

/* An hour, but for what lifts it. */
static const char *const lifts[] = { "DELETE", "reset", "stop" };

START_TEST(a_late_call_goes_on_when_that_is_lifted)
{
	struct under_way u;

	(void)set("{'service':'secretsmanager','action':'wait',"
	    "'delay_ms':3600000}");
	begin_write(&u);
	ck_assert(!say_is_over(&u));
	if (strcmp(lifts[_i], "DELETE") == 0)
		ck_ok(faults("DELETE", "", ""));
	else if (strcmp(lifts[_i], "reset") == 0)
		ck_ok(reset("{}"));
	else
		wait_close(world.server.waits);
	ck_ok(say_end(&u));
}
END_TEST

/* A failure may be late too, and silence. */
START_TEST(a_failure_may_be_late)
{
	(void)set("{'service':'secretsmanager','action':'throttle',"
	    "'delay_ms':5}");
	(void)set("{'service':'secretsmanager','action':'close',"
	    "'delay_ms':5}");
	ck_assert_int_eq(list_secrets().status, 400);
	ck_assert_int_eq(list_secrets().status, 0);
	ck_ok(list_secrets());
}
END_TEST

/* What keyturn calls itself is no application's call. */
START_TEST(calls_from_inside_are_spared)
{
	struct kt_invoker i = { &world.server, ACCOUNT, REGION };
	struct kt_aws aws = kt_invoker_aws(&i);
	struct kt_aws_answer answer;

	(void)set("{'service':'*','action':'internal','always':true}");
	aws.call(aws.self, me.arena, "secretsmanager", "ListSecrets", "{}",
	    &answer);
	ck_assert_ptr_null(answer.code);
	ck_assert_int_eq(list_secrets().status, 500);
	ck_ok(say_get(&me, "/_keyturn/clock", NULL));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("faults");
	TCase *tc = tcase_create("faults");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 30);
	suite_add_tcase(s, tc);
	tcase_add_loop_test(tc, what_makes_no_sense_is_refused, 0,
	    N_ELEMENTS(wrong));
	tcase_add_loop_test(tc, what_has_the_wrong_type_is_refused, 0,
	    N_ELEMENTS(mistyped));
	tcase_add_loop_test(tc, what_is_set_is_shown, 0, N_ELEMENTS(right));
	tcase_add_test(tc, a_database_is_found_by_its_instance);
	tcase_add_loop_test(tc, a_server_is_hit_at_once_and_once, 0,
	    N_ELEMENTS(more_than_once));
	tcase_add_test(tc, what_is_cleared_is_gone);
	tcase_add_test(tc, a_reset_of_all_clears_all);
	tcase_add_loop_test(tc, a_call_fails_as_its_service_would, 0,
	    N_ELEMENTS(met));
	tcase_add_test(tc, a_call_is_not_answered);
	tcase_add_test(tc, what_fails_on_purpose_was_not_done);
	tcase_add_test(tc, so_many_calls_meet_it_and_no_more);
	tcase_add_test(tc, a_late_call_holds_no_thread);
	tcase_add_test(tc, a_late_call_ends_when_its_client_has_left);
	tcase_add_loop_test(tc, a_late_call_goes_on_when_that_is_lifted, 0,
	    N_ELEMENTS(lifts));
	tcase_add_test(tc, a_failure_may_be_late);
	tcase_add_test(tc, calls_from_inside_are_spared);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
