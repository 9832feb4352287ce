/* AWS Signature Version 4: who signs for what, and how. */
#include "sigv4.h"

#include <string.h>

#include "keyturn/clock.h"
#include "keyturn/crypto.h"

#define PARTS 5		/* key/date/region/service/aws4_request */

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

int
sigv4_credential(struct kt_arena *a, const char *credential,
    struct sigv4_scope *out)
{
	char *text = kt_arena_strdup(a, credential), *part[PARTS];
	int i;

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
	*out = (struct sigv4_scope){ text, part[1], part[2], part[3],
	    part[4] };
	return 0;
}

int
sigv4_moment(const char *s, int64_t *ms)
{
	char iso[] = "0000-00-00T00:00:00Z";
	static const char form[] = "DDDDxDDxDDDDDxDDxDDD";
	size_t i, n = 0;

	if (s == NULL || strlen(s) != 16 || s[8] != 'T' || s[15] != 'Z')
		return -1;
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == 'D')
			iso[i] = s[n++];
	return kt_time_parse(iso, ms);
}

void
sigv4_print_moment(int64_t ms, char out[SIGV4_MOMENT])
{
	char iso[KT_ISO8601];
	size_t i, n = 0;

	kt_time_iso8601(ms, iso);
	for (i = 0; n < SIGV4_MOMENT - 2; i++)
		if (iso[i] != '-' && iso[i] != ':')
			out[n++] = iso[i];
	out[n++] = 'Z';
	out[n] = '\0';
}

/*
 * A signature says in which second it was made: at the last moment of that one,
 * so that what is signed after the clock was moved is not taken for older.
 */
int64_t
sigv4_made_at(const struct sigv4_clock *c, int64_t signed_at)
{
	int64_t last = KT_SECOND - 1;

	return c->moment == NULL ? signed_at :
	    c->moment(c->self, signed_at + last) - last;
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
	const char *const parts[] = { scope->region, scope->service, SIGV4_END };
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
    const struct sigv4_scope *scope, const char *at,
    const struct kt_buf *canonical, char out[SIGV4_HEX])
{
	char hash[65];
	uint8_t sum[SIGV4_KEY];

	kt_sha256_hex(canonical->p, canonical->n, hash);
	kt_hmac_sha256((struct kt_blob){ key, SIGV4_KEY }, kt_arena_join(a,
	    SIGV4_ALGORITHM "\n", at, "\n", scope->date, "/", scope->region,
	    "/", scope->service, "/" SIGV4_END "\n", hash, NULL), sum);
	(void)kt_hex(out, sum, sizeof(sum));
}
