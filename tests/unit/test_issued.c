/* Access keys that keyturn gives out are told from all others. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "auth/issued.h"
#include "keyturn/attr.h"
#include "tests/support/suite.h"

static char folder[sizeof("/tmp/keyturn-issued-XXXXXX")], path[64];
static struct kt_root_key *root, *other;

static struct kt_root_key *
open_key(const char *name)
{
	(void)snprintf(path, sizeof(path), "%s/%s", folder, name);
	return kt_root_key_open(path);
}

static void
setup(void)
{
	strcpy(folder, "/tmp/keyturn-issued-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	other = open_key("other");
	ck_assert_int_eq(unlink(path), 0);
	root = open_key("root");
	ck_assert_ptr_nonnull(root);
	ck_assert_ptr_nonnull(other);
}

static void
teardown(void)
{
	kt_root_key_free(&root);
	kt_root_key_free(&other);
	(void)unlink(path);
	(void)rmdir(folder);
}

START_TEST(ours_are_known_by_themselves)
{
	char id[ISSUED_ID];
	size_t i;

	issued_make(root, ISSUED_LASTING, id);
	ck_assert_uint_eq(strlen(id), 20);
	ck_assert_int_eq(strncmp(id, "AKIA", 4), 0);
	ck_assert_int_eq(issued_is(root, id), ISSUED_LASTING);
	ck_assert_int_eq(issued_is(other, id), ISSUED_NOT);
	ck_assert_int_eq(issued_is(NULL, id), ISSUED_NOT);
	for (i = 0; i < 20; i++) {
		char c = id[i];

		id[i] = c == 'A' ? 'B' : 'A';
		ck_assert_int_eq(issued_is(root, id), ISSUED_NOT);
		id[i] = c;
	}
	id[19] = '\0';
	ck_assert_int_eq(issued_is(root, id), ISSUED_NOT);
	issued_make(root, ISSUED_SESSION, id);
	ck_assert_int_eq(strncmp(id, "ASIA", 4), 0);
	ck_assert_int_eq(issued_is(root, id), ISSUED_SESSION);
	/* AWS's own example, and the usual ones of emulators */
	ck_assert_int_eq(issued_is(root, "AKIAIOSFODNN7EXAMPLE"), ISSUED_NOT);
	ck_assert_int_eq(issued_is(root, "test"), ISSUED_NOT);
}
END_TEST

START_TEST(a_secret_is_of_its_key_alone)
{
	char id[ISSUED_ID], one[ISSUED_SECRET], two[ISSUED_SECRET];

	issued_make(root, ISSUED_LASTING, id);
	issued_secret(root, id, one);
	issued_secret(root, id, two);
	ck_assert_str_eq(one, two);
	ck_assert_uint_eq(strlen(one), 40);
	issued_secret(other, id, two);
	ck_assert_str_ne(one, two);
	id[19] = id[19] == 'A' ? 'B' : 'A';
	issued_secret(root, id, two);
	ck_assert_str_ne(one, two);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("issued");
	TCase *tc = tcase_create("issued");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, ours_are_known_by_themselves);
	tcase_add_test(tc, a_secret_is_of_its_key_alone);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
