/* AWS Signature Version 4: who signs for what, and how. */
#include "sigv4.h"

#include <string.h>
#include <strings.h>

#include "keyturn/crypto.h"

#define CREDENTIAL "Credential="
#define PRESIGNED "X-Amz-Credential="
#define PARTS 5		/* key/date/region/service/aws4_request */
#define END "aws4_request"

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
	out->date = part[1];
	out->region = part[2];
	out->service = part[3];
	return 0;
}

int
sigv4_credential(struct kt_arena *a, const char *credential,
    struct sigv4_scope *out)
{
	const char *end = strrchr(credential, '/');

	return end == NULL || strcmp(end + 1, END) != 0 ? -1 :
	    read_credential(kt_arena_strdup(a, credential), out);
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

/* Of a secret that is not known to be short enough for the stack. */
static void
first_key(const char *secret, const char *date, uint8_t out[SIGV4_KEY])
{
	struct kt_arena *a = kt_arena_new();
	const char *key = kt_arena_printf(a, "AWS4%s", secret);

	kt_hmac_sha256((struct kt_blob){ (const uint8_t *)key, strlen(key) },
	    date, out);
	kt_arena_free(&a);
}

void
sigv4_key(const char *secret, const struct sigv4_scope *scope,
    uint8_t out[SIGV4_KEY])
{
	const char *const parts[] = { scope->region, scope->service, END };
	const struct kt_blob key = { out, SIGV4_KEY };
	uint8_t next[SIGV4_KEY];
	size_t i;

	first_key(secret, scope->date, out);
	for (i = 0; i < N_ELEMENTS(parts); i++) {
		kt_hmac_sha256(key, parts[i], next);
		memcpy(out, next, SIGV4_KEY);
	}
	kt_wipe(next, sizeof(next));
}

void
sigv4_sign(struct kt_arena *a, const uint8_t key[SIGV4_KEY],
    const struct sigv4_scope *scope, const char *at, const char *canonical,
    char out[SIGV4_HEX])
{
	static const char digits[] = "0123456789abcdef";
	char hash[65];
	uint8_t sum[SIGV4_KEY];
	size_t i;

	kt_sha256_hex(canonical, strlen(canonical), hash);
	kt_hmac_sha256((struct kt_blob){ key, SIGV4_KEY }, kt_arena_printf(a,
	    "AWS4-HMAC-SHA256\n%s\n%s/%s/%s/" END "\n%s", at, scope->date,
	    scope->region, scope->service, hash), sum);
	for (i = 0; i < SIGV4_KEY; i++) {
		out[2 * i] = digits[sum[i] >> 4];
		out[2 * i + 1] = digits[sum[i] & 15];
	}
	out[2 * SIGV4_KEY] = '\0';
}
