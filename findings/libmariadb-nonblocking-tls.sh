#!/bin/bash
# Surprise: libmariadb's non-blocking mysql_real_connect_cont blocks, for as long
# as the server takes for its part of the TLS handshake.
#
# A server that is slow to greet costs a program with an event loop nothing: the
# call returns MYSQL_WAIT_READ.  If it greets and is slow to answer the TLS
# handshake, the same call does not return before the server answers, hangs up,
# or its connect timeout is over; without a timeout, which is the default,
# never.  ma_tls_connect waits for the socket by itself, past the code that hands
# waits to the caller.
#
# Version: MariaDB Connector/C 3.3.20, of Debian 12's libmariadb3
#   1:10.11.19-0+deb12u1.
# Source: https://mariadb.com/kb/en/using-the-non-blocking-library/ (a _start and
#   a _cont for every call that may block on socket I/O; what they return is
#   what is waited for).
# Why it matters: one database that accepts connections and hangs in the
#   handshake (overloaded, stopped, hostile) stops a whole event loop, and no
#   deadline of the loop's own helps.  Connect in a thread, and end it by
#   shutting down its socket.
#
# Exit status: 0 as told, 1 the behaviour has changed, 77 a tool is missing.
set -eu
for tool in cc apt-get dpkg-deb; do
	command -v $tool >/dev/null || { echo "no $tool"; exit 77; }
done
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
version=1:10.11.19-0+deb12u1
(cd "$dir" && apt-get download -qq "libmariadb3=$version" \
    "libmariadb-dev=$version") >"$dir/log" 2>&1 ||
    { cat "$dir/log"; echo "the library could not be fetched"; exit 77; }
for deb in "$dir"/*.deb; do
	dpkg-deb -x "$deb" "$dir/root"
done
lib=$(dirname "$(find "$dir/root" -name libmariadb.so.3)")

cat >"$dir/try.c" <<'END'
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <mysql.h>

#define SLOW 3			/* seconds, of a server */
static int listener;
static int slow_to_greet;

/* LONG_PASSWORD, DB, 4.1, SSL, TRANSACTIONS, SECURE, PLUGIN_AUTH */
static const char greeting[] = "\x4a\0\0\0\x0a" "8.0.36\0" "\1\0\0\0"
    "abcdefgh\0" "\x09\xaa\x2d\2\0\x0b\0\x15" "\0\0\0\0\0\0\0\0\0\0"
    "ijklmnopqrst\0" "mysql_native_password";

static void *serve(void *unused)
{
	char in[4096];
	int fd = accept(listener, NULL, NULL);

	if (slow_to_greet)
		sleep(SLOW);
	write(fd, greeting, sizeof(greeting));
	read(fd, in, sizeof(in));	/* "TLS, please", and its first words */
	if (!slow_to_greet)
		sleep(SLOW);
	close(fd);
	return unused;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void try(const char *what, int greet)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	socklen_t n = sizeof(at);
	MYSQL *my = mysql_init(NULL), *connected = NULL;
	double begun, longest = 0;
	pthread_t thread;
	my_bool on = 1;
	int status, ready;

	slow_to_greet = greet;
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	listener = socket(AF_INET, SOCK_STREAM, 0);
	bind(listener, (struct sockaddr *)&at, sizeof(at));
	listen(listener, 1);
	getsockname(listener, (struct sockaddr *)&at, &n);
	pthread_create(&thread, NULL, serve, NULL);
	mysql_options(my, MYSQL_OPT_NONBLOCK, 0);
	mysql_options(my, MYSQL_OPT_SSL_ENFORCE, &on);
	begun = now();
	status = mysql_real_connect_start(&connected, my, "127.0.0.1", "u",
	    "p", NULL, ntohs(at.sin_port), NULL, 0);
	while (status != 0) {
		struct pollfd p = { .fd = mysql_get_socket(my), .events =
		    (status & MYSQL_WAIT_READ ? POLLIN : 0) |
		    (status & MYSQL_WAIT_WRITE ? POLLOUT : 0) };

		longest = now() - begun > longest ? now() - begun : longest;
		ready = poll(&p, 1, 10000);
		begun = now();
		status = mysql_real_connect_cont(&connected, my,
		    ready > 0 ? status & ~MYSQL_WAIT_TIMEOUT :
		    MYSQL_WAIT_TIMEOUT);
	}
	longest = now() - begun > longest ? now() - begun : longest;
	printf("slow %s: %s\n", what, longest > SLOW - 0.5 ?
	    "a call blocked as long" : "no call blocked");
	pthread_join(thread, NULL);
	mysql_close(my);
	close(listener);
}

int main(void)
{
	printf("Connector/C %s\n", mysql_get_client_info());
	try("to greet", 1);
	try("in the handshake", 0);
	return 0;
}
END
cc -o "$dir/try" -I "$dir/root/usr/include/mariadb" "$dir/try.c" -w \
    "$lib/libmariadb.so.3" -pthread
LD_LIBRARY_PATH=$lib "$dir/try" | tee "$dir/said"

cat >"$dir/expected" <<'END'
Connector/C 3.3.20
slow to greet: no call blocked
slow in the handshake: a call blocked as long
END
diff "$dir/expected" "$dir/said"
