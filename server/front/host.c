/* Telling our own names from others; see host.h. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "host.h"

#define HTTP_PORT 80		/* where no port is named */

struct authority {
	char name[256];		/* without brackets */
	const char *port;	/* its digits, or none */
};

/* "name[:port]" or "[address][:port]"; -1: it is neither. */
static int
read_authority(const char *text, struct authority *out)
{
	bool brackets = text[0] == '[';
	const char *end;
	size_t n;

	text += brackets;
	end = strchrnul(text, brackets ? ']' : ':');
	n = (size_t)(end - text);
	if (n == 0 || n >= sizeof(out->name) || (brackets && *end != ']'))
		return -1;
	memcpy(out->name, text, n);
	out->name[n] = '\0';
	end += brackets;
	n = strspn(end + (*end == ':'), "0123456789");
	if (*end != '\0' && (*end != ':' || n > 5 || end[1 + n] != '\0'))
		return -1;
	out->port = end + (*end == ':');
	return 0;
}

/* Is it the name that stands behind the dot, or one below it? */
static bool
is_below(const char *name, const char *dot)
{
	size_t n = strlen(name), of = strlen(dot);

	return strcasecmp(name, dot + 1) == 0 ||
	    (n > of && strcasecmp(name + n - of, dot) == 0);
}

/* Only resolvers that are broken send *.localhost elsewhere (RFC 6761). */
#define LOCALHOST ".localhost"

/*
 * LocalStack's name of 127.0.0.1, that everybody can resolve; who owns it could
 * lead it elsewhere, as they could for all who use it.
 */
#define LOCALSTACK ".localhost.localstack.cloud"

static bool
is_loopback(const char *name)
{
	struct in6_addr six;
	struct in_addr four;

	return strcmp(name, "127.0.0.1") == 0 ||	/* as most do */
	    is_below(name, LOCALHOST) ||
	    (inet_pton(AF_INET, name, &four) == 1 &&
	    ntohl(four.s_addr) >> 24 == IN_LOOPBACKNET) ||
	    (inet_pton(AF_INET6, name, &six) == 1 &&
	    IN6_IS_ADDR_LOOPBACK(&six));
}

/* An address resolves to nothing else: only who listens on all has them all. */
static bool
is_address_of(const struct front_names *names, const char *name)
{
	struct in6_addr six;
	struct in_addr four;
	bool is_four = inet_pton(AF_INET, name, &four) == 1;
	bool is_six = inet_pton(AF_INET6, name, &six) == 1;
	const struct front_listener *l;
	size_t i;

	for (i = 0; i < names->n_listeners; i++) {
		l = &names->listeners[i];
		if (strcasecmp(name, l->host) == 0 ||
		    (l->any && (is_four || is_six)))
			return true;
	}
	return false;
}

/* That name, or that of a service, as SDKs put it before: "sts.NAME". */
static bool
is_localstack(const struct front_names *names, const char *name)
{
	size_t n = strcspn(name, ".");
	const struct kt_service *const *s = names->services;

	if (!is_below(name, LOCALSTACK))
		return false;
	for (; s != NULL && *s != NULL; s++)
		if (strlen((*s)->name) == n &&
		    strncasecmp(name, (*s)->name, n) == 0)
			return true;
	return strcasecmp(name, &LOCALSTACK[1]) == 0;
}

bool
front_is_ours(const struct front_names *names, const char *host)
{
	struct authority a;
	size_t i;

	if (read_authority(host, &a) != 0)
		return false;
	for (i = 0; i < names->n_told; i++)
		if (strcasecmp(a.name, names->told[i]) == 0)
			return true;
	return is_loopback(a.name) || is_address_of(names, a.name) ||
	    is_localstack(names, a.name);
}

const char *
front_elsewhere(struct kt_arena *a, const char *host)
{
	struct authority at;

	return host == NULL || read_authority(host, &at) != 0 ||
	    is_loopback(at.name) || is_below(at.name, LOCALSTACK) ||
	    strchr(at.name, ':') != NULL ? NULL :
	    kt_arena_strdup(a, at.name);
}

static int
port_of(const struct authority *a)
{
	return *a->port != '\0' ? atoi(a->port) : HTTP_PORT;
}

bool
front_is_origin(const char *origin, const char *host)
{
	static const char scheme[] = "http://";
	struct authority page, here;

	return strncasecmp(origin, scheme, sizeof(scheme) - 1) == 0 &&
	    read_authority(origin + sizeof(scheme) - 1, &page) == 0 &&
	    read_authority(host, &here) == 0 &&
	    port_of(&page) == port_of(&here) &&
	    strcasecmp(page.name, here.name) == 0;
}
