/*
 * The AWS API as a function sees it: only calls a Lambda could make.  Real:
 * server/dispatch/invoke.c.  Scripted: tests/support/aws_fake.c.
 */
#ifndef KEYTURN_AWS_H
#define KEYTURN_AWS_H

#include <stdbool.h>

#include "keyturn/arena.h"
#include "keyturn/json.h"

/* Secrets Manager's own staging labels. */
#define AWSCURRENT "AWSCURRENT"
#define AWSPENDING "AWSPENDING"
#define AWSPREVIOUS "AWSPREVIOUS"

struct kt_aws_answer {
	const char *code;	/* the error's name on the wire; NULL: success */
	const char *message;
	bool internal;		/* the error is a failure of the world */
	const struct kt_json *body;	/* on success; may be an empty object */
};

struct kt_aws {
	/*
	 * Calls operation ("GetSecretValue") of service ("secretsmanager")
	 * with a JSON object in the SDK's member names.  Waits for the answer,
	 * which lives in a.  Not from a front thread.
	 */
	void (*call)(void *self, struct kt_arena *a, const char *service,
	    const char *operation, const char *json, struct kt_aws_answer *out);
	void *self;
};

#endif
