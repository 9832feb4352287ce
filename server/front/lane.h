/*
 * A listener, its daemon and who is connected to it, all in one thread.
 *
 *   connected --> IDLE --head read--> BUSY --answered--> IDLE --> gone
 *                  \--no room--> LEAVING --------------------------^
 *
 * When more are there than a lane has room for, who was idle for longest goes.
 * If all are busy, the few places that are kept for newcomers run out, and who
 * comes then waits to be let in.
 */
#ifndef FRONT_LANE_H
#define FRONT_LANE_H

#include <microhttpd.h>
#include <stdbool.h>

struct front;
struct guest;
struct request;

/* Connections beyond the limit: as many as come before room was made. */
#define LANE_SPARE 16

struct front_lane {
	struct front *front;
	struct MHD_Daemon *daemon;
	unsigned limit;
	unsigned n, leaving;		/* connections, and those of them */
	struct guest *first, *last;	/* idle, the longest first */
};

/* libmicrohttpd's callback; cls is the lane. */
void lane_on_connection(void *cls, struct MHD_Connection *c, void **guest,
    enum MHD_ConnectionNotificationCode code);

/* Who is at the other end of a connection. */
struct guest *lane_guest(struct MHD_Connection *c);

/* Its request, from its first line on; NULL: there is none, or it has ended. */
void lane_asks(struct guest *g, struct request *r);
struct request *lane_asked(const struct guest *g);

/* A head was read.  False: too late, the connection is ending. */
bool lane_busy(struct guest *g);
void lane_idle(struct guest *g);	/* answered */

/* On this machine?  Told by the address it has, not by what it says. */
bool lane_is_near(const struct guest *g);

/* That address, as text; "" where it has none. */
const char *lane_address(const struct guest *g);

/* Who is there, for poll(2). */
int lane_socket(const struct guest *g);

#endif
