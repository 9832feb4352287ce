/*
 * A line of SHOW GRANTS that is taken apart can be put together: the statements
 * that give somebody all of it are lines that say the same.
 */
#include "engine/grants.h"
#include "tests/fuzz/replay.h"

#define ACCOUNT "`u`@`%`"

static void
must_be_the_same(struct kt_arena *a, struct engine_grants *one,
    struct engine_grants *two)
{
	const char **sql;

	FUZZ_ASSERT(engine_grants_differ(a, one, two, ACCOUNT, &sql) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kt_arena *a = kt_arena_new();
	const char *line = kt_arena_strndup(a, (const char *)data, size);
	struct engine_grants said = { .n = 0 }, none = { .n = 0 };
	struct engine_grants again = { .n = 0 };
	const char **sql;
	size_t i, n;

	if (engine_grants_add(a, &said, line) != 0) {
		FUZZ_ASSERT(said.n == 0);
		kt_arena_free(&a);
		return 0;
	}
	n = engine_grants_differ(a, &said, &none, ACCOUNT, &sql);
	for (i = 0; i < n; i++)
		FUZZ_ASSERT(engine_grants_add(a, &again, sql[i]) == 0);
	must_be_the_same(a, &said, &again);
	must_be_the_same(a, &again, &said);
	kt_arena_free(&a);
	return 0;
}
