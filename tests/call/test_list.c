/* ListSecrets with its filters, ListSecretVersionIds, GetRandomPassword. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/world.h"

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

/* The names a listing gives, a blank each; and where it goes on. */
static const char *
names(const char *input, const char **next)
{
	struct said s = say(&me, "ListSecrets", "{%s}", input);
	const struct kt_json *e;
	struct kt_buf b;

	ck_ok(s);
	kt_buf_init(&b, me.arena);
	kt_buf_str(&b, "");
	for (e = kt_json_first(kt_json_member(s.body, "SecretList"));
	    e != NULL; e = kt_json_next(e))
		kt_buf_printf(&b, "%s ",
		    kt_json_string(kt_json_member(e, "Name")));
	if (next != NULL)
		*next = said_at(&s, "NextToken");
	return b.p != NULL ? b.p : "";
}

static void
create(const char *name, const char *more)
{
	struct said s = say(&me, "CreateSecret", "{'Name':'%s',"
	    "'ClientRequestToken':'" V1 "'%s}", name, more);

	ck_ok(s);
}

/* --- filters: secretsmanager 7 -------------------------------------------- */

static void
some_secrets(void)
{
	create("prod/App1", ",'Description':'The first Application, of all',"
	    "'Tags':[{'Key':'Stage','Value':'prod'}]");
	create("prod/App2", ",'Tags':[{'Key':'Stage','Value':'production'},"
	    "{'Key':'Owner','Value':'Ann Lee'}]");
	create("test/App1", ",'Description':'application for trials'");
	create("loose", "");
}

static const struct { const char *filters, *names; } filters[] = {
	{ "", "prod/App1 prod/App2 test/App1 loose " },
	{ "{'Key':'name','Values':['prod/']}", "prod/App1 prod/App2 " },
	{ "{'Key':'name','Values':['PROD/']}", "" },
	{ "{'Key':'name','Values':['App1']}", "" },
	{ "{'Key':'name','Values':['prod/App1','loose']}",
	    "prod/App1 loose " },
	{ "{'Key':'name','Values':['!prod/']}", "test/App1 loose " },
	{ "{'Key':'description','Values':['appl']}",
	    "prod/App1 test/App1 " },
	{ "{'Key':'description','Values':['OF app']}", "prod/App1 " },
	{ "{'Key':'description','Values':['plication']}", "" },
	{ "{'Key':'description','Values':['-']}", "" },
	{ "{'Key':'description','Values':['!application']}",
	    "prod/App2 loose " },
	{ "{'Key':'tag-key','Values':['Sta']}", "prod/App1 prod/App2 " },
	{ "{'Key':'tag-key','Values':['sta']}", "" },
	{ "{'Key':'tag-value','Values':['production']}", "prod/App2 " },
	{ "{'Key':'all','Values':['lee']}", "prod/App2 " },
	{ "{'Key':'all','Values':['trials','loose']}", "test/App1 loose " },
	{ "{'Key':'name','Values':['prod/']},{'Key':'tag-key',"
	    "'Values':['Owner']}", "prod/App2 " },
	{ "{'Key':'name','Values':['prod']},{'Key':'name',"
	    "'Values':['test']}", "" },
	{ "{'Key':'owning-service','Values':['rds']}", "" },
};

START_TEST(filters_pass_what_aws_passes)
{
	const char *got;

	some_secrets();
	got = names(kt_arena_printf(me.arena, "'Filters':[%s]",
	    filters[_i].filters), NULL);
	ck_assert_str_eq(got, filters[_i].names);
}
END_TEST

/* --- order and pages ------------------------------------------------------ */

/* marked: when b and d, or of an even row a and d, are; NULL: as ever. */
static const struct {
	const char *sort, *first, *second;
	struct { const char *first, *second; } marked;
} orders[] = {
	{ "", "c a ", "d b " },
	{ ",'SortOrder':'asc'", "c a ", "d b " },
	{ ",'SortOrder':'desc'", "b d ", "a c " },
	{ ",'SortBy':'name'", "a b ", "c d " },
	{ ",'SortBy':'name','SortOrder':'desc'", "d c ", "b a " },
	{ ",'SortBy':'created-date'", "c a ", "d b " },
	{ ",'SortBy':'created-date','SortOrder':'desc'", "b d ", "a c " },
	{ ",'SortBy':'last-changed-date'", "a d ", "b c ",
	    { "a c ", "d b " } },
	{ ",'SortBy':'last-changed-date','SortOrder':'desc'", "c b ",
	    "d a ", { "d a ", "c b " } },
	/* those never read first */
	{ ",'SortBy':'last-accessed-date'", "c b ", "d a " },
	{ ",'SortBy':'last-accessed-date','SortOrder':'desc'", "a d ",
	    "b c " },
};

