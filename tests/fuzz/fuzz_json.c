/*
 * Whatever is taken can be printed, taken again and printed the same; and
 * a member that is there can be replaced and then has its new value.
 */
#include <string.h>

#include "keyturn/arena.h"
#include "keyturn/json.h"
#include "tests/fuzz/replay.h"

#define VALUE "n\"e\\w\n"

static void
try_replace(struct kt_arena *a, const char *text, size_t n,
    const struct kt_json *v)
{
	const struct kt_json *again, *member = kt_json_member(v, "password");
	struct kt_buf b;
	int rc;

	kt_buf_init(&b, a);
	rc = kt_json_replace(&b, text, n, "password", VALUE);
	FUZZ_ASSERT((rc == 0) == (member != NULL));
	if (rc != 0)
		return;
	FUZZ_ASSERT(kt_json_parse(a, b.p, b.n, &again) == 0);
	member = kt_json_member(again, "password");
	FUZZ_ASSERT(strcmp(kt_json_string(member), VALUE) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	const struct kt_json *v, *again;
	struct kt_arena *a = kt_arena_new();
	struct kt_buf once, twice;

	kt_buf_init(&once, a);
	kt_buf_init(&twice, a);
	if (kt_json_parse(a, text, size, &v) == 0) {
		kt_json_print(&once, v);
		FUZZ_ASSERT(kt_json_parse(a, once.p, once.n, &again) == 0);
		kt_json_print(&twice, again);
		FUZZ_ASSERT(strcmp(once.p, twice.p) == 0);
		try_replace(a, text, size, v);
	}
	kt_arena_free(&a);
	return 0;
}
