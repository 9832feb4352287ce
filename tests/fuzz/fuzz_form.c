/* What a form holds is found again, in order, by key and by prefix. */
#include <string.h>

#include "tests/fuzz/replay.h"
#include "wire/wire.h"

static void
check(const struct wire_form *f)
{
	size_t i;

	for (i = 0; i < f->n; i++) {
		const char *found = form_find(f, f->pairs[i].key);
		char prefix[2] = { f->pairs[i].key[0], '\0' };

		FUZZ_ASSERT(found != NULL);
		FUZZ_ASSERT(form_has(f, f->pairs[i].key));
		FUZZ_ASSERT(form_has(f, prefix));
		FUZZ_ASSERT(i == 0 || strcmp(f->pairs[i - 1].key,
		    f->pairs[i].key) <= 0);
		FUZZ_ASSERT((i > 0 && strcmp(f->pairs[i - 1].key,
		    f->pairs[i].key) == 0) || found == f->pairs[i].value);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kt_arena *a = kt_arena_new();
	struct wire_form f;

	if (form_parse(a, (const char *)data, size, &f) == 0)
		check(&f);
	kt_arena_free(&a);
	return 0;
}
