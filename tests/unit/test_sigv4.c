/* Whose a signature is, and for what service. */
#include <check.h>
#include <pthread.h>
#include <string.h>

#include "auth/canonical.h"
#include "auth/signing_keys.h"
#include "auth/verify.h"
#include "keyturn/attr.h"
#include "tests/support/suite.h"
#include "sigv4_vectors.h"

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

#define V4 "AWS4-HMAC-SHA256 "
#define SCOPE "/20260115/eu-west-1/rds/aws4_request"

static const struct { const char *header, *key; } headers[] = {
	{ V4 "Credential=AKID" SCOPE ", SignedHeaders=host, Signature=0",
	    "AKID" },
	{ V4 "SignedHeaders=host,Credential=AKID" SCOPE ",Signature=0",
	    "AKID" },
	{ V4 "Credential=a/b/c" SCOPE, "a/b/c" },
	{ V4 "Credential=" SCOPE, NULL },
	{ V4 "Credential=AKID/eu-west-1/rds/aws4_request", NULL },
	{ V4 "Credential=AKID/20260115//rds/aws4_request", NULL },
	{ V4 "Credential=AKID/20260115/EU-west-1/rds/aws4_request", NULL },
	{ V4 "Credential=AKID/20260115/eu.west/rds/aws4_request", NULL },
	{ V4 "Credential=", NULL }, { V4, NULL }, { "", NULL },
	{ "Bearer Credential=AKID" SCOPE, NULL },
	{ "AWS4-ECDSA-P256-SHA256 Credential=AKID" SCOPE, "AKID" },
};

static void
says(const struct kt_request *r, const char *key)
{
	struct verify_claim c;

	verify_read(arena, r, &c);
	if (key == NULL) {
		ck_assert_ptr_null(c.scope.access_key);
		return;
	}
	ck_assert_str_eq(c.scope.access_key, key);
	ck_assert_str_eq(c.scope.region, "eu-west-1");
	ck_assert_str_eq(c.scope.service, "rds");
}

START_TEST(a_scope_says_whose_it_is)
{
	says(&(struct kt_request){ .authorization = headers[_i].header },
	    headers[_i].key);
}
END_TEST

#define WEEK "X-Amz-Expires must be a number of seconds, less than a week (in " \
	"seconds) that is 604800"
#define ESCAPED "%2F20260115%2feu-west-1%2Frds%2Faws4_request"

static const struct { const char *query, *key; } presigned[] = {
	{ "X-Amz-Credential=AKID" ESCAPED, "AKID" },
	{ "Action=A&X-Amz-Credential=AKID" ESCAPED "&X-Amz-Date=d", "AKID" },
	{ "X-Amz-Credential=AKID" SCOPE "&a=b", "AKID" },
	{ "Not-X-Amz-Credential=AKID" ESCAPED, NULL },
	{ "X-Amz-Credential=AKID", NULL }, { "X-Amz-Credential=", NULL },
	{ "a=b", NULL }, { "", NULL },
};

START_TEST(a_presigned_query_says_whose_it_is)
{
	says(&(struct kt_request){ .query = presigned[_i].query },
	    presigned[_i].key);
}
END_TEST

START_TEST(twelve_digits_are_an_account)
{
	ck_assert(sigv4_is_account("123456789012"));
	ck_assert(!sigv4_is_account("12345678901"));
	ck_assert(!sigv4_is_account("1234567890123"));
	ck_assert(!sigv4_is_account("12345678901x"));
	ck_assert(!sigv4_is_account(""));
}
END_TEST

/* --- AWS's own signatures --- */

#define LINES 16

/* A line of text, which goes on where the next begins with a blank. */
static char *
next_line(char **text)
{
	char *line = *text, *end = line;

	do {
		end = strchr(end, '\n');
		if (end != NULL && end[1] == ' ' && *line != '\n')
			*end = ' ';
		else
			break;
	} while (true);
	*text = end != NULL ? end + 1 : line + strlen(line);
	if (end != NULL)
		*end = '\0';
	return line;
}

/* METHOD TARGET HTTP/1.1, where a target may have blanks. */
static void
read_first(char *line, struct kt_request *r)
{
	char *path = strchr(line, ' ') + 1, *query;

	*strstr(line, " HTTP/1.1") = '\0';
	path[-1] = '\0';
	query = strchr(path, '?');
	if (query != NULL)
		*query++ = '\0';
	r->method = line;
	r->path = path;
	r->query = query;
}

