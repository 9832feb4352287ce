/* Any text is a policy or is not; space around one changes nothing. */
#include <string.h>

#include "auth/policy.h"
#include "tests/fuzz/replay.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kt_arena *a = kt_arena_new();
	const char *text = kt_arena_strndup(a, (const char *)data, size);
	struct policy_effect e, again;
	enum policy_fault fault = policy_read(a, text, &e);

	FUZZ_ASSERT((policy_message(fault) == NULL) == (fault == POLICY_FINE));
	FUZZ_ASSERT(policy_read(a, kt_arena_printf(a, " %s\n", text),
	    &again) == fault);
	if (fault == POLICY_FINE) {
		FUZZ_ASSERT(again.is_public == e.is_public);
		FUZZ_ASSERT(again.locks_out == e.locks_out);
		/* who opens and who locks names everybody, or all but some */
		FUZZ_ASSERT(!e.is_public || strstr(text, "Allow") != NULL ||
		    strchr(text, '\\') != NULL);
		FUZZ_ASSERT(!e.locks_out || strstr(text, "Deny") != NULL ||
		    strchr(text, '\\') != NULL);
	}
	kt_arena_free(&a);
	return 0;
}
