/*
 * server/auth: what a call carries for conditions, a key a line.  NULL: the key is
 * not there.
 */
#include <check.h>
#include <string.h>

#include "auth/context.h"
#include "auth/identity.h"
#include "keyturn/shape.h"
#include "tests/support/suite.h"

#define ROOT "123456789012"
#define USER "arn:aws:iam::" ROOT ":user/ann"
#define SESSION "arn:aws:sts::" ROOT ":assumed-role/r/s"

/* --- an operation whose input has tags of each form --- */

struct tag {
	const char *key, *value;
};
static const struct shape_field tag_fields[] = {
	{ "TagKey", .type = SHAPE_STRING, .place = offsetof(struct tag, key) },
	{ "TagValue", .type = SHAPE_STRING,
	    .place = offsetof(struct tag, value) },
};
static const struct shape tag_shape = SHAPE(struct tag, tag_fields);
static const struct shape_field each_tag = { .type = SHAPE_STRUCT,
    .of = &tag_shape };
static const struct shape_field each_value = { .type = SHAPE_STRING,
    .place = sizeof(const char *) };
static const struct shape_field each_key = { .type = SHAPE_STRING };

struct input {
	struct shape_list tags, tag_keys;
};
static const struct shape_field in_list[] = {
	{ "Tags", .type = SHAPE_LIST, .place = offsetof(struct input, tags),
	    .each = &each_tag },
};
static const struct shape_field in_map[] = {
	{ "Tags", .type = SHAPE_MAP, .place = offsetof(struct input, tags),
	    .each = &each_value },
};
static const struct shape_field in_keys[] = {
	{ "TagKeys", .type = SHAPE_LIST,
	    .place = offsetof(struct input, tag_keys), .each = &each_key },
};
static const struct shape shapes[] = { SHAPE(struct input, in_list),
    SHAPE(struct input, in_map), SHAPE(struct input, in_keys) };

static struct tag tags[] = { { "k", "v" }, { "l", NULL } };
static const char *keys[] = { "x", "y" };
static struct input input = { { tags, 2 }, { keys, 2 } };

static size_t
own_key(struct kt_call *c, const struct auth_thing *of, const char *key,
    const char *const **values)
{
	static const char *const known[] = { "known" }, *const not[] = { "not" };

	(void)c;
	*values = of->of != NULL ? known : not;
	return strstr(key, ":Key") != NULL;
}

static const struct kt_service service = { .name = "this",
    .context = own_key };
static const struct kt_service other = { .name = "other",
    .context = own_key };
static const struct kt_service *const services[] = { &service, &other, NULL };

/* --- who asks, and how --- */

enum who { A_ROOT, A_USER, A_SESSION, A_SERVICE };