static void
read_request(const char *from, struct kt_header *lines, struct kt_request *r)
{
	char *text = kt_arena_strdup(arena, from), *line, *value;

	read_first(next_line(&text), r);
	r->headers = lines;
	while (*(line = next_line(&text)) != '\0') {
		value = strchr(line, ':');
		*value++ = '\0';
		ck_assert_uint_lt(r->n_headers, LINES);
		lines[r->n_headers++] = (struct kt_header){ line, value };
	}
	r->authorization = kt_header(r, "Authorization");
	r->authorization += strspn(r->authorization, " ");
	r->body = text;
	r->body_len = strlen(text);
}

START_TEST(what_aws_signed_is_signed)
{
	static const struct verify_wanted wanted = { .service = "service",
	    .clock = { .now = INT64_C(1440938160000) } };
	struct kt_header lines[LINES];
	struct kt_request r = { .n_headers = 0 };
	struct verify_claim claim;
	struct verify_fault f;
	uint8_t key[SIGV4_KEY];

	read_request(vectors[_i].request, lines, &r);
	verify_read(arena, &r, &claim);
	f = verify_form(arena, &r, &claim, &wanted);
	ck_assert_msg(f.kind == KT_OK, "%s: %s", vectors[_i].name, f.text);
	sigv4_key("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", &claim.scope,
	    key);
	f = verify_signature(arena, &r, &claim, key);
	ck_assert_msg(f.kind == KT_OK, "%s: %s", vectors[_i].name, f.text);
	r.method = "PUT";
	f = verify_signature(arena, &r, &claim, key);
	ck_assert_int_eq(f.kind, KT_SIGNATURE_WRONG);
}
END_TEST

/* --- by hand --- */

#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

/* The moment may stand in Date, as HTTP or AWS write it; of two the latter. */
static const struct {
	const char *name, *value, *also;
	int kind;
} dates[] = {
	{ "Date", "Thu, 15 Jan 2026 10:30:00 GMT", NULL, KT_OK },
	{ "Date", "20260115T103000Z", NULL, KT_OK },
	{ "X-Amz-Date", "20260115T103000Z", "Mon, 01 Jan 2001 00:00:00 GMT",
	    KT_OK },
	{ "Date", "Thu, 15 Jan 2026 10:30:00 CET", NULL,
	    KT_SIGNATURE_INCOMPLETE },
	{ "Date", "Thu, 15 anF 2026 10:30:00 GMT", NULL,
	    KT_SIGNATURE_INCOMPLETE },
	{ "Date", "Thu, 15 Jan 2026 10:30:0x GMT", NULL,
	    KT_SIGNATURE_INCOMPLETE },
	{ "Date", "", NULL, KT_SIGNATURE_INCOMPLETE },
	{ "X-Amz-Date", "20260115T103000", "20260115T103000Z",
	    KT_SIGNATURE_INCOMPLETE },
};

START_TEST(a_date_may_be_https)
{
	const struct kt_header lines[] = { { "Host", "a" },
	    { dates[_i].name, dates[_i].value }, { "Date", dates[_i].also } };
	struct kt_request r = { .method = "GET", .path = "/", .body = "",
	    .headers = lines, .n_headers = dates[_i].also != NULL ? 3 : 2 };
	static const struct sigv4_scope scope = { "AKID", "20260115",
	    "eu-west-1", "rds", SIGV4_END };
	const struct verify_wanted wanted = { .service = "rds",
	    .clock = { .now = INT64_C(1768473001000) } };
	struct verify_claim claim;
	uint8_t key[SIGV4_KEY];
	char hex[SIGV4_HEX];
	struct kt_buf b;

	sigv4_key("secret", &scope, key);
	kt_buf_init(&b, arena);
	kt_buf_str(&b, "GET\n/\n\nhost:a\n\nhost\n" EMPTY);
	sigv4_sign(arena, key, &scope, "20260115T103000Z", &b, hex);
	r.authorization = kt_arena_printf(arena, V4 "Credential=AKID" SCOPE
	    ", SignedHeaders=host, Signature=%s", hex);
	verify_read(arena, &r, &claim);
	ck_assert_int_eq(verify_form(arena, &r, &claim, &wanted).kind,
	    dates[_i].kind);
	if (dates[_i].kind == KT_OK)
		ck_assert_int_eq(verify_signature(arena, &r, &claim, key).kind,
		    KT_OK);
}
END_TEST

