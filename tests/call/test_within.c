/* From operation to operation: a service whose operations do another's work. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "services/secretsmanager/model.h"
#include "services/services.h"
#include "tests/support/world.h"

#define OTHER "999999999999"

struct outer {
	const char *what;
};

static const struct shape_field fields[] = {
	{ "What", SHAPE_STRING, offsetof(struct outer, what) },
};
static const struct shape shape = SHAPE(struct outer, fields);

/* Creates a secret, and then does not want it, if so told. */
static int
make(struct kt_call *c)
{
	const struct sm_create_secret_request in = { .name = "inner",
	    .client_request_token = V1, .secret_string = "x" };
	const struct outer *given = c->in;
	struct sm_create_secret_response made = { .arn = NULL };
	struct outer *out = c->out;

	if (kt_within(c, &(struct kt_inner){ "secretsmanager", "CreateSecret",
	    .in = &in, .out = &made }) != 0)
		return -1;
	if (given->what != NULL)
		return kt_fail(c, SM_INVALID_REQUEST, "%s", given->what);
	out->what = made.arn;
	return 0;
}

static int
get_as(struct kt_call *c)
{
	const struct sm_get_secret_value_request in = { .secret_id = "inner" };
	const struct outer *given = c->in;
	struct sm_value value = { .arn = NULL };
	struct outer *out = c->out;

	if (kt_within(c, &(struct kt_inner){ "secretsmanager",
	    "GetSecretValue", given->what, NULL, &in, &value }) != 0)
		return -1;
	out->what = value.arn;
	return 0;
}

/* By the road of who is outside: it would wait for itself. */
static int
invoke(struct kt_call *c)
{
	struct kt_invoker self = { c->server, c->account, c->region };
	struct kt_aws aws = kt_invoker_aws(&self);
	struct kt_aws_answer answer;

	aws.call(aws.self, c->arena, "secretsmanager", "ListSecrets", "{}",
	    &answer);
	return 0;
}

static const struct kt_op ops[] = {
	{ "Make", make, &shape, &shape, OP_WRITES },
	{ "Look", make, &shape, &shape, OP_READS },
	{ "GetAs", get_as, &shape, &shape, OP_READS },
	{ "Invoke", invoke, &shape, &shape, OP_READS },
	{ "InvokeToWrite", invoke, &shape, &shape, OP_WRITES },
};

/* One of the inner one's service, by its errors, and one of another. */
static struct kt_service outer = { .name = "outer",
    .protocol = KT_AWS_JSON, .prefix = "outer", .ops = ops,
    .n_ops = N_ELEMENTS(ops) };
static const struct kt_service foreign = { .name = "foreign",
    .protocol = KT_AWS_JSON, .prefix = "foreign", .ops = ops,
    .n_ops = N_ELEMENTS(ops) };
static const struct kt_service *const services[] = { &service_secretsmanager,
    &outer, &foreign, NULL };

static struct world w;
static struct client me;

static void
setup(void)
{
	world_open(&w);
	outer.errors = service_secretsmanager.errors;
	w.server.services = services;
	client_begin(&me, &w);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&w);
}

static struct said
ask_of(const char *service, const char *operation, const char *what)
{
	const char *body = what == NULL ? "{}" :
	    kt_arena_printf(me.arena, "{\"What\":\"%s\"}", what);
	const struct kt_request r = { .method = "POST", .path = "/",
	    .target = kt_arena_printf(me.arena, "%s.%s", service, operation),
	    .content_type = "application/x-amz-json-1.1", .body = body,
	    .body_len = strlen(body) };

	return say_request(&me, &r);
}

static struct said
ask(const char *operation, const char *what)
{
	return ask_of("outer", operation, what);
}

START_TEST(it_is_one_transaction)
{
	struct said s = ask("Make", "not wanted"), d;

	ck_refused(s, "InvalidRequestException", "not wanted");
	d = say(&me, "DescribeSecret", "{'SecretId':'inner'}");
	ck_assert_str_eq(d.code, "ResourceNotFoundException");
	s = ask("Make", NULL);
	ck_ok(s);
	d = say(&me, "DescribeSecret", "{'SecretId':'inner'}");
	ck_assert_str_eq(said_at(&s, "What"), said_at(&d, "ARN"));
}
END_TEST

START_TEST(its_refusal_is_that_of_the_caller)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'inner',"
	    "'ClientRequestToken':'" V2 "'}");

	ck_ok(s);
	s = ask("Make", NULL);
	ck_refused(s, "ResourceExistsException", "The operation failed because "
	    "the secret inner already exists.");
	s = ask_of("foreign", "Make", NULL);
	ck_assert_int_eq(s.status, 500);
	ck_assert_str_eq(s.message, "An error occurred on the server side.");
}
END_TEST

START_TEST(it_is_done_as_the_one_who_is_named)
{
	struct said s;

	me.key = OTHER;
	me.region = REGION;
	s = say(&me, "CreateSecret", "{'Name':'inner','SecretString':'x',"
	    "'ClientRequestToken':'" V2 "'}");
	ck_ok(s);
	me.key = NULL;
	s = ask("GetAs", NULL);
	ck_assert_str_eq(s.code, "ResourceNotFoundException");
	s = ask("GetAs", OTHER);
	ck_ok(s);
	ck_assert_ptr_nonnull(strstr(said_at(&s, "What"), OTHER));
}
END_TEST

static char asked[128];

static bool
refuse(void *self, const struct kt_ask *ask)
{
	(void)self;
	(void)snprintf(asked, sizeof(asked), "%s", ask->action);
	return false;
}

START_TEST(it_asks_for_itself)
{
	struct said s;

	w.server.permit = refuse;
	s = ask("Make", NULL);
	ck_assert_str_eq(s.code, "AccessDeniedException");
	ck_assert_str_eq(asked, "secretsmanager:CreateSecret");
}
END_TEST

/* What would wait for ever ends at once, with words in the log. */
static const char *const wrong[] = { "Invoke", "InvokeToWrite", "Look" };

static void
leave_nothing(int sig)
{
	world_unlink(&w);
	(void)signal(sig, SIG_DFL);
	(void)raise(sig);
}

START_TEST(nobody_waits_for_himself)
{
	ck_assert(signal(SIGABRT, leave_nothing) != SIG_ERR);
	(void)ask(wrong[_i], NULL);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("within");
	TCase *tc = tcase_create("within");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, it_is_one_transaction);
	tcase_add_test(tc, its_refusal_is_that_of_the_caller);
	tcase_add_test(tc, it_is_done_as_the_one_who_is_named);
	tcase_add_test(tc, it_asks_for_itself);
	tcase_add_loop_test_raise_signal(tc, nobody_waits_for_himself,
	    SIGABRT, 0, (int)N_ELEMENTS(wrong));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
