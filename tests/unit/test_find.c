/*
 * Finding servers, and choosing among them.  Servers here are shell scripts.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <check.h>

#include "keyturn/arena.h"

#include "fleet/find.h"
#include "fleet/fleet.h"
#include "fleet/guardian.h"
#include "fleet/kind/kind.h"
#include "fleet/place.h"
#include "fleet/tree.h"
#include "tests/support/suite.h"

static char folder[64];
static char why[KT_WHY];
static struct kt_arena *arena;

static void
begin(void)
{
	snprintf(folder, sizeof(folder), "/tmp/ktf-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chmod(folder, 0755), 0);
	arena = kt_arena_new();
}

static void
end(void)
{
	tree_remove(folder);
	kt_arena_free(&arena);
}

static char *
in_folder(const char *name)
{
	return kt_arena_printf(arena, "%s/%s", folder, name);
}

/* --- what a binary is ----------------------------------------------------- */

#define MARIADB "mariadbd  Ver 10.11.6-MariaDB-0+deb12u1 for debian-linux-gnu"
#define MYSQL "/usr/sbin/mysqld  Ver 9.7.4-2 for Linux on x86_64 ((Debian))"

static const struct {
	const char *text, *version;	/* NULL: no server */
	bool mariadb;
} versions[] = {
	{ MARIADB, "10.11.6", true },
	{ "mysqld  Ver 10.6.18-MariaDB-log for Linux", "10.6.18", true },
	{ MYSQL, "9.7.4", false },
	{ "mysqld  Ver 8.0.36-0ubuntu0.22.04.1 for Linux", "8.0.36", false },
	{ "bash, version 5.2", NULL, false },
	{ "x Ver .", NULL, false },
	{ "x Ver for Linux", NULL, false },
	{ "", NULL, false },
};

START_TEST(reads_a_version)
{
	struct build b = { .kind = NULL };

	ck_assert_int_eq(find_version(versions[_i].text, &b),
	    versions[_i].version != NULL);
	if (versions[_i].version != NULL) {
		ck_assert_str_eq(b.version, versions[_i].version);
		ck_assert_ptr_eq(b.kind, versions[_i].mariadb ?
		    &kind_mariadb : &kind_mysql);
	}
}
END_TEST

/* A server that says text with --version. */
static void
put_server(const char *name, const char *text)
{
	const char *script = kt_arena_printf(arena, "#!/bin/sh\n"
	    "[ \"$*\" = --version ] && echo '%s'\n", text);

	ck_assert_int_eq(tree_write(in_folder(name), script, 0755, false), 0);
}

/* --- which of them -------------------------------------------------------- */

#define MYSQLS "8.0.33 8.0.36 8.4.3 9.7.4"

/*
 * What there is, ~ before what is of another kind; what is asked for; which it
 * is, and how well it fits.
 */
static const struct {
	const char *there, *version, *want;
	enum kt_fit fit;
} choices[] = {
	{ MYSQLS, "8.0.33", "8.0.33", KT_FIT_WHOLE },
	{ MYSQLS, "8.4.3", "8.4.3", KT_FIT_WHOLE },
	/* else the newest of the major version */
	{ MYSQLS, "8.0.35", "8.0.36", KT_FIT_MAJOR },
	{ MYSQLS, "8.0", "8.0.36", KT_FIT_MAJOR },
	{ MYSQLS, "8.0.46", "8.0.36", KT_FIT_MAJOR },
	{ MYSQLS, "8.0.mysql_aurora.3.05.2", "8.0.36", KT_FIT_MAJOR },
	{ MYSQLS, "8.0.33-rds.20260101", "8.0.36", KT_FIT_MAJOR },
	{ "8.0.9 8.0.10", "8.0", "8.0.10", KT_FIT_MAJOR },
	{ "10.6.9 10.11.2 11.4.5", "10.11.6", "10.11.2", KT_FIT_MAJOR },
	{ "10.1.9 10.11.2", "10.1", "10.1.9", KT_FIT_MAJOR },
	/* else the newest of the kind */
	{ MYSQLS, "5.7.44", "9.7.4", KT_FIT_KIND },
	{ "9.7.4 8.0.33", "8.4", "9.7.4", KT_FIT_KIND },
	{ "10.6.9 10.11.2", "11.4.3", "10.11.2", KT_FIT_KIND },
	{ MYSQLS, NULL, "9.7.4", KT_FIT_MAJOR },
	/* another kind comes last, however new it is */
	{ "~10.11.6 8.0.33", "8.4", "8.0.33", KT_FIT_KIND },
	{ "~11.8.2 8.0.33", NULL, "8.0.33", KT_FIT_MAJOR },
	{ "~8.0.33 9.7.4", "8.0.33", "9.7.4", KT_FIT_KIND },
	{ "~10.11.6 ~11.4.3", "8.0", "~11.4.3", KT_FIT_FAMILY },
	{ "~10.11.6", NULL, "~10.11.6", KT_FIT_FAMILY },
	{ "", "8.0", NULL, KT_FIT_NONE },
	{ "", NULL, NULL, KT_FIT_NONE },
	/* texts that are no versions of anything */
	{ "8.0.33", "", "8.0.33", KT_FIT_KIND },
	{ "8.0.33", "8", "8.0.33", KT_FIT_KIND },
	{ "8.0.33", "x.y", "8.0.33", KT_FIT_KIND },
	{ "8.0.33", "99999999999999999999.0", "8.0.33", KT_FIT_KIND },
};

