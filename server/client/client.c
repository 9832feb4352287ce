/* See client.h. */
#include "client.h"

#include <dlfcn.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <curl/curl.h>

#include "keyturn/arena.h"
#include "keyturn/json.h"

#define CONNECT_SECONDS 10L	/* the answer itself may take its time */

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

/* --- libcurl --- */

/*
 * Opened when it is wanted: linked, it and the eighteen libraries it brings
 * would double the time that every start of a server takes.
 */
#define LIBRARY "libcurl.so.4"

static struct {
	CURL *(*init)(void);
	CURLcode (*setopt)(CURL *, CURLoption, ...);
	CURLcode (*perform)(CURL *);
	CURLcode (*getinfo)(CURL *, CURLINFO, ...);
	void (*cleanup)(CURL *);
	const char *(*strerror)(CURLcode);
	struct curl_slist *(*append)(struct curl_slist *, const char *);
	void (*free_all)(struct curl_slist *);
} lib;

static const struct { const char *name; void *at; } symbols[] = {
	{ "curl_easy_init", &lib.init },
	{ "curl_easy_setopt", &lib.setopt },
	{ "curl_easy_perform", &lib.perform },
	{ "curl_easy_getinfo", &lib.getinfo },
	{ "curl_easy_cleanup", &lib.cleanup },
	{ "curl_easy_strerror", &lib.strerror },
	{ "curl_slist_append", &lib.append },
	{ "curl_slist_free_all", &lib.free_all },
};

static int
open_library(void)
{
	void *at, *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
	size_t i;

	for (i = 0; library != NULL && i < N_ELEMENTS(symbols); i++) {
		if ((at = dlsym(library, symbols[i].name)) == NULL)
			break;
		memcpy(symbols[i].at, &at, sizeof(at));
	}
	if (library != NULL && i == N_ELEMENTS(symbols))
		return 0;
	fprintf(stderr, "keyturn: this command needs libcurl: %s\n", dlerror());
	return -1;
}

/* --- the request --- */

struct exchange {
	struct kt_arena *arena;
	const char *url, *path;
	const char *body;		/* NULL: GET */
	const char *key, *scope;	/* who signs, for what; or NULL */
	struct kt_buf answer;
	long status;
	char why[CURL_ERROR_SIZE];
};

static size_t
take(char *data, size_t size, size_t n, void *arg)
{
	struct exchange *x = arg;

	kt_buf_add(&x->answer, data, size * n);
	return size * n;
}

/* No proxy: what we speak to is this machine's, or a container's beside us. */
static CURLcode
perform(CURL *curl, struct exchange *x, struct curl_slist *lines)
{
	CURLcode rc = CURLE_OK;

#define SET(option, value) do {						\
	if (rc == CURLE_OK)						\
		rc = lib.setopt(curl, (option), (value));		\
} while (0)
	SET(CURLOPT_ERRORBUFFER, x->why);
	SET(CURLOPT_URL, kt_arena_printf(x->arena, "%s%s", x->url, x->path));
	SET(CURLOPT_NOPROXY, "*");
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	SET(CURLOPT_HTTPHEADER, lines);
	SET(CURLOPT_WRITEFUNCTION, take);
	SET(CURLOPT_WRITEDATA, x);
	if (x->body != NULL)
		SET(CURLOPT_POSTFIELDS, x->body);
	if (x->scope != NULL) {
		SET(CURLOPT_AWS_SIGV4, x->scope);
		SET(CURLOPT_USERNAME, x->key);
		SET(CURLOPT_PASSWORD, x->key);	/* nobody compares it */
	}
#undef SET
	if (rc == CURLE_OK)
		rc = lib.perform(curl);
	if (rc == CURLE_OK)
		rc = lib.getinfo(curl, CURLINFO_RESPONSE_CODE, &x->status);
	return rc;
}

static int
exchange(struct exchange *x)
{
	CURLcode rc = CURLE_FAILED_INIT;
	struct curl_slist *lines;
	CURL *curl;

	if (open_library() != 0)
		return -1;
	curl = lib.init();
	lines = lib.append(NULL, "Content-Type: application/json");
	kt_buf_init(&x->answer, x->arena);
	if (curl != NULL && lines != NULL)
		rc = perform(curl, x, lines);
	if (rc != CURLE_OK)
		fprintf(stderr, "keyturn: cannot reach %s: %s\n", x->url,
		    x->why[0] != '\0' ? x->why : lib.strerror(rc));
	lib.free_all(lines);
	lib.cleanup(curl);
	return rc == CURLE_OK ? 0 : -1;
}