static const char *
page(const char *sort, const char **token)
{
	const char *input = strcmp(*token, ABSENT) == 0 ? "" :
	    kt_arena_printf(me.arena, ",'NextToken':'%s'", *token);

	return names(kt_arena_printf(me.arena, "'MaxResults':2%s%s", sort,
	    input), token);
}

static void
read_value(const char *name)
{
	struct said s = say(&me, "GetSecretValue", "{'SecretId':'%s'}", name);

	ck_ok(s);
}

/*
 * Two are of the same millisecond: the order is whole all the same.  c was
 * changed last; d was read on the first day, a on the next.
 */
static void
four_secrets(void)
{
	create("c", "");
	create("a", ",'SecretString':'v'");
	world_pass(&world, KT_SECOND);
	create("d", ",'SecretString':'v'");
	create("b", "");
	read_value("a");
	read_value("d");
	world_pass(&world, KT_DAY);
	read_value("a");
	ck_ok(say(&me, "PutSecretValue", "{'SecretId':'c',"
	    "'ClientRequestToken':'" V2 "','SecretString':'v'}"));
}

START_TEST(pages_follow_each_other)
{
	const char *token = ABSENT;

	four_secrets();
	ck_assert_str_eq(page(orders[_i].sort, &token), orders[_i].first);
	ck_assert_str_ne(token, ABSENT);
	ck_assert_str_eq(page(orders[_i].sort, &token), orders[_i].second);
	ck_assert_str_eq(token, ABSENT);
}
END_TEST

/* A page begins after the last row seen, whatever became of it. */
START_TEST(a_page_survives_a_deletion)
{
	const char *token = ABSENT;
	struct said s;

	create("c", "");
	create("a", "");
	create("d", "");
	ck_assert_str_eq(page("", &token), "c a ");
	s = say(&me, "DeleteSecret", "{'SecretId':'a',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_ok(s);
	ck_assert_str_eq(page("", &token), "d ");
}
END_TEST

/* Few of many pass: the page is filled from beyond the first rows. */
START_TEST(a_filtered_page_is_filled)
{
	const char *token = ABSENT;
	char name[16];
	int i;

	for (i = 0; i < 30; i++) {
		(void)snprintf(name, sizeof(name), "%c%02d",
		    i % 10 == 9 ? 'y' : 'n', i);
		create(name, "");
	}
	ck_assert_str_eq(page(",'Filters':[{'Key':'name','Values':['y']}]",
	    &token), "y09 y19 ");
	ck_assert_str_eq(page(",'Filters':[{'Key':'name','Values':['y']}]",
	    &token), "y29 ");
	ck_assert_str_eq(token, ABSENT);
}
END_TEST

START_TEST(those_marked_are_hidden)
{
	struct said s;

	create("a", "");
	create("b", "");
	s = say(&me, "DeleteSecret", "{'SecretId':'a'}");
	ck_ok(s);
	ck_assert_str_eq(names("", NULL), "b ");
	ck_assert_str_eq(names("'IncludePlannedDeletion':true", NULL), "a b ");
	s = say(&me, "ListSecrets", "{'IncludePlannedDeletion':true}");
	ck_says(s, "SecretList.0.DeletedDate", "1768472430.456");
	ck_says(s, "SecretList.1.DeletedDate", ABSENT);
}
END_TEST

/*
 * Those marked stand among the others, in every order and over pages; to be
 * marked is a change.
 */
START_TEST(those_marked_keep_their_place)
{
	const char *token = ABSENT, *input;
	bool moved = orders[_i].marked.first != NULL;

	four_secrets();
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'%s'}",
	    _i % 2 == 0 ? "a" : "b"));
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'d'}"));
	input = kt_arena_printf(me.arena, ",'IncludePlannedDeletion':true%s",
	    orders[_i].sort);
	ck_assert_str_eq(page(input, &token), moved ?
	    orders[_i].marked.first : orders[_i].first);
	ck_assert_str_eq(page(input, &token), moved ?
	    orders[_i].marked.second : orders[_i].second);
	ck_assert_str_eq(token, ABSENT);
}
END_TEST

