/*
 * One HTTP request, from its first line to the last byte of its answer.
 *
 *   HEAD --head read--> BODY --all read--> ANSWERED          (KT_DONE, refused)
 *                                   \----> WAITING --> ANSWERED      (KT_LATER)
 *
 * A request has one holder, its connection, and while its call is LATER a
 * second one, whoever will call finish().  The last to let go frees it; so
 * a connection may end, and even the front, while a call is still at work.
 */
#ifndef FRONT_REQUEST_H
#define FRONT_REQUEST_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include <microhttpd.h>

#include "host.h"
#include "lane.h"

struct request;
struct stream;

struct front {
	const struct kt_server *server;
	size_t body_max;
	int64_t stop_ms;
	char url[80];
	struct front_listener *listeners;
	struct front_lane *lanes;	/* one a listener */
	size_t n;
	struct front_names names;

	atomic_size_t in_flight;	/* requests that have a connection */
	atomic_bool stopping;
	atomic_bool crowded;		/* and that was told */
	pthread_mutex_t lock;		/* of all below */
	pthread_cond_t quiet;		/* stopping, and nothing in flight; or
					 * leaving, and nobody waking */
	struct request *waiting;	/* those suspended */
	size_t waking;			/* finish() calls that wake theirs now */
	struct stream *streams;		/* answers that go on */
	bool leaving;			/* who would wait now is abandoned */
	size_t owed;			/* finish() calls yet to come */
	bool stopped;			/* the last finish() frees the front */
};

/* libmicrohttpd's callbacks; cls is the lane. */
void *front_on_uri(void *cls, const char *uri, struct MHD_Connection *c);
enum MHD_Result front_on_request(void *cls, struct MHD_Connection *connection,
    const char *url, const char *method, const char *version,
    const char *data, size_t *n, void **self);
void front_on_completed(void *cls, struct MHD_Connection *c, void **self,
    enum MHD_RequestTerminationCode why);

/* From here on a suspended connection is woken and answered 503 instead. */
void front_abandon_waiting(struct front *f);

/* Called with nothing in flight any more: frees f, now or when owed is 0. */
void front_free(struct front *f);

#endif