/* Of services other than S3 a body is signed, whatever is said of it. */
START_TEST(a_body_is_signed)
{
	static const struct kt_header lines[] = { { "Host", "a" },
	    { "x-amz-content-sha256", "UNSIGNED-PAYLOAD" },
	    { "X-Amz-Date", "20260115T103000Z" } };
	static const struct sigv4_scope scope = { "AKID", "20260115",
	    "eu-west-1", "rds", SIGV4_END };
	struct kt_request r = { .method = "GET", .path = "/", .body = "",
	    .headers = lines, .n_headers = 3 };
	struct verify_claim claim;
	uint8_t key[SIGV4_KEY];
	char hex[SIGV4_HEX];
	struct kt_buf b;

	sigv4_key("secret", &scope, key);
	kt_buf_init(&b, arena);
	kt_buf_printf(&b, "GET\n/\n\nhost:a\nx-amz-content-sha256:"
	    "UNSIGNED-PAYLOAD\n\nhost;x-amz-content-sha256\n%s",
	    _i == 0 ? "UNSIGNED-PAYLOAD" : EMPTY);
	sigv4_sign(arena, key, &scope, "20260115T103000Z", &b, hex);
	r.authorization = kt_arena_printf(arena, V4 "Credential=AKID" SCOPE
	    ", SignedHeaders=host;x-amz-content-sha256, Signature=%s", hex);
	verify_read(arena, &r, &claim);
	ck_assert_int_eq(verify_signature(arena, &r, &claim, key).kind,
	    _i == 0 ? KT_SIGNATURE_WRONG : KT_OK);
}
END_TEST

/* How long a presigned request lives, and what is said once it does not. */
static const struct {
	const char *expires;
	int64_t age;			/* seconds */
	const char *text;		/* NULL: it is fine */
} lives[] = {
	{ "&X-Amz-Expires=60", 59, NULL },
	{ "&X-Amz-Expires=60", 60, "Signature expired: 20260115T103000Z is now "
	    "earlier than 20260115T103000Z (20260115T103100Z - 1 min.)" },
	{ "&X-Amz-Expires=90", 91, "Signature expired: 20260115T103000Z is now "
	    "earlier than 20260115T103001Z (20260115T103131Z - 90 sec.)" },
	{ "&X-Amz-Expires=604800", 604799, NULL },
	{ "&X-Amz-Expires=604801", 0, WEEK },
	{ "&X-Amz-Expires=-1", 0, WEEK }, { "&X-Amz-Expires=", 0, WEEK },
	{ "&X-Amz-Expires=5x", 0, WEEK },
	{ "&X-Amz-Expires=99999999999999999999", 0, WEEK },
	{ "", 299, NULL },
	{ "", -301, "Signature not yet current: 20260115T103000Z is still later "
	    "than 20260115T102959Z (20260115T102459Z + 5 min.)" },
};

START_TEST(a_presigned_request_lives_so_long)
{
	const struct verify_wanted wanted = { .service = "rds", .clock = {
	    .now = (INT64_C(1768473000) + lives[_i].age) * 1000 } };
	const struct kt_request r = { .method = "GET", .path = "/",
	    .body = "", .query = kt_arena_printf(arena,
	    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID" SCOPE
	    "&X-Amz-Date=20260115T103000Z&X-Amz-SignedHeaders=host&"
	    "X-Amz-Signature=0%s", lives[_i].expires) };
	struct verify_claim claim;
	struct verify_fault f;

	verify_read(arena, &r, &claim);
	f = verify_form(arena, &r, &claim, &wanted);
	if (lives[_i].text == NULL)
		ck_assert_msg(f.kind == KT_OK, "%s", f.text);
	else
		ck_assert_str_eq(f.text, lives[_i].text);
}
END_TEST

/* --- keys that are kept --- */

static void
same_key(struct signing_keys *k, const struct sigv4_scope *scope)
{
	uint8_t kept[SIGV4_KEY], made[SIGV4_KEY];

	signing_key(k, scope->access_key, scope, kept);
	sigv4_key(scope->access_key, scope, made);
	ck_assert_mem_eq(kept, made, SIGV4_KEY);
}

