#include "presigned.h"

#include <stdlib.h>
#include <string.h>

#define SIGNATURE "X-Amz-Signature"

static int
hex(char c)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *at = c != '\0' ? strchr(digits, c) : NULL;

	return at == NULL ? -1 : (int)((at - digits) & 15);
}

/* "%41" is "A"; "+" is itself, for who signs writes a blank as "%20". */
static int
decode(char *s)
{
	char *to = s;
	int high, low;

	for (; *s != '\0'; s++, to++) {
		*to = *s;
		if (*s != '%')
			continue;
		high = hex(s[1]);
		low = high < 0 ? -1 : hex(s[2]);
		if (low < 0 || high + low == 0)
			return -1;
		*to = (char)(high << 4 | low);
		s += 2;
	}
	*to = '\0';
	return 0;
}

const char *
presigned_value(const struct presigned *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (strcmp(p->pairs[i].name, name) == 0)
			return p->pairs[i].value;
	return NULL;
}

static int
add(struct presigned *p, char *pair)
{
	char *value = strchr(pair, '=');

	if (value == NULL || value == pair || p->n == PRESIGNED_MAX)
		return -1;
	*value++ = '\0';
	if (decode(pair) != 0 || decode(value) != 0 ||
	    presigned_value(p, pair) != NULL)
		return -1;
	p->pairs[p->n++] = (struct presigned_pair){ pair, value };
	return 0;
}

int
presigned_read(struct kt_arena *a, const char *query, struct presigned *out)
{
	size_t n;

	out->n = 0;
	for (;; query += n + 1) {
		n = strcspn(query, "&");
		if (add(out, kt_arena_strndup(a, query, n)) != 0)
			return -1;
		if (query[n] == '\0')
			return 0;
	}
}

static const char *
encode(struct kt_arena *a, const char *s)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-_.~";
	struct kt_buf b;

	kt_buf_init(&b, a);
	for (; *s != '\0'; s++)
		if (strchr(plain, *s) != NULL)
			kt_buf_char(&b, *s);
		else
			kt_buf_printf(&b, "%%%02X", (unsigned char)*s);
	return b.p;
}

static int
by_name(const void *a, const void *b)
{
	const struct presigned_pair *x = a, *y = b;

	return strcmp(x->name, y->name);
}

const char *
presigned_canonical(struct kt_arena *a, const struct presigned *p)
{
	struct presigned_pair coded[PRESIGNED_MAX];
	struct kt_buf b;
	size_t i, n = 0;

	for (i = 0; i < p->n; i++)
		if (strcmp(p->pairs[i].name, SIGNATURE) != 0)
			coded[n++] = (struct presigned_pair){
			    encode(a, p->pairs[i].name),
			    encode(a, p->pairs[i].value) };
	qsort(coded, n, sizeof(*coded), by_name);
	kt_buf_init(&b, a);
	for (i = 0; i < n; i++)
		kt_buf_printf(&b, "%s%s=%s", i > 0 ? "&" : "", coded[i].name,
		    coded[i].value);
	return b.p;
}
