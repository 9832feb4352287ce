/*
 * Tokens for databases, as AWS's SDKs make them: boto3 1.42 (and the CLI, which
 * is the same code), JavaScript's rds-signer 3, Go's feature/rds/auth 1.7, Java's
 * RdsUtilities 2.57; those of the last two at the moment they were run.
 */
#include <check.h>
#include <string.h>

#include "auth/db_token.h"
#include "keyturn/attr.h"
#include "keyturn/clock.h"
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

#define KEY "AKIAIOSFODNN7EXAMPLE"

static const char *
whatever(void *self, const char *access_key, const char *session)
{
	(void)session;
	(void)self;
	(void)access_key;
	return "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
}

static const char *
secret(void *self, const char *access_key, const char *session)
{
	return strcmp(access_key, KEY) == 0 ? whatever(self, access_key,
	    session) : NULL;
}

static const char *
none(void *self, const char *access_key, const char *session)
{
	(void)session;
	(void)self;
	(void)access_key;
	return NULL;
}

#define NAME "mydb.abcdefghijkl.us-east-1.rds.amazonaws.com"
#define V4 "&X-Amz-Algorithm=AWS4-HMAC-SHA256"
#define CREDENTIAL(day, region) "&X-Amz-Credential=" KEY "%2F" day "%2F" \
	region "%2Frds-db%2Faws4_request"
#define DATE "&X-Amz-Date=20260115T103000Z"
#define EXPIRES "&X-Amz-Expires=900"
#define HEADERS "&X-Amz-SignedHeaders=host"
#define SESSION "&X-Amz-Security-Token=IQoJb3JpZ2luX2VjEA%2F%2F%2B%3D%2Fsession"
#define HERE "127.0.0.1:3306/?Action=connect"
#define OURS V4 CREDENTIAL("20260115", "eu-west-1") DATE EXPIRES
#define SIGNED(hex) "&X-Amz-Signature=" hex
#define JANE HERE "&DBUser=jane" OURS HEADERS SIGNED("6f04d380bf9326eece9dfc47c" \
	"9ca2a78aae396f3dbce2a6b57a49606978240b0")

static const struct {
	const char *token, *at;
	const char *user, *region;
} made[] = {
	/* boto3 */
	{ JANE, "2026-01-15T10:30:00Z", "jane", "eu-west-1" },
	{ NAME ":3306/?Action=connect&DBUser=jane_doe" V4
	    CREDENTIAL("20260115", "us-east-1") DATE EXPIRES HEADERS
	    SIGNED("9cd42077c82628fe7de2b50b32866d07a6b7684ddb4deb727489170e0f"
	    "f03852"), "2026-01-15T10:30:00Z", "jane_doe", "us-east-1" },
	{ HERE "&DBUser=jane" OURS HEADERS SESSION SIGNED("81ed568a2aed15cfe647"
	    "ea0e3ee9f9abbc18614846c36918c47a87259077265f"),
	    "2026-01-15T10:30:00Z", "jane", "eu-west-1" },
	{ HERE "&DBUser=a%20b%2Bc%25%2F%C3%A9%3D%26%3F~" OURS HEADERS
	    SIGNED("745746f9d4cc82adfef3b3a3bc9e51670aeb563ca165b139022a4a08ad"
	    "fad081"), "2026-01-15T10:30:00Z", "a b+c%/\xC3\xA9=&?~",
	    "eu-west-1" },
	/* JavaScript */
	{ HERE "&DBUser=jane" OURS SIGNED("6f04d380bf9326eece9dfc47c9ca2a78aae3"
	    "96f3dbce2a6b57a49606978240b0") HEADERS, "2026-01-15T10:30:00Z",
	    "jane", "eu-west-1" },
	{ HERE "&DBUser=a%20b%2Bc%25%2F%C3%A9%3D%26%3F~%27%28%29%2A%21" OURS
	    SESSION SIGNED("a3dc9728434454951ab60443cb1550a7f586a9ac8633289fb31c"
	    "0283df077bfb") HEADERS, "2026-01-15T10:30:00Z",
	    "a b+c%/\xC3\xA9=&?~'()*!", "eu-west-1" },
	/* Go, which leaves out the slash */
	{ "127.0.0.1:3306?Action=connect&DBUser=jane%2Bb%20c" V4
	    CREDENTIAL("20261129", "eu-west-1") "&X-Amz-Date=20261129T065457Z"
	    EXPIRES HEADERS SIGNED("9ad812110a74fc5afaab21c0ad50b7db087e8defbc9"
	    "f347c06f68335216633b5"), "2026-11-29T06:54:57Z", "jane+b c",
	    "eu-west-1" },
	{ "127.0.0.1:3306?Action=connect&DBUser=jane%2Bb%20c" V4
	    CREDENTIAL("20261129", "eu-west-1") "&X-Amz-Date=20261129T065457Z"
	    EXPIRES SESSION HEADERS SIGNED("5c52d3621de5aee541dfb005aab215c830c"
	    "6ff4ee8913f3196caae1153ead183"), "2026-11-29T06:54:57Z",
	    "jane+b c", "eu-west-1" },
	/* Java, in an order of its own */
	{ "127.0.0.1:3306/?DBUser=jane%2Bb%20c&Action=connect" V4
	    "&X-Amz-Date=20261129T065519Z" HEADERS EXPIRES
	    CREDENTIAL("20261129", "eu-west-1") SIGNED("3573e4967ea9dc742129ec7"
	    "e2102c79c03e63d72a8771d9c030679396599492f"),
	    "2026-11-29T06:55:19Z", "jane+b c", "eu-west-1" },
	{ "127.0.0.1:3306/?DBUser=jane%2Bb%20c&Action=connect" SESSION V4
	    "&X-Amz-Date=20261129T065519Z" HEADERS EXPIRES
	    CREDENTIAL("20261129", "eu-west-1") SIGNED("3e225a4adfed24795c267d9"
	    "0c6f7df962e0f3b1fbff703c2ac35875922bed531"),
	    "2026-11-29T06:55:19Z", "jane+b c", "eu-west-1" },
};

