/*
 * Page tokens of ListSecrets, ListSecretVersionIds and BatchGetSecretValue:
 * what they survive, and what they are refused for.
 */
#include <stdio.h>
#include <string.h>

#include "store/tables.h"
#include "tests/support/world.h"

#define BAD "InvalidNextTokenException"
#define BAD_TEXT "The NextToken value is invalid."

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

static void
create(struct client *c, const char *name)
{
	struct said s = say(c, "CreateSecret", "{'Name':'%s',"
	    "'ClientRequestToken':'" V1 "','SecretString':'v'}", name);

	ck_ok(s);
}

static void
put(const char *name, const char *token)
{
	struct said s = say(&me, "PutSecretValue", "{'SecretId':'%s',"
	    "'ClientRequestToken':'%s','SecretString':'v'}", name, token);

	ck_ok(s);
}

/* The three that page: an input, of which the first page has a token. */
struct query {
	const char *operation, *input;
};
static const struct query queries[] = {
	{ "ListSecrets", "'MaxResults':1" },
	{ "ListSecretVersionIds",
	    "'SecretId':'a','MaxResults':1,'IncludeDeprecated':true" },
	{ "BatchGetSecretValue",
	    "'MaxResults':1,'Filters':[{'Key':'name','Values':['']}]" },
};

static struct said
ask(struct client *c, const struct query *q, const char *token)
{
	return token == NULL ? say(c, q->operation, "{%s}", q->input) :
	    say(c, q->operation, "{%s,'NextToken':'%s'}", q->input, token);
}

static void
fill(void)
{
	create(&me, "a");
	put("a", V2);
	create(&me, "b");
}

static const char *
first_token(const struct query *q)
{
	struct said s = ask(&me, q, NULL);
	const char *token;

	ck_ok(s);
	token = said_at(&s, "NextToken");
	ck_assert_str_ne(token, ABSENT);
	return token;
}

/* --- what is refused --- */

START_TEST(a_changed_token_is_refused)
{
	const struct query *q = &queries[_i];
	const char *token;
	struct said s;
	size_t i;

	fill();
	token = first_token(q);
	for (i = 0; token[i] != '\0'; i++) {
		char *changed = kt_arena_strdup(me.arena, token);

		changed[i] = token[i] == 'A' ? 'B' : 'A';
		s = ask(&me, q, changed);
		ck_refused(s, BAD, BAD_TEXT);
	}
	s = ask(&me, q, kt_arena_strndup(me.arena, token, i - 4));
	ck_refused(s, BAD, BAD_TEXT);
	s = ask(&me, q, token);
	ck_ok(s);
}
END_TEST

/* What it says is not to be read. */
START_TEST(a_token_is_opaque)
{
	static const struct query by_name = { "ListSecrets",
	    "'MaxResults':1,'SortBy':'name'" };
	const char *token;
	struct kt_blob raw;

	create(&me, "a-name-to-be-found");
	create(&me, "b");
	token = first_token(&by_name);
	ck_assert_str_ne(token, first_token(&by_name));
	ck_assert_int_eq(kt_base64_decode(me.arena, token, strlen(token),
	    &raw), 0);
	ck_assert_ptr_null(memmem(raw.p, raw.n, "a-name", 6));
	ck_assert_ptr_null(memmem(raw.p, raw.n, "to-be-found", 11));
}
END_TEST

static const struct query strangers[] = {
	{ "ListSecrets", "" },			/* good for the first of them */
	{ "ListSecrets", "'SortOrder':'desc'" },
	{ "ListSecrets", "'SortBy':'name'" },
	{ "ListSecrets", "'SortBy':'last-changed-date'" },
	{ "ListSecrets", "'IncludePlannedDeletion':true" },
	{ "ListSecrets", "'Filters':[{'Key':'name','Values':['a']}]" },
	{ "ListSecrets", "'Filters':[{'Key':'name','Values':['']}]" },
	{ "ListSecretVersionIds", "'SecretId':'a'" },
	{ "ListSecretVersionIds", "'SecretId':'b','IncludeDeprecated':true" },
	{ "BatchGetSecretValue",
	    "'Filters':[{'Key':'name','Values':['a']}]" },
	{ "BatchGetSecretValue",
	    "'Filters':[{'Key':'tag-key','Values':['']}]" },
	{ "BatchGetSecretValue",
	    "'Filters':[{'Key':'name','Values':['','']}]" },
};

START_TEST(a_token_of_another_query_is_refused)
{
	const struct query *to = &strangers[_i];
	size_t i;

	fill();
	for (i = 0; i < N_ELEMENTS(queries); i++) {
		const char *token = first_token(&queries[i]);
		struct said s = say(&me, to->operation, "{'NextToken':'%s'%s%s}",
		    token, *to->input != '\0' ? "," : "", to->input);

		/* How many are wanted is no part of the query. */
		if (_i == 0 && i == 0)
			ck_ok(s);
		else
			ck_refused(s, BAD, BAD_TEXT);
	}
}
END_TEST

