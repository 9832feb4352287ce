/*
 * What a rotation function says while it does its steps, as the trace of the
 * rotation keeps it: JSON objects with a comma behind each, in which no secret
 * ever stands.
 *
 *   trace_begin --> { trace_step --> trace_end }, any number --> trace_taken
 */
#ifndef KEYTURN_SECRETSMANAGER_TRACE_H
#define KEYTURN_SECRETSMANAGER_TRACE_H

#include "keyturn/aws.h"
#include "keyturn/engine.h"

struct trace {
	struct kt_arena *arena;
	const char *arn;		/* the secret's own */
	const struct kt_aws *api;	/* whose calls are noted */
	struct kt_buf steps;		/* so far */
	size_t from;			/* where there what this one says begins */
	int64_t since;			/* kt_mono_ms */
	int64_t left_out;		/* of this step: there is no end to it */
};

void trace_begin(struct trace *t, struct kt_arena *a, const char *arn);

/* A step begins, in which the function calls the API, and databases. */
void trace_step(struct trace *t, const char *step, int64_t now);
struct kt_aws trace_aws(struct trace *t, const struct kt_aws *api);
struct kt_notes trace_notes(struct trace *t);

/* It has ended; why: it failed. */
void trace_end(struct trace *t, const char *why);

/* What there is of steps that have ended; then it is in the store. */
const char *trace_told(const struct trace *t);
void trace_taken(struct trace *t);

#endif
