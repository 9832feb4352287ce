#include "presigned.h"

#include <string.h>

#include "keyturn/crypto.h"

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
		high = kt_unhex(s[1]);
		low = high < 0 ? -1 : kt_unhex(s[2]);
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

const char *
presigned_find(struct kt_arena *a, const char *query, const char *name)
{
	char *found = NULL;
	size_t n, is = strlen(name);

	for (; ; query += n + 1) {
		n = strcspn(query, "&");
		if (n > is && query[is] == '=' && memcmp(query, name, is) == 0) {
			if (found != NULL)
				return NULL;
			found = kt_arena_strndup(a, query + is + 1, n - is - 1);
		}
		if (query[n] == '\0')
			break;
	}
	return found != NULL && decode(found) == 0 ? found :
	    NULL;
}