static int64_t
moment(const char *iso)
{
	int64_t ms = 0;

	ck_assert_int_eq(kt_time_parse(iso, &ms), 0);
	return ms;
}

static const char *const hosts[] = { "127.0.0.1", NAME, NULL };

static struct db_token_login
login_of(const char *user, const char *region, int64_t now)
{
	return (struct db_token_login){ .user = user, .hosts = hosts,
	    .port = 3306, .region = region, .clock = { .now = now }, .secret = secret };
}

START_TEST(what_an_sdk_made_is_fine)
{
	struct db_token_login l = login_of(made[_i].user, made[_i].region,
	    moment(made[_i].at));
	struct db_token t;

	ck_assert_int_eq(db_token_read(arena, made[_i].token, &l, &t),
	    DB_TOKEN_FINE);
	ck_assert(t.checked);
	ck_assert_str_eq(t.access_key, KEY);
	l.clock.now += 15 * 60 * KT_SECOND - 1;
	ck_assert_int_eq(db_token_read(arena, made[_i].token, &l, &t),
	    DB_TOKEN_FINE);
	l.clock.now++;
	ck_assert_int_eq(db_token_read(arena, made[_i].token, &l, &t),
	    DB_TOKEN_EXPIRED);
}
END_TEST

/* Without its secret all is as before, and said to be unchecked. */
START_TEST(a_key_may_be_unknown)
{
	struct db_token_login l = login_of(made[_i].user, made[_i].region,
	    moment(made[_i].at));
	struct db_token t;

	l.secret = none;
	ck_assert_int_eq(db_token_read(arena, made[_i].token, &l, &t),
	    DB_TOKEN_FINE);
	ck_assert(!t.checked);
	l.user = "joe";
	ck_assert_int_eq(db_token_read(arena, made[_i].token, &l, &t),
	    DB_TOKEN_INVALID);
}
END_TEST

/* The text with the first from of it replaced. */
static char *
change(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	ck_assert_ptr_nonnull(at);
	return kt_arena_printf(arena, "%.*s%s%s", (int)(at - text), text, to,
	    at + strlen(from));
}