START_TEST(chooses_what_fits_best)
{
	struct kt_db_build all[8] = { { .version = NULL } };
	const struct kt_db_build *b;
	enum kt_fit fit;
	char *text, *save, *word;
	size_t n = 0;

	text = kt_arena_strdup(arena, choices[_i].there);
	for (word = strtok_r(text, " ", &save); word != NULL;
	    word = strtok_r(NULL, " ", &save)) {
		all[n].stands_in = *word == '~';
		all[n].where = word;
		all[n].version = word + all[n].stands_in;
		n++;
	}
	b = kt_build_choose(all, n, choices[_i].version, &fit);
	ck_assert_int_eq(fit, choices[_i].fit);
	if (choices[_i].want == NULL)
		ck_assert_ptr_null(b);
	else
		ck_assert_str_eq(b->where, choices[_i].want);
}
END_TEST

/* Of two that are the same, the first. */
START_TEST(chooses_the_first_of_equals)
{
	const struct kt_db_build all[] = { { .version = "8.0.33" },
		{ .version = "8.0.33" } };
	enum kt_fit fit;

	ck_assert_ptr_eq(kt_build_choose(all, 2, "8.0", &fit), &all[0]);
	ck_assert_ptr_eq(kt_build_choose(all, 2, "8.0.33", &fit), &all[0]);
	ck_assert_ptr_eq(kt_build_choose(all, 2, NULL, &fit), &all[0]);
}
END_TEST

/* --- what a machine has --------------------------------------------------- */

/*
 * PATH has what names say; the folders of the machine are searched too, so
 * these are newer than any that is there.
 */
#define NEW_MARIADB "mariadbd  Ver 77.11.6-MariaDB for debian-linux-gnu"
#define NEW_MYSQL "mysqld  Ver 77.7.4 for Linux on x86_64"

static const struct {
	const char *engine;
	const char *mariadbd, *mysqld;
	const char *version;
} found[] = {
	{ "mariadb", NEW_MARIADB, NEW_MYSQL, "77.11.6" },
	{ "mysql", NEW_MARIADB, NEW_MYSQL, "77.7.4" },
	{ "aurora-mysql", NEW_MARIADB, NEW_MYSQL, "77.7.4" },
	{ "mysql", NEW_MYSQL, NEW_MARIADB, "77.7.4" },	/* names lie */
	/* not a server at all */
	{ "mysql", "hello", NEW_MYSQL, "77.7.4" },
};

static struct finder finder;
static struct place place;
static struct guardian *guardian;
static struct fleet_given given[4];

static void
start_finder(const char *mysqld)
{
	memset(given, 0, sizeof(given));
	given[0].path = mysqld;
	ck_assert_int_eq(guardian_start(false, NULL, &guardian, why), 0);
	memset(&place, 0, sizeof(place));
	snprintf(place.run, sizeof(place.run), "%s", folder);
	snprintf(place.cache, sizeof(place.cache), "%s/cache", folder);
	find_init(&finder, guardian, &place);
	finder.given = given;
}

/* The one for an engine and version. */
static enum kt_fleet_rc
find(const char *engine, const char *version, struct build *b)
{
	const struct find_wish w = { .engine = engine, .version = version };

	return find_build(&finder, &w, b, why);
}

/* ... for a folder that was made by that kind and version. */
static enum kt_fleet_rc
find_for(const struct kind *kind, const char *made, const char *version,
    struct build *b)
{
	const struct find_wish w = { .engine = "mysql", .version = version,
	    .made = { kind, made } };

	return find_build(&finder, &w, b, why);
}

static void
stop_finder(void)
{
	find_free(&finder);
	guardian_stop(&guardian);
}

