/*
 * The environment in which a program comes to a keyturn and nowhere else: what
 * `keyturn exec` gives its command, and `keyturn env` prints.
 */
#ifndef LEAD_H
#define LEAD_H

#include <stdbool.h>
#include <stddef.h>

#include "keyturn/arena.h"

/* What one signs with, unless it matters, as the account. */
#define LEAD_SECRET "keyturn"
#define LEAD_MAX 16

struct lead {
	const char *url;
	const char *ca;			/* a file, or NULL */
	const char *key, *secret;	/* or NULL: whoever reads it has them */
	const char *region;
};

/* The variables; NULL: no more.  The value NULL: it is not set. */
const char *lead_name(size_t i);
const char *lead_value(size_t i, const struct lead *to, struct kt_arena *a);

/* "NAME=value" of somebody's environment: could it lead to real AWS? */
bool lead_astray(const char *variable);
/* Is it the variable of that name, or of one that begins so ("AWS_X_")? */
bool lead_is(const char *variable, const char *name);

#endif