/* The map of an entry has another name than DescribeSecret's. */
START_TEST(an_entry_is_a_description)
{
	struct said s;

	create("a", ",'SecretString':'v','Description':'d'");
	s = say(&me, "ListSecrets", "{}");
	ck_says(s, "SecretList.0.SecretVersionsToStages",
	    "{'" V1 "':['AWSCURRENT']}");
	ck_says(s, "SecretList.0.VersionIdsToStages", ABSENT);
	ck_says(s, "SecretList.0.Description", "d");
	ck_says(s, "SecretList.0.Tags", ABSENT);
	ck_says(s, "NextToken", ABSENT);
}
END_TEST

/* --- ListSecretVersionIds ------------------------------------------------- */

static void
put(const char *token)
{
	struct said s = say(&me, "PutSecretValue", "{'SecretId':'db',"
	    "'ClientRequestToken':'%s','SecretString':'v'}", token);

	ck_ok(s);
}

START_TEST(versions_are_listed_oldest_first)
{
	struct said s;

	create("db", ",'SecretString':'v'");
	put(V3);
	put(V2);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db'}");
	ck_says(s, "Versions", "[{'VersionId':'" V3 "','VersionStages':"
	    "['AWSPREVIOUS'],'CreatedDate':1768472430.456,'KmsKeyIds':"
	    "['DefaultEncryptionKey']},{'VersionId':'" V2 "','VersionStages':"
	    "['AWSCURRENT'],'CreatedDate':1768472430.456,'KmsKeyIds':"
	    "['DefaultEncryptionKey']}]");
	ck_says(s, "Name", "db");
	s = say(&me, "ListSecretVersionIds",
	    "{'SecretId':'db','IncludeDeprecated':true}");
	ck_says(s, "Versions.0.VersionId", V1);
	ck_says(s, "Versions.0.VersionStages", ABSENT);
	ck_says(s, "Versions.2.VersionId", V2);
}
END_TEST

START_TEST(versions_come_in_pages)
{
	struct said s;

	create("db", ",'SecretString':'v'");
	put(V2);
	put(V3);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db',"
	    "'MaxResults':2,'IncludeDeprecated':true}");
	ck_says(s, "Versions.1.VersionId", V2);
	ck_says(s, "Versions.2", ABSENT);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db',"
	    "'MaxResults':2,'IncludeDeprecated':true,'NextToken':'%s'}",
	    said_at(&s, "NextToken"));
	ck_says(s, "Versions.0.VersionId", V3);
	ck_says(s, "Versions.1", ABSENT);
	ck_says(s, "NextToken", ABSENT);
}
END_TEST

START_TEST(a_secret_without_versions_lists_none)
{
	struct said s;

	create("db", ",'KmsKeyId':'alias/k'");
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db'}");
	ck_says(s, "Versions", "[]");
	put(V2);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'db'}");
	ck_says(s, "Versions.0.KmsKeyIds", "['alias/k']");
}
END_TEST

/* --- GetRandomPassword: secretsmanager 9 ---------------------------------- */

#define UPPER 1u
#define LOWER 2u
#define DIGIT 4u
#define PUNCTUATION 8u
#define SPACE 16u
#define ALL (UPPER | LOWER | DIGIT | PUNCTUATION)

static unsigned
class_of(char ch)
{
	unsigned char u = (unsigned char)ch;

	return isupper(u) ? UPPER : islower(u) ? LOWER : isdigit(u) ? DIGIT :
	    ch == ' ' ? SPACE : PUNCTUATION;
}

