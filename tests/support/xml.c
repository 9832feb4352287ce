#include "xml.h"

#include <stdio.h>
#include <string.h>

#define DEPTH 32
#define NAME 64

struct reader {
	const char *at;
	char open[DEPTH][NAME];
	int depth;
};

/* How many bytes the character at s has; 0 when XML has no such character. */
static size_t
character(const unsigned char *s)
{
	size_t n = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4, i;

	if ((s[0] >= 0x80 && s[0] < 0xC2) || s[0] > 0xF4)
		return 0;
	for (i = 1; i < n; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	if (n == 1)
		return s[0] >= ' ' || s[0] == '\t' || s[0] == '\n';
	if (n == 3 && s[0] == 0xEF && s[1] == 0xBF && s[2] >= 0xBE)
		return 0;	/* U+FFFE, U+FFFF */
	return n == 3 && s[0] == 0xED && s[1] > 0x9F ? 0 : n;
}

static bool
entity(struct reader *r)
{
	static const char *const known[] = { "&amp;", "&lt;", "&gt;",
	    "&quot;", "&apos;", "&#xD;" };
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strncmp(r->at, known[i], strlen(known[i])) == 0) {
			r->at += strlen(known[i]);
			return true;
		}
	return false;
}

/* Text up to the character end. */
static bool
text_until(struct reader *r, char end)
{
	size_t n;

	while (*r->at != end) {
		if (*r->at == '\0' || *r->at == '<')
			return false;
		if (*r->at == '&') {
			if (!entity(r))
				return false;
			continue;
		}
		n = character((const unsigned char *)r->at);
		if (n == 0 || strncmp(r->at, "]]>", 3) == 0)
			return false;
		r->at += n;
	}
	return true;
}

static bool
name(struct reader *r, char out[NAME])
{
	size_t n = strspn(r->at, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

	if (n == 0 || n >= NAME || (*r->at >= '0' && *r->at <= '9'))
		return false;
	memcpy(out, r->at, n);
	out[n] = '\0';
	r->at += n;
	return true;
}

static bool
start_tag(struct reader *r)
{
	char attribute[NAME];

	r->at++;
	if (r->depth == DEPTH || !name(r, r->open[r->depth]))
		return false;
	while (*r->at == ' ') {
		r->at++;
		if (!name(r, attribute) || strncmp(r->at, "=\"", 2) != 0)
			return false;
		r->at += 2;
		if (!text_until(r, '"'))
			return false;
		r->at++;
	}
	r->depth++;
	return *r->at++ == '>';
}

static bool
end_tag(struct reader *r)
{
	char closed[NAME];

	r->at += 2;
	return name(r, closed) && r->depth > 0 &&
	    strcmp(closed, r->open[--r->depth]) == 0 && *r->at++ == '>';
}

bool
xml_well_formed(const char *text)
{
	struct reader r = { .at = text };

	do {
		if (strncmp(r.at, "</", 2) == 0) {
			if (!end_tag(&r))
				return false;
		} else if (*r.at == '<') {
			if (!start_tag(&r))
				return false;
		} else if (!text_until(&r, '<')) {
			return false;
		}
	} while (r.depth > 0);
	return *r.at == '\0';
}

const char *
xml_find(struct kt_arena *a, const char *text, const char *wanted)
{
	const char *from = strstr(text, kt_arena_printf(a, "<%s>", wanted));
	const char *to;

	if (from == NULL)
		return NULL;
	from += strlen(wanted) + 2;
	to = strstr(from, kt_arena_printf(a, "</%s>", wanted));
	return to == NULL ? NULL :
	    kt_arena_strndup(a, from, (size_t)(to - from));
}

int
xml_count(const char *text, const char *wanted)
{
	char tag[NAME + 3];
	int n = 0;

	(void)snprintf(tag, sizeof(tag), "<%s>", wanted);
	while ((text = strstr(text, tag)) != NULL) {
		text++;
		n++;
	}
	return n;
}
