/*
 * A secret's resource policy: is it one, and whom does it let in?  Pure: no
 * store, no wire, and nothing is enforced here.
 *
 * The grammar is IAM's ("Grammar of the IAM JSON policy language"), read as
 * strictly as AWS's texts tell: a resource policy must name principals, and
 * may name no other actions than Secrets Manager's.  Whether a principal is
 * there is not asked: identities are not known here.
 */
#ifndef KEYTURN_AUTH_POLICY_H
#define KEYTURN_AUTH_POLICY_H

#include <stdbool.h>

#include "keyturn/arena.h"

enum policy_fault {
	POLICY_FINE,
	POLICY_NO_JSON,		/* not a JSON object at all */
	POLICY_SYNTAX,
	POLICY_PRINCIPAL,	/* an AWS or Federated one of no known form */
	POLICY_SERVICE		/* a Service that is no service's name */
};

struct policy_effect {
	/*
	 * Somebody whom no fixed value limits may do something.  User guide,
	 * "Attach a permissions policy to a secret": a wildcard principal is
	 * not broad when aws:SourceArn, aws:SourceVpc, aws:SourceVpce or
	 * aws:SourceAccount limits it to fixed values.
	 */
	bool is_public;
	/*
	 * Everybody is denied secretsmanager:PutResourcePolicy, whatever the
	 * circumstances.  [belief] that AWS looks at this action alone; a
	 * policy that only denies deleting it can still be replaced.
	 */
	bool locks_out;
};

/* Reads a policy; *out is set only on POLICY_FINE.  Scratch lives in a. */
enum policy_fault policy_read(struct kt_arena *a, const char *text,
    struct policy_effect *out) KT_MUSTCHECK;

/* AWS's words for a fault; NULL for POLICY_FINE. */
const char *policy_message(enum policy_fault fault);

#endif
