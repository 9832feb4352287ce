/* Whose a signature is, and for what service. */
#include <check.h>

#include "auth/verify.h"
#include "keyturn/attr.h"
#include "tests/support/suite.h"

static struct kt_arena *arena;

static void
setup(void)
{
	arena = kt_arena_new();
}

static void
teardown(void)
{
	kt_arena_free(&arena);
}

#define V4 "AWS4-HMAC-SHA256 "
#define SCOPE "/20260115/eu-west-1/rds/aws4_request"

static const struct { const char *header, *key; } headers[] = {
	{ V4 "Credential=AKID" SCOPE ", SignedHeaders=host, Signature=0",
	    "AKID" },
	{ V4 "SignedHeaders=host,Credential=AKID" SCOPE ",Signature=0",
	    "AKID" },
	{ V4 "Credential=a/b/c" SCOPE, "a/b/c" },
	{ V4 "Credential=" SCOPE, NULL },
	{ V4 "Credential=AKID/eu-west-1/rds/aws4_request", NULL },
	{ V4 "Credential=AKID/20260115//rds/aws4_request", NULL },
	{ V4 "Credential=AKID/20260115/EU-west-1/rds/aws4_request", NULL },
	{ V4 "Credential=AKID/20260115/eu.west/rds/aws4_request", NULL },
	{ V4 "Credential=", NULL }, { V4, NULL }, { "", NULL },
	{ "Bearer Credential=AKID" SCOPE, NULL },
	{ "AWS4-ECDSA-P256-SHA256 Credential=AKID" SCOPE, "AKID" },
};

static void
says(const struct kt_request *r, const char *key)
{
	struct verify_claim c;

	verify_read(arena, r, &c);
	if (key == NULL) {
		ck_assert_ptr_null(c.scope.access_key);
		return;
	}
	ck_assert_str_eq(c.scope.access_key, key);
	ck_assert_str_eq(c.scope.region, "eu-west-1");
	ck_assert_str_eq(c.scope.service, "rds");
}

START_TEST(a_scope_says_whose_it_is)
{
	says(&(struct kt_request){ .authorization = headers[_i].header },
	    headers[_i].key);
}
END_TEST

#define ESCAPED "%2F20260115%2feu-west-1%2Frds%2Faws4_request"

static const struct { const char *query, *key; } presigned[] = {
	{ "X-Amz-Credential=AKID" ESCAPED, "AKID" },
	{ "Action=A&X-Amz-Credential=AKID" ESCAPED "&X-Amz-Date=d", "AKID" },
	{ "X-Amz-Credential=AKID" SCOPE "&a=b", "AKID" },
	{ "Not-X-Amz-Credential=AKID" ESCAPED, NULL },
	{ "X-Amz-Credential=AKID", NULL }, { "X-Amz-Credential=", NULL },
	{ "a=b", NULL }, { "", NULL },
};

START_TEST(a_presigned_query_says_whose_it_is)
{
	says(&(struct kt_request){ .query = presigned[_i].query },
	    presigned[_i].key);
}
END_TEST

START_TEST(twelve_digits_are_an_account)
{
	ck_assert(sigv4_is_account("123456789012"));
	ck_assert(!sigv4_is_account("12345678901"));
	ck_assert(!sigv4_is_account("1234567890123"));
	ck_assert(!sigv4_is_account("12345678901x"));
	ck_assert(!sigv4_is_account(""));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("sigv4");
	TCase *tc = tcase_create("sigv4");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_scope_says_whose_it_is, 0,
	    N_ELEMENTS(headers));
	tcase_add_loop_test(tc, a_presigned_query_says_whose_it_is, 0,
	    N_ELEMENTS(presigned));
	tcase_add_test(tc, twelve_digits_are_an_account);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