static const struct {
	enum who who;
	const char *action, *key, *value;	/* several: a bar between */
} cases[] = {
	{ A_ROOT, "this:A", "aws:PrincipalArn", "arn:aws:iam::" ROOT ":root" },
	{ A_USER, "this:A", "aws:principalarn", USER },
	{ A_SESSION, "this:A", "aws:PrincipalArn", "arn:aws:iam::" ROOT
	    ":role/r" },
	{ A_USER, "this:A", "aws:PrincipalAccount", ROOT },
	{ A_ROOT, "this:A", "aws:PrincipalType", "Account" },
	{ A_USER, "this:A", "aws:PrincipalType", "User" },
	{ A_SESSION, "this:A", "aws:PrincipalType", "AssumedRole" },
	{ A_ROOT, "this:A", "aws:userid", ROOT },
	{ A_SESSION, "this:A", "aws:userid", "AROAR:s" },
	{ A_USER, "this:A", "aws:username", "ann" },
	{ A_SESSION, "this:A", "aws:username", NULL },
	{ A_ROOT, "this:A", "aws:username", NULL },
	{ A_USER, "this:A", "aws:PrincipalIsAWSService", "false" },
	{ A_USER, "this:A", "aws:PrincipalServiceName", NULL },
	{ A_USER, "this:A", "aws:SourceAccount", NULL },
	{ A_SERVICE, "this:A", "aws:PrincipalIsAWSService", "true" },
	{ A_SERVICE, "this:A", "aws:PrincipalServiceName",
	    "rds.amazonaws.com" },
	{ A_SERVICE, "this:A", "aws:SourceAccount", ROOT },
	{ A_USER, "this:A", "aws:PrincipalTag/Team", "a" },
	{ A_USER, "this:A", "aws:PrincipalTag/none", NULL },
	{ A_USER, "this:A", "aws:TokenIssueTime", NULL },
	{ A_SESSION, "this:A", "aws:TokenIssueTime",
	    "2026-01-15T10:20:30.456Z" },
	{ A_USER, "this:A", "aws:MultiFactorAuthPresent", NULL },
	{ A_SESSION, "this:A", "aws:MultiFactorAuthPresent", "false" },
	{ A_USER, "this:A", "aws:SourceIdentity", NULL },
	{ A_SESSION, "this:A", "aws:SourceIdentity", "ana" },
	{ A_USER, "this:A", "aws:SourceIp", "192.0.2.7" },
	{ A_USER, "this:A", "aws:SecureTransport", "true" },
	{ A_USER, "this:A", "aws:UserAgent", "aws-cli/2" },
	{ A_USER, "this:A", "aws:Referer", "https://there" },
	{ A_USER, "this:A", "aws:CurrentTime", "2026-01-15T10:20:31.456Z" },
	{ A_USER, "this:A", "aws:EpochTime", "1768472431" },
	{ A_USER, "this:A", "aws:RequestedRegion", "eu-west-1" },
	{ A_USER, "this:A", "aws:ResourceAccount", "210987654321" },
	{ A_USER, "this:A", "aws:ResourceTag/t", "of-it" },
	{ A_USER, "this:A", "aws:ViaAWSService", "false" },
	{ A_USER, "other:A", "aws:ViaAWSService", "true" },
	{ A_USER, "this:A", "aws:CalledVia", NULL },
	{ A_USER, "other:A", "aws:CalledVia", NULL },
	{ A_USER, "other:A", "aws:SourceArn", NULL },
	{ A_SERVICE, "this:A", "aws:SourceArn", "arn:aws:x:::y" },
	{ A_USER, "iam:PassRole", "aws:ViaAWSService", "false" },
	{ A_USER, "iam:PassRole", "iam:PassedToService",
	    "this.amazonaws.com" },
	{ A_USER, "this:A", "iam:PassedToService", NULL },
	{ A_USER, "this:A", "aws:SourceVpc", NULL },
	{ A_USER, "this:A", "aws:SourceArn", NULL },
	/* a service's own: of its own thing alone */
	{ A_USER, "this:A", "this:Key", "known" },
	{ A_USER, "A", "this:Key", "known" },
	{ A_USER, "other:A", "this:Key", "not" },
	{ A_USER, "this:A", "other:Key", NULL },
	{ A_USER, "other:A", "other:Key", NULL },
	{ A_USER, "this:A", "nobody:Key", NULL },
};

static const struct {
	const struct shape *in;
	const char *key, *value;
} tag_cases[] = {
	{ &shapes[0], "aws:RequestTag/K", "v" },
	{ &shapes[0], "aws:RequestTag/l", "" },
	{ &shapes[0], "aws:RequestTag/m", NULL },
	{ &shapes[0], "aws:TagKeys", "k|l" },
	{ &shapes[1], "aws:RequestTag/k", "v" },
	{ &shapes[1], "aws:TagKeys", "k|l" },
	{ &shapes[2], "aws:RequestTag/x", NULL },
	{ &shapes[2], "aws:TagKeys", "x|y" },
	{ NULL, "aws:TagKeys", NULL },
};

static const char *
tag_of_it(struct kt_call *c, const struct auth_thing *t, const char *key)
{
	(void)c;
	(void)t;
	return strcmp(key, "t") == 0 ? "of-it" : NULL;
}

