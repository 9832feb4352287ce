/* How the single-user rotation links to the database that a secret names. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/rotation.h"
#include "tests/support/suite.h"

static const struct {
	const char *members;		/* of the secret, after the others */
	enum kt_tls trust, tls;
	bool required;
	int port;
	const char *database;
} links[] = {
	{ "", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 3306, "" },
	{ "", KT_TLS_NONE, KT_TLS_NONE, false, 3306, "" },
	{ ",\"ssl\":true", KT_TLS_VERIFY, KT_TLS_VERIFY, true, 3306, "" },
	{ ",\"ssl\":\"TRUE\"", KT_TLS_UNVERIFIED, KT_TLS_UNVERIFIED, true,
	    3306, "" },
	{ ",\"ssl\":true", KT_TLS_NONE, KT_TLS_UNVERIFIED, true, 3306, "" },
	{ ",\"ssl\":false", KT_TLS_VERIFY, KT_TLS_NONE, false, 3306, "" },
	{ ",\"ssl\":\"False\"", KT_TLS_VERIFY, KT_TLS_NONE, false, 3306, "" },
	{ ",\"ssl\":\"perhaps\"", KT_TLS_UNVERIFIED, KT_TLS_UNVERIFIED, false,
	    3306, "" },
	{ ",\"ssl\":1", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 3306, "" },
	{ ",\"ssl\":null", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 3306, "" },
	{ ",\"port\":4406", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 4406, "" },
	{ ",\"port\":\"4407\"", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 4407,
	    "" },
	{ ",\"port\":4408.9", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 4408, "" },
	{ ",\"port\":0", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 3306, "" },
	{ ",\"port\":\" \\t4409\\n\"", KT_TLS_VERIFY, KT_TLS_VERIFY, false,
	    4409, "" },
	{ ",\"port\":\"+0_4410\"", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 4410,
	    "" },
	{ ",\"port\":\"\xc2\xa0" "4411\xe2\x80\x83\"", KT_TLS_VERIFY,
	    KT_TLS_VERIFY, false, 4411, "" },
	{ ",\"port\":\"-0\"", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 3306, "" },
	{ ",\"dbname\":null", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 3306, "" },
	{ ",\"ssl\":\" true\"", KT_TLS_UNVERIFIED, KT_TLS_UNVERIFIED, false,
	    3306, "" },
	{ ",\"dbname\":\"shop\"", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 3306,
	    "shop" },
	{ ",\"dbname\":\"\"", KT_TLS_VERIFY, KT_TLS_VERIFY, false, 3306, "" },
};

START_TEST(links_as_the_secret_says)
{
	char value[512];

	snprintf(value, sizeof(value), "{\"engine\":\"mysql\",\"host\":"
	    "\"db.test\",\"username\":\"app\",\"password\":\"" OLD "\"%s}",
	    links[_i].members);
	store(TOKEN, value);
	trusted.tls = links[_i].trust;
	ok("testSecret");
	ck_assert_int_eq(db->last.tls, links[_i].tls);
	ck_assert_int_eq(db->last.tls_required, links[_i].required);
	ck_assert_int_eq(db->last.port, links[_i].port);
	ck_assert_str_eq(db->last_database, links[_i].database);
	ck_assert_ptr_null(db->last.socket);
	if (links[_i].tls == KT_TLS_VERIFY) {
		ck_assert_str_eq(db->last_ca, "/ca.pem");
		ck_assert_str_eq(trusted.host, "db.test");
		ck_assert_int_eq(trusted.port, links[_i].port);
	}
}
END_TEST

START_TEST(refuses_what_is_no_port)
{
	static const char *const ports[] = {
		"65536", "-1", "1e40", "null", "true", "[]", "\"\"",
		"\"x\"", "\"3306x\"", "\"70000\"", "\"3306.0\"", "\"-1\"",
		"\"3 306\"", "\"_3306\"", "\"3306_\"", "\"33__06\"",
		"\"+ 3306\"", "\"0x1\"", "\"99999999999999999999\"",
		"\" \""
	};
	char value[512];
	size_t i;

	for (i = 0; i < N_ELEMENTS(ports); i++) {
		snprintf(value, sizeof(value), "{\"engine\":\"mysql\","
		    "\"host\":\"h\",\"username\":\"app\",\"password\":\"p\","
		    "\"port\":%s}", ports[i]);
		store(TOKEN, value);
		fails("testSecret", "port in secret JSON is not a port "
		    "number");
	}
	ck_assert_uint_eq(db->logins, 0);
}
END_TEST

/* What a value opens, for who is no rotation function. */
START_TEST(a_value_by_itself)
{
	static const char *const refused[][2] = {
		{ "no JSON", "no JSON object" },
		{ "[\"host\"]", "no JSON object" },
		{ "{\"host\":\"h\",\"username\":\"u\"}",
		    "password key is missing from secret JSON" },
		{ "{\"host\":\"h\",\"username\":7,\"password\":\"p\"}",
		    "username in secret JSON is not a string" },
		{ "{\"host\":\"h\",\"username\":\"\",\"password\":\"p\"}",
		    "username in secret JSON is empty" },
		{ "{\"host\":\"\",\"username\":\"u\",\"password\":\"p\"}",
		    "host in secret JSON is empty" },
	};
	struct kt_arena *a = kt_arena_new();
	struct kt_trust trust = fake_trust();
	struct kt_value value = { .text = "{\"engine\":\"any\","
	    "\"host\":\"db.test\",\"username\":\"app\",\"password\":"
	    "\"" OLD "\",\"port\":\"4406\",\"ssl\":true}" };
	struct kt_creds c;
	size_t i;

	ck_assert_int_eq(kt_value_read(&trust, a, &value, &c, why), 0);
	ck_assert_str_eq(c.user, "app");
	ck_assert_str_eq(c.password, OLD);
	ck_assert_int_eq(c.port, 4406);
	ck_assert(c.tls_required);
	ck_assert_str_eq(trusted.host, "db.test");
	for (i = 0; i < N_ELEMENTS(refused); i++) {
		value.text = refused[i][0];
		ck_assert_int_eq(kt_value_read(&trust, a, &value, &c, why),
		    -1);
		ck_assert_msg(strstr(why, refused[i][1]) != NULL, "%s", why);
	}
	kt_arena_free(&a);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rotator_link");
	TCase *tc = tcase_create("rotator_link");

	tcase_add_checked_fixture(tc, rotation_begin, rotation_end);
	tcase_add_loop_test(tc, links_as_the_secret_says, 0,
	    N_ELEMENTS(links));
	tcase_add_test(tc, refuses_what_is_no_port);
	tcase_add_test(tc, a_value_by_itself);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
