/* See habits.h. */
#include <stdlib.h>
#include <string.h>

#include "keyturn/arena.h"
#include "keyturn/log.h"

#include "habits.h"

/* Its own default, and what awslocal is told where LocalStack is here. */
static const char *const loopback[] = {
	"localhost.localstack.cloud", "localhost", "127.0.0.1", "0.0.0.0",
};

/* LocalStack's documentation, "Configuration"; the names alone are told. */
static const char *const unheeded[] = {
	"SERVICES", "EAGER_SERVICE_LOADING", "STRICT_SERVICE_LOADING",
	"PERSISTENCE", "SNAPSHOT_SAVE_STRATEGY", "GATEWAY_LISTEN", "USE_SSL",
	"LOCALSTACK_AUTH_TOKEN", "LOCALSTACK_API_KEY", "LOCALSTACK_SERVICES",
	"LOCALSTACK_PERSISTENCE",
};

const char *
habits_endpoint_host(void)
{
	static const char characters[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
	const char *host = getenv("LOCALSTACK_HOST");
	size_t i, n = host == NULL ? 0 : strspn(host, characters);

	if (n == 0 || (host[n] != '\0' && host[n] != ':'))
		return NULL;
	for (i = 0; i < N_ELEMENTS(loopback); i++)
		if (strlen(loopback[i]) == n &&
		    strncmp(loopback[i], host, n) == 0)
			return NULL;
	return host;
}

void
habits_tell(void)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_buf set;
	size_t i;

	kt_buf_init(&set, a);
	for (i = 0; i < N_ELEMENTS(unheeded); i++)
		if (getenv(unheeded[i]) != NULL)
			kt_buf_printf(&set, "%s%s", set.n > 0 ? ", " : "",
			    unheeded[i]);
	if (set.n > 0)
		kt_log(KT_LOG_INFO, "%s: LocalStack's, and nothing comes of it "
		    "here (docs/habits.md)", set.p);
	kt_arena_free(&a);
}