static const struct identity_tag principal_tags[] = { { "team", "a" } };

static void
become(struct kt_call *c, struct identity *i, enum who who)
{
	*i = (struct identity){ .tags = principal_tags, .n_tags = 1,
	    .name = "ann",
	    .caller = { POLICY_USER, ROOT, USER, NULL, "AIDAANN", NULL } };
	if (who == A_SESSION) {
		i->caller = (struct policy_caller){ POLICY_ROLE_SESSION, ROOT,
		    SESSION, "arn:aws:iam::" ROOT ":role/r", "AROAR:s",
		    "AROAR" };
		i->name = "s";
		i->issued = INT64_C(1768472430456);
		i->source_identity = "ana";
	}
	if (who == A_SERVICE) {
		c->by = "rds";
		c->source = "arn:aws:x:::y";
	} else if (who != A_ROOT)
		identity_becomes(c, i);
}

static void
check(struct kt_call *c, const char *action, const char *key,
    const char *value)
{
	struct auth_thing t = { .arn = "*", .account = "210987654321",
	    .tag = tag_of_it, .of = "it" };
	struct auth_context x = { c, &t, action,
	    strncmp(action, "other:", 6) == 0 ? "this" : NULL };
	const char *const *values = NULL;
	struct kt_buf all;
	size_t i, n = auth_context_get(&x, key, &values);

	kt_buf_init(&all, c->arena);
	for (i = 0; i < n; i++)
		kt_buf_printf(&all, "%s%s", i > 0 ? "|" : "", values[i]);
	if (value == NULL)
		ck_assert_msg(n == 0, "%s is there", key);
	else
		ck_assert_msg(n > 0 && strcmp(all.n > 0 ? all.p : "",
		    value) == 0, "%s is %s", key, all.n > 0 ? all.p : "");
}

static void
begin(struct kt_call *c, const struct kt_server *server)
{
	static const struct kt_header headers[] = {
		{ "User-Agent", "aws-cli/2" }, { "Referer", "https://there" },
	};

	kt_call_init(c, server, kt_arena_new());
	c->service = &service;
	c->now = INT64_C(1768472431456);
	c->request.peer = "192.0.2.7";
	c->request.headers = headers;
	c->request.n_headers = N_ELEMENTS(headers);
}

START_TEST(a_key_has_its_value)
{
	const struct kt_server server = { .services = services,
	    .account = ROOT, .region = "eu-west-1" };
	struct identity i;
	struct kt_call c;

	begin(&c, &server);
	become(&c, &i, cases[_i].who);
	check(&c, cases[_i].action, cases[_i].key, cases[_i].value);
	kt_call_end(&c);
}
END_TEST

START_TEST(tags_are_told_of_every_form)
{
	const struct kt_server server = { .services = services,
	    .account = ROOT, .region = "eu-west-1" };
	const struct kt_op op = { .name = "A", .in = tag_cases[_i].in };
	struct kt_call c;

	begin(&c, &server);
	c.op = &op;
	c.in = &input;
	check(&c, "this:A", tag_cases[_i].key, tag_cases[_i].value);
	kt_call_end(&c);
}
END_TEST

/* What takes TLS off before keyturn may say that there was none. */
START_TEST(plain_text_is_told_by_who_stands_before)
{
	static const struct kt_header came[] = {
		{ "x-forwarded-proto", "http" },
	};
	const struct kt_server server = { .services = services,
	    .account = ROOT, .region = "eu-west-1" };
	struct kt_call c;

	begin(&c, &server);
	c.request.headers = came;
	c.request.n_headers = 1;
	check(&c, "this:A", "aws:SecureTransport", "false");
	kt_call_end(&c);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("context");
	TCase *tc = tcase_create("context");

	tcase_add_loop_test(tc, a_key_has_its_value, 0, N_ELEMENTS(cases));
	tcase_add_loop_test(tc, tags_are_told_of_every_form, 0,
	    N_ELEMENTS(tag_cases));
	tcase_add_test(tc, plain_text_is_told_by_who_stands_before);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
