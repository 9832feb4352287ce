/* See fetch.h. */
#include "fetch.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <curl/curl.h>

_Static_assert(sizeof(((struct fetch *)0)->why) >= CURL_ERROR_SIZE,
    "curl writes there");

#define CONNECT_SECONDS 10L	/* the answer itself may take its time */

/* --- libcurl --- */

#define LIBRARY "libcurl.so.4"

static struct {
	CURLcode (*begin)(long);
	CURL *(*init)(void);
	CURLcode (*setopt)(CURL *, CURLoption, ...);
	CURLcode (*perform)(CURL *);
	CURLcode (*getinfo)(CURL *, CURLINFO, ...);
	void (*cleanup)(CURL *);
	const char *(*strerror)(CURLcode);
	struct curl_slist *(*append)(struct curl_slist *, const char *);
	void (*free_all)(struct curl_slist *);
} lib;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char missing[256];	/* why there is no library, once it was sought */

#if RELOCATABLE

static bool
find_library(void)
{
	lib.begin = curl_global_init;
	lib.init = curl_easy_init;
	lib.setopt = (curl_easy_setopt);	/* the macro takes no address */
	lib.perform = curl_easy_perform;
	lib.getinfo = (curl_easy_getinfo);
	lib.cleanup = curl_easy_cleanup;
	lib.strerror = curl_easy_strerror;
	lib.append = curl_slist_append;
	lib.free_all = curl_slist_free_all;
	return true;
}

#else

static const struct { const char *name; void *at; } symbols[] = {
	{ "curl_global_init", &lib.begin },
	{ "curl_easy_init", &lib.init },
	{ "curl_easy_setopt", &lib.setopt },
	{ "curl_easy_perform", &lib.perform },
	{ "curl_easy_getinfo", &lib.getinfo },
	{ "curl_easy_cleanup", &lib.cleanup },
	{ "curl_easy_strerror", &lib.strerror },
	{ "curl_slist_append", &lib.append },
	{ "curl_slist_free_all", &lib.free_all },
};

static bool
find_library(void)
{
	void *at, *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
	size_t i;

	for (i = 0; library != NULL && i < N_ELEMENTS(symbols); i++) {
		if ((at = dlsym(library, symbols[i].name)) == NULL)
			break;
		memcpy(symbols[i].at, &at, sizeof(at));
	}
	if (library != NULL && i == N_ELEMENTS(symbols))
		return true;
	snprintf(missing, sizeof(missing), "this needs libcurl: %.200s",
	    dlerror());
	return false;
}

#endif

static void
open_library(void)
{
	if (find_library() && lib.begin(CURL_GLOBAL_ALL) != CURLE_OK)
		snprintf(missing, sizeof(missing), "libcurl does not start");
}

/* --- the request --- */

static size_t
take(char *data, size_t size, size_t n, void *arg)
{
	struct fetch *f = arg;

	n *= size;
	if (f->take != NULL)
		f->take(f->self, data, n);
	else if (f->most != 0 && f->answer.n + n > f->most)
		return n + 1;	/* which curl takes for a failure */
	else
		kt_buf_add(&f->answer, data, n);
	return n;
}

/* curl asks once a second when nothing comes. */
static int
called_off(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
	const struct fetch *f = arg;

	(void)a;
	(void)b;
	(void)c;
	(void)d;
	return f->stop != NULL && *f->stop;
}

#define SET(option, value) do {						\
	if (rc == CURLE_OK)						\
		rc = lib.setopt(curl, (option), (value));		\
} while (0)

static CURLcode
set_certs(CURL *curl, const struct fetch *f)
{
	CURLcode rc = CURLE_OK;

	SET(CURLOPT_CAINFO, kt_arena_printf(f->arena, "%s/ca.pem", f->certs));
	SET(CURLOPT_SSLCERT, kt_arena_printf(f->arena, "%s/cert.pem",
	    f->certs));
	SET(CURLOPT_SSLKEY, kt_arena_printf(f->arena, "%s/key.pem", f->certs));
	return rc;
}

static CURLcode
set_what(CURL *curl, const struct fetch *f)
{
	CURLcode rc = CURLE_OK;

	SET(CURLOPT_URL, f->url);
	if (f->socket != NULL)
		SET(CURLOPT_UNIX_SOCKET_PATH, f->socket);
	if (f->body != NULL) {
		SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)f->n_body);
		SET(CURLOPT_POSTFIELDS, f->body);
	}
	if (f->method != NULL)
		SET(CURLOPT_CUSTOMREQUEST, f->method);
	if (f->scope != NULL) {
		SET(CURLOPT_AWS_SIGV4, f->scope);
		SET(CURLOPT_USERNAME, f->key);
		SET(CURLOPT_PASSWORD, f->key);	/* nobody compares it */
	}
	return rc == CURLE_OK && f->certs != NULL ? set_certs(curl, f) : rc;
}

/* No proxy: what we speak to is this machine's, or was named by its address. */
static CURLcode
perform(CURL *curl, struct fetch *f, struct curl_slist *lines)
{
	CURLcode rc = set_what(curl, f);

	SET(CURLOPT_ERRORBUFFER, f->why);
	SET(CURLOPT_NOPROXY, "*");
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS);
	SET(CURLOPT_TIMEOUT, f->seconds);
	SET(CURLOPT_HTTPHEADER, lines);
	SET(CURLOPT_WRITEFUNCTION, take);
	SET(CURLOPT_WRITEDATA, f);
	SET(CURLOPT_NOPROGRESS, 0L);
	SET(CURLOPT_XFERINFOFUNCTION, called_off);
	SET(CURLOPT_XFERINFODATA, f);
	if (rc == CURLE_OK)
		rc = lib.perform(curl);
	if (rc == CURLE_OK)
		rc = lib.getinfo(curl, CURLINFO_RESPONSE_CODE, &f->status);
	return rc;
}
#undef SET

int
fetch_run(struct fetch *f)
{
	CURLcode rc = CURLE_FAILED_INIT;
	struct curl_slist *lines;
	CURL *curl;

	pthread_once(&once, open_library);
	if (missing[0] != '\0') {
		snprintf(f->why, sizeof(f->why), "%s", missing);
		return -1;
	}
	curl = lib.init();
	lines = lib.append(NULL, kt_arena_printf(f->arena, "Content-Type: %s",
	    f->type != NULL ? f->type : "application/json"));
	kt_buf_init(&f->answer, f->arena);
	if (curl != NULL && lines != NULL)
		rc = perform(curl, f, lines);
	if (rc != CURLE_OK && f->why[0] == '\0')
		snprintf(f->why, sizeof(f->why), "%s", lib.strerror(rc));
	lib.free_all(lines);
	lib.cleanup(curl);
	return rc == CURLE_OK ? 0 : -1;
}
