/*
 * A fuzz target defines LLVMFuzzerTestOneInput, as libFuzzer wants it; linked
 * with replay.c it becomes a program that runs a corpus once.
 */
#ifndef FUZZ_REPLAY_H
#define FUZZ_REPLAY_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Ends the process, which is how a fuzzer hears of a failure. */
#define FUZZ_ASSERT(c) do {						\
	if (!(c)) {							\
		(void)fprintf(stderr, "%s:%d: %s\n", __FILE__,		\
		    __LINE__, #c);					\
		abort();						\
	}								\
} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
