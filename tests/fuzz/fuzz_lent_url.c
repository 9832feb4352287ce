/*
 * Whatever is taken for a URL names a user, a host and a port; whatever is
 * refused has a reason that repeats nothing of what may be a password.
 */
#include <string.h>

#include "fleet/fleet.h"
#include "keyturn/arena.h"
#include "tests/fuzz/replay.h"

#define SECRET "Sesame-open-1"

/* A text with a password is never taken, and never told. */
static void
try_secret(struct kt_arena *a, const char *text)
{
	char why[KT_WHY] = "";
	struct lent_url u;
	const char *whole = kt_arena_printf(a, "mysql://u:" SECRET "@%s", text);

	if (strchr(text, '@') == NULL && lent_url_parse(whole, &u, why) != 0)
		FUZZ_ASSERT(strstr(why, SECRET) == NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kt_arena *a = kt_arena_new();
	const char *text = kt_arena_strndup(a, (const char *)data, size);
	char why[KT_WHY] = "";
	struct lent_url u;

	if (lent_url_parse(text, &u, why) == 0) {
		FUZZ_ASSERT(u.user[0] != '\0' && u.host[0] != '\0');
		FUZZ_ASSERT(u.port > 0 && u.port < 65536);
		FUZZ_ASSERT(strchr(text, '@') != NULL);
	} else
		FUZZ_ASSERT(why[0] != '\0');
	try_secret(a, text);
	kt_arena_free(&a);
	return 0;
}
