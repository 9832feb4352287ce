/*
 * Whose secret is known is held to it: the checks of signatures in their order,
 * each fault in AWS's words for each protocol (shared facts, section 6 of
 * iam.md); and nothing of a signed request may be changed.
 */
#include <stdio.h>
#include <string.h>

#include "tests/support/sign.h"
#include "tests/support/who.h"

#define ROOT "AKIAROOT"
#define SECRET "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

static const struct kt_access_key keys[] = {
	{ .id = ROOT, .secret = SECRET },
	{ .id = ACCOUNT, .secret = "keyturn", .lent = true },
};
static struct world world;
static struct client me;
static struct who who;
static const char *issued;		/* an access key */

static void
setup(void)
{
	world_open(&world);
	world.server.keys = keys;
	world.server.n_keys = N_ELEMENTS(keys);
	world.server.iam = KT_IAM_STRICT;
	who_begin(&who, &world);
	client_begin(&me, &world);
	issued = sign_new_key(me.arena, &world.server);
}

static void
teardown(void)
{
	client_end(&me);
	world_close(&world);
	who_end(&who);
}

/* One request of each protocol, which who is root may make. */
enum { JSON, QUERY, REST, PROTOCOLS };
static const struct {
	const char *service;
	struct kt_request is;
} calls[] = {
	[JSON] = { "secretsmanager", { .method = "POST", .path = "/",
	    .target = "secretsmanager.ListSecrets",
	    .content_type = "application/x-amz-json-1.1",
	    .body = "{\"MaxResults\":7}", .body_len = 16 } },
	[QUERY] = { "rds", { .method = "POST", .path = "/",
	    .content_type = "application/x-www-form-urlencoded",
	    .body = "Action=DescribeDBInstances&Version=2014-10-31",
	    .body_len = 45 } },
	[REST] = { "lambda", { .method = "GET",
	    .path = "/2015-03-31/functions/rotator", .query = "a=%2F&b",
	    .body = "" } },
};

/* A request as it was signed, and what a test does to it. */
struct bent {
	struct kt_request r;
	struct signer s;
};

static void
begin(struct bent *b, int protocol, bool presigned)
{
	b->r = calls[protocol].is;
	b->s = (struct signer){ .key = ROOT, .secret = SECRET,
	    .region = REGION, .service = calls[protocol].service,
	    .presigned = presigned };
}

static struct said
ask(const struct kt_request *r)
{
	me.key = NULL;		/* it is signed, or not, by itself */
	return say_request(&me, r);
}

START_TEST(a_true_signature_is_taken)
{
	int protocol = _i / 2;
	struct bent b;
	struct said s;

	begin(&b, protocol, _i % 2 != 0);
	sign_request(me.arena, &b.r, &b.s);
	s = ask(&b.r);
	ck_ok(s);
	/* The clock may be anywhere, and stand: what is signed now is fresh. */
	world_pass(&world, 400 * KT_DAY);
	begin(&b, protocol, _i % 2 != 0);
	sign_request(me.arena, &b.r, &b.s);
	s = ask(&b.r);
	ck_ok(s);
}
END_TEST

/* --- what is wrong, in AWS's order --- */

static const char *
changed(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	ck_assert_ptr_nonnull(at);
	return kt_arena_printf(me.arena, "%.*s%s%s", (int)(at - text), text,
	    to, at + strlen(from));
}

static void
set_header(struct bent *b, const char *name, const char *value)
{
	struct kt_header *all = kt_arena_dup(me.arena, b->r.headers,
	    b->r.n_headers * sizeof(*all));
	size_t i, n = 0;

	for (i = 0; i < b->r.n_headers; i++)
		if (strcmp(all[i].name, name) != 0)
			all[n++] = all[i];
		else if (value != NULL)
			all[n++] = (struct kt_header){ name, value };
	b->r.headers = all;
	b->r.n_headers = n;
}

