#include "canonical.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "keyturn/crypto.h"

#define SIGNATURE "X-Amz-Signature"
#define CASE ('a' ^ 'A')

/* RFC 3986, "Unreserved Characters" */
static bool
is_plain(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' ||
	    c == '~';
}

static char *
encode_byte(char *out, unsigned char c)
{
	static const char digits[] = "0123456789ABCDEF";

	if (is_plain(c)) {
		*out++ = (char)c;
		return out;
	}
	*out++ = '%';
	*out++ = digits[c >> 4];
	*out++ = digits[c & 15];
	return out;
}

/* --- path --- */

static void
add_segment(struct kt_buf *b, const char *s, size_t n)
{
	char *start = kt_buf_room(b, 1 + 3 * n), *to = start;

	*to++ = '/';
	while (n-- > 0)
		to = encode_byte(to, (unsigned char)*s++);
	b->n += (size_t)(to - start);
}

/* Back to what was there before the last slash after from, if there is one. */
static void
drop_segment(struct kt_buf *b, size_t from)
{
	size_t n = b->n;

	while (n > from && b->p[--n] != '/')
		;
	b->n = n;
}

void
canonical_path(struct kt_buf *b, const char *path)
{
	size_t from = b->n, n;
	bool slash = false;

	for (; *path != '\0'; path += n + slash) {
		n = strcspn(path, "/");
		slash = path[n] == '/';
		if (n == 0 || (n == 1 && path[0] == '.'))
			;
		else if (n == 2 && path[0] == '.' && path[1] == '.')
			drop_segment(b, from);
		else
			add_segment(b, path, n);
	}
	if (slash || b->n == from)
		kt_buf_char(b, '/');
}

/* --- query --- */

struct pair {
	const char *name, *value;
};

/* n bytes, decoded and encoded; where it ends, after a NUL. */
static char *
recode(char *out, const char *s, size_t n)
{
	const char *end = s + n;
	int high, low;

	for (; s < end; s++) {
		if (*s == '%' && end - s > 2 && (high = kt_unhex(s[1])) >= 0 &&
		    (low = kt_unhex(s[2])) >= 0) {
			out = encode_byte(out,
			    (unsigned char)(high << 4 | low));
			s += 2;
		} else
			out = encode_byte(out, (unsigned char)*s);
	}
	*out++ = '\0';
	return out;
}

static int
by_name(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int c = strcmp(x->name, y->name);

	return c != 0 ? c : strcmp(x->value, y->value);
}

static size_t
take_pairs(struct kt_arena *a, const char *query, struct pair *out)
{
	char *text = kt_arena_alloc(a, 3 * strlen(query) +
	    2 * (strlen(query) + 1));
	size_t i = 0, n, name;

	for (;; query += n + 1) {
		n = strcspn(query, "&");
		name = strcspn(query, "=&");
		if (n > 0) {
			out[i].name = text;
			text = recode(text, query, name);
			out[i].value = text;
			text = recode(text, query + name + (name < n),
			    n - name - (name < n));
			i += strcmp(out[i].name, SIGNATURE) != 0;
		}
		if (query[n] == '\0')
			return i;
	}
}

void
canonical_query(struct kt_buf *b, const char *query)
{
	struct pair *pairs;
	size_t i, n = 1;
	const char *c;

	for (c = query; *c != '\0'; c++)
		n += *c == '&';
	pairs = kt_arena_alloc(b->arena, n * sizeof(*pairs));
	n = take_pairs(b->arena, query, pairs);
	qsort(pairs, n, sizeof(*pairs), by_name);
	for (i = 0; i < n; i++) {
		if (i > 0)
			kt_buf_char(b, '&');
		kt_buf_str(b, pairs[i].name);
		kt_buf_char(b, '=');
		kt_buf_str(b, pairs[i].value);
	}
}

/* --- headers --- */

#define BLANKS " \t"

/* Without blanks at its ends, and one for many. */
static void
add_value(struct kt_buf *b, const char *s)
{
	char *start = kt_buf_room(b, strlen(s)), *to = start;
	size_t n;

	for (s += strspn(s, BLANKS); *s != '\0'; s += strspn(s, BLANKS)) {
		if (to != start)
			*to++ = ' ';
		n = strcspn(s, BLANKS);
		memcpy(to, s, n);
		to += n;
		s += n;
	}
	b->n += (size_t)(to - start);
}

bool
canonical_header(struct kt_buf *b, const struct kt_request *r,
    const char *name, size_t n)
{
	bool found = false;
	size_t i;

	for (i = 0; i < r->n_headers; i++) {
		const struct kt_header *h = &r->headers[i];

		if (((h->name[0] ^ name[0]) & ~CASE) != 0 ||
		    strncasecmp(h->name, name, n) != 0 || h->name[n] != '\0')
			continue;
		if (!found)
			kt_buf_add(b, name, n);
		kt_buf_char(b, found ? ',' : ':');
		add_value(b, h->value);
		found = true;
	}
	if (found)
		kt_buf_char(b, '\n');
	return found;
}
