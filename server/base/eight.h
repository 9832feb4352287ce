/* Eight bytes of a JSON text at once. */
#ifndef KEYTURN_BASE_EIGHT_H
#define KEYTURN_BASE_EIGHT_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define EIGHT_OF(byte) (UINT64_MAX / 255 * (byte))

/* The first is the lowest. */
static inline uint64_t
eight_at(const void *s)
{
	uint64_t eight;

	memcpy(&eight, s, sizeof(eight));
	return le64toh(eight);
}

/*
 * The upper bit of those below ' ', quotes and backslashes.  What is set above
 * the first of them means nothing: it may be borrowed.
 */
static inline uint64_t
eight_special(uint64_t eight)
{
	uint64_t quote = eight ^ EIGHT_OF('"'), slash = eight ^ EIGHT_OF('\\');

	return (((eight - EIGHT_OF(0x20)) & ~eight) |
	    ((quote - EIGHT_OF(1)) & ~quote) |
	    ((slash - EIGHT_OF(1)) & ~slash)) & EIGHT_OF(0x80);
}

/* How many come before the first one with such a bit. */
static inline size_t
eight_before(uint64_t bits)
{
	return bits == 0 ? 8 : (size_t)__builtin_ctzll(bits) / 8;
}

/* How many of the first n are ASCII, until one is not. */
static inline size_t
eight_ascii(const unsigned char *s, size_t n)
{
	size_t i = 0;

	while (n - i >= 8 && (eight_at(s + i) & EIGHT_OF(0x80)) == 0)
		i += 8;
	while (i < n && s[i] < 0x80)
		i++;
	return i;
}

/* The same, but those alone that stand for themselves. */
static inline size_t
eight_plain(const unsigned char *s, size_t n)
{
	uint64_t eight;
	size_t i = 0, plain = 8;

	for (; n - i >= 8 && plain == 8; i += plain) {
		eight = eight_at(s + i);
		plain = eight_before(eight_special(eight) |
		    (eight & EIGHT_OF(0x80)));
	}
	if (plain < 8)
		return i;
	while (i < n && s[i] >= 0x20 && s[i] < 0x80 && s[i] != '"' &&
	    s[i] != '\\')
		i++;
	return i;
}

#endif
