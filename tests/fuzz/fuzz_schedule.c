/*
 * Any text is a schedule or is not.  One that is has windows on full hours,
 * one after the other, at least four hours apart, that do not overlap.
 */
#include <string.h>

#include "keyturn/arena.h"
#include "keyturn/schedule.h"
#include "tests/fuzz/replay.h"

/* A Duration may follow, on a line of its own. */
static struct kt_rules
rules_of(struct kt_arena *a, const uint8_t *data, size_t size)
{
	struct kt_rules r = { .days = 0 };
	char *text = kt_arena_strndup(a, (const char *)data, size);
	char *line = strchr(text, '\n');

	if (line != NULL) {
		*line = '\0';
		if (line[1] != '\0')
			r.duration = line + 1;
	}
	r.expression = text;
	return r;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kt_arena *a = kt_arena_new();
	struct kt_rules r = rules_of(a, data, size);
	int64_t at = INT64_C(1768472430456), next;
	struct kt_schedule s;
	int i;

	if (kt_schedule_read(&r, &s) == NULL) {
		FUZZ_ASSERT(strpbrk(r.expression, "()") != NULL);
		FUZZ_ASSERT(s.window > 0 && s.window % KT_HOUR == 0);
		for (i = 0; i < 20; i++) {
			next = kt_schedule_next(&s, at);
			FUZZ_ASSERT(next > at && next % KT_HOUR == 0);
			FUZZ_ASSERT(i == 0 || next - at >= 4 * KT_HOUR);
			FUZZ_ASSERT(i == 0 || kt_schedule_end(&s, at) < next);
			at = next;
		}
	}
	kt_arena_free(&a);
	return 0;
}
