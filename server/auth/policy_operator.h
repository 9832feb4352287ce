/*
 * The operators of IAM's "Condition" element, and the forms of their values:
 * what both read that check a policy and that evaluate one.  IAM User Guide,
 * "Condition operators".
 */
#ifndef KEYTURN_AUTH_POLICY_OPERATOR_H
#define KEYTURN_AUTH_POLICY_OPERATOR_H

#include <stdbool.h>
#include <stdint.h>

#include "keyturn/json.h"

enum policy_compare {
	POLICY_TEXT, POLICY_FOLDED,	/* the same, case aside or not */
	POLICY_LIKE,			/* "*" and "?", over colons too */
	POLICY_ARN,			/* part by part, "*" within a part */
	POLICY_NUMBER, POLICY_DATE, POLICY_BOOL, POLICY_BINARY,
	POLICY_NETWORK,
	POLICY_NULL			/* is the key there at all? */
};

/* The outcomes of a comparison for which an operator is true. */
#define POLICY_LESS    1U
#define POLICY_EQUAL   2U
#define POLICY_GREATER 4U

struct policy_op {
	const char *name;
	enum policy_compare compare;
	unsigned accepts;
	bool negated;		/* true of what is none of the values */
};

/* ForAnyValue:StringLikeIfExists */
struct policy_operator {
	const struct policy_op *op;
	bool all_values, any_value, if_exists;
};

/* False: there is no such operator.  Names are case-sensitive. */
bool policy_operator(const char *name, struct policy_operator *out)
    KT_MUSTCHECK;

/* May a value of the operator look so?  A text with "${" may, whatever it is. */
bool policy_op_takes(const struct policy_op *op, const struct kt_json *v);

/* --- forms of values --- */

/*
 * "-12.50": digits, perhaps a sign and a fraction; compared exactly, however
 * many digits there are.  *order is negative, 0 or positive.  -1: one of them
 * is no number.
 */
int policy_number_order(const char *a, const char *b, int *order)
    KT_MUSTCHECK;

/*
 * 2026-01-15, 2026-01-15T10:20Z, 2026-01-15T10:20:30.5+01:00, or seconds since
 * the epoch, in milliseconds.  -1: none of these.
 */
int policy_moment(const char *s, int64_t *ms) KT_MUSTCHECK;

/* 203.0.113.0/24, 2001:db8::/32, or one address. */
struct policy_network {
	unsigned char bytes[16];
	unsigned width;		/* 32 or 128 */
	unsigned bits;		/* of them are fixed */
};
int policy_network(const char *s, struct policy_network *out) KT_MUSTCHECK;
bool policy_network_has(const struct policy_network *net,
    const struct policy_network *address);

#endif
