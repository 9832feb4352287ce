/* Eight bytes of a JSON text at once. */
#ifndef KEYTURN_BASE_EIGHT_H
#define KEYTURN_BASE_EIGHT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define EIGHT_OF(byte) (UINT64_MAX / 255 * (byte))

/* Is one of them below ' ', or a quote, or a backslash? */
static inline bool
eight_special(uint64_t eight)
{
	uint64_t quote = eight ^ EIGHT_OF('"'), slash = eight ^ EIGHT_OF('\\');

	return (((eight - EIGHT_OF(0x20)) & ~eight) |
	    ((quote - EIGHT_OF(1)) & ~quote) |
	    ((slash - EIGHT_OF(1)) & ~slash)) & EIGHT_OF(0x80);
}

/* How many of the first n are ASCII that stands for itself. */
static inline size_t
eight_plain(const unsigned char *s, size_t n)
{
	uint64_t eight;
	size_t i = 0;

	for (; n - i >= sizeof(eight); i += sizeof(eight)) {
		memcpy(&eight, s + i, sizeof(eight));
		if (eight_special(eight) || (eight & EIGHT_OF(0x80)))
			break;
	}
	while (i < n && s[i] >= 0x20 && s[i] < 0x80 && s[i] != '"' &&
	    s[i] != '\\')
		i++;
	return i;
}

#endif
