/* Texts as JSON has them: see keyturn/json.h. */
#include <string.h>

#include "eight.h"
#include "keyturn/json.h"
#include "utf8.h"

/* What follows the backslash in the two-character form, or 0: there is none. */
static char
short_escape(unsigned char c)
{
	switch (c) {
	case '"':
	case '\\':
		return (char)c;
	case '\b':
		return 'b';
	case '\f':
		return 'f';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\t':
		return 't';
	default:
		return 0;
	}
}

#define ESCAPED 6	/* bytes of the longest, \u001f */

static char *
escape(char *to, unsigned char c)
{
	char two = short_escape(c);

	*to++ = '\\';
	if (two != 0) {
		*to++ = two;
		return to;
	}
	memcpy(to, c < 0x10 ? "u000" : "u001", 4);
	to[4] = "0123456789abcdef"[c & 15];
	return to + 5;
}

static char *
escape_rest(char *to, const char *s, size_t n)
{
	for (; n > 0; n--, s++)
		if ((unsigned char)*s < 0x20 || *s == '"' || *s == '\\')
			to = escape(to, (unsigned char)*s);
		else
			*to++ = *s;
	return to;
}

/* s, escaped, to where there is room for ESCAPED * n; its end there. */
static char *
escape_text(char *to, const char *s, size_t n)
{
	size_t plain;

	while (n >= 8) {
		memcpy(to, s, 8);
		plain = eight_before(eight_special(eight_at(s)));
		to += plain;
		s += plain;
		n -= plain;
		if (plain < 8) {
			to = escape(to, (unsigned char)*s++);
			n--;
		}
	}
	return escape_rest(to, s, n);
}

#define PIECE ((size_t)256)	/* so that little more room is had than used */

void
kt_json_quote(struct kt_buf *b, const char *s, size_t n)
{
	char *to = kt_buf_room(b, ESCAPED * (n < PIECE ? n : PIECE) + 2);

	*to++ = '"';
	for (; n > PIECE; s += PIECE, n -= PIECE) {
		b->n = (size_t)(escape_text(to, s, PIECE) - b->p);
		to = kt_buf_room(b, ESCAPED * PIECE + 1);
	}
	to = escape_text(to, s, n);
	memcpy(to, "\"", 2);
	b->n = (size_t)(to + 1 - b->p);
}

void
kt_make_utf8(char *text)
{
	unsigned char *s = (unsigned char *)text;
	size_t n = strlen(text), step;

	for (; n > 0; s += step, n -= step) {
		step = eight_ascii(s, n);
		if (step > 0 || (step = utf8_length(s, n)) > 0)
			continue;
		*s = '?';
		step = 1;
	}
}

/* Of each, one byte does not go on. */
size_t
kt_characters(const char *text)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t all = strlen(text), i = eight_ascii(s, all), n = i;

	for (; i < all; i++)
		n += (s[i] & 0xc0) != 0x80;
	return n;
}
