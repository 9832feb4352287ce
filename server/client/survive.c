/* keyturn survive: what an application saw of a rotation, as a table. */
#include "client.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "exchange.h"

#define COLUMN "%-24s"
#define WIDE "%-18s"

static bool
is_well(const struct kt_json *answer)
{
	return kt_json_true(kt_json_member(answer, "rotated")) &&
	    exchange_number(answer, "kept") ==
	    exchange_number(answer, "sessions") &&
	    exchange_number(kt_json_member(answer, "fresh"), "refused") == 0 &&
	    exchange_number(kt_json_member(answer, "cached"), "refused") == 0;
}

/* The moments as the answer has them; else it is a step that has been done. */
static const struct { const char *at, *label; } moments[] = {
	{ "before", "before" }, { "after", "rotated, still cached" },
	{ "reread", "read again" },
};

static void
print_moment(const char *at)
{
	char label[64];
	size_t i;

	snprintf(label, sizeof(label), "after %.40s", at);
	for (i = 0; i < N_ELEMENTS(moments); i++)
		if (strcmp(moments[i].at, at) == 0)
			strcpy(label, moments[i].label);
	printf(COLUMN, label);
}

static const char *
met(const struct kt_json *login)
{
	return kt_json_true(kt_json_member(login, "accepted")) ?
	    exchange_text(login, "user") : "refused";
}

/* A line a moment; where there is a cache, two logins each. */
static void
print_logins(const struct kt_json *logins, bool both)
{
	const struct kt_json *l;
	bool cached;

	for (l = kt_json_first(logins); l != NULL; l = kt_json_next(l)) {
		cached = strcmp(exchange_text(l, "value"), "cached") == 0;
		if (!cached)
			print_moment(exchange_text(l, "at"));
		if (!cached && both)
			printf(WIDE, met(l));
		else
			printf("%s\n", met(l));
	}
}

static void
print_tallies(const struct kt_json *const of[2],
    void (*print)(struct kt_buf *, const struct kt_json *), const char *what)
{
	struct kt_arena *a = kt_arena_new();
	size_t i;

	printf(COLUMN, what);
	for (i = 0; i < 2 && of[i] != NULL; i++) {
		struct kt_buf b;

		kt_buf_init(&b, a);
		print(&b, of[i]);
		printf(i == 0 && of[1] != NULL ? WIDE : "%s", b.p);
	}
	printf("\n");
	kt_arena_free(&a);
}

static void
refusals(struct kt_buf *b, const struct kt_json *tally)
{
	kt_buf_printf(b, "%" PRId64 " of %" PRId64,
	    exchange_number(tally, "refused"),
	    exchange_number(tally, "tried"));
}

static void
gap(struct kt_buf *b, const struct kt_json *tally)
{
	if (kt_json_member(tally, "gap_ms") == NULL)
		kt_buf_str(b, "has not ended");
	else if (exchange_number(tally, "refused") == 0)
		kt_buf_str(b, "none");
	else
		kt_buf_printf(b, "%" PRId64 " ms",
		    exchange_number(tally, "gap_ms"));
}

static void
print_why(const struct kt_json *logins)
{
	const struct kt_json *l;

	for (l = kt_json_first(logins); l != NULL; l = kt_json_next(l))
		if (exchange_text(l, "why")[0] != '\0') {
			printf("\nrefused: %s\n", exchange_text(l, "why"));
			return;
		}
}

/* Who rotates: RDS does where there is no function. */
static const char *
rotator_of(const struct kt_json *answer)
{
	const char *arn = exchange_text(answer, "function");
	const char *name = strstr(arn, ":function:");

	if (arn[0] == '\0')
		return "RDS";
	return name != NULL ? name + strlen(":function:") : arn;
}

static int
print_table(const struct kt_json *answer)
{
	const struct kt_json *const of[2] = { kt_json_member(answer, "fresh"),
	    kt_json_member(answer, "cached") };
	const struct kt_json *logins = kt_json_member(answer, "logins");
	bool rotated = kt_json_true(kt_json_member(answer, "rotated"));

	printf("%s, %s: %s %" PRId64 " ms\n", exchange_text(answer, "secret"),
	    rotator_of(answer), rotated ? "rotated in" : "failed after",
	    exchange_number(answer, "rotation_ms"));
	if (!rotated)
		printf("%s\n", exchange_text(answer, "reason"));
	printf("\n" COLUMN "%s", "new logins", of[1] == NULL ?
	    "read for each" : "");
	if (of[1] != NULL)
		printf(WIDE "cached %g s", "read for each",
		    (double)exchange_number(answer, "cache_ms") / 1000);
	printf("\n");
	print_logins(logins, of[1] != NULL);
	print_tallies(of, refusals, "refused");
	print_tallies(of, gap, "gap");
	printf(COLUMN "%" PRId64 " of %" PRId64 "\n", "sessions kept",
	    exchange_number(answer, "kept"),
	    exchange_number(answer, "sessions"));
	print_why(logins);
	return is_well(answer) ? 0 : -1;
}

static int
print_json(const struct kt_json *answer)
{
	(void)exchange_print(answer);
	return is_well(answer) ? 0 : -1;
}

static void
member(struct kt_buf *b, const char *name, const char *value)
{
	if (value == NULL)
		return;
	kt_buf_printf(b, "%s\"%s\":", b->n > 1 ? "," : "", name);
	kt_json_quote(b, value, strlen(value));
}

int
client_survive(const struct client_secret *of,
    const struct client_survival *s)
{
	const struct client_caller at = client_place(of);
	struct exchange x = { .arena = kt_arena_new(), .url = of->url,
	    .path = "/_keyturn/survive" };
	struct kt_buf b;

	kt_buf_init(&b, x.arena);
	kt_buf_char(&b, '{');
	member(&b, "secret", of->secret);
	member(&b, "account", at.key);
	member(&b, "region", at.region);
	member(&b, "cache", s->cache);
	if (s->sessions > 0)
		kt_buf_printf(&b, ",\"sessions\":%d", s->sessions);
	kt_buf_str(&b, "}");
	x.body = b.p;
	return exchange_ask(&x, s->json ? print_json : print_table);
}
