/*
 * What is sealed in a session's token: whatever is read is written again as a text
 * that is read as the same.
 */
#include <string.h>

#include "auth/session.h"
#include "tests/fuzz/replay.h"

static struct kt_blob
written(struct kt_arena *a, const struct session *s)
{
	struct kt_buf b;

	kt_buf_init(&b, a);
	session_write(&b, s);
	return (struct kt_blob){ (const uint8_t *)b.p, b.n };
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_blob text = { data, size }, once, twice;
	struct session s, again;

	if (session_read(a, text, &s) == 0) {
		FUZZ_ASSERT(s.account != NULL && s.issuer != NULL &&
		    s.issuer_id != NULL);
		once = written(a, &s);
		FUZZ_ASSERT(session_read(a, once, &again) == 0);
		twice = written(a, &again);
		FUZZ_ASSERT(once.n == twice.n);
		FUZZ_ASSERT(memcmp(once.p, twice.p, once.n) == 0);
	}
	kt_arena_free(&a);
	return 0;
}