static void *
ask_for_keys(void *arg)
{
	struct kt_arena *a = kt_arena_new();
	int i;

	for (i = 0; i < 3 * SIGNING_KEYS; i++) {
		const struct sigv4_scope scope = {
			.access_key = kt_arena_printf(a, "KEY%d", i / 2),
			.date = i % 3 == 0 ? "20260115" : "20260116",
			.region = i % 5 == 0 ? "eu-west-1" : "eu-west-2",
			.service = i % 7 == 0 ? "rds" : "kms",
		};

		same_key(arg, &scope);
	}
	kt_arena_free(&a);
	return NULL;
}

/* Of more than there is room for, by several; each is that of its scope. */
START_TEST(a_kept_key_is_its_scopes)
{
	struct signing_keys *k = signing_keys_new();
	char *long_key = kt_arena_alloc(arena, 200);
	struct sigv4_scope scope = { long_key, "20260115", "eu-west-1", "rds",
	    SIGV4_END };
	pthread_t threads[3];
	size_t i;

	for (i = 0; i < N_ELEMENTS(threads); i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL,
		    ask_for_keys, k), 0);
	for (i = 0; i < N_ELEMENTS(threads); i++)
		pthread_join(threads[i], NULL);
	for (i = 90; i < 130; i++) {	/* from where one is too long on */
		memset(long_key, 'a', i);
		same_key(k, &scope);
		same_key(k, &scope);
	}
	signing_keys_free(&k);
}
END_TEST

/* --- canonical forms beyond those --- */

static const struct { const char *path, *canonical; } paths[] = {
	{ "", "/" }, { "/", "/" }, { "//", "/" }, { "/a", "/a" },
	{ "/a/", "/a/" }, { "/a/..", "/" }, { "/../..", "/" },
	{ "/a/b/../c/./d//", "/a/c/d/" }, { "/..a/.b", "/..a/.b" },
	{ "/arn%3Aaws", "/arn%253Aaws" }, { "/a b", "/a%20b" },
	{ "/\303\251~-._", "/%C3%A9~-._" },
};

START_TEST(a_path_is_made_canonical)
{
	struct kt_buf b;

	kt_buf_init(&b, arena);
	canonical_path(&b, paths[_i].path);
	kt_buf_char(&b, '\0');
	ck_assert_str_eq(b.p, paths[_i].canonical);
}
END_TEST

static const struct { const char *query, *canonical; } queries[] = {
	{ "", "" }, { "a", "a=" }, { "a=", "a=" }, { "b=2&a=1", "a=1&b=2" },
	{ "a=2&a=1&a=", "a=&a=1&a=2" }, { "a=b=c", "a=b%3Dc" },
	{ "a=%2f%2F/", "a=%2F%2F%2F" }, { "a=%41+b", "a=A%2Bb" },
	{ "a=%", "a=%25" }, { "a=%4", "a=%254" }, { "a=%zz", "a=%25zz" },
	{ "a=%00", "a=%00" }, { "&a&&b&", "a=&b=" }, { "=v", "=v" },
	{ "a-b=1&a=2&aB=3&ab=4", "a=2&a-b=1&aB=3&ab=4" },
	{ "X-Amz-Signature=1&a&X-Amz-Signature=2", "a=" },
	{ "X-Amz-%53ignature=1", "" },
};

START_TEST(a_query_is_made_canonical)
{
	struct kt_buf b;

	kt_buf_init(&b, arena);
	canonical_query(&b, queries[_i].query);
	kt_buf_char(&b, '\0');
	ck_assert_str_eq(b.p, queries[_i].canonical);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("sigv4");
	TCase *tc = tcase_create("sigv4");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_scope_says_whose_it_is, 0,
	    N_ELEMENTS(headers));
	tcase_add_loop_test(tc, a_presigned_query_says_whose_it_is, 0,
	    N_ELEMENTS(presigned));
	tcase_add_test(tc, twelve_digits_are_an_account);
	tcase_add_loop_test(tc, what_aws_signed_is_signed, 0,
	    N_ELEMENTS(vectors));
	tcase_add_loop_test(tc, a_date_may_be_https, 0, N_ELEMENTS(dates));
	tcase_add_loop_test(tc, a_body_is_signed, 0, 2);
	tcase_add_loop_test(tc, a_presigned_request_lives_so_long, 0,
	    N_ELEMENTS(lives));
	tcase_add_test(tc, a_kept_key_is_its_scopes);
	tcase_add_loop_test(tc, a_path_is_made_canonical, 0,
	    N_ELEMENTS(paths));
	tcase_add_loop_test(tc, a_query_is_made_canonical, 0,
	    N_ELEMENTS(queries));
	suite_add_tcase(s, tc);
	return suite_run(s);
}
