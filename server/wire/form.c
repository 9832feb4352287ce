/* Forms and percent-encoding: untrusted bytes, a fuzz target. */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/crypto.h"
#include "keyturn/text.h"
#include "wire.h"

/* More than any real request: CreateDBInstance with 50 tags has about 170. */
#define PAIRS_MAX 2000

/* How many bytes the UTF-8 character at s has; 0 when it is none. */
static size_t
utf8_step(const unsigned char *s)
{
	static const unsigned char least[] = { 0, 0, 0xC2, 0xE0, 0xF0 };
	size_t n = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	size_t i;

	if (n == 1)
		return 1;
	if (s[0] < least[n] || s[0] > 0xF4)
		return 0;
	for (i = 1; i < n; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ||
	    (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F))
		return 0;
	return n;
}

static bool
is_utf8(const char *text)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t n;

	for (; *s != '\0'; s += n)
		if ((n = utf8_step(s)) == 0)
			return false;
	return true;
}

int
form_unescape(char *s, bool plus)
{
	char *in = s, *out = s;

	for (; *in != '\0'; in++) {
		if (*in == '+' && plus) {
			*out++ = ' ';
		} else if (*in == '%') {
			int hi = kt_unhex(in[1]);
			int lo = hi < 0 ? -1 : kt_unhex(in[2]);

			if (lo < 0 || (hi == 0 && lo == 0))
				return -1;
			*out++ = (char)(hi << 4 | lo);
			in += 2;
		} else {
			*out++ = *in;
		}
	}
	*out = '\0';
	return is_utf8(s) ? 0 : -1;
}

static int
by_key(const void *a, const void *b)
{
	const struct wire_pair *x = a, *y = b;

	return strcmp(x->key, y->key);
}

static size_t
count_pairs(const char *text)
{
	size_t n = 1;

	for (; *text != '\0'; text++)
		n += *text == '&';
	return n;
}

int
form_parse(struct kt_arena *a, const char *text, size_t n,
    struct wire_form *out)
{
	char *s, *end;
	struct wire_form f = { NULL, 0 };

	if (memchr(text, '\0', n) != NULL)
		return -1;
	s = kt_arena_strndup(a, text, n);
	if (count_pairs(s) > PAIRS_MAX)
		return -1;
	f.pairs = kt_arena_alloc(a, count_pairs(s) * sizeof(*f.pairs));
	for (; s != NULL; s = end) {
		char *value;

		if ((end = strchr(s, '&')) != NULL)
			*end++ = '\0';
		if (*s == '\0')
			continue;
		if ((value = strchr(s, '=')) != NULL)
			*value++ = '\0';
		else
			value = s + strlen(s);
		if (form_unescape(s, true) != 0 ||
		    form_unescape(value, true) != 0)
			return -1;
		f.pairs[f.n++] = (struct wire_pair){ s, value };
	}
	qsort(f.pairs, f.n, sizeof(*f.pairs), by_key);
	*out = f;
	return 0;
}

/* The first pair whose key is not less than key. */
static size_t
lower_bound(const struct wire_form *f, const char *key)
{
	size_t lo = 0, hi = f->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (strcmp(f->pairs[mid].key, key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const char *
form_find(const struct wire_form *f, const char *key)
{
	size_t i = lower_bound(f, key);

	if (i < f->n && strcmp(f->pairs[i].key, key) == 0)
		return f->pairs[i].value;
	return NULL;
}

bool
form_has(const struct wire_form *f, const char *prefix)
{
	size_t i = lower_bound(f, prefix);

	return i < f->n && kt_after(f->pairs[i].key, prefix) != NULL;
}

int
wire_integer(const char *s, struct shape_int *out)
{
	char *end;

	if (*s != '-' && !isdigit((unsigned char)*s))
		return -1;
	errno = 0;
	out->v = strtoll(s, &end, 10);
	out->set = true;
	return errno == 0 && end != s && *end == '\0' ? 0 : -1;
}