enum kind { MISSING, INCOMPLETE, WRONG, UNKNOWN, EXPIRED };
static const struct { const char *code; int status; } kinds[][PROTOCOLS] = {
	[MISSING] = { { "MissingAuthenticationTokenException", 400 },
	    { "MissingAuthenticationToken", 403 },
	    { "MissingAuthenticationTokenException", 403 } },
	[INCOMPLETE] = { { "IncompleteSignatureException", 400 },
	    { "IncompleteSignature", 400 },
	    { "IncompleteSignatureException", 403 } },
	[WRONG] = { { "InvalidSignatureException", 400 },
	    { "SignatureDoesNotMatch", 403 },
	    { "InvalidSignatureException", 403 } },
	[UNKNOWN] = { { "UnrecognizedClientException", 400 },
	    { "InvalidClientTokenId", 403 },
	    { "UnrecognizedClientException", 403 } },
	[EXPIRED] = { { "ExpiredTokenException", 400 }, { "ExpiredToken", 403 },
	    { "ExpiredTokenException", 403 } },
};

/* Of a header: from there becomes to; NULL: see text.  With "%s" it is in text. */
static const struct {
	const char *from, *to;
	enum kind kind;
	const char *text;
} headers[] = {
	{ "AWS4-HMAC-SHA256", "AWS3-HMAC-SHA256", MISSING, NULL },
	{ "Credential=", "credential=", INCOMPLETE, "Authorization header "
	    "requires 'Credential' parameter. Authorization=%s" },
	{ ", Signature=", ", Sig=", INCOMPLETE, "Authorization header requires "
	    "'Signature' parameter. Authorization=%s" },
	{ ", SignedHeaders=", ", Signed=", INCOMPLETE, "Authorization "
	    "header requires 'SignedHeaders' parameter. Authorization=%s" },
	{ "=content-type;host;", "=content-type;", WRONG, "'Host' or "
	    "':authority' must be a 'SignedHeader' in the AWS Authorization." },
	{ "AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256", INCOMPLETE,
	    "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only "
	    "AWS4-HMAC-SHA256 for now)." },
	{ "/aws4_request", "", INCOMPLETE, "Credential must have exactly 5 "
	    "slash-delimited elements, e.g. keyid/date/region/service/term, got "
	    "'" ROOT "/%s'" },
	{ REGION, "C", WRONG, "Credential should be scoped to a valid region, "
	    "not 'C'." },
	{ "/aws4_request", "/aws3_request", WRONG, "Credential should be "
	    "scoped with a valid terminator: 'aws4_request', not "
	    "'aws3_request'." },
	{ ROOT, "AKIAOTHER", UNKNOWN, "The security token included in the "
	    "request is invalid." },
	{ "Signature=", "Signature=f", WRONG, "The request signature we "
	    "calculated does not match the signature you provided. Check your "
	    "AWS Secret Access Key and signing method. Consult the service "
	    "documentation for details." },
};

static void
refused(struct said s, int protocol, enum kind kind, const char *text)
{
	ck_refused(s, kinds[kind][protocol].code, text);
	ck_assert_int_eq(s.status, kinds[kind][protocol].status);
}

static const char *
absent(int protocol)
{
	return protocol == QUERY ? "Request is missing Authentication Token" :
	    "Missing Authentication Token";
}

START_TEST(a_header_is_refused_for_what_is_wrong)
{
	int protocol = _i % PROTOCOLS, row = _i / PROTOCOLS;
	const char *text = headers[row].text, *from = headers[row].from;
	struct bent b;
	char scope[64];

	begin(&b, protocol, false);
	sign_request(me.arena, &b.r, &b.s);
	/* Of GET no type is signed. */
	if (protocol == REST && strstr(from, "content-type") != NULL)
		b.r.authorization = changed(b.r.authorization, "=host;", "=");
	else
		b.r.authorization = changed(b.r.authorization, from,
		    headers[row].to);
	if (text == NULL)
		text = absent(protocol);
	(void)snprintf(scope, sizeof(scope), "%.8s/" REGION "/%s",
	    kt_header(&b.r, "X-Amz-Date"), b.s.service);
	if (strstr(text, "%s") != NULL)
		text = changed(text, "%s", row == 6 ? scope :
		    b.r.authorization);
	refused(ask(&b.r), protocol, headers[row].kind, text);
}
END_TEST

