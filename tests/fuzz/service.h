/*
 * A service for fuzz targets: a throwaway store, a clock that stands still,
 * one rotation function that nobody calls, no database servers.
 */
#ifndef FUZZ_SERVICE_H
#define FUZZ_SERVICE_H

#include "keyturn/call.h"

/*
 * The service, new every so many calls of this, so that it does not grow
 * without end; a secret "db" is there.
 */
const struct kt_server *service(void);

/* Runs the call to its end and judges the answer; c was kt_call_init'ed. */
void service_run(struct kt_call *c);

#endif
