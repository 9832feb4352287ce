/* What LocalStack's users set in the environment: docs/habits.md. */
#ifndef HABITS_H
#define HABITS_H

struct options;

/*
 * LOCALSTACK_HOST is "host[:port]", where clients are told to find things: the
 * default of --endpoint-host, unless it is a name of loopback, which says
 * nothing new.  To be copied; or NULL.
 */
const char *habits_endpoint_host(void);

/* Tells the log of variables that are set, and come to nothing here. */
void habits_tell(void);

#endif