START_TEST(one_signs_for_this_service_and_day)
{
	const char *day;
	struct bent b;

	begin(&b, _i, false);
	b.s.service = "s3";
	sign_request(me.arena, &b.r, &b.s);
	if (_i == JSON)		/* a form would be another service's */
		refused(ask(&b.r), _i, WRONG, "Credential should be scoped to "
		    "correct service: 'secretsmanager'.");
	begin(&b, _i, false);
	sign_request(me.arena, &b.r, &b.s);
	day = kt_arena_strndup(me.arena, kt_header(&b.r, "X-Amz-Date"), 8);
	b.r.authorization = changed(b.r.authorization, day, "b");
	refused(ask(&b.r), _i, WRONG, kt_arena_printf(me.arena, "Date in "
	    "Credential scope does not match YYYYMMDD from ISO-8601 version of "
	    "date from HTTP: 'b' != '%s', from '%s'.", day,
	    kt_header(&b.r, "X-Amz-Date")));
	/* What is wrong there is all told at once. */
	b.r.authorization = changed(b.r.authorization, "/b/" REGION, "/b/C");
	b.r.authorization = changed(b.r.authorization, "/aws4_request", "/e");
	refused(ask(&b.r), _i, WRONG, kt_arena_printf(me.arena, "Credential "
	    "should be scoped to a valid region, not 'C'. Credential should be "
	    "scoped with a valid terminator: 'aws4_request', not 'e'. Date in "
	    "Credential scope does not match YYYYMMDD from ISO-8601 version of "
	    "date from HTTP: 'b' != '%s', from '%s'.", day,
	    kt_header(&b.r, "X-Amz-Date")));
}
END_TEST

START_TEST(a_date_is_one)
{
	struct bent b;

	begin(&b, _i, false);
	sign_request(me.arena, &b.r, &b.s);
	set_header(&b, "X-Amz-Date", "201");
	refused(ask(&b.r), _i, INCOMPLETE, "Date must be in ISO-8601 'basic "
	    "format'. Got '201'. See http://en.wikipedia.org/wiki/ISO_8601");
	set_header(&b, "X-Amz-Date", NULL);
	refused(ask(&b.r), _i, INCOMPLETE, kt_arena_printf(me.arena,
	    "Authorization header requires existence of either a 'X-Amz-Date' "
	    "or a 'Date' header. Authorization=%s", b.r.authorization));
}
END_TEST

/* On the machine's clock, as at the first start. */
START_TEST(what_is_too_old_or_too_new_is_refused)
{
	int64_t now = kt_real_ms();
	struct bent b;
	struct kt_sim *sim = kt_sim_new();	/* real time */
	struct said s;

	world.server.clock = kt_sim_clock(sim);
	world.server.sim = sim;
	begin(&b, _i, false);
	b.s.at = now - 301 * KT_SECOND;
	sign_request(me.arena, &b.r, &b.s);
	s = ask(&b.r);
	ck_assert_str_eq(s.code, kinds[WRONG][_i].code);
	ck_assert_int_eq(strncmp(s.message, "Signature expired: ", 19), 0);
	ck_assert_ptr_nonnull(strstr(s.message, " is now earlier than "));
	ck_assert_ptr_nonnull(strstr(s.message, " - 5 min.)"));
	begin(&b, _i, false);
	b.s.at = now - 240 * KT_SECOND;
	sign_request(me.arena, &b.r, &b.s);
	ck_ok(ask(&b.r));
	begin(&b, _i, false);
	b.s.at = now + 400 * KT_SECOND;
	sign_request(me.arena, &b.r, &b.s);
	s = ask(&b.r);
	ck_assert_str_eq(s.code, kinds[WRONG][_i].code);
	ck_assert_int_eq(strncmp(s.message, "Signature not yet current: ", 27),
	    0);
	ck_assert_ptr_nonnull(strstr(s.message, " + 5 min.)"));
	world.server.clock = kt_sim_clock(world.sim);
	world.server.sim = world.sim;
	kt_sim_free(&sim);
}
END_TEST