START_TEST(a_token_of_elsewhere_is_refused)
{
	const struct query *q = &queries[_i];
	struct client other;
	const char *token;
	struct said s;

	fill();
	token = first_token(q);
	client_begin(&other, &world);
	other.key = ACCOUNT;
	other.region = "us-east-1";
	create(&other, "a");
	s = ask(&other, q, token);
	ck_refused(s, BAD, BAD_TEXT);
	other.region = REGION;
	other.key = "999999999999";
	create(&other, "a");
	s = ask(&other, q, token);
	ck_refused(s, BAD, BAD_TEXT);
	client_end(&other);
}
END_TEST

/* The same name and row, but not the same secret. */
START_TEST(a_token_of_a_former_secret_is_refused)
{
	const char *token;
	struct said s;

	create(&me, "a");
	put("a", V2);
	token = first_token(&queries[1]);
	s = say(&me, "DeleteSecret", "{'SecretId':'a',"
	    "'ForceDeleteWithoutRecovery':true}");
	ck_ok(s);
	create(&me, "a");
	s = ask(&me, &queries[1], token);
	ck_refused(s, BAD, BAD_TEXT);
}
END_TEST

/* --- what it survives --- */

START_TEST(a_token_survives_a_restart)
{
	const struct query *q = &queries[_i];
	struct said before, after;
	const char *token;

	fill();
	token = first_token(q);
	before = ask(&me, q, token);
	ck_ok(before);
	world_stop(&world);
	world_resume(&world);
	after = ask(&me, q, token);
	ck_assert_str_eq(after.text, before.text);
}
END_TEST

/* Everything between two pages goes and other things come. */
START_TEST(pages_survive_inserts_and_deletes)
{
	const char *token;
	struct said s;

	create(&me, "m");
	create(&me, "n");
	world_pass(&world, KT_SECOND);
	create(&me, "x");
	s = say(&me, "ListSecrets", "{'SortBy':'name','MaxResults':2}");
	ck_says(s, "SecretList.1.Name", "n");
	token = said_at(&s, "NextToken");
	create(&me, "a");	/* before: is not shown any more */
	create(&me, "p");	/* behind: is shown */
	ck_ok(say(&me, "DeleteSecret", "{'SecretId':'n',"
	    "'ForceDeleteWithoutRecovery':true}"));
	s = say(&me, "ListSecrets", "{'SortBy':'name','MaxResults':2,"
	    "'NextToken':'%s'}", token);
	ck_says(s, "SecretList.0.Name", "p");
	ck_says(s, "SecretList.1.Name", "x");
	ck_says(s, "SecretList.2", ABSENT);
	ck_says(s, "NextToken", ABSENT);
}
END_TEST

static int
remove_v1(struct store_tx *tx, void *unused)
{
	struct secret s;

	(void)unused;
	return store_secret_find(tx, ACCOUNT, REGION, "a", &s) == STORE_OK &&
	    store_version_remove(tx, s.content, V1) == STORE_OK ? 0 : -1;
}

START_TEST(a_token_survives_the_version_it_follows)
{
	const char *token;
	struct said s;

	create(&me, "a");
	put("a", V2);
	put("a", V3);
	s = ask(&me, &queries[1], NULL);
	ck_says(s, "Versions.0.VersionId", V1);
	token = said_at(&s, "NextToken");
	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    remove_v1, NULL), 0);
	s = ask(&me, &queries[1], token);
	ck_says(s, "Versions.0.VersionId", V2);
	s = ask(&me, &queries[1], said_at(&s, "NextToken"));
	ck_says(s, "Versions.0.VersionId", V3);
	ck_says(s, "NextToken", ABSENT);
}
END_TEST

/* A version without a label in between takes no place on a page. */
START_TEST(pages_of_labelled_versions_are_full)
{
	struct said s;

	create(&me, "a");
	put("a", V2);
	put("a", V3);
	s = say(&me, "UpdateSecretVersionStage", "{'SecretId':'a',"
	    "'VersionStage':'mine','MoveToVersionId':'" V1 "'}");
	ck_ok(s);
	put("a", V4);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'a',"
	    "'MaxResults':2}");
	ck_says(s, "Versions.0.VersionId", V1);
	ck_says(s, "Versions.1.VersionId", V3);
	s = say(&me, "ListSecretVersionIds", "{'SecretId':'a',"
	    "'MaxResults':2,'NextToken':'%s'}", said_at(&s, "NextToken"));
	ck_says(s, "Versions.0.VersionId", V4);
	ck_says(s, "Versions.1", ABSENT);
	ck_says(s, "NextToken", ABSENT);
}
END_TEST

