/* The head of a request, line by line, and whether it can be believed. */
#ifndef FRONT_HEAD_H
#define FRONT_HEAD_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stddef.h>

#include "keyturn/call.h"

/* Header lines; each takes room, of which the answer needs some too. */
#define HEAD_LINES_MAX 100

/* The header lines we look at; they live as long as the connection's head. */
struct head {
	struct kt_arena *arena;
	const char *host;
	const char *origin;
	const char *fetch_site;	/* Sec-Fetch-Site */
	const char *target;
	const char *content_type;
	const char *authorization;
	const char *expect;
	const char *length;
	const char *coding;
	struct kt_header *all;	/* in libmicrohttpd's memory until we wait */
	size_t n, room;
	bool twice;		/* one of the above that may stand only once */
	bool malformed;
};

/*
 * All lines of a connection's request, with room for as many; false: they are
 * too many.  h->arena is the call's.
 */
bool head_read(struct head *h, struct MHD_Connection *c);

/*
 * libmicrohttpd 0.9.75 takes the first of two lengths, prefers a coding to a
 * length, and its own demand for Host (STRICT_FOR_CLIENT) sends two heads.
 */
bool head_is_sound(const struct head *h, const char *version,
    const char *path);

#endif