START_TEST(finds_what_the_engine_wants)
{
	struct build b;

	put_server("mariadbd", found[_i].mariadbd);
	put_server("mysqld", found[_i].mysqld);
	setenv("PATH", kt_arena_printf(arena, "%s:%s", folder,
	    "/usr/bin:/bin"), 1);
	start_finder(NULL);
	ck_assert_msg(find(found[_i].engine, NULL, &b) == KT_FLEET_OK, "%s",
	    why);
	ck_assert_str_eq(b.version, found[_i].version);
	ck_assert_int_eq(strncmp(b.path, folder, strlen(folder)), 0);
	stop_finder();
}
END_TEST

START_TEST(takes_only_the_server_it_is_told)
{
	struct build b;

	put_server("any name", MYSQL);
	start_finder(in_folder("any name"));
	ck_assert_int_eq(find("mariadb", "10.11", &b), KT_FLEET_OK);
	ck_assert_str_eq(b.version, "9.7.4");
	ck_assert_ptr_eq(b.kind, &kind_mysql);
	/* but not on a folder that MariaDB made */
	ck_assert_int_eq(find_for(&kind_mariadb, "10.11.6", NULL, &b),
	    KT_FLEET_NO_SERVER);
	ck_assert_ptr_nonnull(strstr(why, "MariaDB"));
	stop_finder();
}
END_TEST

/* Before another of the very same version. */
START_TEST(takes_what_came_with_keyturn)
{
	struct build b;

	ck_assert_int_eq(tree_make(in_folder("mariadb/bin"), 0755), 0);
	ck_assert_int_eq(tree_make(in_folder("mariadb/share/mysql"), 0755), 0);
	put_server("mariadb/bin/mariadbd", "mariadbd Ver 77.7.7-MariaDB");
	put_server("mariadbd", "mariadbd Ver 77.7.7-MariaDB");
	setenv("PATH", kt_arena_printf(arena, "%s:%s", folder,
	    "/usr/bin:/bin"), 1);
	start_finder(NULL);
	snprintf(place.program, sizeof(place.program), "%s", folder);
	ck_assert_int_eq(find("mariadb", "77.7", &b), KT_FLEET_OK);
	ck_assert_str_eq(b.path, in_folder("mariadb/bin/mariadbd"));
	ck_assert_str_eq(b.share, in_folder("mariadb/share/mysql"));
	stop_finder();
}
END_TEST

START_TEST(looks_into_the_cache_folder)
{
	struct build b;

	ck_assert_int_eq(tree_make(in_folder("cache/server/usr/sbin"), 0755),
	    0);
	ck_assert_int_eq(tree_make(in_folder("cache/server/usr/share/mysql"),
	    0755), 0);
	put_server("cache/server/usr/sbin/mysqld",
	    "mysqld Ver 5.1.99-MariaDB");
	put_server("cache/server/usr/sbin/mariadbd",
	    "mariadbd Ver 77.7.7 for Linux");
	start_finder(NULL);
	/* the machine may have a MariaDB, hardly a MySQL */
	if (find_for(&kind_mysql, "77.7.7", NULL, &b) == KT_FLEET_OK &&
	    strcmp(b.version, "77.7.7") == 0)
		ck_assert_str_eq(b.share,
		    in_folder("cache/server/usr/share/mysql"));
	else
		ck_assert_ptr_null(strstr(b.path, folder));
	stop_finder();
}
END_TEST

START_TEST(says_what_to_install)
{
	struct build b;

	put_server("mysqld", "hello");
	start_finder(in_folder("mysqld"));
	ck_assert_int_eq(find("mysql", NULL, &b), KT_FLEET_NO_SERVER);
	ck_assert_ptr_nonnull(strstr(why, "--mysqld"));
	finder.given = NULL;
	setenv("PATH", "/nonexistent", 1);
	/* a kind that no machine has: only what was made by it would do */
	if (find_for(&kind_mysql, "8.0.33", NULL, &b) != KT_FLEET_OK) {
		ck_assert_ptr_nonnull(strstr(why, "mariadb-server-core"));
		ck_assert_ptr_nonnull(strstr(why, "--attach"));
	}
	stop_finder();
}
END_TEST

/*
 * Three that were named, beside the PATH; "made" is what a data folder is of,
 * "" for none.  NULL: there is none that may.
 */
#define SAYS(version) "mysqld  Ver " version " for Linux on x86_64"

