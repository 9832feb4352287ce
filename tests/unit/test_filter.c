/*
 * The words and prefixes by which filters find secrets: shared facts,
 * secretsmanager 7.  A line a case: would this filter let this secret pass?
 */
#include <check.h>

#include "services/secretsmanager/ops.h"
#include "tests/support/suite.h"

#define VALUES 3

static bool
passes(const char *key, const char *const *values, const struct secret *s,
    const struct tag *tags, size_t n_tags)
{
	struct sm_filter f = { .key = key };
	struct shape_list filters = { &f, 1 };
	const char *copy[VALUES];

	while (f.values.n < VALUES && values[f.values.n] != NULL) {
		copy[f.values.n] = values[f.values.n];
		f.values.n++;
	}
	f.values.items = copy;
	return filter_passes(&filters, s, tags, n_tags);
}

/* --- words, by "all" over the name alone --- */

static const struct { const char *name, *value; bool found; } words[] = {
	/* the beginning of a word, whatever the case */
	{ "database", "data", true },
	{ "database", "DATABASE", true },
	{ "database", "base", false },
	{ "data", "database", false },
	/* lower to upper, letter to digit, alphanumeric to punctuation */
	{ "databaseCredentials", "cred", true },
	{ "databaseCredentials", "Database", true },
	{ "databasecredentials", "cred", false },
	{ "app892", "892", true },
	{ "app892", "92", false },
	{ "892app", "app", false },
	{ "secretABC", "abc", true },
	{ "credsDatabase892", "creds#Database#892", true },
	/* upper-case runs stay together; the last capital goes on */
	{ "COMPANYthings", "company", false },
	{ "COMPANYthings", "COMPANY", false },
	{ "COMPANYthings", "compan", true },
	{ "COMPANYthings", "things", false },
	{ "COMPANYthings", "ythings", true },
	{ "COMPANYthings", "COMPANYthings", true },
	{ "COMPANY", "company", true },
	{ "COMPANY", "pany", false },
	/* one kind of separator splits */
	{ "prod/app/key", "app", true },
	{ "prod-app", "app", true },
	{ "prod_app", "app", true },
	{ "prod+app", "app", true },
	{ "prod=app", "app", true },
	{ "prod.app", "app", true },
	{ "me@home", "home", true },
	{ "prod!app", "app", true },
	/* two do not: the name is one word, capitals and all */
	{ "prod/my-app", "app", false },
	{ "prod/my-app", "my", false },
	{ "prod/my-app", "prod", true },
	{ "prod/my-app", "prod/my-a", true },
	{ "prod/my-App", "App", false },
	{ "prod/myApp", "app", true },
	/* every word of the value, in any order */
	{ "prod/app", "app prod", true },
	{ "prod/app", "pr ap", true },
	{ "prod/app", "app test", false },
	{ "prod/app", "prod/app", true },
	{ "prod/app", "app/prod", true },
	/* only punctuation finds nothing, not even itself */
	{ "prod/app", "/", false },
	{ "a-b", "-", false },
	{ "a-/b", "-/", false },
	{ "prod/app", "", false },
	{ "prod/app", " : ", false },
	{ "prod/app", "/app", true },
	{ "caf\xc3\xa9/Bar", "caf\xc3\xa9", true },
};

START_TEST(words_are_found)
{
	const struct secret s = { .name = words[_i].name };
	const char *const values[VALUES] = { words[_i].value };

	ck_assert_msg(passes("all", values, &s, NULL, 0) == words[_i].found,
	    "%s in %s", words[_i].value, words[_i].name);
}
END_TEST

/* --- keys --- */

static const struct tag tags[] = {
	{ "Stage", "production" }, { "Owner", "Ann Lee" }, { "Empty", "" }
};
static const struct secret whole = {
	.name = "prod/App1",
	.description = "The first Application, of all: see billing/db-main. "
	    "Well-known.",
	.region = "us-east-1",
	.primary_region = "eu-west-1",
};
static const struct secret bare = { .name = "loose", .region = "us-east-1" };

