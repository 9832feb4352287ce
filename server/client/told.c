/* keyturn rotations, wait, verify: what became of a rotation, and why. */
#include "client.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "keyturn/arn.h"

#include "colour.h"
#include "exchange.h"

#define TIME_IS_UP 124		/* what timeout(1) exits with */
#define LAST_DEFAULT 10		/* rotations that are shown */

/* --- asking --- */

/* A name or an ARN as part of a path. */
static const char *
escaped(struct kt_arena *a, const char *s)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/:";
	struct kt_buf b;

	kt_buf_init(&b, a);
	for (; *s != '\0'; s++)
		if (strchr(plain, *s) != NULL)
			kt_buf_char(&b, *s);
		else
			kt_buf_printf(&b, "%%%02X", (unsigned char)*s);
	kt_buf_char(&b, '\0');
	return b.p;
}

struct client_caller
client_place(const struct client_secret *of)
{
	struct client_caller at = of->caller;

	if (of->secret != NULL && kt_is_arn(of->secret))
		return (struct client_caller){ .key = NULL };
	if (at.key != NULL && (strlen(at.key) != 12 ||
	    strspn(at.key, "0123456789") != 12))
		at.key = NULL;
	return at;
}

/* Without a secret it is about all there. */
static struct exchange
about(const struct client_secret *of, const char *what, const char *query)
{
	const struct client_caller at = client_place(of);
	struct kt_arena *a = kt_arena_new();
	struct kt_buf path;

	kt_buf_init(&path, a);
	kt_buf_printf(&path, "/_keyturn/%s", what);
	if (of->secret != NULL)
		kt_buf_printf(&path, "/%s", escaped(a, of->secret));
	kt_buf_char(&path, '?');
	if (at.region != NULL)
		kt_buf_printf(&path, "region=%s&", escaped(a, at.region));
	if (at.key != NULL)
		kt_buf_printf(&path, "account=%s&", at.key);
	kt_buf_str(&path, query);
	return (struct exchange){ .arena = a, .url = of->url, .path = path.p };
}

/* --- rotations, for people --- */

static void
print_span(const struct kt_json *v)
{
	printf("  %" PRId64 " ms\n", exchange_number(v, "ms"));
}

static void
print_labels(const char *when, const struct kt_json *labels)
{
	const struct kt_json *l = kt_json_first(labels);

	if (l == NULL)
		return;
	printf("    %s ", when);
	for (; l != NULL; l = kt_json_next(l))
		printf("  %s %.8s", kt_json_name(l), kt_json_string(l));
	printf("\n");
}

/* secretsmanager:GetSecretValue VersionStage=AWSPENDING  ok */
static void
print_said(const struct kt_json *said)
{
	const struct kt_json *with;
	const char *reason = exchange_text(said, "reason");

	printf("        %s%s", exchange_text(said, "call"),
	    exchange_text(said, "database"));
	for (with = kt_json_first(kt_json_member(said, "with")); with != NULL;
	    with = kt_json_next(with))
		printf(" %s=%s", kt_json_name(with), kt_json_string(with));
	printf("  %s%s%s\n", exchange_text(said, "result"),
	    reason[0] != '\0' ? ": " : "", reason);
}

static void
print_step(const struct kt_json *step)
{
	const struct kt_json *s;
	const char *failed = exchange_text(step, "failed");
	int64_t more = exchange_number(step, "left_out");

	printf("    %s", exchange_text(step, "step"));
	print_span(step);
	for (s = kt_json_first(kt_json_member(step, "said")); s != NULL;
	    s = kt_json_next(s))
		print_said(s);
	if (more > 0)
		printf("        and %" PRId64 " more\n", more);
	if (failed[0] != '\0')
		printf("        failed: %s\n", failed);
}

static void
print_attempt(const struct kt_json *a)
{
	const struct kt_json *step;
	const char *reason = exchange_text(a, "reason");
	const char *next = exchange_text(a, "next");

	printf("  attempt %" PRId64 " at %s: %s", exchange_number(a, "attempt"),
	    exchange_text(a, "started"), exchange_text(a, "outcome"));
	print_span(a);
	print_labels("before", kt_json_member(a, "labels_before"));
	for (step = kt_json_first(kt_json_member(a, "steps")); step != NULL;
	    step = kt_json_next(step))
		print_step(step);
	print_labels("after ", kt_json_member(a, "labels_after"));
	if (reason[0] != '\0')
		printf("    %s: %s\n", exchange_text(a, "outcome"), reason);
	if (next[0] != '\0')
		printf("    to be tried again at %s\n", next);
}

