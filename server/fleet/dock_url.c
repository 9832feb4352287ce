/* unix://PATH, tcp://HOST[:PORT]; [?certs=FOLDER][&host=NAME] */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keyturn/text.h"
#include "dock.h"

#define UNIX "unix://"
#define TCP "tcp://"
#define PLAIN_PORT 2375		/* what Docker listens at */
#define TLS_PORT 2376

static int
refuse(char why[KT_WHY], const char *what)
{
	snprintf(why, KT_WHY, "--containers wants unix:///PATH or "
	    "tcp://HOST[:PORT], and may have ?certs=FOLDER and host=NAME: %s",
	    what);
	return -1;
}

/* n characters that a name of a machine may have. */
static int
take_host(const char *s, size_t n, char out[256])
{
	static const char set[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";

	if (n == 0 || n > 255 || strspn(s, set) < n)
		return -1;
	memcpy(out, s, n);
	out[n] = '\0';
	return 0;
}

static int
take_path(const char *s, size_t n, char *out, size_t size)
{
	size_t i;

	if (n == 0 || n >= size || s[0] != '/')
		return -1;
	for (i = 0; i < n; i++)
		if (iscntrl((unsigned char)s[i]))
			return -1;
	memcpy(out, s, n);
	out[n] = '\0';
	return 0;
}

static int
read_query(const char *s, struct dock *d)
{
	const char *certs, *host, *end;
	int rc = 0;

	for (; rc == 0 && *s != '\0'; s = end + (*end == '&')) {
		end = s + strcspn(s, "&");
		if ((certs = kt_after(s, "certs=")) != NULL)
			rc = take_path(certs, (size_t)(end - certs), d->certs,
			    sizeof(d->certs));
		else if ((host = kt_after(s, "host=")) != NULL)
			rc = take_host(host, (size_t)(end - host), d->host);
		else
			rc = -1;
	}
	return rc;
}

/* "HOST" or "HOST:PORT", once it is known whether there are certificates. */
static int
read_host(const char *s, size_t n, struct dock *d)
{
	const char *colon = memchr(s, ':', n);
	size_t len = colon != NULL ? (size_t)(colon - s) : n;
	long port = d->certs[0] != '\0' ? TLS_PORT : PLAIN_PORT;
	char host[256], *end;

	if (take_host(s, len, host) != 0)
		return -1;
	if (colon != NULL) {
		if (!isdigit((unsigned char)colon[1]))
			return -1;
		port = strtol(colon + 1, &end, 10);
		if (end != s + n || port < 1 || port > 65535)
			return -1;
	}
	if (d->host[0] == '\0')
		memcpy(d->host, host, sizeof(host));
	snprintf(d->base, sizeof(d->base), "%s://%s:%ld",
	    d->certs[0] != '\0' ? "https" : "http", host, port);
	return 0;
}

int
dock_url_parse(const char *text, struct dock *out, char why[KT_WHY])
{
	const char *path = kt_after(text, UNIX);
	bool local = path != NULL;
	struct dock d;
	size_t n;

	memset(&d, 0, sizeof(d));
	text = local ? path : kt_after(text, TCP);
	if (text == NULL)
		return refuse(why, "it begins otherwise");
	n = strcspn(text, "?");
	if (text[n] == '?' && read_query(text + n + 1, &d) != 0)
		return refuse(why, "what follows the ?");
	if (local && d.certs[0] != '\0')
		return refuse(why, "a socket has no certificates");
	if (local && take_path(text, n, d.socket, sizeof(d.socket)) != 0)
		return refuse(why, "the path of the socket");
	if (!local && read_host(text, n - (n > 0 && text[n - 1] == '/'),
	    &d) != 0)
		return refuse(why, "host and port");
	if (local)
		snprintf(d.base, sizeof(d.base), "http://docker");
	*out = d;
	return 0;
}
