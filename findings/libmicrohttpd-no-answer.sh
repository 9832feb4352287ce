#!/bin/bash
# Surprise: a request whose many short header lines libmicrohttpd has accepted,
# and whose answer MHD_queue_response has taken, ends without a byte of answer.
#
# Head and answer share the memory of a connection (32 KiB unless told
# otherwise), where each header line takes some 70 bytes besides its text.  When
# the lines leave less than the answer's head needs, the handler runs, and may
# change something; MHD_queue_response says MHD_YES; then the connection is
# closed.  A few lines more, and the client is told 431; a few fewer, 200.
#
# Version: GNU libmicrohttpd 0.9.75, of Debian 12's libmicrohttpd12 0.9.75-6.
# Source: https://www.gnu.org/software/libmicrohttpd/manual/libmicrohttpd.html
#   (MHD_OPTION_CONNECTION_MEMORY_LIMIT; MHD_queue_response: MHD_NO on error).
# Why it matters: the client sees a reset of a request that was executed, and an
#   SDK repeats it.  Count the lines first thing in the handler, and refuse
#   while there is room to say so.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in cc apt-get dpkg-deb; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
version=0.9.75-6
(cd "$dir" && apt-get download -qq "libmicrohttpd12=$version" \
    "libmicrohttpd-dev=$version") >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "the library could not be fetched"; exit 77; }
for deb in "$dir"/*.deb; do
	dpkg-deb -x "$deb" "$dir/root"
done
lib=$(dirname "$(find "$dir/root" -name libmicrohttpd.so.12)")

cat >"$dir/try.c" <<'END'
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static atomic_int handled, queued;

static enum MHD_Result
answer(void *cls, struct MHD_Connection *c, const char *url, const char *method,
    const char *version, const char *data, size_t *n, void **self)
{
	struct MHD_Response *r;

	(void)cls, (void)url, (void)method, (void)version, (void)data, (void)n;
	if (*self == NULL) {
		*self = c;
		return MHD_YES;
	}
	handled++;
	r = MHD_create_response_from_buffer(2, (void *)"ok",
	    MHD_RESPMEM_PERSISTENT);
	if (MHD_queue_response(c, 200, r) == MHD_YES)
		queued++;
	MHD_destroy_response(r);
	return MHD_YES;
}

/* The status that a request with that many lines is answered; 0: none. */
static int
ask(int port, int lines)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
	    .sin_port = htons((unsigned short)port),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int i, status = 0, fd = socket(AF_INET, SOCK_STREAM, 0);
	static char text[65536];
	size_t n;

	n = (size_t)sprintf(text, "GET / HTTP/1.1\r\nHost: localhost\r\n");
	for (i = 0; i < lines; i++)
		n += (size_t)sprintf(text + n, "a: b\r\n");
	n += (size_t)sprintf(text + n, "\r\n");
	if (connect(fd, (struct sockaddr *)&at, sizeof(at)) != 0 ||
	    send(fd, text, n, MSG_NOSIGNAL) < 0)
		return -1;
	memset(text, 0, sizeof(text));
	if (recv(fd, text, sizeof(text) - 1, 0) > 0)
		sscanf(text, "HTTP/1.1 %d", &status);
	close(fd);
	return status;
}

int
main(void)
{
	struct MHD_Daemon *d = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD,
	    0, NULL, NULL, answer, NULL, MHD_OPTION_END);
	int port = d == NULL ? 0 : MHD_get_daemon_info(d,
	    MHD_DAEMON_INFO_BIND_PORT)->port;
	int n, status, was, was_queued, before = -1, silent = 0;

	printf("libmicrohttpd %s\n", MHD_get_version());
	for (n = 300; n < 600; n++) {
		was = handled;
		was_queued = queued;
		status = ask(port, n);
		if (status != before)
			printf("%d lines: status %d, handler ran %d times, "
			    "MHD_queue_response took %d answers\n", n, status,
			    handled - was, queued - was_queued);
		before = status;
		silent += status == 0 && queued > was_queued;
	}
	printf("%d requests were handled and their answer taken, and ended "
	    "without a byte\n", silent);
	return silent > 0 ? 0 : 1;
}
END
cc -D_GNU_SOURCE -o "$dir/try" "$dir/try.c" \
    -I"$(dirname "$(find "$dir/root" -name microhttpd.h)")" \
    -L"$lib" -Wl,-rpath,"$lib" -l:libmicrohttpd.so.12
LD_LIBRARY_PATH=$lib "$dir/try"