/* Changes by which it is another's, or none; unknown: without the secret too. */
static const struct {
	const char *from, *to, *why;
	bool unknown;
} changes[] = {
	{ "DBUser=jane", "DBUser=joe", "it is for user joe, not jane", true },
	{ "DBUser=jane", "DBUser=Jane", "it is for user Jane", true },
	{ "DBUser=jane", "DBUser=jane%20", "it is for another user", true },
	{ "DBUser=jane", "DBUser=", "it is for user , not jane", true },
	{ "&DBUser=jane", "", "it is for user , not jane", true },
	{ "DBUser=jane", "DBUser=jane&DBUser=joe", "it is no token", true },
	{ "DBUser=jane", "DBUser=jane%00", "it is no token", true },
	{ "DBUser=jane", "DBUser=jane%4", "it is no token", true },
	{ "DBUser=jane", "DBUser=jane%zz", "it is no token", true },
	{ "DBUser=jane", "DBUser=ja\xC3\xA9", "it is no token", true },
	{ "DBUser=jane", "DBUser=jane ", "it is no token", true },
	{ "DBUser=jane", "DBUser=jane&", "it is no token", true },
	{ "DBUser=jane", "DBUser=jane&x", "it is no token", true },
	{ "DBUser=jane", "DBUser=jane&x=1", "its signature", false },
	{ "DBUser=jane", "DBUser=%6Aane", NULL, false },	/* the same */
	{ "127.0.0.1:", "127.0.0.2:", "it is for endpoint 127.0.0.2:3306, not "
	    "127.0.0.1:3306", true },
	{ "127.0.0.1:", NAME ":", "its signature", false },
	{ "127.0.0.1:3306", "127.0.0.1:3307", "it is for endpoint", true },
	{ "127.0.0.1:3306", "127.0.0.1:03306", "it is for endpoint", true },
	{ "127.0.0.1:3306", "127.0.0.1", "it is for endpoint", true },
	{ "127.0.0.1:3306", "", "it is for endpoint", true },
	{ "127.0.0.1:3306", "https://127.0.0.1:3306", "it is no token", true },
	{ "/?", "//?", "it is no token", true },
	{ "/?", "/x?", "it is no token", true },
	{ "/?", "/", "it is no token", true },
	{ "Action=connect", "Action=execute", "its Action", true },
	{ "Action=connect&", "", "its Action", true },
	{ "HMAC-SHA256", "ECDSA-P256-SHA256", "it is not signed", true },
	{ "SignedHeaders=host", "SignedHeaders=host%3Bx-y", "it is not signed",
	    true },
	{ "eu-west-1", "eu-west-2", "it is for region eu-west-2, not eu-west-1",
	    true },
	{ "rds-db", "rds", "it is for service rds, not rds-db", true },
	{ "aws4_request", "aws4", "its X-Amz-Credential", true },
	{ KEY "%2F2026", KEY "%2F2027", "it is signed for another day", true },
	{ KEY "%2F20260115", KEY "%2F202601150", "it is signed for another day",
	    true },
	{ "20260115T103000Z", "20260115T103001Z", "its signature", false },
	{ "20260115T103000Z", "20260115T103000", "its X-Amz-Date", true },
	{ "20260115T103000Z", "20260135T103000Z", "its X-Amz-Date", true },
	{ "Expires=900", "Expires=899", "its signature", false },
	{ "Expires=900", "Expires=901", "its X-Amz-Date or", true },
	{ "Expires=900", "Expires=0", "its X-Amz-Date or", true },
	{ "Expires=900", "Expires=-1", "its X-Amz-Date or", true },
	{ "Expires=900", "Expires=604800", "its X-Amz-Date or", true },
	{ "Expires=900", "Expires=", "its X-Amz-Date or", true },
	{ EXPIRES, "", "its X-Amz-Date or", true },
	{ "Signature=6f", "Signature=6e", "its signature", false },
	{ "Signature=6f", "Signature=6F", "its X-Amz-Signature", true },
	{ "Signature=6f", "Signature=", "its X-Amz-Signature", true },
	{ SIGNED("6f"), "&x=6f", "its X-Amz-Signature", true },
	{ KEY, "AKIAI44QH8DHBEXAMPLE", NULL, false },	/* unknown: unchecked */
	{ JANE, "", "it is no token", true },
	{ JANE, "secret99", "it is no token", true },
	{ JANE, "?", "it is no token", true },
};

