/* keyturn trail: who called what, for people. */
#include "client.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "keyturn/arn.h"
#include "keyturn/clock.h"

#include "colour.h"
#include "exchange.h"

#define LAST_DEFAULT 50
#define LAST_MAX 1000
#define LOOK_MS 500		/* how often one looks who follows */

static void
add_query(struct kt_buf *b, const char *name, const char *value)
{
	if (value != NULL)
		kt_buf_printf(b, "&%s=%s", name, kt_arena_escape(b->arena,
		    value));
}

/* The last ones, or those after a place; -1: there is none yet. */
static struct exchange
about(const char *url, const struct client_trail *t, int64_t after)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf path;

	kt_buf_init(&path, a);
	kt_buf_printf(&path, "/_keyturn/trail?limit=%d", after >= 0 ? LAST_MAX :
	    t->last > 0 ? t->last : LAST_DEFAULT);
	if (after >= 0)
		kt_buf_printf(&path, "&after=%" PRId64, after);
	add_query(&path, "account", t->whose.key);
	add_query(&path, "region", t->whose.region);
	add_query(&path, "event", t->event);
	add_query(&path, "user", t->user);
	add_query(&path, "failed", t->failed ? "true" : NULL);
	return (struct exchange){ .arena = a, .url = url, .path = path.p };
}

/* arn:aws:secretsmanager:us-east-1:123456789012:secret:a-dTu2Db: the end of it */
static const char *
name_in(const char *arn)
{
	size_t n = strlen(arn);
	const char *name = kt_arn_part(arn, &n, KT_ARN_RESOURCE);

	return n > 0 ? name : arn;
}

/* 2026-01-15T10:20:30.456Z  123456789012  root  secretsmanager:GetSecretValue */
static void
print_event(const struct kt_json *e)
{
	const char *user = exchange_text(e, "user"),
	    *code = exchange_text(e, "code"),
	    *message = exchange_text(e, "message");
	const struct kt_json *arn;

	printf("%s  %s  %s  %s:%s", exchange_text(e, "at"),
	    exchange_text(e, "account"), user[0] != '\0' ? user :
	    exchange_text(e, "by"), exchange_text(e, "service"),
	    exchange_text(e, "event"));
	for (arn = kt_json_first(kt_json_member(e, "resources")); arn != NULL;
	    arn = kt_json_next(arn))
		printf("  %s", name_in(kt_json_string(arn)));
	if (code[0] != '\0' || message[0] != '\0') {
		printf("  ");
		colour_print("failed", 0);
		printf(": %s%s%s", code, code[0] != '\0' ? ": " : "", message);
	}
	printf("\n");
}

static void
print_events(const struct kt_json *answer, bool json)
{
	const struct kt_json *e = kt_json_first(kt_json_member(answer,
	    "events"));
	int64_t missed = exchange_number(answer, "missed");

	if (missed > 0)
		fprintf(stderr, "keyturn: %" PRId64 " more came in between\n",
		    missed);
	for (; e != NULL; e = kt_json_next(e))
		if (json)
			printf("%s\n", exchange_text(e, "record"));
		else
			print_event(e);
}

int
client_trail(const char *url, const struct client_trail *t)
{
	const struct kt_json *answer;
	int64_t after = -1;
	struct exchange x;
	int rc;

	do {
		if (after >= 0)
			kt_sleep_ms(LOOK_MS);
		x = about(url, t, after);
		rc = exchange_answer(&x, &answer);
		if (rc == 0) {
			print_events(answer, t->json);
			/* It may be lower: another keyturn serves there. */
			after = exchange_number(answer, "last");
		}
		kt_arena_free(&x.arena);
		if (fflush(stdout) != 0)
			rc = -1;
	} while (rc == 0 && t->follow);
	return rc;
}
