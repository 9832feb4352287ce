/* BatchGetSecretValue: secretsmanager 3, 4 and 7. */
#include "tests/support/world.h"

#define NO_SECRET "Secrets Manager can't find the specified secret."
#define NO_VALUE "Secrets Manager can't find the specified secret value " \
	"for staging label: AWSCURRENT"
#define MARKED "You can't perform this operation on the secret because it " \
	"was marked for deletion."

static struct world world;
static struct client me;

static void
setup(void)
{
	world_open(&world);
	client_begin(&me, &world);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
}

/* Its ARN. */
static const char *
create(const char *name, const char *more)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'%s',"
	    "'ClientRequestToken':'" V1 "'%s}", name, more);

	ck_ok(s);
	return said_at(&s, "ARN");
}

static struct said
batch(const char *input)
{
	struct said s = say(&me, "BatchGetSecretValue", "{%s}", input);

	ck_ok(s);
	return s;
}

/* --- by ids --- */

/* An entry is what GetSecretValue says. */
START_TEST(entries_are_those_of_get_secret_value)
{
	struct said s, one;
	const char *arn;

	arn = create("a", ",'SecretString':'first'");
	create("b", ",'SecretBinary':'AAEC'");
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'a',"
	    "'ClientRequestToken':'" V2 "','SecretString':'second',"
	    "'VersionStages':['AWSCURRENT','mine']}"));
	s = batch(kt_arena_printf(me.arena, "'SecretIdList':['b','%s']",
	    arn));
	one = say(&me, "GetSecretValue", "{'SecretId':'b'}");
	ck_says(s, "SecretValues.0", said_at(&one, ""));
	one = say(&me, "GetSecretValue", "{'SecretId':'a'}");
	ck_says(s, "SecretValues.1", said_at(&one, ""));
	ck_says(s, "SecretValues.0.SecretBinary", "AAEC");
	ck_says(s, "SecretValues.1.SecretString", "second");
	ck_says(s, "SecretValues.1.VersionStages", "['AWSCURRENT','mine']");
	ck_says(s, "SecretValues.2", ABSENT);
	ck_says(s, "Errors", "[]");
	ck_says(s, "NextToken", ABSENT);
}
END_TEST

static const struct { const char *id, *code, *message; } errors[] = {
	{ "none", "ResourceNotFoundException", NO_SECRET },
	{ "arn:aws:secretsmanager:" REGION ":" ACCOUNT ":secret:none-AbCdEf",
	    "ResourceNotFoundException", NO_SECRET },
	{ "empty", "ResourceNotFoundException", NO_VALUE },
	{ "gone", "InvalidRequestException", MARKED },
	{ "a b", "ValidationException", "Invalid name. Must be a valid name "
	    "containing alphanumeric characters, or any of the following: "
	    "-/_+=.@!" },
};

/* One that fails does not keep the others from answering. */
START_TEST(an_error_is_an_entry)
{
	struct said s;

	create("a", ",'SecretString':'v'");
	create("empty", "");
	create("gone", ",'SecretString':'v'");
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'gone'}"));
	s = batch(kt_arena_printf(me.arena, "'SecretIdList':['%s','a']",
	    errors[_i].id));
	ck_says(s, "Errors.0.SecretId", errors[_i].id);
	ck_says(s, "Errors.0.ErrorCode", errors[_i].code);
	ck_says(s, "Errors.0.Message", errors[_i].message);
	ck_says(s, "Errors.1", ABSENT);
	ck_says(s, "SecretValues.0.Name", "a");
	ck_says(s, "SecretValues.1", ABSENT);
}
END_TEST

START_TEST(each_is_given_as_often_as_asked_for)
{
	struct said s;

	create("a", ",'SecretString':'v'");
	s = batch("'SecretIdList':['a','none','a','none']");
	ck_says(s, "SecretValues.1.Name", "a");
	ck_says(s, "SecretValues.2", ABSENT);
	ck_says(s, "Errors.1.SecretId", "none");
	ck_says(s, "Errors.2", ABSENT);
}
END_TEST

START_TEST(reading_is_noted)
{
	struct said s;

	create("a", ",'SecretString':'v'");
	create("b", ",'SecretString':'v'");
	create("c", ",'SecretString':'v'");
	(void)batch("'SecretIdList':['a']");
	(void)batch("'Filters':[{'Key':'name','Values':['b']}]");
	create("later", "");	/* behind what notes it */
	s = say(&me, "DescribeSecret", "{'SecretId':'a'}");
	ck_says(s, "LastAccessedDate", "1768435200");
	s = say(&me, "DescribeSecret", "{'SecretId':'b'}");
	ck_says(s, "LastAccessedDate", "1768435200");
	s = say(&me, "DescribeSecret", "{'SecretId':'c'}");
	ck_says(s, "LastAccessedDate", ABSENT);
}
END_TEST

/* --- by filters --- */