static const struct {
	const char *engine, *version, *made;
	bool strict;
	const char *want;
} named[] = {
	{ "mysql", NULL, "", false, "79.1.2" },
	{ "mysql", "77.3.3", "", false, "77.3.3" },
	{ "mysql", "77.3.2", "", false, "77.3.9" },
	{ "aurora-mysql", "77.3.mysql_aurora.3.01.0", "", false, "77.3.9" },
	{ "mysql", "78.0", "", false, "79.1.2" },
	{ "mysql", "78.0", "", true, NULL },
	{ "mysql", "77.3", "", true, "77.3.9" },
	/* a folder stays with its version ... */
	{ "mysql", NULL, "77.3.3", false, "77.3.3" },
	{ "mysql", "78.0", "77.3.3", false, "77.3.3" },
	{ "mysql", "78.0", "77.3.3", true, "77.3.3" },
	{ "mysql", "77.3", "79.1.2", false, "79.1.2" },
	/* ... but when a newer one is wanted, and there */
	{ "mysql", "77.3.9", "77.3.3", false, "77.3.9" },
	{ "mysql", "79.1.2", "77.3.3", false, "79.1.2" },
	/* its server is gone */
	{ "mysql", NULL, "77.3.1", false, "77.3.9" },
};

START_TEST(chooses_among_those_that_are_named)
{
	struct build b;
	enum kt_fleet_rc rc;

	put_server("a", SAYS("77.3.3"));
	put_server("b", SAYS("79.1.2"));
	put_server("c", SAYS("77.3.9"));
	start_finder(NULL);
	given[0] = (struct fleet_given){ "a", in_folder("a") };
	given[1] = (struct fleet_given){ "b", in_folder("b") };
	given[2] = (struct fleet_given){ "c", in_folder("c") };
	finder.strict = named[_i].strict;
	rc = *named[_i].made == '\0' ?
	    find(named[_i].engine, named[_i].version, &b) :
	    find_for(&kind_mysql, named[_i].made, named[_i].version, &b);
	ck_assert_int_eq(rc, named[_i].want == NULL ? KT_FLEET_NO_SERVER :
	    KT_FLEET_OK);
	if (named[_i].want != NULL)
		ck_assert_str_eq(b.version, named[_i].want);
	else
		ck_assert_ptr_nonnull(strstr(why, "MySQL 79.1.2"));
	stop_finder();
}
END_TEST

/* What is named comes beside what is found; a plain path is alone. */
START_TEST(lists_what_there_is)
{
	const struct kt_db_build *all;
	struct kt_db_build one;
	size_t n, plain;

	put_server("a", SAYS("77.3.3"));
	put_server("mysqld", MARIADB);
	setenv("PATH", kt_arena_printf(arena, "%s:%s", folder,
	    "/usr/bin:/bin"), 1);
	start_finder(NULL);
	given[0] = (struct fleet_given){ "a name", in_folder("a") };
	n = find_builds(&finder, "mysql", arena, &all);
	ck_assert_uint_ge(n, 2);
	one = all[0];
	ck_assert_str_eq(one.title, "MySQL");
	ck_assert_str_eq(one.version, "77.3.3");
	ck_assert_str_eq(one.where, in_folder("a"));
	ck_assert(!one.stands_in);
	ck_assert_str_eq(all[1].title, "MariaDB");
	ck_assert(all[1].stands_in);
	given[1] = (struct fleet_given){ NULL, in_folder("mysqld") };
	plain = find_builds(&finder, "mariadb", arena, &all);
	ck_assert_uint_eq(plain, 2);
	ck_assert(all[0].stands_in && !all[1].stands_in);
	stop_finder();
}
END_TEST

/* A program that was replaced is asked again. */
START_TEST(notices_another_server_in_its_place)
{
	struct build b;

	put_server("a", SAYS("77.3.3"));
	start_finder(in_folder("a"));
	ck_assert_int_eq(find("mysql", NULL, &b), KT_FLEET_OK);
	put_server("a", SAYS("77.3.13"));
	ck_assert_int_eq(find("mysql", NULL, &b), KT_FLEET_OK);
	ck_assert_str_eq(b.version, "77.3.13");
	put_server("a", "hello");
	ck_assert_int_eq(find("mysql", NULL, &b), KT_FLEET_NO_SERVER);
	stop_finder();
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("find");
	TCase *tc = tcase_create("find");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_loop_test(tc, reads_a_version, 0, N_ELEMENTS(versions));
	tcase_add_loop_test(tc, finds_what_the_engine_wants, 0,
	    N_ELEMENTS(found));
	tcase_add_loop_test(tc, chooses_what_fits_best, 0,
	    N_ELEMENTS(choices));
	tcase_add_test(tc, chooses_the_first_of_equals);
	tcase_add_loop_test(tc, chooses_among_those_that_are_named, 0,
	    N_ELEMENTS(named));
	tcase_add_test(tc, lists_what_there_is);
	tcase_add_test(tc, notices_another_server_in_its_place);
	tcase_add_test(tc, takes_only_the_server_it_is_told);
	tcase_add_test(tc, takes_what_came_with_keyturn);
	tcase_add_test(tc, looks_into_the_cache_folder);
	tcase_add_test(tc, says_what_to_install);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
