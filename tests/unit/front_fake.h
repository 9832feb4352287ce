/*
 * The front over real sockets, with a kt_dispatch of our own: what X-Amz-Target
 * says is what happens to the call.
 *
 *   echo    KT_DONE; the answer tells what the request was
 *   fail    KT_DONE; 400 with an error type
 *   later   LATER; another thread finishes it
 *   hold    LATER; finished when the test says release()
 *   stream  KT_DONE; what front_fake_stream makes of it
 */
#ifndef TESTS_UNIT_FRONT_FAKE_H
#define TESTS_UNIT_FRONT_FAKE_H

#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "front/http.h"
#include "tests/support/suite.h"

/* What dispatch did, from setup on. */
extern pthread_mutex_t lock;
extern pthread_cond_t changed;
extern struct kt_call *held;
extern unsigned n_threads;		/* that have dispatched */
extern atomic_uint begun, ended, dispatched;
extern struct kt_server server;
extern void (*front_fake_stream)(struct kt_call *);

/* teardown sees that every call that began has ended. */
void setup(void);
void teardown(void);

void answer_with(struct kt_call *c, const char *text);
void wait_held(unsigned n);
void release(void);

/* A front on a free port, and its port. */
struct front *start(struct front_options *o, int *port);

/* A connection to it; -1, or no test that goes on. */
int try_dial(int port);
int dial(int port);

void say(int fd, const char *text, size_t n);
#define SAY(fd, text) say(fd, text, strlen(text))
void post(int fd, const char *target, const char *body);

struct heard {
	int status;		/* 0: the connection ended instead */
	char head[4096];
	char body[8192];
};
/* The thread's own, until its next. */
struct heard *hear(int fd, bool has_body);
/* That the server has ended the connection, gently or not. */
void ends(int fd);

#endif
