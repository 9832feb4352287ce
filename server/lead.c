/* See lead.h. */
#include "lead.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/attr.h"
#include "keyturn/text.h"

#define LOOPBACK "127.0.0.1,localhost,::1"

/* What is taken from a struct lead, or else a text of its own. */
static const struct {
	const char *name;
	size_t place;
	const char *text;
	const char *proxies;	/* LOOPBACK is added to it, or to this one */
} rows[] = {
	{ "AWS_ENDPOINT_URL", offsetof(struct lead, url) },
	{ "KEYTURN_URL", offsetof(struct lead, url) },
	{ "KEYTURN_CA", offsetof(struct lead, ca) },
	{ "AWS_ACCESS_KEY_ID", offsetof(struct lead, key) },
	{ "AWS_SECRET_ACCESS_KEY", offsetof(struct lead, secret) },
	{ "AWS_REGION", offsetof(struct lead, region) },
	{ "AWS_DEFAULT_REGION", offsetof(struct lead, region) },
	{ "AWS_EC2_METADATA_DISABLED", .text = "true" },
	{ "NO_PROXY", .proxies = "no_proxy" },
	{ "no_proxy", .proxies = "NO_PROXY" },
};
_Static_assert(N_ELEMENTS(rows) <= LEAD_MAX, "there is room for all");

/*
 * AWS SDKs and Tools Reference Guide, "Environment variables support": where
 * credentials and endpoints could come from besides ours; and what awslocal goes
 * by.  A name that ends in '_' stands for all that begin so.
 */
static const char *const astray[] = {
	"AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN",
	"AWS_SECURITY_TOKEN", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
	"AWS_ENDPOINT_URL_", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN",
	"AWS_ROLE_SESSION_NAME", "AWS_CONTAINER_", "AWS_CREDENTIAL_FILE",
	"AWS_CREDENTIAL_EXPIRATION", "AWS_USE_FIPS_ENDPOINT",
	"AWS_USE_DUALSTACK_ENDPOINT", "AWS_STS_REGIONAL_ENDPOINTS",
	"AWS_ACCESS_KEY", "AWS_SECRET_KEY", "BOTO_CONFIG",
	"KEYTURN_CA", "LOCALSTACK_HOST", "LOCALSTACK_HOSTNAME",
};

bool
lead_is(const char *variable, const char *name)
{
	const char *rest = kt_after(variable, name);

	return rest != NULL && (rest[-1] == '_' || *rest == '=');
}

bool
lead_astray(const char *variable)
{
	size_t i;

	for (i = 0; i < N_ELEMENTS(astray); i++)
		if (lead_is(variable, astray[i]))
			return true;
	return false;
}

/* Loopback goes past any proxy, beside what went past it before. */
static const char *
no_proxy(size_t i, struct kt_arena *a)
{
	const char *was = getenv(rows[i].name);

	if (was == NULL)
		was = getenv(rows[i].proxies);
	if (was == NULL || was[0] == '\0')
		return LOOPBACK;
	return strstr(was, LOOPBACK) != NULL ? was :
	    kt_arena_printf(a, "%s," LOOPBACK, was);
}

const char *
lead_name(size_t i)
{
	return i < N_ELEMENTS(rows) ? rows[i].name : NULL;
}

const char *
lead_value(size_t i, const struct lead *to, struct kt_arena *a)
{
	if (rows[i].proxies != NULL)
		return no_proxy(i, a);
	return rows[i].text != NULL ? rows[i].text :
	    *(const char *const *)((const char *)to + rows[i].place);
}
