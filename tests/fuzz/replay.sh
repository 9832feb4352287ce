#!/bin/sh
# Replays each fuzz target over its own corpus: fuzz_NAME over corpus/NAME.
set -eu
for target in ${FUZZ_TARGETS:?}; do
	"./$target" "${srcdir:-.}/tests/fuzz/corpus/${target##*/fuzz_}"
done