START_TEST(who_does_not_sign_is_told_so)
{
	struct bent b;

	begin(&b, _i, false);
	refused(ask(&b.r), _i, MISSING, absent(_i));
	b.r.authorization = "Bearer abc";
	refused(ask(&b.r), _i, MISSING, absent(_i));
	begin(&b, _i, true);
	sign_request(me.arena, &b.r, &b.s);
	b.r.authorization = "Bearer abc";
	refused(ask(&b.r), _i, WRONG, "Found both 'X-Amz-Algorithm' as a "
	    "query-string param and 'Authorization' as HTTP header.");
}
END_TEST

/* Before anybody is asked who he is. */
START_TEST(a_body_and_its_operation_come_first)
{
	struct bent b;

	begin(&b, JSON, false);
	b.r.body = "{\"MaxResults\":";
	b.r.body_len = 14;
	ck_refused(ask(&b.r), "SerializationException", ABSENT);
	b.r.body = "[]";
	b.r.body_len = 2;
	ck_refused(ask(&b.r), "SerializationException",
	    "Start of list found where not expected");
	b.r.target = "secretsmanager.NoSuch";
	ck_refused(ask(&b.r), "UnknownOperationException", ABSENT);
	/* What is in it is looked at last. */
	begin(&b, JSON, false);
	b.r.body = "{\"MaxResults\":0}";
	refused(ask(&b.r), JSON, MISSING, absent(JSON));
	sign_request(me.arena, &b.r, &b.s);
	ck_assert_str_eq(ask(&b.r).code, "ValidationException");
	begin(&b, QUERY, false);
	b.r.body = "Action=NoSuch&Version=2014-10-31";
	b.r.body_len = 32;
	ck_assert_str_eq(ask(&b.r).code, "InvalidAction");
}
END_TEST

static const struct { const char *name, *text; } params[] = {
#define MUST(name) "AWS query-string parameters must include 'X-Amz-" name "'. "
#define LOOK "Re-examine the query-string parameters."
	{ "X-Amz-Algorithm=", MUST("Algorithm") LOOK },
	{ "X-Amz-Credential=", MUST("Credential") LOOK },
	{ "X-Amz-Signature=", MUST("Signature") LOOK },
	{ "X-Amz-SignedHeaders=", MUST("SignedHeaders") LOOK },
	{ "X-Amz-Date=", MUST("Date") LOOK },
};

START_TEST(a_query_says_all_of_it)
{
	int protocol = _i % PROTOCOLS, row = _i / PROTOCOLS;
	struct bent b;

	begin(&b, protocol, true);
	sign_request(me.arena, &b.r, &b.s);
	b.r.query = changed(b.r.query, params[row].name, "X-Not=");
	refused(ask(&b.r), protocol, INCOMPLETE, params[row].text);
	b.r.query = "X-Amz-Algorithm=AWS4-HMAC-SHA256";
	refused(ask(&b.r), protocol, INCOMPLETE, MUST("Credential")
	    MUST("Signature") MUST("SignedHeaders") MUST("Date") LOOK);
}
END_TEST

/* --- whose key it is --- */

/* Of whom a directory says each thing that it may. */
static enum kt_known says;

static enum kt_known
find(void *self, struct kt_arena *a, const char *key, const char *token,
    const struct identity **out)
{
	(void)self;
	(void)a;
	(void)token;
	(void)out;
	return strcmp(key, issued) == 0 ? says : KT_NOT_ISSUED;
}

