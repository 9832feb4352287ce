/* How the two ends read and write (guardian_wire.h). */
#include "guardian_wire.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

const int guardian_signals_kept[N_SIGNALS_KEPT] = {
	SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE
};

bool
guardian_read(int fd, void *p, size_t n)
{
	char *at = p;
	ssize_t got;

	while (n > 0) {
		got = read(fd, at, n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		at += got;
		n -= (size_t)got;
	}
	return true;
}

bool
guardian_write(int fd, const void *p, size_t n)
{
	const char *at = p;
	ssize_t put;

	while (n > 0) {
		put = send(fd, at, n, MSG_NOSIGNAL);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		at += put;
		n -= (size_t)put;
	}
	return true;
}
