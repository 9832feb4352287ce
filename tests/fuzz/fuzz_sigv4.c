/* A scope's parts come from the header, and are what they must be. */
#include <string.h>

#include "auth/sigv4.h"
#include "tests/fuzz/replay.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kt_arena *a = kt_arena_new();
	const char *header = kt_arena_strndup(a, (const char *)data, size);
	struct sigv4_scope s;

	if (sigv4_scope(a, header, &s) == 0) {
		FUZZ_ASSERT(*s.access_key != '\0' && *s.region != '\0');
		FUZZ_ASSERT(strstr(header, s.access_key) != NULL);
		FUZZ_ASSERT(strstr(header, s.region) != NULL);
		FUZZ_ASSERT(strpbrk(s.region, "/, ") == NULL);
		FUZZ_ASSERT(!sigv4_is_account(s.access_key) ||
		    strlen(s.access_key) == 12);
	}
	kt_arena_free(&a);
	return 0;
}