START_TEST(filters_choose)
{
	const char *arn;
	struct said s;

	create("p/1", ",'SecretString':'one'");
	create("q/1", ",'SecretString':'other'");
	arn = create("p/2", "");
	create("p/3", ",'SecretString':'three'");
	create("p/4", ",'SecretString':'gone'");
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'p/4'}"));
	s = batch("'Filters':[{'Key':'name','Values':['p/']}]");
	ck_says(s, "SecretValues.0.SecretString", "one");
	ck_says(s, "SecretValues.1.SecretString", "three");
	ck_says(s, "SecretValues.2", ABSENT);
	ck_says(s, "Errors.0.SecretId", arn);
	ck_says(s, "Errors.0.ErrorCode", "ResourceNotFoundException");
	ck_says(s, "Errors.0.Message", NO_VALUE);
	ck_says(s, "Errors.1", ABSENT);
	ck_says(s, "NextToken", ABSENT);
	s = batch("'Filters':[{'Key':'name','Values':['x']}]");
	ck_says(s, "SecretValues", "[]");
	ck_says(s, "Errors", "[]");
}
END_TEST

/* Twenty are a page, unless fewer are asked for; errors count. */
START_TEST(values_come_in_pages)
{
	static const char all[] = "'Filters':[{'Key':'name','Values':['s']}]";
	struct said s;
	int i;

	for (i = 0; i < 23; i++)
		create(kt_arena_printf(me.arena, "s%02d", i), i == 3 ? "" :
		    ",'SecretString':'v'");
	s = batch(all);
	ck_says(s, "SecretValues.18.Name", "s19");
	ck_says(s, "SecretValues.19", ABSENT);
	ck_says(s, "Errors.1", ABSENT);
	s = batch(kt_arena_printf(me.arena, "%s,'MaxResults':2,"
	    "'NextToken':'%s'", all, said_at(&s, "NextToken")));
	ck_says(s, "SecretValues.0.Name", "s20");
	ck_says(s, "SecretValues.1.Name", "s21");
	s = batch(kt_arena_printf(me.arena, "%s,'NextToken':'%s'", all,
	    said_at(&s, "NextToken")));
	ck_says(s, "SecretValues.0.Name", "s22");
	ck_says(s, "SecretValues.1", ABSENT);
	ck_says(s, "NextToken", ABSENT);
}
END_TEST

/* --- misuse --- */

#define INVALID "InvalidParameterException"
#define ONE "Either 'SecretIdList' or 'Filters' must be provided, but not " \
	"both."
#define ONLY(what) "'Filters' not specified. 'Filters' must also be " \
	"specified when '" what "' is provided."
#define FILTER "'Filters':[{'Key':'name','Values':['a']}]"
#define TEN "'a','a','a','a','a','a','a','a','a','a'"

static const struct { const char *input, *code, *message; } misuses[] = {
	{ "", INVALID, ONE },
	{ "'Filters':[]", INVALID, ONE },
	{ "'SecretIdList':['a']," FILTER, INVALID, ONE },
	{ "'SecretIdList':['a'],'MaxResults':5", INVALID, ONLY("MaxResults") },
	{ "'MaxResults':5", INVALID, ONLY("MaxResults") },
	{ "'SecretIdList':['a'],'NextToken':'x'", INVALID,
	    ONLY("NextToken") },
	{ "'NextToken':'x'", INVALID, ONLY("NextToken") },
	{ FILTER ",'NextToken':'x'", "InvalidNextTokenException",
	    "The NextToken value is invalid." },
	{ "'Filters':[{'Values':['a']}]", INVALID, "Invalid filter key" },
	{ "'Filters':[{'Key':'name'}]", INVALID,
	    "Invalid filter values for key: name" },
	{ FILTER ",'MaxResults':21", "ValidationException",
	    "1 validation error detected: Value '21' at 'maxResults' failed "
	    "to satisfy constraint: Member must have value less than or "
	    "equal to 20" },
};

START_TEST(misuse_is_refused)
{
	struct said s;

	create("a", ",'SecretString':'v'");
	s = say(&me, "BatchGetSecretValue", "{%s}", misuses[_i].input);
	ck_refused(s, misuses[_i].code, misuses[_i].message);
}
END_TEST

START_TEST(twenty_are_the_most)
{
	struct said s;

	create("a", ",'SecretString':'v'");
	s = batch("'SecretIdList':[" TEN "," TEN "]");
	ck_says(s, "SecretValues.19.Name", "a");
	s = batch("'SecretIdList':['b',' '," TEN ",'a','a','a','a','a','a',"
	    "'a','none']");
	ck_says(s, "Errors.2.SecretId", "none");
	s = say(&me, "BatchGetSecretValue", "{'SecretIdList':[" TEN "," TEN
	    ",'a']}");
	ck_assert_str_eq(s.code, "ValidationException");
	s = say(&me, "BatchGetSecretValue", "{'SecretIdList':[]}");
	ck_assert_str_eq(s.code, "ValidationException");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("batch");
	TCase *tc = tcase_create("batch");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, entries_are_those_of_get_secret_value);
	tcase_add_loop_test(tc, an_error_is_an_entry, 0,
	    (int)N_ELEMENTS(errors));
	tcase_add_test(tc, each_is_given_as_often_as_asked_for);
	tcase_add_test(tc, reading_is_noted);
	tcase_add_test(tc, filters_choose);
	tcase_add_test(tc, values_come_in_pages);
	tcase_add_loop_test(tc, misuse_is_refused, 0,
	    (int)N_ELEMENTS(misuses));
	tcase_add_test(tc, twenty_are_the_most);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