#define INVALID "The security token included in the request is invalid"

static const struct {
	enum kt_known known;
	enum kind kind;
	const char *text;
} known[] = {
	{ KT_KEY_GONE, UNKNOWN, INVALID "." },
	{ KT_KEY_INACTIVE, UNKNOWN, INVALID "." },
	{ KT_TOKEN_INVALID, UNKNOWN, INVALID },
	{ KT_TOKEN_EXPIRED, EXPIRED, "The security token included in the "
	    "request is expired" },
};

START_TEST(a_key_of_ours_is_held_to_what_it_is)
{
	int protocol = _i % PROTOCOLS, row = _i / PROTOCOLS;
	struct bent b;

	world.server.identities.find = find;
	says = known[row].known;
	begin(&b, protocol, false);
	b.s.key = issued;
	b.s.secret = sign_secret(me.arena, &world.server, issued, NULL);
	b.s.token = "token";
	sign_request(me.arena, &b.r, &b.s);
	/* It is in every mode that it is refused. */
	for (world.server.iam = KT_IAM_ON; world.server.iam <= KT_IAM_OFF;
	    world.server.iam++)
		refused(ask(&b.r), protocol, known[row].kind,
		    known[row].text);
	/* The signature comes before the token, and behind the key. */
	world.server.iam = KT_IAM_ON;
	b.r.authorization = changed(b.r.authorization, "Signature=",
	    "Signature=0");
	refused(ask(&b.r), protocol, known[row].known == KT_KEY_GONE ||
	    known[row].known == KT_KEY_INACTIVE ? UNKNOWN : WRONG,
	    known[row].known == KT_KEY_GONE ||
	    known[row].known == KT_KEY_INACTIVE ? INVALID "." :
	    headers[N_ELEMENTS(headers) - 1].text);
}
END_TEST

START_TEST(strangers_are_root_unless_it_is_strict)
{
	const char *const strangers[] = { "test", ACCOUNT, "AKIASTRANGER" };
	struct bent b;

	for (size_t i = 0; i < N_ELEMENTS(strangers); i++) {
		begin(&b, _i, false);
		b.s.key = strangers[i];
		b.s.secret = "whatever";
		sign_request(me.arena, &b.r, &b.s);
		world.server.iam = KT_IAM_ON;
		ck_ok(ask(&b.r));
		world.server.iam = KT_IAM_STRICT;
		refused(ask(&b.r), _i, UNKNOWN, INVALID ".");
	}
	/* A --root-key's secret is known, and it is held to it. */
	begin(&b, _i, false);
	b.s.secret = "whatever";
	sign_request(me.arena, &b.r, &b.s);
	for (world.server.iam = KT_IAM_ON; world.server.iam <= KT_IAM_STRICT;
	    world.server.iam++)
		refused(ask(&b.r), _i, WRONG,
		    headers[N_ELEMENTS(headers) - 1].text);
	world.server.iam = KT_IAM_OFF;
	ck_ok(ask(&b.r));
}
END_TEST

/* It is not asked for what who calls it does not have yet. */
START_TEST(a_token_of_another_needs_no_signature)
{
	struct bent b;

	world.server.iam = KT_IAM_STRICT;
	begin(&b, QUERY, false);
	b.r.body = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&"
	    "RoleSessionName=ses&WebIdentityToken=none&RoleArn=arn:aws:iam::"
	    ACCOUNT ":role/r";
	b.r.body_len = strlen(b.r.body);
	ck_refused(ask(&b.r), "InvalidIdentityToken", "The ID Token provided "
	    "is not a valid JWT. (You may see this error if you sent an Access "
	    "Token)");
	b.r.body = "Action=AssumeRoleWithSAML&Version=2011-06-15&"
	    "SAMLAssertion=PHg%2B&RoleArn=arn:aws:iam::" ACCOUNT ":role/r&"
	    "PrincipalArn=arn:aws:iam::" ACCOUNT ":saml-provider/p";
	b.r.body_len = strlen(b.r.body);
	ck_refused(ask(&b.r), "InvalidIdentityToken",
	    "Specified provider doesn't exist");
	/* But a signature that is there is looked at. */
	b.s.service = "sts";
	b.s.key = "AKIASTRANGER";
	b.s.secret = "whatever";
	sign_request(me.arena, &b.r, &b.s);
	refused(ask(&b.r), QUERY, UNKNOWN, INVALID ".");
}
END_TEST