/* --- the answer --- */

static const char *
text(const struct kt_json *v, const char *name)
{
	const char *s = kt_json_string(kt_json_member(v, name));

	return s != NULL ? s : "";
}

static int
refused(const struct exchange *x, const struct kt_json *answer)
{
	const char *code = text(answer, "code"), *message = text(answer,
	    "message");

	if (code[0] != '\0')
		fprintf(stderr, "keyturn: %s: %s\n", code, message);
	else
		fprintf(stderr, "keyturn: %s answers %ld%s%s\n", x->url,
		    x->status, message[0] != '\0' ? ": " : "", message);
	return -1;
}

static void
print_as_it_is(const struct kt_json *answer)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_json_print(&b, answer);
	kt_buf_char(&b, '\n');
	(void)!fwrite(b.p, 1, b.n, stdout);
	kt_arena_free(&a);
}

static void
print_clock(const struct kt_json *answer)
{
	const struct kt_json *e;
	int64_t forgotten = 0;

	(void)!kt_json_integer(kt_json_member(answer, "forgotten"),
	    &forgotten);
	if (forgotten > 0)
		printf("%" PRId64 " events before these are forgotten\n",
		    forgotten);
	for (e = kt_json_first(kt_json_member(answer, "events")); e != NULL;
	    e = kt_json_next(e))
		printf("%s  %-17s  %s%s%s%s%s\n", text(e, "at"),
		    text(e, "event"), text(e, "arn"),
		    text(e, "version")[0] != '\0' ? "  " : "",
		    text(e, "version"), text(e, "reason")[0] != '\0' ? "  " :
		    "", text(e, "reason"));
	printf("%s  %s%s%s\n", text(answer, "now"),
	    kt_json_true(kt_json_member(answer, "frozen")) ? "frozen" :
	    "running", text(answer, "advancing_to")[0] != '\0' ?
	    ", on its way to " : "", text(answer, "advancing_to"));
}

static void
print_reset(const struct kt_json *answer)
{
	int64_t secrets = 0, databases = 0;

	(void)!kt_json_integer(kt_json_member(answer, "secrets"), &secrets);
	(void)!kt_json_integer(kt_json_member(answer, "databases"),
	    &databases);
	printf("removed: secrets %" PRId64 ", databases %" PRId64 "\n",
	    secrets, databases);
}

static int
ask(struct exchange *x, void (*print)(const struct kt_json *))
{
	const struct kt_json *answer = NULL;
	int rc = exchange(x);

	if (rc == 0 && (kt_json_parse(x->arena, x->answer.p, x->answer.n,
	    &answer) != 0 || x->status != 200))
		rc = refused(x, answer);
	if (rc == 0) {
		print(answer);
		if (fflush(stdout) != 0)
			rc = -1;
	}
	kt_arena_free(&x->arena);
	return rc;
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
	return ask(&x, print_clock);
}

int
client_reset(const char *url, const char *account)
{
	struct exchange x = { .arena = kt_arena_new(), .url = url,
	    .path = "/_keyturn/reset", .body = "{}" };

	if (account != NULL)
		x.body = object(x.arena, "account", account);
	return ask(&x, print_reset);
}

int
client_health(const char *url)
{
	struct exchange x = { .arena = kt_arena_new(), .url = url,
	    .path = "/_keyturn/health" };

	return ask(&x, print_as_it_is);
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

int
client_call(const char *url, const struct client_caller *caller,
    const char *const words[3])
{
	struct kt_arena *a = kt_arena_new();
	struct exchange x = { .arena = a, .url = url, .key = caller->key };

	x.path = kt_arena_printf(a, "/_keyturn/call/%s/%s", words[0], words[1]);
	x.scope = kt_arena_printf(a, "aws:amz:%s:%s", caller->region, words[0]);
	x.body = words[2] == NULL ? "{}" : words[2];
	if (strcmp(x.body, "-") == 0 && (x.body = read_stdin(a)) == NULL) {
		perror("keyturn: stdin");
		kt_arena_free(&a);
		return -1;
	}
	return ask(&x, print_as_it_is);
}
