/* See client.h. */
#include "client.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "exchange.h"

#define ANYBODY "anybody"	/* who signs: so that the region is told */
#define NAMES_SECONDS 5L	/* somebody waits at his prompt */

static const struct { const char *word; bool value; } verbs[] = {
	{ "get", false }, { "advance", true }, { "set", true },
	{ "freeze", false }, { "run", false },
};

bool
client_knows(const char *verb, bool value)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(verbs); i++)
		if (strcmp(verbs[i].word, verb) == 0)
			return verbs[i].value == value;
	return false;
}

static void
print_further(const char *before, const char *text)
{
	if (text[0] != '\0')
		printf("%s%s", before, text);
}

static int
print_clock(const struct kt_json *answer)
{
	const struct kt_json *e;
	int64_t forgotten = exchange_number(answer, "forgotten");

	if (forgotten > 0)
		printf("%" PRId64 " events before these are forgotten\n",
		    forgotten);
	for (e = kt_json_first(kt_json_member(answer, "events")); e != NULL;
	    e = kt_json_next(e)) {
		printf("%s  %-17s  %s", exchange_text(e, "at"),
		    exchange_text(e, "event"), exchange_text(e, "arn"));
		print_further("  ", exchange_text(e, "version"));
		print_further("  ", exchange_text(e, "reason"));
		printf("\n");
	}
	printf("%s  %s", exchange_text(answer, "now"),
	    kt_json_true(kt_json_member(answer, "frozen")) ? "frozen" :
	    "running");
	print_further(", on its way to ", exchange_text(answer,
	    "advancing_to"));
	printf("\n");
	return 0;
}

static int
print_reset(const struct kt_json *answer)
{
	printf("removed: secrets %" PRId64 ", databases %" PRId64 "\n",
	    exchange_number(answer, "secrets"),
	    exchange_number(answer, "databases"));
	return 0;
}

static const char *
object(struct kt_arena *a, const char *name, const char *value)
{
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_buf_printf(&b, "{\"%s\":", name);
	if (value != NULL)
		kt_json_quote(&b, value, strlen(value));
	else
		kt_buf_str(&b, "true");
	kt_buf_char(&b, '}');
	kt_buf_char(&b, '\0');
	return b.p;
}

int
client_clock(const char *url, const char *verb, const char *value)
{
	struct exchange x = { .arena = kt_arena_new(), .url = url,
	    .path = "/_keyturn/clock" };

	if (strcmp(verb, "get") != 0)
		x.body = object(x.arena, verb, value);
	return exchange_ask(&x, print_clock);
}

int
client_reset(const char *url, const char *account)
{
	struct exchange x = { .arena = kt_arena_new(), .url = url,
	    .path = "/_keyturn/reset", .body = "{}" };

	if (account != NULL)
		x.body = object(x.arena, "account", account);
	return exchange_ask(&x, print_reset);
}

/* Who waits for it, as a container's engine does, goes by the exit status. */
static int
print_health(const struct kt_json *answer)
{
	int rc = exchange_print(answer);

	return rc != 0 ? rc : strcmp(exchange_text(answer, "status"), "ok") != 0;
}

int
client_health(const char *url)
{
	struct exchange x = { .arena = kt_arena_new(), .url = url,
	    .path = "/_keyturn/health" };

	return exchange_ask(&x, print_health);
}

/* All that stdin has; it may be a secret, so it goes past stdio. */
static const char *
read_stdin(struct kt_arena *a)
{
	char block[4096];
	struct kt_buf b;
	ssize_t n;

	kt_buf_init(&b, a);
	while ((n = read(STDIN_FILENO, block, sizeof(block))) > 0)
		kt_buf_add(&b, block, (size_t)n);
	kt_wipe(block, sizeof(block));
	kt_buf_char(&b, '\0');
	return n == 0 ? b.p : NULL;
}

/* A call of a service, in plain JSON. */
static struct exchange
calls(const char *url, const struct client_caller *caller,
    const char *service, const char *operation)
{
	struct kt_arena *a = kt_arena_new();

	return (struct exchange){ .arena = a, .url = url,
	    .key = caller->key != NULL ? caller->key : ANYBODY,
	    .path = kt_arena_printf(a, "/_keyturn/call/%s/%s", service,
	    operation), .scope = kt_arena_printf(a, "aws:amz:%s:%s",
	    caller->region, service) };
}

int
client_call(const char *url, const struct client_caller *caller,
    const char *const words[3])
{
	struct exchange x = calls(url, caller, words[0], words[1]);

	x.body = words[2] == NULL ? "{}" : words[2];
	if (strcmp(x.body, "-") == 0 &&
	    (x.body = read_stdin(x.arena)) == NULL) {
		perror("keyturn: stdin");
		kt_arena_free(&x.arena);
		return -1;
	}
	return exchange_ask(&x, exchange_print);
}

static int
print_names(const struct kt_json *answer)
{
	const struct kt_json *s = kt_json_first(kt_json_member(answer,
	    "SecretList"));

	for (; s != NULL; s = kt_json_next(s))
		printf("%s\n", exchange_text(s, "Name"));
	return 0;
}

void
client_names(const struct client_secret *of)
{
	struct exchange x = calls(of->url, &of->caller, "secretsmanager",
	    "ListSecrets");
	struct kt_buf b;

	kt_buf_init(&b, x.arena);
	kt_buf_str(&b, "{\"MaxResults\":100");
	if (of->secret[0] != '\0') {
		kt_buf_str(&b, ",\"Filters\":[{\"Key\":\"name\",\"Values\":[");
		kt_json_quote(&b, of->secret, strlen(of->secret));
		kt_buf_str(&b, "]}]");
	}
	kt_buf_str(&b, "}");
	x.body = b.p;
	x.quiet = true;
	x.seconds = NAMES_SECONDS;
	(void)exchange_ask(&x, print_names);
}