/* --- replicas --- */

/*
 * A replica is listed where it is, as its primary is: by that one's dates, and
 * over pages with the secrets that are at home there.
 */
START_TEST(replicas_are_listed)
{
	static const char *const orders[] = { "created-date",
	    "last-changed-date", "last-accessed-date", "name" };
	struct client there;
	struct said s;
	size_t i;

	client_begin(&there, &world);
	there.key = ACCOUNT;
	there.region = "us-east-1";
	create(&me, "a");
	create(&there, "b");
	ck_ok(say(&me, "ReplicateSecretToRegions", "{'SecretId':'a',"
	    "'AddReplicaRegions':[{'Region':'us-east-1'}]}"));
	world_pass(&world, KT_SECOND);
	ck_ok(say(&there, "PutSecretValue", "{'SecretId':'b',"
	    "'ClientRequestToken':'" V2 "','SecretString':'v'}"));
	world_pass(&world, KT_SECOND);
	put("a", V2);
	for (i = 0; i < N_ELEMENTS(orders); i++) {
		const char *first = i == 3 ? "a" : "b";

		s = say(&there, "ListSecrets", "{'SortBy':'%s',"
		    "'MaxResults':1}", orders[i]);
		ck_says(s, "SecretList.0.Name", first);
		s = say(&there, "ListSecrets", "{'SortBy':'%s',"
		    "'MaxResults':1,'NextToken':'%s'}", orders[i],
		    said_at(&s, "NextToken"));
		ck_says(s, "SecretList.0.Name", i == 3 ? "b" : "a");
		ck_says(s, "NextToken", ABSENT);
	}
	s = say(&there, "ListSecrets", "{'Filters':[{'Key':"
	    "'primary-region','Values':['" REGION "']}]}");
	ck_says(s, "SecretList.0.Name", "a");
	ck_says(s, "SecretList.1", ABSENT);
	s = ask(&there, &queries[1], NULL);
	ck_says(s, "Versions.0.VersionId", V1);
	s = ask(&there, &queries[1], said_at(&s, "NextToken"));
	ck_says(s, "Versions.0.VersionId", V2);
	client_end(&there);
}
END_TEST

/* --- a page has a highest price --- */

static int
add_many(struct store_tx *tx, void *unused)
{
	char name[32];
	int i;

	(void)unused;
	for (i = 0; i < 12000; i++) {
		struct secret s = { .account = ACCOUNT, .region = REGION,
		    .name = name, .created = 1, .changed = 1 };

		(void)snprintf(name, sizeof(name), "%s%05d",
		    i == 11000 ? "wanted" : "n", i);
		if (store_secret_add(tx, &s) != STORE_OK)
			return -1;
	}
	return 0;
}

/* API Reference, ListSecrets: a page may be empty and have a NextToken. */
START_TEST(a_search_in_many_goes_on)
{
	static const char search[] =
	    "'Filters':[{'Key':'name','Values':['wanted']}]";
	const char *token;
	struct said s;

	ck_assert_int_eq(store_write_wait(world.server.store, me.arena,
	    add_many, NULL), 0);
	s = say(&me, "ListSecrets", "{%s}", search);
	ck_says(s, "SecretList", "[]");
	token = said_at(&s, "NextToken");
	ck_assert_str_ne(token, ABSENT);
	s = say(&me, "ListSecrets", "{%s,'NextToken':'%s'}", search, token);
	ck_says(s, "SecretList.0.Name", "wanted11000");
	ck_says(s, "SecretList.1", ABSENT);
	ck_says(s, "NextToken", ABSENT);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("pages");
	TCase *tc = tcase_create("pages");
	int n = (int)N_ELEMENTS(queries);

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_changed_token_is_refused, 0, n);
	tcase_add_test(tc, a_token_is_opaque);
	tcase_add_loop_test(tc, a_token_of_another_query_is_refused, 0,
	    (int)N_ELEMENTS(strangers));
	tcase_add_loop_test(tc, a_token_of_elsewhere_is_refused, 0, n);
	tcase_add_test(tc, a_token_of_a_former_secret_is_refused);
	tcase_add_loop_test(tc, a_token_survives_a_restart, 0, n);
	tcase_add_test(tc, pages_survive_inserts_and_deletes);
	tcase_add_test(tc, a_token_survives_the_version_it_follows);
	tcase_add_test(tc, pages_of_labelled_versions_are_full);
	tcase_add_test(tc, replicas_are_listed);
	tcase_add_test(tc, a_search_in_many_goes_on);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
