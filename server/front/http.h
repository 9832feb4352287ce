/*
 * Sockets in, struct kt_call out: the one floor that knows HTTP and
 * libmicrohttpd.
 *
 * A request lives so: its head and body are read into a kt_call, kt_dispatch
 * runs, and either the answer is there (KT_DONE) and is sent by the thread
 * that read the request, or the call is LATER: its connection is suspended
 * and holds no thread until finish() wakes it, from whatever thread.
 *
 * What is answered here and never reaches kt_dispatch: GET /_keyturn/health,
 * whatever its Host; bodies over the limit (413), contradictory framing (400,
 * and the connection ends), more than 100 header lines (431), bodies that do
 * not end (413).  The last two carry no x-amzn-RequestId, nor does what
 * libmicrohttpd refuses itself (a malformed head, one over 6 KiB).
 *
 * A call whose Host is no name of ours, or that a web page from elsewhere sent,
 * comes to kt_dispatch as failed, to be refused in its protocol's words.
 */
#ifndef FRONT_HTTP_H
#define FRONT_HTTP_H

#include <stdbool.h>
#include <stddef.h>

#include "keyturn/call.h"

struct front;

struct front_address {
	const char *host;	/* "127.0.0.1", "::1", "0.0.0.0", "localhost" */
	int port;		/* 0: any free one */
};

struct front_options {
	const struct front_address *listen;
	size_t n_listen;	/* 0: 127.0.0.1:4566 and [::1]:4566 */
	bool listen_default;	/* nobody asked: IPv6 may be missing */
	const char *const *hosts;	/* further names we are known by */
	size_t n_hosts;
	unsigned threads;	/* per address; 0: one a processor */
	size_t body_max;	/* bytes; 0: FRONT_BODY_MAX */
	unsigned connections_max;	/* per thread; 0: as below */
	unsigned idle_seconds;	/* then a connection ends; 0: as below */
	unsigned stop_seconds;	/* for requests in flight; 0: as below */
};

#define FRONT_BODY_MAX ((size_t)1 << 20)
#define FRONT_CONNECTIONS_MAX 2000
#define FRONT_IDLE_SECONDS 75
#define FRONT_STOP_SECONDS 10

enum front_rc {
	FRONT_OK,
	FRONT_IN_USE,		/* another program has that address and port */
	FRONT_FAILED		/* every other reason */
};

/*
 * May this process open as many files as it takes to serve?  For who has
 * something to open first, and would fail in other words; other than FRONT_OK:
 * the reason was logged.
 */
enum front_rc front_has_files(const struct front_options *o) KT_MUSTCHECK;

/*
 * Listens, and answers when it returns.  Other than FRONT_OK: the reason was
 * logged and nothing is left.  The server is not owned and outlives *out and
 * every call in flight; the options are not needed afterwards.
 */
enum front_rc front_start(const struct front_options *o,
    const struct kt_server *server, struct front **out) KT_MUSTCHECK;

/* "http://127.0.0.1:4566": the first listener with its real port. */
const char *front_url(const struct front *f);

/*
 * From here on nobody new is let in, and who is in flight is told that the
 * connection ends.  For a caller that wants to hurry waiting calls before
 * front_stop; otherwise front_stop does it.
 */
void front_quiesce(struct front *f);

/*
 * Quiesces, lets requests in flight finish for stop_seconds, then ends every
 * connection and leaves NULL.  A call that is still LATER then answers its
 * client 503; it stays whole until its finish(), which may come after this
 * returned and must come some day.
 */
void front_stop(struct front **f);

#endif