/* --- nothing may be changed --- */

static bool
is_refused(const struct kt_request *r)
{
	struct said s = ask(r);

	return s.status >= 400;
}

/* Each byte of a text but those that mean nothing. */
static size_t
bend_text(struct bent *b, const char **place)
{
	const char *text = *place;
	size_t i, n = 0;
	char *bent;

	for (i = 0; text != NULL && text[i] != '\0'; i++, n++) {
		bent = kt_arena_strdup(me.arena, text);
		bent[i] ^= 1;
		*place = bent;
		ck_assert_msg(is_refused(&b->r), "%s is taken", bent);
		*place = text;
	}
	return n;
}

static size_t
bend_headers(struct bent *b)
{
	struct kt_header *all = kt_arena_dup(me.arena, b->r.headers,
	    b->r.n_headers * sizeof(*all));
	size_t i, n = 0;

	b->r.headers = all;
	for (i = 0; i < b->r.n_headers; i++) {
		n += bend_text(b, &all[i].name);
		n += bend_text(b, &all[i].value);
	}
	return n;
}

START_TEST(nothing_of_what_is_signed_may_be_changed)
{
	static size_t refusals;
	struct bent b;

	begin(&b, _i / 2, _i % 2 != 0);
	sign_request(me.arena, &b.r, &b.s);
	refusals = bend_text(&b, &b.r.method) + bend_text(&b, &b.r.path) +
	    bend_text(&b, &b.r.query) + bend_text(&b, &b.r.authorization) +
	    bend_text(&b, &b.r.body) + bend_headers(&b);
	ck_assert_uint_gt(refusals, 250);
	ck_assert(!is_refused(&b.r));
	b.r.body = "{\"MaxResults\":77}";
	b.r.body_len = 17;
	ck_assert(is_refused(&b.r));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("signatures");
	TCase *tc = tcase_create("signatures");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, a_true_signature_is_taken, 0, 2 * PROTOCOLS);
	tcase_add_loop_test(tc, a_header_is_refused_for_what_is_wrong, 0,
	    N_ELEMENTS(headers) * PROTOCOLS);
	tcase_add_loop_test(tc, one_signs_for_this_service_and_day, 0,
	    PROTOCOLS);
	tcase_add_loop_test(tc, a_date_is_one, 0, PROTOCOLS);
	tcase_add_loop_test(tc, what_is_too_old_or_too_new_is_refused, 0,
	    PROTOCOLS);
	tcase_add_loop_test(tc, who_does_not_sign_is_told_so, 0, PROTOCOLS);
	tcase_add_test(tc, a_body_and_its_operation_come_first);
	tcase_add_loop_test(tc, a_query_says_all_of_it, 0,
	    N_ELEMENTS(params) * PROTOCOLS);
	tcase_add_loop_test(tc, a_key_of_ours_is_held_to_what_it_is, 0,
	    N_ELEMENTS(known) * PROTOCOLS);
	tcase_add_test(tc, a_token_of_another_needs_no_signature);
	tcase_add_loop_test(tc, strangers_are_root_unless_it_is_strict, 0,
	    PROTOCOLS);
	tcase_add_loop_test(tc, nothing_of_what_is_signed_may_be_changed, 0,
	    2 * PROTOCOLS);
	suite_add_tcase(s, tc);
	return suite_run(s);
}