static const struct {
	const char *input;
	size_t length;
	unsigned may, must;
} passwords[] = {
	{ "{}", 32, ALL, ALL },
	{ "{'PasswordLength':4}", 4, ALL, ALL },
	{ "{'PasswordLength':4096}", 4096, ALL, ALL },
	{ "{'PasswordLength':3,'RequireEachIncludedType':false}", 3, ALL, 0 },
	{ "{'ExcludePunctuation':true}", 32, ALL & ~PUNCTUATION,
	    ALL & ~PUNCTUATION },
	{ "{'ExcludeNumbers':true,'PasswordLength':3}", 3, ALL & ~DIGIT,
	    ALL & ~DIGIT },
	{ "{'ExcludeUppercase':true}", 32, ALL & ~UPPER, ALL & ~UPPER },
	{ "{'ExcludeLowercase':true}", 32, ALL & ~LOWER, ALL & ~LOWER },
	{ "{'ExcludeLowercase':true,'ExcludeUppercase':true,"
	    "'ExcludePunctuation':true,'PasswordLength':1}", 1, DIGIT,
	    DIGIT },
	{ "{'IncludeSpace':true,'PasswordLength':4096}", 4096, ALL | SPACE,
	    ALL },
	{ "{'ExcludeLowercase':true,'ExcludeUppercase':true,"
	    "'ExcludeNumbers':true,'ExcludePunctuation':true,"
	    "'IncludeSpace':true,'PasswordLength':5}", 5, SPACE, SPACE },
	{ "{'ExcludeCharacters':'0123456789','RequireEachIncludedType':"
	    "false}", 32, ALL & ~DIGIT, 0 },
};

START_TEST(passwords_have_the_classes_asked_for)
{
	int i;

	for (i = 0; i < 50; i++) {
		struct said s = say(&me, "GetRandomPassword", "%s",
		    passwords[_i].input);
		const char *p = said_at(&s, "RandomPassword"), *ch;
		unsigned seen = 0;

		ck_ok(s);
		for (ch = p; *ch != '\0'; ch++)
			seen |= class_of(*ch);
		ck_assert_uint_eq(strlen(p), passwords[_i].length);
		ck_assert_uint_eq(seen & ~passwords[_i].may, 0);
		ck_assert_uint_eq(passwords[_i].must & ~seen, 0);
	}
}
END_TEST

START_TEST(excluded_characters_do_not_occur)
{
	struct said s = say(&me, "GetRandomPassword", "{'PasswordLength':"
	    "4096,'ExcludeCharacters':'/@\\u0022\\u0027\\\\aZ0'}");

	ck_ok(s);
	ck_assert_ptr_null(strpbrk(said_at(&s, "RandomPassword"),
	    "/@\"'\\aZ0"));
}
END_TEST

/*
 * Pearson's chi squared over a million characters of 94 kinds.  By byte % 94
 * those below 256 % 94 would come three times where others come twice, and it
 * is over 20,000.  With 93 degrees of freedom a fair draw is over 200
 * less than once in a hundred million runs.
 */
START_TEST(every_character_is_as_likely)
{
	unsigned count[128] = { 0 };
	double expected, chi = 0;
	int i, total = 0, kinds = 0;

	for (i = 0; i < 245; i++) {
		struct said s = say(&me, "GetRandomPassword",
		    "{'PasswordLength':4096,'RequireEachIncludedType':false}");
		const char *p = said_at(&s, "RandomPassword");

		for (; *p != '\0'; p++, total++)
			count[(unsigned char)*p]++;
	}
	ck_assert_int_gt(total, 1000000);
	expected = total / 94.0;
	for (i = 0; i < 128; i++) {
		kinds += count[i] > 0;
		if (i > ' ' && i < 127)
			chi += (count[i] - expected) * (count[i] - expected) /
			    expected;
	}
	ck_assert_int_eq(kinds, 94);
	ck_assert_msg(chi > 20 && chi < 200, "chi squared %f", chi);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("list");
	TCase *tc = tcase_create("list");

	tcase_set_timeout(tc, 30);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, filters_pass_what_aws_passes, 0,
	    N_ELEMENTS(filters));
	tcase_add_loop_test(tc, pages_follow_each_other, 0,
	    N_ELEMENTS(orders));
	tcase_add_test(tc, a_page_survives_a_deletion);
	tcase_add_test(tc, a_filtered_page_is_filled);
	tcase_add_test(tc, those_marked_are_hidden);
	tcase_add_loop_test(tc, those_marked_keep_their_place, 0,
	    N_ELEMENTS(orders));
	tcase_add_test(tc, an_entry_is_a_description);
	tcase_add_test(tc, versions_are_listed_oldest_first);
	tcase_add_test(tc, versions_come_in_pages);
	tcase_add_test(tc, a_secret_without_versions_lists_none);
	tcase_add_loop_test(tc, passwords_have_the_classes_asked_for, 0,
	    N_ELEMENTS(passwords));
	tcase_add_test(tc, excluded_characters_do_not_occur);
	tcase_add_test(tc, every_character_is_as_likely);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
