/* AWS Signature Version 4: who signs for what, read but not checked. */
#include "sigv4.h"

#include <string.h>
#include <strings.h>

#define CREDENTIAL "Credential="
#define PRESIGNED "X-Amz-Credential="
#define PARTS 5		/* key/date/region/service/aws4_request */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Small letters, digits and hyphens, up to 64: it becomes part of ARNs. */
static bool
is_region(const char *s)
{
	size_t n = 0;

	while ((s[n] >= 'a' && s[n] <= 'z') || is_digit(s[n]) || s[n] == '-')
		n++;
	return n > 0 && n <= 64 && s[n] == '\0';
}

/* Of KEY/DATE/REGION/SERVICE/aws4_request, which is changed. */
static int
read_credential(char *text, struct sigv4_scope *out)
{
	char *part[PARTS];
	int i;

	/* From the right: an access key may hold slashes, the rest does not. */
	for (i = PARTS - 1; i > 0; i--) {
		char *slash = strrchr(text, '/');

		if (slash == NULL)
			return -1;
		*slash = '\0';
		part[i] = slash + 1;
	}
	if (*text == '\0' || !is_region(part[2]))
		return -1;
	out->access_key = text;
	out->region = part[2];
	out->service = part[3];
	return 0;
}

int
sigv4_scope(struct kt_arena *a, const char *authorization,
    struct sigv4_scope *out)
{
	const char *start = strstr(authorization, CREDENTIAL);

	if (strncmp(authorization, "AWS4-", 5) != 0 || start == NULL)
		return -1;
	start += strlen(CREDENTIAL);
	return read_credential(kt_arena_strndup(a, start,
	    strcspn(start, ", ")), out);
}

int
sigv4_presigned(struct kt_arena *a, const char *query,
    struct sigv4_scope *out)
{
	const char *at = strstr(query, PRESIGNED);
	char *text, *in, *to;

	if (at == NULL || (at > query && at[-1] != '&'))
		return -1;
	at += strlen(PRESIGNED);
	text = in = to = kt_arena_strndup(a, at, strcspn(at, "&"));
	while (*in != '\0') {
		bool slash = strncasecmp(in, "%2F", 3) == 0;

		*to++ = slash ? '/' : *in;
		in += slash ? 3 : 1;
	}
	*to = '\0';
	return read_credential(text, out);
}

bool
sigv4_is_account(const char *access_key)
{
	size_t n = 0;

	while (is_digit(access_key[n]))
		n++;
	return n == 12 && access_key[n] == '\0';
}
