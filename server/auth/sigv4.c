/* The Authorization header of AWS Signature Version 4, read but not checked. */
#include "sigv4.h"

#include <string.h>

#define CREDENTIAL "Credential="
#define PARTS 5		/* key/date/region/service/aws4_request */

int
sigv4_scope(struct kt_arena *a, const char *authorization,
    struct sigv4_scope *out)
{
	const char *start = strstr(authorization, CREDENTIAL);
	char *text, *part[PARTS];
	int i;

	if (strncmp(authorization, "AWS4-", 5) != 0 || start == NULL)
		return -1;
	start += strlen(CREDENTIAL);
	text = kt_arena_strndup(a, start, strcspn(start, ", "));
	/* From the right: an access key may hold slashes, the rest does not. */
	for (i = PARTS - 1; i > 0; i--) {
		char *slash = strrchr(text, '/');

		if (slash == NULL)
			return -1;
		*slash = '\0';
		part[i] = slash + 1;
	}
	if (*text == '\0' || !sigv4_is_region(part[2]))
		return -1;
	out->access_key = text;
	out->region = part[2];
	return 0;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
sigv4_is_region(const char *s)
{
	size_t n = 0;

	while ((s[n] >= 'a' && s[n] <= 'z') || is_digit(s[n]) || s[n] == '-')
		n++;
	return n > 0 && n <= 64 && s[n] == '\0';
}

bool
sigv4_is_account(const char *access_key)
{
	size_t n = 0;

	while (is_digit(access_key[n]))
		n++;
	return n == 12 && access_key[n] == '\0';
}
