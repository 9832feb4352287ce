/*
 * Numbers as AWS's functions read them: int() of Python.  What int() takes and
 * this does not are digits of other scripts.  A secret's port goes on to
 * PyMySQL, which takes 0 for "not given".
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "rotator.h"

#define PORT_DEFAULT 3306

/* Those beyond ASCII; U+2000 to U+200A are told apart by their last byte. */
static const char *const spaces[] = {
	"\xc2\x85", "\xc2\xa0", "\xe1\x9a\x80", "\xe2\x80\xa8", "\xe2\x80\xa9",
	"\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80"
};

/* Bytes of the blank that s begins with, or 0. */
static size_t
blank(const char *s)
{
	size_t i;

	if (isspace((unsigned char)*s) || (*s >= 0x1c && *s <= 0x1f))
		return 1;
	for (i = 0; i < N_ELEMENTS(spaces); i++)
		if (strncmp(s, spaces[i], strlen(spaces[i])) == 0)
			return strlen(spaces[i]);
	if (strncmp(s, "\xe2\x80", 2) == 0 && (unsigned char)s[2] >= 0x80 &&
	    (unsigned char)s[2] <= 0x8a)
		return 3;
	return 0;
}

static const char *
skip_blanks(const char *s)
{
	size_t n;

	while ((n = blank(s)) > 0)
		s += n;
	return s;
}

int
rot_integer(const char *s, int *out)
{
	bool negative;
	int n = 0;

	s = skip_blanks(s);
	negative = *s == '-';
	if (*s == '-' || *s == '+')
		s++;
	if (!isdigit((unsigned char)*s))
		return -1;
	for (; isdigit((unsigned char)*s); s++) {
		n = n > 65535 ? n : n * 10 + (*s - '0');
		if (s[1] == '_' && isdigit((unsigned char)s[2]))
			s++;
	}
	if (*skip_blanks(s) != '\0')
		return -1;
	*out = negative ? -n : n;
	return 0;
}

/* Cut off behind the point. */
static int
from_number(struct kt_arena *a, const struct kt_json *number)
{
	struct kt_buf text;
	double d;

	kt_buf_init(&text, a);
	kt_json_print(&text, number);
	d = strtod(text.p, NULL);
	return d > -1 && d <= 65536 ? (int)d : -1;
}

int
rot_port(struct kt_arena *a, const struct kt_json *port, int *out)
{
	const char *s = kt_json_string(port);
	int n;

	if (port == NULL) {
		*out = PORT_DEFAULT;
		return 0;
	}
	if (kt_json_type(port) == KT_JSON_NUMBER)
		n = from_number(a, port);
	else if (s == NULL || rot_integer(s, &n) != 0)
		return -1;
	if (n < 0 || n > 65535)
		return -1;
	*out = n == 0 ? PORT_DEFAULT : n;
	return 0;
}
