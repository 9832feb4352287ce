/*
 * One HTTP request to another program, and its answer.  fetch.c is the one
 * owner of libcurl, which is opened when the first request is made: linked, it
 * and the eighteen libraries it brings would double the time that every start
 * of a server takes.
 */
#ifndef FETCH_H
#define FETCH_H

#include <stdatomic.h>

#include "keyturn/arena.h"

struct fetch {
	struct kt_arena *arena;
	const char *url;
	const char *socket;		/* the unix socket it goes by, or NULL */
	const char *certs;		/* a folder: ca.pem, cert.pem, key.pem; or NULL */
	const char *method;		/* NULL: GET, or POST with a body */
	const char *body;		/* NULL: none */
	size_t n_body;
	const char *type;		/* of the body; NULL: JSON */
	const char *key, *scope;	/* who signs, for what; or NULL */
	long seconds;			/* for it all; 0: it may take its time */
	size_t most;			/* a longer answer is none; 0: any */
	const atomic_bool *stop;	/* becomes true: never mind; or NULL */
	/* The answer piece by piece as it comes; NULL: it is gathered. */
	void (*take)(void *self, const char *p, size_t n);
	void *self;
	/* the answer */
	struct kt_buf answer;
	long status;
	char why[256];			/* there is none: curl's CURL_ERROR_SIZE */
};

/* 0 when there is an answer, whatever it says; -1 and why. */
int fetch_run(struct fetch *f) KT_MUSTCHECK;

#endif
