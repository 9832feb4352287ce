/* ARNs: what is one, its parts, and which partition a region is of. */
#include <check.h>
#include <string.h>

#include "keyturn/arn.h"
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

START_TEST(what_has_six_parts_is_one)
{
	static const char *const none[] = { "", "arn", "arn:aws:s3:::",
	    "arn:aws:s3::bucket", "urn:aws:s3:::bucket", "arn::s3:::bucket",
	    "arn:azure:s3:::bucket" };
	struct kt_arn arn;
	size_t i;

	ck_assert_int_eq(kt_arn_read(arena, "arn:aws-cn:rds:cn-north-1:"
	    "123456789012:db:it:is", &arn), 0);
	ck_assert_str_eq(arn.partition, "aws-cn");
	ck_assert_str_eq(arn.service, "rds");
	ck_assert_str_eq(arn.region, "cn-north-1");
	ck_assert_str_eq(arn.account, "123456789012");
	ck_assert_str_eq(arn.resource, "db:it:is");
	ck_assert_int_eq(kt_arn_read(arena, "arn:*:s3:::bucket", &arn), 0);
	for (i = 0; i < N_ELEMENTS(none); i++)
		ck_assert_int_eq(kt_arn_read(arena, none[i], &arn), -1);
}
END_TEST

static void
check_part(const char *arn, enum kt_arn_part part, const char *want)
{
	size_t n = strlen(arn);
	const char *s = kt_arn_part(arn, &n, part);

	ck_assert_str_eq(kt_arena_strndup(arena, s, n), want);
}

START_TEST(a_part_is_where_it_stands)
{
	const char *arn = "arn:aws:kms:eu-west-1:123456789012:key/a:b";

	check_part(arn, KT_ARN_SERVICE, "kms");
	check_part(arn, KT_ARN_REGION, "eu-west-1");
	check_part(arn, KT_ARN_ACCOUNT, "123456789012");
	check_part(arn, KT_ARN_RESOURCE, "key/a:b");
	check_part("arn:aws:kms", KT_ARN_SERVICE, "kms");
	check_part("arn:aws:kms", KT_ARN_REGION, "");
	check_part("", KT_ARN_RESOURCE, "");
}
END_TEST

START_TEST(a_region_is_of_one_partition)
{
	ck_assert_str_eq(kt_arn(arena, "rds", "us-gov-west-1", "1", "db:", "a",
	    NULL), "arn:aws-us-gov:rds:us-gov-west-1:1:db:a");
	ck_assert_str_eq(kt_arn(arena, "kms", "eu-west-1", "1", "key/a",
	    NULL), "arn:aws:kms:eu-west-1:1:key/a");
}
END_TEST

START_TEST(identity_is_in_no_region)
{
	ck_assert_str_eq(kt_arn(arena, "iam", "cn-north-1", "1", "root",
	    NULL), "arn:aws-cn:iam::1:root");
	ck_assert_str_eq(kt_arn(arena, "sts", "eu-west-1", "1",
	    "federated-user/a", NULL), "arn:aws:sts::1:federated-user/a");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("arn");
	TCase *tc = tcase_create("arn");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, what_has_six_parts_is_one);
	tcase_add_test(tc, a_part_is_where_it_stands);
	tcase_add_test(tc, a_region_is_of_one_partition);
	tcase_add_test(tc, identity_is_in_no_region);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
