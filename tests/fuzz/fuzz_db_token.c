/*
 * A login by a token: USER, a newline, the token.  What is let in names that
 * user and this endpoint, and without a signature nobody is.
 */
#include <string.h>

#include "auth/db_token.h"
#include "keyturn/clock.h"
#include "tests/fuzz/replay.h"

static const char *
secret(void *self, const char *access_key, const char *session)
{
	(void)session;
	(void)self;
	return strcmp(access_key, "AKIAIOSFODNN7EXAMPLE") == 0 ?
	    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" : NULL;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const hosts[] = { "127.0.0.1", NULL };
	struct kt_arena *a = kt_arena_new();
	char *user = kt_arena_strndup(a, (const char *)data, size);
	char *token = strchr(user, '\n');
	struct db_token_login login = { .user = user, .hosts = hosts,
	    .port = 3306, .region = "eu-west-1", .secret = secret };
	struct db_token t;

	FUZZ_ASSERT(kt_time_parse("2026-01-15T10:35:00Z", &login.clock.now) == 0);
	if (token != NULL) {
		*token++ = '\0';
		if (db_token_read(a, token, &login, &t) == DB_TOKEN_FINE) {
			FUZZ_ASSERT(strncmp(token, "127.0.0.1:3306", 14) == 0);
			FUZZ_ASSERT(strstr(token, "X-Amz-Signature=") != NULL);
			FUZZ_ASSERT(*user != '\0' && *t.access_key != '\0');
			FUZZ_ASSERT(t.why == NULL);
			FUZZ_ASSERT(t.checked == (secret(NULL, t.access_key, NULL) !=
			    NULL));
		} else
			FUZZ_ASSERT(t.why != NULL);
	}
	kt_arena_free(&a);
	return 0;
}