static int
print_rotations(const struct kt_json *answer)
{
	const struct kt_json *r, *a;
	const char *version;

	printf("%s  %s\n", exchange_text(answer, "secret"),
	    exchange_text(answer, "arn"));
	r = kt_json_first(kt_json_member(answer, "rotations"));
	if (r == NULL)
		printf("\nIt was never rotated.\n");
	for (; r != NULL; r = kt_json_next(r)) {
		version = exchange_text(r, "version");
		printf("\n%s%s %s: ",
		    kt_json_true(kt_json_member(r, "test")) ? "test of a " :
		    "", "rotation", version[0] != '\0' ? version :
		    "that was due");
		colour_print(exchange_text(r, "outcome"), 0);
		printf("\n");
		for (a = kt_json_first(kt_json_member(r, "attempts"));
		    a != NULL; a = kt_json_next(a))
			print_attempt(a);
	}
	return 0;
}

int
client_rotations(const struct client_secret *of, int last, bool json)
{
	char query[32];
	struct exchange x;

	(void)snprintf(query, sizeof(query), "last=%d", last > 0 ?
	    last : LAST_DEFAULT);
	x = about(of, "rotations", query);
	return exchange_ask(&x, json ? exchange_print : print_rotations);
}

/* failed     2026-01-15T10:20:30.456Z  ARN: why; to be tried again at ... */
static int
print_last(const struct kt_json *answer)
{
	const struct kt_json *r = kt_json_first(kt_json_member(answer,
	    "rotations"));
	const char *reason, *next;

	for (; r != NULL; r = kt_json_next(r)) {
		reason = exchange_text(r, "reason");
		next = exchange_text(r, "next");
		colour_print(exchange_text(r, "outcome"), 9);
		printf("  %s  %s%s%s%s%s%s\n", exchange_text(r, "started"),
		    exchange_text(r, "arn"),
		    kt_json_true(kt_json_member(r, "test")) ? " (a test)" : "",
		    reason[0] != '\0' ? ": " : "", reason,
		    next[0] != '\0' ? "; to be tried again at " : "", next);
	}
	return 0;
}

int
client_last_rotations(const struct client_secret *of, bool failed, bool json)
{
	struct exchange x = about(of, "rotations", failed ? "outcome=failed" :
	    "");

	return exchange_ask(&x, json ? exchange_print : print_last);
}

/* --- wait --- */

/* What it came to on stdout, or on stderr why it did not. */
static int
print_outcome(const struct kt_json *answer)
{
	const char *outcome = exchange_text(answer, "outcome");
	const char *secret = exchange_text(answer, "secret");
	const char *reason = exchange_text(answer, "reason");
	const char *next = exchange_text(answer, "next");

	if (strcmp(outcome, "succeeded") == 0) {
		printf("the rotation of %s succeeded\n", secret);
		return 0;
	}
	if (strcmp(outcome, "running") == 0) {
		fprintf(stderr, "keyturn: the rotation of %s is still under "
		    "way\n", secret);
		return TIME_IS_UP;
	}
	if (strcmp(outcome, "none") == 0)
		fprintf(stderr, "keyturn: %s was never rotated\n", secret);
	else
		fprintf(stderr, "keyturn: the rotation of %s: %s%s%s\n",
		    secret, outcome, reason[0] != '\0' ? ": " : "", reason);
	if (next[0] != '\0')
		fprintf(stderr, "keyturn: it is tried again at %s; keyturn "
		    "rotations %s tells more\n", next, secret);
	return -1;
}

int
client_wait(const struct client_secret *of, int64_t ms)
{
	char query[48];
	struct exchange x;

	(void)snprintf(query, sizeof(query), "last=1&wait_ms=%" PRId64, ms);
	x = about(of, "rotations", query);
	return exchange_ask(&x, print_outcome);
}

/* --- verify --- */

static bool
is_verified(const struct kt_json *answer)
{
	return kt_json_true(kt_json_member(answer, "verified"));
}

static int
print_verification(const struct kt_json *answer)
{
	const struct kt_json *v = kt_json_first(kt_json_member(answer,
	    "values"));
	const char *account, *tls, *reason;

	for (; v != NULL; v = kt_json_next(v)) {
		account = exchange_text(v, "account");
		tls = exchange_text(v, "tls");
		reason = exchange_text(v, "reason");
		printf("%-11s  %-36s  ", exchange_text(v, "label"),
		    exchange_text(v, "version"));
		colour_print(kt_json_true(kt_json_member(v, "logs_in")) ?
		    "logs in" : "does not log in", 0);
		printf("%s%s%s%s%s%s\n", account[0] != '\0' ? " as " : "",
		    account, tls[0] != '\0' ? ", TLS: " : "", tls,
		    reason[0] != '\0' ? ": " : "", reason);
	}
	return is_verified(answer) ? 0 : -1;
}

static int
print_verification_json(const struct kt_json *answer)
{
	(void)exchange_print(answer);
	return is_verified(answer) ? 0 : -1;
}

int
client_verify(const struct client_secret *of, bool json)
{
	struct exchange x = about(of, "verify", "");

	x.body = "{}";
	return exchange_ask(&x, json ? print_verification_json :
	    print_verification);
}
