#include <ctype.h>
#include <string.h>

#include "key.h"
#include "keyturn/arn.h"
#include "keyturn/crypto.h"
#include "keyturn/text.h"

/*
 * "mrk-" and 32 digits, or the form of a UUID; letters beyond f too, for the
 * examples of AWS's manuals have them.
 */
static bool
is_key(const char *id)
{
	static const char uuid[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	static const char many[] = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
	const char *rest = kt_after(id, "mrk-");
	const char *form = rest != NULL ? many : uuid;
	size_t i;

	if (rest != NULL)
		id = rest;
	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == '-' ? id[i] != '-' :
		    !isalnum((unsigned char)id[i]))
			return false;
	return id[i] == '\0';
}

static bool
is_alias(const char *name)
{
	const char *rest = kt_after(name, "alias/");

	return rest != NULL && *rest != '\0' && rest[strspn(rest,
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	    "/_-")] == '\0';
}

/* What an ARN of KMS names. */
static const char *
named_by(const char *arn)
{
	size_t n = strlen(arn);
	const char *service = kt_arn_part(arn, &n, KT_ARN_SERVICE);

	if (n != 3 || strncmp(service, "kms", n) != 0)
		return "";
	n = strlen(arn);
	return kt_arn_part(arn, &n, KT_ARN_RESOURCE);
}

bool
auth_is_key(const char *given)
{
	bool arn = kt_is_arn(given);
	const char *named = arn ? named_by(given) : given;
	const char *id = arn ? kt_after(named, "key/") : named;

	return is_alias(named) || (id != NULL && is_key(id));
}

const char *
auth_key_of_alias(struct kt_arena *a, const char *region, const char *account,
    const char *alias)
{
	const char *of = kt_arena_join(a, region, " ", account, " ", alias,
	    NULL);
	char h[65];

	kt_sha256_hex(of, strlen(of), h);
	return kt_arena_printf(a, "%.8s-%.4s-4%.3s-a%.3s-%.12s", h, h + 8,
	    h + 12, h + 15, h + 18);
}
