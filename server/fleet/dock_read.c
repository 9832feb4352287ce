/* What a container engine's answers say (dock.h). */
#include <stdlib.h>
#include <string.h>

#include "dock.h"

/* Docker's "message"; in a pull, of which 200 was said before, the others. */
const char *
dock_message(const struct kt_json *answer)
{
	const char *words = kt_json_string(kt_json_member(kt_json_member(answer,
	    "errorDetail"), "message"));

	if (words == NULL)
		words = kt_json_string(kt_json_member(answer, "error"));
	if (words == NULL)
		words = kt_json_string(kt_json_member(answer, "message"));
	return words != NULL && words[0] != '\0' ? words : NULL;
}

/* A frame: the stream's number, three zeros, the length, most of it first. */
#define FRAME 8

void
dock_unframe(struct kt_buf *out, const char *p, size_t n)
{
	const unsigned char *u;
	size_t len, i;

	while (n > FRAME) {
		u = (const unsigned char *)p;
		len = (size_t)u[4] << 24 | (size_t)u[5] << 16 |
		    (size_t)u[6] << 8 | u[7];
		p += FRAME;
		n -= FRAME;
		if (len > n)
			len = n;
		for (i = 0; i < len; i++)	/* a NUL would be its end */
			kt_buf_char(out, p[i] != '\0' ? p[i] : ' ');
		p += len;
		n -= len;
	}
}

int
dock_port(const struct kt_json *container)
{
	const struct kt_json *ports = kt_json_member(kt_json_member(container,
	    "NetworkSettings"), "Ports");
	const struct kt_json *at = kt_json_first(kt_json_member(ports,
	    "3306/tcp"));
	const char *text = kt_json_string(kt_json_member(at, "HostPort"));
	char *end;
	long port;

	if (text == NULL)
		return 0;
	port = strtol(text, &end, 10);
	return *end == '\0' && port > 0 && port < 65536 ? (int)port : 0;
}

const char *
dock_label(const struct kt_json *thing, const char *name)
{
	return kt_json_string(kt_json_member(kt_json_member(thing, "Labels"),
	    name));
}
