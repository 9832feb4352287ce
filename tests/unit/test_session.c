/* Tokens of sessions: what went in comes out, for their own key alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "auth/session.h"
#include "keyturn/attr.h"
#include "tests/support/suite.h"

#define KEY "ASIAIOSFODNN7EXAMPLE"
#define ROLE "arn:aws:iam::000000000000:role/app/reader"

static char folder[sizeof("/tmp/keyturn-session-XXXXXX")], path[64];
static struct kt_root_key *root;
static struct kt_arena *a;

static void
setup(void)
{
	strcpy(folder, "/tmp/keyturn-session-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	(void)snprintf(path, sizeof(path), "%s/root", folder);
	root = kt_root_key_open(path);
	ck_assert_ptr_nonnull(root);
	a = kt_arena_new();
}

static void
teardown(void)
{
	kt_arena_free(&a);
	kt_root_key_free(&root);
	(void)unlink(path);
	(void)rmdir(folder);
}

static struct session
whole(void)
{
	static const char *policies[] = { "{\"Statement\": []}" };
	static const char *arns[] = { "arn:aws:iam::aws:policy/A", "b" };
	static struct session_tag tags[] = {
		{ "team", "a:b-c", true }, { "empty", "", false },
	};

	return (struct session){ .kind = POLICY_ROLE_SESSION,
	    .account = "000000000000", .name = "s", .issuer = ROLE,
	    .issuer_id = "AROAX", .issued = 1767225600000,
	    .expires = 1767229200000, .policies = { policies, 1 },
	    .policy_arns = { arns, 2 }, .tags = tags, .n_tags = 2 };
}

static const char *
sealed(const struct session *s)
{
	const char *token;

	ck_assert_int_eq(session_seal(root, a, KEY, s, &token), 0);
	return token;
}

START_TEST(what_went_in_comes_out)
{
	struct session in = whole(), s;

	ck_assert_int_eq(session_open(root, a, KEY, sealed(&in), &s), 0);
	ck_assert_int_eq(s.kind, POLICY_ROLE_SESSION);
	ck_assert_str_eq(s.account, "000000000000");
	ck_assert_str_eq(s.name, "s");
	ck_assert_str_eq(s.issuer, ROLE);
	ck_assert_str_eq(s.issuer_id, "AROAX");
	ck_assert_ptr_null(s.source_identity);
	ck_assert_int_eq(s.issued, in.issued);
	ck_assert_int_eq(s.expires, in.expires);
	ck_assert_uint_eq(s.policies.n, 1);
	ck_assert_str_eq(s.policies.items[0], "{\"Statement\": []}");
	ck_assert_uint_eq(s.policy_arns.n, 2);
	ck_assert_str_eq(s.policy_arns.items[1], "b");
	ck_assert_uint_eq(s.n_tags, 2);
	ck_assert_str_eq(s.tags[0].value, "a:b-c");
	ck_assert(s.tags[0].transitive && !s.tags[1].transitive);
	ck_assert_str_eq(s.tags[1].value, "");
}
END_TEST

START_TEST(it_is_of_its_key_alone)
{
	struct session in = whole(), s;
	char *token = kt_arena_strdup(a, sealed(&in));
	size_t n = strlen(token), i;

	ck_assert_int_eq(session_open(root, a, "ASIAIOSFODNN7EXAMPLF", token,
	    &s), -1);
	for (i = 0; i < n; i += 7) {
		char was = token[i];

		token[i] = was == 'A' ? 'B' : 'A';
		ck_assert_int_eq(session_open(root, a, KEY, token, &s), -1);
		token[i] = was;
	}
	token[n - 4] = '\0';
	ck_assert_int_eq(session_open(root, a, KEY, token, &s), -1);
	ck_assert_int_eq(session_open(root, a, KEY, "", &s), -1);
	ck_assert_int_eq(session_open(root, a, KEY, "no token", &s), -1);
}
END_TEST

/* An ordinary one is short: clients send it with every request. */
START_TEST(it_is_short)
{
	struct session in = whole();

	ck_assert_uint_lt(strlen(sealed(&in)), 300);
}
END_TEST

START_TEST(nothing_less_is_read)
{
	struct session in = whole(), s;
	struct kt_buf b;
	size_t n;

	kt_buf_init(&b, a);
	session_write(&b, &in);
	for (n = 0; n < b.n; n++)
		ck_assert_int_eq(session_read(a, (struct kt_blob){
		    (const uint8_t *)b.p, n }, &s), -1);
	kt_buf_char(&b, '-');
	ck_assert_int_eq(session_read(a, (struct kt_blob){
	    (const uint8_t *)b.p, b.n }, &s), -1);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("session");
	TCase *tc = tcase_create("session");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, what_went_in_comes_out);
	tcase_add_test(tc, it_is_of_its_key_alone);
	tcase_add_test(tc, it_is_short);
	tcase_add_test(tc, nothing_less_is_read);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
