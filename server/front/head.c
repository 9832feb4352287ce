/* See head.h. */
#include <string.h>
#include <strings.h>

#include "head.h"

static const struct {
	const char *name;
	size_t n;
	size_t at;		/* in struct head */
	bool once;
} head_lines[] = {
#define LINE(name, member, once) \
	{ name, sizeof(name) - 1, offsetof(struct head, member), once }
	LINE("Host", host, true),
	LINE("X-Amz-Target", target, true),
	LINE("Content-Type", content_type, false),
	LINE("Authorization", authorization, true),
	LINE("Content-Length", length, true),
	LINE("Origin", origin, true),
	LINE("Sec-Fetch-Site", fetch_site, true),
	LINE("Expect", expect, false),
	LINE("Transfer-Encoding", coding, true),
#undef LINE
};

/*
 * RFC 9110, 5.5: blanks at the end are no part of a value; libmicrohttpd 1.0
 * knows, 0.9.75 does not.
 */
static const char *
trimmed(const struct head *h, const char *value, size_t n)
{
	size_t left = n;

	while (left > 0 && (value[left - 1] == ' ' || value[left - 1] == '\t'))
		left--;
	return left == n ? value : kt_arena_strndup(h->arena, value, left);
}

/* All are kept, in their order, as far as they were counted. */
static void
keep_header(struct head *h, const char *name, const char *value)
{
	if (h->n < h->room)
		h->all[h->n++] = (struct kt_header){ name, value };
}

/* Called by libmicrohttpd for each header line. */
static enum MHD_Result
read_line(void *cls, enum MHD_ValueKind kind, const char *name, size_t n,
    const char *value, size_t value_n)
{
	struct head *h = cls;
	const char **place;
	size_t i;

	(void)kind;
	if (n == 0 || name[n - 1] == ' ' || name[n - 1] == '\t')
		h->malformed = true;	/* RFC 9112, 5.1: a server MUST refuse */
	keep_header(h, name, value != NULL ? trimmed(h, value, value_n) : "");
	for (i = 0; i < N_ELEMENTS(head_lines); i++) {
		if (n != head_lines[i].n ||
		    strncasecmp(name, head_lines[i].name, n) != 0)
			continue;
		place = (const char **)(void *)((char *)h + head_lines[i].at);
		if (*place == NULL)
			*place = value != NULL ? trimmed(h, value, value_n) : "";
		else if (head_lines[i].once)
			h->twice = true;
		break;
	}
	return MHD_YES;
}

bool
head_read(struct head *h, struct MHD_Connection *c)
{
	int count = MHD_get_connection_values_n(c, MHD_HEADER_KIND, NULL, NULL);

	if (count > HEAD_LINES_MAX)
		return false;
	h->room = count > 0 ? (size_t)count : 0;
	h->all = kt_arena_alloc(h->arena, h->room * sizeof(*h->all));
	(void)MHD_get_connection_values_n(c, MHD_HEADER_KIND, read_line, h);
	return true;
}

bool
head_is_sound(const struct head *h, const char *version, const char *path)
{
	if (h->twice || h->malformed || strchr(path, ' ') != NULL)
		return false;
	if (h->coding != NULL && (h->length != NULL ||
	    strcmp(version, "HTTP/1.0") == 0 ||
	    strcasecmp(h->coding, "chunked") != 0))
		return false;
	return h->host != NULL || strcmp(version, "HTTP/1.0") == 0;
}
