/* See exchange.h. */
#include "exchange.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include <curl/curl.h>

_Static_assert(sizeof(((struct exchange *)0)->why) >= CURL_ERROR_SIZE,
    "curl writes there");

#define CONNECT_SECONDS 10L	/* the answer itself may take its time */

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
	if (x->method != NULL)
		SET(CURLOPT_CUSTOMREQUEST, x->method);
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

const char *
exchange_text(const struct kt_json *v, const char *name)
{
	const char *s = kt_json_string(kt_json_member(v, name));

	return s != NULL ? s : "";
}

int64_t
exchange_number(const struct kt_json *v, const char *name)
{
	int64_t n = 0;

	(void)!kt_json_integer(kt_json_member(v, name), &n);
	return n;
}

static int
refused(const struct exchange *x, const struct kt_json *answer)
{
	const char *code = exchange_text(answer, "code");
	const char *message = exchange_text(answer, "message");

	if (code[0] != '\0')
		fprintf(stderr, "keyturn: %s: %s\n", code, message);
	else
		fprintf(stderr, "keyturn: %s answers %ld%s%s\n", x->url,
		    x->status, message[0] != '\0' ? ": " : "", message);
	return -1;
}

int
exchange_print(const struct kt_json *answer)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf b;

	kt_buf_init(&b, a);
	kt_json_print(&b, answer);
	kt_buf_char(&b, '\n');
	(void)!fwrite(b.p, 1, b.n, stdout);
	kt_arena_free(&a);
	return 0;
}

int
exchange_ask(struct exchange *x, int (*print)(const struct kt_json *))
{
	const struct kt_json *answer = NULL;
	int rc = exchange(x);

	if (rc == 0 && (kt_json_parse(x->arena, x->answer.p, x->answer.n,
	    &answer) != 0 || x->status != 200))
		rc = refused(x, answer);
	if (rc == 0) {
		rc = print(answer);
		if (fflush(stdout) != 0)
			rc = -1;
	}
	kt_arena_free(&x->arena);
	return rc;
}