START_TEST(what_was_changed_is_refused)
{
	struct db_token_login l = login_of("jane", "eu-west-1",
	    moment("2026-01-15T10:35:00Z"));
	const char *token = change(JANE, changes[_i].from, changes[_i].to);
	const char *why = changes[_i].why;
	struct db_token t;
	enum db_token_fault fault = db_token_read(arena, token, &l, &t);

	ck_assert_int_eq(fault, why == NULL ? DB_TOKEN_FINE :
	    DB_TOKEN_INVALID);
	if (why != NULL)
		ck_assert_msg(strstr(t.why, why) == t.why, "%s", t.why);
	l.secret = none;
	ck_assert_int_eq(db_token_read(arena, token, &l, &t),
	    changes[_i].unknown ? DB_TOKEN_INVALID : DB_TOKEN_FINE);
	ck_assert(!t.checked);
}
END_TEST

/*
 * Each bit but that of a letter's case, which hex digits after "%" may have
 * either way.
 */
START_TEST(no_byte_may_differ)
{
	struct db_token_login l = login_of("jane", "eu-west-1",
	    moment("2026-01-15T10:35:00Z"));
	char *token = kt_arena_strdup(arena, JANE);
	struct db_token t;
	size_t i, n = strlen(token);
	int bit;

	l.secret = whatever;
	for (i = 0; i < n; i++)
		for (bit = 0; bit < 7; bit++) {
			if (bit == 5)
				continue;
			token[i] = (char)(token[i] ^ 1 << bit);
			ck_assert_int_ne(db_token_read(arena, token, &l, &t),
			    DB_TOKEN_FINE);
			token[i] = (char)(token[i] ^ 1 << bit);
		}
	for (i = 0; i < n; i++) {
		token[i] = '\0';
		ck_assert_int_ne(db_token_read(arena, token, &l, &t),
		    DB_TOKEN_FINE);
		token[i] = (JANE)[i];
	}
	ck_assert_int_eq(db_token_read(arena, token, &l, &t), DB_TOKEN_FINE);
}
END_TEST

/* At half past, in the middle of a second, the clock was moved by a day. */
static int64_t
a_day_later(void *self, int64_t real)
{
	(void)self;
	return real < moment("2026-01-15T10:30:00.500Z") ? real :
	    real + KT_DAY;
}

START_TEST(what_is_signed_in_the_second_of_a_change_is_fresh)
{
	struct db_token_login l = login_of("jane", "eu-west-1",
	    moment("2026-01-16T10:30:00.600Z"));
	struct db_token t;

	l.clock.moment = a_day_later;
	ck_assert_int_eq(db_token_read(arena, JANE, &l, &t), DB_TOKEN_FINE);
}
END_TEST

static int64_t
an_hour_later(void *self, int64_t real)
{
	(void)self;
	return real + 3600 * KT_SECOND;
}

START_TEST(it_ages_on_the_clock_of_who_asks)
{
	struct db_token_login l = login_of("jane", "eu-west-1",
	    moment("2026-01-15T10:30:00Z"));
	struct db_token t;

	l.clock.now -= 15 * 60 * KT_SECOND;	/* a client's clock may be ahead */
	ck_assert_int_eq(db_token_read(arena, JANE, &l, &t), DB_TOKEN_FINE);
	l.clock.now--;
	ck_assert_int_eq(db_token_read(arena, JANE, &l, &t), DB_TOKEN_INVALID);
	l.clock.now += 75 * 60 * KT_SECOND + 1;
	ck_assert_int_eq(db_token_read(arena, JANE, &l, &t), DB_TOKEN_EXPIRED);
	l.clock.moment = an_hour_later;
	ck_assert_int_eq(db_token_read(arena, JANE, &l, &t), DB_TOKEN_FINE);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("db_token");
	TCase *tc = tcase_create("db_token");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, what_an_sdk_made_is_fine, 0, N_ELEMENTS(made));
	tcase_add_loop_test(tc, a_key_may_be_unknown, 0, N_ELEMENTS(made));
	tcase_add_loop_test(tc, what_was_changed_is_refused, 0,
	    N_ELEMENTS(changes));
	tcase_add_test(tc, no_byte_may_differ);
	tcase_add_test(tc, what_is_signed_in_the_second_of_a_change_is_fresh);
	tcase_add_test(tc, it_ages_on_the_clock_of_who_asks);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
