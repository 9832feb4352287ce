/* mysql://USER@HOST[:PORT][/][?ssl-ca=FILE] */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "keyturn/arena.h"
#include "keyturn/crypto.h"
#include "keyturn/text.h"

#include "fleet.h"

#define SCHEME "mysql://"
#define DEFAULT_PORT 3306

static int
refuse(char why[KT_WHY], const char *what)
{
	snprintf(why, KT_WHY, "--attach wants " SCHEME "USER@HOST[:PORT]"
	    "[?ssl-ca=FILE]: %s", what);
	return -1;
}

/* Percent-decodes n bytes; no NUL may come out.  False: does not fit. */
static bool
decode(const char *s, size_t n, char *out, size_t size)
{
	const char *end = s + n;
	int c;

	while (s < end) {
		c = (unsigned char)*s++;
		if (c == '%') {
			if (end - s < 2 || kt_unhex(s[0]) < 0 ||
			    kt_unhex(s[1]) < 0)
				return false;
			c = kt_unhex(s[0]) * 16 + kt_unhex(s[1]);
			s += 2;
		}
		if (c < ' ' || c == 127 || size < 2)
			return false;
		*out++ = (char)c;
		size--;
	}
	*out = '\0';
	return true;
}

/* "HOST", "HOST:PORT", "[::1]:PORT" */
static int
read_host(const char *s, size_t n, struct lent_url *u)
{
	const char *end = s + n, *close, *colon;
	long port = DEFAULT_PORT;
	size_t len;

	if (n > 0 && s[0] == '[') {
		close = memchr(s, ']', n);
		if (close == NULL)
			return -1;
		s++;
		len = (size_t)(close - s);
		colon = close + 1;
	} else {
		colon = memchr(s, ':', n);
		if (colon == NULL)
			colon = end;
		len = (size_t)(colon - s);
	}
	if (colon < end) {
		if (*colon != ':' || end - colon < 2 || end - colon > 6)
			return -1;
		for (port = 0, colon++; colon < end; colon++) {
			if (!isdigit((unsigned char)*colon))
				return -1;
			port = port * 10 + (*colon - '0');
		}
	}
	u->port = (int)port;
	return len > 0 && port > 0 && port < 65536 &&
	    decode(s, len, u->host, sizeof(u->host)) ? 0 : -1;
}

static int
read_query(const char *s, struct lent_url *u)
{
	const char *file = kt_after(s, "ssl-ca=");

	if (*s == '\0')
		return 0;
	return file != NULL && *file != '\0' && strchr(file, '&') == NULL &&
	    decode(file, strlen(file), u->ca_file, sizeof(u->ca_file)) ? 0 : -1;
}

int
lent_url_parse(const char *text, struct lent_url *out, char why[KT_WHY])
{
	struct lent_url u;
	const char *at, *host, *end;

	memset(&u, 0, sizeof(u));
	text = kt_after(text, SCHEME);
	if (text == NULL)
		return refuse(why, "it begins otherwise");
	end = text + strcspn(text, "/?");
	for (at = end; at > text && at[-1] != '@'; at--)
		;
	if (at == text)
		return refuse(why, "USER@ is missing");
	host = at--;
	if (memchr(text, ':', (size_t)(at - text)) != NULL)
		return refuse(why, "a password does not belong there; use "
		    "--attach-password or KEYTURN_ATTACH_PASSWORD");
	if (at == text || !decode(text, (size_t)(at - text), u.user,
	    sizeof(u.user)))
		return refuse(why, "the user's name");
	if (read_host(host, (size_t)(end - host), &u) != 0)
		return refuse(why, "host and port");
	if (*end == '/')
		end++;
	if ((*end != '\0' && *end != '?') ||
	    read_query(*end == '?' ? end + 1 : end, &u) != 0)
		return refuse(why, "what follows the port");
	*out = u;
	return 0;
}
