/*
 * Answers questions to the evaluator, a line of JSON each (case.h), a line
 * each: the reason, or a malformed policy's flaw.  With a number: reads them
 * all, asks each so many times, and prints the nanoseconds an answer takes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/fuzz/case.h"

static double
now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void
answer(struct kt_arena *a, const char *line, size_t n, long times)
{
	const struct kt_json *v;
	struct policy_decision d;
	struct fuzz_case c;
	double start;
	long i;

	if (kt_json_parse(a, line, n, &v) != 0 ||
	    fuzz_case_read(a, v, &c) != 0) {
		(void)puts("no case");
		return;
	}
	start = now();
	d = policy_evaluate(&c.set, &c.request);
	for (i = 1; i < times; i++)
		d = policy_evaluate(&c.set, &c.request);
	if (times > 1)
		(void)printf("%.0f ns: ", (now() - start) / (double)times);
	(void)puts(c.malformed != NULL ? c.malformed : fuzz_reason(d.reason));
}

int
main(int argc, char **argv)
{
	long times = argc > 1 ? strtol(argv[1], NULL, 10) : 1;
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	while ((n = getline(&line, &room, stdin)) > 0) {
		struct kt_arena *a = kt_arena_new();

		if (line[n - 1] == '\n')
			n--;
		answer(a, line, (size_t)n, times);
		kt_arena_free(&a);
	}
	free(line);
	return 0;
}