static const struct {
	const char *key;
	const char *values[VALUES];
	bool whole, bare;		/* does it pass? */
} keys[] = {
	{ "name", { "prod/A" }, true, false },
	{ "name", { "Prod" }, false, false },
	{ "name", { "App1" }, false, false },
	{ "name", { "" }, true, true },
	{ "name", { "loose", "prod" }, true, true },
	{ "description", { "FIRST" }, true, false },
	{ "description", { "of app" }, true, false },
	{ "description", { "irst" }, false, false },
	{ "description", { "The first x" }, false, false },
	{ "description", { "x", "all" }, true, false },
	{ "description", { "billing/db-main" }, true, false },
	{ "description", { "known" }, true, false },
	{ "description", { "prod" }, false, false },
	{ "description", { "-" }, false, false },
	{ "tag-key", { "St" }, true, false },
	{ "tag-key", { "st" }, false, false },
	{ "tag-key", { "production" }, false, false },
	{ "tag-value", { "prod" }, true, false },
	{ "tag-value", { "Prod" }, false, false },
	{ "tag-value", { "Lee" }, false, false },
	{ "tag-value", { "Stage" }, false, false },
	{ "primary-region", { "eu-" }, true, false },
	{ "primary-region", { "EU-" }, false, false },
	{ "primary-region", { "us-east-1" }, false, false },
	{ "owning-service", { "rds" }, false, false },
	{ "all", { "app" }, true, false },
	{ "all", { "lee" }, true, false },
	{ "all", { "stag" }, true, false },
	/* the words may lie in different places */
	{ "all", { "prod owner billing" }, true, false },
	{ "all", { "eu-west-1" }, false, false },
	/* negated */
	{ "name", { "!prod" }, false, true },
	{ "name", { "!" }, false, false },
	{ "description", { "!first" }, false, true },
	{ "tag-key", { "!Owner" }, false, true },
	{ "tag-value", { "!x" }, true, true },
	{ "primary-region", { "!us-" }, true, true },
	{ "owning-service", { "!rds" }, true, true },
	{ "all", { "!application" }, false, true },
	{ "all", { "!/" }, true, true },
	/* several: the negated ones exclude */
	{ "name", { "!prod", "!loose" }, false, false },
	{ "name", { "!prod", "!x" }, false, true },
	{ "name", { "prod", "!prod/B" }, true, false },
	{ "name", { "!prod/A", "prod", "loose" }, false, true },
};

START_TEST(keys_find)
{
	ck_assert_msg(passes(keys[_i].key, keys[_i].values, &whole, tags,
	    N_ELEMENTS(tags)) == keys[_i].whole, "%d: %s %s", _i,
	    keys[_i].key, keys[_i].values[0]);
	ck_assert_msg(passes(keys[_i].key, keys[_i].values, &bare, NULL, 0) ==
	    keys[_i].bare, "bare, %d: %s %s", _i, keys[_i].key,
	    keys[_i].values[0]);
}
END_TEST

START_TEST(filters_are_anded)
{
	const char *first[] = { "first" }, *all[] = { "all" }, *x[] = { "x" };
	struct sm_filter f[] = {
		{ "description", { first, 1 } }, { "description", { all, 1 } },
		{ "description", { x, 1 } },
	};
	struct shape_list filters = { f, 2 };

	ck_assert(filter_passes(&filters, &whole, NULL, 0));
	filters.n = 3;
	ck_assert(!filter_passes(&filters, &whole, NULL, 0));
	filters.n = 0;
	ck_assert(filter_passes(&filters, &bare, NULL, 0));
}
END_TEST

START_TEST(tags_are_read_when_looked_at)
{
	struct sm_filter f[] = { { .key = "name" }, { .key = "tag-value" } };
	struct shape_list filters = { f, 1 };

	ck_assert(!filter_needs_tags(&filters));
	filters.n = 2;
	ck_assert(filter_needs_tags(&filters));
	f[1].key = "all";
	ck_assert(filter_needs_tags(&filters));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *s = suite_create("filter");
	TCase *tc = tcase_create("filter");

	tcase_add_loop_test(tc, words_are_found, 0, (int)N_ELEMENTS(words));
	tcase_add_loop_test(tc, keys_find, 0, (int)N_ELEMENTS(keys));
	tcase_add_test(tc, filters_are_anded);
	tcase_add_test(tc, tags_are_read_when_looked_at);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	return suite_run(make_suite());
}
